"""Edges of what shows of a picture: where they lie, and what a pull or a push makes of the picture."""

from dataclasses import replace

from badgedesk.design.layers import Crop, ImageLayer
from badgedesk.design.outlines.geometry import Point
from badgedesk.design.retouch import frame_of, shown_box

EDGES = ("nw", "n", "ne", "e", "se", "s", "sw", "w")
"""Names of the places to pull, clockwise by the points of the compass."""


def crop_places(layer: ImageLayer) -> dict[str, Point]:
    """Return where the eight places to pull lie, in px of the layer."""
    frame = frame_of(layer)
    x, y = frame.centre
    across = {"w": frame.left, "e": frame.right}
    down = {"n": frame.top, "s": frame.bottom}
    return {name: (across.get(name[-1], x), down.get(name[0], y)) for name in EDGES}


def with_crop(layer: ImageLayer, crop: Crop) -> ImageLayer:
    """Return the layer cropped, never to less than a pixel each way."""
    return replace(layer, crop=_crop(layer, shown_box(layer.picture, crop)))


def _crop(layer: ImageLayer, box: tuple[int, int, int, int]) -> Crop:
    left, top, right, bottom = box
    return Crop(left, top, layer.picture.width - right, layer.picture.height - bottom)


def pull_crop(layer: ImageLayer, name: str, to: Point, *, ratio: bool = False) -> ImageLayer:
    """Return the layer after one of its eight places was pulled to a point; edges keep to whole pixels.

    Args:
        layer: whose picture is cropped.
        name: of the place.
        to: in px of the layer.
        ratio: a corner keeps the proportions of what shows.
    """
    wide, high = layer.picture.width, layer.picture.height
    scale = layer.width_px / wide
    x, y = ((to[0] - layer.x) / scale, (to[1] - layer.y) / scale)
    left, top, right, bottom = shown_box(layer.picture, layer.crop)
    share = (right - left) / (bottom - top)
    if "w" in name:
        left = _held(x, 0, right - 1)
    if "e" in name:
        right = _held(x, left + 1, wide)
    if "n" in name:
        top = _held(y, 0, bottom - 1)
    if "s" in name:
        bottom = _held(y, top + 1, high)
    if ratio and len(name) == len("nw"):
        room_across = right if "w" in name else wide - left
        room_down = bottom if "n" in name else high - top
        width = min(max(right - left, (bottom - top) * share), room_across, room_down * share)
        across, down = max(round(width), 1), max(round(width / share), 1)
        left, right = (right - across, right) if "w" in name else (left, left + across)
        top, bottom = (bottom - down, bottom) if "n" in name else (top, top + down)
    return replace(layer, crop=_crop(layer, (left, top, right, bottom)))


def _held(value: float, low: int, high: int) -> int:
    return min(max(round(value), low), high)


def slide_crop(layer: ImageLayer, dx: float, dy: float) -> ImageLayer:
    """Return the layer after its picture was pushed below the frame, which stays, by px of the layer."""
    scale, crop = layer.width_px / layer.picture.width, layer.crop
    across, down = _held(dx / scale, -crop.right, crop.left), _held(dy / scale, -crop.bottom, crop.top)
    moved = Crop(crop.left - across, crop.top - down, crop.right + across, crop.bottom + down)
    return replace(layer, crop=moved, x=layer.x + across * scale, y=layer.y + down * scale)
