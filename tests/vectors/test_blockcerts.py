"""Fingerprints of Blockcerts by another program: what the exceptions of the conformance run say is worked out here.

The other program is PyLD; it gets the published contexts, and for the drafts, of which no published copy lies with
the vectors, a context written anew from the shipped table.
"""

import copy
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import Code
from badgedesk.core.model.report import CheckName
from badgedesk.core.proof.merkle import read_merkle
from badgedesk.core.verify import Circumstances, verify
from tests.vectors.conftest import EVALUATION_TIME

_DRAFT = "-alpha", "-beta"
_DID_ION = "did:ion:EiA_Z6LQILbB2zj_eVrqfQ2xDm4HNqeJUw5Kj2Z7bFOOeQ"


def _term(words: str) -> Any:
    address, *rest = words.split()
    if address.startswith("@"):
        return address
    term: dict[str, Any] = {"@id": address}
    for word in rest:
        if word in {"@set", "@list", "@graph"}:
            term["@container"] = word
        elif word == "@prefix":
            term["@prefix"] = True
        else:
            term["@type"] = word
    return term


def _from_table(address: str) -> dict[str, Any]:
    table = read_shipped_table(address)
    assert table is not None
    return {"@context": [{name: _term(words) for name, words in layer["terms"].items()} for layer in table["context"]]}


class Oracle:
    """PyLD with the published contexts and the drafts."""

    def __init__(self, shared: Path) -> None:
        folder = shared / "standards" / "contexts"
        index = json.loads((folder / "index.json").read_text("utf-8"))
        self._files = {entry["url"]: folder / entry["file"] for entry in index}
        self._files["https://openbadgespec.org/v2/context.json"] = self._files["https://w3id.org/openbadges/v2"]

    def load(self, address: str, _options: object) -> dict[str, Any]:
        drafted = any(word in address for word in _DRAFT)
        document = _from_table(address) if drafted else json.loads(self._files[address].read_text("utf-8"))
        return {"contextUrl": None, "document": document, "documentUrl": address}

    def fingerprint(self, document: dict[str, Any]) -> str:
        bare = {name: value for name, value in document.items() if name not in {"proof", "signature"}}
        options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": self.load}
        return sha256(jsonld.normalize(bare, options).encode()).hexdigest()


@pytest.fixture
def oracle(shared_dir: Path) -> Oracle:
    return Oracle(shared_dir)


def _read(vectors: Path, name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((vectors / "blockcerts" / name).read_text("utf-8"))
    return document


def _said(document: dict[str, Any]) -> str:
    return read_merkle(document.get("signature") or document["proof"]).target


def _signature(document: dict[str, Any]) -> Code | None:
    report = verify(json.dumps(document).encode(), Circumstances(EVALUATION_TIME))
    return report.check(CheckName.SIGNATURE).code


@pytest.mark.parametrize(
    "name",
    [
        "v3/blockcerts-3.0-alpha.json",
        "v3/mocknet-vc-v2-credential-subject-array.json",
        "v3/testnet-v3-did.json",
        "v3/testnet-v3-did--verification-method-not-referenced.json",
    ],
)
def test_fingerprints_that_another_program_finds_are_found(vectors_dir: Path, oracle: Oracle, name: str) -> None:
    document = _read(vectors_dir, name)
    assert oracle.fingerprint(document) == _said(document)
    assert _signature(document) is Code.ANCHOR_NOT_CHECKED


@pytest.mark.parametrize(
    "name",
    ["v2/testnet-tampered-hashes-2.0.json", "v3/testnet-v3--no-did.json", "v3/testnet-v3-hashlink.json"],
)
def test_fingerprints_that_another_program_does_not_find_are_refused(
    vectors_dir: Path, oracle: Oracle, name: str
) -> None:
    document = _read(vectors_dir, name)
    assert oracle.fingerprint(document) != _said(document)
    assert _signature(document) is Code.ANCHOR_MISMATCH


def test_the_one_without_a_did_is_another_badge_with_its_issuer_changed(vectors_dir: Path, oracle: Oracle) -> None:
    changed = _read(vectors_dir, "v3/testnet-v3--no-did.json")
    assert _said(changed) == _said(_read(vectors_dir, "v3/testnet-v3-did.json"))
    changed["issuer"]["id"] = _DID_ION
    assert oracle.fingerprint(changed) == _said(changed)


def test_the_one_of_the_beta_leaves_its_display_open_to_anybody(vectors_dir: Path, oracle: Oracle) -> None:
    document = _read(vectors_dir, "v3/blockcerts-3.0-beta.json")
    assert oracle.fingerprint(document) == _said(document)
    changed = copy.deepcopy(document)
    changed["display"]["content"] = "<p>Anything else</p>"
    assert oracle.fingerprint(changed) == _said(document)
    assert _signature(document) is _signature(changed) is Code.CREDENTIAL_UNSIGNED_TERM


def test_a_language_beside_the_members_of_a_subject_changes_no_fingerprint(vectors_dir: Path, oracle: Oracle) -> None:
    document = _read(vectors_dir, "v3/mocknet-vc-v2-credential-subject-array.json")
    document["credentialSubject"][0]["@language"] = "de"
    assert oracle.fingerprint(document) == _said(document)
    assert _signature(document) is Code.ANCHOR_NOT_CHECKED


def test_a_language_of_a_text_is_covered(vectors_dir: Path, oracle: Oracle) -> None:
    document = _read(vectors_dir, "v3/mocknet-vc-v2-credential-subject-array.json")
    document["name"][0]["@language"] = "de"
    assert oracle.fingerprint(document) != _said(document)
    assert _signature(document) is Code.ANCHOR_MISMATCH
