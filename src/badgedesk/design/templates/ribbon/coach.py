"""Ribbon: Coach. A burst with a gold ring, a paper disc, and a ribbon across."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Tone, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId, RibbonLayer
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import Star, circle
from badgedesk.design.shapes.ribbons import Ribbon
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

_BURST = Star(243.0, 206.0, 18, 0.0, 9.0)
_RIBBON = Ribbon(y=336.0, radius=1000.0, height=64.0, half_angle=0.176, tail=0.062)
_LETTERS = Font("Barlow Condensed", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Volunteer coach",
        template="coach",
        palette=build_palette("#1e7b4d", "#e3b64e", "#fbeec6", dark="#0c4a2c", metal="gold"),
        achievement=_achievement(),
        layers=(_plate(), _disc(), _ribbon(), _level()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Volunteer Coach",
        description="Trains a youth team as a volunteer: plans sessions, coaches fairly and keeps players safe.",
        criteria_narrative=(
            "The coach has\n\n"
            "- coached a team for a whole season,\n"
            "- planned and led twelve sessions, three of them observed,\n"
            "- completed safeguarding training this year."
        ),
        caption="A green burst with a golden ring and a whistle; the ribbon across says Coach, the arc Volunteer.",
        tags=("coaching", "volunteering"),
    )


def _plate() -> Group:
    burst = area("burst", "Burst", _BURST, fade(shade(BASE, 3), BASE_DARK), Stroke(solid(EDGE), 4.0))
    return group("plate", "Plate", [burst])


def _disc() -> Group:
    paper = glow(mix(PAPER, WHITE, 0.75), PAPER, 0.42, 0.6)
    whistle = blocks.icon("icon", "mdi.whistle", 128.0, (256.0, 214.0), solid(Legible(INK, PAPER, 3.0)))
    arc = blocks.words(
        "arc",
        TextSlot("arc", 14),
        "Volunteer",
        blocks.Type(_LETTERS, 40.0, 7.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(137.0, 140.0),
        solid(Legible(INK, PAPER)),
    )
    return group(
        "disc",
        "Picture",
        [
            area("disc-lift", "Lift", circle(187.0, 256.0, 261.0), solid(EDGE, 0.35)),
            area("paper", "Paper", circle(176.0), paper),
            line("ring", "Ring", circle(176.0), Stroke(solid(Tone(5)), 21.0), Stroke(Foil(), 17.0)),
            line("ring-line", "Line", circle(160.0), Stroke(solid(Tone(4), 0.55), 1.4)),
            whistle,
            arc,
        ],
    )


def _ribbon() -> Group:
    band = RibbonLayer(id=LayerId("ribbon-band"), name="Ribbon", ribbon=_RIBBON, colour=shade(BASE, -6))
    setting = blocks.Type(_LETTERS, 54.0, 9.0, Case.UPPER, Anchor.MIDDLE)
    text = blocks.words(
        "main",
        TextSlot("main", 8),
        "Coach",
        setting,
        blocks.ribbon_place(_RIBBON),
        solid(Legible(PAPER, BASE, 4.5, INK)),
    )
    return group("ribbon", "Ribbon", [band, text])


def _level() -> Group:
    stars = Path()
    for x, y in ((219.0, 391.0), (256.0, 396.0), (293.0, 391.0)):
        stars += Star(13.0, 5.4, cx=x, cy=y).path()
    return group(
        "level", "Level", [area("stars", "Stars", stars, solid(Legible(mix(ACCENT, Tone(2), 0.7), PAPER, 3.0)))]
    )
