"""Playful: Monster. A friendly monster that holds a name plate."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import Ellipse, Free, Rectangle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
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

_BODY = [
    (256.0, 58.0),
    (366.0, 84.0),
    (428.0, 178.0),
    (434.0, 300.0),
    (420.0, 430.0),
    (340.0, 484.0),
    (256.0, 474.0),
    (172.0, 484.0),
    (92.0, 430.0),
    (78.0, 300.0),
    (84.0, 178.0),
    (146.0, 84.0),
]
_BELLY = Ellipse(128.0, 150.0, 256.0, 420.0)
_HORN = "M150 92C120 84 104 56 110 22C138 28 168 46 184 72Z"
_LETTERS = Font("Fredoka", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Book monster",
        template="monster",
        palette=build_palette("#43aa8b", "#f9c74f", "#ffffff", dark="#277861", ink="#12352b", metal="bronze"),
        achievement=blocks.story(
            "Book Monster",
            "Devoured ten books in the summer holidays and can tell what was in them.",
            (
                "The reader has",
                (
                    "read ten books of own choice",
                    "drawn or told one of them to others",
                    "helped somebody to find a book",
                ),
            ),
            "A green monster with three eyes and a wide grin holds a plate that says Reader.",
            "reading",
            "children",
        ),
        layers=(_horns(), _body(), _face(), _plate()),
    )


def _horns() -> Group:
    left = blocks.drawn(_HORN)
    both = left + left.mapped(Affine(a=-1.0, e=512.0))
    bone = mix(ACCENT, WHITE, 0.35)
    return group("horns", "Horns", [area("horn", "Horns", both, fade(bone, ACCENT), Stroke(solid(EDGE), 8.0))])


def _body() -> Group:
    body = blocks.blob(_BODY)
    spots = blocks.dots(
        [
            (128.0, 246.0, 17.0),
            (116.0, 292.0, 10.0),
            (384.0, 250.0, 17.0),
            (398.0, 294.0, 10.0),
            (154.0, 122.0, 12.0),
            (356.0, 120.0, 12.0),
        ]
    )
    inside = [
        area("fur", "Body", body, fade(shade(BASE, 8), shade(BASE, -6))),
        area("belly", "Belly", _BELLY, solid(mix(BASE, WHITE, 0.35), 0.7)),
        area("spots", "Spots", spots, solid(BASE_DARK, 0.6)),
    ]
    return group(
        "body",
        "Body",
        [group("furs", "Fur", inside, Free(body)), line("body-edge", "Edge", body, Stroke(solid(EDGE), 9.0))],
    )


def _face() -> Group:
    eyes = ((168.0, 172.0, 38.0), (256.0, 150.0, 48.0), (344.0, 172.0, 38.0))
    pupils = [(x + 4.0, y + 6.0, r * 0.46) for x, y, r in eyes]
    lights = [(x - r * 0.05, y - r * 0.12, r * 0.16) for x, y, r in eyes]
    mouth = "M150 238C196 268 316 268 362 238C364 314 322 344 256 344C190 344 148 314 150 238Z"
    teeth = ("M176 250L204 258L190 282Z", "M226 262L256 263L241 286Z", "M308 258L336 250L322 281Z")
    black = Within(INK, 0.0, 24.0)
    return group(
        "face",
        "Face",
        [
            area("eyes", "Eyes", blocks.dots(eyes), fade(WHITE, mix(PAPER, WHITE, 0.4)), Stroke(solid(EDGE), 7.0)),
            area("pupils", "Pupils", blocks.dots(pupils), solid(black)),
            area("glints", "Glints", blocks.dots(lights), solid(WHITE)),
            area("mouth", "Mouth", blocks.drawn(mouth), solid(black), Stroke(solid(EDGE), 7.0)),
            area("tongue", "Tongue", Ellipse(56.0, 24.0, 256.0, 322.0), solid(Within(ACCENT, 55.0, 80.0))),
            area("teeth", "Teeth", blocks.drawn(*teeth), solid(WHITE)),
        ],
    )


def _plate() -> Group:
    board = Rectangle(356.0, 98.0, 22.0, 256.0, 404.0)
    hands = blocks.dots([(84.0, 396.0, 36.0), (428.0, 396.0, 36.0)])
    fingers = blocks.drawn("M92 380L106 384", "M94 398L110 398", "M420 380L406 384", "M418 398L402 398")
    text = blocks.words(
        "main",
        TextSlot("main", 10),
        "Reader",
        blocks.Type(_LETTERS, 72.0, 1.0, anchor=Anchor.MIDDLE),
        blocks.level_line(405.0, 256.0),
        solid(Legible(INK, PAPER)),
    )
    return group(
        "plate",
        "Text",
        [
            area("board", "Plate", board, fade(mix(PAPER, WHITE, 0.6), PAPER), Stroke(solid(EDGE), 8.0)),
            area("hands", "Hands", hands, fade(shade(BASE, 4), shade(BASE, -6)), Stroke(solid(EDGE), 7.0)),
            line("fingers", "Fingers", fingers, Stroke(solid(EDGE), 6.0, cap=Cap.ROUND)),
            text,
        ],
    )
