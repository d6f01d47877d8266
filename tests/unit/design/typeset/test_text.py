"""Texts: direction, joining, fallback and fitting, against Pillow's own measuring and known facts of the scripts."""

import math
import unicodedata

import pytest
from PIL import ImageFont

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.fonts.catalogue import families, find_face
from badgedesk.design.fonts.installed import scan_system_fonts
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.typeset.lettering import Align, Anchor, Axis, Case, Font, OnArc, Place, Side, Straight
from badgedesk.design.typeset.shaping import bidi_levels, script_of, shape_line
from badgedesk.design.typeset.text import lay_out

BARLOW = Font("Barlow Condensed", 700)
EAST_ASIAN = any(face.family.startswith("Noto Sans CJK") for face in scan_system_fonts())


def text_layer(text: str, place: Place, font: Font = BARLOW, size_px: float = 40.0, **more: object) -> TextLayer:
    return lay_out(TextLayer(id=LayerId("t"), text=text, font=font, size_px=size_px, place=place, **more))  # type: ignore[arg-type]


def box_of(layer: TextLayer) -> Box:
    box = layer.outlined.path.bounds()
    assert box is not None
    return box


@pytest.mark.parametrize("family", ["Barlow Condensed", "Lato", "Fjalla One"])
@pytest.mark.parametrize("letter", "HamgQ7é")
def test_advances_are_those_that_another_engine_measures(family: str, letter: str) -> None:
    font = Font(family, 400)
    measured = ImageFont.truetype(find_face(font).file.path, 2000, layout_engine=ImageFont.Layout.BASIC).getlength(
        letter
    )
    assert shape_line(letter, font).advance == pytest.approx(measured / 2000, abs=0.001)


@pytest.mark.parametrize(("family", "axis"), [("Manrope", 800), ("Cinzel", 900), ("Red Hat Display", 300)])
def test_weights_of_variable_fonts_are_those_that_another_engine_draws(family: str, axis: int) -> None:
    font = Font(family, axis)
    other = ImageFont.truetype(find_face(font).file.path, 2000, layout_engine=ImageFont.Layout.BASIC)
    other.set_variation_by_axes([axis])
    assert shape_line("H", font).advance == pytest.approx(other.getlength("H") / 2000, abs=0.001)
    assert shape_line("H", font).advance != shape_line("H", Font(family, 500)).advance


def test_further_axes_of_a_font_are_set() -> None:
    narrow = Font("Fredoka", 600, axes=(Axis("wdth", 80.0),))
    assert shape_line("Badge", narrow).advance < shape_line("Badge", Font("Fredoka", 600)).advance


def test_kerning_is_applied() -> None:
    pair, single = shape_line("AV", BARLOW), shape_line("A", BARLOW).advance + shape_line("V", BARLOW).advance
    assert pair.advance < single


def test_arabic_letters_join() -> None:
    font = Font("Noto Sans Arabic", 400)
    alone = [shape_line(letter, font).glyphs[0].glyph for letter in "سلم"]
    joined = [glyph.glyph for glyph in reversed(shape_line("سلم", font).glyphs)]
    assert all(one != other for one, other in zip(alone, joined, strict=True))


@pytest.mark.parametrize(("text", "font"), [("שלום", "Heebo"), ("مدرب", "Noto Sans Arabic")])
def test_right_to_left_words_are_laid_from_their_last_letter(text: str, font: str) -> None:
    clusters = [glyph.cluster for glyph in shape_line(text, Font(font)).glyphs]
    assert clusters == sorted(clusters, reverse=True)


def test_a_number_inside_a_right_to_left_line_keeps_its_order() -> None:
    line = shape_line("שנת 2026", Font("Heebo"))
    drawn = "".join("שנת 2026"[glyph.cluster] for glyph in line.glyphs)
    assert drawn == "2026 תנש"


def test_a_latin_word_inside_a_right_to_left_line_keeps_its_order() -> None:
    text = "אבג abc דהו"
    drawn = "".join(text[glyph.cluster] for glyph in shape_line(text, Font("Heebo")).glyphs)
    assert drawn == "והד abc גבא"


def test_levels_are_those_of_the_bidirectional_algorithm() -> None:
    assert bidi_levels("abc") == [0, 0, 0]
    assert bidi_levels("אב 12") == [1, 1, 1, 2, 2]
    assert bidi_levels("a\u05d0\u200db") == [0, 1, 1, 0]
    assert bidi_levels("a\U00018cd6\U0001ffff") == [0, 0, 0]  # no letters yet
    assert bidi_levels("a\U0001efffb") == [0, 1, 0]  # none either, in a block kept for letters to the left


