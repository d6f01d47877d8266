"""Works: Blueprint. A drawing in white lines on blue with a title block."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.path import Path, PathPen
from badgedesk.design.shapes.plain import Arc, Line, Rectangle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, EDGE, LIGHT, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Rectangle(488.0, 488.0, 26.0)
_SHEET = Rectangle(448.0, 448.0, 10.0)
_BLUE = Within(BASE, 0.0, 46.0)
_INKED = Legible(mix(LIGHT, WHITE, 0.5), _BLUE, 4.5)
_LETTERS = Font("Red Hat Display", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Bridge design",
        template="blueprint",
        palette=build_palette("#1e4d8c", "#8ec5ff", "#ffffff", dark="#12325e", metal="silver"),
        achievement=blocks.story(
            "Bridge Design",
            "Designs a small bridge, calculates its loads and tests a model until it breaks.",
            (
                "The learner has",
                (
                    "drawn a bridge to scale",
                    "calculated the forces in its bars",
                    "loaded a model and explained where it failed",
                ),
            ),
            "A blueprint: a suspension bridge in white lines on blue. It says Bridges, Structures 1.",
            "engineering",
            "drawing",
        ),
        layers=(_sheet(), _drawing(), _words()),
    )


def _grid() -> Path:
    pen = PathPen()
    for step in range(1, 14):
        at = 32.0 + step * 32.0
        pen.move(at, 32.0).line(at, 480.0).move(32.0, at).line(480.0, at)
    return pen.path()


def _sheet() -> Group:
    return group(
        "sheet",
        "Plate",
        [
            area(
                "ground",
                "Ground",
                _OUTER,
                fade(shade(_BLUE, 3), Within(BASE_DARK, 0.0, 34.0)),
                Stroke(solid(EDGE), 5.0),
            ),
            group("grid", "Grid", [line("grid-lines", "Lines", _grid(), Stroke(solid(_INKED), 1.6))], None, 0.16),
            line("margin", "Margin", _SHEET, Stroke(solid(_INKED), 4.0)),
            area("corners", "Corners", blocks.dots([(44.0, 44.0, 4.0), (468.0, 44.0, 4.0)]), solid(_INKED)),
        ],
    )


def _bridge() -> Path:
    """Return cable, hangers, towers and deck."""
    pen = PathPen()
    pen.move(44.0, 262.0).quad(120.0, 252.0, 152.0, 92.0).quad(256.0, 372.0, 360.0, 92.0).quad(
        392.0, 252.0, 468.0, 262.0
    )
    for step in range(1, 10):
        x = 152.0 + step * 20.8
        share = step / 10
        y = (1 - share) ** 2 * 92.0 + 2 * share * (1 - share) * 372.0 + share**2 * 92.0
        pen.move(x, y).line(x, 266.0)
    return pen.path()


def _drawing() -> Group:
    towers = blocks.drawn(
        "M142 82L142 316M162 82L162 316", "M350 82L350 316M370 82L370 316", "M142 160L162 160", "M350 160L370 160"
    )
    deck = blocks.drawn("M44 266L468 266", "M44 282L468 282")
    water = blocks.wave_line(318.0, 4.0, 42.0, 0.0, (52.0, 460.0))
    measure = blocks.drawn("M152 66L360 66", "M152 58L152 74", "M360 58L360 74")
    sign = blocks.icon("icon", "mdi.compass-outline", 66.0, (94.0, 108.0), solid(Legible(ACCENT, _BLUE, 3.0)))
    fine = Stroke(solid(_INKED, 0.8), 2.4)
    return group(
        "drawing",
        "Picture",
        [
            line("cable", "Cable and hangers", _bridge(), Stroke(solid(_INKED), 3.4, cap=Cap.ROUND)),
            line("towers", "Towers", towers, Stroke(solid(_INKED), 4.6)),
            line("deck", "Deck", deck, Stroke(solid(_INKED), 4.0)),
            line("water", "Water", water, Stroke(solid(Legible(ACCENT, _BLUE, 3.0)), 3.0)),
            line("measure", "Measure", measure, fine),
            line("arc", "Arc", Arc(44.0, 0.2, 1.2, 408.0, 128.0), fine),
            line(
                "centre",
                "Centre line",
                Line(256.0, 40.0, 256.0, 300.0),
                Stroke(fine.paint, 1.8, dash=(12.0, 6.0, 3.0, 6.0)),
            ),
            line("detail", "Detail", circle(26.0, 408.0, 128.0), fine),
            sign,
        ],
    )


def _words() -> Group:
    block = Rectangle(448.0, 132.0, 0.0, 256.0, 414.0)
    main = blocks.words(
        "main",
        TextSlot("main", 12),
        "Bridges",
        blocks.Type(_LETTERS, 66.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(388.0, 410.0),
        solid(Legible(_INKED, _BLUE)),
    )
    second = blocks.words(
        "block",
        TextSlot("block", 18),
        "Structures 1",
        blocks.Type(Font("Red Hat Display", 700), 37.0, 3.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(448.0, 400.0),
        solid(Legible(ACCENT, _BLUE)),
    )
    return group(
        "words",
        "Text",
        [
            area(
                "block-ground",
                "Title block",
                block,
                fade(shade(_BLUE, -3), shade(_BLUE, -6)),
                Stroke(solid(_INKED), 4.0),
            ),
            line("block-line", "Line", Line(32.0, 424.0, 480.0, 424.0), Stroke(solid(_INKED, 0.8), 2.4)),
            main,
            second,
        ],
    )
