"""Raster pictures brought into a design: PNG, JPEG and WebP only, pixels only, never larger than needed."""

import io
import math
from typing import TYPE_CHECKING, Final

from badgedesk.core import limits
from badgedesk.core.bake.kinds import FileKind, kind_of
from badgedesk.core.errors import Code, DesignError, InputError, LimitExceededError
from badgedesk.design.layers import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_DECODERS: Final = {FileKind.PNG: "PNG", FileKind.JPEG: "JPEG", FileKind.WEBP: "WEBP"}
_MEDIA: Final = {FileKind.PNG: "image/png", FileKind.JPEG: "image/jpeg"}
LARGEST_SIDE_PX: Final = 1_024
_BYTES: Final = 512 * 1024
"""Above this a picture is made smaller, so that some fit into one design."""
_SMALLEST_SIDE_PX: Final = 128
_QUICK: Final = 6
_SVG_MARK: Final = b"<svg"
"""CairoSVG takes any picture but a PNG that holds these bytes for an SVG."""


def import_picture(data: bytes, *, quick: bool = False) -> Picture:
    """Return a picture file as a design keeps it: upright, without author, place or time, scaled down if huge.

    Args:
        data: a PNG, JPEG or WebP file, told by content, at most ``limits.FILE_BYTES`` and ``limits.PNG_PIXELS``.
        quick: write it in a quarter of the time, some hundredths larger: for what is not kept.

    Raises:
        InputError: `Code.IMAGE_UNSUPPORTED` for other kinds, `Code.IMAGE_DAMAGED`.
        LimitExceededError: `Code.IMAGE_LIMIT`, read before any pixel is decoded.
    """
    if len(data) > limits.FILE_BYTES:
        raise LimitExceededError(Code.IMAGE_LIMIT, limit_bytes=limits.FILE_BYTES)
    kind = kind_of(data)
    pixels = _decoded(data, kind, limits.PNG_PIXELS)
    side = LARGEST_SIDE_PX
    while True:
        pixels.thumbnail((side, side))
        picture = encoded(pixels, photograph=kind is not FileKind.PNG, quick=quick)
        if len(picture.data) <= _BYTES or side <= _SMALLEST_SIDE_PX:
            return picture
        share = math.sqrt(_BYTES / len(picture.data))
        side = max(_SMALLEST_SIDE_PX, int(max(pixels.size) * share * 0.95))


def check_picture(picture: Picture) -> None:
    """Refuse a picture of a stored design that is not what it says, or cannot be decoded.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`.
    """
    kind = kind_of(picture.data)
    if _MEDIA.get(kind) != picture.media or (kind is FileKind.JPEG and _SVG_MARK in picture.data):
        raise DesignError(Code.DESIGN_FORMAT, field="picture", value=kind)
    try:
        pixels = _decoded(picture.data, kind, limits.DESIGN_PICTURE_PIXELS)
    except InputError as error:
        raise DesignError(Code.DESIGN_FORMAT, field="picture", reason=error.code) from error
    if pixels.size != (picture.width, picture.height):
        raise DesignError(Code.DESIGN_FORMAT, field="picture", value=f"{pixels.size[0]}x{pixels.size[1]}")


def _decoded(data: bytes, kind: FileKind, limit_pixels: int) -> "Image":
    """Return the pixels, turned upright; the size is looked at before they are decoded."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if kind not in _DECODERS:
        raise InputError(Code.IMAGE_UNSUPPORTED, kind=kind)
    try:
        with Image.open(io.BytesIO(data), formats=(_DECODERS[kind],)) as opened:
            if opened.width * opened.height > limit_pixels:
                raise LimitExceededError(Code.IMAGE_LIMIT, width=opened.width, height=opened.height)
            upright = ImageOps.exif_transpose(opened)
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except Image.DecompressionBombError as error:
        raise LimitExceededError(Code.IMAGE_LIMIT) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InputError(Code.IMAGE_DAMAGED, kind=kind) from error


def opened_picture(picture: Picture) -> "Image":
    """Return the pixels of a picture that a design holds, as RGB or RGBA."""
    return _decoded(picture.data, kind_of(picture.data), limits.DESIGN_PICTURE_PIXELS)


def encoded(pixels: "Image", *, photograph: bool, quick: bool) -> Picture:
    """Return a new file made of the pixels alone; opaque photographs as JPEG, everything else as PNG.

    Args:
        pixels: as RGB or RGBA.
        photograph: whether they may become a JPEG.
        quick: write a PNG in a quarter of the time, some hundredths larger.
    """
    from PIL import Image

    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    written = io.BytesIO()
    if photograph and bare.mode == "RGB":
        bare.save(written, "JPEG", quality=90, optimize=True)
        if _SVG_MARK not in written.getvalue():
            return Picture("image/jpeg", written.getvalue(), bare.width, bare.height)
        written = io.BytesIO()
    bare.save(written, "PNG", **({"compress_level": _QUICK} if quick else {"optimize": True}))
    return Picture("image/png", written.getvalue(), bare.width, bare.height)
