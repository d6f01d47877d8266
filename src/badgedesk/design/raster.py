"""Designs as PNG and PDF by CairoSVG, and the small picture that travels inside a credential.

CairoSVG and Pillow are imported when first used; they cost start-up time that most runs do not need.
"""

import io
from types import ModuleType
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.document import Design
from badgedesk.design.svg import render_svg

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_BYTES: Final = 64 * 1024
"""Most bytes of the picture inside a credential."""
LARGEST_PX: Final = 8_192
_PICTURE_STEPS: Final = ((512, None), (512, 256), (400, 256), (400, 128), (300, 128), (200, 64), (128, 32), (64, 16))
"""Width in px and number of colours (None: all), tried until the picture is small enough."""


def _cairosvg() -> ModuleType:
    try:
        import cairosvg
    except OSError as error:
        raise DesignError(Code.CAIRO_MISSING) from error
    module: ModuleType = cairosvg
    return module


def render_png(design: Design, size_px: int) -> bytes:
    """Return the artwork as a square PNG with transparent ground.

    Args:
        design: what to draw.
        size_px: width and height, 1 to ``LARGEST_PX``.

    Raises:
        DesignError: `Code.CAIRO_MISSING`; `Code.DESIGN_LIMIT` for other sizes; what `render_svg` raises.
    """
    if not 1 <= size_px <= LARGEST_PX:
        raise DesignError(Code.DESIGN_LIMIT, field="size", value=size_px)
    drawn: bytes = _cairosvg().svg2png(bytestring=render_svg(design), output_width=size_px, output_height=size_px)
    return drawn


def render_pdf(design: Design) -> bytes:
    """Return the artwork as a PDF of one page, drawn with vectors; a px is 1/96 inch.

    Raises:
        DesignError: `Code.CAIRO_MISSING`; what `render_svg` raises.
    """
    drawn: bytes = _cairosvg().svg2pdf(bytestring=render_svg(design))
    return drawn


def badge_picture(design: Design, limit_bytes: int = PICTURE_BYTES) -> bytes:
    """Return the artwork as a PNG small enough to travel inside a credential.

    First with all its colours at 512 px, then with fewer colours, then smaller.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, even 64 px with 16 colours is too large; what `render_png` raises.
    """
    from PIL import Image

    whole = render_png(design, _PICTURE_STEPS[0][0])
    if len(whole) <= limit_bytes:
        return whole
    with Image.open(io.BytesIO(whole), formats=("PNG",)) as opened:
        full = opened.convert("RGBA")
    for side, colours in _PICTURE_STEPS:
        smaller = _reduced(full, side, colours)
        if len(smaller) <= limit_bytes:
            return smaller
    raise DesignError(Code.DESIGN_LIMIT, field="picture", limit_bytes=limit_bytes)


def _reduced(full: "Image", side: int, colours: int | None) -> bytes:
    from PIL import Image

    picture = full if side == full.width else full.resize((side, side), Image.Resampling.LANCZOS)
    if colours is not None:
        picture = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.FLOYDSTEINBERG)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
