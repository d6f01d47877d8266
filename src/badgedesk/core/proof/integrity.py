"""Data Integrity proofs: checking every proof of a document, and adding one.

Spec: Verifiable Credential Data Integrity 1.0, Algorithms.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from badgedesk.core import limits
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.did import FoundKey, find_key
from badgedesk.core.errors import Code, FetchError, InputError, plain
from badgedesk.core.keys import SigningKey, base58
from badgedesk.core.model.credential import as_list
from badgedesk.core.model.document import Documents
from badgedesk.core.model.report import Outcome
from badgedesk.core.model.structure import VCDM_2
from badgedesk.core.proof.disclosure import check_base_proof, is_disclosing
from badgedesk.core.proof.merkle import check_merkle, is_merkle
from badgedesk.core.proof.suite import RULES, HashedDocument, Suite, suite_of
from badgedesk.core.strictjson import JsonObject, JsonValue

_OB_303: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_OLDER_REVISIONS: Final = ("revision-B", "revision-A")
_LATE_TERMS: Final = ("endorsementJwt", "jti")
"""Members that only later revisions of the 3.0.3 context define."""
STATEMENT: Final = frozenset({"assertionMethod"})
PRESENTED: Final = frozenset({"authentication", "assertionMethod"})
"""What the proof of somebody who shows credentials may be made for."""
_UNSURE: Final = frozenset({Code.PROOF_UNSUPPORTED, Code.CONTEXT_UNKNOWN, Code.GRAPH_LIMIT})


@dataclass(frozen=True, slots=True)
class ProofResult:
    """What came of one proof.

    ``outcome`` is PASS for a sound signature that is in its time and of the right purpose, WARN for one that is
    sound yet leaves a member uncovered, UNKNOWN where it could not be checked, else FAIL.
    """

    suite: str
    outcome: Outcome
    code: Code | None = None
    method: str | None = None
    found: FoundKey | None = None
    facts: tuple[tuple[str, str], ...] = ()


def check_proofs(
    document: JsonObject, documents: Documents, now: datetime, purposes: frozenset[str] = STATEMENT
) -> tuple[ProofResult, ...]:
    """Check every Data Integrity proof of ``document`` and return a result for each, in order.

    An absent, null or empty ``proof`` gives no results: nothing that was not proven is valid.

    Raises:
        InputError: `Code.PROOF_LIMIT`, for more than ``limits.PROOFS`` proofs.

    Spec: Verifiable Credential Data Integrity 1.0, Verify Proof Sets and Chains.
    """
    proofs = as_list(document.get("proof"))
    if len(proofs) > limits.PROOFS:
        raise InputError(Code.PROOF_LIMIT, value=len(proofs))
    bare = {name: value for name, value in document.items() if name != "proof"}
    hashed = HashedDocument(bare, familiar=True)
    bench = _Bench(hashed, tuple(proofs), documents, now, purposes)
    results = _with_chains(proofs, tuple(_check_one(proof, bench) for proof in proofs))
    if any(result.outcome is Outcome.PASS for result in results):
        return results
    return tuple(_retry_older_revision(proof, result, bare) for proof, result in zip(proofs, results, strict=True))


def sign_document(
    document: JsonObject,
    key: SigningKey,
    *,
    verification_method: str,
    created: datetime,
    suites: Sequence[Suite] = (Suite.EDDSA_RDFC_2022,),
) -> JsonObject:
    """Return ``document`` with a proof in each of ``suites`` added, as its only proofs (a proof set).

    Args:
        document: an unsecured credential; it must not carry ``proof``.
        key: of a kind that all the suites take.
        verification_method: the absolute address of the key, such as ``did:key:z6Mk...#z6Mk...``.
        created: when it is signed; aware.
        suites: DataIntegrityProof suites, at least one.

    Raises:
        InputError: what canonicalisation refuses: a member that would not be signed, a relative address; or
            `Code.KEY_SUITE`, for a suite that the key cannot sign in.

    Spec: Verifiable Credential Data Integrity 1.0, Add Proof Set; Data Integrity EdDSA Cryptosuites v1.0 and Data
    Integrity ECDSA Cryptosuites v1.0, Create Proof.
    """
    hashed = HashedDocument(document)
    return {**document, "proof": [_make_proof(hashed, suite, key, verification_method, created) for suite in suites]}


def _make_proof(
    hashed: HashedDocument, suite: Suite, key: SigningKey, verification_method: str, created: datetime
) -> JsonObject:
    options = proof_options(hashed.document, suite, key, verification_method, created)
    signature = key.sign(hashed.hash_data(suite, options, key.kind))
    return {**options, "proofValue": "z" + base58.encode(signature)}


def proof_options(
    document: JsonObject, suite: Suite, key: SigningKey, verification_method: str, created: datetime
) -> JsonObject:
    """Return what the proof of a document says besides its value; arguments and faults as for `sign_document`."""
    if key.kind not in RULES[suite].kinds or suite is Suite.ED25519_SIGNATURE_2020:
        raise InputError(Code.KEY_SUITE, value=key.kind, suite=suite)
    options: dict[str, JsonValue] = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite.value,
        "created": format_time(created),
        "verificationMethod": verification_method,
        "proofPurpose": "assertionMethod",
    }
    if RULES[suite].jcs and "@context" in document:
        options = {"@context": document["@context"], **options}
    return options


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every proof of one document is checked with."""

    hashed: HashedDocument
    proofs: tuple[JsonValue, ...]
    documents: Documents
    now: datetime
    purposes: frozenset[str]