def test_marks_are_put_on_their_letter_and_turn_with_it() -> None:
    composed, apart = "é", unicodedata.normalize("NFD", "é")
    font = Font("Noto Sans")
    assert shape_line(composed, font).advance == pytest.approx(shape_line(apart, font).advance)
    assert shape_line("क्षि", Font("Noto Sans Devanagari")).missing == ""


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("A", "Latn"),
        ("Я", "Cyrl"),
        ("ע", "Hebr"),
        ("ع", "Arab"),
        ("क", "Deva"),
        ("ก", "Thai"),
        ("த", "Taml"),
        ("漢", "Hani"),
        ("7", ""),
    ],
)
def test_scripts_are_known(letter: str, script: str) -> None:
    assert script_of(letter) == script


@pytest.mark.parametrize("family", families())
@pytest.mark.parametrize(
    "text",
    [
        "Žluťoučký kůň ąęłźß",
        "Тренер Україна",
        "Εθελοντής ΐ",
        "مدرب متطوع",
        "מדריך מתנדב",
        "प्रशिक्षक क्षत्रिय",
        "ผู้ฝึกสอนกีฬาทางน้ำ",
        "பயிற்சியாளர் கப்பல்",
    ],
)
def test_scripts_that_the_bundled_fonts_cover_have_no_missing_letter(text: str, family: str) -> None:
    assert shape_line(text, Font(family, 600)).missing == ""


@pytest.mark.skipif(not EAST_ASIAN, reason="fonts-noto-cjk is not installed")
@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("志愿者教练", "Noto Sans CJK SC"),
        ("ボランティア指導者", "Noto Sans CJK JP"),
        ("자원봉사 코치", "Noto Sans CJK KR"),
    ],
)
def test_east_asian_names_are_drawn_in_the_forms_of_their_language(text: str, family: str) -> None:
    line = shape_line(text, BARLOW)
    assert line.missing == ""
    assert {glyph.face.file.family for glyph in line.glyphs if text[glyph.cluster] != " "} == {family}


def test_letters_that_no_font_has_are_named_once_each() -> None:
    layer = text_layer("A\U0010fffcB\U0010fffc\U0010fffd", Straight(100.0))
    assert layer.outlined.missing == "\U0010fffc\U0010fffd"


def test_an_accent_that_the_font_lacks_takes_letter_and_accent_to_another_font() -> None:
    line = shape_line("Ϊ\u0301x\u0338", Font("Manrope", 800))
    assert line.missing == ""
    assert line.glyphs[0].face.file.family == "Noto Sans"


def test_a_mark_that_no_font_has_is_named_without_its_letter() -> None:
    assert shape_line("a\u1cf9", BARLOW).missing in {"\u1cf9", ""}
    assert shape_line("a\U0001e000b", BARLOW).missing == "\U0001e000"


def test_a_picture_character_that_is_only_colour_is_named() -> None:
    assert shape_line("😀", BARLOW).missing in {"😀", ""}


def test_spaces_and_joiners_are_never_missing() -> None:
    assert shape_line("a\u00a0b\u200bc\u200d \u2009d", BARLOW).missing == ""


def test_an_unknown_font_is_named() -> None:
    with pytest.raises(DesignError) as raised:
        shape_line("", Font("Comic Papyrus"))
    assert raised.value.code is Code.FONT_UNKNOWN
    assert raised.value.facts == {"font": "Comic Papyrus"}


@pytest.mark.parametrize(("align", "edge"), [(Align.START, "left"), (Align.END, "right")])
def test_straight_text_starts_or_ends_at_its_point(align: Align, edge: str) -> None:
    box = box_of(text_layer("HOUSE", Straight(100.0, 200.0), align=align))
    assert getattr(box, edge) == pytest.approx(200.0, abs=5)


def test_the_middle_of_capitals_lies_on_the_line_when_anchored_there() -> None:
    box = box_of(text_layer("HEX", Straight(100.0, 200.0), anchor=Anchor.MIDDLE))
    assert (box.top + box.bottom) / 2 == pytest.approx(100.0, abs=0.1)
    assert box_of(text_layer("HEX", Straight(100.0, 200.0))).bottom == pytest.approx(100.0, abs=0.1)


