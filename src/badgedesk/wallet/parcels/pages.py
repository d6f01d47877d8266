"""Saved web pages: badges that were written into the page itself. What a page only points to is never fetched."""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote_to_bytes

from typing_extensions import override

from badgedesk.wallet.parcels.piece import Piece
from badgedesk.wallet.parcels.words import find_token

_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_EMBEDDED: Final = re.compile(
    r"data:(image/(?:png|svg\+xml)|application/(?:vc\+)?(?:ld\+)?json)[^,]{0,80},(.*)", re.DOTALL
)
_SOURCES: Final = frozenset({"src", "href", "data", "srcset", "xlink:href"})
_JSON_SCRIPTS: Final = frozenset(
    {"application/ld+json", "application/json", "application/vc+ld+json", "application/vc"}
)
_ENDINGS: Final = {"image/png": "png", "image/svg+xml": "svg"}
_MOST: Final = 1_000


def is_page(data: bytes) -> bool:
    """Return whether a file begins as a web page does."""
    return _START.match(data) is not None


def read_page(name: str, data: bytes) -> Iterator[Piece]:
    """Yield pictures and documents written into a page, then tokens in its text."""
    reader = _PageReader()
    reader.feed(data.decode("utf-8", "replace"))
    for number, (ending, content) in enumerate(dict.fromkeys(reader.found), 1):
        yield Piece(f"{name}/embedded {number}.{ending}", content)
    yield from find_token(name, data)


class _PageReader(HTMLParser):
    """Collects what is embedded; runs nothing and follows nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, bytes]] = []
        self._script: list[str] | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for attribute, value in attrs:
            if attribute in _SOURCES and value:
                self._take(value)
        if tag == "script" and (dict(attrs).get("type") or "").lower() in _JSON_SCRIPTS:
            self._script = []

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    @override
    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            text, self._script = "".join(self._script).strip(), None
            if '"VerifiableCredential"' in text or "openbadges" in text:
                self._add("json", text.encode())

    def _take(self, value: str) -> None:
        embedded = _EMBEDDED.match(value.strip())
        if embedded is None:
            return
        kind, body = embedded[1], embedded[2]
        head = value.partition(",")[0]
        try:
            content = b64decode(unquote_to_bytes(body)) if head.rstrip().endswith(";base64") else unquote_to_bytes(body)
        except (Base64Error, ValueError):
            return
        self._add(_ENDINGS.get(kind, "json"), content)

    def _add(self, ending: str, content: bytes) -> None:
        if len(self.found) < _MOST:
            self.found.append((ending, content))
