"""Ribbon: Banner. A wide ribbon before a laurel, with a disc above and a small ribbon below."""

from badgedesk.design.colours.colour import Legible, Tone, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Laurel
from badgedesk.design.shapes.plain import circle
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
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

_WIDE = Ribbon(y=322.0, radius=1300.0, height=94.0, half_angle=0.15, tail=0.033)
_SMALL = Ribbon(y=418.0, radius=1300.0, height=56.0, half_angle=0.1, tail=0.03)
_LAUREL = Laurel(180.0, 11, 0.5, 2.72, 56.0, 24.0, 256.0, 238.0)
_DISC = (256.0, 172.0)
_LETTERS = Font("Fjalla One", 400)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Debate champion",
        template="banner",
        palette=build_palette("#a01030", "#f2bc5c", "#fff3cd", dark="#560818", metal="gold"),
        achievement=blocks.story(
            "Debate Champion",
            "Won the debating season: argued well, listened, and was fair to the other side.",
            (
                "The debater has",
                (
                    "won the final of the season",
                    "spoken for and against the same motion",
                    "been judged fair by three opponents",
                ),
            ),
            "A golden laurel around a red disc with speech bubbles; ribbons say Champion and Debate 2026.",
            "debate",
            "speaking",
        ),
        layers=(_wreath(), _disc(), _small(), _wide()),
    )


def _wreath() -> Group:
    edge = Stroke(solid(Tone(5)), 4.0)
    return group("wreath", "Laurel", [area("laurel", "Leaves", _LAUREL, Foil(), edge)])


def _disc() -> Group:
    sign = blocks.icon(
        "icon", "mdi.forum", 118.0, (256.0, 166.0), solid(Legible(mix(LIGHT, WHITE, 0.4), BASE, 3.0, INK))
    )
    ground = glow(shade(BASE, 7), BASE_DARK, 0.35, 0.8)
    return group(
        "disc",
        "Picture",
        [
            area("disc-lift", "Lift", circle(131.0, _DISC[0], _DISC[1] + 6.0), solid(BLACK, 0.25)),
            area("disc-ring", "Ring", circle(130.0, *_DISC), Foil(), Stroke(solid(Tone(5)), 4.0)),
            area("disc-ground", "Ground", circle(114.0, *_DISC), ground, Stroke(solid(Tone(5), 0.8), 2.6)),
            line("disc-line", "Line", circle(103.0, *_DISC), Stroke(solid(mix(ACCENT, LIGHT, 0.4), 0.7), 2.4)),
            *blocks.lifted(sign, 5.0, BLACK, 0.3),
        ],
    )


def _small() -> Group:
    cloth = mix(ACCENT, LIGHT, 0.25)
    text = blocks.words(
        "foot",
        TextSlot("foot", 16),
        "Debate 2026",
        blocks.Type(_LETTERS, 38.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.ribbon_place(_SMALL),
        solid(Legible(INK, cloth, 4.5)),
    )
    return group("small", "Small ribbon", [blocks.band("small-band", _SMALL, shade(cloth, -6)), text])


def _wide() -> Group:
    text = blocks.words(
        "main",
        TextSlot("main", 12),
        "Champion",
        blocks.Type(_LETTERS, 70.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.ribbon_place(_WIDE),
        solid(Legible(mix(LIGHT, WHITE, 0.5), BASE, 3.0, INK)),
    )
    return group("wide", "Wide ribbon", [blocks.band("wide-band", _WIDE, shade(BASE, 2)), text])
