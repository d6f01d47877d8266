"""Hex: Data. A hexagon plate with a glowing area chart."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Turn, Within, build_palette
from badgedesk.design.colours.paints import Cap, LinearGradient, Stop, Stroke, fade, solid
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

_OUTER = Polygon(232.0, 6, 0.0, 40.0)
_INNER = Polygon(197.0, 6, 0.0, 36.0)
_BACK = [(60.0, 346.0), (140.0, 330.0), (202.0, 296.0), (262.0, 282.0), (318.0, 244.0), (380.0, 228.0), (460.0, 200.0)]
_FRONT = [(60.0, 392.0), (140.0, 372.0), (212.0, 366.0), (270.0, 330.0), (330.0, 306.0), (390.0, 300.0), (460.0, 268.0)]
_WARM = Legible(ACCENT, BASE, 2.2)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Data storytelling, level 2",
        template="data",
        palette=build_palette("#4b2a86", "#ff8a5c", "#e4d6ff", dark="#2b1656", metal="silver"),
        achievement=_achievement(),
        layers=(_plate(), _picture(), _words()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Data Storytelling, Level 2",
        description="Turns a data set into a clear story: the right question, an honest chart and plain words.",
        criteria_narrative=(
            "The learner has\n\n"
            "- cleaned a data set of at least 1,000 rows and noted each step,\n"
            "- drawn three charts that hide nothing,\n"
            "- told the story in five minutes and answered questions."
        ),
        caption="A purple hexagon with a rising orange area chart. It says Data storytelling, level 2.",
        tags=("data", "communication"),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", _OUTER, fade(shade(BASE, -4), BASE_DARK)),
            blocks.rim("rim", _OUTER, 20.0, blocks.tinted_metal(Within(BASE, 22.0, 42.0)), EDGE),
        ],
    )


def _picture() -> Group:
    curve = blocks.smooth_line(_BACK, 0.9)
    rose = Turn(shade(_WARM, -12), -32)
    back = LinearGradient((Stop(0.1, rose), Stop(0.9, _WARM)), 0.0, 0.7, 1.0, 0.3)
    front = LinearGradient((Stop(0.2, Turn(shade(_WARM, 6), 22)), Stop(0.62, shade(_WARM, -2)), Stop(0.95, rose)))
    pins = [(202.0, 296.0, 9.0), (318.0, 244.0, 9.0)]
    return group(
        "picture",
        "Picture",
        [
            group(
                "chart",
                "Chart",
                [
                    area("field", "Field", _INNER, fade(shade(BASE, 8), shade(BASE, -9))),
                    area("back", "Back area", blocks.filled_below(curve), back),
                    area("front", "Front area", blocks.filled_below(blocks.smooth_line(_FRONT, 0.9)), front),
                    line("curve", "Line", curve, Stroke(solid(mix(LIGHT, WHITE, 0.55)), 4.6, cap=Cap.ROUND)),
                ],
                _INNER,
            ),
            area("pins", "Points", blocks.dots(pins), solid(_WARM), Stroke(solid(WHITE), 4.0)),
            line("field-line", "Inner line", _INNER, Stroke(solid(LIGHT, 0.75), 2.6)),
        ],
    )


def _words() -> Group:
    big = blocks.words(
        "main",
        TextSlot("main", 6),
        "Data",
        blocks.Type(_LETTERS, 74.0, 5.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(152.0, 236.0),
        solid(Legible(WHITE, BASE, 4.5, INK)),
    )
    second = blocks.words(
        "second",
        TextSlot("second", 14),
        "Storytelling",
        blocks.Type(Font("Manrope", 700), 36.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(206.0, 268.0),
        solid(Legible(LIGHT, BASE, 4.5, INK)),
    )
    level = blocks.words(
        "level",
        TextSlot("level", 10),
        "Level 2",
        blocks.Type(_LETTERS, 36.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(390.0, 150.0),
        solid(Legible(INK, shade(_WARM, -6), 4.5, BASE_DARK)),
    )
    return group("words", "Text", [big, second, level])
