"""Playful: Crayon. A disc drawn by hand, with hand letters."""

import math

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import polar
from badgedesk.design.outlines.path import Path, PathPen
from badgedesk.design.shapes.plain import CENTRE
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import ACCENT, BASE, EDGE, INK, PAPER, WHITE, area, group, line, mix, shade
from badgedesk.design.typeset.lettering import Anchor, Font, TextSlot

_LETTERS = Font("Kalam", 700)
_MIDDLE = (CENTRE, CENTRE)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Young artist",
        template="crayon",
        palette=build_palette("#ef476f", "#ffd166", "#fffdf5", dark="#a22c4b", metal="bronze"),
        achievement=blocks.story(
            "Young Artist",
            "Painted, printed and built for a whole term and showed it to others.",
            (
                "The artist has",
                (
                    "finished six works in three techniques",
                    "chosen one for the exhibition and said why",
                    "looked at the works of two others and told what is good in them",
                ),
            ),
            "A pink hand-drawn disc with a palette on paper. It says Young artist.",
            "art",
            "children",
        ),
        layers=(_plate(), _picture(), _words()),
    )


def _wobbly(radius: float, seed: int, depth: float = 4.0) -> Path:
    """Return a circle as a hand would draw it: the same hand for the same seed."""
    points = []
    for step in range(14):
        sway = math.sin(step * 2.7 + seed) * 0.6 + math.sin(step * 1.3 + 2.1 * seed) * 0.4
        points.append(polar(_MIDDLE, radius + depth * sway, step * math.pi / 7))
    return blocks.blob(points)


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("disc", "Disc", _wobbly(236.0, 3), fade(shade(BASE, 4), shade(BASE, -6)), Stroke(solid(EDGE), 8.0)),
            area("paper", "Paper", _wobbly(196.0, 5), glow(mix(PAPER, WHITE, 0.7), PAPER), Stroke(solid(EDGE), 5.0)),
            line("first-line", "Crayon line", _wobbly(214.0, 8), Stroke(solid(ACCENT), 8.0)),
            line(
                "second-line", "Second line", _wobbly(216.0, 1, 6.0), Stroke(solid(mix(PAPER, ACCENT, 0.3), 0.85), 3.6)
            ),
        ],
    )


def _dashes() -> Path:
    """Return five strokes of joy on either side of the icon."""
    pen = PathPen()
    for side in (-1, 1):
        for step in range(5):
            angle = side * (math.pi / 2 + (step - 2) * 0.27)
            near, far = (108.0, 146.0) if step % 2 == 0 else (112.0, 136.0)
            pen.move(*polar((256.0, 262.0), near, angle)).line(*polar((256.0, 262.0), far, angle))
    return pen.path()


def _picture() -> Group:
    sign = blocks.icon("icon", "mdi.palette", 150.0, (256.0, 264.0), solid(Legible(BASE, PAPER, 3.0)))
    joy = Stroke(solid(Legible(mix(ACCENT, INK, 0.15), PAPER, 1.8)), 10.0, cap=Cap.ROUND)
    return group("picture", "Picture", [line("dashes", "Dashes", _dashes(), joy), *blocks.lifted(sign, 5.0, EDGE, 0.2)])


def _words() -> Group:
    ink = solid(Legible(INK, PAPER))
    top = blocks.words(
        "main",
        TextSlot("main", 12),
        "Young",
        blocks.Type(_LETTERS, 76.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(142.0, 230.0),
        ink,
    )
    foot = blocks.words(
        "foot",
        TextSlot("foot", 12),
        "artist",
        blocks.Type(_LETTERS, 72.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(388.0, 230.0),
        ink,
    )
    flourish = blocks.drawn("M190 424C226 414 286 416 322 426")
    stroke = Stroke(solid(ACCENT), 6.0, cap=Cap.ROUND)
    return group("words", "Text", [line("flourish", "Underline", flourish, stroke), top, foot])