def _with_chains(proofs: list[JsonValue], results: tuple[ProofResult, ...]) -> tuple[ProofResult, ...]:
    """Let a proof that follows others hold only as far as these do."""
    if len(results) < 2:  # noqa: PLR2004 - one alone follows none
        return results
    chained = list(results)
    ids = {item["id"]: place for place, item in enumerate(proofs) if isinstance(item, dict) and _text(item.get("id"))}
    for _ in proofs:  # a chain is as long as there are proofs at the most
        for place, proof in enumerate(proofs):
            named = as_list(proof.get("previousProof")) if isinstance(proof, dict) else []
            for before in (chained[ids[name]] for name in named if isinstance(name, str) and name in ids):
                if chained[place].outcome is Outcome.PASS and before.outcome is not Outcome.PASS:
                    chained[place] = replace(chained[place], outcome=before.outcome, code=before.code)
    return tuple(chained)


def _check_one(proof: JsonValue, bench: _Bench) -> ProofResult:
    if not isinstance(proof, dict):
        return ProofResult("", Outcome.FAIL, Code.PROOF_FORMAT, facts=(("field", "proof"),))
    method = _text(proof.get("verificationMethod"))
    name = _suite_name(proof)
    if is_merkle(proof):
        return _check_anchored(proof, ProofResult(name, Outcome.FAIL, method=method), bench)
    if is_disclosing(proof):
        return _check_disclosing(proof, ProofResult(name, Outcome.FAIL, method=method), bench)
    found: FoundKey | None = None
    try:
        suite = suite_of(proof)
        early = _check_options(proof, bench)
        purpose = str(proof["proofPurpose"])
        found = find_key(_required(method, "verificationMethod"), bench.documents, purpose)
        _require_kind(suite, found)
        signature = _signature(proof)
        secured = _with_previous(proof, bench)
        options = {name: value for name, value in proof.items() if name != "proofValue"}
        message = secured.hash_data(suite, options, found.key.kind)
    except (InputError, FetchError) as error:
        unsure = isinstance(error, FetchError) or error.code in _UNSURE
        outcome = Outcome.UNKNOWN if unsure else Outcome.FAIL
        return ProofResult(name, outcome, error.code, method, found, tuple(error.facts.items()))
    facts = (("hash", message[len(message) // 2 :].hex()),)
    if not found.key.verify(signature, message):
        return ProofResult(name, Outcome.FAIL, Code.PROOF_SIGNATURE, method, found, facts)
    if found.revoked_at is not None:
        sound = ProofResult(name, Outcome.FAIL, None, method, found, facts)
        return _of_revoked_key(sound, found.revoked_at, _time(proof, "created"))
    if early:
        return ProofResult(name, Outcome.WARN, Code.PROOF_CREATED_FUTURE, method, found, facts)
    return ProofResult(name, Outcome.PASS, None, method, found, facts)


def _check_disclosing(proof: JsonObject, result: ProofResult, bench: _Bench) -> ProofResult:
    """Check a proof from which a holder may show parts, as the issuer made it.

    A key on another curve than the suite allows leaves it open: such badges are in circulation (secp256k1).
    """
    try:
        early = _check_options(proof, bench)
        method = _required(result.method, "verificationMethod")
        found = find_key(method, bench.documents, str(proof["proofPurpose"]))
        result = replace(result, found=found)
        shown = check_base_proof(bench.hashed.document, proof, found.key)
    except (InputError, FetchError) as error:
        code = Code.PROOF_UNSUPPORTED if error.code is Code.KEY_FORMAT else error.code
        unsure = isinstance(error, FetchError) or code in _UNSURE
        outcome = Outcome.UNKNOWN if unsure else Outcome.FAIL
        return replace(result, outcome=outcome, code=code, facts=tuple(error.facts.items()))
    result = replace(result, facts=(("hash", shown),))
    if found.revoked_at is not None:
        return _of_revoked_key(result, found.revoked_at, _time(proof, "created"))
    if early:
        return replace(result, outcome=Outcome.WARN, code=Code.PROOF_CREATED_FUTURE)
    return replace(result, outcome=Outcome.PASS)


def _of_revoked_key(result: ProofResult, revoked_at: datetime, created: datetime | None) -> ProofResult:
    """Judge a sound signature of a key in other hands: made later it is refused, earlier only said to be so.

    Who has the key can write any date, so an earlier one proves nothing by itself.
    """
    late = created is None or created >= revoked_at
    facts = (("since", format_time(revoked_at)),)
    return replace(result, outcome=Outcome.FAIL if late else Outcome.WARN, code=Code.KEY_COMPROMISED, facts=facts)


def _check_anchored(proof: JsonObject, result: ProofResult, bench: _Bench) -> ProofResult:
    """Check a proof that ends on a block chain as far as it lies in the document."""
    place = next(place for place, other in enumerate(bench.proofs) if other is proof)
    # Before version 2 of the data model these proofs were dated without a zone.
    dated = {name: value for name, value in proof.items() if name != "created" or _names_model_2(bench)}
    try:
        if "proofPurpose" in proof or "proofValue" in proof:
            _check_options(dated, bench)
        said = check_merkle(bench.hashed.document, proof, list(bench.proofs[:place]))
    except InputError as error:
        outcome = Outcome.UNKNOWN if error.code in _UNSURE else Outcome.FAIL
        return replace(result, outcome=outcome, code=error.code, facts=tuple(error.facts.items()))
    facts = (("targetHash", said.target), ("merkleRoot", said.root), ("chain", plain(said.chain)))
    return replace(result, outcome=Outcome.UNKNOWN, code=Code.ANCHOR_NOT_CHECKED, facts=facts)


def _names_model_2(bench: _Bench) -> bool:
    return VCDM_2 in as_list(bench.hashed.document.get("@context"))


def _required(value: str | None, member: str) -> str:
    if value is None:
        raise InputError(Code.PROOF_FORMAT, field=member)
    return value


def _require_kind(suite: Suite, found: FoundKey) -> None:
    if found.key.kind not in RULES[suite].kinds:
        raise InputError(Code.PROOF_KEY_TYPE, value=found.key.kind)


def _check_options(proof: JsonObject, bench: _Bench) -> bool:
    """Check purpose and dates of a proof; return whether it says it was made in the future, which only warns.

    Spec: Verifiable Credential Data Integrity 1.0, Verify Proof, and Proofs (``created`` is informative).
    """
    purpose = proof.get("proofPurpose")
    if not isinstance(purpose, str) or purpose not in bench.purposes:
        raise InputError(Code.PROOF_PURPOSE, value=purpose)
    created, expires = _time(proof, "created"), _time(proof, "expires")
    if expires is not None and expires < bench.now:
        raise InputError(Code.PROOF_EXPIRED, until=format_time(expires))
    return created is not None and created > bench.now + timedelta(seconds=limits.CLOCK_TOLERANCE_S)


def _time(proof: JsonObject, member: str) -> datetime | None:
    if member not in proof:
        return None
    value = proof[member]
    if not isinstance(value, str):
        raise InputError(Code.PROOF_FORMAT, field=member)
    try:
        return parse_time(value)
    except InputError as error:
        raise InputError(Code.PROOF_FORMAT, field=member) from error


def _signature(proof: JsonObject) -> bytes:
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z"):
        raise InputError(Code.PROOF_FORMAT, field="proofValue")
    try:
        return base58.decode(value[1:])
    except InputError as error:
        raise InputError(Code.PROOF_FORMAT, field="proofValue") from error


def _with_previous(proof: JsonObject, bench: _Bench) -> HashedDocument:
    """Return the document with the proofs that ``previousProof`` names put back (proof chains)."""
    if "previousProof" not in proof:
        return bench.hashed
    named = as_list(proof["previousProof"])
    matching: list[JsonValue] = [
        other for other in bench.proofs if isinstance(other, dict) and other.get("id") in named
    ]
    if not named or len(matching) != len(named):
        raise InputError(Code.PROOF_FORMAT, field="previousProof")
    return HashedDocument({**bench.hashed.document, "proof": matching})


def _retry_older_revision(proof: JsonValue, result: ProofResult, bare: JsonObject) -> ProofResult:
    """Diagnose a bad signature of software that knew an older revision of the 3.0.3 context.

    Such a signature does not cover the members that came later; the result is a warning that names them.
    """
    if result.code is not Code.PROOF_SIGNATURE or result.found is None or not isinstance(proof, dict):
        return result
    if _OB_303 not in as_list(bare.get("@context")) or RULES[suite_of(proof)].jcs:
        return result
    trimmed, dropped = _without_late_terms(bare)
    if not dropped:
        return result
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    for revision in _OLDER_REVISIONS:
        older = HashedDocument(trimmed, {_OB_303: revision})
        try:
            message = older.hash_data(suite_of(proof), options, result.found.key.kind)
        except InputError:
            continue
        if result.found.key.verify(_signature(proof), message):
            facts = (("field", ", ".join(sorted(dropped))),)
            return replace(result, outcome=Outcome.WARN, code=Code.CREDENTIAL_UNSIGNED_TERM, facts=facts)
    return result


def _without_late_terms(value: JsonObject) -> tuple[JsonObject, frozenset[str]]:
    dropped: set[str] = set()

    def trim(node: JsonValue) -> JsonValue:
        if isinstance(node, dict):
            dropped.update(name for name in _LATE_TERMS if name in node)
            return {name: trim(member) for name, member in node.items() if name not in _LATE_TERMS}
        return [trim(member) for member in node] if isinstance(node, list) else node

    trimmed = trim(value)
    return (trimmed if isinstance(trimmed, dict) else {}), frozenset(dropped)


def _suite_name(proof: JsonObject) -> str:
    return _text(proof.get("cryptosuite")) or _text(proof.get("type")) or ""


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) else None
