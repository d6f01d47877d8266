"""Ribbon: Pennant. A waving flag on its pole with a tag."""

from badgedesk.design.colours.colour import Legible, Tone, build_palette
from badgedesk.design.colours.paints import Cap, LinearGradient, Stop, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import Free, Rectangle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
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
from badgedesk.design.typeset.lettering import Anchor, Font, Straight, TextSlot

_CLOTH = "M92 62C180 44 236 96 322 84C392 74 440 96 500 152C446 178 434 214 392 244C320 296 240 262 92 330Z"
_STRIPE = (
    "M92 266C230 214 300 246 372 200C410 176 424 144 462 122C474 131 486 140 500 152"
    "C446 178 434 214 392 244C320 296 240 262 92 330Z"
)
_TAG = Rectangle(306.0, 100.0, 20.0, 328.0, 398.0)
_LETTERS = Font("Fredoka", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Scout camp: Explorer",
        template="pennant",
        palette=build_palette("#c94f33", "#264653", "#fdf0d5", dark="#9c3d24", ink="#3b1509", metal="bronze"),
        achievement=blocks.story(
            "Camp Explorer",
            "Took part in the whole summer camp and explored the country around it.",
            (
                "The explorer has",
                (
                    "slept four nights in a tent that was put up together",
                    "walked a round of fifteen kilometres",
                    "cooked for the group once",
                ),
            ),
            "A waving orange flag with a hiker on a wooden pole; it says Explorer, the tag Camp 2026.",
            "camp",
            "outdoors",
        ),
        layers=(_pole(), _flag(), _tag()),
    )


def _pole() -> Group:
    wood = LinearGradient(
        (Stop(0.0, Tone(1, "bronze")), Stop(0.5, Tone(0, "bronze")), Stop(1.0, Tone(4, "bronze"))), 0, 0, 1, 0
    )
    return group(
        "pole",
        "Pole",
        [
            area("shaft", "Shaft", Rectangle(26.0, 456.0, 8.0, 80.0, 272.0), wood, Stroke(solid(EDGE), 5.0)),
            area(
                "knob",
                "Knob",
                circle(22.0, 80.0, 36.0),
                fade(Tone(0, "gold"), Tone(2, "gold")),
                Stroke(solid(EDGE), 5.0),
            ),
        ],
    )


def _flag() -> Group:
    cloth: Path = blocks.drawn(_CLOTH)
    sign = blocks.icon("icon", "mdi.hiking", 104.0, (156.0, 162.0), solid(Legible(PAPER, BASE, 3.0, INK)))
    shades = LinearGradient(
        (
            Stop(0.0, shade(BASE, -12)),
            Stop(0.22, shade(BASE, -2)),
            Stop(0.5, shade(BASE, -10)),
            Stop(0.75, shade(BASE, -2)),
            Stop(1.0, shade(BASE, -12)),
        ),
        0.0,
        0.0,
        1.0,
        0.15,
    )
    inside = [
        area("cloth", "Cloth", cloth, shades),
        area("stripe", "Stripe", blocks.drawn(_STRIPE), fade(shade(ACCENT, 3), shade(ACCENT, -8))),
        line("hem", "Hem", blocks.drawn("M104 60L104 328"), Stroke(solid(EDGE, 0.35), 3.0, dash=(9.0, 7.0))),
    ]
    word = blocks.words(
        "main",
        TextSlot("main", 10),
        "Explorer",
        blocks.Type(_LETTERS, 52.0, 1.0, anchor=Anchor.MIDDLE),
        Straight(148.0, 314.0, 208.0),
        solid(Legible(mix(LIGHT, WHITE, 0.4), shade(BASE, -2), 4.5)),
    )
    return group(
        "flag",
        "Flag",
        [
            area("flag-lift", "Lift", cloth.mapped(Affine.shift(0.0, 8.0)), solid(BLACK, 0.18)),
            group("cloths", "Cloth", inside, Free(cloth)),
            line("flag-edge", "Edge", cloth, Stroke(solid(EDGE), 5.0)),
            sign,
            word,
        ],
    )


def _tag() -> Group:
    text = blocks.words(
        "tag",
        TextSlot("tag", 12),
        "Camp 2026",
        blocks.Type(_LETTERS, 48.0, 1.0, anchor=Anchor.MIDDLE),
        Straight(400.0, 340.0, 240.0),
        solid(Legible(INK, PAPER)),
    )
    cord = Stroke(solid(EDGE), 5.0, cap=Cap.ROUND)
    return group(
        "tag-group",
        "Tag",
        [
            line("cord", "Cord", blocks.drawn("M92 348C130 340 168 352 198 396"), cord),
            area("tag-lift", "Lift", Rectangle(306.0, 100.0, 20.0, 328.0, 405.0), solid(BLACK, 0.18)),
            area("tag-paper", "Paper", _TAG, fade(mix(PAPER, WHITE, 0.6), PAPER), Stroke(solid(EDGE), 5.0)),
            area("hole", "Hole", circle(9.0, 200.0, 398.0), solid(mix(EDGE, BASE, 0.2))),
            text,
        ],
    )
