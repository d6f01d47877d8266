"""Whose glyphs a design shows: collected once each, and said in SVG and PNG."""

import io
from dataclasses import replace

from PIL import Image
from pypdf import PdfReader

from badgedesk.core.bake import bake, unbake
from badgedesk.core.bake.xml import expanded, read_elements
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.credits import credit_line, credits_of
from badgedesk.design.document import Design
from badgedesk.design.file import drawn_elsewhere, load_design, save_design
from badgedesk.design.icons import icon_credit, icon_outline
from badgedesk.design.layers import Group, IconLayer, Layer, LayerId
from badgedesk.design.raster import badge_picture, render_pdf, render_png
from badgedesk.design.svg import render_svg

LINE = "Icons: Material Design Icons (Apache-2.0), Phosphor (MIT)"


def icon(name: str) -> IconLayer:
    outline = icon_outline(name, (256.0, 256.0), 200.0)
    return IconLayer(
        id=LayerId(name.replace(".", "-")),
        icon=name,
        size_px=200.0,
        outline=outline,
        fill=solid(Hex("#102030")),
        credit=icon_credit(name),
    )


def design(*layers: Layer) -> Design:
    return Design(layers=layers)


BOTH = design(icon("mdi.anchor"), Group(id=LayerId("g"), layers=(icon("ph.star"), icon("mdi.star"))))


def test_each_set_is_named_once_and_only_if_it_is_seen() -> None:
    assert credits_of(BOTH) == ("Material Design Icons (Apache-2.0)", "Phosphor (MIT)")
    assert credit_line(BOTH) == LINE
    hidden = replace(icon("ph.star"), visible=False)
    inside = Group(id=LayerId("g"), layers=(icon("ri.star-fill"),), visible=False)
    assert credits_of(design(icon("mdi.anchor"), hidden, inside)) == ("Material Design Icons (Apache-2.0)",)
    assert credit_line(design()) == ""


def test_an_svg_says_them_as_rights() -> None:
    wanted = expanded("http://purl.org/dc/elements/1.1/", "title")
    (title,) = read_elements(render_svg(BOTH), {wanted}).found
    assert title.text == LINE
    assert render_svg(BOTH).count(b"<dc:rights>") == 1
    assert b"<text" not in render_svg(BOTH)
    assert b"<metadata>" not in render_svg(design())


def test_a_png_says_them_and_keeps_them_when_it_is_baked() -> None:
    for png in (render_png(BOTH, 64), badge_picture(BOTH), bake(render_png(BOTH, 64), '{"id": "urn:x"}')):
        with Image.open(io.BytesIO(png)) as opened:
            opened.load()
            assert opened.info["Copyright"] == LINE
    assert unbake(bake(render_png(BOTH, 64), '{"id": "urn:x"}')).text == '{"id": "urn:x"}'
    assert b"Copyright" not in render_png(design(), 64)


def test_a_design_file_with_credits_is_read_as_it_was_written() -> None:
    saved = save_design(BOTH)
    assert load_design(saved) == BOTH
    assert not drawn_elsewhere(saved)


def test_a_pdf_says_them_as_its_subject() -> None:
    named = replace(BOTH, achievement=Achievement(name="Harbour Öre"))
    said = PdfReader(io.BytesIO(render_pdf(named))).metadata
    assert said is not None
    assert (said.title, said.subject) == ("Harbour Öre", LINE)
    bare = PdfReader(io.BytesIO(render_pdf(design()))).metadata
    assert bare is None or bare.subject is None
