"""The picture of a badge for documents: decoded within limits and written anew, so that nothing else rides along."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.errors import BadgeDeskError, Code, InputError

if TYPE_CHECKING:
    from PIL.Image import Image

_RASTER: Final = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.WEBP})
_VECTOR: Final = frozenset({FileKind.SVG, FileKind.SVGZ})
_DRAWN_PX: Final = 800
"""Longer side of a vector picture, drawn once for all exports."""
_INKLESS: Final = 24
"""Alpha up to which a pixel counts as empty."""
_DATA: Final = "data:image/"
_ACCENT_RATIO: Final = 5.5
_FALLBACK_ACCENT: Final = "#2a4b7c"
_GREY: Final = 0.22
"""Saturation below which a colour says nothing about a badge."""
_SMALL_PX: Final = 48
_MEDAL: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
    '<path d="M34 58 26 94l15-6 9 10 9-10 15 6-8-36z" fill="#8c97ab"/>'
    '<circle cx="50" cy="38" r="34" fill="#c8cfdb"/><circle cx="50" cy="38" r="26" fill="#eef1f6"/>'
    '<path d="m50 22 4.9 10.4 11.4 1.4-8.4 7.8 2.2 11.3L50 47.3l-10.1 5.6 2.2-11.3-8.4-7.8 11.4-1.4z" fill="#8c97ab"/>'
    "</svg>"
)
"""What stands for a badge without a picture; it reads on light and dark ground."""


def badge_picture_of(original: bytes, carried: str | None) -> bytes:
    """Return the picture of a badge as a bare PNG or JPEG of at most 1,024 px, or empty bytes where there is none.

    A vector picture is drawn by the worker for strangers' files; where that fails, the carried picture stands in.

    Args:
        original: the received file.
        carried: the address of the picture that the credential names; only a ``data:`` URI is looked into.

    Raises:
        BadgeDeskError: the picture is damaged or over a limit.
    """
    inside = _inside(carried or "")
    try:
        return _bare(original) or _bare(inside)
    except BadgeDeskError:
        if not inside or inside == original:
            raise
        return _bare(inside)


def _bare(data: bytes) -> bytes:
    from badgedesk.design.foreign.worker import draw_foreign_svg
    from badgedesk.design.pictures import import_picture

    kind = kind_of(data) if data else None
    if kind in _VECTOR:
        data = draw_foreign_svg(data, _DRAWN_PX)
    elif kind not in _RASTER:
        return b""
    return import_picture(data, quick=True).data


def _inside(address: str) -> bytes:
    head, _, body = address.partition(",")
    if not head.startswith(_DATA):
        return b""
    if not head.endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode(body, validate=True)
    except (Base64Error, ValueError):
        return b""


def media_of(picture: bytes) -> str:
    """Return the media type of a picture from `badge_picture_of`."""
    return "image/jpeg" if kind_of(picture) is FileKind.JPEG else "image/png"


def data_address(picture: bytes) -> str:
    """Return a picture from `badge_picture_of` as a ``data:`` URI."""
    return f"data:{media_of(picture)};base64,{b64encode(picture).decode('ascii')}"


def framed_svg(picture: bytes) -> str:
    """Return a picture as an SVG that holds it, the form in which the typesetter takes pictures."""
    width, height = pixels_of(picture).size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{escape(data_address(picture))}"/></svg>'
    )


def drawn_svg(picture: bytes) -> str:
    """Return a picture as `framed_svg`, or a plain medal where a badge came without one."""
    return framed_svg(picture) if picture else _MEDAL


def pixels_of(picture: bytes) -> "Image":
    """Return the pixels of a picture from `badge_picture_of`.

    Raises:
        InputError: `Code.IMAGE_DAMAGED`.
    """
    import io

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as opened:
            return opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError(Code.IMAGE_DAMAGED) from error


def scaled_png(picture: bytes, side_px: int, *, square: bool = False) -> bytes:
    """Return a picture as a PNG whose longer side is ``side_px``, with nothing in it but pixels.

    With ``square``, empty room makes both sides equal.
    """
    import io

    from PIL import Image

    pixels = pixels_of(picture)
    share = side_px / max(pixels.size)
    size = (max(1, round(pixels.width * share)), max(1, round(pixels.height * share)))
    drawn = pixels.resize(size, Image.Resampling.LANCZOS)
    if square and drawn.width != drawn.height:
        ground = Image.new("RGBA", (side_px, side_px), (0, 0, 0, 0))
        ground.paste(drawn, ((side_px - drawn.width) // 2, (side_px - drawn.height) // 2))
        drawn = ground
    written = io.BytesIO()
    drawn.quantize(255, method=Image.Quantize.FASTOCTREE).save(written, "PNG", compress_level=9)
    return written.getvalue()


def readable_accent(colour: str) -> str:
    """Return the colour (``#rrggbb``), darker where it must be to read on white (5.5:1)."""
    from badgedesk.design.colours.colour import legible

    return legible(colour, "#ffffff", _ACCENT_RATIO)


@lru_cache(maxsize=64)
def accent_of(picture: bytes) -> str:
    """Return the badge's own strong colour as ``#rrggbb``, dark enough to read on white (5.5:1)."""
    try:
        small = pixels_of(picture).resize((_SMALL_PX, _SMALL_PX)) if picture else None
    except BadgeDeskError:
        small = None
    weights: dict[tuple[int, int, int], float] = {}
    pixels = small.tobytes() if small is not None else b""
    for place in range(0, len(pixels), 4):
        red, green, blue, alpha = pixels[place : place + 4]
        high, low = max(red, green, blue), min(red, green, blue)
        saturation = (high - low) / high if high else 0.0
        if alpha > _INKLESS and saturation > _GREY:
            step = (red // 24 * 24, green // 24 * 24, blue // 24 * 24)
            weights[step] = weights.get(step, 0.0) + saturation * (1.2 - high / 255)
    if not weights:
        return _FALLBACK_ACCENT
    red, green, blue = max(weights, key=lambda colour: (weights[colour], colour))
    return readable_accent(f"#{red:02x}{green:02x}{blue:02x}")
