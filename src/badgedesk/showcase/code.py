"""QR codes as drawings."""

import io
from functools import lru_cache

from badgedesk.core.errors import Code, InputError


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
