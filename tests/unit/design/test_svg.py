"""The SVG that leaves the program: only what is allowed, whole, and the same each time."""

import re
from dataclasses import replace

import pytest

from badgedesk.core.bake.xml import expanded, read_elements
from badgedesk.core.model.achievement import Achievement
from badgedesk.design import render_svg
from badgedesk.design.document import Design
from badgedesk.design.svg import SVG_NAMESPACE
from badgedesk.design.templates import build_template, list_templates

ALLOWED = {
    "svg": {"width", "height", "viewBox", "role", "aria-label"},
    "title": set(),
    "desc": set(),
    "metadata": set(),
    "rdf:RDF": set(),
    "cc:Work": set(),
    "dc:rights": set(),
    "cc:Agent": set(),
    "dc:title": set(),
    "defs": set(),
    "g": {"id", "clip-path", "opacity"},
    "path": {
        "d", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
    },
    "image": {"width", "height", "transform", "href"},
    "clipPath": {"id"},
    "linearGradient": {"id", "gradientUnits", "gradientTransform", "x1", "y1", "x2", "y2"},
    "radialGradient": {"id", "gradientUnits", "gradientTransform", "cx", "cy", "r"},
    "stop": {"offset", "stop-color", "stop-opacity"},
}  # fmt: skip


def designs() -> list[Design]:
    return [build_template(info.id) for info in list_templates()]


def check_clean(svg: bytes) -> None:
    text = svg.decode()
    found = re.findall(r"<([A-Za-z:]+)([^>]*)>", text)
    assert {name for name, _ in found} <= set(ALLOWED) | {"?xml"}
    for name, rest in found:
        attributes = set(re.findall(r'\s(?:xlink:)?([A-Za-z0-9-]+)="', rest)) - {"xmlns", "xlink"}
        assert attributes <= ALLOWED[name], name
    assert not re.search(r"#[0-9a-fA-F]{8}", text)
    assert not re.search(r'href="(?!data:image/(png|jpeg);base64,)', text)
    references = set(re.findall(r"url\(#([^)]+)\)", text))
    assert references <= set(re.findall(r'id="([^"]+)"', text))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_nothing_but_the_closed_set_is_written(everything: Design) -> None:
    check_clean(render_svg(everything))


@pytest.mark.parametrize("design", designs(), ids=lambda design: design.template)
def test_templates_write_nothing_but_the_closed_set(design: Design) -> None:
    check_clean(render_svg(design))


def test_the_same_design_gives_the_same_bytes(everything: Design) -> None:
    assert render_svg(everything) == render_svg(everything)


def test_title_description_and_label_are_there_and_escaped(everything: Design) -> None:
    wanted = {expanded(SVG_NAMESPACE, name) for name in ("title", "desc")}
    document = read_elements(render_svg(everything), wanted)
    assert [element.text for element in document.found] == [
        "Everything “quoted” & <marked>",
        "A caption Text: Ärger & <Freude> / مدرب coach 2026",
    ]
    assert document.root.attributes["aria-label"] == "A caption"
    assert document.root.attributes["viewBox"] == "0 0 512 512"


def test_a_title_with_what_xml_cannot_hold_still_gives_well_formed_xml() -> None:
    hostile = '\x00\x1b"><script>\ufffe&#0;]]>\n'
    document = read_elements(
        render_svg(Design(title=hostile, achievement=Achievement(caption=hostile))), {expanded(SVG_NAMESPACE, "title")}
    )
    assert document.found[0].text == '"><script>&#0;]]> '


def test_equal_gradients_and_clips_are_written_once(everything: Design) -> None:
    twice = replace(everything, layers=(*everything.layers, replace(everything.layers[4], id="rim-2")))  # type: ignore[arg-type]
    assert render_svg(twice).count(b"<linearGradient") == render_svg(everything).count(b"<linearGradient")


def test_hidden_layers_leave_nothing_behind(everything: Design) -> None:
    hidden = tuple(replace(layer, visible=False) for layer in everything.layers)
    assert b"<path" not in render_svg(replace(everything, layers=hidden))
