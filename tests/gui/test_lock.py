"""The lock in the window: what stands there before it is opened, and setting it in the settings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.settings.idle import IdleWatch
from badgedesk.app.settings.views.dialog import SettingsDialog
from badgedesk.app.settings.views.lock_change import PassphraseDialog, SheetDialog
from badgedesk.app.settings.views.lock_dialog import LockDialog
from badgedesk.app.settings.views.lock_page import LockPage
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.lock import ProfileLock, recovery_text
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Wallet
from tests.unit.wallet.conftest import badge

Dropping = Callable[[QWidget, list[Path]], None]
_WORDS = "correct horse battery staple"


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    """A profile with one badge."""
    made = open_profile(tmp_path / "profile")
    with Wallet(made) as wallet:
        wallet.add(badge("Anna", "Anchor"), "anchor.json")
    return made


def opened(qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths) -> Desk:
    desk = Desk(qapp, theme, paths.folder)
    qtbot.addWidget(desk.window)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.go_to("wallet")
    desk.furnish()
    return desk


def page_of(desk: Desk) -> LockPage:
    page = desk.window.findChild(LockPage)
    assert isinstance(page, LockPage)
    return page


def test_a_locked_profile_shows_nothing_until_its_passphrase_is_typed(
    qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths
) -> None:
    ProfileLock(paths, None, LEAST_COST).set(_WORDS)
    desk = opened(qapp, qtbot, theme, paths)
    page = page_of(desk)
    assert desk.window.findChild(WalletPlace) is None
    assert not desk.window.rail.isVisible()
    assert desk.window.windowTitle() == "Locked – BadgeDesk"
    qtbot.keyClicks(page.passphrase.edit, "wrong")
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "passphrase is wrong" in page.passphrase.edit.accessibleDescription())
    qtbot.keyClicks(page.passphrase.edit, _WORDS)
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.findChild(WalletPlace) is not None)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    assert desk.window.rail.isVisible()
    desk.window.close()


def test_the_recovery_sheet_opens_it_too(qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths) -> None:
    master = ProfileLock(paths, None, LEAST_COST).set(_WORDS)
    desk = opened(qapp, qtbot, theme, paths)
    page = page_of(desk)
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert page.sheet.isVisible()
    qtbot.keyClicks(page.sheet.edit, recovery_text(bytes(32)))
    qtbot.mouseClick(page.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.sheet.edit.accessibleDescription() == "This text opens another profile.")
    page.sheet.edit.clear()
    qtbot.keyClicks(page.sheet.edit, recovery_text(master).lower())
    qtbot.mouseClick(page.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.findChild(WalletPlace) is not None)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    desk.window.close()


def test_a_drop_on_the_locked_window_is_answered(
    qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths, drop: Dropping, tmp_path: Path
) -> None:
    ProfileLock(paths, None, LEAST_COST).set(_WORDS)
    desk = opened(qapp, qtbot, theme, paths)
    (tmp_path / "other.json").write_bytes(badge("Anna", "Bowline"))
    drop(desk.window, [tmp_path / "other.json"])
    qtbot.waitUntil(lambda: "Unlock first" in page_of(desk).passphrase.edit.accessibleDescription())
    desk.window.close()


def test_the_settings_set_the_lock_and_the_program_starts_anew(
    qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths
) -> None:
    desk = opened(qapp, qtbot, theme, paths)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    settings = desk.frame.open_settings()
    assert isinstance(settings, SettingsDialog)
    settings.lock.click()
    qtbot.waitUntil(lambda: settings.findChild(LockDialog) is not None)
    dialog = settings.findChild(LockDialog)
    assert isinstance(dialog, LockDialog)
    qtbot.keyClicks(dialog.first.edit, "short")
    qtbot.keyClick(dialog.first.edit, Qt.Key.Key_Return)
    assert dialog.first.edit.accessibleDescription() == "Use 8 characters or more"
    dialog.first.edit.clear()
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClicks(dialog.second.edit, _WORDS)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.starts_anew)
    assert not desk.window.isVisible()
    assert paths.lock.exists()
    assert not ProfileLock(paths, None).state().whole


def test_a_lock_that_was_just_set_seals_everything_when_it_is_first_opened(
    qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths
) -> None:
    ProfileLock(paths, None, LEAST_COST).begin(_WORDS)
    desk = opened(qapp, qtbot, theme, paths)
    page = page_of(desk)
    qtbot.keyClicks(page.passphrase.edit, _WORDS)
    qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.findChild(WalletPlace) is not None)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    assert ProfileLock(paths, None).state().whole
    assert not [path for path in paths.folder.rglob("*") if path.is_file() and b"Anchor" in path.read_bytes()]
    desk.window.close()


def test_an_open_profile_gets_another_passphrase_a_sheet_and_a_lock_by_itself(
    qapp: QApplication, qtbot: QtBot, theme: Theme, paths: ProfilePaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    master = ProfileLock(paths, None, LEAST_COST).set(_WORDS)
    desk = opened(qapp, qtbot, theme, paths)
    qtbot.keyClicks(page_of(desk).passphrase.edit, _WORDS)
    qtbot.keyClick(page_of(desk).passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.findChild(WalletPlace) is not None)
    settings = desk.frame.open_settings()
    settings.sheet.click()
    qtbot.waitUntil(lambda: settings.findChild(SheetDialog) is not None)
    asking = settings.findChild(SheetDialog)
    assert isinstance(asking, SheetDialog)
    file = tmp_path / "sheet.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.keyClicks(asking.passphrase.edit, "wrong")
    qtbot.mouseClick(asking.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "passphrase is wrong" in asking.passphrase.edit.accessibleDescription())
    asking.passphrase.edit.clear()
    qtbot.keyClicks(asking.passphrase.edit, _WORDS)
    qtbot.mouseClick(asking.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(file.exists)
    assert recovery_text(master) in file.read_text("utf-8")
    settings.change.click()
    qtbot.waitUntil(lambda: settings.findChild(PassphraseDialog) is not None)
    changing = settings.findChild(PassphraseDialog)
    assert isinstance(changing, PassphraseDialog)
    for field, text in ((changing.present, _WORDS), (changing.first, "other words"), (changing.second, "other words")):
        qtbot.keyClicks(field.edit, text)
    qtbot.mouseClick(changing.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.status.text() == "The passphrase was changed")
    assert ProfileLock(paths, None, LEAST_COST).open("other words") == master
    watch = desk.frame.findChild(IdleWatch)
    assert isinstance(watch, IdleWatch)
    assert watch.minutes == 15
    settings.after.button("5").click()
    assert watch.minutes == 5
    watch.idle.emit()
    qtbot.waitUntil(lambda: desk.window.starts_anew)
