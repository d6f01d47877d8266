"""QR codes in pictures: a signed badge, or its document, printed on a certificate or photographed from a screen."""

import re
from collections.abc import Iterator
from typing import Final

from badgedesk.showcase.code import read_qr
from badgedesk.wallet.parcels.piece import Piece

_TOKEN: Final = re.compile(r"\s*eyJ[\w\-]+\.[\w\-]+\.[\w\-]+\s*", re.ASCII)


def read_codes(name: str, data: bytes) -> Iterator[Piece]:
    """Yield what the QR codes of a PNG, JPEG or WebP picture hold, where it is a token or a JSON document.

    A picture that cannot be decoded, or is too large, holds none: what is wrong with it is said elsewhere.
    """
    for number, text in enumerate(read_qr(data), 1):
        if _TOKEN.fullmatch(text):
            yield Piece(f"{name}/code {number}.jwt", text.strip().encode())
        elif text.lstrip().startswith("{"):
            yield Piece(f"{name}/code {number}.json", text.encode())
