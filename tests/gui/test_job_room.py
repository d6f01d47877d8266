"""Panels of long work cover neither the last row of a list nor the buttons at the foot of a panel."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.widgets.work.job import JobView
from badgedesk.app.widgets.work.job_panel import JobPanel
from tests.gui.three_badges import ThreeBadges

_RUNNING = JobView("Awarding First Aid", 3, 12, "3 of 12 badges", "about 6 s left", "2 a second", "3 are kept")
_PATIENCE_MS = 20_000


def _nothing() -> None:
    return


def _panel(desk: Desk, qtbot: QtBot) -> JobPanel:
    panel = desk.frame.jobs.add(pause=_nothing, go_on=_nothing, cancel=_nothing, action=_nothing)
    panel.show_job(_RUNNING)
    qtbot.waitUntil(panel.isVisible, timeout=_PATIENCE_MS)
    return panel


def _in_window(widget: QWidget, box: QRect) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)) + box.topLeft(), box.size())


def test_the_last_card_can_be_scrolled_clear_of_a_panel(gallery: ThreeBadges, qtbot: QtBot) -> None:
    desk, grid = gallery.desk, gallery.grid
    desk.window.resize(960, 480)
    panel = _panel(desk, qtbot)

    def clear() -> bool:
        grid.scrollToBottom()
        last = grid.visualRect(grid.model().index(grid.model().rowCount() - 1, 0))
        return not _in_window(grid.viewport(), last).intersects(panel.geometry())

    qtbot.waitUntil(clear, timeout=_PATIENCE_MS)
    before = grid.height()
    panel.show_job(None)
    qtbot.waitUntil(lambda: grid.height() > before, timeout=_PATIENCE_MS)


def test_the_room_follows_the_window(gallery: ThreeBadges, qtbot: QtBot) -> None:
    desk, grid = gallery.desk, gallery.grid
    desk.window.resize(960, 480)
    panel = _panel(desk, qtbot)
    for height in (700, 520):
        desk.window.resize(1100, height)
        qtbot.waitUntil(
            lambda: not _in_window(grid, grid.rect()).intersects(panel.geometry()),
            timeout=_PATIENCE_MS,
        )
