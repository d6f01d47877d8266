"""The index of the shared vectors, and the documents that their README says are to be given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from badgedesk.core.model.document import Document

DID_DOCUMENTS = {
    "did:web:digitalcredentials.github.io:vc-test-fixtures:dids:legacy": "did/dcc-did-web-legacy.json",
    "did:web:digitalcredentials.github.io:vc-test-fixtures:dids:oidf": "did/dcc-did-web-oidf.json",
}
FIXTURES = "https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020/"
STATUS_LISTS = {
    "https://testing.dcconsortium.org/status/e5WK8CbZ1GjycuPombrj": "status/dcc-e5WK8CbZ1GjycuPombrj.json",
    FIXTURES + "expired": "status/dcc-expired.json",
    FIXTURES + "missingBitStringType": "status/dcc-missingBitStringType.json",
    FIXTURES + "e5WK8CbZ1GjycuPombrj": "status/dcc-e5WK8CbZ1GjycuPombrj.json",
}
EVALUATION_TIME = datetime.fromisoformat("2026-11-01T00:00:00+00:00")


@dataclass(frozen=True)
class Vector:
    """One entry of the index."""

    path: Path
    verdict: str
    expect: Mapping[str, object]


def read_index(vectors: Path, folder: str) -> dict[str, Vector]:
    index = json.loads((vectors / "index.json").read_text("utf-8"))
    return {
        entry["file"]: Vector(vectors / entry["file"], entry["expect"]["verdict"], entry["expect"])
        for entry in index["files"]
        if entry["file"].startswith(folder + "/")
    }


@pytest.fixture
def given_documents(vectors_dir: Path) -> dict[str, Document]:
    """What the README of the vectors gives for their addresses."""
    documents = {**DID_DOCUMENTS, **STATUS_LISTS}
    given = {address: Document((vectors_dir / name).read_bytes()) for address, name in documents.items()}
    test_list = (vectors_dir / "status/1edtech-testlist.json").read_bytes()
    given[json.loads(test_list)["id"]] = Document(test_list)
    return given
