"""What was dropped on the window or pasted into it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from badgedesk.core.limits import FILE_BYTES

_RAW: Final = ("application/octet-stream", "image/png", "image/svg+xml", "image/webp", "image/jpeg")
"""Bytes that other programs hand over without a file, the untouched ones first."""
_TOKEN: Final = re.compile(r"(?<![\w.-])eyJ[\w-]*\.[\w-]+\.[\w-]*", re.ASCII)
_WEB: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Drop:
    """Files by path, or bytes without a file; ``addresses`` lie on the network: nobody is asked without a question.

    ``name`` is what the bytes are called, where that is known.
    """

    files: tuple[Path, ...] = ()
    raw: bytes = b""
    addresses: tuple[str, ...] = ()
    name: str = ""

    @property
    def count(self) -> int:
        """How many things there are to look at."""
        return len(self.files) or int(bool(self.raw))

    def __bool__(self) -> bool:
        """Say whether there is anything at all."""
        return bool(self.files or self.raw or self.addresses)


def carries_something(mime: QMimeData) -> bool:
    """Say whether a drag may hold something to look at; cheap enough for every movement of the mouse."""
    return mime.hasUrls() or any(mime.hasFormat(kind) for kind in _RAW)


def read_drop(mime: QMimeData) -> Drop:
    """Return what ``mime`` holds; files first, since only they are surely the untouched bytes."""
    urls = mime.urls() if mime.hasUrls() else []
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if files:
        return Drop(files)
    addresses = tuple(bytes(url.toEncoded().data()).decode("ascii") for url in urls)
    for kind in _RAW:
        if mime.hasFormat(kind):
            data = mime.data(kind).data()
            if 0 < len(data) <= FILE_BYTES:
                return Drop(raw=bytes(data), addresses=addresses)
    text = mime.text().strip() if mime.hasText() else ""
    if text.lower().startswith(_WEB) and len(text.split()) == 1:
        return Drop(addresses=addresses or (text,))
    return Drop(raw=_credential_text(text), addresses=addresses)


def _credential_text(text: str) -> bytes:
    """Return pasted text that may be a badge: an object, or words with a token among them; else nothing."""
    likely = text.startswith("{") or _TOKEN.search(text) is not None
    return text.encode("utf-8", "surrogatepass") if likely else b""
