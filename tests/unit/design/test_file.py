"""The design file: what is saved is loaded, what is hostile is refused and named."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core import limits
from badgedesk.core.bake.xml import expanded, read_elements
from badgedesk.core.errors import BadgeDeskError, Code, DesignError, InputError
from badgedesk.core.model.achievement import Rules
from badgedesk.design import load_design, render_svg, save_design
from badgedesk.design.codec import Codec
from badgedesk.design.colours import paints
from badgedesk.design.document import Design
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.file import CODEC, NAMESPACE, drawn_elsewhere
from badgedesk.design.guides import Guides
from badgedesk.design.layers import Group, ImageLayer, Layer, LayerId, Picture, ShapeLayer, TextLayer
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.lettering import InBox, OnPath, Straight

DESIGNS = Path(__file__).parents[2] / "data" / "designs"
Change = Callable[[dict[str, Any]], object]


def data_of(saved: bytes) -> dict[str, Any]:
    found = read_elements(saved, {expanded(NAMESPACE, "design")}).found
    value = json.loads(found[0].text)
    assert isinstance(value, dict)
    return value


def with_data(saved: bytes, text: str) -> bytes:
    """Put other text in the place of our data, escaped as XML wants it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    return re.sub(
        rb"(<badgedesk:design [^>]*>).*(</badgedesk:design>)",
        lambda match: match[1] + escaped + match[2],
        saved,
        flags=re.DOTALL,
    )


def changed(saved: bytes, change: Change) -> bytes:
    data = data_of(saved)
    change(data)
    return with_data(saved, json.dumps(data))


def fault_of(data: bytes) -> BadgeDeskError:
    with pytest.raises(BadgeDeskError) as raised:
        load_design(data)
    return raised.value


@pytest.fixture(scope="module")
def saved(everything: Design) -> bytes:
    return save_design(everything)


def test_a_design_with_everything_comes_back_equal(everything: Design, saved: bytes) -> None:
    assert load_design(saved) == everything
    assert save_design(load_design(saved)) == saved


def test_the_file_is_the_plain_drawing_with_one_element_more(everything: Design, saved: bytes) -> None:
    without = re.sub(rb"<metadata>.*</metadata>\n", b"", saved, flags=re.DOTALL)
    assert without == render_svg(everything)
    assert saved.count(b"<metadata>") == 1


def test_drawing_changed_by_another_program_is_noticed(saved: bytes) -> None:
    assert not drawn_elsewhere(saved)
    assert drawn_elsewhere(saved.replace(b'<g id="scene"', b'<g id="scene2"'))


def test_many_threads_may_save_and_load_at_once(everything: Design, saved: bytes) -> None:
    for _ in range(5):
        codec = Codec(CODEC.kinds)
        with ThreadPoolExecutor(8) as pool:
            written = list(pool.map(codec.write, [everything] * 8))
        assert all(codec.read(Design, value) == everything for value in written)


def test_an_empty_design_comes_back_equal() -> None:
    assert load_design(save_design(Design())) == Design()


def test_members_at_their_default_are_left_out() -> None:
    assert data_of(save_design(Design())) == {}


def test_a_plain_svg_says_that_it_holds_no_data_of_ours(everything: Design) -> None:
    fault = fault_of(render_svg(everything))
    assert fault.code is Code.DESIGN_FORMAT
    assert fault.facts["reason"] == "no-data"


def test_two_sets_of_data_are_refused(saved: bytes) -> None:
    element = re.search(rb"<badgedesk:design .*</badgedesk:design>", saved, re.DOTALL)
    assert element is not None
    assert fault_of(saved.replace(element[0], element[0] * 2)).facts["reason"] == "unclear-data"
    inside = saved.replace(b"</badgedesk:design>", b"<b/></badgedesk:design>")
    assert fault_of(inside).facts["reason"] == "unclear-data"


def test_a_file_of_a_later_program_says_so(saved: bytes) -> None:
    fault = fault_of(saved.replace(b'version="1" artwork', b'version="5" artwork'))
    assert fault.code is Code.DESIGN_NEWER
    assert fault.facts["version"] == "5"


def test_a_file_of_the_first_program_is_read_and_written_as_it_was() -> None:
    kept = (DESIGNS / "version-1.badge").read_bytes()
    design = load_design(kept)
    assert design.achievement.name == "Coastal Skipper"
    assert load_design(save_design(design)) == design


