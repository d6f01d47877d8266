"""Medallion: Night. A dark medallion with a starry sky over a hill and words on its ring."""

import math

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Legible, Turn, Within, build_palette
from badgedesk.design.colours.paints import Cap, Foil, LinearGradient, RadialGradient, Stop, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer
from badgedesk.design.outlines.geometry import Point
from badgedesk.design.outlines.path import Path, PathPen
from badgedesk.design.shapes.plain import Sparkle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, EDGE, LIGHT, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_LETTERS = Font("Red Hat Display", 700)
_SKY = circle(163.0)
_DEEP, _DEEPER = Within(BASE, 0.0, 36.0), Within(BASE_DARK, 0.0, 22.0)
"""It is night on every palette."""
_GLOW = Turn(Within(BASE, 68, 68), 80, 1.1)
_BEAR = ((166.0, 180.0), (209.0, 160.0), (243.0, 185.0), (298.0, 170.0), (326.0, 212.0), (282.0, 235.0))
"""The seven lines of the Plough, its bowl closed back to the third star."""
_HILL = [(80, 346), (136, 334), (200, 341), (262, 329), (320, 333), (380, 342), (440, 336)]


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Night sky guide",
        template="night",
        palette=build_palette("#1a2158", "#ffe9b0", "#c9d2f5", dark="#0a0e2e", metal="silver"),
        achievement=_achievement(),
        layers=(_plate(), _picture(), _words()),
    )


def _achievement() -> Achievement:
    return Achievement(
        name="Night Sky Guide",
        description="Leads evenings under the stars: finds the constellations and explains what can be seen.",
        criteria_narrative=(
            "The guide has\n\n"
            "- led four public evenings of two hours each,\n"
            "- found twenty constellations and ten objects without a chart,\n"
            "- kept people and wildlife safe in the dark."
        ),
        caption="A blue medallion with a silver rim: a telescope on a hill below the Plough. It says Night sky guide.",
        tags=("astronomy", "guiding"),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", circle(238.0), glow(shade(_DEEP, 10), _DEEPER, 0.32, 0.72)),
            line("rim", "Rim", circle(238.5), Stroke(solid(EDGE), 15.0), Stroke(Foil(), 11.0)),
            line("rim-line", "Rim line", circle(231.0), Stroke(solid(EDGE, 0.7), 2.0)),
        ],
    )


def _picture() -> Group:
    dusk = Turn(Within(BASE, 52, 52), 48)
    sky = LinearGradient(
        (Stop(0.0, _DEEPER), Stop(0.38, shade(_DEEP, 5)), Stop(0.62, Turn(Within(BASE, 45, 45), 22)), Stop(0.9, dusk))
    )
    light = RadialGradient((Stop(0.0, _GLOW, 0.75), Stop(1.0, _GLOW, 0.0)), 0.5, 0.5, 0.5)
    hill = blocks.filled_below(blocks.smooth_line([(float(x), float(y)) for x, y in _HILL]))
    dark = Turn(Within(_DEEPER, 17.0, 19.0), 18)
    scope = blocks.icon("icon", "mdi.telescope", 96.0, (262.0, 297.0), solid(dark))
    scene: list[Layer] = [
        area("sky", "Sky", circle(164.0), sky),
        area("horizon", "Light over the hill", _horizon(), light),
        area("stars", "Stars", blocks.dots(_stars()), solid(Legible(LIGHT, _DEEP, 6.0), 0.85)),
        line("constellation", "Constellation", _constellation(), _thread()),
        area("bright", "Bright stars", _sparkles(), solid(Legible(mix(ACCENT, WHITE, 0.4), _DEEP, 7.0))),
        scope,
        area("hill", "Hill", hill, fade(dark, shade(dark, -4))),
    ]
    ring = Stroke(solid(Legible(LIGHT, _DEEP, 3.0), 0.75), 1.8)
    return group(
        "picture",
        "Picture",
        [
            group("scene", "Scene", scene, _SKY),
            line("scene-edge", "Edge", circle(165.5), Stroke(solid(_DEEPER), 5.0)),
            line("scene-line", "Line", circle(170.0), ring),
        ],
    )


def _horizon() -> Path:
    return blocks.dots([(256.0, 352.0, 150.0)])


def _thread() -> Stroke:
    return Stroke(solid(Legible(mix(ACCENT, WHITE, 0.3), _DEEP, 6.0), 0.9), 2.2, cap=Cap.ROUND)


def _constellation() -> Path:
    pen = PathPen()
    for index, (x, y) in enumerate(_BEAR):
        (pen.line if index else pen.move)(x, y)
    return pen.line(*_BEAR[2]).path()


def _sparkles() -> Path:
    found = Path()
    for x, y in _BEAR:
        found += Sparkle(10.5, 1.6, 4, x, y).path()
    return found


def _stars() -> list[tuple[float, float, float]]:
    """Return faint stars spread by the golden angle: even, yet without a pattern."""
    turn = math.pi * (3 - math.sqrt(5))
    found: list[tuple[float, float, float]] = []
    for number in range(1, 64):
        radius, angle = 156.0 * math.sqrt(number / 64), number * turn
        x, y = 256.0 + radius * math.cos(angle), 240.0 + radius * math.sin(angle)
        bright = number * 7 % 5
        if not _near_bear((x, y)):
            found.append((round(x, 1), round(y, 1), 0.9 + 0.35 * bright))
    return found


def _near_bear(point: Point) -> bool:
    return any(math.hypot(point[0] - x, point[1] - y) < 16 for x, y in _BEAR)  # noqa: PLR2004 - px


def _words() -> Group:
    ring = _DEEP
    arc = blocks.words(
        "arc",
        TextSlot("arc", 18),
        "Night sky guide",
        blocks.Type(_LETTERS, 43.0, 6.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(200.5, 150.0),
        solid(Legible(mix(ACCENT, WHITE, 0.35), ring)),
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 18),
        "Dark Skies Park",
        blocks.Type(Font("Red Hat Display", 600), 36.0, 1.5, Case.UPPER, Anchor.MIDDLE),
        blocks.foot_arc(200.5, 110.0),
        solid(Legible(LIGHT, ring)),
    )
    sparks = Sparkle(12.0, 2.0, 4, 55.5, 288.0).path() + Sparkle(12.0, 2.0, 4, 456.5, 288.0).path()
    return group("words", "Text", [arc, foot, area("sparks", "Sparks", sparks, solid(Legible(ACCENT, ring, 3.0)))])
