"""Making a backup and taking one in, in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.backup_panel import BackupDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.buttons import Button
from badgedesk.host import clock
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.backup import Choice, write_backup
from tests.gui.badges import Club

Dropping = Callable[[QWidget, list[Path]], None]
_WORDS = "correct horse"


def place_of(desk: Desk) -> WalletPlace:
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    return place


def dialog_of(desk: Desk, qtbot: QtBot) -> BackupDialog:
    qtbot.waitUntil(lambda: desk.window.findChild(BackupDialog) is not None)
    dialog = desk.window.findChild(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    return dialog


def test_a_backup_is_made_and_brings_a_removed_badge_back(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.badgebackup"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    files = []
    for name in ("Anchor", "Bowline"):
        files.append(tmp_path / f"{name}.png")
        files[-1].write_bytes(club.award(name))
    drop(desk.window, files)
    panel = place_of(desk).gallery.backup
    qtbot.waitUntil(lambda: panel.words.text() == "Not backed up yet")
    qtbot.mouseClick(panel.back_up, Qt.MouseButton.LeftButton)
    dialog = dialog_of(desk, qtbot)
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClicks(dialog.second.edit, "another")
    qtbot.keyClick(dialog.second.edit, Qt.Key.Key_Return)
    assert dialog.second.edit.accessibleDescription() == "This is not the same"
    dialog.second.edit.clear()
    qtbot.keyClicks(dialog.second.edit, _WORDS)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.words.text().startswith("Everything is in the backup of"))
    assert target.read_bytes().startswith(b"BadgeDesk backup 1\n")
    qtbot.waitUntil(lambda: desk.window.findChild(BackupDialog) is None)

    first = place_of(desk).gallery.grid.model().index(0, 0)
    desk.wallet.remove((str(first.data(CardRole.ID)),))
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    qtbot.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
    dialog = dialog_of(desk, qtbot)
    qtbot.keyClicks(dialog.first.edit, "wrong words")
    qtbot.keyClick(dialog.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "passphrase is wrong" in dialog.first.edit.accessibleDescription())
    dialog.first.edit.clear()
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClick(dialog.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.wallet.total == 2)
    qtbot.waitUntil(lambda: place_of(desk).gallery.messages.text().startswith("1 badge came back. Already here: 1."))


def test_a_backup_fills_an_empty_wallet(
    desk: Desk, qtbot: QtBot, club: Club, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = open_profile(tmp_path / "old computer")
    with Wallet(elsewhere, now=clock.now) as wallet:
        wallet.add(club.award("Anchor"), "Anchor.png")
    target = tmp_path / "mine.badgebackup"
    write_backup(elsewhere, target, Choice(_WORDS))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    empty = place_of(desk).gallery.empty
    qtbot.waitUntil(empty.isVisible)
    (link,) = [button for button in empty.findChildren(Button) if button.text() == "Restore a backup…"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = dialog_of(desk, qtbot)
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClick(dialog.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
