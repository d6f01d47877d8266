"""Works: Repair. A steel gear around a bright ring with words and a paper disc."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.metals import PALETTE_METAL
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Gear
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import BASE, BLACK, INK, PAPER, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_GEAR = Gear(242.0, 212.0, 16)
_DARK = Within(INK, 0.0, 32.0)
_LETTERS = Font("Fjalla One", 400)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Repair café: Fixer",
        template="repair",
        palette=build_palette("#f28c28", "#ffb347", "#fff6e6", dark="#c9681a", ink="#21303d", metal="steel"),
        achievement=_achievement(),
        layers=(_plate(), _ring(), _words()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Repair Café Fixer",
        description="Repairs small household appliances, bicycles or clothes with the people who bring them.",
        criteria_narrative=(
            "The fixer has\n\n"
            "- helped at six repair cafés,\n"
            "- finished fifteen repairs and written down what was wrong,\n"
            "- passed the check on electrical safety."
        ),
        caption="A steel gear with an orange ring and crossed tools in its middle. It says Repair café, Fixer.",
        tags=("repair", "volunteering"),
    )


def _plate() -> Group:
    gear = area("gear", "Gear", _GEAR, Foil(PALETTE_METAL), Stroke(solid(_DARK), 5.0))
    sheen = line("sheen", "Light", circle(203.0), Stroke(solid(WHITE, 0.35), 2.0))
    return group("plate", "Plate", [gear, sheen])


def _ring() -> Group:
    tools = blocks.icon("icon", "mdi.tools", 132.0, (256.0, 255.0), solid(Legible(_DARK, PAPER)))
    return group(
        "ring",
        "Ring",
        [
            area("ring-lift", "Lift", circle(195.0, 256.0, 261.0), solid(BLACK, 0.22)),
            area(
                "band",
                "Band",
                circle(190.0),
                glow(shade(BASE, 7), shade(BASE, -7), 0.3, 0.75),
                Stroke(solid(_DARK), 8.0),
            ),
            area("disc-lift", "Lift", circle(122.0, 256.0, 259.0), solid(BLACK, 0.2)),
            area("paper", "Paper", circle(118.0), fade(mix(PAPER, WHITE, 0.5), PAPER), Stroke(solid(_DARK), 7.0)),
            tools,
            area("pins", "Pins", blocks.dots([(103.0, 256.0, 7.0), (409.0, 256.0, 7.0)]), solid(_DARK)),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(_DARK, BASE, 4.5, PAPER))
    top = blocks.words(
        "arc",
        TextSlot("arc", 12),
        "Repair café",
        blocks.Type(_LETTERS, 43.0, 5.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(152.0, 150.0),
        ink,
    )
    foot = blocks.words(
        "main",
        TextSlot("main", 8),
        "Fixer",
        blocks.Type(_LETTERS, 43.0, 6.0, Case.UPPER, Anchor.MIDDLE),
        blocks.foot_arc(154.5, 110.0),
        ink,
    )
    return group("words", "Text", [top, foot])
