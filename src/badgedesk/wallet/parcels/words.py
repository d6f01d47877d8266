"""Tokens in plain text: a signed badge that somebody pasted into a message."""

import re
from collections.abc import Iterator
from typing import Final

from badgedesk.wallet.parcels.piece import Piece

_TOKEN: Final = re.compile(rb"(?<![\w\-.])eyJ[\w\-]{10,}\.[\w\-]{10,}\.[\w\-]{10,}(?![\w\-.])", re.ASCII)
_LINES: Final = re.compile(r"(?<![\w.\-])eyJ[\w.\-]+(?:\n[\w.\-]+(?=\n|$))*", re.ASCII)
_MOST: Final = 100


def find_broken_token(name: str, text: str) -> Iterator[Piece]:
    """Yield every token in lines of text, also where one runs over several lines that hold nothing else."""
    for match in _LINES.finditer(text):
        token = match[0].replace("\n", "").encode("ascii")
        if _TOKEN.fullmatch(token):
            yield Piece(f"{name}/token.jwt", token)


def find_token(name: str, data: bytes) -> Iterator[Piece]:
    """Yield every token in a text, each once; a text that is one token alone yields nothing, it is a piece itself."""
    if _TOKEN.fullmatch(data.strip()):
        return
    seen: set[bytes] = set()
    for match in _TOKEN.finditer(data):
        if match[0] not in seen and len(seen) < _MOST:
            seen.add(match[0])
            yield Piece(f"{name}/token {len(seen)}.jwt", match[0])
