"""Seal: Bakery. A loaf on a paper disc with two ears of wheat."""

import math

from badgedesk.design.colours.colour import Legible, Tone, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.emblems import Scallop, leaf
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
    EDGE,
    INK,
    PAPER,
    WHITE,
    area,
    group,
    line,
    mix,
    shade,
)
from badgedesk.design.typeset.lettering import Anchor, Font, TextSlot

_OUTER = Scallop(242.0, 18.0, 14)
_LOAF = (
    "M140 282C140 226 192 204 256 204C320 204 372 226 372 282C372 308 358 322 336 322L176 322C154 322 140 308 140 282Z"
)
_CUTS = ("M190 234C204 252 210 270 208 290", "M244 224C260 246 266 266 264 290", "M300 226C316 246 322 266 320 288")
_LETTERS = Font("Kalam", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Sourdough baker",
        template="bakery",
        palette=build_palette("#7a4a21", "#c98f4e", "#f8e9cf", dark="#4c2a10", metal="bronze"),
        achievement=blocks.story(
            "Sourdough Baker",
            "Keeps a sourdough starter and bakes bread from flour, water and salt alone.",
            (
                "The baker has",
                (
                    "kept a starter alive for three months",
                    "baked three kinds of bread with an even crumb",
                    "explained to a beginner how dough is folded and proved",
                ),
            ),
            "A brown scalloped seal: a loaf with three cuts between ears of wheat. It says Sourdough baker.",
            "baking",
            "food",
        ),
        layers=(_plate(), _paper(), _picture(), _words()),
    )


def _plate() -> Group:
    seal = area("seal", "Seal", _OUTER, fade(shade(BASE, 4), BASE_DARK), Stroke(solid(EDGE), 3.4))
    return group("plate", "Plate", [seal])


def _paper() -> Group:
    ground = glow(mix(PAPER, WHITE, 0.6), PAPER, 0.4, 0.62)
    return group(
        "paper",
        "Paper",
        [
            area("paper-lift", "Lift", circle(205.0, 256.0, 260.0), solid(BLACK, 0.22)),
            area("disc", "Disc", circle(202.0), ground, Stroke(solid(mix(BASE, EDGE, 0.4)), 3.0)),
            line("line-outer", "Outer line", circle(190.0), Stroke(solid(BASE, 0.75), 3.4)),
            line("line-inner", "Inner line", circle(183.0), Stroke(solid(BASE, 0.5), 1.6)),
        ],
    )


def _ear() -> Path:
    """Return the right ear: a bent stalk of leaves."""
    found = Path()
    for step in range(5):
        x, y = 336.0 + step * 9.0, 406.0 - step * 13.0
        for side in (-0.75, 0.55):
            found += leaf(30.0 - step, 13.0, (x, y), math.radians(34) + side)
    return found + leaf(30.0, 13.0, (380.0, 342.0), math.radians(34))


def _picture() -> Group:
    crust, flour = Tone(1, "bronze"), Tone(0, "bronze")
    right = _ear()
    ears = right + right.mapped(Affine(a=-1.0, e=512.0))
    stalks = blocks.drawn("M326 418C350 400 366 376 380 344", "M186 418C162 400 146 376 132 344")
    loaf = blocks.drawn(_LOAF)
    return group(
        "picture",
        "Picture",
        [
            line("stalks", "Stalks", stalks, Stroke(solid(mix(BASE, ACCENT, 0.3)), 3.6, cap=Cap.ROUND)),
            area("ears", "Ears of wheat", ears, solid(mix(BASE, ACCENT, 0.25))),
            area("loaf-lift", "Lift", loaf.mapped(Affine.shift(0.0, 6.0)), solid(EDGE, 0.22)),
            area("loaf", "Loaf", loaf, fade(flour, crust, Tone(2, "bronze")), Stroke(solid(Tone(4, "bronze")), 3.0)),
            line(
                "cuts",
                "Cuts",
                blocks.drawn(*_CUTS),
                Stroke(solid(Tone(4, "bronze"), 0.6), 15.0, cap=Cap.ROUND),
                Stroke(solid(mix(flour, WHITE, 0.35)), 10.0, cap=Cap.ROUND),
            ),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(INK, PAPER))
    top = blocks.words(
        "main",
        TextSlot("main", 12),
        "Sourdough",
        blocks.Type(_LETTERS, 58.0, 1.0, anchor=Anchor.MIDDLE),
        blocks.top_arc(142.0, 140.0),
        ink,
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 10),
        "Baker",
        blocks.Type(_LETTERS, 46.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(378.0, 110.0),
        ink,
    )
    return group("words", "Text", [top, foot])
