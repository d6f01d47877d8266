"""Medallion: Club. A two-tone disc with a large icon and the club's words around it."""

from badgedesk.design.colours.colour import Legible, Tone, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.plain import Rectangle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
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
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_DISC = circle(146.0)
_LETTERS = Font("Barlow Condensed", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Rowing club: Crew member",
        template="club",
        palette=build_palette("#0b6e52", "#f2bc5c", "#ffffff", dark="#063a2b", metal="gold"),
        achievement=blocks.story(
            "Crew Member",
            "Rows in a crew of the club, knows the commands and looks after boat and mates.",
            (
                "The rower has",
                (
                    "rowed 300 kilometres in a season",
                    "coxed a boat through a lock",
                    "shown that a capsized crew stays together",
                ),
            ),
            "A green medallion with a golden rim and a rower on two tones of green. It says Rowing club, Crew member.",
            "rowing",
            "club",
        ),
        layers=(_plate(), _disc(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", circle(240.0), glow(shade(BASE_DARK, 5), shade(BASE_DARK, -4))),
            blocks.rim("rim", circle(232.0), 18.0),
            area("dots", "Dots", blocks.dots([(70.0, 262.0, 8.0), (442.0, 262.0, 8.0)]), solid(Tone(1))),
        ],
    )


def _disc() -> Group:
    right = Rectangle(160.0, 320.0, 0.0, 336.0, 256.0)
    sign = blocks.icon("icon", "mdi.rowing", 190.0, (256.0, 252.0), solid(Legible(WHITE, BASE, 3.0, INK)))
    fields = [
        area("left-field", "Field", _DISC, fade(shade(BASE, 6), shade(BASE, -2))),
        area("right-field", "Second field", right, solid(BASE_DARK, 0.45)),
        line(
            "waves",
            "Water",
            blocks.wave_line(338.0, 4.0, 46.0) + blocks.wave_line(358.0, 4.0, 46.0, 0.5),
            Stroke(solid(Legible(mix(LIGHT, BASE, 0.2), BASE, 1.6), 0.75), 4.0),
        ),
    ]
    return group(
        "disc",
        "Picture",
        [
            group("fields", "Fields", fields, _DISC),
            line("disc-ring", "Ring", _DISC, Stroke(solid(EDGE), 12.0), Stroke(Foil(), 7.0)),
            *blocks.lifted(sign, 5.0, EDGE, 0.35),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(mix(ACCENT, WHITE, 0.45), BASE_DARK))
    setting = blocks.Type(_LETTERS, 49.0, 5.0, Case.UPPER, Anchor.MIDDLE)
    top = blocks.words("main", TextSlot("main", 20), "Rowing club", setting, blocks.top_arc(187.0, 150.0), ink)
    foot = blocks.words("foot", TextSlot("foot", 18), "Crew member", setting, blocks.foot_arc(187.0, 120.0), ink)
    return group("words", "Text", [top, foot])
