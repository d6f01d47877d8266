"""Documents that a command is given in place of what an address would answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.core.model.document import Document
from badgedesk.host.files import read_file

DOCUMENT_BYTES: Final = 16 * 1024 * 1024
"""Largest document that is read, a status list of millions of badges."""


def given_documents(pairs: Sequence[str]) -> dict[str, Document]:
    """Return what the files of ``--document ADDRESS=FILE`` answer, by address.

    Raises:
        UsageError: a pair that is none.
        StoreError: a file cannot be read.
    """
    documents: dict[str, Document] = {}
    for pair in pairs:
        address, equals, name = str(pair).partition("=")
        if "=" in name or not equals:
            address, equals, name = str(pair).rpartition("=")
        if not address or not name:
            raise UsageError(Code.USAGE, detail="--document takes ADDRESS=FILE.")
        documents[address] = Document(read_file(Path(name), DOCUMENT_BYTES))
    return documents
