"""What a move is drawn to, and the lines that say so."""

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.snap import Guide, Targets, snapped

BOX = QRectF(0, 0, 20, 20)


def test_edges_of_another_layer_draw_near_and_are_shown() -> None:
    found = snapped(BOX, QPointF(98, 300), 5.0, straight=False, targets=Targets((QRectF(100, 40, 50, 50),)))
    assert (found.dx, found.dy) == (100.0, 300.0)
    assert found.guides == (Guide(True, 100.0, 40.0, 320.0),)


def test_the_middle_of_the_page_draws_near_both_ways() -> None:
    found = snapped(BOX, QPointF(244, 248), 5.0, straight=False)
    assert (found.dx, found.dy) == (246.0, 246.0)
    assert {guide.at for guide in found.guides} == {256.0}


def test_equal_gaps_draw_near_and_tell_the_distance() -> None:
    neighbours = Targets((QRectF(0, 100, 30, 30), QRectF(130, 100, 30, 30)))
    found = snapped(QRectF(0, 105, 20, 20), QPointF(72, 0), 5.0, straight=True, targets=neighbours)
    assert found.dx == 70.0
    assert [(guide.start, guide.end, guide.distance) for guide in found.guides if guide.distance] == [
        (30.0, 70.0, 40.0),
        (90.0, 130.0, 40.0),
    ]


def test_without_reach_nothing_is_drawn_near() -> None:
    found = snapped(BOX, QPointF(244, 248), 0.0, straight=False)
    assert (found.dx, found.dy, found.guides) == (244.0, 248.0, ())


def test_a_straight_move_stays_on_its_line() -> None:
    found = snapped(BOX, QPointF(244, 3), 5.0, straight=True)
    assert (found.dx, found.dy) == (246.0, 0.0)
