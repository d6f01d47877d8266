"""What a pulled edge is drawn to, and the lines that say so."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.polar import Polar
from badgedesk.app.designs.canvas.snap import Guide, Targets
from badgedesk.app.designs.canvas.snap_sizes import Pull, pulled_near

BOX = QRectF(100, 100, 40, 20)
OTHER = QRectF(300, 300, 70, 50)


def near(handle: str, x: float, y: float, targets: Targets, *, centred: bool = False, ratio: bool = False) -> QPointF:
    return pulled_near(BOX, Pull(handle, QPointF(x, y), centred, ratio), 5.0, targets).away


def test_an_edge_is_drawn_to_edges_of_others_and_to_the_middle_of_the_page() -> None:
    assert near("e", 163, 9, Targets((OTHER,))) == QPointF(160, 9)  # 300, the left edge of the other
    assert near("e", 118, 0, Targets()) == QPointF(116, 0)  # 256, the middle of the page
    assert near("n", 0, -98, Targets()) == QPointF(0, -100)  # the upper edge of the page
    assert near("w", -104, 0, Targets()) == QPointF(-100, 0)


def test_the_line_it_is_drawn_to_is_shown() -> None:
    found = pulled_near(BOX, Pull("e", QPointF(163, 0)), 5.0, Targets((OTHER,)))
    assert found.guides == (Guide(True, 300.0, 100.0, 350.0),)


def test_an_edge_is_drawn_to_a_guide() -> None:
    assert near("s", 0, 47, Targets(levels=(170.5,))) == QPointF(0, 50.5)
    assert near("e", 47, 0, Targets(uprights=(190.0,))) == QPointF(50, 0)


@pytest.mark.parametrize(("handle", "x", "y", "away"), [("e", 32, 0, (30, 0)), ("s", 0, 28, (0, 30))])
def test_an_edge_is_drawn_to_the_size_of_another(handle: str, x: float, y: float, away: tuple[float, float]) -> None:
    found = pulled_near(BOX, Pull(handle, QPointF(x, y)), 5.0, Targets((OTHER,)))
    assert found.away == QPointF(*away)
    upright = handle == "s"
    size = 50.0 if upright else 70.0
    first = Guide(upright, 335.0, 300.0, 350.0, size) if upright else Guide(upright, 325.0, 300.0, 370.0, size)
    second = Guide(upright, 120.0, 100.0, 150.0, size) if upright else Guide(upright, 110.0, 100.0, 170.0, size)
    assert found.guides == (first, second)


def test_about_the_middle_both_sides_grow_to_that_size() -> None:
    assert near("e", 13, 0, Targets((OTHER,)), centred=True) == QPointF(15, 0)  # 40 + 2 * 15 = 70


def test_an_edge_touches_a_ring() -> None:
    found = pulled_near(BOX, Pull("w", QPointF(-43, 0)), 5.0, Targets(polar=Polar((200.0,))))
    assert found.away == QPointF(-44, 0)  # 56 = 256 - 200
    assert found.ring is not None
    assert found.ring.radius == 200.0


def test_a_corner_is_drawn_both_ways_at_once() -> None:
    assert near("se", 32, 28, Targets((OTHER,))) == QPointF(30, 30)


def test_a_corner_that_keeps_its_proportions_follows_the_nearer_edge() -> None:
    away = near("se", 32, 12, Targets((OTHER,)), ratio=True)
    assert away == QPointF(30, 15)  # 70 x 35: as wide as the other, half as high as wide


def test_nothing_draws_an_edge_past_the_one_across_from_it() -> None:
    assert near("e", -42, 0, Targets((QRectF(60, 400, 38, 10),))) == QPointF(-42, 0)


def test_without_reach_nothing_is_drawn_near() -> None:
    found = pulled_near(BOX, Pull("e", QPointF(163, 0)), 0.0, Targets((OTHER,)))
    assert (found.away, found.guides, found.ring) == (QPointF(163, 0), (), None)
