"""What rims and ribbons are made of: outlines, fills and lines in the tones of one metal or colour."""

from collections.abc import Iterator

from badgedesk.design.colours.colour import Colour, Hex, Shade
from badgedesk.design.colours.paints import Paint, Stroke, fade, solid
from badgedesk.design.layers import RibbonLayer, RimLayer
from badgedesk.design.outlines.path import Path


def rim_strokes(rim: RimLayer) -> tuple[Stroke, ...]:
    """Return the three lines of a struck rim: edge, metal, and a fine edge line on the metal."""
    edge = Stroke(solid(rim.edge), rim.width_px)
    metal = Stroke(rim.paint, max(0.0, rim.width_px - 7.0))
    fine = Stroke(solid(rim.edge, 0.55), 2.2)
    return edge, metal, fine


def ribbon_parts(layer: RibbonLayer) -> Iterator[tuple[Path, Paint | None, tuple[Stroke, ...]]]:
    """Yield outline, fill and lines of each part of a ribbon, back to front."""
    light, middle, dark = (_tone(layer.colour, step) for step in (6.0, 0.0, -16.0))
    for tail in layer.ribbon.tails():
        yield tail, fade(middle, dark), ()
    for fold in layer.ribbon.folds():
        yield fold, solid(dark), ()
        yield fold, solid(Hex("#000000"), 0.25), ()
    yield layer.ribbon.band(), fade(light, middle), ()
    line = Stroke(solid(Hex("#ffffff"), 0.45), 1.6)
    for path in layer.ribbon.lines():
        yield path, None, (line,)


def _tone(colour: Colour, step: float) -> Colour:
    return Shade(colour, step) if step else colour
