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
TEST_LIST = (
    "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main"
    "/inspector-vc/src/test/resources/ob30/bit-string-list/testlist"
)
STATUS_LISTS = {
    TEST_LIST: "status/1edtech-testlist.json",
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
    assets = (vectors_dir / "ob2/1edtech/assets").iterdir()
    served = {
        f"{scheme}://example.org/{path.name}": str(path.relative_to(vectors_dir))
        for path in assets
        for scheme in ("http", "https")
    }
    documents = {**DID_DOCUMENTS, **STATUS_LISTS, **served}
    return {address: Document((vectors_dir / name).read_bytes()) for address, name in documents.items()}
