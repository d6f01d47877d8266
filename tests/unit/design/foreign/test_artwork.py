"""Foreign drawings as layers: what is drawn is what a browser would draw, and all that is lost is named."""

import io
import math

import cairosvg
import pytest
from PIL import Image, ImageChops, ImageStat

from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design import load_design, render_png, save_design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import LinearGradient, RadialGradient, Solid
from badgedesk.design.foreign import artwork
from badgedesk.design.foreign.artwork import read_artwork
from badgedesk.design.foreign.document import Drawing, Element
from badgedesk.design.foreign.notices import Outcome, Reason
from badgedesk.design.foreign.placing import design_of
from badgedesk.design.foreign.raster import drawn_apart
from badgedesk.design.layers import Group, ImageLayer, Layer, LayerId, ShapeLayer, TextLayer
from tests.unit.design.foreign.drawings import svg

SIDE = 300
NEAR = 0.6
"""Largest mean difference of 255 between our drawing of a file and CairoSVG's own."""

FAITHFUL = {
    "basic shapes": '<rect x="5" y="5" width="40" height="30" rx="6"/><circle cx="70" cy="25" r="18" fill="red"/>'
    '<ellipse cx="30" cy="70" rx="24" ry="12" fill="#00f" fill-opacity=".5"/>'
    '<polygon points="60,60 95,60 78,95" fill="teal"/>',
    "path with every command": '<path d="M10 10h30v20H10zm50 0l20 5-5 20Q50 40 60 10T80 50M10 60c10-20 20 20 30 0'
    's20 20 30 0M20 80a15 10 30 1 0 30-5A9 9 0 0 1 80 90" fill="none" stroke="#123" stroke-width="2"/>',
    "compact arc flags": '<path d="M20 50a30 30 0 0160 0 30 30 0 01-60 0z" fill="olive"/>',
    "even-odd": '<path fill-rule="evenodd" d="M50 5L80 95 5 38H95L20 95z" fill="#c40"/>',
    "transforms": '<g transform="translate(50 50) rotate(30) scale(1.5 .5) skewX(10)"><rect x="-20" y="-20" width="40"'
    ' height="40" fill="purple"/></g>',
    "style sheet": "<style>.a{fill:#0a0} #b{fill:#00a} g .a{stroke:#000;stroke-width:3} rect{fill-opacity:.5}</style>"
    '<g><rect class="a" x="10" y="10" width="30" height="30"/></g><rect id="b" x="50" y="50" width="40" height="40"/>',
    "inline style wins": '<rect fill="red" style="fill:rgb(0,128,0);stroke:#00f;stroke-width:4" x="20"'
    ' y="20" width="60" height="60"/>',
    "use and symbol": '<symbol id="s" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="navy"/></symbol><g id="d">'
    '<circle cx="20" cy="80" r="10" fill="red"/></g><use xlink:href="#s" x="50" y="10" width="40" height="40"/>'
    '<use href="#d" x="40"/>',
    "linear gradient in its box": '<linearGradient id="g" gradientTransform="rotate(30)"><stop stop-color="#f00"/>'
    '<stop offset="1" stop-color="#00f" stop-opacity=".5"/></linearGradient>'
    '<rect x="10" y="20" width="80" height="40" fill="url(#g)"/>',
    "gradient that takes stops from another": '<linearGradient id="a"><stop stop-color="gold"/><stop offset="100%"'
    ' style="stop-color:maroon"/></linearGradient><linearGradient id="b" xlink:href="#a" gradientUnits="userSpaceOnUse"'
    ' x1="0" y1="0" x2="100" y2="100"/><circle cx="50" cy="50" r="45" fill="url(#b)"/>',
    "oval radial gradient": '<radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#036"/>'
    '</radialGradient><rect x="5" y="30" width="90" height="40" fill="url(#r)"/>',
    "clip": '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath><g clip-path="url(#c)"><rect width="100"'
    ' height="50" fill="red"/><rect y="50" width="100" height="50" fill="blue"/></g>',
    "clip within a clip": '<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath><clipPath id="d"><rect x="50"'
    ' width="50" height="100"/></clipPath><g clip-path="url(#c)"><rect clip-path="url(#d)" width="100" height="100"'
    ' fill="green"/></g>',
    "group opacity": '<g opacity=".5"><rect x="10" y="10" width="50" height="50" fill="red"/><rect x="40" y="40"'
    ' width="50" height="50" fill="blue"/></g>',
    "dashes, caps and joins": '<path d="M10 20H90" stroke="#000" stroke-width="6" stroke-dasharray="10 6"/>'
    '<path d="M10 50H90" stroke="#a00" stroke-width="10" stroke-linecap="round"/><path d="M10 90L50 65 90 90"'
    ' fill="none" stroke="#00a" stroke-width="8" stroke-linejoin="bevel"/>',
    "uneven line": '<g transform="scale(2 .5)"><circle cx="25" cy="100" r="18" fill="none" stroke="#080"'
    ' stroke-width="6"/></g>',
    "hidden parts": '<rect width="100" height="100" fill="#eee"/><rect display="none" width="50" height="50"/>'
    '<g visibility="hidden"><circle cx="50" cy="50" r="20"/><circle visibility="visible" cx="80" cy="80" r="10"/></g>',
}


