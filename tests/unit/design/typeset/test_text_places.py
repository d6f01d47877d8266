"""Texts in boxes and along outlines: where lines break, where letters stand, where the caret goes."""

import math
from dataclasses import replace

import pytest

from badgedesk.design.fonts.weights import has_italic, nearest_weight, weight_name, weights_of
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.carets import Carets, word_at, word_step
from badgedesk.design.typeset.lettering import Align, Case, Font, InBox, OnArc, OnPath, Place, Straight
from badgedesk.design.typeset.text import compose, lay_out
from badgedesk.design.typeset.tracks import contour_of

LATO = Font("Lato")
LONG = "Completed the three day course in coastal skippering and night navigation"


def text(words: str, place: Place, **more: object) -> TextLayer:
    return lay_out(TextLayer(id=LayerId("t"), text=words, font=LATO, size_px=20.0, place=place, **more))  # type: ignore[arg-type]


def box_of(layer: TextLayer) -> Box:
    box = layer.outlined.path.bounds()
    assert box is not None
    return box


def lines_of(words: str, width: float, font: Font = LATO) -> list[str]:
    made = compose(TextLayer(id=LayerId("t"), text=words, font=font, size_px=20.0, place=InBox(width, 0.0, 0.0)))
    return [made.text[line.span.start : line.span.end] for line in made.lines]


def test_a_box_breaks_between_words_and_no_line_is_wider() -> None:
    lines = lines_of(LONG, 160.0)
    assert " ".join(lines) == LONG
    assert len(lines) > 3
    made = text(LONG, InBox(160.0, 40.0, 60.0), align=Align.START)
    assert box_of(made).left >= 40.0
    assert box_of(made).right <= 200.0 + 0.5
    assert made.outlined.fits
    assert made.outlined.size_px == 20.0


def test_a_box_begins_where_its_capitals_reach() -> None:
    assert box_of(text("HTE", InBox(200.0, 0.0, 60.0))).top == pytest.approx(60.0, abs=0.1)


def test_typed_breaks_are_kept_in_a_box_even_at_the_end() -> None:
    assert lines_of("one\n\ntwo", 400.0) == ["one", "", "two"]
    assert lines_of("one\n", 400.0) == ["one", ""]
    assert lines_of("", 400.0) == [""]


def test_a_word_wider_than_its_box_is_broken_between_letters() -> None:
    lines = lines_of("Rindfleischetikettierung", 60.0)
    assert "".join(lines) == "Rindfleischetikettierung"
    assert all(len(line) > 1 for line in lines[:-1])


def test_lines_break_behind_hyphens_but_not_before_digits_or_blanks() -> None:
    assert lines_of("mother-in-law", 90.0)[0].endswith("-")
    assert lines_of("aaaaa -5", 1000.0) == ["aaaaa -5"]
    assert "-" not in {line[-1] for line in lines_of("aaaa bbbb -55", 90.0)}


def test_ideographs_break_anywhere_but_before_closing_marks() -> None:
    lines = lines_of("一二三四五六七、八", 100.0, Font("Noto Sans"))
    assert len(lines) > 1
    assert not any(line.startswith("、") for line in lines)


@pytest.mark.parametrize(("align", "side"), [(Align.START, "left"), (Align.END, "right")])
def test_lines_of_a_box_stand_at_the_side_they_are_aligned_to(align: Align, side: str) -> None:
    made = compose(TextLayer(id=LayerId("t"), text=LONG, font=LATO, size_px=20.0, place=InBox(160, 30, 0), align=align))
    starts = {round(line.begin, 3) for line in made.lines}
    ends = {round(line.begin + line.width, 3) for line in made.lines}
    assert (starts if side == "left" else ends) == ({0.0} if side == "left" else {160.0})
    assert len(ends if side == "left" else starts) > 1


def test_line_height_moves_lines_apart() -> None:
    near = compose(text("a\nb", InBox(200, 0, 0, 1.0))).lines
    far = compose(text("a\nb", Straight(0.0, line_height=2.0))).lines
    assert near[1].track.at(0).f - near[0].track.at(0).f == pytest.approx(20.0)
    assert far[1].rise - far[0].rise == pytest.approx(40.0)


def test_a_contour_is_as_long_as_its_curve() -> None:
    assert contour_of(circle(100.0).path()).length == pytest.approx(200 * math.pi, rel=1e-3)
    line = contour_of(parse_path("M0 0L30 40L30 140"))
    assert line.length == pytest.approx(150.0)
    assert line.at(50.0).point(0, 0) == pytest.approx((30.0, 40.0))
    assert line.at(200.0).point(0, 0) == pytest.approx((30.0, 190.0))
    assert line.nearest((60.0, 90.0)) == pytest.approx(100.0)
    assert contour_of(parse_path("M5 5")).at(3.0).point(0, 0) == pytest.approx((5.0, 5.0))