def test_what_came_with_the_second_version_says_so_and_comes_back() -> None:
    kept = (DESIGNS / "version-2.badge").read_bytes()
    assert b'version="2" artwork' in kept
    design = load_design(kept)
    said = design.achievement
    assert (said.rules, said.facts.level, said.translations[0].name) == (
        Rules.MICRO_CREDENTIAL,
        "eqf-4",
        "Küstenskipper",
    )
    assert said.creator is not None
    assert said.creator.name == "Guild of Skippers"
    saved = save_design(design)
    assert b'version="2" artwork' in saved
    assert load_design(saved) == design


def test_what_came_with_the_third_version_says_so_and_comes_back() -> None:
    kept = (DESIGNS / "version-3.badge").read_bytes()
    assert b'version="3" artwork' in kept
    design = load_design(kept)
    boxed, along = design.layer(LayerId("boxed")), design.layer(LayerId("along"))
    assert isinstance(boxed, TextLayer)
    assert isinstance(along, TextLayer)
    assert boxed.place == InBox(180.0, 60.0, 300.0, 1.3)
    assert isinstance(along.place, OnPath)
    assert (along.place.flipped, along.place.rise_px) == (True, 4.0)
    assert [stroke.side for stroke in boxed.strokes] == [paints.Side.OUTSIDE]
    assert load_design(save_design(design)) == design
    for simpler in (replace(boxed, strokes=(), place=Straight(300.0)), replace(boxed, place=Straight(300.0))):
        version = b"3" if simpler.strokes else b"1"
        assert b'version="' + version + b'" artwork' in save_design(Design(layers=(simpler,)))


def test_what_came_with_the_fourth_version_says_so_and_comes_back() -> None:
    kept = (DESIGNS / "version-4.badge").read_bytes()
    assert b'version="4" artwork' in kept
    design = load_design(kept)
    group, tiled = design.layer(LayerId("lit")), design.layer(LayerId("tiled"))
    assert (group.shadow, group.bevel) == (Shadow(3.0, 9.0, 4.0, 0.6), Bevel(5.0))
    assert isinstance(tiled, ShapeLayer)
    assert isinstance(tiled.fill, paints.Tiled)
    assert tiled.fill.own == design.motifs[0]
    assert tiled.fill.own is not None
    assert tiled.fill.own.outline.exact() == "M-0.4 0.4L0 -0.4L0.4 0.4Z"
    assert load_design(save_design(design)) == design
    plain = replace(tiled, fill=replace(tiled.fill, own=None))
    assert b'version="3" artwork' in save_design(replace(design, motifs=(), layers=(plain,)))


def test_a_motif_beyond_its_cell_and_too_many_of_them_are_refused() -> None:
    kept = (DESIGNS / "version-4.badge").read_bytes()
    assert fault_of(kept.replace(b"L0.4 0.4Z", b"L1.4 0.4Z")).code is Code.DESIGN_FORMAT
    design = load_design(kept)
    many = tuple(replace(design.motifs[0], name=str(at)) for at in range(25))
    with pytest.raises(DesignError) as refused:
        save_design(replace(design, motifs=many))
    assert refused.value.code is Code.DESIGN_LIMIT


@pytest.mark.parametrize("version", [b"", b"0", b"-1", b"1.0", b"one", b"99999999"])
def test_a_version_that_is_no_number_is_refused(saved: bytes, version: bytes) -> None:
    fault = fault_of(saved.replace(b'version="1" artwork', b'version="' + version + b'" artwork'))
    assert fault.code is Code.DESIGN_FORMAT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.SVG_NOT_WELLFORMED),
        (b"\x89PNG\r\n\x1a\n", Code.SVG_NOT_WELLFORMED),
        (b"<html/>", Code.SVG_NOT_SVG),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", Code.SVG_DOCTYPE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * limits.SVG_BYTES + b"</svg>", Code.SVG_LIMIT),
    ],
)
def test_what_is_no_svg_is_refused_by_the_one_reader(data: bytes, code: Code) -> None:
    assert fault_of(data).code is code


