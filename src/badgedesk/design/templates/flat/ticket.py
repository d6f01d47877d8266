"""Flat: Ticket. An admission ticket with a large number and a tear-off line."""

import math

from badgedesk.design.colours.colour import Legible, build_palette
from badgedesk.design.colours.paints import Cap, Stroke, fade, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.path import Path, PathPen
from badgedesk.design.shapes.plain import Free, Line, Rectangle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    BLACK,
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
from badgedesk.design.typeset.lettering import Anchor, Case, Font, Straight, TextSlot

_LETTERS = Font("Red Hat Display", 800)
_LEFT, _RIGHT, _TOP, _FOOT, _TEAR = 14.0, 498.0, 66.0, 440.0, 316.0


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Workshop series",
        template="ticket",
        palette=build_palette("#6d597a", "#eaac8b", "#fff1e6", dark="#355070", metal="bronze"),
        achievement=blocks.story(
            "Workshop Series 2026",
            "Took part in the whole series of workshops and used what was learned.",
            (
                "The participant has",
                (
                    "come to at least five of six evenings",
                    "tried one method at work and reported on it",
                    "given feedback to two others",
                ),
            ),
            "A violet ticket with a large 26, a calendar and a tear-off line. It says Workshop series.",
            "training",
            "participation",
        ),
        layers=(_paper(), _upper(), _stub()),
    )


def _outline(drop: float = 0.0) -> Path:
    """Return the ticket: round corners, and a bite on either side at the tear-off line."""
    corner, bite, half = 24.0, 26.0, math.pi / 2
    pen = PathPen()
    pen.arc((_RIGHT - corner, _TOP + corner + drop), (corner, corner), 0.0, half)
    pen.arc((_RIGHT, _TEAR + drop), (bite, bite), 0.0, -math.pi)
    pen.arc((_RIGHT - corner, _FOOT - corner + drop), (corner, corner), half, half)
    pen.arc((_LEFT + corner, _FOOT - corner + drop), (corner, corner), 2 * half, half)
    pen.arc((_LEFT, _TEAR + drop), (bite, bite), math.pi, -math.pi)
    pen.arc((_LEFT + corner, _TOP + corner + drop), (corner, corner), 3 * half, half)
    return pen.close().path()


def _paper() -> Group:
    ticket = _outline()
    fields = [
        area("upper-field", "Upper field", ticket, fade(shade(BASE, 5), shade(BASE, -4))),
        area("lower-field", "Stub", Rectangle(500.0, 140.0, 0.0, 256.0, 386.0), fade(mix(PAPER, WHITE, 0.4), PAPER)),
        area("flash", "Light", blocks.drawn("M300 40L420 40L250 330L130 330Z"), solid(WHITE, 0.07)),
    ]
    return group(
        "paper",
        "Plate",
        [
            area("lift", "Lift", _outline(6.0), solid(BLACK, 0.22)),
            group("fields", "Fields", fields, Free(ticket)),
            line("edge", "Edge", ticket, Stroke(solid(EDGE), 6.0)),
            line(
                "tear",
                "Tear-off line",
                Line(52.0, _TEAR, 460.0, _TEAR),
                Stroke(solid(EDGE), 5.0, dash=(1.0, 15.0), cap=Cap.ROUND),
            ),
        ],
    )


def _upper() -> Group:
    sign = blocks.icon("icon", "mdi.calendar-star", 146.0, (126.0, 190.0), solid(Legible(ACCENT, shade(BASE, 6), 3.1)))
    number = blocks.words(
        "main",
        TextSlot("main", 4),
        "26",
        blocks.Type(Font("Red Hat Display", 900), 216.0, -4.0, Case.UPPER, Anchor.MIDDLE),
        Straight(190.0, 338.0, 276.0),
        solid(Legible(mix(LIGHT, WHITE, 0.4), BASE, 4.5, INK)),
    )
    return group("upper", "Picture", [*blocks.lifted(sign, 5.0, BASE_DARK, 0.5), number])


def _stub() -> Group:
    text = blocks.words(
        "foot",
        TextSlot("foot", 16),
        "Workshop series",
        blocks.Type(_LETTERS, 48.0, 0.0, anchor=Anchor.MIDDLE),
        blocks.level_line(380.0, 410.0),
        solid(Legible(INK, PAPER)),
    )
    bars = Path()
    for index, width in enumerate((5, 3, 8, 3, 5, 8, 3, 5, 3, 8, 5, 3)):
        bars += Rectangle(float(width), 12.0, 0.0, 172.0 + index * 15.0, 424.0).path()
    return group("stub", "Text", [text, area("bars", "Bars", bars, solid(Legible(INK, PAPER, 3.0), 0.55))])