def test_letters_stand_on_the_outline_and_turn_with_it() -> None:
    down = parse_path("M100 0L100 400")
    made = text("HHH", OnPath(down, 0.5))
    box = box_of(made)
    assert box.left == pytest.approx(100.0, abs=0.2)  # the foot of each letter is on the line
    assert box.centre[1] == pytest.approx(200.0, abs=1.0)
    turned = text("HHH", OnPath(down, 0.5, flipped=True))
    assert box_of(turned).right == pytest.approx(100.0, abs=0.2)
    away = text("HHH", OnPath(down, 0.5, rise_px=10.0))
    assert box_of(away).left == pytest.approx(110.0, abs=0.2)


def test_a_text_around_a_circle_is_that_of_an_arc() -> None:
    ring = circle(120.0).path()
    arc = text("Coastal", OnArc(120.0, 6.0))
    along = text("Coastal", OnPath(ring, 0.0))
    one, other = box_of(arc), box_of(along)
    for side in ("left", "top", "right", "bottom"):
        assert getattr(one, side) == pytest.approx(getattr(other, side), abs=0.5)


def test_a_text_longer_than_its_outline_shrinks_and_then_says_so() -> None:
    short = parse_path("M0 0L60 0")
    made = text("Coastal Skipper", OnPath(short, 0.5))
    assert not made.outlined.fits
    assert text("Coa", OnPath(short, 0.5)).outlined.fits
    assert made.outlined.size_px == pytest.approx(14.0)


def test_the_caret_goes_with_the_letters() -> None:
    layer = text("AVA ba", Straight(100.0, 0.0), align=Align.START)
    carets = Carets(layer)
    xs = [carets.caret(at).foot[0] for at in carets.stops]
    assert xs == sorted(xs)
    assert xs[0] == pytest.approx(0.0)
    assert xs[-1] == pytest.approx(box_of(layer).right, abs=2.0)
    assert carets.nearest((xs[3] + 0.4, 95.0)) == 3


def test_the_caret_of_right_to_left_words_goes_leftward() -> None:
    carets = Carets(text("שלום", Straight(100.0, 0.0), align=Align.START))
    xs = [carets.caret(at).foot[0] for at in carets.stops]
    assert xs == sorted(xs, reverse=True)


def test_a_placeholder_and_a_letter_with_marks_are_one_step() -> None:
    layer = text("An {recipient} e\u0301x", Straight(100.0))
    carets = Carets(layer)
    assert carets.stops == (0, 1, 2, 3, 14, 15, 17, 18)
    assert carets.step(3, 1) == 14
    assert carets.step(14, -1) == 3
    assert carets.step(0, -1) == 0


def test_the_caret_goes_up_and_down_through_the_lines_of_a_box() -> None:
    layer = text(LONG, InBox(160.0, 0.0, 0.0), align=Align.START)
    carets = Carets(layer)
    first, last = carets.ends(0)
    assert first == 0
    below = carets.vertical(0, 1)
    assert below > last
    assert carets.vertical(below, -1) == 0
    assert carets.vertical(0, -1) == 0
    assert carets.vertical(len(LONG) - 1, 1) == len(LONG)


def test_the_caret_stands_upright_on_an_arc_and_in_an_empty_text() -> None:
    caret = Carets(text("Ärger", OnArc(100.0, 3.0), align=Align.START, case=Case.UPPER)).caret(0)
    assert caret.foot[0] == pytest.approx(caret.head[0], abs=0.01)
    assert caret.head[1] < caret.foot[1]
    empty = Carets(text("", Straight(50.0, 20.0))).caret(0)
    assert empty.foot[0] == pytest.approx(20.0)


def test_a_selection_is_marked_letter_by_letter_without_gaps() -> None:
    layer = text("abcd", Straight(100.0, 0.0), align=Align.START, tracking_px=8.0)
    areas = list(Carets(layer).selection(1, 3))
    assert len(areas) == 2
    assert areas[0][3][0] == pytest.approx(areas[1][0][0])


def test_words_are_found_by_place() -> None:
    assert word_at("one two", 5) == (4, 7)
    assert word_step("one two", 0, forward=True) == 3
    assert word_step("one two", 3, forward=True) == 7
    assert word_step("one two", 7, forward=False) == 4


def test_weights_are_those_of_the_font() -> None:
    assert weights_of("Fjalla One") == (400,)
    assert weights_of("Kalam") == (300, 400, 700)
    assert weights_of("Cinzel") == (400, 500, 600, 700, 800, 900)
    assert nearest_weight("Kalam", 600) == 700
    assert nearest_weight("No such font", 600) == 600
    assert (weight_name(700), weight_name(650)) == ("Bold", "650")
    assert has_italic("Inter")
    assert not has_italic("Cinzel")


def test_a_heavier_weight_is_drawn_heavier() -> None:
    light = text("Badge", Straight(100.0), tracking_px=0.0)
    heavy = lay_out(replace(light, font=Font("Lato", 900)))
    assert abs(heavy.outlined.path.area()) > 1.3 * abs(light.outlined.path.area())
