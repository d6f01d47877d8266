"""What the program can put right by itself of the findings on an artwork, each as one edit of the design."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.design.checks.findings import (
    AWARD_PX,
    COARSEST,
    HEAVIEST_BYTES,
    SAFE_PX,
    SMALLEST_MODULE_PX,
    SMALLEST_TEXT_PX,
    Finding,
    check_design,
    check_layers,
    reach,
)
from badgedesk.design.checks.legibility import with_ink
from badgedesk.design.checks.seen import SMALL_PX, placed
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.content import set_achievement, set_text
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.edits import change_layer, change_layers
from badgedesk.design.layers import CodeLayer, IconLayer, ImageLayer, Layer, LayerId, TextLayer
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.placeholders import filled, placeholders_in
from badgedesk.design.raster import render_png
from badgedesk.design.shapes.codes import code_outline

_BLACK, _WHITE = Hex("#000000"), Hex("#ffffff")
_ROUNDS: Final = 3
_STEP_PX: Final = 0.5
_FEWER_COLOURS: Final = (64, 32, 16)
"""Of pictures that make an artwork too heavy, tried in this order."""
_WORDS: Final = 4
"""Most texts of the artwork that a description names."""


def mended(design: Design, finding: Finding) -> Design | None:
    """Return the design with a finding put right, or None where that takes a person.

    What comes of it is looked over first: a change that does not end the finding, or makes another, is none. Layers
    that are locked are left alone.

    Raises:
        DesignError: what `check_layers` raises.
    """
    mend = _MENDS.get(finding.code)
    if mend is None or (finding.layer is not None and design.layer(finding.layer).locked):
        return None
    try:
        after = mend(design, finding)
    except BadgeDeskError:
        return None
    if after is None:
        return None
    before = {(each.code, each.layer) for each in check_layers(design)}
    left = {(each.code, each.layer) for each in check_layers(after)}
    return after if left <= before - {(finding.code, finding.layer)} else None


def all_mended(design: Design) -> Design:
    """Return the design with every finding put right that the program can; what was moved is looked over again.

    Raises:
        DesignError: what `check_design` raises.
    """
    for _ in range(_ROUNDS):
        before = design
        for finding in check_design(before):
            design = mended(design, finding) or design
        if design is before:
            break
    return design


def _place(design: Design, layer: LayerId) -> tuple[Layer, Affine]:
    """Return a layer, and the map from it to the artboard."""
    return next((each, place) for each, place in placed(design.layers) if each.id == layer)


def _larger_text(design: Design, finding: Finding) -> Design | None:
    _, place = _place(design, _of(finding))
    wanted = SMALLEST_TEXT_PX * ARTBOARD_PX / SMALL_PX / place.mean_scale
    return set_text(design, _of(finding), size_px=math.ceil(wanted / _STEP_PX) * _STEP_PX)


def _of(finding: Finding) -> LayerId:
    """Return the layer a finding is about; only findings on layers come here."""
    return finding.layer or LayerId("")


def _clear_ink(design: Design, finding: Finding) -> Design | None:
    return with_ink(design, _of(finding), dict(finding.facts).get("ink", ""))


def _inside(design: Design, finding: Finding) -> Design | None:
    """Make what is too large smaller and move it in."""
    is_read = isinstance(design.layer(_of(finding)), TextLayer | IconLayer | CodeLayer)
    margin = SAFE_PX if is_read else 0.0
    box = reach(design)[_of(finding)]
    return _mapped(design, _of(finding), _fitting(box, design.artboard.grown(-margin)))


def _fitting(box: Box, room: Box) -> Affine:
    share = min(1.0, room.width / box.width, room.height / box.height)
    cx, cy = box.centre
    half_width, half_height = box.width * share / 2, box.height * share / 2
    x = min(max(cx, room.left + half_width), room.right - half_width)
    y = min(max(cy, room.top + half_height), room.bottom - half_height)
    return Affine.scale(share, centre=(cx, cy)).then(Affine.shift(x - cx, y - cy))


def _mapped(design: Design, layer: LayerId, affine: Affine) -> Design:
    """Return the design with a map of the artboard applied to one layer, wherever it stands."""
    found, place = _place(design, layer)
    around = found.transform.inverse().then(place)
    inner = around.then(affine).then(around.inverse())
    return change_layer(design, layer, lambda each: replace(each, transform=each.transform.then(inner)))


def _sharper(design: Design, finding: Finding) -> Design | None:
    """Show a coarse picture smaller, about its own middle."""
    layer, place = _place(design, _of(finding))
    if not isinstance(layer, ImageLayer):
        return None
    spread = layer.width_px / layer.picture.width * place.mean_scale * AWARD_PX / ARTBOARD_PX
    return _mapped(design, layer.id, Affine.scale(0.999 * COARSEST / spread, centre=reach(design)[layer.id].centre))


def _lighter(design: Design, finding: Finding) -> Design | None:
    """Show the largest picture in fewer colours, or else all of them."""

    def few(layer: Layer, colours: int) -> Layer:
        if not isinstance(layer, ImageLayer) or 0 < layer.tones.colours <= colours:
            return layer
        return replace(layer, tones=replace(layer.tones, colours=colours))

    pictures = [layer.id for layer in design.walk() if isinstance(layer, ImageLayer) and not layer.locked]
    for chosen in dict.fromkeys(((_of(finding),), tuple(pictures))):
        for colours in _FEWER_COLOURS if set(chosen) <= set(pictures) else ():
            after = change_layers(design, chosen, partial(few, colours=colours))
            if len(render_png(after, AWARD_PX)) <= HEAVIEST_BYTES:
                return after
    return None


def _larger_code(design: Design, finding: Finding) -> Design | None:
    layer, place = _place(design, _of(finding))
    if not isinstance(layer, CodeLayer):
        return None
    size = SMALLEST_MODULE_PX * code_outline(filled(layer.text))[1] / place.mean_scale
    larger = change_layer(design, layer.id, lambda _: replace(layer, size_px=math.ceil(size)))
    return _mapped(larger, layer.id, _fitting(reach(larger)[layer.id], design.artboard.grown(-SAFE_PX)))


def _dark_code(design: Design, finding: Finding) -> Design | None:
    def dark(layer: Layer) -> Layer:
        return replace(layer, fill=solid(_BLACK), ground=solid(_WHITE)) if isinstance(layer, CodeLayer) else layer

    return change_layer(design, _of(finding), dark)


def _described(design: Design, _: Finding) -> Design | None:
    """Describe the picture by the words on it, in English designs; a person knows better what else it shows."""
    achievement = design.achievement
    if not (achievement.language or "en").startswith("en"):
        return None
    words = [layer.text for layer, _ in placed(design.layers) if isinstance(layer, TextLayer)]
    said = dict.fromkeys(" ".join(text.split()) for text in words if text.strip() and not placeholders_in(text))
    name = achievement.name.strip() or design.title.strip()
    if not said and not name:
        return None
    kind = f"The badge “{name}”" if name else "A badge"
    listed = ", ".join(f"“{text}”" for text in list(said)[:_WORDS])
    caption = f"{kind}, with the words {listed}." if said else f"{kind}."
    return set_achievement(design, replace(achievement, caption=caption))


_MENDS: Final[Mapping[Code, Callable[[Design, Finding], Design | None]]] = MappingProxyType(
    {
        Code.ARTWORK_CAPTION: _described,
        Code.ARTWORK_COARSE: _sharper,
        Code.ARTWORK_CODE_PALE: _dark_code,
        Code.ARTWORK_CODE_SMALL: _larger_code,
        Code.ARTWORK_EDGE: _inside,
        Code.ARTWORK_HEAVY: _lighter,
        Code.ARTWORK_ICON_PALE: _clear_ink,
        Code.ARTWORK_OUTSIDE: _inside,
        Code.ARTWORK_TEXT_PALE: _clear_ink,
        Code.ARTWORK_TEXT_SMALL: _larger_text,
    }
)