@pytest.mark.parametrize("text", ["ربان", "コーチ", "מדריך"])
def test_scripts_without_capitals_are_centred_by_what_is_drawn(text: str) -> None:
    box = box_of(text_layer(text, Straight(100.0, 200.0), anchor=Anchor.MIDDLE))
    assert (box.top + box.bottom) / 2 == pytest.approx(100.0, abs=0.1)


def test_greek_capitals_carry_no_accent() -> None:
    upper = text_layer("Επίπεδο ΐ", Straight(0.0), Font("Manrope", 800), case=Case.UPPER)
    assert upper.outlined.path == text_layer("ΕΠΙΠΕΔΟ Ϊ", Straight(0.0), Font("Manrope", 800)).outlined.path
    latin = text_layer("é", Straight(0.0), case=Case.UPPER)
    assert latin.outlined.path == text_layer("É", Straight(0.0)).outlined.path


def test_lines_follow_each_other_at_the_line_height() -> None:
    one, two = box_of(text_layer("HH", Straight(100.0))), box_of(text_layer("HH\nHH", Straight(100.0)))
    assert two.bottom - one.bottom == pytest.approx(40 * 1.15, abs=0.02)


def test_drawn_capitals_leave_the_words_as_typed() -> None:
    upper = text_layer("straße", Straight(0.0), case=Case.UPPER)
    assert upper.text == "straße"
    assert upper.outlined.path == text_layer("STRASSE", Straight(0.0)).outlined.path


@pytest.mark.parametrize("side", list(Side))
def test_arc_text_keeps_to_its_circle_and_is_centred(side: Side) -> None:
    layer = text_layer("HHHHH", OnArc(150.0, 3.0, side))
    points = [point for contour in layer.outlined.path.polygons() for point in contour]
    distances = [math.hypot(x - 256, y - 256) for x, y in points]
    box = box_of(layer)
    assert (box.left + box.right) / 2 == pytest.approx(256.0, abs=0.1)
    if side is Side.TOP:
        assert min(distances) >= 149.9
        assert box.bottom < 256
    else:
        assert max(distances) <= 151.5
        assert box.top > 256


def test_arc_text_at_the_foot_is_upright() -> None:
    box = box_of(text_layer("A", OnArc(150.0, 3.0, Side.BOTTOM)))
    widths: dict[str, list[float]] = {}
    for x, y in text_layer("A", OnArc(150.0, 3.0, Side.BOTTOM)).outlined.path.polygons()[0]:
        widths.setdefault("top" if y < box.centre[1] else "foot", []).append(x)
    assert max(widths["foot"]) - min(widths["foot"]) > max(widths["top"]) - min(widths["top"])


def test_letters_of_an_arc_are_as_far_apart_as_on_a_line() -> None:
    straight = box_of(text_layer("HOUSE OF LETTERS", Straight(0.0), size_px=20.0))
    box = box_of(text_layer("HOUSE OF LETTERS", OnArc(150.0, 3.0), size_px=20.0))
    angle = 2 * math.asin((box.width / 2) / (150 + 14))
    assert angle * 150 == pytest.approx(straight.width, rel=0.05)


def test_a_long_text_first_loses_tracking() -> None:
    wide = shape_line("COASTAL", BARLOW).advance * 40
    layer = text_layer("COASTAL", Straight(0.0, 0.0, wide + 9), tracking_px=6.0)
    assert layer.outlined.size_px == 40
    assert layer.outlined.tracking_px == pytest.approx(9 / 6, abs=0.01)
    assert layer.outlined.fits


def test_a_longer_text_then_shrinks_to_seven_tenths_at_most() -> None:
    wide = shape_line("COASTAL", BARLOW).advance * 40
    layer = text_layer("COASTAL", Straight(0.0, 0.0, wide * 0.8), tracking_px=6.0)
    assert layer.outlined.size_px == pytest.approx(32, abs=0.1)
    assert layer.outlined.fits
    crowded = text_layer("COASTAL", Straight(0.0, 0.0, wide * 0.5))
    assert crowded.outlined.size_px == pytest.approx(28)
    assert not crowded.outlined.fits


def test_joined_scripts_are_not_tracked_apart() -> None:
    apart = text_layer("مدرب", Straight(0.0), tracking_px=10.0)
    together = text_layer("مدرب", Straight(0.0))
    assert apart.outlined.path == together.outlined.path


def test_an_empty_text_has_no_outline() -> None:
    assert not text_layer("", OnArc(100.0, 1.0)).outlined.path
