"""Heritage: Harbour. A heater shield with a boat under sail and a ribbon."""

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colour import Legible, Tone, build_palette
from badgedesk.design.document import Design
from badgedesk.design.emblems import Shield, ShieldOutline
from badgedesk.design.layers import Group, LayerId, RibbonLayer, ShapeLayer
from badgedesk.design.lettering import Anchor, Case, Font, TextSlot
from badgedesk.design.paints import Foil, RadialGradient, Stop, Stroke, fade, solid
from badgedesk.design.path import parse_path
from badgedesk.design.ribbons import Ribbon
from badgedesk.design.shapes import Star, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, INK, LIGHT, WHITE, area, group, line, mix, shade

_OUTER = Shield(ShieldOutline.HEATER, 0.985)
_PANEL = Shield(ShieldOutline.HEATER, 0.765)
_RIBBON = Ribbon(y=374.0, radius=950.0, height=62.0, half_angle=0.196, tail=0.052)
_LETTERS = Font("Barlow Condensed", 700)
_WOOD, _WOOD_DARK, _SUN = Tone(4, "gold"), Tone(5, "gold"), Tone(1, "gold")
_HILLS = [(60, 302), (130, 284), (185, 296), (250, 300), (330, 288), (400, 276), (470, 300)]
_FAR_SHIP = "M238 291L243 276L243 291Z"


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Coastal sailing: Skipper",
        template="harbour",
        palette=build_palette("#12477e", "#d9433b", "#e9f4ee", "#0b2a4e", "gold"),
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
    sky = fade(mix(LIGHT, BASE, 0.28), mix(LIGHT, BASE, 0.08), mix(LIGHT, _SUN, 0.22))
    glow = RadialGradient(
        (Stop(0.0, mix(_SUN, WHITE, 0.75)), Stop(0.55, mix(_SUN, WHITE, 0.45)), Stop(1.0, mix(_SUN, WHITE, 0.2)))
    )
    hills = blocks.filled_below(blocks.smooth_line(_HILLS))
    sea = blocks.filled_below(blocks.wave_line(308, 0.0, 60.0))
    front = blocks.filled_below(blocks.wave_line(346, 5.5, 64.0, 0.3))
    crest = blocks.wave_line(346, 5.5, 64.0, 0.3)
    return group(
        "picture",
        "Picture",
        [
            area("sky", "Sky", _PANEL, sky),
            area("sun-haze", "Haze", circle(96.0, 328.0, 236.0), solid(mix(_SUN, WHITE, 0.5), 0.22)),
            area("sun", "Sun", circle(70.0, 328.0, 236.0), glow),
            area("hills", "Hills", hills, solid(mix(BASE, LIGHT, 0.6), 0.75)),
            area("sea", "Sea", sea, fade(mix(BASE, LIGHT, 0.42), BASE)),
            *_boat(),
            area("wave", "Wave", front, fade(mix(BASE, LIGHT, 0.38), BASE)),
            line("crest", "Light on the water", crest, Stroke(solid(mix(LIGHT, WHITE, 0.6)), 2.6)),
        ],
        _PANEL,
    )


def _boat() -> list[ShapeLayer]:
    main = parse_path("M258 166C296 206 318 250 326 298L258 298Z")
    stripe = parse_path("M258 166C300 206 330 250 342 298L316 298C308 250 290 206 258 166Z")
    jib = parse_path("M247 172C240 216 214 266 168 298L247 298Z")
    hull = parse_path("M152 306L354 306C352 326 340 342 322 346L190 346C168 342 156 326 152 306Z")
    plank = parse_path("M152 306L354 306L352.6 316L153.6 316Z")
    shadow = parse_path("M152 330C200 352 310 352 352 330L352 360L152 360Z")
    sail = fade(mix(WHITE, BASE, 0.16), WHITE, across=(0.0, 0.0, 1.0, 0.0))
    return [
        area("jib", "Jib", jib, sail),
        area("mainsail", "Mainsail", main, fade(WHITE, mix(WHITE, BASE, 0.12), across=(0.0, 0.0, 1.0, 0.0))),
        area("stripe", "Stripe", stripe, fade(shade(ACCENT, 4), shade(ACCENT, -4))),
        line("mast", "Mast", parse_path("M252.5 152L252.5 308"), Stroke(solid(_WOOD_DARK), 6.0)),
        area("hull", "Hull", hull, fade(_WOOD, _WOOD_DARK)),
        area("plank", "Plank", plank, fade(Tone(0, "gold"), Tone(1, "gold"), across=(0.0, 0.0, 1.0, 0.0))),
        area("hull-shade", "Shade", shadow, solid(BASE_DARK, 0.18)),
    ]


def _frame() -> Group:
    title = blocks.Type(_LETTERS, 39.0, 4.0, Case.UPPER)
    ground = mix(LIGHT, BASE, 0.18)
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
                blocks.top_arc(290.0, 52.0, 430.0),
                solid(Legible(INK, ground)),
            ),
        ],
    )


def _ribbon() -> Group:
    band = RibbonLayer(id=LayerId("ribbon-band"), name="Ribbon", ribbon=_RIBBON, colour=ACCENT)
    setting = blocks.Type(_LETTERS, 52.0, 5.0, Case.UPPER, Anchor.MIDDLE)
    text = blocks.words(
        "main",
        TextSlot("main", 10),
        "Skipper",
        setting,
        blocks.ribbon_place(_RIBBON),
        solid(Legible(WHITE, ACCENT, 3.0)),
    )
    return group("ribbon", "Ribbon", [band, text])
