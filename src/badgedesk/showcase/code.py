"""QR codes: as drawings, and read from pictures."""

import io
import warnings
from functools import lru_cache
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError

_READ: Final = ("PNG", "JPEG", "WEBP")
_SIDE_PX: Final = 4_096


@lru_cache(maxsize=64)
def qr_svg(text: str) -> str:
    """Return a QR code of a text as an SVG drawing with its quiet zone, black on white.

    Raises:
        InputError: `Code.TEXT_LIMIT`, more than a code can hold.
    """
    import segno

    try:
        made = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise InputError(Code.TEXT_LIMIT, size=len(text)) from error
    written = io.BytesIO()
    made.save(written, kind="svg", xmldecl=False, svgns=True, border=4, light="white", omitsize=True)
    return written.getvalue().decode("utf-8")


def read_qr(data: bytes) -> tuple[str, ...]:
    """Return the texts of the QR codes in a PNG, JPEG or WebP picture; none where it cannot be read or is too large."""
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
