"""An open badge in a small window: one column, nothing cut, everything within reach."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.wallet.views.badge_page import Beside
from tests.gui.three_badges import ThreeBadges


def _reach(area: QScrollArea, part: QWidget) -> tuple[int, int]:
    left = part.mapTo(area.viewport(), QPoint(0, 0)).x()
    return left, left + part.width()


@pytest.mark.parametrize("width", [640, 740, 959])
def test_in_a_small_window_the_whole_report_is_within_its_view(gallery: ThreeBadges, qtbot: QtBot, width: int) -> None:
    gallery.open(0)
    page = gallery.place.badge
    gallery.desk.window.resize(width, 700)
    view = page.panel
    qtbot.waitUntil(lambda: view.viewport().width() > width / 2)
    lines = page.panel.report.lines
    assert len(lines) == 8
    for part in (*lines, page.out.copy, page.out.folder, page.out.file):
        left, right = _reach(view, part)
        assert left >= 0
        assert right <= view.viewport().width()


def test_the_picture_goes_back_to_the_side_when_the_window_grows(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.open(0)
    page = gallery.place.badge
    beside = page.findChild(Beside)
    assert isinstance(beside, Beside)
    gallery.desk.window.resize(740, 700)
    qtbot.waitUntil(lambda: page.panel.isAncestorOf(page.out))
    gallery.desk.window.resize(1366, 768)
    qtbot.waitUntil(lambda: not page.panel.isAncestorOf(page.out))
    assert page.out.isVisible()
    assert (
        page.out.mapTo(gallery.desk.window, QPoint(0, 0)).x() < page.panel.mapTo(gallery.desk.window, QPoint(0, 0)).x()
    )


def test_a_panel_that_was_sized_while_it_was_hidden_lies_as_it_is_shown(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.desk.window.resize(960, 540)
    page = gallery.place.badge
    gallery.open(0)
    panel = page.findChild(Beside)._left
    qtbot.waitUntil(lambda: panel.layout().geometry().size() == panel.size())
    panel.layout().setGeometry(panel.rect().adjusted(0, 0, 0, -panel.height() // 3))  # as Qt leaves it now and then
    gallery.desk.window.go_to("designs")
    gallery.desk.window.go_to("wallet")
    assert panel.layout().geometry().size() == panel.size()
    assert panel.picture.geometry().bottom() < page.out.geometry().top()
