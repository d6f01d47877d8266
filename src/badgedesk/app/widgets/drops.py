"""What was dropped on the window or pasted into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from badgedesk.core.limits import FILE_BYTES

_RAW: Final = ("application/octet-stream", "image/png", "image/svg+xml", "image/webp", "image/jpeg")
"""Bytes that other programs hand over without a file, the untouched ones first."""
_TOKEN_DOTS: Final = 2


@dataclass(frozen=True, slots=True)
class Drop:
    """Files by path, or bytes without a file; ``addresses`` lie on the network and are not followed."""

    files: tuple[Path, ...] = ()
    raw: bytes = b""
    addresses: tuple[str, ...] = ()

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
    addresses = tuple(url.toString() for url in urls)
    for kind in _RAW:
        if mime.hasFormat(kind):
            data = mime.data(kind).data()
            if 0 < len(data) <= FILE_BYTES:
                return Drop(raw=bytes(data), addresses=addresses)
    return Drop(raw=_credential_text(mime), addresses=addresses)


def _credential_text(mime: QMimeData) -> bytes:
    """Return pasted text that may be a badge: an object or a token, else nothing."""
    text = mime.text().strip() if mime.hasText() else ""
    likely = text.startswith("{") or (text.count(".") >= _TOKEN_DOTS and len(text.split()) == 1 and "//" not in text)
    return text.encode("utf-8", "surrogatepass") if likely else b""
