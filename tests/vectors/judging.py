"""Every indexed vector through the real `verify`, and what the index says about it.

The README of the vectors says which documents are given and how its words map to a report; this module follows it.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from badgedesk.core import canon
from badgedesk.core.canon import Contexts
from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import Code
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import BadgeFormat, CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, verify
from tests.vectors.conftest import DID_DOCUMENTS, EVALUATION_TIME, STATUS_LISTS

BLOCKCERTS_SITE: Final = "https://www.blockcerts.org/samples/3.0/"
BLOCKCERTS: Final = {
    BLOCKCERTS_SITE + "issuer-blockcerts.json": "blockcerts/issuer-blockcerts.json",
    BLOCKCERTS_SITE + "status-list-2021.json": "blockcerts/blockcerts-status-list-2021.json",
}
MADE_LIST: Final = "https://issuer.example/status/9"
_EXAMPLES: Final = "https://www.w3.org/ns/credentials/examples/v2"
_VOCABULARY: Final = "https://www.w3.org/ns/credentials/examples#"
_TERMS: Final = {name: _VOCABULARY + name for name in ("AlumniCredential", "alumniOf")}
UNSIGNED: Final = ("vcdm2/", "vc-di-eddsa/unsigned.json", "vc-di-ecdsa/unsigned.json")
"""Inputs without a proof: only their structure is judged."""
LEFT_TO_THE_ISSUER: Final = "did:example:issuer"
"""What the W3C suite's issuer puts in where an input leaves the issuer to it."""

EXCEPTIONS: Final[Mapping[str, str]] = {
    "blockcerts/v3/blockcerts-3.0-beta.json": "its fingerprint fits only with the draft context of its time, which "
    "leaves what it displays uncovered (PyLD finds the same fingerprint for any other text there): refused",
    "blockcerts/v3/ecdsa-sd-2023-signed-credential.json": "its issuer's key is of secp256k1, and ecdsa-sd-2023 allows "
    "P-256 alone: open. All twelve signatures in it fit where that curve is taken, as a test shows",
    "blockcerts/v3/mocknet-verifiable-presentation-failing-credential.json": "what fails in it is a JSON schema on the "
    "web, which is not among the vectors; its fingerprints fit: open",
    "blockcerts/v3/testnet-v3--no-did.json": "altered: its fingerprint is that of testnet-v3-did.json, of which it is "
    "a copy with another issuer, here and with PyLD; the index says that it was not recomputed",
    "blockcerts/v3/testnet-v3-hashlink.json": "its fingerprint does not fit when it is worked out, here and with PyLD; "
    "the index says that it was not recomputed",
    "blockcerts/v3/testnet-v3-did--verification-method-not-referenced.json": "only the DID document (did:ion), "
    "not among the vectors, says that the key is not listed; its fingerprint fits, here and with PyLD: open",
}
"""Vectors whose verdict is not reached, each with its reason."""


@dataclass(frozen=True)
class Entry:
    """One indexed file."""

    name: str
    path: Path
    expect: Mapping[str, Any]

    @property
    def verdict(self) -> str:
        """The verdict word of the index."""
        return str(self.expect["verdict"])


@dataclass(frozen=True)
class Result:
    """What came of one vector; ``difference`` is empty where it is as indexed."""

    entry: Entry
    difference: str


def entries(vectors: Path) -> Iterator[Entry]:
    """Yield every entry of the index, in its order."""
    for item in json.loads((vectors / "index.json").read_text("utf-8"))["files"]:
        yield Entry(item["file"], vectors / item["file"], item["expect"])


@cache
def given(vectors: Path) -> Mapping[str, Document]:
    """Return what the README of the vectors gives for their addresses."""
    documents = {**DID_DOCUMENTS, **STATUS_LISTS, **BLOCKCERTS}
    for path in (vectors / "ob2/1edtech/assets").iterdir():
        for scheme in ("http", "https"):
            documents[f"{scheme}://example.org/{path.name}"] = str(path.relative_to(vectors))
    documents[MADE_LIST] = "status/made-list-131072.json"
    return {address: Document((vectors / name).read_bytes()) for address, name in documents.items()}


