"""Works: Plate. A screwed-on metal plate with an engraved field."""

from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import Cap, Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer
from badgedesk.design.shapes.plain import Line, Rectangle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE_DARK,
    BLACK,
    LIGHT,
    WHITE,
    area,
    group,
    line,
    mix,
    shade,
)
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Rectangle(486.0, 392.0, 30.0)
_FIELD = Rectangle(398.0, 304.0, 16.0)
_DEEP = Within(BASE_DARK, 0.0, 32.0)
_SCREWS = ((44.0, 91.0), (468.0, 91.0), (44.0, 421.0), (468.0, 421.0))
_LETTERS = Font("JetBrains Mono", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Lathe operator",
        template="plate",
        palette=build_palette("#50657a", "#e3b64e", "#f3f6f9", dark="#2a3947", metal="steel"),
        achievement=blocks.story(
            "Lathe Operator",
            "Turns parts on a lathe to a drawing, safely and within tolerance.",
            (
                "The operator has",
                (
                    "set up the lathe and checked its guards",
                    "turned three parts within 0.05 mm",
                    "sharpened a tool and explained its angles",
                ),
            ),
            "A steel plate with four screws and a dark engraved field: a wrench and the words Lathe, Operator.",
            "metalwork",
            "workshop",
        ),
        layers=(_plate(), _field(), _words()),
    )


def _plate() -> Group:
    screws: list[Layer] = []
    for number, (x, y) in enumerate(_SCREWS):
        turn = 7.0 if number % 2 else -7.0
        screws += [
            area(f"screw-{number}", "Screw", circle(13.0, x, y), fade(Tone(0), Tone(2)), Stroke(solid(Tone(5)), 2.6)),
            line(
                f"slot-{number}",
                "Slot",
                Line(x - 7.0, y - turn, x + 7.0, y + turn),
                Stroke(solid(Tone(5)), 3.4, cap=Cap.ROUND),
            ),
        ]
    return group(
        "plate",
        "Plate",
        [
            area("lift", "Lift", Rectangle(486.0, 392.0, 30.0, 256.0, 260.0), solid(BLACK, 0.25)),
            area("metal", "Metal", _OUTER, Foil(), Stroke(solid(Tone(5)), 5.0)),
            line("bevel", "Bevel", Rectangle(472.0, 378.0, 25.0), Stroke(solid(WHITE, 0.4), 2.4)),
            *screws,
        ],
    )


def _field() -> Group:
    sign = blocks.icon("icon", "mdi.wrench", 96.0, (256.0, 172.0), solid(Legible(ACCENT, _DEEP, 4.5)))
    return group(
        "field",
        "Picture",
        [
            area("field-light", "Light", Rectangle(402.0, 308.0, 18.0, 256.0, 258.0), solid(WHITE, 0.45)),
            area("field-ground", "Field", _FIELD, glow(shade(_DEEP, 7), _DEEP, 0.4, 0.75), Stroke(solid(Tone(5)), 4.0)),
            line("frame", "Frame", Rectangle(374.0, 280.0, 9.0), Stroke(solid(Legible(ACCENT, _DEEP, 3.0), 0.8), 2.6)),
            *blocks.lifted(sign, 4.0, BLACK, 0.45),
        ],
    )


def _words() -> Group:
    main = blocks.words(
        "main",
        TextSlot("main", 12),
        "Lathe",
        blocks.Type(_LETTERS, 84.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(280.0, 346.0),
        solid(Legible(mix(LIGHT, WHITE, 0.5), _DEEP)),
    )
    second = blocks.words(
        "second",
        TextSlot("second", 20),
        "Operator",
        blocks.Type(Font("JetBrains Mono", 700), 40.0, 3.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(354.0, 346.0),
        solid(Legible(ACCENT, _DEEP)),
    )
    return group("words", "Text", [main, second])