def ours_and_theirs(drawing: bytes) -> tuple[Image.Image, Image.Image]:
    design = load_design(save_design(design_of(read_artwork(drawing), "Drawing")))
    sheets = []
    for png in (
        render_png(design, SIDE),
        cairosvg.svg2png(bytestring=drawing, output_width=SIDE, output_height=SIDE),
    ):
        drawn = Image.open(io.BytesIO(png)).convert("RGBA")
        sheets.append(Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB"))
    return sheets[0], sheets[1]


@pytest.mark.parametrize("body", FAITHFUL.values(), ids=FAITHFUL)
def test_a_drawing_looks_as_another_renderer_draws_the_file(body: str) -> None:
    ours, theirs = ours_and_theirs(svg(body))
    assert max(ImageStat.Stat(theirs).stddev) > 3  # something is there
    assert max(ImageStat.Stat(ImageChops.difference(ours, theirs)).mean) <= NEAR


def test_colours_keep_their_opacity() -> None:
    artwork = read_artwork(svg('<rect width="9" height="9" fill="#ff000080" fill-opacity=".5"/>'))
    (layer,) = artwork.layers
    assert isinstance(layer, ShapeLayer)
    assert isinstance(layer.fill, Solid)
    assert layer.fill.colour == Hex("#ff0000")
    assert math.isclose(layer.fill.opacity, 0.5 * 128 / 255)


@pytest.mark.parametrize(
    ("text", "value"),
    [("hsl(240,100%,50%)", "#0000ff"), ("#0F08", "#00ff00"), ("rgb(50% 0% 100%)", "#8000ff"), ("Teal", "#008080")],
)
def test_colours_are_read_as_the_standard_has_them(text: str, value: str) -> None:
    (layer,) = read_artwork(svg(f'<rect width="9" height="9" fill="{text}"/>')).layers
    assert isinstance(layer, ShapeLayer)
    assert isinstance(layer.fill, Solid)
    assert layer.fill.colour == Hex(value)


def test_gradients_stay_gradients() -> None:
    body = FAITHFUL["linear gradient in its box"] + FAITHFUL["oval radial gradient"]
    fills = [type(layer.fill) for layer in read_artwork(svg(body)).layers if isinstance(layer, ShapeLayer)]
    assert fills == [LinearGradient, RadialGradient]


def test_text_stays_text_and_its_font_is_named_where_another_stands_in() -> None:
    artwork = read_artwork(
        svg('<text x="50" y="50" text-anchor="middle" font-family="Nowhere Grotesk" font-size="12">Hello</text>')
    )
    (layer,) = artwork.layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "Hello"
    box = layer.outlined.path.bounds()
    assert box is not None
    assert abs(box.centre[0] - 50) < 1
    assert [(notice.reason, notice.what) for notice in artwork.notices] == [(Reason.FONT, "Nowhere Grotesk")]


def test_a_mask_becomes_a_picture_where_it_lies() -> None:
    body = (
        '<mask id="m"><rect x="20" y="20" width="30" height="60" fill="#fff"/></mask>'
        '<rect width="100" height="100" fill="#f00" mask="url(#m)"/>'
    )
    artwork = read_artwork(svg(body, ' width="200" height="100"'))
    (layer,) = artwork.layers
    assert isinstance(layer, ImageLayer)
    assert [(notice.outcome, notice.reason) for notice in artwork.notices] == [(Outcome.RASTERISED, Reason.MASK)]
    place = layer.transform
    left, top = place.point(0, 0)
    right, bottom = place.point(layer.picture.width, layer.picture.height)
    found, wanted = (left, top, right, bottom), (70, 20, 100, 80)
    assert all(abs(one - other) < 1.2 for one, other in zip(found, wanted, strict=True))  # a soft edge of one pixel


LOST = [
    ("<script>alert(1)</script>", Outcome.REMOVED, Reason.SCRIPT, "script"),
    ('<circle r="3" onclick="x()"/>', Outcome.REMOVED, Reason.EVENT, "onclick"),
    ('<image href="https://tracker.example/x.png" width="9" height="9"/>', Outcome.REMOVED, Reason.OUTSIDE, "image"),
    ('<a href="https://example.org/"><circle r="3"/></a>', Outcome.REMOVED, Reason.LINK, "a"),
    ('<circle r="3"><animate attributeName="r" to="9"/></circle>', Outcome.REMOVED, Reason.ANIMATION, "animate"),
    ('<circle r="3" filter="url(#f)"/>', Outcome.REMOVED, Reason.FILTER, "filter"),
    ("<foreignObject><p/></foreignObject>", Outcome.REMOVED, Reason.FOREIGN, "foreignObject"),
    ('<g id="a"><use href="#a"/></g>', Outcome.REMOVED, Reason.LOOP, "use"),
    ('<style>@import "x.css";</style>', Outcome.REMOVED, Reason.OUTSIDE, "@import"),
    ("<style>rect:hover{fill:red}</style>", Outcome.SIMPLIFIED, Reason.STYLE, "rect:hover"),
    ('<text font-family="Noto Sans">\U000f1234</text>', Outcome.REMOVED, Reason.GLYPH, "\U000f1234"),
]


@pytest.mark.parametrize(("body", "outcome", "reason", "what"), LOST)
def test_what_is_lost_is_named(body: str, outcome: Outcome, reason: Reason, what: str) -> None:
    artwork = read_artwork(svg('<rect width="50" height="50"/>' + body))
    assert (outcome, reason, what) in [(item.outcome, item.reason, item.what) for item in artwork.notices]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.SVG_NOT_WELLFORMED),
        (b"<svg", Code.SVG_NOT_WELLFORMED),
        (b"<html/>", Code.SVG_NOT_SVG),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', Code.SVG_DOCTYPE),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>', Code.SVG_NO_SIZE),
        (svg(""), Code.SVG_NOTHING_DRAWN),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, code: Code) -> None:
    with pytest.raises(InputError) as fault:
        read_artwork(data)
    assert fault.value.code is code


