"""Panels drawn wider by hand or with the keyboard, and as wide again at the next start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.frame.divider import Divider
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from tests.unit.wallet.conftest import badge

LEFT = Qt.MouseButton.LeftButton
COMMON = 212


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile with one badge."""
    paths = open_profile(tmp_path / "profile")
    with Wallet(paths) as wallet:
        wallet.add(badge("Anna", "Anchor"), "anchor.json")
    return paths.folder


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, theme: Theme, profile: Path) -> Iterator[Desk]:
    desk = _open(qapp, qtbot, theme, profile)
    yield desk
    desk.window.close()


def _open(qapp: QApplication, qtbot: QtBot, theme: Theme, profile: Path) -> Desk:
    desk = Desk(qapp, theme, profile)
    qtbot.addWidget(desk.window)
    desk.window.resize(1366, 768)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.furnish()
    desk.window.go_to("wallet")
    qtbot.waitUntil(lambda: desk.wallet.total == 1, timeout=20_000)
    return desk


def _divider(desk: Desk, spoken: str) -> Divider:
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    (found,) = (each for each in place.findChildren(Divider) if each.accessibleName() == spoken and each.isVisible())
    return found


def _page_shown(desk: Desk) -> bool:
    """Whether the page of a badge stands in front: it is turned to in a turn after the one that fills it."""
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    return desk.wallet.sheet is not None and place.badge.isVisible()


def _drag(divider: Divider, by: int) -> None:
    middle = divider.rect().center()
    QTest.mousePress(divider, LEFT, Qt.KeyboardModifier.NoModifier, middle)
    for part in (0.5, 1.0):
        moved = divider.mapFromGlobal(divider.mapToGlobal(middle))
        step = QPoint(round(by * part / 2), 0)
        QTest.mouseMove(divider, moved + step)
    QTest.mouseRelease(divider, LEFT, Qt.KeyboardModifier.NoModifier, middle)


def test_a_dragged_width_is_there_again_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, theme: Theme, opened: Desk, profile: Path
) -> None:
    divider = _divider(opened, "Width of the groups")
    assert divider.width_px == COMMON
    _drag(divider, 60)
    chosen = divider.width_px
    assert chosen > COMMON
    opened.window.close()
    again = _open(qapp, qtbot, theme, profile)
    qtbot.waitUntil(lambda: _divider(again, "Width of the groups").width_px == chosen, timeout=20_000)
    again.window.close()


def test_keys_move_it_and_home_gives_the_common_width_back(opened: Desk, qtbot: QtBot) -> None:
    divider = _divider(opened, "Width of the groups")
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    divider.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(divider, Qt.Key.Key_Right)
    QTest.keyClick(divider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert divider.width_px == COMMON + 8 + 40
    QTest.keyClick(divider, Qt.Key.Key_Left)
    assert divider.width_px == COMMON + 40
    QTest.keyClick(divider, Qt.Key.Key_Home)
    assert divider.width_px == COMMON


def test_no_panel_gets_narrower_than_200_or_takes_more_than_its_share(opened: Desk) -> None:
    divider = _divider(opened, "Width of the groups")
    for _ in range(40):
        QTest.keyClick(divider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert divider.width_px == 200
    for _ in range(40):
        QTest.keyClick(divider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert divider.width_px == round(1366 * 0.4)


def test_the_picture_of_a_badge_grows_with_its_panel(opened: Desk, qtbot: QtBot) -> None:
    grid = opened.window.findChild(WalletPlace).gallery.grid  # type: ignore[union-attr]  # asserted by the fixture
    grid.opened.emit(grid.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1))
    qtbot.waitUntil(lambda: _page_shown(opened), timeout=20_000)
    divider = _divider(opened, "Width of the picture")
    place = opened.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    before = place.badge._left.picture.width()
    QTest.keyClick(divider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert place.badge._left.picture.width() == before + 40
    assert place.badge._left.width() == divider.width_px


def test_a_screen_reader_is_told_what_it_is(opened: Desk) -> None:
    divider = _divider(opened, "Width of the groups")
    told = QAccessible.queryAccessibleInterface(divider)
    assert told is not None
    assert told.role() == QAccessible.Role.Splitter
