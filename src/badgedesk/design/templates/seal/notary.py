"""Seal: Notary. A foil seal with a monogram and words on a dark ring."""

from badgedesk.design.colours.colour import Legible, Tone, Within, build_palette
from badgedesk.design.colours.paints import Foil, LinearGradient, Stop, Stroke, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.shapes.emblems import Scallop
from badgedesk.design.shapes.plain import Rays, Sparkle, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import BASE, BASE_DARK, BLACK, LIGHT, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Case, Font, TextSlot

_OUTER = Scallop(240.0, 9.0, 28)
_LETTERS = Font("Cinzel", 800)
_RING = Within(BASE, 0.0, 40.0)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Certified bookkeeper",
        template="notary",
        palette=build_palette("#6b1d2a", "#e3b64e", "#fff6d8", dark="#430f18", metal="gold"),
        achievement=blocks.story(
            "Certified Bookkeeper",
            "Keeps the books of a small association and prepares its annual accounts.",
            (
                "The bookkeeper has",
                (
                    "kept the books of an association for one year",
                    "closed the year and answered the auditors",
                    "passed a written examination of two hours",
                ),
            ),
            "A golden seal with a wine-red ring and the monogram CB. It says Certified bookkeeper, Guild of trade.",
            "bookkeeping",
            "association",
        ),
        layers=(_plate(), _ring(), _coin(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("foil", "Foil", _OUTER, Foil(), Stroke(solid(Tone(5)), 4.0)),
            line("groove", "Groove", circle(216.0), Stroke(solid(Tone(5), 0.5), 3.0)),
        ],
    )


def _ring() -> Group:
    ground = glow(shade(_RING, 6), Within(BASE_DARK, 0.0, 28.0), 0.3, 0.8)
    return group(
        "ring",
        "Ring",
        [
            area("ring-lift", "Lift", circle(207.0, 256.0, 258.0), solid(BLACK, 0.3)),
            area("ring-ground", "Ground", circle(205.0), ground, Stroke(solid(Tone(5)), 2.0)),
            line("ring-line", "Line", circle(198.0), Stroke(solid(Tone(1), 0.85), 2.4)),
            area(
                "sparks",
                "Sparks",
                Sparkle(12.0, 2.4, 4, 95.0, 302.0).path() + Sparkle(12.0, 2.4, 4, 417.0, 302.0).path(),
                solid(Tone(1)),
            ),
        ],
    )


def _coin() -> Group:
    shine = LinearGradient(
        (Stop(0.0, Tone(0), 0.95), Stop(0.55, Tone(1), 0.5), Stop(1.0, Tone(3), 0.9)), 0.0, 0.0, 1.0, 1.0
    )
    return group(
        "coin",
        "Medal",
        [
            area("coin-lift", "Lift", circle(134.0, 256.0, 260.0), solid(BLACK, 0.35)),
            area("coin-plate", "Coin", circle(132.0), Foil(), Stroke(solid(Tone(5)), 2.6)),
            area("coin-light", "Light", circle(124.0), shine),
            group("guilloche", "Rays", [area("beams", "Beams", Rays(124.0, 40.0, 40), solid(Tone(2), 0.22))]),
            line("coin-line", "Line", circle(112.0), Stroke(solid(Tone(5), 0.5), 2.4)),
            line("coin-fine", "Fine line", circle(106.0), Stroke(solid(Tone(5), 0.35), 1.4)),
            area("coin-field", "Field", circle(100.0), solid(mix(Tone(0), Tone(1), 0.35))),
        ],
    )


def _words() -> Group:
    pale = mix(LIGHT, WHITE, 0.3)
    arc = blocks.words(
        "arc",
        TextSlot("arc", 22),
        "Certified bookkeeper",
        blocks.Type(_LETTERS, 37.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.top_arc(166.0, 176.0),
        solid(Legible(pale, _RING)),
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 16),
        "Guild of trade",
        blocks.Type(_LETTERS, 37.0, 1.0, Case.UPPER, Anchor.MIDDLE),
        blocks.foot_arc(166.0, 136.0),
        solid(Legible(pale, _RING)),
    )
    initials = blocks.words(
        "main",
        TextSlot("main", 3),
        "CB",
        blocks.Type(_LETTERS, 104.0, 2.0, Case.UPPER, Anchor.MIDDLE),
        blocks.level_line(257.0, 168.0),
        solid(Legible(Within(Tone(5), 0.0, 34.0), mix(Tone(0), Tone(1), 0.35))),
    )
    return group("words", "Text", [arc, foot, initials])
