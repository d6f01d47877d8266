"""The menu of the cards and of every drag: open, share, copy the file or its path, show it in its folder, remove."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from badgedesk.app.widgets.frame.question import Question
from tests.gui.three_badges import ThreeBadges


def _actions(gallery: ThreeBadges, owner: QWidget) -> dict[str, QAction]:
    """Open the menu as a right click does and return its lines by their words."""
    owner.customContextMenuRequested.emit(owner.rect().center())
    menu = owner.findChild(QMenu)
    assert isinstance(menu, QMenu)
    gallery.qtbot.waitUntil(menu.isVisible)
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def test_the_menu_of_the_cards_is_for_all_selected_ones(gallery: ThreeBadges, own_home: Path) -> None:
    gallery.grid.selectAll()
    actions = _actions(gallery, gallery.grid)
    assert [words for words in actions if words] == [
        "Share…",
        "Add to LinkedIn",
        "Copy files",
        "Copy paths",
        "Show in folder",
        "Remove…",
    ]
    actions["Copy paths"].trigger()
    gallery.wait_said("Copied the paths.")
    paths = [Path(line) for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(paths) == 3
    assert all(path.parent == own_home / "Pictures" / "BadgeDesk" and path.is_file() for path in paths)


def test_the_menu_of_one_card_opens_it_and_asks_before_it_removes_it(gallery: ThreeBadges) -> None:
    gallery.grid.setCurrentIndex(gallery.grid.model().index(0, 0))
    actions = _actions(gallery, gallery.grid)
    assert next(iter(actions)) == "Open"
    actions["Remove…"].trigger()
    question = gallery.place.window().findChild(Question)
    assert isinstance(question, Question)
    assert question.isVisible()
    question.reject()
    actions["Open"].trigger()
    gallery.qtbot.waitUntil(lambda: gallery.place.currentWidget() is gallery.place.badge)


def test_without_any_card_there_is_no_menu(gallery: ThreeBadges) -> None:
    gallery.grid.selectionModel().clear()
    gallery.grid.customContextMenuRequested.emit(gallery.grid.rect().center())
    assert gallery.grid.findChild(QMenu) is None


def test_the_menu_of_the_tile_copies_and_shows_its_file(
    gallery: ThreeBadges, originals: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    gallery.open()
    actions = _actions(gallery, gallery.place.badge.out.file)
    actions["Copy file"].trigger()
    gallery.wait_said("Copied “Bay Sailing Club - ")
    assert QGuiApplication.clipboard().mimeData().data("image/png").data() in originals.values()
    actions["Show in folder"].trigger()
    gallery.qtbot.waitUntil(lambda: len(opened) == 1)
