"""Flat: Leaf. A leaf of two tones with a disc and a word around it."""

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.plain import Free, Rectangle, circle
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

_LEAF = "M256 16C404 84 494 196 476 310C462 412 370 486 256 496C142 486 50 412 36 310C18 196 108 84 256 16Z"
_VEINS = (
    "M256 40L256 486",
    "M256 452C200 432 150 426 104 404",
    "M256 452C312 432 362 426 408 404",
    "M256 120C226 108 206 96 190 80",
    "M256 120C286 108 306 96 322 80",
)
_DISC = (256.0, 268.0)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Urban gardener",
        template="leaf",
        palette=build_palette("#3a7d44", "#f4d35e", "#f0f7ee", dark="#254d32", metal="bronze"),
        achievement=blocks.story(
            "Urban Gardener",
            "Grows vegetables and herbs in the city, in beds, boxes and on balconies.",
            (
                "The gardener has",
                (
                    "looked after a bed from sowing to harvest",
                    "made compost and used it",
                    "shared seeds or cuttings with three others",
                ),
            ),
            "A leaf in two greens with a yellow disc and a sprout. It says Urban gardener.",
            "gardening",
            "environment",
        ),
        layers=(_plate(), _disc(), _words()),
    )


def _plate() -> Group:
    leaf = blocks.drawn(_LEAF)
    halves = [
        area("left-half", "Left half", leaf, fade(shade(BASE, 7), shade(BASE, -2))),
        area("right-half", "Right half", Rectangle(256.0, 512.0, 0.0, 384.0, 256.0), solid(BASE_DARK, 0.42)),
        line("veins", "Veins", blocks.drawn(*_VEINS), Stroke(solid(mix(LIGHT, BASE, 0.35), 0.6), 4.0, cap=Cap.ROUND)),
    ]
    return group(
        "plate",
        "Plate",
        [
            group("halves", "Halves", halves, Free(leaf)),
            line("edge", "Edge", leaf, Stroke(solid(EDGE), 9.0)),
        ],
    )


def _disc() -> Group:
    sprout = blocks.icon("icon", "mdi.sprout", 112.0, (256.0, 262.0), solid(Legible(INK, ACCENT, 3.0)))
    return group(
        "disc",
        "Picture",
        [
            area("band", "Band", circle(158.0, *_DISC), fade(mix(PAPER, WHITE, 0.5), PAPER), Stroke(solid(EDGE), 5.0)),
            area("disc-ground", "Disc", circle(96.0, *_DISC), glow(shade(ACCENT, 6), shade(ACCENT, -5), 0.35, 0.75)),
            line("disc-line", "Line", circle(96.0, *_DISC), Stroke(solid(EDGE), 5.0)),
            sprout,
        ],
    )


def _words() -> Group:
    arc = blocks.words(
        "main",
        TextSlot("main", 16),
        "Urban gardener",
        blocks.Type(_LETTERS, 42.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(127.0, 240.0, _DISC[1]),
        solid(Legible(INK, PAPER)),
    )
    sparks = blocks.dots([(256.0, 395.0, 7.0), (226.0, 391.0, 4.5), (286.0, 391.0, 4.5)])
    return group("words", "Text", [arc, area("seeds", "Seeds", sparks, solid(Legible(BASE, PAPER, 3.0)))])
