"""Medallion: Compass. A rose of eight points inside a ring of degrees."""

import math

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import polar
from badgedesk.design.outlines.path import Path, PathPen, polygon_path
from badgedesk.design.shapes.plain import CENTRE, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    EDGE,
    INK,
    LIGHT,
    PAPER,
    WHITE,
    area,
    group,
    line,
    mix,
    shade,
)
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_MIDDLE = (CENTRE, CENTRE)
_LETTERS = Font("Cinzel", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Orienteering: Navigator",
        template="compass",
        palette=build_palette("#1d3557", "#e63946", "#f1faee", dark="#0d1b2a", metal="steel"),
        achievement=blocks.story(
            "Navigator",
            "Finds the way with map and compass, by day and by night, without a device.",
            (
                "The navigator has",
                (
                    "finished three courses of medium difficulty",
                    "taken and walked bearings in fog or at night",
                    "drawn a map of a small area that another could use",
                ),
            ),
            "A steel-rimmed medallion with a compass rose, its north point red. It says Orienteering, Navigator.",
            "orienteering",
            "navigation",
        ),
        layers=(_plate(), _disc(), _rose(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", circle(240.0), glow(shade(BASE, 3), BASE_DARK, 0.3, 0.8)),
            blocks.rim("rim", circle(232.0), 18.0),
        ],
    )


def _ticks() -> Path:
    """Return 36 marks, every third longer."""
    pen = PathPen()
    for step in range(36):
        angle = step * math.pi / 18
        pen.move(*polar(_MIDDLE, 146.0, angle)).line(*polar(_MIDDLE, 126.0 if step % 3 == 0 else 135.0, angle))
    return pen.path()


def _disc() -> Group:
    marks = Stroke(solid(Legible(INK, PAPER, 3.0)), 3.4)
    return group(
        "disc",
        "Disc",
        [
            area("paper", "Paper", circle(151.0), glow(mix(PAPER, WHITE, 0.8), mix(PAPER, BASE, 0.1), 0.45, 0.6)),
            line("disc-ring", "Ring", circle(152.0), Stroke(solid(EDGE), 11.0), Stroke(Foil(), 6.0)),
            line("ticks", "Degrees", _ticks(), marks),
            line("inner-ring", "Inner ring", circle(98.0), Stroke(solid(Legible(BASE, PAPER, 2.0), 0.7), 2.4)),
        ],
    )


def _points(long: float, waist: float, first: int, half: int) -> Path:
    """Return the left or right halves of four points, the first in eighths of a turn."""
    found = Path()
    for quarter in range(4):
        angle = (first + 2 * quarter) * math.pi / 4
        side = angle + half * math.pi / 4
        found += polygon_path((_MIDDLE, polar(_MIDDLE, waist, side), polar(_MIDDLE, long, angle)))
    return found


def _rose() -> Group:
    dark, pale = Within(BASE, 0.0, 40.0), mix(Within(BASE, 52.0, 66.0), PAPER, 0.35)
    north = polygon_path((_MIDDLE, polar(_MIDDLE, 34.0, -math.pi / 4), polar(_MIDDLE, 118.0, 0.0)))
    north_lit = polygon_path((_MIDDLE, polar(_MIDDLE, 34.0, math.pi / 4), polar(_MIDDLE, 118.0, 0.0)))
    red = Within(ACCENT, 38.0, 60.0)
    edge = Stroke(solid(dark), 2.0)
    return group(
        "rose",
        "Picture",
        [
            area("minor-dark", "Minor points", _points(84.0, 30.0, 1, -1), solid(dark), edge),
            area("minor-pale", "Minor points, lit", _points(84.0, 30.0, 1, 1), solid(pale), edge),
            area("major-dark", "Main points", _points(118.0, 34.0, 0, -1), solid(dark), edge),
            area("major-pale", "Main points, lit", _points(118.0, 34.0, 0, 1), solid(pale), edge),
            area("north", "North", north, solid(shade(red, -10)), edge),
            area("north-lit", "North, lit", north_lit, solid(red), edge),
            area("hub", "Hub", circle(15.0), Foil(), Stroke(solid(EDGE), 2.4)),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(mix(LIGHT, WHITE, 0.4), BASE))
    top = blocks.words(
        "main",
        TextSlot("main", 18),
        "Orienteering",
        blocks.Type(_LETTERS, 44.0, 5.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(190.0, 150.0),
        ink,
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 14),
        "Navigator",
        blocks.Type(_LETTERS, 42.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.foot_arc(190.0, 120.0),
        ink,
    )
    return group("words", "Text", [top, foot])
