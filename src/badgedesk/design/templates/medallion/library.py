"""Medallion: Library. An open book with rays on a paper disc."""

from badgedesk.design.colours.colour import Legible, Within, build_palette
from badgedesk.design.colours.paints import Cap, Foil, Stroke, fade, glow, solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.shapes.plain import Rays, circle
from badgedesk.design.templates import blocks
from badgedesk.design.templates.blocks import (
    ACCENT,
    BASE,
    BASE_DARK,
    EDGE,
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

_DISC = circle(148.0)
_PAGE = "M256 222C232 202 192 196 152 206L152 316C192 306 232 312 256 332Z"
_LINES = ("M170 228C196 224 220 230 238 240", "M170 252C196 248 220 254 238 264", "M170 276C196 272 220 278 238 288")
_COVER = "M144 214L144 328C188 316 230 322 256 344C282 322 324 316 368 328L368 214L356 212L356 314L156 314L156 212Z"
_MARK = "M322 196L346 200L346 262L334 250L322 260Z"
_LETTERS = Font("Source Serif 4", 700)


def build() -> Design:
    """Return the template in its sample state."""
    return Design(
        title="Reading mentor",
        template="library",
        palette=build_palette("#7d4f50", "#cc8b86", "#f9eae1", dark="#4a2c2d", metal="bronze"),
        achievement=blocks.story(
            "Reading Mentor",
            "Reads with children at the library and helps them to find books of their own.",
            (
                "The mentor has",
                (
                    "read with one child for ten weeks",
                    "kept a list of what was chosen and why",
                    "taken part in two evenings for mentors",
                ),
            ),
            "A medallion with a bronze rim: an open book before rays of light. It says Reading mentor, City library.",
            "reading",
            "library",
        ),
        layers=(_plate(), _disc(), _book(), _words()),
    )


def _plate() -> Group:
    return group(
        "plate",
        "Plate",
        [
            area("ground", "Ground", circle(240.0), glow(shade(BASE, 2), BASE_DARK, 0.3, 0.8)),
            blocks.rim("rim", circle(232.0), 18.0),
        ],
    )


def _disc() -> Group:
    light = glow(mix(PAPER, WHITE, 0.8), mix(PAPER, ACCENT, 0.22), 0.5, 0.6)
    rays = area("rays", "Rays", Rays(200.0, 20.0, 16, 256.0, 300.0), solid(mix(ACCENT, PAPER, 0.35), 0.4))
    return group(
        "disc",
        "Disc",
        [
            area("paper", "Paper", _DISC, light),
            group("beams", "Light", [rays], _DISC),
            line("disc-ring", "Ring", _DISC, Stroke(solid(EDGE), 11.0), Stroke(Foil(), 6.0)),
        ],
    )


def _book() -> Group:
    mirror = Affine(a=-1.0, e=512.0)
    left, rows = blocks.drawn(_PAGE), blocks.drawn(*_LINES)
    cover = Within(BASE_DARK, 0.0, 34.0)
    page = mix(PAPER, WHITE, 0.75)
    print_ = Stroke(solid(Legible(BASE, PAPER, 3.0), 0.6), 4.0, cap=Cap.ROUND)
    return group(
        "book",
        "Picture",
        [
            area("book-lift", "Lift", blocks.drawn(_COVER).mapped(Affine.shift(0.0, 7.0)), solid(EDGE, 0.3)),
            area("cover", "Cover", blocks.drawn(_COVER), fade(shade(cover, 8), cover)),
            area("left-page", "Left page", left, fade(page, mix(page, ACCENT, 0.16), across=(0.0, 0.0, 1.0, 0.0))),
            area("right-page", "Right page", left.mapped(mirror), fade(mix(page, ACCENT, 0.2), page)),
            line("edges", "Page edges", left + left.mapped(mirror), Stroke(solid(cover, 0.7), 3.0)),
            line("print", "Print", rows + rows.mapped(mirror), print_),
            area("bookmark", "Bookmark", blocks.drawn(_MARK), solid(Within(ACCENT, 30.0, 58.0))),
        ],
    )


def _words() -> Group:
    ink = solid(Legible(mix(LIGHT, WHITE, 0.4), BASE))
    setting = blocks.Type(_LETTERS, 44.0, 2.0, Case.UPPER, Anchor.MIDDLE)
    top = blocks.words("main", TextSlot("main", 20), "Reading mentor", setting, blocks.top_arc(189.0, 160.0), ink)
    small = blocks.Type(_LETTERS, 39.0, 2.0, Case.UPPER, Anchor.MIDDLE)
    foot = blocks.words("foot", TextSlot("foot", 16), "City library", small, blocks.foot_arc(189.0, 120.0), ink)
    return group("words", "Text", [top, foot])
