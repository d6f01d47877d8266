"""Flat: Diamond. A square on its corner with an icon and two lines."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.plain import Polygon
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    EDGE,
    INK,
    LIGHT,
    WHITE,
    area,
    group,
    line,
    mix,
    shade,
)
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Polygon(262.0, 4, 0.0, 60.0)
_INNER = Polygon(214.0, 4, 0.0, 44.0)
_DEEP = Within(BASE, 0.0, 42.0)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Python for analysts",
        template="diamond",
        palette=build_palette("#16324f", "#f7d154", "#a9d6ff", dark="#0b1b2e", metal="steel"),
        achievement=blocks.story(
            "Python for Analysts",
            "Reads, cleans and analyses tables with Python and writes it down so that others can repeat it.",
            (
                "The analyst has",
                (
                    "cleaned a table of ten thousand rows",
                    "answered five questions with tested functions",
                    "published a notebook that runs from top to bottom",
                ),
            ),
            "A dark blue diamond with the snakes of Python in yellow. It says Python for analysts.",
            "programming",
            "data",
        ),
        layers=(_plate(), _picture(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", _OUTER, glow(shade(_DEEP, 7), Within(BASE_DARK, 0.0, 26.0), 0.35, 0.7)),
            blocks.rim("rim", Polygon(250.0, 4, 0.0, 56.0), 16.0, blocks.tinted_metal(Within(BASE, 34.0, 50.0)), EDGE),
            line("inner-line", "Inner line", _INNER, Stroke(solid(Legible(ACCENT, _DEEP, 3.0)), 3.4)),
            line("second-line", "Second line", Polygon(203.0, 4, 0.0, 42.0), Stroke(solid(LIGHT, 0.35), 2.0)),
        ],
    )


def _picture() -> Group:
    bright = Legible(ACCENT, _DEEP, 4.5)
    sign = blocks.icon("icon", "mdi.language-python", 122.0, (256.0, 172.0), fade(shade(bright, 5), shade(bright, -5)))
    return group("picture", "Picture", [*blocks.lifted(sign, 6.0, EDGE, 0.45)])


def _words() -> Group:
    main = blocks.words(
        "main",
        TextSlot("main", 8),
        "Python",
        blocks.Type(_LETTERS, 62.0, 3.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(280.0, 320.0),
        solid(Legible(WHITE, _DEEP, 4.5, INK)),
    )
    second = blocks.words(
        "second",
        TextSlot("second", 12),
        "for analysts",
        blocks.Type(Font("Manrope", 700), 37.0, 0.0, Case.TYPED, Anchor.MIDDLE),
        blocks.level_line(336.0, 232.0),
        solid(Legible(mix(LIGHT, WHITE, 0.1), _DEEP)),
    )
    return group("words", "Text", [main, second])
