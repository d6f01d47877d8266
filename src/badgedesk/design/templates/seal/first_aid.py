"""Seal: First aid. A scalloped seal with a white ring, a glowing disc and a laurel."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Foil, Join, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Laurel, Scallop
from badgedesk.design.shapes.plain import circle
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
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Scallop(238.0, 13.0, 20)
_SIGN = Legible(ACCENT, BASE, 3.0, PAPER)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="First aid at work",
        template="first-aid",
        palette=build_palette("#c42d3a", "#ffffff", "#fff3f0", dark="#8e1526", metal="silver"),
        achievement=_achievement(),
        layers=(_plate(), _ring(), _disc(), _words()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="First Aid at Work",
        description="Gives first aid at the workplace: resuscitation, bleeding, burns, choking and shock.",
        criteria_narrative=(
            "The first-aider has\n\n"
            "- taken part in all 16 hours of the course,\n"
            "- resuscitated a manikin for two minutes at the right depth and rate,\n"
            "- passed a practical examination with three cases."
        ),
        caption="A red scalloped seal with a laurel; on its disc a white cross. It says First aid at work.",
        tags=("first aid", "safety at work"),
    )


def _plate() -> Group:
    seal = area("seal", "Seal", _OUTER, fade(shade(BASE, 3), BASE_DARK), Stroke(solid(EDGE), 3.0))
    return group("plate", "Plate", [seal])


def _ring() -> Group:
    paper = glow(mix(PAPER, WHITE, 0.7), mix(PAPER, BASE, 0.05), 0.4, 0.62)
    leaves = area("laurel", "Laurel", Laurel(159.0, 6, 0.44, 1.22, 30.0, 11.0), solid(Legible(INK, PAPER, 3.0)))
    return group(
        "ring",
        "Ring",
        [
            area("ring-lift", "Lift", circle(203.0, 256.0, 259.0), solid(EDGE, 0.35)),
            area("paper", "Paper", circle(198.0), paper),
            line("silver", "Metal line", circle(199.0), Stroke(Foil(), 11.0), Stroke(solid(EDGE, 0.25), 1.2)),
            line("paper-edge", "Inner light", circle(192.0), Stroke(solid(mix(PAPER, ACCENT, 0.6), 0.9), 2.4)),
            leaves,
        ],
    )


def _disc() -> Group:
    sign = blocks.icon(
        "icon",
        "mdi.plus-thick",
        114.0,
        (256.0, 254.0),
        fade(_SIGN, mix(_SIGN, BASE, 0.07)),
        Stroke(fade(_SIGN, mix(_SIGN, BASE, 0.07)), 30.0, join=Join.ROUND),
    )
    return group(
        "disc",
        "Picture",
        [
            line("disc-line", "Fine line", circle(129.0), Stroke(solid(BASE), 2.6)),
            area("disc-ground", "Disc", circle(121.0), glow(shade(BASE, 6), BASE_DARK, 0.3, 0.85)),
            *blocks.lifted(sign, 6.0, EDGE, 0.45),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(INK, PAPER))
    arc = blocks.words(
        "arc",
        TextSlot("arc", 20),
        "First aid at work",
        blocks.Type(_LETTERS, 36.0, 5.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(160.0, 150.0),
        ink,
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 6),
        "2026",
        blocks.Type(_LETTERS, 36.0, 1.0, anchor=Anchor.MIDDLE),
        blocks.level_line(413.0, 92.0),
        ink,
    )
    return group("words", "Text", [arc, foot])
