"""Works: Safety. An octagon with a hazard border and a hard hat."""

import math

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.path import Path, polygon_path
from badgedesk.design.shapes.plain import Polygon, Rectangle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import BASE, BASE_DARK, BLACK, EDGE, PAPER, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Polygon(246.0, 8, math.pi / 8, 16.0)
_BORDER = Polygon(236.0, 8, math.pi / 8, 15.0)
_FIELD = Polygon(196.0, 8, math.pi / 8, 12.0)
_DARK = Within(BASE_DARK, 0.0, 28.0)
_BRIGHT = Legible(BASE, _DARK, 3.0)
_PLATE = Rectangle(330.0, 70.0, 10.0, 256.0, 336.0)
_LETTERS = Font("Barlow Condensed", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Site safety, level 1",
        template="safety",
        palette=build_palette("#f6c445", "#d9433b", "#fff9e5", dark="#1b1b1b", metal="steel"),
        achievement=blocks.story(
            "Site Safety, Level 1",
            "Works safely on a building site and stops work that is not safe.",
            (
                "The worker has",
                (
                    "walked a site and named twelve dangers",
                    "put on and checked protective equipment",
                    "shown what to do after an accident",
                ),
            ),
            "A black octagon with a yellow and black hazard border and a hard hat. It says Site safety, Level 1.",
            "safety at work",
            "building",
        ),
        layers=(_plate(), _field(), _words()),
    )


def _stripes() -> Path:
    """Return slanting bars across the whole artboard."""
    found = Path()
    for step in range(-10, 20):
        x = step * 44.0
        found += polygon_path(((x, 0.0), (x + 22.0, 0.0), (x - 490.0, 512.0), (x - 512.0, 512.0)))
    return found


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", _OUTER, fade(shade(_DARK, 5), _DARK)),
            group(
                "border",
                "Border",
                [
                    area("border-ground", "Yellow", _BORDER, fade(shade(_BRIGHT, 4), shade(_BRIGHT, -3))),
                    area("stripes", "Stripes", _stripes(), solid(_DARK)),
                ],
                _BORDER,
            ),
            line("border-edge", "Edge", _BORDER, Stroke(solid(_DARK), 5.0)),
        ],
    )


def _field() -> Group:
    hat = blocks.icon("icon", "mdi.hard-hat", 172.0, (256.0, 200.0), fade(shade(_BRIGHT, 5), shade(_BRIGHT, -4)))
    return group(
        "field",
        "Picture",
        [
            area("field-ground", "Field", _FIELD, glow(shade(_DARK, 10), _DARK, 0.35, 0.7), Stroke(solid(_DARK), 6.0)),
            line("field-line", "Line", Polygon(188.0, 8, math.pi / 8, 11.0), Stroke(solid(_BRIGHT, 0.9), 3.0)),
            *blocks.lifted(hat, 6.0, BLACK, 0.5),
        ],
    )


def _words() -> Group:
    main = blocks.words(
        "main",
        TextSlot("main", 14),
        "Site safety",
        blocks.Type(_LETTERS, 54.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(336.0, 272.0),
        solid(Legible(_DARK, PAPER)),
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 12),
        "Level 1",
        blocks.Type(_LETTERS, 42.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(402.0, 170.0),
        solid(Legible(mix(PAPER, WHITE, 0.5), _DARK)),
    )
    return group(
        "words",
        "Text",
        [
            area("sign-lift", "Lift", Rectangle(330.0, 70.0, 10.0, 256.0, 341.0), solid(BLACK, 0.4)),
            area("sign", "Sign", _PLATE, fade(mix(PAPER, WHITE, 0.6), PAPER), Stroke(solid(EDGE), 4.0)),
            area("screws", "Screws", blocks.dots([(104.0, 336.0, 5.0), (408.0, 336.0, 5.0)]), solid(_DARK, 0.7)),
            main,
            foot,
        ],
    )
