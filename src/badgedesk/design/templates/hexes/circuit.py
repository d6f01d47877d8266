"""Hex: Circuit. A dark hexagon with lit traces around a chip."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path
from badgedesk.design.shapes.plain import Polygon, Rectangle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, BASE_DARK, EDGE, LIGHT, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Polygon(238.0, 6, 0.0, 36.0)
_FIELD = Polygon(216.0, 6, 0.0, 33.0)
_DEEP = Within(BASE, 0.0, 30.0)
_LIT = Legible(Within(ACCENT, 62.0, 88.0), _DEEP, 4.5)
_TRACES = (
    "M190 196L160 196L126 162",
    "M190 224L104 224",
    "M190 252L150 252L126 276L96 276",
    "M226 154L226 120L204 98L204 74",
    "M256 154L256 62",
    "M226 294L226 312",
)
_PADS = ((122.0, 158.0), (98.0, 224.0), (90.0, 276.0), (204.0, 68.0))
_LETTERS = Font("JetBrains Mono", 800)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Embedded systems, level 2",
        template="circuit",
        palette=build_palette("#0f2e3d", "#2ec4b6", "#e0fbfc", dark="#081a24", metal="steel"),
        achievement=blocks.story(
            "Embedded Systems, Level 2",
            "Builds a small device with a microcontroller, from the circuit to the program.",
            (
                "The learner has",
                (
                    "soldered a board that works at the first or second try",
                    "read two sensors without losing a reading",
                    "measured and halved what the device draws from its battery",
                ),
            ),
            "A dark hexagon with glowing circuit traces around a code symbol. It says Embedded, LV 2.",
            "electronics",
            "programming",
        ),
        layers=(_plate(), _traces(), _chip(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", _OUTER, fade(shade(_DEEP, 6), Within(BASE_DARK, 0.0, 24.0))),
            blocks.rim("rim", _OUTER, 15.0, blocks.tinted_metal(Within(BASE, 24.0, 40.0)), EDGE),
            area("field", "Field", _FIELD, glow(shade(_DEEP, 10), _DEEP, 0.4, 0.7)),
            line("field-line", "Inner line", _FIELD, Stroke(solid(_LIT, 0.7), 2.4)),
        ],
    )


def _traces() -> Group:
    left = blocks.drawn(*_TRACES)
    both = left + left.mapped(Affine(a=-1.0, e=512.0))
    pads = [(x, y, 8.5) for x, y in _PADS]
    mirrored = [(512.0 - x, y, r) for x, y, r in pads]
    holes = [(x, y, 3.6) for x, y, _ in (*pads, *mirrored, (256.0, 56.0, 0.0))]
    path: Path = both
    return group(
        "traces",
        "Traces",
        [
            line("halo", "Glow", path, Stroke(solid(_LIT, 0.18), 13.0, cap=Cap.ROUND)),
            line("trace", "Traces", path, Stroke(solid(mix(_LIT, _DEEP, 0.12)), 5.0, cap=Cap.ROUND)),
            area("pads", "Pads", blocks.dots([*pads, *mirrored, (256.0, 56.0, 8.5)]), solid(_LIT)),
            area("holes", "Holes", blocks.dots(holes), solid(_DEEP)),
        ],
    )


def _chip() -> Group:
    pins = Path()
    for offset in (-42.0, -14.0, 14.0, 42.0):
        pins += Rectangle(10.0, 164.0, 2.0, 256.0 + offset, 224.0).path()
        pins += Rectangle(164.0, 10.0, 2.0, 256.0, 224.0 + offset).path()
    body = Rectangle(136.0, 136.0, 14.0, 256.0, 224.0)
    code = blocks.icon("icon", "mdi.code-tags", 96.0, (256.0, 224.0), solid(_LIT))
    return group(
        "chip",
        "Picture",
        [
            area("pins", "Pins", pins, solid(mix(LIGHT, _DEEP, 0.35))),
            area("chip-body", "Chip", body, fade(shade(_DEEP, 14), shade(_DEEP, 4)), Stroke(solid(_LIT), 3.4)),
            area("notch", "Notch", blocks.dots([(203.0, 171.0, 5.0)]), solid(_LIT, 0.8)),
            code,
        ],
    )


def _words() -> Group:
    main = blocks.words(
        "main",
        TextSlot("main", 14),
        "Embedded",
        blocks.Type(_LETTERS, 48.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(344.0, 300.0),
        solid(Legible(mix(LIGHT, WHITE, 0.4), _DEEP)),
    )
    level = blocks.words(
        "level",
        TextSlot("level", 6),
        "LV 2",
        blocks.Type(_LETTERS, 40.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(400.0, 150.0),
        solid(Legible(_LIT, _DEEP)),
    )
    return group("words", "Text", [main, level])
