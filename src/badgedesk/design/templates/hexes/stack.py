"""Hex: Stack. Three plates on top of each other, the topmost with an icon and a band of words."""

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.plain import Polygon, Rectangle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
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

_TOP, _MID, _LOW = (Polygon(204.0, 6, 0.0, 34.0, 256.0, y) for y in (216.0, 258.0, 300.0))
_INNER = Polygon(182.0, 6, 0.0, 30.0, 256.0, 216.0)
_BAND = Rectangle(318.0, 76.0, 10.0, 256.0, 262.0)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Full-stack developer",
        template="stack",
        palette=build_palette("#3d5a80", "#ee6c4d", "#e0fbfc", dark="#293241", metal="steel"),
        achievement=blocks.story(
            "Full-stack Developer",
            "Builds a web service alone: data, server and pages, tested and put into use.",
            (
                "The developer has",
                (
                    "put a service with three kinds of data into use",
                    "written tests that failed first",
                    "mended a fault that a user reported",
                ),
            ),
            "Three stacked hexagons in blue, the topmost with a symbol of layers; the orange band says Full stack.",
            "programming",
            "web",
        ),
        layers=(_low(), _mid(), _top(), _words()),
    )


def _low() -> Group:
    return group(
        "low",
        "Lowest plate",
        [
            area("low-plate", "Plate", _LOW, fade(BASE_DARK, shade(BASE_DARK, -8)), Stroke(solid(EDGE), 4.0)),
            line("low-line", "Line", Polygon(194.0, 6, 0.0, 32.0, 256.0, 300.0), Stroke(solid(ACCENT, 0.9), 4.0)),
        ],
    )


def _mid() -> Group:
    return group(
        "mid",
        "Middle plate",
        [
            area("mid-lift", "Lift", Polygon(204.0, 6, 0.0, 34.0, 256.0, 265.0), solid(BLACK, 0.25)),
            area("mid-plate", "Plate", _MID, fade(BASE, mix(BASE, BASE_DARK, 0.6)), Stroke(solid(EDGE), 4.0)),
            line("mid-line", "Line", Polygon(194.0, 6, 0.0, 32.0, 256.0, 258.0), Stroke(solid(LIGHT, 0.75), 3.4)),
        ],
    )


def _top() -> Group:
    sign = blocks.icon("icon", "mdi.layers-triple", 108.0, (256.0, 146.0), solid(Legible(WHITE, BASE, 3.0, INK)))
    return group(
        "top",
        "Top plate",
        [
            area("top-lift", "Lift", Polygon(204.0, 6, 0.0, 34.0, 256.0, 223.0), solid(BLACK, 0.25)),
            area("top-plate", "Plate", _TOP, glow(shade(BASE, 12), shade(BASE, 0), 0.3, 0.8), Stroke(solid(EDGE), 4.0)),
            line("top-line", "Line", _INNER, Stroke(solid(LIGHT, 0.8), 3.0)),
            *blocks.lifted(sign, 5.0, EDGE, 0.4),
        ],
    )


def _words() -> Group:
    ground = mix(ACCENT, BASE, 0.02)
    main = blocks.words(
        "main",
        TextSlot("main", 14),
        "Full stack",
        blocks.Type(_LETTERS, 45.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(262.0, 276.0),
        solid(Legible(INK, shade(ground, -4), 4.5, PAPER)),
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 10),
        "Web",
        blocks.Type(_LETTERS, 40.0, 3.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(338.0, 170.0),
        solid(Legible(mix(LIGHT, WHITE, 0.3), BASE, 4.5, INK)),
    )
    return group(
        "words",
        "Text",
        [
            area("band-lift", "Lift", Rectangle(318.0, 76.0, 10.0, 256.0, 267.0), solid(BLACK, 0.28)),
            area("band", "Band", _BAND, fade(shade(ground, 4), shade(ground, -4)), Stroke(solid(EDGE), 3.4)),
            main,
            foot,
        ],
    )
