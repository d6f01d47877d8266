"""Heritage: Language. A flat shield in two fields with a speech bubble, a name and a level."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Shield, ShieldOutline
from badgedesk.design.shapes.plain import Rectangle
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

_OUTER = Shield(ShieldOutline.FLAT, 0.99)
_PANEL = Shield(ShieldOutline.FLAT, 0.82)
_BUBBLE = (
    "M176 128L336 128C352 128 360 136 360 152L360 206C360 222 352 230 336 230L252 230L214 262L218 230"
    "L176 230C160 230 152 222 152 206L152 152C152 136 160 128 176 128Z"
)
_LETTERS = Font("Source Serif 4", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Cymraeg B1",
        template="language",
        palette=build_palette("#14875a", "#d8352f", "#fbfbf7", dark="#0b5d3b", metal="silver"),
        achievement=blocks.story(
            "Welsh, level B1",
            "Uses Welsh in everyday situations: understands clear speech, tells a story and gives reasons.",
            (
                "The learner has",
                (
                    "held a conversation of fifteen minutes on a familiar subject",
                    "written a letter of 150 words that a reader understood at once",
                    "understood the news read at a slow pace",
                ),
            ),
            "A shield with a silver rim, white above and green below: a red speech bubble says Shwmae, "
            "below it Cymraeg, B1.",
            "language",
            "Welsh",
        ),
        layers=(_plate(), _picture(), _frame(), _words()),
    )


def _plate() -> Group:
    return group("plate", "Plate", [area("ground", "Ground", _OUTER, fade(BASE_DARK, shade(BASE_DARK, -6)))])


def _picture() -> Group:
    lower = Rectangle(420.0, 260.0, 0.0, 256.0, 412.0)
    bubble = blocks.drawn(_BUBBLE)
    fields = [
        area("upper", "Upper field", _PANEL, fade(mix(PAPER, WHITE, 0.8), PAPER)),
        area("lower", "Lower field", lower, fade(shade(BASE, -3), shade(BASE, -11))),
        area("divide", "Line between", Rectangle(420.0, 7.0, 0.0, 256.0, 282.0), solid(EDGE, 0.55)),
    ]
    lift = blocks.drawn(_BUBBLE.replace("128", "134").replace("230", "236").replace("262", "268"))
    return group(
        "picture",
        "Picture",
        [
            group("fields", "Fields", fields, _PANEL),
            area("bubble-lift", "Lift", lift, solid(EDGE, 0.22)),
            area("bubble-ground", "Bubble", bubble, fade(shade(ACCENT, 3), shade(ACCENT, -6))),
            line("bubble-line", "Bubble edge", bubble, Stroke(solid(Within(ACCENT, 0.0, 42.0), 0.55), 2.4)),
        ],
    )


def _frame() -> Group:
    return group(
        "frame",
        "Rim",
        [blocks.inner_line("panel-line", "Inner line", _PANEL, 4.5), blocks.rim("rim", _OUTER, 21.0)],
    )


def _words() -> Group:
    spoken = blocks.words(
        "bubble",
        TextSlot("bubble", 8),
        "Shwmae!",
        blocks.Type(Font("Fredoka", 700), 48.0, 0.5, anchor=Anchor.MIDDLE),
        blocks.level_line(180.0, 192.0),
        solid(Legible(WHITE, ACCENT, 4.5, INK)),
    )
    ground = shade(BASE, -4)
    name = blocks.words(
        "main",
        TextSlot("main", 10),
        "Cymraeg",
        blocks.Type(_LETTERS, 46.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(324.0, 284.0),
        solid(Legible(mix(LIGHT, WHITE, 0.5), ground, 4.5, INK)),
    )
    level = blocks.words(
        "code",
        TextSlot("code", 2),
        "B1",
        blocks.Type(_LETTERS, 66.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(390.0, 130.0),
        solid(Legible(mix(ACCENT, LIGHT, 0.72), ground, 4.5, INK)),
    )
    return group("words", "Text", [spoken, name, level])
