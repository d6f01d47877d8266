"""What is different between two designs: in words that name layers and fields, and as a picture."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from typing import Final

from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId, TextLayer, name_of
from badgedesk.design.outlines.geometry import IDENTITY
from badgedesk.design.raster import render_png

_FEINT: Final = 0.75
"""How far what stayed is faded towards the ground."""
_LEAST: Final = 12
"""Difference of a channel, of 255, from which pixels count as different."""
_MARK: Final = (209, 61, 143)
_GROUND: Final = (255, 255, 255)


class Kind(Enum):
    """What became of a part."""

    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()
    TEXT = auto()
    CHANGED = auto()
    ORDER = auto()
    COLOURS = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what became of which layer (by name), or of which field of the achievement."""

    kind: Kind
    name: str = ""
    before: str = ""
    after: str = ""


def differences(before: Design, after: Design) -> tuple[Difference, ...]:
    """Return what is different in ``after``: colours, layers bottom to top, then the achievement."""
    found: list[Difference] = []
    if before.palette != after.palette:
        found.append(Difference(Kind.COLOURS))
    old = {layer.id: layer for layer in before.walk()}
    new = {layer.id: layer for layer in after.walk()}
    found += [Difference(Kind.REMOVED, _name(layer)) for id_, layer in old.items() if id_ not in new]
    found += [Difference(Kind.ADDED, _name(layer)) for id_, layer in new.items() if id_ not in old]
    found += [each for id_, layer in new.items() if id_ in old for each in _layer(old[id_], layer)]
    common = [id_ for id_ in new if id_ in old]
    if common != [id_ for id_ in old if id_ in new]:
        found.append(Difference(Kind.ORDER))
    found += _fields(before, after)
    return tuple(found)


def _layer(old: Layer, new: Layer) -> Iterator[Difference]:
    if isinstance(old, TextLayer) and isinstance(new, TextLayer) and old.text != new.text:
        yield Difference(Kind.TEXT, _name(new), old.text, new.text)
        return
    if isinstance(old, Group) and isinstance(new, Group):
        old, new = replace(old, layers=()), replace(new, layers=())
    if old == new:
        return
    still = replace(old, transform=IDENTITY) == replace(new, transform=IDENTITY)
    yield Difference(Kind.MOVED if still else Kind.CHANGED, _name(new))


def _fields(before: Design, after: Design) -> Iterator[Difference]:
    old, new = before.achievement, after.achievement
    for field in fields(new):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            plain = isinstance(was, str) and isinstance(now, str)
            yield Difference(Kind.FIELD, field.name, was if plain else "", now if plain else "")


def _name(layer: Layer) -> str:
    return name_of(layer) or str(LayerId(layer.id))


def render_differences(before: Design, after: Design, side_px: int) -> bytes:
    """Return a PNG of ``after``, faded, with what is different from ``before`` laid over it in one colour.

    Raises:
        DesignError: one of them cannot be drawn.
    """
    from PIL import Image, ImageChops

    ground = Image.new("RGBA", (side_px, side_px), (*_GROUND, 255))
    both = []
    for design in (before, after):
        drawn = Image.open(io.BytesIO(render_png(design, side_px)), formats=("PNG",)).convert("RGBA")
        both.append(Image.alpha_composite(ground, drawn).convert("RGB"))
    apart = ImageChops.difference(*both).convert("RGB").split()
    most = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
    mask = most.point(lambda value: 255 if value >= _LEAST else 0)
    faded = Image.blend(both[1], ground.convert("RGB"), _FEINT)
    faded.paste(Image.new("RGB", faded.size, _MARK), (0, 0), mask)
    written = io.BytesIO()
    faded.save(written, "PNG")
    return written.getvalue()
