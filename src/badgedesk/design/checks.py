"""Findings on an artwork: what should be looked at before it is awarded. None of them stops anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.core.errors import Code, DesignError, plain
from badgedesk.design.codes import code_outline
from badgedesk.design.colour import Palette, contrast, luminance, resolve
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.fonts import find_face
from badgedesk.design.geometry import IDENTITY, Affine, Box
from badgedesk.design.layers import CodeLayer, Group, Layer, LayerId, TextLayer
from badgedesk.design.lettering import Font
from badgedesk.design.paints import Solid
from badgedesk.design.placeholders import filled, unknown_marks
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, Primitive, flatten

SMALL_PX: Final = 128.0
"""Width at which texts must still be readable: a badge in a list."""
SMALLEST_TEXT_PX: Final = 9.0
"""Size of letters at that width."""
SMALLEST_MODULE_PX: Final = 2.5
"""Side of a square of a QR code on the artboard; an awarded picture has 600 px for its 512."""
CODE_CONTRAST: Final = 4.0
"""Contrast that cameras need between the squares of a code."""
_SLACK_PX: Final = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth looking at: a code, the layer it is about, and the facts its sentence may name."""

    code: Code
    layer: LayerId | None = None
    facts: tuple[tuple[str, str], ...] = ()


def check_design(design: Design) -> tuple[Finding, ...]:
    """Return the findings on a design, bottom layer first; an empty tuple means that nothing is amiss.

    Raises:
        DesignError: what `primitives.flatten` raises.
    """
    seen = list(_visible(design.layers, IDENTITY))
    found = [finding for layer, place in seen for finding in _check_text(layer, place)]
    found += [finding for layer, place in seen for finding in _check_code(layer, place, design.palette)]
    found.extend(_check_reach(design))
    if not design.achievement.caption.strip():
        found.append(Finding(Code.ARTWORK_CAPTION))
    return tuple(found)


def _visible(layers: tuple[Layer, ...], within: Affine) -> Iterator[tuple[Layer, Affine]]:
    for layer in layers:
        if layer.visible and layer.opacity > 0:
            place = layer.transform.then(within)
            yield layer, place
            if isinstance(layer, Group):
                yield from _visible(layer.layers, place)


def _check_text(layer: Layer, place: Affine) -> Iterator[Finding]:
    if not isinstance(layer, TextLayer) or not layer.text.strip():
        return
    set_in = layer.outlined
    if not _is_known(layer.font):
        yield Finding(Code.FONT_UNKNOWN, layer.id, (("font", plain(layer.font.family)),))
    if set_in.missing:
        facts = (("characters", plain(" ".join(set_in.missing))), ("text", plain(layer.text)))
        yield Finding(Code.GLYPH_MISSING, layer.id, facts)
    if not set_in.fits:
        yield Finding(Code.ARTWORK_TEXT_LONG, layer.id, (("text", plain(layer.text)),))
    if set_in.size_px * place.mean_scale * SMALL_PX / ARTBOARD_PX < SMALLEST_TEXT_PX:
        yield Finding(Code.ARTWORK_TEXT_SMALL, layer.id, (("text", plain(layer.text)),))


def _check_code(layer: Layer, place: Affine, palette: Palette) -> Iterator[Finding]:
    """Look over a QR code: squares that a camera can tell apart, dark on light."""
    if isinstance(layer, TextLayer | CodeLayer):
        for mark in unknown_marks(layer.text):
            yield Finding(Code.ARTWORK_PLACEHOLDER, layer.id, (("mark", plain(mark)),))
    if not isinstance(layer, CodeLayer):
        return
    modules = code_outline(filled(layer.text))[1]
    if layer.size_px * place.mean_scale / modules < SMALLEST_MODULE_PX:
        yield Finding(Code.ARTWORK_CODE_SMALL, layer.id, (("modules", str(modules)),))
    if _code_contrast(layer, palette) < CODE_CONTRAST:
        yield Finding(Code.ARTWORK_CODE_PALE, layer.id)


def _code_contrast(layer: CodeLayer, palette: Palette) -> float:
    """Return how far light squares stand out from dark ones; 1 for a code that is light on dark or without ground."""
    if not isinstance(layer.fill, Solid) or not isinstance(layer.ground, Solid):
        return 1.0
    dark, light = resolve(layer.fill.colour, palette), resolve(layer.ground.colour, palette)
    return contrast(dark, light) if luminance(dark) < luminance(light) else 1.0


def _is_known(font: Font) -> bool:
    """Whether the text could be set again here; its outlines are drawn in any case."""
    try:
        find_face(font)
    except DesignError:
        return False
    return True


def _check_reach(design: Design) -> Iterator[Finding]:
    reported: set[LayerId] = set()
    room = design.artboard.grown(_SLACK_PX)
    names = {layer.id: layer.name or layer.id for layer in design.walk()}
    for primitive in flatten(design):
        for layer, box in _reaches(primitive):
            if not room.holds(box) and layer not in reported:
                reported.add(layer)
                yield Finding(Code.ARTWORK_OUTSIDE, layer, (("layer", plain(names[layer])),))


def _reaches(primitive: Primitive) -> Iterator[tuple[LayerId, Box]]:
    """Yield the boxes of what can be seen; a clip hides all that lies outside it."""
    if isinstance(primitive, GroupPrimitive):
        if primitive.clip is None:
            for child in primitive.children:
                yield from _reaches(child)
        else:
            clip = primitive.clip.bounds()
            if clip is not None:
                yield primitive.layer, clip
        return
    if isinstance(primitive, ImagePrimitive):
        across, down = primitive.size
        corners = [primitive.matrix.point(x, y) for x in (0, across) for y in (0, down)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        yield primitive.layer, Box(min(xs), min(ys), max(xs), max(ys))
        return
    box = primitive.path.bounds()
    if box is not None:
        yield primitive.layer, box.grown(primitive.stroke.width_px / 2 if primitive.stroke is not None else 0.0)
