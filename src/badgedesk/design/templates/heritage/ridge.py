"""Heritage: Ridge. A notched shield with snow on its mountains, pines in front and a ribbon."""

from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import RadialGradient, Stop, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.path import Path, polygon_path
from badgedesk.design.shapes.emblems import Shield, ShieldOutline
from badgedesk.design.shapes.plain import circle
from badgedesk.design.shapes.ribbons import Ribbon
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, LIGHT, PAPER, WHITE, area, group, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Shield(ShieldOutline.NOTCHED, 0.99)
_PANEL = Shield(ShieldOutline.NOTCHED, 0.80)
_RIBBON = Ribbon(y=384.0, radius=1000.0, height=62.0, half_angle=0.186, tail=0.05)
_DUSK = Within(ACCENT, 70, 78)
_FAR = "M60 346L150 236L196 280L262 152L330 262L372 218L460 334L460 520L60 520Z"
_SNOW = (
    "M262 152L294 204L276 198L262 220L248 200L235 205Z",
    "M150 236L178 263L164 259L152 272L142 260L126 265Z",
    "M372 218L397 251L384 247L373 259L362 248L341 250Z",
)
_LIT = ("M262 152L330 262L352 340L300 330L276 268L284 228L262 220Z", "M372 218L460 334L440 360L396 330L384 286Z")
_NEAR = "M50 352L128 300L186 330L262 286L344 332L412 298L470 344L470 520L50 520Z"
_PINES = ((122.0, 352.0, 74.0), (160.0, 356.0, 54.0), (396.0, 352.0, 80.0), (358.0, 360.0, 54.0), (200.0, 360.0, 40.0))


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Trail leader",
        template="ridge",
        palette=build_palette("#24574a", "#f4845f", "#fce7bd", dark="#153d32", metal="bronze"),
        achievement=blocks.story(
            "Trail Leader",
            "Leads groups on marked mountain paths, reads map and weather, and brings everybody home.",
            (
                "The leader has",
                (
                    "planned and led four day walks, one of them above the tree line",
                    "turned back once for a reason and written it down",
                    "passed a first-aid course in the open within two years",
                ),
            ),
            "A shield with a bronze rim: snowy mountains and pines at dusk, the green ribbon says Trail leader.",
            "hiking",
            "leadership",
        ),
        layers=(_plate(), _picture(), _frame(), _ribbon()),
    )


def _plate() -> Group:
    return group("plate", "Plate", [area("ground", "Ground", _OUTER, fade(BASE, BASE_DARK))])


def _pine(x: float, y: float, height: float) -> Path:
    """Return a pine of three tiers that stands at (x, y)."""
    found = Path()
    for top, bottom, half in ((1.0, 0.56, 0.20), (0.76, 0.28, 0.28), (0.5, 0.0, 0.36)):
        tip, foot, w = y - top * height, y - bottom * height, half * height
        found += polygon_path(((x, tip), (x + w, foot), (x - w, foot)))
    return found


def _picture() -> Group:
    sun = RadialGradient((Stop(0.0, mix(LIGHT, WHITE, 0.6)), Stop(1.0, mix(LIGHT, _DUSK, 0.12))))
    far, near = Within(BASE, 50, 60), Within(BASE, 36, 44)
    trees = Path()
    for x, y, height in _PINES:
        trees += _pine(x, y, height)
    sky = fade(mix(_DUSK, ACCENT, 0.4), _DUSK, mix(_DUSK, LIGHT, 0.65))
    return group(
        "picture",
        "Picture",
        [
            area("sky", "Sky", _PANEL, sky),
            area("haze", "Haze", circle(78.0, 190.0, 176.0), solid(mix(LIGHT, WHITE, 0.4), 0.3)),
            area("sun", "Sun", circle(54.0, 190.0, 176.0), sun),
            area("far", "Far mountains", blocks.drawn(_FAR), fade(far, mix(far, near, 0.7))),
            area("lit", "Far slopes", blocks.drawn(*_LIT), solid(near, 0.4)),
            area("snow", "Snow", blocks.drawn(*_SNOW), fade(WHITE, mix(PAPER, WHITE, 0.3))),
            area("near", "Near ridge", blocks.drawn(_NEAR), fade(near, Within(BASE_DARK, 18, 30))),
            area("pines", "Pines", trees, solid(Within(BASE_DARK, 14, 24))),
        ],
        _PANEL,
    )


def _frame() -> Group:
    return group(
        "frame",
        "Rim",
        [blocks.inner_line("panel-line", "Inner line", _PANEL, 5.0), blocks.rim("rim", _OUTER, 23.0)],
    )


def _ribbon() -> Group:
    text = blocks.words(
        "main",
        TextSlot("main", 14),
        "Trail leader",
        blocks.Type(Font("Barlow Condensed", 700), 48.0, 4.0, Case.UPPER, Anchor.MIDDLE),
        blocks.ribbon_place(_RIBBON),
        solid(Legible(mix(LIGHT, WHITE, 0.4), BASE, 3.0, BASE_DARK)),
    )
    shine = area("rivets", "Rivets", blocks.dots([(256.0, 437.0, 7.0)]), solid(Tone(1)))
    return group("ribbon", "Ribbon", [shine, blocks.band("ribbon-band", _RIBBON, shade(BASE, 0)), text])
