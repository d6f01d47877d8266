"""QR codes in pictures: a signed badge, or its document, printed on a certificate or photographed from a screen."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Final

from badgedesk.core import limits
from badgedesk.wallet.parcels.piece import Piece

_TOKEN: Final = re.compile(r"\s*eyJ[\w\-]+\.[\w\-]+\.[\w\-]+\s*", re.ASCII)
_READ: Final = ("PNG", "JPEG", "WEBP")
_SIDE_PX: Final = 4_096


def read_codes(name: str, data: bytes) -> Iterator[Piece]:
    """Yield what the QR codes of a PNG, JPEG or WebP picture hold, where it is a token or a JSON document.

    A picture that cannot be decoded, or is too large, holds none: what is wrong with it is said elsewhere.
    """
    for number, text in enumerate(_texts(data), 1):
        if _TOKEN.fullmatch(text):
            yield Piece(f"{name}/code {number}.jwt", text.strip().encode())
        elif text.lstrip().startswith("{"):
            yield Piece(f"{name}/code {number}.json", text.encode())


def _texts(data: bytes) -> tuple[str, ...]:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd files; they are read or they are not
            with Image.open(io.BytesIO(data), formats=_READ) as picture:
                if picture.width * picture.height > limits.PNG_PIXELS:
                    return ()
                picture.draft("L", (_SIDE_PX, _SIDE_PX))
                grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()
    grey.thumbnail((_SIDE_PX, _SIDE_PX))
    import zxingcpp

    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return tuple(code.text for code in found if code.valid)
