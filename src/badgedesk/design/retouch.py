"""What is done to a raster picture where it is shown: cut at its edges, toned, its colours made few, masked.

The picture itself stays whole in the design; the painters get only what shows. Pillow is imported when first used.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from badgedesk.design.layers import Crop, ImageLayer, Picture, Tones
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.path import Path
from badgedesk.design.pictures import encoded, opened_picture
from badgedesk.design.shapes.plain import Rectangle

if TYPE_CHECKING:
    from PIL.Image import Image

_SAMPLE_PX: Final = 128
"""Longer side of the small picture in which the few colours are looked for."""
_SEEN: Final = 128
"""From which opacity of 255 a pixel counts when colours are looked for."""
_MIDDLE: Final = 127.5
_STEEPEST: Final = 0.98
"""Share of an upright line that full contrast comes to."""


@dataclass(frozen=True, slots=True)
class Retouch:
    """Which pixels of a picture are shown, and how: ``box`` is left, top, right and bottom in px of the picture."""

    box: tuple[int, int, int, int]
    tones: Tones = Tones()  # noqa: RUF009 - an immutable value


def shown_box(picture: Picture, crop: Crop) -> tuple[int, int, int, int]:
    """Return the left, top, right and bottom edge of what a crop leaves, at least one px each way."""
    left, top = min(crop.left, picture.width - 1), min(crop.top, picture.height - 1)
    return left, top, max(picture.width - crop.right, left + 1), max(picture.height - crop.bottom, top + 1)


def retouch_of(layer: ImageLayer) -> Retouch | None:
    """Return what a layer does to its picture; None where it shows it as it is."""
    whole = (0, 0, layer.picture.width, layer.picture.height)
    box = shown_box(layer.picture, layer.crop)
    return None if box == whole and layer.tones == Tones() else Retouch(box, layer.tones)


def frame_of(layer: ImageLayer) -> Box:
    """Return where what shows of a picture lies, in px of the layer."""
    scale = layer.width_px / layer.picture.width
    left, top, right, bottom = (edge * scale for edge in shown_box(layer.picture, layer.crop))
    return Box(layer.x + left, layer.y + top, layer.x + right, layer.y + bottom)


def mask_path(layer: ImageLayer) -> Path | None:
    """Return the outline through which a picture is seen, in px of the layer; None without one.

    A rectangle is as large as what shows; other shapes keep their proportions and touch two of its edges.
    """
    if layer.mask is None:
        return None
    frame = frame_of(layer)
    x, y = frame.centre
    if isinstance(layer.mask, Rectangle):
        return replace(layer.mask, width=frame.width, height=frame.height, cx=x, cy=y).path()
    path = layer.mask.path()
    box = path.bounds()
    if box is None or not (box.width and box.height):
        return None
    scale = min(frame.width / box.width, frame.height / box.height)
    cx, cy = box.centre
    return path.mapped(Affine(scale, 0.0, 0.0, scale, x - cx * scale, y - cy * scale)).rounded(3)


@lru_cache(maxsize=4)
def retouched_pixels(picture: Picture, retouch: Retouch) -> "Image":
    """Return the pixels that are shown, as RGB or RGBA."""
    pixels = _opened(picture).crop(retouch.box)
    tones = retouch.tones
    if tones.brightness or tones.contrast:
        curve = _curve(tones.brightness, tones.contrast)
        pixels = pixels.point(curve * 3 + (list(range(256)) if pixels.mode == "RGBA" else []))
    return _with_few_colours(pixels, tones.colours) if tones.colours else pixels


@lru_cache(maxsize=8)
def retouched_picture(picture: Picture, retouch: Retouch) -> Picture:
    """Return a picture file of what is shown; photographs stay JPEG."""
    pixels = retouched_pixels(picture, retouch)
    photograph = picture.media == "image/jpeg" and not retouch.tones.colours
    return encoded(pixels, photograph=photograph, quick=True)


@lru_cache(maxsize=8)
def _opened(picture: Picture) -> "Image":
    return opened_picture(picture)


def _curve(brightness: float, contrast: float) -> list[int]:
    """Return what becomes of each value of a channel: contrast turns the line about its middle, brightness lifts it."""
    steep = math.tan(math.pi / 4 * (1 + contrast / 100 * _STEEPEST))
    lift = brightness / 100 * _MIDDLE
    return [min(max(round((value - _MIDDLE) * steep + _MIDDLE + lift), 0), 255) for value in range(256)]


def _with_few_colours(pixels: "Image", colours: int) -> "Image":
    """Return the picture in ``colours`` of its own colours, without grain; what is transparent stays so."""
    from PIL import Image

    sample = pixels.convert("RGBA")
    sample.thumbnail((_SAMPLE_PX, _SAMPLE_PX), Image.Resampling.NEAREST)
    raw = sample.tobytes()
    seen = b"".join(raw[at : at + 3] for at in range(0, len(raw), 4) if raw[at + 3] >= _SEEN)
    if not seen:
        return pixels
    row = Image.frombytes("RGB", (len(seen) // 3, 1), seen)
    palette = row.quantize(colours, method=Image.Quantize.MEDIANCUT)
    few = pixels.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    if pixels.mode == "RGBA":
        few.putalpha(pixels.getchannel("A"))
    return few
