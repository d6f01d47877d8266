"""Findings on an artwork: what should be looked at before it is awarded. None of them stops anything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.core.errors import Code, DesignError, plain
from badgedesk.design.checks.contrast import pale_layers
from badgedesk.design.checks.seen import SMALL_PX, placed
from badgedesk.design.colours.colour import Palette, contrast, luminance, resolve
from badgedesk.design.colours.paints import Solid
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.fonts.catalogue import find_face
from badgedesk.design.layers import CodeLayer, IconLayer, ImageLayer, Layer, LayerId, TextLayer, name_of
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box
from badgedesk.design.placeholders import filled, unknown_marks
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, Primitive, flatten, left_out
from badgedesk.design.raster import render_png
from badgedesk.design.shapes.codes import code_outline
from badgedesk.design.typeset.lettering import Font

SMALLEST_TEXT_PX: Final = 9.0
"""Size of letters at that width."""
SMALLEST_MODULE_PX: Final = 2.5
"""Side of a square of a QR code on the artboard; an awarded picture has 600 px for its 512."""
CODE_CONTRAST: Final = 4.0
"""Contrast that cameras need between the squares of a code."""
SAFE_PX: Final = 16.0
"""Words, icons and codes stay this far from the edge: programs round the corners of badges, or cut them to a circle."""
AWARD_PX: Final = 600
"""Width of an awarded picture."""
HEAVIEST_BYTES: Final = 256 * 1024
"""Of an awarded picture; heavier ones are turned away by forms and slow in mails."""
COARSEST: Final = 1.25
"""Px of the awarded picture that one pixel of a placed picture may be spread over."""
_SLACK_PX: Final = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth looking at: a code, the layer it is about, and the facts its sentence may name."""

    code: Code
    layer: LayerId | None = None
    facts: tuple[tuple[str, str], ...] = ()


def check_design(design: Design) -> tuple[Finding, ...]:
    """Return the findings on a design, bottom layer first in each kind; an empty tuple means that nothing is amiss.

    Raises:
        DesignError: what `primitives.flatten` and `render_png` raise.
    """
    caption = () if design.achievement.caption.strip() else (Finding(Code.ARTWORK_CAPTION),)
    return (*check_layers(design), *_check_contrast(design), *_check_weight(design), *caption)


def check_layers(design: Design) -> tuple[Finding, ...]:
    """Return those findings on the layers of a design that need no picture of it.

    Raises:
        DesignError: what `primitives.flatten` raises.
    """
    seen = list(placed(design.layers))
    found = [finding for layer, place in seen for finding in _check_text(layer, place)]
    found += [finding for layer, place in seen for finding in _check_code(layer, place, design.palette)]
    found += [finding for layer, place in seen for finding in _check_picture(layer, place)]
    found += [finding for layer, place in seen for finding in _check_drawn(layer, place, design.palette)]
    found.extend(_check_reach(design))
    return tuple(found)


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


def _check_picture(layer: Layer, place: Affine) -> Iterator[Finding]:
    if isinstance(layer, ImageLayer):
        spread = layer.width_px / layer.picture.width * place.mean_scale * AWARD_PX / ARTBOARD_PX
        if spread > COARSEST:
            facts = (("layer", _name(layer)), ("width", str(layer.picture.width)), ("spread", f"{spread:.1f}"))
            yield Finding(Code.ARTWORK_COARSE, layer.id, facts)


def _check_drawn(layer: Layer, place: Affine, palette: Palette) -> Iterator[Finding]:
    """Name what could not be drawn of a layer; groups' layers have their turn themselves."""
    for part in left_out(replace(layer, transform=IDENTITY), palette, place):
        yield Finding(Code.ARTWORK_UNDRAWN, layer.id, (("layer", _name(layer)), ("part", part)))


def _check_contrast(design: Design) -> Iterator[Finding]:
    layers = {layer.id: layer for layer in design.walk()}
    for pale in pale_layers(design):
        layer = layers[pale.layer]
        facts = (("ratio", f"{pale.ratio:.1f}"), ("wanted", f"{pale.wanted:g}"), ("ink", pale.ink))
        if isinstance(layer, TextLayer):
            yield Finding(Code.ARTWORK_TEXT_PALE, layer.id, (("text", plain(layer.text)), *facts))
        else:
            yield Finding(Code.ARTWORK_ICON_PALE, layer.id, (("layer", _name(layer)), *facts))


def _check_weight(design: Design) -> Iterator[Finding]:
    weight = len(render_png(design, AWARD_PX))
    if weight > HEAVIEST_BYTES:
        pictures = [(layer.width_px * place.mean_scale, layer.id) for layer, place in _pictures(design)]
        facts = (("kilobytes", str(round(weight / 1024))), ("limit", str(HEAVIEST_BYTES // 1024)))
        yield Finding(Code.ARTWORK_HEAVY, max(pictures)[1] if pictures else None, facts)


def _pictures(design: Design) -> Iterator[tuple[ImageLayer, Affine]]:
    for layer, place in placed(design.layers):
        if isinstance(layer, ImageLayer):
            yield layer, place


def _check_reach(design: Design) -> Iterator[Finding]:
    names = {layer.id: _name(layer) for layer in design.walk()}
    read = {layer.id for layer in design.walk() if isinstance(layer, TextLayer | IconLayer | CodeLayer)}
    room, safe = design.artboard.grown(_SLACK_PX), design.artboard.grown(_SLACK_PX - SAFE_PX)
    for layer, box in reach(design).items():
        if not room.holds(box):
            yield Finding(Code.ARTWORK_OUTSIDE, layer, (("layer", names[layer]),))
        elif layer in read and not safe.holds(box):
            yield Finding(Code.ARTWORK_EDGE, layer, (("layer", names[layer]),))


def _name(layer: Layer) -> str:
    return plain(name_of(layer) or layer.id)


def reach(design: Design) -> dict[LayerId, Box]:
    """Return the boxes, in artboard px, of what can be seen of each layer; a clip counts as the group it belongs to.

    Raises:
        DesignError: what `primitives.flatten` raises.
    """
    found: dict[LayerId, Box] = {}
    for primitive in flatten(design):
        for layer, box in _reaches(primitive):
            found[layer] = found[layer].around(box) if layer in found else box
    return found


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