@pytest.mark.parametrize("text", ["", "[]", "{", '{"title":"a","title":"b"}', '{"title":NaN}', "[" * 100])
def test_data_that_is_not_one_json_object_is_refused(saved: bytes, text: str) -> None:
    fault = fault_of(with_data(saved, text))
    assert fault.code is Code.DESIGN_FORMAT
    assert fault.facts["reason"] != "no-data"


def first(data: dict[str, Any]) -> dict[str, Any]:
    layer = data["layers"][0]
    assert isinstance(layer, dict)
    return layer


HOSTILE: list[tuple[Change, str]] = [
    (lambda data: data.update(code="import os"), "code"),
    (lambda data: data.update(title=7), "title"),
    (lambda data: data.update(title="a" * 201), "title"),
    (lambda data: data.update(template="../../etc/passwd"), "template"),
    (lambda data: data.update(layers={}), "layers"),
    (lambda data: data.update(palette=[]), "palette"),
    (lambda data: data["palette"].update(metal="mithril"), "palette.metal"),
    (lambda data: data["palette"]["swatches"][0].update(value="#11223344"), "palette.swatches[0].value"),
    (lambda data: data["palette"]["swatches"][0].update(value="url(http://x)"), "palette.swatches[0].value"),
    (lambda data: data["achievement"].update(tags="abc"), "achievement.tags"),
    (lambda data: data["achievement"].update(credits_available="2"), "achievement.credits_available"),
    (lambda data: data["achievement"]["alignments"][0].pop("target_url"), "achievement.alignments[0].target_url"),
    (lambda data: first(data).update(kind="script"), "layers[0].kind"),
    (lambda data: first(data).pop("kind"), "layers[0].kind"),
    (lambda data: first(data).pop("id"), "layers[0].id"),
    (lambda data: first(data).update(id='a" onload="x'), "layers[0].id"),
    (lambda data: first(data).update(opacity=2), "layers[0].opacity"),
    (lambda data: first(data).update(opacity=True), "layers[0].opacity"),
    (lambda data: first(data).update(transform=[1, 0, 0, 1]), "layers[0].transform"),
    (lambda data: first(data).update(transform=[1, 0, 0, 1, 0, 1e300]), "layers[0].transform"),
    (lambda data: first(data)["shape"].update(teeth=10**9), "layers[0].shape.teeth"),
    (lambda data: first(data)["shape"].update(teeth=16.5), "layers[0].shape.teeth"),
    (lambda data: first(data)["shape"].update(radius=-1), "layers[0].shape.radius"),
    (lambda data: first(data)["fill"]["stops"][0].update(offset=1.5), "layers[0].fill.stops[0].offset"),
    (lambda data: first(data)["strokes"][0].update(cap="pointed"), "layers[0].strokes[0].cap"),
    (lambda data: first(data)["strokes"][0].update(dash=[0]), "layers[0].strokes[0].dash[0]"),
    (lambda data: data["layers"][2]["shape"].update(outline="M0 0L1 1<script>"), "layers[2].shape.outline"),
    (lambda data: data["layers"][2]["shape"].update(outline=5), "layers[2].shape.outline"),
    (lambda data: data["layers"][1]["layers"][1]["picture"].update(data="@@"), "layers[1].layers[1].picture.data"),
    (
        lambda data: data["layers"][1]["layers"][1]["picture"].update(media="image/svg+xml"),
        "layers[1].layers[1].picture.media",
    ),
    (lambda data: data["layers"][-1].update(icon="../../mdi.star"), "layers[9].icon"),
]


@pytest.mark.parametrize(("change", "path"), HOSTILE)
def test_a_hostile_member_is_refused_and_named(saved: bytes, change: Change, path: str) -> None:
    fault = fault_of(changed(saved, change))
    assert fault.code is Code.DESIGN_FORMAT
    assert fault.facts["path"] == path


def test_two_layers_of_one_id_are_refused(saved: bytes) -> None:
    fault = fault_of(changed(saved, lambda data: data["layers"].append(data["layers"][0])))
    assert fault.code is Code.DESIGN_FORMAT
    assert fault.facts == {"field": "id", "value": "plate"}


def test_a_colour_without_its_slot_is_refused(saved: bytes) -> None:
    fault = fault_of(changed(saved, lambda data: data["palette"]["swatches"].pop(0)))
    assert fault.facts == {"field": "palette", "value": "base"}


