"""Playful: Rocket. A rocket on its way through the stars."""

from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import LinearGradient, Stop, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, ShapeLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import Sparkle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, EDGE, PAPER, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Font, TextSlot

_SKY = circle(214.0)
_DEEP = Within(BASE, 0.0, 52.0)
_LETTERS = Font("Fredoka", 700)
_LEAN = Affine.turn(0.42, (256.0, 250.0)).then(Affine.shift(8.0, 22.0))
_HULL = "M256 98C300 138 312 206 300 290L212 290C200 206 212 138 256 98Z"
_FINS = ("M212 226C178 246 168 286 174 320L214 292Z", "M300 226C334 246 344 286 338 320L298 292Z")
_FLAME = "M222 298C214 338 236 358 256 398C276 358 298 338 290 298Z"
_CORE = "M238 298C234 322 246 338 256 362C266 338 278 322 274 298Z"
_STARS = (
    (118.0, 214.0, 11.0),
    (152.0, 322.0, 8.0),
    (384.0, 318.0, 10.0),
    (136.0, 268.0, 6.0),
    (350.0, 366.0, 8.0),
    (372.0, 216.0, 6.0),
)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Young engineer",
        template="rocket",
        palette=build_palette("#5a4fcf", "#ff7b54", "#fff8e8", dark="#2e2882", metal="silver"),
        achievement=blocks.story(
            "Young Engineer",
            "Built a water rocket in a team, tested it and made it fly higher.",
            (
                "The engineer has",
                (
                    "drawn the rocket before it was built",
                    "measured three flights",
                    "changed one thing at a time and told what it did",
                ),
            ),
            "A round badge with a rocket flying through a violet sky with stars. It says Young engineer.",
            "engineering",
            "children",
        ),
        layers=(_plate(), _sky(), _rocket(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ring", "Ring", circle(240.0), fade(mix(PAPER, WHITE, 0.6), PAPER), Stroke(solid(EDGE), 8.0)),
            area("sky", "Sky", _SKY, glow(shade(_DEEP, 12), Within(BASE_DARK, 0.0, 34.0), 0.7, 0.9)),
            line("sky-edge", "Edge", _SKY, Stroke(solid(EDGE), 6.0)),
        ],
    )


def _sky() -> Group:
    stars = Path()
    for x, y, radius in _STARS:
        stars += Sparkle(radius, radius * 0.2, 4, x, y).path()
    cloud = [
        (96.0, 418.0, 46.0),
        (150.0, 436.0, 56.0),
        (214.0, 448.0, 50.0),
        (282.0, 452.0, 54.0),
        (344.0, 440.0, 52.0),
        (404.0, 420.0, 44.0),
    ]
    moon = circle(24.0, 400.0, 254.0)
    return group(
        "heaven",
        "Scene",
        [
            area("stars", "Stars", stars, solid(Legible(mix(PAPER, WHITE, 0.5), _DEEP, 4.5))),
            area("moon", "Moon", moon, glow(mix(PAPER, WHITE, 0.5), mix(PAPER, ACCENT, 0.2))),
            area("smoke", "Smoke", blocks.dots(cloud), fade(mix(PAPER, WHITE, 0.6), mix(PAPER, BASE, 0.25))),
        ],
        _SKY,
    )


def _part(layer_id: str, name: str, text: str | tuple[str, ...], fill: LinearGradient) -> ShapeLayer:
    texts = (text,) if isinstance(text, str) else text
    return area(layer_id, name, blocks.drawn(*texts).mapped(_LEAN), fill, Stroke(solid(EDGE), 5.0))


def _rocket() -> Group:
    metal = LinearGradient(
        (Stop(0.0, WHITE), Stop(0.55, mix(PAPER, WHITE, 0.3)), Stop(1.0, mix(BASE, PAPER, 0.55))), 0, 0, 1, 0.3
    )
    nose = "M256 98C278 118 292 145 299 178L213 178C220 145 234 118 256 98Z"
    hot = Within(ACCENT, 52.0, 74.0)
    window = circle(25.0, *_LEAN.point(256.0, 216.0))
    return group(
        "rocket",
        "Picture",
        [
            _part("flame", "Flame", _FLAME, fade(Tone(1, "gold"), hot)),
            area("flame-core", "Hot core", blocks.drawn(_CORE).mapped(_LEAN), fade(Tone(0, "gold"), Tone(1, "gold"))),
            _part("fins", "Fins", _FINS, fade(hot, shade(hot, -14))),
            _part("hull", "Hull", _HULL, metal),
            _part("nose", "Nose", nose, fade(hot, shade(hot, -8))),
            area("window", "Window", window, fade(shade(_DEEP, 22), shade(_DEEP, 4)), Stroke(solid(EDGE), 6.0)),
            line(
                "glass", "Light", circle(16.0, window.cx, window.cy), Stroke(solid(WHITE, 0.6), 3.0, dash=(22.0, 80.0))
            ),
        ],
    )


def _words() -> Group:
    arc = blocks.words(
        "main",
        TextSlot("main", 16),
        "Young engineer",
        blocks.Type(_LETTERS, 46.0, 3.0, anchor=Anchor.MIDDLE),
        blocks.top_arc(178.0, 150.0),
        solid(Legible(mix(PAPER, WHITE, 0.5), _DEEP)),
    )
    return group("words", "Text", [arc])