def run(entry: Entry, vectors: Path) -> Report:
    """Verify one vector with what belongs to it."""
    with brought(entry, vectors) as (data, documents):
        return verify(data, Circumstances(EVALUATION_TIME, documents=documents))


@contextmanager
def brought(entry: Entry, vectors: Path) -> Iterator[tuple[bytes, Mapping[str, Document]]]:
    """Give a vector and the documents that belong to it; while the block runs, the terms it needs are known."""
    data, documents = entry.path.read_bytes(), dict(given(vectors))
    if entry.name.startswith("vcdm2/"):
        data = _with_issuer(data)
    elif entry.name.startswith("ob2/1edtech/") and entry.name.endswith(".json"):
        # The upstream test serves the badge at its own address.
        documents[str(json.loads(data).get("id"))] = Document(data)
    with ExitStack() as stack:
        if entry.name.startswith("vc-di-"):
            stack.enter_context(example_terms())
        yield data, documents


@contextmanager
def example_terms() -> Iterator[None]:
    """Let the two terms that the W3C vectors take from their example context be known.

    The product refuses that context: it defines every word, so that nothing would be noticed as unsigned.
    """
    known = Contexts(
        lambda address: {"context": [{"terms": _TERMS}]} if address == _EXAMPLES else read_shipped_table(address)
    )
    with patch.object(canon, "shipped_contexts", lambda: known):
        yield


def judge(entry: Entry, report: Report) -> str:
    """Return how a report differs from the index, or an empty text."""
    expected = _EXPECTED[entry.verdict]
    if entry.name.startswith(UNSIGNED):
        structure = report.check(CheckName.STRUCTURE)
        holds = structure.outcome is not Outcome.FAIL or structure.code is Code.INNER_BROKEN
        fits = holds == (entry.verdict == "valid")
    else:
        fits = expected(report)
    if fits:
        return ""
    odd = [check for check in report.checks if check.outcome not in {Outcome.PASS, Outcome.NOT_APPLICABLE}]
    found = ", ".join(f"{check.name} {check.outcome} {check.code or ''}".strip() for check in odd)
    return f"{entry.verdict} in the index, {report.verdict} here ({report.format}: {found})"


def results(vectors: Path) -> Iterator[Result]:
    """Run every vector that the index gives a verdict."""
    for entry in entries(vectors):
        if entry.verdict != "data":
            yield Result(entry, judge(entry, run(entry, vectors)))


def _with_issuer(data: bytes) -> bytes:
    """Put the issuer in where the input leaves it out, as the W3C suite's own issuer does before it is judged."""
    document = json.loads(data)
    inner = document.get("verifiableCredential", [])
    for credential in (document, *(inner if isinstance(inner, list) else [inner])):
        if not isinstance(credential, dict) or "credentialSubject" not in credential:
            continue
        if "issuer" not in credential:
            credential["issuer"] = LEFT_TO_THE_ISSUER
        elif isinstance(credential["issuer"], dict):
            credential["issuer"].setdefault("id", LEFT_TO_THE_ISSUER)
    return json.dumps(document).encode()


def _outcomes(report: Report) -> set[Outcome]:
    return {check.outcome for check in report.checks}


def _is_valid(report: Report) -> bool:
    """No check fails, and what is signed is sound; a chain that is not asked leaves a Blockcert open."""
    signature = report.check(CheckName.SIGNATURE)
    anchored = report.format in {BadgeFormat.BLOCKCERTS, BadgeFormat.PRESENTATION}
    sound = signature.outcome is Outcome.PASS or (anchored and signature.code is Code.ANCHOR_NOT_CHECKED)
    open_ = report.verdict is Verdict.UNKNOWN and Outcome.FAIL not in _outcomes(report)
    return open_ and sound


_EXPECTED: Final = {
    "valid": _is_valid,
    "invalid": lambda report: report.verdict is Verdict.FAIL,
    "warning": lambda report: Outcome.WARN in _outcomes(report) or report.verdict is Verdict.FAIL,
    "needs-network": lambda report: report.verdict is Verdict.UNKNOWN and Outcome.FAIL not in _outcomes(report),
    "no-badge": lambda report: report.format is BadgeFormat.NONE,
}
