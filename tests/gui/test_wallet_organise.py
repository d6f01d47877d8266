"""Favourites, tags, collections, saved searches and orders, by mouse and keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.gallery import GalleryPage
from badgedesk.app.wallet.views.organise import NameDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.wallet import Query
from tests.gui.badges import Club

Dropping = Callable[[QWidget, list[Path]], None]
_NAMES = ("Anchor", "Bowline", "Chart")


@pytest.fixture
def gallery(desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path) -> GalleryPage:
    """The cards of three badges."""
    files = []
    for name in _NAMES:
        files.append(tmp_path / f"{name}.png")
        files[-1].write_bytes(club.award(name))
    drop(desk.window, files)
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: names(place.gallery) == ["Chart", "Bowline", "Anchor"])
    qtbot.waitUntil(lambda: "Favourites" in sides(place.gallery))
    return place.gallery


def names(gallery: GalleryPage) -> list[str]:
    model = gallery.grid.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def sides(gallery: GalleryPage) -> dict[str, str]:
    model = gallery.side.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return {str(row.data()): str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows}


def choose(gallery: GalleryPage, qtbot: QtBot, name: str) -> None:
    """Select one card with the mouse."""
    grid = gallery.grid
    index = grid.model().index(names(gallery).index(name), 0)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())
    qtbot.waitUntil(gallery.organise.isVisible)


def pick(gallery: GalleryPage, qtbot: QtBot, label: str) -> None:
    """Open the menu with the mouse and take the entry that begins with ``label`` by keyboard."""
    qtbot.mouseClick(gallery.organise, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in gallery.findChildren(QMenu)))
    menu = next(menu for menu in gallery.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.text().startswith(label))
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def answer(gallery: GalleryPage, qtbot: QtBot, text: str) -> None:
    """Type a name into the dialog that is open and press Enter."""
    window = gallery.window()
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(NameDialog)))
    dialog = next(dialog for dialog in window.findChildren(NameDialog) if dialog.isVisible())
    qtbot.keyClicks(dialog.field.edit, text)
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Return)


def open_side(gallery: GalleryPage, qtbot: QtBot, label: str) -> None:
    side = gallery.side
    row = list(sides(gallery)).index(label)
    index = side.model().index(row, 0)
    side.scrollTo(index)
    qtbot.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=side.visualRect(index).center())


def test_a_favourite_is_marked_listed_and_taken_back(gallery: GalleryPage, qtbot: QtBot) -> None:
    choose(gallery, qtbot, "Bowline")
    pick(gallery, qtbot, "Add to favourites")
    qtbot.waitUntil(lambda: sides(gallery)["Favourites"] == "Favourites, 1")
    open_side(gallery, qtbot, "Favourites")
    qtbot.waitUntil(lambda: names(gallery) == ["Bowline"])
    choose(gallery, qtbot, "Bowline")
    pick(gallery, qtbot, "Remove from favourites")
    qtbot.waitUntil(lambda: sides(gallery)["Favourites"] == "Favourites, 0")
    qtbot.waitUntil(lambda: names(gallery) == [])


def test_the_page_of_a_badge_makes_it_a_favourite_and_tags_it(gallery: GalleryPage, qtbot: QtBot, desk: Desk) -> None:
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    page = place.badge
    choose(gallery, qtbot, "Bowline")
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.currentWidget() is page)
    qtbot.mouseClick(page.favourite, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sides(gallery)["Favourites"] == "Favourites, 1")
    qtbot.waitUntil(lambda: page.favourite.accessibleName() == "Remove from favourites")
    qtbot.mouseClick(page.tag, Qt.MouseButton.LeftButton)
    answer(gallery, qtbot, "knots")
    qtbot.waitUntil(lambda: sides(gallery).get("knots") == "knots, 1")
    qtbot.keyClick(page.favourite, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sides(gallery)["Favourites"] == "Favourites, 0")
    qtbot.waitUntil(lambda: page.favourite.accessibleName() == "Add to favourites")


def test_a_tag_becomes_a_row_and_is_found_by_its_words(gallery: GalleryPage, qtbot: QtBot) -> None:
    choose(gallery, qtbot, "Chart")
    pick(gallery, qtbot, "Tag")
    answer(gallery, qtbot, "winter course")
    qtbot.waitUntil(lambda: sides(gallery).get("winter course") == "winter course, 1")
    qtbot.keyClicks(gallery.search, "wint")
    qtbot.waitUntil(lambda: names(gallery) == ["Chart"])


def test_a_collection_is_made_filled_and_removed(gallery: GalleryPage, qtbot: QtBot) -> None:
    choose(gallery, qtbot, "Anchor")
    pick(gallery, qtbot, "New collection")
    answer(gallery, qtbot, "Sailing")
    qtbot.waitUntil(lambda: sides(gallery).get("Sailing") == "Sailing, 1")
    choose(gallery, qtbot, "Chart")
    pick(gallery, qtbot, "Add to “Sailing”")
    qtbot.waitUntil(lambda: sides(gallery).get("Sailing") == "Sailing, 2")
    open_side(gallery, qtbot, "Sailing")
    qtbot.waitUntil(lambda: sorted(names(gallery)) == ["Anchor", "Chart"])
    choose(gallery, qtbot, "Chart")
    pick(gallery, qtbot, "Take out of this collection")
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor"])


def test_a_search_is_kept_and_fills_itself(gallery: GalleryPage, qtbot: QtBot) -> None:
    gallery.grid.clearSelection()
    qtbot.keyClicks(gallery.search, "bowl")
    qtbot.waitUntil(gallery.keep_search.isVisible)
    qtbot.mouseClick(gallery.keep_search, Qt.MouseButton.LeftButton)
    answer(gallery, qtbot, "Knots")
    qtbot.waitUntil(lambda: sides(gallery).get("Knots") == "Knots, 1")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    open_side(gallery, qtbot, "Knots")
    qtbot.waitUntil(lambda: names(gallery) == ["Bowline"])


def test_a_kept_search_keeps_filters_and_order_and_can_be_removed_when_empty(
    gallery: GalleryPage, qtbot: QtBot
) -> None:
    gallery.grid.clearSelection()
    open_side(gallery, qtbot, "Not fully checked")
    qtbot.waitUntil(lambda: names(gallery) == ["Chart", "Bowline", "Anchor"])
    gallery.order.setFocus()
    qtbot.keyClick(gallery.order, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Bowline", "Chart"])
    qtbot.keyClicks(gallery.search, "ch")
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Chart"] or names(gallery) == ["Chart"])
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Bowline", "Chart"])
    qtbot.mouseClick(gallery.keep_search, Qt.MouseButton.LeftButton)
    answer(gallery, qtbot, "To check")
    qtbot.waitUntil(lambda: sides(gallery).get("To check") == "To check, 3")
    row = list(sides(gallery)).index("To check")
    tip = gallery.side.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "not fully checked; by name"
    open_side(gallery, qtbot, "All badges")
    gallery.order.setFocus()
    qtbot.keyClick(gallery.order, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: names(gallery) == ["Chart", "Bowline", "Anchor"])
    open_side(gallery, qtbot, "To check")
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Bowline", "Chart"])
    assert gallery.order.currentText() == "Name"
    open_side(gallery, qtbot, "All badges")
    qtbot.waitUntil(lambda: gallery.order.currentText() == "Newest first")
    told: list[object] = []
    gallery._viewmodel.organiser.told.connect(told.append)
    gallery._viewmodel.organiser.make("Nothing", (), Query(text="zzz"))
    qtbot.waitUntil(lambda: bool(told) or sides(gallery).get("Nothing") == "Nothing, 0")
    assert told == []
    open_side(gallery, qtbot, "Nothing")
    qtbot.waitUntil(lambda: names(gallery) == [])
    side = gallery.side
    where = side.visualRect(side.currentIndex()).center()
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, where, side.viewport().mapToGlobal(where))
        QApplication.sendEvent(side.viewport(), event)
        qtbot.waitUntil(lambda: any(menu.isVisible() for menu in gallery.findChildren(QMenu)))
        menu = next(menu for menu in gallery.findChildren(QMenu) if menu.isVisible())
        assert [action.text() for action in menu.actions()] == ["Rename this collection…", "Remove this collection…"]
        menu.close()


def test_the_cards_stand_in_the_order_asked_for(gallery: GalleryPage, qtbot: QtBot) -> None:
    gallery.order.setFocus()
    qtbot.keyClick(gallery.order, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Bowline", "Chart"])
    assert gallery.order.currentText() == "Name"
    qtbot.keyClick(gallery.order, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: names(gallery) == ["Chart", "Bowline", "Anchor"])


def test_a_name_that_is_taken_is_said(gallery: GalleryPage, qtbot: QtBot) -> None:
    for _ in range(2):
        choose(gallery, qtbot, "Anchor")
        pick(gallery, qtbot, "New collection")
        answer(gallery, qtbot, "Sailing")
        qtbot.waitUntil(lambda: "Sailing" in sides(gallery))
    qtbot.waitUntil(gallery.messages.isVisible)
    assert "There is a collection called “Sailing” already." in gallery.messages.text()


def choose_filter(gallery: GalleryPage, qtbot: QtBot, label: str) -> None:
    """Open the menu of filters with the mouse and take the entry that begins with ``label`` by keyboard."""

    def menus() -> list[QMenu]:
        return [menu for menu in gallery.findChildren(QMenu) if menu.isVisible() and menu.accessibleName() == "Filter"]

    qtbot.mouseClick(gallery.filter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(menus()) == 1)
    (menu,) = menus()
    menu.setActiveAction(next(action for action in menu.actions() if action.text().startswith(label)))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_badges_are_chosen_by_issuer_and_year(
    gallery: GalleryPage, qtbot: QtBot, desk: Desk, drop: Dropping, tmp_path: Path
) -> None:
    (tmp_path / "other.png").write_bytes(Club("Harbour School").award("Diver"))
    drop(desk.window, [tmp_path / "other.png"])
    qtbot.waitUntil(lambda: desk.wallet.total == 4)
    desk.wallet.go_back()
    choose_filter(gallery, qtbot, "Harbour School  (1)")
    qtbot.waitUntil(lambda: names(gallery) == ["Diver"])
    assert gallery.filter.text() == "Filter: Harbour School"
    choose_filter(gallery, qtbot, "2026  (4)")
    qtbot.waitUntil(lambda: gallery.filter.text() == "Filter: Harbour School, 2026")
    assert names(gallery) == ["Diver"]
    qtbot.keyClicks(gallery.search, "bowl")
    qtbot.waitUntil(lambda: names(gallery) == [])
    gallery.nothing_found.clicked.emit()
    qtbot.waitUntil(lambda: len(names(gallery)) == 4)
    assert gallery.filter.text() == "Filter"
