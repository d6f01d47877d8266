"""Designs as PNG and PDF by CairoSVG, and the small picture that travels inside a credential.

CairoSVG and Pillow are imported when first used; they cost start-up time that most runs do not need.
"""

import io
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.cairo import load_cairosvg, svg_to_pdf
from badgedesk.design.credits import credit_line, with_credits
from badgedesk.design.document import Design
from badgedesk.design.svg import render_svg

PICTURE_BYTES: Final = 64 * 1024
"""Most bytes of the picture inside a credential."""
LARGEST_PX: Final = 8_192
_FULL_SIDES_PX: Final = (512, 448, 400, 360, 320, 288, 256)
"""Widths tried with all colours: a smaller smooth picture looks better than a larger one with bands."""
_FEWER_COLOURS: Final = ((256, 256), (200, 128), (128, 64), (64, 16))
"""Width in px and number of colours, for artwork that is heavy even so."""
_GROWTH: Final = 1.3
"""By which power of its width a PNG of artwork grows, at most; sides that cannot fit are not drawn."""


def render_png(design: Design, size_px: int) -> bytes:
    """Return the artwork as a square PNG with transparent ground, which says whose glyphs it shows.

    Args:
        design: what to draw.
        size_px: width and height, 1 to ``LARGEST_PX``.

    Raises:
        DesignError: `Code.CAIRO_MISSING`; `Code.DESIGN_LIMIT` for other sizes; what `render_svg` raises.
    """
    if not 1 <= size_px <= LARGEST_PX:
        raise DesignError(Code.DESIGN_LIMIT, field="size", value=size_px)
    drawn: bytes = load_cairosvg().svg2png(bytestring=render_svg(design), output_width=size_px, output_height=size_px)
    return with_credits(drawn, design)


def render_pdf(design: Design) -> bytes:
    """Return the artwork as a PDF of one page, drawn with vectors; a px is 1/96 inch.

    The file says the name of the badge as its title and, as its subject, whose glyphs it shows.

    Raises:
        DesignError: `Code.CAIRO_MISSING`; what `render_svg` raises.
    """
    title = design.achievement.name or design.title
    return svg_to_pdf(render_svg(design), {"TITLE": title, "SUBJECT": credit_line(design)})


def badge_picture(design: Design, limit_bytes: int = PICTURE_BYTES) -> bytes:
    """Return the artwork as a PNG small enough to travel inside a credential.

    The largest picture with all its colours that fits, 512 to 256 px wide; then with fewer colours, down to 64 px.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, even 64 px with 16 colours is too large; what `render_png` raises.
    """
    largest = render_png(design, _FULL_SIDES_PX[0])
    drawn = largest
    for side in _FULL_SIDES_PX:
        if len(largest) * (side / _FULL_SIDES_PX[0]) ** _GROWTH > limit_bytes:
            continue
        drawn = largest if side == _FULL_SIDES_PX[0] else render_png(design, side)
        if len(drawn) <= limit_bytes:
            return drawn
    for side, colours in _FEWER_COLOURS:
        smaller = with_credits(_reduced(drawn, side, colours), design)
        if len(smaller) <= limit_bytes:
            return smaller
    raise DesignError(Code.DESIGN_LIMIT, field="picture", limit_bytes=limit_bytes)


def _reduced(png: bytes, side: int, colours: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        full = opened.convert("RGBA")
    picture = full.resize((side, side), Image.Resampling.LANCZOS).quantize(colours, method=Image.Quantize.FASTOCTREE)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
