"""Heritage: Guild. A quartered shield with a chief, a roundel and a scroll."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Shield, ShieldOutline
from badgedesk.design.shapes.plain import Rectangle, Ring, circle
from badgedesk.design.shapes.ribbons import Ribbon
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

_OUTER = Shield(ShieldOutline.SWISS, 0.98)
_PANEL = Shield(ShieldOutline.SWISS, 0.81)
_SCROLL = Ribbon(y=402.0, radius=900.0, height=60.0, half_angle=0.2, tail=0.055)
_MIDDLE = (256.0, 268.0)
_LETTERS = Font("Cinzel", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Weavers: Master craft",
        template="guild",
        palette=build_palette("#5b2333", "#c9a227", "#f7f0e0", dark="#3a1520", metal="gold"),
        achievement=blocks.story(
            "Master Weaver",
            "Designs and weaves cloth on a floor loom, and teaches the craft to others.",
            (
                "The weaver has",
                (
                    "finished a master piece of two metres from an own draft",
                    "mended a loom and set it up for a beginner",
                    "taught one apprentice for a year",
                ),
            ),
            "A quartered shield in wine and cream with a golden rim and a rosette in its middle; it says Weavers, "
            "the scroll Master craft.",
            "craft",
            "weaving",
        ),
        layers=(_plate(), _field(), _frame(), _roundel(), _scroll()),
    )


def _plate() -> Group:
    return group("plate", "Plate", [area("ground", "Ground", _OUTER, fade(BASE_DARK, shade(BASE_DARK, -6)))])


def _field() -> Group:
    pale = mix(PAPER, WHITE, 0.3)
    quarters = [
        area("first", "Field", _PANEL, fade(shade(BASE, 4), shade(BASE, -5))),
        area("second", "Second quarter", Rectangle(200.0, 114.0, 0.0, 356.0, 211.0), fade(pale, PAPER)),
        area("third", "Third quarter", Rectangle(200.0, 240.0, 0.0, 156.0, 388.0), fade(pale, PAPER)),
        line("cross", "Quartering", blocks.drawn("M256 150L256 470", "M60 268L452 268"), Stroke(Foil(), 5.0)),
        area("chief", "Chief", Rectangle(420.0, 86.0, 0.0, 256.0, 111.0), fade(shade(ACCENT, 5), shade(ACCENT, -5))),
        area("chief-line", "Chief line", Rectangle(420.0, 4.5, 0.0, 256.0, 154.0), solid(EDGE, 0.8)),
    ]
    chief = blocks.words(
        "chief-word",
        TextSlot("chief", 16),
        "Weavers",
        blocks.Type(_LETTERS, 47.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(128.0, 262.0),
        solid(Legible(INK, ACCENT, 4.5, WHITE)),
    )
    return group("field", "Picture", [group("quarters", "Quarters", quarters, _PANEL), chief])


def _frame() -> Group:
    return group(
        "frame",
        "Rim",
        [blocks.inner_line("panel-line", "Inner line", _PANEL, 5.0), blocks.rim("rim", _OUTER, 24.0)],
    )


def _roundel() -> Group:
    sign = Legible(mix(LIGHT, WHITE, 0.4), BASE_DARK, 3.0)
    device = blocks.icon("icon", "mdi.flower", 92.0, _MIDDLE, solid(sign))
    return group(
        "roundel",
        "Roundel",
        [
            area("roundel-lift", "Lift", circle(74.0, _MIDDLE[0], _MIDDLE[1] + 5.0), solid(EDGE, 0.35)),
            area("roundel-ring", "Ring", circle(72.0, *_MIDDLE), Foil(), Stroke(solid(Within(EDGE, 0.0, 26.0)), 2.4)),
            area("roundel-ground", "Ground", circle(60.0, *_MIDDLE), glow(shade(BASE, 5), BASE_DARK)),
            area("roundel-edge", "Shade", Ring(61.5, 58.5, *_MIDDLE), solid(EDGE, 0.6)),
            device,
        ],
    )


def _scroll() -> Group:
    cloth = mix(PAPER, LIGHT, 0.5)
    text = blocks.words(
        "main",
        TextSlot("main", 18),
        "Master craft",
        blocks.Type(_LETTERS, 40.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.ribbon_place(_SCROLL),
        solid(Legible(INK, cloth, 4.5)),
    )
    return group("scroll", "Ribbon", [blocks.band("scroll-band", _SCROLL, shade(cloth, -5)), text])
