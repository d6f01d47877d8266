"""Words and icons that a new look has made hard to read, in colours of the look that can be read."""

from typing import Final

from badgedesk.design.brand import BrandKit
from badgedesk.design.checks.contrast import pale_layers
from badgedesk.design.colours.colour import Hex, Slot, lightness_of, resolve
from badgedesk.design.colours.paints import Side, Solid, Stroke, solid
from badgedesk.design.content import set_fill, set_strokes
from badgedesk.design.document import Design
from badgedesk.design.family import with_kit
from badgedesk.design.layers import IconLayer, LayerId, TextLayer

_BLACK, _WHITE = Hex("#000000"), Hex("#ffffff")
_MIDDLE: Final = 50.0
_LINE_PX: Final = 3.0
_ROUNDS: Final = 2
"""Words on words that were changed are looked at once more."""


def readable(design: Design, before: Design) -> Design:
    """Return a design in which all words and icons can be read that could be before it was given another look.

    Where no colour stands out from all that lies behind them, they are white with a black line around, or the reverse.

    Raises:
        DesignError: what `contrast.pale_layers` raises.
    """
    if design is before:
        return design
    accepted = {pale.layer for pale in pale_layers(before)}
    for _ in range(_ROUNDS):
        pale = [each for each in pale_layers(design) if each.layer not in accepted]
        for each in pale:
            design = with_ink(design, each.layer, each.ink) or _outlined(design, each.layer)
        if not pale:
            break
    return design


def dressed(design: Design, kit: BrandKit) -> Design:
    """Return a design in the look of a kit, its words and icons in colours of the look that can be read.

    Raises:
        DesignError: what `family.with_kit` and `contrast.pale_layers` raise.
    """
    return readable(with_kit(design, kit), design)


def _outlined(design: Design, layer: LayerId) -> Design:
    """Return the design with a text or an icon that stands out from its own line, whatever lies behind."""
    found = design.layer(layer)
    fill = found.fill if isinstance(found, TextLayer | IconLayer) else None
    is_light = isinstance(fill, Solid) and lightness_of(resolve(fill.colour, design.palette)) > _MIDDLE
    ink, edge = (_WHITE, _BLACK) if is_light else (_BLACK, _WHITE)
    line = Stroke(solid(edge), _LINE_PX, side=Side.OUTSIDE)
    return set_strokes(set_fill(design, layer, solid(ink)), layer, (line,))


def with_ink(design: Design, layer: LayerId, ink: str) -> Design | None:
    """Return the design with a layer in a plain colour, which follows the palette where it is one of its own.

    Args:
        design: that holds the layer.
        layer: a text or an icon.
        ink: ``#rrggbb``; None comes back where it is empty.
    """
    if not ink:
        return None
    slot = next((swatch.name for swatch in design.palette.swatches if swatch.value == ink), "")
    return set_fill(design, layer, solid(Slot(slot) if slot else Hex(ink)))
