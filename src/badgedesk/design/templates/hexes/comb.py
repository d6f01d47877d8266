"""Hex: Comb. A hexagon of honey with an icon and a ribbon."""

import math

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Comb
from badgedesk.design.shapes.plain import Polygon, circle
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
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

_OUTER = Polygon(238.0, 6, math.pi / 6, 38.0)
_MIDDLE = Polygon(216.0, 6, math.pi / 6, 35.0)
_INNER = Polygon(196.0, 6, math.pi / 6, 32.0)
_RIBBON = Ribbon(y=336.0, radius=1100.0, height=62.0, half_angle=0.176, tail=0.046)
_DARK = Within(BASE_DARK, 0.0, 30.0)
_LETTERS = Font("Barlow Condensed", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Beekeeping basics",
        template="comb",
        palette=build_palette("#f4a81d", "#5a3606", "#fff6d8", dark="#3b2508", metal="gold"),
        achievement=blocks.story(
            "Beekeeping Basics",
            "Looks after a colony of bees through one year, with help where it is needed.",
            (
                "The beekeeper has",
                (
                    "opened a hive ten times and written down what was seen",
                    "recognised queen cells, brood disease and hunger",
                    "harvested honey cleanly and fed for the winter",
                ),
            ),
            "A golden hexagon of honeycomb with a bee; the dark ribbon says Beekeeping, below it stands Basics.",
            "beekeeping",
            "nature",
        ),
        layers=(_plate(), _picture(), _ribbon()),
    )


def _plate() -> Group:
    comb = Comb(33.0, 420.0, 360.0)
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", _OUTER, fade(shade(_DARK, 4), _DARK), Stroke(solid(_DARK), 4.0)),
            line("rim", "Rim", _MIDDLE, Stroke(solid(_DARK), 17.0), Stroke(Foil(), 12.0)),
            area("field", "Field", _INNER, glow(shade(BASE, 8), shade(BASE, -3), 0.42, 0.7)),
            group(
                "cells", "Comb", [line("comb", "Cells", comb, Stroke(solid(mix(BASE, _DARK, 0.25)), 4.0))], _INNER, 0.34
            ),
            line("field-line", "Inner line", _INNER, Stroke(solid(_DARK), 4.0)),
        ],
    )


def _picture() -> Group:
    bee = blocks.icon("icon", "mdi.bee", 118.0, (256.0, 212.0), solid(Legible(mix(INK, ACCENT, 0.2), PAPER, 4.5)))
    return group(
        "picture",
        "Picture",
        [
            area("disc-lift", "Lift", circle(89.0, 256.0, 217.0), solid(BLACK, 0.25)),
            area("disc", "Disc", circle(86.0, 256.0, 212.0), glow(mix(PAPER, WHITE, 0.6), PAPER, 0.4, 0.7)),
            line("disc-ring", "Ring", circle(86.0, 256.0, 212.0), Stroke(solid(_DARK), 8.0), Stroke(Foil(), 4.0)),
            bee,
        ],
    )


def _ribbon() -> Group:
    main = blocks.words(
        "main",
        TextSlot("main", 12),
        "Beekeeping",
        blocks.Type(_LETTERS, 49.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.ribbon_place(_RIBBON),
        solid(Legible(mix(LIGHT, WHITE, 0.2), BASE_DARK, 4.5, INK)),
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 10),
        "Basics",
        blocks.Type(_LETTERS, 40.0, 5.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(396.0, 180.0),
        solid(Legible(_DARK, BASE, 4.5, WHITE)),
    )
    return group("ribbon", "Ribbon", [blocks.band("ribbon-band", _RIBBON, shade(BASE_DARK, 3)), main, foot])
