"""Heritage: Harbour. A heater shield with a boat under sail and a ribbon."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import Foil, RadialGradient, Stop, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId, RibbonLayer, ShapeLayer
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.shapes.emblems import Shield, ShieldOutline
from badgedesk.design.shapes.plain import Star, circle
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, INK, PAPER, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Shield(ShieldOutline.HEATER, 0.985)
_PANEL = Shield(ShieldOutline.HEATER, 0.765)
_RIBBON = Ribbon(y=374.0, radius=950.0, height=62.0, half_angle=0.196, tail=0.052)
_LETTERS = Font("Barlow Condensed", 700)
_WOOD, _WOOD_DARK = Tone(4, "bronze"), Tone(5, "bronze")
_SUN, _GLEAM = Tone(1, "gold"), Tone(0, "gold")
_SKY = Within(BASE, 83, 83)
_HILLS = [(60, 296), (128, 276), (185, 288), (250, 292), (330, 282), (400, 268), (470, 290)]


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Coastal sailing: Skipper",
        template="harbour",
        palette=build_palette("#12477e", "#d9433b", "#e9f4ee", dark="#0b2a4e", metal="gold"),
        achievement=_achievement(),
        layers=(_plate(), _picture(), _frame(), _ribbon()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Coastal Skipper",
        description="Sails a small boat along the coast by day, plans the passage and looks after the crew.",
        criteria_narrative=(
            "The skipper has\n\n"
            "- logged 200 nautical miles and five passages, two of them in charge,\n"
            "- planned a passage with tides and weather and sailed it,\n"
            "- shown man overboard, reefing and mooring to an examiner."
        ),
        caption="A shield with a golden rim: a sailing boat before a low sun, above a red ribbon that says Skipper.",
        tags=("sailing", "seamanship"),
    )


def _plate() -> Group:
    return group("plate", "Plate", [area("ground", "Ground", _OUTER, fade(BASE, BASE_DARK))])


def _picture() -> Group:
    glow = RadialGradient((Stop(0.0, _GLEAM), Stop(0.55, mix(_GLEAM, _SUN, 0.3)), Stop(1.0, mix(_GLEAM, _SUN, 0.62))))
    hills = blocks.filled_below(blocks.smooth_line(_HILLS))
    sea = blocks.filled_below(blocks.wave_line(300, 0.0, 60.0))
    front = blocks.filled_below(blocks.wave_line(330, 5.0, 62.0, 0.12))
    crest = blocks.wave_line(330, 5.0, 62.0, 0.12)
    return group(
        "picture",
        "Picture",
        [
            area("sky", "Sky", _PANEL, fade(_SKY, mix(_SKY, PAPER, 0.5), mix(PAPER, _GLEAM, 0.35))),
            area("haze", "Haze", circle(92.0, 330.0, 232.0), solid(_GLEAM, 0.28)),
            area("sun", "Sun", circle(68.0, 330.0, 232.0), glow),
            area("hills", "Hills", hills, fade(Within(BASE, 70, 70), Within(BASE, 64, 64))),
            area("sea", "Sea", sea, fade(Within(BASE, 58, 58), BASE)),
            *_boat(),
            area("wave", "Wave", front, fade(Within(BASE, 62, 62), BASE)),
            line("crest", "Light on the water", crest, Stroke(solid(mix(_SKY, WHITE, 0.6)), 2.6)),
        ],
        _PANEL,
    )


def _boat() -> list[ShapeLayer]:
    main = parse_path("M259 158C298 196 318 240 325 288L259 288Z")
    stripe = parse_path("M259 158C303 196 332 240 343 288L316 288C308 240 292 196 259 158Z")
    jib = parse_path("M246 166C239 208 213 256 169 288L246 288Z")
    hull = parse_path("M152 296L356 296C354 318 342 336 322 342L190 342C168 336 156 318 152 296Z")
    plank = parse_path("M152 296L356 296L354.6 307L153.6 307Z")
    sail = fade(mix(WHITE, _SKY, 0.5), WHITE, across=(0.0, 0.0, 1.0, 0.0))
    return [
        area("jib", "Jib", jib, sail),
        area("mainsail", "Mainsail", main, fade(WHITE, mix(WHITE, _SKY, 0.35), across=(0.0, 0.0, 1.0, 0.0))),
        area("stripe", "Stripe", stripe, fade(shade(ACCENT, 4), shade(ACCENT, -4))),
        line("mast", "Mast", parse_path("M252.5 146L252.5 298"), Stroke(solid(_WOOD_DARK), 6.0)),
        area("hull", "Hull", hull, fade(_WOOD, _WOOD_DARK)),
        area("plank", "Plank", plank, fade(Tone(0, "gold"), Tone(1, "gold"), across=(0.0, 0.0, 1.0, 0.0))),
    ]


def _frame() -> Group:
    title = blocks.Type(_LETTERS, 37.0, 3.0, Case.UPPER)
    ground = _SKY
    return group(
        "frame",
        "Rim",
        [
            blocks.inner_line("panel-line", "Inner line", _PANEL),
            blocks.rim("rim", _OUTER, 26.0),
            area("foot-star", "Star", Star(13.0, 5.4, cx=256.0, cy=437.0), Foil(), Stroke(solid(Tone(5)), 1.2)),
            blocks.words(
                "arc",
                TextSlot("arc", 18),
                "Coastal sailing",
                title,
                blocks.top_arc(282.0, 50.0, 424.0),
                solid(Legible(INK, ground)),
            ),
        ],
    )


def _ribbon() -> Group:
    band = RibbonLayer(id=LayerId("ribbon-band"), name="Ribbon", ribbon=_RIBBON, colour=shade(ACCENT, -5))
    setting = blocks.Type(_LETTERS, 52.0, 5.0, Case.UPPER, Anchor.MIDDLE)
    text = blocks.words(
        "main",
        TextSlot("main", 10),
        "Skipper",
        setting,
        blocks.ribbon_place(_RIBBON),
        solid(Legible(WHITE, ACCENT, 3.0, BASE_DARK)),
    )
    return group("ribbon", "Ribbon", [band, text])
