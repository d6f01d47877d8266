"""Flat: Access. A rounded square with rays, a bright disc and two lines of friendly letters."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.plain import Rays, Rectangle, circle
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
from badgedesk.design.typeset.lettering import Anchor, Font, TextSlot

_OUTER = Rectangle(480.0, 480.0, 112.0)
_INNER = Rectangle(432.0, 432.0, 90.0)
_DISC_Y = 196.0
_LETTERS = Font("Fredoka", 600)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Digital accessibility",
        template="access",
        palette=build_palette("#0e7c86", "#f6b93b", "#bff0ea", dark="#0a4f63", ink="#08384a", metal="silver"),
        achievement=_achievement(),
        layers=(_plate(), _picture(), _words()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Digital Accessibility",
        description="Makes documents and web pages that everybody can use, and checks them with people and tools.",
        criteria_narrative=(
            "The learner has\n\n"
            "- repaired a document and a web page with twenty barriers each,\n"
            "- used both by keyboard alone and with a screen reader,\n"
            "- explained what was changed to somebody who maintains them."
        ),
        caption="A teal rounded square with a yellow disc and a human figure. It says Digital accessibility.",
        tags=("accessibility", "web"),
    )


def _plate() -> Group:
    edge = Stroke(solid(EDGE), 4.0)
    ground = area("ground", "Ground", _OUTER, fade(shade(BASE, 3), BASE_DARK), edge)
    rays = area("rays", "Rays", Rays(380.0, 90.0, 14, 256.0, _DISC_Y), solid(WHITE, 0.09))
    return group(
        "plate",
        "Plate",
        [
            ground,
            group("beams", "Rays", [rays], _INNER),
            line("inner-line", "Inner line", _INNER, Stroke(solid(LIGHT, 0.85), 3.0)),
        ],
    )


def _picture() -> Group:
    figure = blocks.icon("icon", "mdi.human-handsup", 134.0, (256.0, _DISC_Y), solid(Legible(INK, ACCENT, 3.0)))
    return group(
        "picture",
        "Picture",
        [
            area("disc-lift", "Lift", circle(106.0, 256.0, _DISC_Y + 7.0), solid(EDGE, 0.4)),
            area("disc", "Disc", circle(104.0, 256.0, _DISC_Y), fade(shade(ACCENT, 8), ACCENT)),
            line("disc-line", "Line", circle(104.0, 256.0, _DISC_Y), Stroke(solid(mix(BASE_DARK, INK, 0.5)), 6.0)),
            figure,
        ],
    )


def _words() -> Group:
    first = blocks.words(
        "main",
        TextSlot("main", 9),
        "Digital",
        blocks.Type(_LETTERS, 70.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(353.0, 372.0),
        solid(Legible(WHITE, BASE, 3.0, INK)),
    )
    second = blocks.words(
        "second",
        TextSlot("second", 14),
        "Accessibility",
        blocks.Type(_LETTERS, 56.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(416.0, 372.0),
        solid(Legible(LIGHT, BASE, 3.0, INK)),
    )
    return group("words", "Text", [first, second])
