"""Ribbon: Medal. A struck medal on two straps; the metal and the straps tell its rank."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import Foil, LinearGradient, Stop, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, ShapeLayer
from badgedesk.design.outlines.path import polygon_path
from badgedesk.design.shapes.emblems import Scallop
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BLACK, EDGE, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_CY = 330.0
_OUTER = Scallop(166.0, 9.0, 28, 256.0, _CY)
_LETTERS = Font("Manrope", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Gold medal",
        template="medal",
        palette=build_palette("#2456c4", "#ffffff", "#fff6d8", dark="#12306f", metal="gold"),
        achievement=_achievement(),
        layers=(_straps(), _coin(), _mark()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Reading League, Gold",
        description="Finished the reading league of the year in the highest of three classes.",
        criteria_narrative=(
            "The reader has\n\n"
            "- read thirty books from at least six shelves,\n"
            "- written a short review of ten of them,\n"
            "- presented one to a class."
        ),
        caption="A golden medal with a white star on a blue and white ribbon. It says Gold.",
        tags=("reading", "league"),
    )


def _straps() -> Group:
    left = [(148.0, 12.0), (250.0, 12.0), (292.0, 190.0), (206.0, 216.0)]
    right = [(512.0 - x, y) for x, y in left]
    return group(
        "straps",
        "Straps",
        [*_strap("left", left, 0.0), *_strap("right", right, -7.0)],
    )


def _strap(side: str, corners: list[tuple[float, float]], step: float) -> list[ShapeLayer]:
    """Return a strap with its edge and the light stripe along its middle."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners

    def across(share: float) -> tuple[tuple[float, float], tuple[float, float]]:
        return (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share), (x3 + (x2 - x3) * share, y3 + (y2 - y3) * share)

    (a, d), (b, c) = across(0.34), across(0.66)
    cloth = fade(shade(BASE, 5 + step), shade(BASE, step), shade(BASE, step - 14))
    stripe = fade(ACCENT, mix(ACCENT, BASE, 0.12), mix(ACCENT, BASE, 0.32))
    return [
        area(f"{side}-strap", "Strap", polygon_path(corners), cloth, Stroke(solid(EDGE), 3.0)),
        area(f"{side}-stripe", "Stripe", polygon_path((a, b, c, d)), stripe),
    ]


def _coin() -> Group:
    shine = LinearGradient(
        (Stop(0.0, Tone(0), 0.9), Stop(0.5, Tone(1), 0.35), Stop(1.0, Tone(3), 0.75)), 0.0, 0.0, 1.0, 1.0
    )
    return group(
        "coin",
        "Medal",
        [
            area("lift", "Lift", Scallop(166.0, 9.0, 28, 256.0, _CY + 6.0), solid(BLACK, 0.18)),
            area("coin-plate", "Plate", _OUTER, Foil(), Stroke(solid(Tone(5)), 4.0)),
            area("groove", "Groove", circle(139.0, 256.0, _CY), solid(Tone(5), 0.55)),
            area("field", "Field", circle(136.0, 256.0, _CY), Foil()),
            area("light", "Light", circle(136.0, 256.0, _CY), shine),
            line("inner-line", "Line", circle(118.0, 256.0, _CY), Stroke(solid(mix(Tone(0), WHITE, 0.5), 0.85), 2.4)),
            line("inner-shade", "Shade", circle(120.4, 256.0, _CY), Stroke(solid(Tone(5), 0.35), 2.0)),
        ],
    )


def _mark() -> Group:
    star = blocks.icon(
        "icon",
        "mdi.star",
        130.0,
        (256.0, 308.0),
        glow(WHITE, mix(WHITE, Tone(0), 0.55), 0.4, 0.8),
        Stroke(solid(Tone(5)), 3.5),
    )
    foot = blocks.words(
        "main",
        TextSlot("main", 10),
        "Gold",
        blocks.Type(_LETTERS, 44.0, 6.0, Case.UPPER, Anchor.MIDDLE),
        blocks.foot_arc(92.0, 130.0, _CY),
        solid(Legible(Within(Tone(5), 0.0, 30.0), Tone(1))),
    )
    return group("mark", "Text", [*blocks.lifted(star, 5.0, Tone(5), 0.4), foot])
