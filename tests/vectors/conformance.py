"""Writing ``docs/conformance.md`` from a real run: ``python -m tests.vectors.conformance``.

Every row comes from vectors run now through the code they concern; nothing in the document is written by hand but
the words around the figures and the reasons of the exceptions.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from badgedesk.core.canon import canonical_json, canonical_nquads, canonicalise
from badgedesk.core.did import did_key, find_key
from badgedesk.core.errors import InputError, LimitExceededError
from badgedesk.core.keys import KeyKind, base58, load_signing_key, parse_jwk, parse_multikey
from badgedesk.core.proof.suite import RULES, HashedDocument, suite_of
from tests.vectors.judging import EXCEPTIONS, Entry, Result, entries, example_terms, results
from tests.vectors.nquads import parse_nquads

_ROOT: Final = Path(__file__).resolve().parents[2]
DOCUMENT: Final = _ROOT / "docs" / "conformance.md"
VECTORS: Final = _ROOT.parent / "shared" / "vectors"
_REFUSED_GRAPH: Final = "test074"
_WIDE_GRAPH: Final = "test075"


@dataclass(frozen=True)
class Suite:
    """One row: where the vectors come from, and which indexed files it takes."""

    name: str
    source: str
    takes: Callable[[str], bool]
    note: str = ""


def _under(*starts: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(starts)


SUITES: Final = (
    Suite("vc-di-eddsa", "W3C", _under("vc-di-eddsa/"), "every intermediate value, and the signed credentials"),
    Suite("vc-di-ecdsa", "W3C", _under("vc-di-ecdsa/"), "every intermediate value, and the signed credentials"),
    Suite("rdf-canon", "W3C, one of our own", _under("rdf-canon/"), "canonical forms; the poison graph is refused"),
    Suite("Bitstring status lists", "1EdTech, DCC, our own", _under("status/"), "lists, and credentials that use them"),
    Suite("Open Badges 3.0", "1EdTech", _under("ob3/1edtech"), "VCDM 1.1 and 2.0"),
    Suite("Open Badges 3.0", "our own", _under("ob3/made"), "other suites, and attacks"),
    Suite("Open Badges 2.0", "1EdTech", _under("ob2/"), "hosted and signed, with the linked documents given"),
    Suite("DCC fixtures", "Digital Credentials Consortium", _under("ob3/dcc"), "three forms of proof, status, time"),
    Suite("VCDM 2.0 inputs", "W3C", _under("vcdm2/"), "structure only, because they are not signed"),
    Suite("did:key", "W3C CCG", _under("did/did-key"), "keys and identifiers; other curves are refused"),
    Suite("Blockcerts", "Blockcerts", _under("blockcerts/"), "fingerprint and path; no chain is asked"),
    Suite("Comprehensive Learner Record", "1EdTech", _under("clr2/"), "with the credentials inside"),
    Suite("VC-JWT", "1EdTech, our own", _under("vc-jwt/"), "RS256, ES256, EdDSA, and attacks"),
    Suite("Baked pictures", "1EdTech, Mozilla, our own", _under("baked/"), "PNG and SVG, and broken ones"),
)


def run_all(vectors: Path) -> list[Result]:
    """Run every vector that says what must come out: verdicts through `verify`, values through what they concern."""
    indexed = {entry.name: entry for entry in entries(vectors)}
    with example_terms():
        values = [*_proof_values(indexed), *_graphs(indexed), *_keys(indexed)]
    return [*(result for result in results(vectors) if not result.entry.name.startswith("rdf-canon/")), *values]


def _proof_values(indexed: Mapping[str, Entry]) -> Iterator[Result]:
    """Compare each intermediate value of the signature suites with the one worked out here."""
    for name, entry in indexed.items():
        folder, _, file = name.rpartition("/")
        if folder.startswith("vc-di-") and "/" in folder and file.startswith("signed"):
            suffix = file.removeprefix("signed").removesuffix(".json")
            signed = json.loads(entry.path.read_text("utf-8"))
            for part, value in _worked_out(signed).items():
                other = indexed.get(f"{folder}/{part}{suffix}.txt")
                if other is not None:
                    published = other.path.read_text("utf-8").strip()
                    same = value is True or value == published or _holds(signed, part, published)
                    yield Result(other, "" if same else "another value is worked out")


def _worked_out(signed: dict[str, Any]) -> dict[str, object]:
    proof = dict(signed["proof"])
    document = {name: value for name, value in signed.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    kind = _key(signed).kind
    jcs = RULES[suite_of(options)].jcs
    with_context = {"@context": document["@context"], **options}
    hashes = HashedDocument(document).hash_data(suite_of(options), options, kind).hex()
    half = len(hashes) // 2

    def canonical(value: dict[str, Any]) -> str:
        if jcs:
            return canonical_json(value).decode()
        return canonical_nquads(value, sha384=kind is KeyKind.P384)

    return {
        "canonDoc": canonical(document).strip(),
        "proofCanon": canonical(with_context if not jcs else options).strip(),
        "proofHash": hashes[:half],
        "docHash": hashes[half:],
        "combinedHash": hashes,
        "sigBTC58": proof["proofValue"],
        "sigHex": None,
    }


def _key(signed: dict[str, Any]) -> Any:
    return parse_multikey(signed["proof"]["verificationMethod"].rpartition("#")[2])


def _holds(signed: dict[str, Any], part: str, published: str) -> bool:
    """Check a signature: it may be made anew with other random numbers, so it is not compared."""
    if part != "sigHex":
        return False
    message = bytes.fromhex(str(_worked_out(signed)["combinedHash"]))
    return bool(_key(signed).verify(bytes.fromhex(published), message))


def _graphs(indexed: Mapping[str, Entry]) -> Iterator[Result]:
    for name, entry in indexed.items():
        if not name.startswith("rdf-canon/") or not name.endswith("-in.nq"):
            continue
        statements = parse_nquads(entry.path.read_bytes().decode())
        if _REFUSED_GRAPH in name:
            try:
                canonicalise(statements)
            except LimitExceededError:
                yield Result(entry, "")
            else:
                yield Result(entry, "not refused")
            continue
        published = indexed[name.replace("-in.nq", "-rdfc10.nq")].path.read_bytes().decode()
        same = canonicalise(statements, sha384=_WIDE_GRAPH in name) == published
        yield Result(entry, "" if same else "another canonical form")


def _keys(indexed: Mapping[str, Entry]) -> Iterator[Result]:
    for name, entry in indexed.items():
        if name.startswith("did/did-key"):
            wrong = [
                did for did, value in json.loads(entry.path.read_text("utf-8")).items() if not _same_key(did, value)
            ]
            yield Result(entry, f"another key: {', '.join(wrong)}" if wrong else "")


def _same_key(did: str, value: dict[str, Any]) -> bool:
    if "seed" in value and did.startswith("did:key:z6Mk"):
        key = load_signing_key(KeyKind.ED25519, bytes.fromhex(value["seed"])).public
        return did_key(key) == did and find_key(did, {}).key == key
    jwk = value.get("verificationMethod", {}).get("publicKeyJwk", {})
    if jwk.get("crv") in {"P-256", "P-384"}:
        return did_key(parse_jwk(jwk)) == did and find_key(did, {}).key == parse_jwk(jwk)
    base58_form = value.get("verificationMethod", {}).get("publicKeyBase58")
    if base58_form is not None and did.startswith("did:key:zDna"):
        return find_key(did, {}).key.raw == base58.decode(base58_form)
    try:
        find_key(did, {})
    except InputError:
        return True  # a curve that is not used here is refused
    return False


def write(all_results: list[Result]) -> str:
    """Return the document."""
    lines = [
        "# Conformance",
        "",
        "Made by `python -m tests.vectors.conformance` (or `make conformance`) from a run over the shared vectors,",
        "which stand beside this checkout. Each is read by the code that the program itself uses; verdicts are those",
        "of the vectors' own index, read as its README says, for an issuer that the user has not said they know.",
        "",
        "| suite | from | what | run | as published |",
        "|---|---|---|---:|---:|",
    ]
    total = good = 0
    for suite in SUITES:
        taken = [result for result in all_results if suite.takes(result.entry.name)]
        passed = sum(not result.difference for result in taken)
        total, good = total + len(taken), good + passed
        lines.append(f"| {suite.name} | {suite.source} | {suite.note} | {len(taken)} | {passed} |")
    lines += [f"| **all** | | | **{total}** | **{good}** |", "", "## Exceptions", ""]
    odd = [result for result in all_results if result.difference]
    for result in odd:
        reason = EXCEPTIONS.get(result.entry.name, "no reason is known")
        lines.append(f"- `{result.entry.name}`: {reason}. Found: {result.difference}.")
    if not odd:
        lines.append("None.")
    lines += [
        "",
        "## How it was read",
        "",
        "- The W3C signature vectors take two words from an example context that defines every word there is. The",
        "  program refuses it, as misspelt members would go unnoticed; for these vectors the two words are made known.",
        "- The VCDM 2.0 inputs leave the issuer to whoever issues them; it is put in before they are judged.",
        "- A Blockcert counts as published where fingerprint and path fit. It is never better than open, because",
        "  whether the root is on the chain is not asked.",
        "- The 1EdTech badges of 2.0 are judged with their linked documents, and themselves, given for their",
        "  addresses.",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Run all and write the document; return 1 where something differs without a known reason."""
    if not VECTORS.is_dir():
        sys.stderr.write("The shared vectors are not beside this checkout.\n")
        return 1
    found = run_all(VECTORS)
    DOCUMENT.write_text(write(found), encoding="utf-8")
    return 1 if {result.entry.name for result in found if result.difference} - EXCEPTIONS.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
