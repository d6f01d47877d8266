"""Drawing moves to rings, spokes and the gaps of neighbours."""

import math

import pytest
from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.polar import Polar, drawn_round
from badgedesk.app.designs.canvas.snap import Targets, snapped
from badgedesk.app.designs.editor.guiding import read, written

RINGS = Polar((100.0, 180.0), 12)


def test_a_free_centre_is_drawn_to_the_ring_and_the_spoke_it_is_near() -> None:
    angle = math.radians(61)
    centre = QPointF(256 + 177 * math.sin(angle), 256 - 177 * math.cos(angle))
    drawn = drawn_round(centre, 6.0, RINGS, across=True, down=True)
    assert drawn is not None
    assert drawn.ring is not None
    assert drawn.spoke is not None
    assert (drawn.ring.words, drawn.spoke.words) == ("180", "60°")
    x, y = centre.x() + drawn.dx - 256, centre.y() + drawn.dy - 256
    assert math.isclose(math.hypot(x, y), 180.0)
    assert math.isclose(math.degrees(math.atan2(x, -y)), 60.0)


def test_a_centre_held_across_goes_down_to_the_ring() -> None:
    drawn = drawn_round(QPointF(316, 172), 6.0, RINGS, across=False, down=True)  # 60 right of the middle, 84 above
    assert drawn is not None
    assert (drawn.dx, drawn.dy) == (0.0, pytest.approx(4.0))  # 60, 80, 100
    assert drawn_round(QPointF(316, 100), 6.0, RINGS, across=False, down=True) is None
    assert drawn_round(QPointF(316, 172), 6.0, RINGS, across=False, down=False) is None


def test_the_middle_itself_is_drawn_to_nothing() -> None:
    assert drawn_round(QPointF(256, 258), 6.0, Polar((3.0,), 12), across=True, down=True) is None


def test_a_third_in_a_row_takes_the_gap_of_the_first_two_on_either_side() -> None:
    row = Targets((QRectF(100, 200, 20, 20), QRectF(150, 200, 20, 20)))  # a gap of 30
    behind = snapped(QRectF(0, 0, 20, 20), QPointF(203, 203), 6.0, straight=False, targets=row)
    assert behind.dx == 200.0
    assert [guide.distance for guide in behind.guides if guide.distance is not None] == [30.0, 30.0]
    before = snapped(QRectF(0, 0, 20, 20), QPointF(47, 203), 6.0, straight=False, targets=row)
    assert before.dx == 50.0
    spans = [(guide.start, guide.end) for guide in before.guides if guide.distance is not None]
    assert sorted(spans) == [(70.0, 100.0), (120.0, 150.0)]


def test_places_of_guides_are_read_as_they_are_written() -> None:
    assert read(" 128, 256;300.5 ", 512) == (128.0, 256.0, 300.5)
    assert written((128.0, 300.5)) == "128, 300.5"
    assert read("", 512) == ()
    assert read("half", 512) is None
    assert read("600", 512) is None
    assert read("-3", 512) is None
