"""The list of cells of one size: what lies where, what keys and the mouse reach, however many there are."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from badgedesk.app.widgets.lists.cell_view import CellView

CELL = QSize(100, 50)
COUNT = 100_003


@pytest.fixture
def view(qtbot: QtBot) -> CellView:
    """Four cells in a row, six and a half rows in sight."""
    made = CellView()
    qtbot.addWidget(made)
    made.setFrameShape(CellView.Shape.NoFrame)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setModel(QStringListModel([str(number) for number in range(COUNT)], made))
    made.set_cell(CELL, single=False)
    made.resize(450, 325)
    with qtbot.waitExposed(made):
        made.show()
    return made


def place(view: CellView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def selected(view: CellView) -> list[int]:
    return sorted(index.row() for index in view.selectedIndexes())


def test_cells_lie_side_by_side_and_a_point_leads_back_to_its_cell(view: CellView) -> None:
    assert [place(view, row).topLeft() for row in (0, 3, 4, 9)] == [
        QPoint(0, 0), QPoint(300, 0), QPoint(0, 50), QPoint(100, 100),
    ]  # fmt: skip
    for row in (0, 3, 4, 25):
        assert view.indexAt(place(view, row).center()).row() == row
    assert not view.indexAt(QPoint(425, 10)).isValid()  # beside the last cell of a row
    assert view.verticalScrollBar().maximum() == 25_001 * 50 - 325
    view.set_cell(CELL, single=True)
    assert place(view, 7).topLeft() == QPoint(0, 350)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.set_cell(CELL, single=False)
    assert place(view, 4).topLeft() == QPoint(350, 50)


def test_keys_go_to_the_cells_around_and_the_view_follows(view: CellView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.model().index(5, 0))
    steps = (
        (Qt.Key.Key_Left, 4), (Qt.Key.Key_Down, 8), (Qt.Key.Key_Right, 9), (Qt.Key.Key_Up, 5),
        (Qt.Key.Key_PageDown, 29), (Qt.Key.Key_PageUp, 5), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, COUNT - 1), (Qt.Key.Key_Down, COUNT - 1), (Qt.Key.Key_Right, COUNT - 1),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0),
    )  # fmt: skip
    for key, row in steps:
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row
        assert view.viewport().rect().contains(place(view, row))


def test_shift_selects_from_where_it_began_and_all_is_selected_at_once(view: CellView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 6).center())
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(view) == [6, 7, 8, 9, 10]
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, control, place(view, 1).center())
    assert selected(view) == [1, 6, 7, 8, 9, 10]
    qtbot.keyClick(view, Qt.Key.Key_A, control)
    assert view.selectionModel().selection().at(0).height() == COUNT


def test_a_rubber_band_selects_the_cells_it_touches(view: CellView, qtbot: QtBot) -> None:
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=QPoint(440, 20))
    qtbot.mouseMove(viewport, QPoint(400, 60))
    qtbot.mouseMove(viewport, QPoint(250, 80))
    qtbot.mouseRelease(viewport, left, pos=QPoint(250, 80))
    assert selected(view) == [2, 3, 6, 7]
