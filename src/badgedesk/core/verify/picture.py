"""Comparing two badge pictures by what the eye sees, whatever their size or palette."""

from typing import TYPE_CHECKING, Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE_PX: Final = 64
_MEAN: Final = 6.0
"""Mean difference of a channel, 0 to 255, that a copy may have; in other sizes and palettes measured 0.6 to 2.4."""
_CELL: Final = 10.0
"""Mean difference of one cell of 8 by 8 pixels; copies measured up to 8, one changed letter from 11."""
_CELLS: Final = 8


def same_picture(one: bytes, other: bytes) -> bool:
    """Return whether two PNG files show the same picture.

    Both are laid on white, brought to 64 by 64 pixels and compared as a whole and in 64 cells.

    Raises:
        InputError: `Code.IMAGE_DAMAGED`, when one cannot be decoded.
        LimitExceededError: `Code.IMAGE_LIMIT`, past ``limits.PNG_PIXELS``.
    """
    from PIL import ImageChops, ImageStat

    first, second = _small(one), _small(other)
    difference = ImageChops.difference(first, second)
    if max(ImageStat.Stat(difference).mean) > _MEAN:
        return False
    cells = difference.resize((_CELLS, _CELLS), resample=4)
    return max(high for _, high in cells.getextrema()) <= _CELL  # type: ignore[misc]  # RGB gives three pairs


def _small(data: bytes) -> "Image":
    import io

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if image.width * image.height > limits.PNG_PIXELS:
                raise LimitExceededError(Code.IMAGE_LIMIT, size=f"{image.width} x {image.height}")
            colour = image.convert("RGBA").resize((_SIDE_PX, _SIDE_PX), Image.Resampling.BOX)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError(Code.IMAGE_DAMAGED) from error
    ground = Image.new("RGBA", colour.size, "white")
    return Image.alpha_composite(ground, colour).convert("RGB")
