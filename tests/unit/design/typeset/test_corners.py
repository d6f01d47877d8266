"""Letters along outlines with corners: they keep apart, and stand as ever where nothing turns."""

from itertools import combinations

import pytest

from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.outlines.booleans import Operation, combined
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.lettering import Align, Font, OnArc, OnPath, Straight
from badgedesk.design.typeset.text import compose, lay_out

TEXT = TextLayer(
    id=LayerId("t"), text="Harbour Volunteer Club", font=Font("Lato", 700), size_px=22.0, place=Straight(0.0)
)


def along(outline: str, align: Align = Align.MIDDLE, **more: bool) -> TextLayer:
    share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align]
    place = OnPath(parse_path(outline), share, **more)
    return TextLayer(id=LayerId("t"), text=TEXT.text, font=TEXT.font, size_px=22.0, align=align, place=place)


@pytest.mark.parametrize("align", list(Align))
@pytest.mark.parametrize(
    ("outline", "flipped"),
    [("M0 0L110 130L220 0", False), ("M0 0L0 110L190 110L190 0", False), ("M0 60L150 110L200 -60", True)],
)
def test_no_letter_lies_over_another_round_a_corner(outline: str, flipped: bool, align: Align) -> None:
    (line,) = compose(along(outline, align, flipped=flipped)).lines
    letters = [letter for letter in line.outline() if letter]
    for one, other in combinations(letters, 2):
        assert abs(combined((one, other), Operation.INTERSECT).area()) < 0.01


def test_letters_keep_their_distances_where_nothing_turns_sharply() -> None:
    (straight,) = compose(TEXT).lines
    (level,) = compose(along("M0 0L400 0")).lines
    assert [piece.left for piece in level.pieces] == [piece.left for piece in straight.pieces]
    round_ = lay_out(along(circle(160.0).path().svg()))
    assert [piece.left for piece in compose(round_).lines[0].pieces] == [piece.left for piece in straight.pieces]


def test_a_middle_stays_about_the_middle_and_arcs_are_left_alone() -> None:
    (line,) = compose(along("M0 0L150 180L300 0")).lines
    (straight,) = compose(TEXT).lines
    assert line.width > straight.width
    assert line.begin + line.width / 2 == pytest.approx(234.3, abs=6.0)  # half of twice the hypotenuse of 150 and 180
    arc = TextLayer(id=LayerId("t"), text=TEXT.text, font=TEXT.font, size_px=22.0, place=OnArc(60.0, 6.0))
    (bent,) = compose(arc).lines
    assert [piece.left for piece in bent.pieces] == [piece.left for piece in straight.pieces]
