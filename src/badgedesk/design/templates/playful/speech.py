"""Playful: Speech. A loud bubble, a quiet one behind it, and a cheer."""

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BLACK,
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
from badgedesk.design.typeset.lettering import Anchor, Font, Straight, TextSlot

_LOUD = (
    "M92 70L400 70C440 70 464 94 464 134L464 268C464 308 440 332 400 332L222 332L142 408L156 332L92 332"
    "C52 332 28 308 28 268L28 134C28 94 52 70 92 70Z"
)
_QUIET = (
    "M256 286L444 286C474 286 490 302 490 332L490 394C490 424 474 440 444 440L434 440L442 492L376 440L256 440"
    "C226 440 210 424 210 394L210 332C210 302 226 286 256 286Z"
)
_CHEER = ("M106 40L94 16", "M152 34L148 10", "M60 62L38 46")
_LETTERS = Font("Fredoka", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Bravo, team",
        template="speech",
        palette=build_palette("#118ab2", "#ffd166", "#ffffff", dark="#0a5a75", ink="#073344", metal="silver"),
        achievement=blocks.story(
            "Bravo, Team",
            "Thanked by colleagues for help that nobody had to give.",
            (
                "The person has",
                (
                    "been named by at least three colleagues",
                    "helped outside the own task",
                    "shared what was learned",
                ),
            ),
            "A large blue speech bubble with a heart that says Bravo!, and a small yellow one that says Team.",
            "teamwork",
            "thanks",
        ),
        layers=(_loud(), _quiet()),
    )


def _loud() -> Group:
    bubble = blocks.drawn(_LOUD)
    sign = blocks.icon("icon", "mdi.heart", 84.0, (256.0, 134.0), solid(ACCENT), Stroke(solid(EDGE), 6.0))
    text = blocks.words(
        "main",
        TextSlot("main", 10),
        "Bravo!",
        blocks.Type(_LETTERS, 106.0, 1.0, anchor=Anchor.MIDDLE),
        Straight(228.0, 246.0, 384.0),
        solid(Legible(mix(LIGHT, WHITE, 0.5), BASE, 3.0, INK)),
    )
    return group(
        "loud",
        "Bubble",
        [
            line("cheer", "Cheer", blocks.drawn(*_CHEER), Stroke(solid(EDGE), 15.0, cap=Cap.ROUND)),
            line("cheer-fill", "Cheer colour", blocks.drawn(*_CHEER), Stroke(solid(ACCENT), 7.0, cap=Cap.ROUND)),
            area("loud-lift", "Lift", bubble.mapped(Affine.shift(0.0, 8.0)), solid(BLACK, 0.2)),
            area("loud-bubble", "Bubble", bubble, fade(shade(BASE, 6), shade(BASE, -5)), Stroke(solid(EDGE), 9.0)),
            line(
                "loud-light",
                "Light",
                blocks.drawn("M54 150C54 116 70 98 100 96"),
                Stroke(solid(WHITE, 0.5), 7.0, cap=Cap.ROUND),
            ),
            *blocks.lifted(sign, 5.0, EDGE, 0.3),
            text,
        ],
    )


def _quiet() -> Group:
    bubble = blocks.drawn(_QUIET)
    text = blocks.words(
        "second",
        TextSlot("second", 8),
        "Team",
        blocks.Type(_LETTERS, 80.0, 1.0, anchor=Anchor.MIDDLE),
        Straight(364.0, 350.0, 236.0),
        solid(Legible(INK, ACCENT)),
    )
    return group(
        "quiet",
        "Small bubble",
        [
            area("quiet-lift", "Lift", bubble.mapped(Affine.shift(0.0, 7.0)), solid(BLACK, 0.2)),
            area("quiet-bubble", "Bubble", bubble, fade(shade(ACCENT, 4), shade(ACCENT, -5)), Stroke(solid(EDGE), 9.0)),
            text,
        ],
    )