def test_copies_of_copies_are_counted_before_anything_is_drawn() -> None:
    levels = "".join(
        f'<g id="l{level}">{f"<use href=chr34#l{level - 1}chr34/>" * 10}</g>'.replace("chr34", '"')
        for level in range(1, 10)
    )
    with pytest.raises(LimitExceededError) as fault:
        read_artwork(svg(f'<defs><rect id="l0" width="1" height="1"/>{levels}</defs><use href="#l9"/>'))
    assert fault.value.code is Code.SVG_LIMIT


def test_a_drawing_of_very_many_parts_becomes_one_picture() -> None:
    dots = "".join(f'<circle cx="{index % 100}" cy="{index // 10}" r="1"/>' for index in range(900))
    artwork = read_artwork(svg(dots))
    assert [type(layer) for layer in artwork.layers] == [ImageLayer]
    assert artwork.notices[0].reason is Reason.MANY


def test_what_reaches_out_of_the_page_is_cut_there() -> None:
    artwork = read_artwork(svg('<circle cx="100" cy="50" r="60"/>'))
    (frame,) = artwork.layers
    assert isinstance(frame, Group)
    assert frame.clip is not None


@pytest.mark.parametrize(("masked", "drawn"), [(8, 8), (9, 9), (200, 9)])
def test_of_many_masked_parts_only_a_few_are_drawn_one_by_one(
    masked: int, drawn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each takes a process of its own: a file of thousands would hold the program for minutes."""
    asked: list[Element | None] = []

    def counted(
        drawing: Drawing, element: Element | None, size: tuple[float, float], id_: LayerId
    ) -> tuple[Layer, ...]:
        asked.append(element)
        return drawn_apart(drawing, None, size, id_) if element is None else ()

    monkeypatch.setattr(artwork, "drawn_apart", counted)
    parts = '<rect width="9" height="9" mask="url(#m)"/>' * masked
    found = read_artwork(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="50" height="50" fill="red"/>'
        f'<mask id="m"><rect width="5" height="5" fill="white"/></mask>{parts}</svg>'.encode()
    )
    assert len(asked) == drawn
    whole = [element for element in asked if element is None]
    assert len(whole) == (1 if masked > 8 else 0)
    assert any(notice.reason is Reason.MANY for notice in found.notices) is bool(whole)