@pytest.mark.parametrize("data", ["iVBORw0KGgo=", "PHN2Zy8+"])
def test_a_picture_that_is_none_is_refused(saved: bytes, data: str) -> None:
    fault = fault_of(changed(saved, lambda found: found["layers"][1]["layers"][1]["picture"].update(data=data)))
    assert fault.code is Code.DESIGN_FORMAT
    assert fault.facts["field"] == "picture"


def test_a_picture_of_another_size_than_stated_is_refused(saved: bytes) -> None:
    fault = fault_of(changed(saved, lambda found: found["layers"][1]["layers"][1]["picture"].update(width=41)))
    assert fault.facts == {"field": "picture", "value": "40x20"}


def nested(depth: int) -> Design:
    layer: Layer = ShapeLayer(id=LayerId("core"), shape=circle(4.0))
    for level in range(depth):
        layer = Group(id=LayerId(f"g{level}"), layers=(layer,))
    return Design(layers=(layer,))


def test_groups_nest_up_to_the_limit() -> None:
    deepest = nested(limits.DESIGN_GROUP_DEPTH)
    assert load_design(save_design(deepest)) == deepest
    with pytest.raises(DesignError) as raised:
        save_design(nested(limits.DESIGN_GROUP_DEPTH + 1))
    assert raised.value.code is Code.DESIGN_LIMIT


def many(count: int) -> Design:
    return Design(layers=tuple(ShapeLayer(id=LayerId(f"l{index}"), shape=circle(4.0)) for index in range(count)))


def test_layers_are_counted_up_to_the_limit() -> None:
    assert len(load_design(save_design(many(limits.DESIGN_LAYERS))).layers) == limits.DESIGN_LAYERS
    with pytest.raises(DesignError) as raised:
        save_design(many(limits.DESIGN_LAYERS + 1))
    assert raised.value.code is Code.DESIGN_LIMIT


def test_pictures_are_weighed_together_up_to_the_limit() -> None:
    def heavy(extra: int) -> Design:
        half = limits.DESIGN_PICTURES_BYTES // 2
        pictures = (Picture("image/png", b"a" * half, 9, 9), Picture("image/png", b"b" * (half + extra), 9, 9))
        return Design(
            layers=tuple(ImageLayer(id=LayerId(f"p{at}"), picture=picture) for at, picture in enumerate(pictures))
        )

    assert len(save_design(heavy(0))) < limits.SVG_BYTES
    with pytest.raises(DesignError) as raised:
        save_design(heavy(1))
    assert raised.value.code is Code.DESIGN_LIMIT


def test_what_could_not_be_loaded_is_not_saved() -> None:
    layer = ShapeLayer(id=LayerId("a"), shape=circle(float("nan")))
    for wrong in (
        Design(layers=(layer,)),
        Design(title="\ud800"),
        Design(title="a" * 201),
        replace(Design(), template="X Y"),
    ):
        with pytest.raises(DesignError) as raised:
            save_design(wrong)
        assert raised.value.code is Code.DESIGN_LIMIT


def test_a_clip_within_a_clip_is_neither_saved_nor_loaded() -> None:
    inner = Group(id=LayerId("b"), layers=(ShapeLayer(id=LayerId("c"), shape=circle(9.0)),), clip=circle(5.0))
    wrong = Design(layers=(Group(id=LayerId("a"), layers=(inner,), clip=circle(8.0)),))
    with pytest.raises(DesignError) as raised:
        save_design(wrong)
    assert raised.value.facts["field"] == "clip"
    fine = save_design(Design(layers=(Group(id=LayerId("a"), layers=(inner,)),)))
    clip = {"kind": "ellipse", "rx": 8, "ry": 8}
    assert fault_of(changed(fine, lambda data: data["layers"][0].update(clip=clip))).facts["field"] == "clip"


def test_entities_in_our_data_do_not_reach_the_json_reader(saved: bytes) -> None:
    with pytest.raises(InputError):
        load_design(saved.replace(b'"title":', b"&xxe;"))


def test_guides_came_with_the_second_version_too(saved: bytes) -> None:
    design = replace(load_design(saved), guides=Guides(uprights=(120.0,), levels=(80.5,), rings=(40.0,)))
    again = save_design(design)
    assert b'version="2" artwork' in again
    assert load_design(again).guides.rings == (40.0,)
    assert load_design(again) == design
