"""Placeholders: what is filled in, what is left out for a picture that names nobody, and codes that cameras read."""

import io
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from badgedesk.core.errors import Code, DesignError
from badgedesk.design import load_design, render_png, save_design
from badgedesk.design.checks.findings import check_design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.layers import CodeLayer, Group, Layer, LayerId, TextLayer
from badgedesk.design.personal import personal_design, placeholders_of, sample_words, without_placeholders
from badgedesk.design.placeholders import Placeholder, filled, unknown_marks
from badgedesk.design.shapes.codes import LONGEST_TEXT, QUIET_MODULES, code_modules, code_outline
from badgedesk.design.typeset.lettering import Case, Font, Straight
from badgedesk.design.typeset.text import drawn_text, lay_out

ANNA = {
    Placeholder.RECIPIENT: "Anna Ångström",
    Placeholder.DATE: "14 November 2026",
    Placeholder.LEVEL: "Gold",
    Placeholder.CREDENTIAL: "4c125720-1d39-4b43-b760-bdcd603c8341",
}


def words(text: str, name: str = "words", width: float | None = 300.0) -> TextLayer:
    return lay_out(
        TextLayer(
            id=LayerId(name),
            text=text,
            font=Font("Lato", 700),
            size_px=40.0,
            place=Straight(256.0, max_width_px=width),
            fill=solid(Hex("#102030")),
        )
    )


def code(text: str = "urn:uuid:{credential}") -> CodeLayer:
    return CodeLayer(id=LayerId("code"), text=text, size_px=200.0, cx=256.0, cy=380.0)


def holding(*layers: Layer) -> Design:
    return Design(layers=layers)


def read_codes(design: Design) -> list[str]:
    drawn = Image.open(io.BytesIO(render_png(design, 600))).convert("RGBA")
    ground = Image.new("RGBA", drawn.size, "white")
    ground.alpha_composite(drawn)
    return [found.text for found in zxingcpp.read_barcodes(ground.convert("RGB"))]


def test_a_text_is_filled_wherever_a_mark_stands() -> None:
    assert filled("{recipient}, {date}: {level}", ANNA) == "Anna Ångström, 14 November 2026: Gold"
    assert filled("{recipient} {level}", {Placeholder.RECIPIENT: "Bo"}) == "Bo "
    assert filled("{ recipient } {Recipient} {}", ANNA) == "{ recipient } {Recipient} {}"


def test_capitals_are_made_of_the_filled_text() -> None:
    layer = replace(words("for {recipient}"), case=Case.UPPER)
    assert drawn_text(layer, ANNA) == "FOR ANNA ÅNGSTRÖM"


def test_a_filled_design_is_drawn_with_the_words_of_the_person() -> None:
    made = personal_design(holding(words("{recipient}"), words("Skipper", "other")), ANNA)
    layer, other = made.design.layers
    assert isinstance(layer, TextLayer)
    assert layer.text == "Anna Ångström"
    assert layer.outlined.path == words("Anna Ångström").outlined.path
    assert other == words("Skipper", "other")
    assert (made.missing, made.too_long) == ("", "")


def test_a_person_called_like_a_mark_is_not_filled_twice() -> None:
    made = personal_design(holding(words("{recipient}")), {**ANNA, Placeholder.RECIPIENT: "{date}"})
    (layer,) = made.design.layers
    assert isinstance(layer, TextLayer)
    assert (
        layer.outlined.path.bounds()
        == lay_out(words("{recipient}"), {Placeholder.RECIPIENT: "{date}"}).outlined.path.bounds()
    )
    assert "14 November" not in filled(layer.text, ANNA)


def test_what_names_somebody_is_left_out_of_the_general_picture() -> None:
    inner = Group(id=LayerId("group"), layers=(words("{recipient}"), words("Plain", "plain")))
    design = replace(holding(inner, code(), words("Level {level}", "level")), level="Silver")
    general = without_placeholders(design)
    group, level = general.layers
    assert isinstance(group, Group)
    assert [layer.id for layer in group.layers] == ["plain"]
    assert isinstance(level, TextLayer)
    assert level.text == "Level Silver"
    assert placeholders_of(general) == frozenset()


def test_a_design_without_placeholders_stays_the_same() -> None:
    design = holding(words("Skipper"))
    assert without_placeholders(design).layers == design.layers
    assert placeholders_of(design) == frozenset()


def test_hidden_layers_hold_no_placeholders() -> None:
    assert placeholders_of(holding(replace(words("{date}"), visible=False))) == frozenset()
    assert placeholders_of(holding(words("{date}"), code())) == {Placeholder.DATE, Placeholder.CREDENTIAL}


def test_characters_no_font_has_and_texts_too_long_are_named() -> None:
    unreadable = personal_design(holding(words("{recipient}")), {**ANNA, Placeholder.RECIPIENT: "𓀀𓀁𓀀"})
    assert unreadable.missing == "𓀀𓀁"
    endless = personal_design(holding(words("{recipient}")), {**ANNA, Placeholder.RECIPIENT: "Wanda " * 30})
    assert endless.too_long.startswith("Wanda Wanda")


def test_a_long_name_shrinks_further_than_other_texts() -> None:
    name = "Oluwaseun Adébáyò-Fitzgerald"
    made = personal_design(holding(words("{recipient}")), {**ANNA, Placeholder.RECIPIENT: name})
    assert made.too_long == ""
    assert not words(name).outlined.fits


@pytest.mark.parametrize(
    "text", ["urn:uuid:{credential}", "https://club.example/b/{credential}", "Grüße, {recipient}!"]
)
def test_a_code_is_read_by_a_scanner_as_it_was_filled(text: str) -> None:
    design = personal_design(holding(code(text)), ANNA).design
    assert read_codes(design) == [filled(text, ANNA)]


def test_a_code_has_no_seams_and_keeps_its_quiet_zone() -> None:
    modules = code_modules("quiet")
    path, side = code_outline("quiet")
    box = path.bounds()
    assert box is not None
    assert side == len(modules) + 2 * QUIET_MODULES
    assert (box.left, box.top) == (QUIET_MODULES, QUIET_MODULES)
    assert path.area() == sum(module for row in modules for module in row)


def test_a_code_that_cannot_be_made_is_refused() -> None:
    for text in ("", "x" * (LONGEST_TEXT + 1)):
        with pytest.raises(DesignError) as fault:
            code_outline(text)
        assert fault.value.code is Code.DESIGN_LIMIT


def test_a_design_with_a_code_and_a_level_comes_back_equal() -> None:
    design = replace(holding(code(), words("{level}")), level="B2")
    assert load_design(save_design(design)) == design
    assert sample_words(design)[Placeholder.LEVEL] == "B2"


def test_mistyped_marks_and_codes_no_camera_reads_are_found() -> None:
    assert unknown_marks("{recipent} {date} {x}") == ("{recipent}", "{x}")
    pale = replace(code(), fill=solid(Hex("#dddddd")))
    tiny = replace(code("x" * 400), id=LayerId("tiny"), size_px=60.0)
    codes = {finding.code for finding in check_design(holding(words("{recipent}"), pale, tiny))}
    assert codes >= {Code.ARTWORK_PLACEHOLDER, Code.ARTWORK_CODE_PALE, Code.ARTWORK_CODE_SMALL}
    reversed_ = replace(code(), fill=solid(Hex("#ffffff")), ground=solid(Hex("#000000")))
    assert Code.ARTWORK_CODE_PALE in {finding.code for finding in check_design(holding(reversed_))}
    assert Code.ARTWORK_CODE_PALE not in {finding.code for finding in check_design(holding(code()))}
