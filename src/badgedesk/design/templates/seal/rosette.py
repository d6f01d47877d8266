"""Seal: Rosette. A pleated rosette with two tails, as pinned on at a fair."""

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.emblems import Scallop
from badgedesk.design.shapes.plain import Rays, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
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
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_CY = 206.0
_PLEATS = Scallop(196.0, 12.0, 24, 256.0, _CY)
_TAIL = "M184 330L262 352L232 498L190 464L142 476Z"
_LETTERS = Font("Red Hat Display", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Science fair, first place",
        template="rosette",
        palette=build_palette("#2456c4", "#f2bc5c", "#ffffff", dark="#12306f", metal="gold"),
        achievement=blocks.story(
            "Science Fair, First Place",
            "Won the science fair of the school with an own experiment.",
            (
                "The winner has",
                (
                    "asked a question that can be tested",
                    "measured at least ten times and shown how sure the result is",
                    "explained it to three judges",
                ),
            ),
            "A blue pleated rosette with two tails and a golden ring; it says Science fair, 1st.",
            "science",
            "competition",
        ),
        layers=(_tails(), _pleats(), _disc(), _words()),
    )


def _tails() -> Group:
    left = blocks.drawn(_TAIL)
    right = left.mapped(Affine(a=-1.0, e=512.0))
    stripe = blocks.drawn("M210 340L236 348L204 475L190 464L174 468Z")
    edge = Stroke(solid(EDGE), 3.4)
    cloth = mix(ACCENT, WHITE, 0.1)
    return group(
        "tails",
        "Ribbon",
        [
            area("left-tail", "Left tail", left, fade(shade(BASE, 2), shade(BASE, -8)), edge),
            area("right-tail", "Right tail", right, fade(shade(BASE, -3), shade(BASE, -14)), edge),
            area("left-stripe", "Stripe", stripe, fade(cloth, shade(cloth, -10))),
            area("right-stripe", "Stripe", stripe.mapped(Affine(a=-1.0, e=512.0)), fade(cloth, shade(cloth, -16))),
        ],
    )


def _pleats() -> Group:
    fold = Rays(196.0, 120.0, 24, 256.0, _CY)
    return group(
        "pleats",
        "Plate",
        [
            area("pleat-lift", "Lift", Scallop(196.0, 12.0, 24, 256.0, _CY + 7.0), solid(BLACK, 0.2)),
            area("pleat-plate", "Pleats", _PLEATS, glow(shade(BASE, 9), shade(BASE, -4), 0.5, 0.55)),
            group("folds", "Folds", [area("fold", "Fold", fold, solid(BASE_DARK, 0.5))], _PLEATS),
            line("pleat-edge", "Edge", _PLEATS, Stroke(solid(EDGE), 3.6)),
            line("seam", "Seam", circle(168.0, 256.0, _CY), Stroke(solid(WHITE, 0.35), 2.0, dash=(7.0, 6.0))),
        ],
    )


def _disc() -> Group:
    star = blocks.icon("icon", "mdi.star", 54.0, (256.0, 292.0), solid(Legible(mix(ACCENT, INK, 0.25), PAPER, 3.0)))
    return group(
        "disc",
        "Disc",
        [
            area("disc-lift", "Lift", circle(144.0, 256.0, _CY + 5.0), solid(BLACK, 0.28)),
            area("ring", "Ring", circle(142.0, 256.0, _CY), Foil(), Stroke(solid(EDGE), 2.4)),
            area("paper", "Paper", circle(129.0, 256.0, _CY), glow(mix(PAPER, WHITE, 0.7), PAPER, 0.4, 0.65)),
            line("paper-line", "Line", circle(129.0, 256.0, _CY), Stroke(solid(EDGE, 0.5), 1.8)),
            star,
        ],
    )


def _words() -> Group:
    arc = blocks.words(
        "arc",
        TextSlot("arc", 16),
        "Science fair",
        blocks.Type(_LETTERS, 37.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(101.0, 170.0, _CY),
        solid(Legible(INK, PAPER)),
    )
    place = blocks.words(
        "main",
        TextSlot("main", 4),
        "1st",
        blocks.Type(Font("Red Hat Display", 900), 92.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(216.0, 168.0),
        solid(Legible(BASE, PAPER, 4.5, INK)),
    )
    return group("words", "Text", [arc, place])
