"""Making a backup and taking one in, in the window."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.backup_panel import BackupDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.wallet.views.plan_dialog import PlanDialog
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.question import Question
from badgedesk.host import clock
from badgedesk.host.device import DeviceBook
from badgedesk.host.keystore import SystemKeyStore
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
    assert dialog.second.edit.accessibleDescription() == "The two passphrases differ"
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


def plan_of(desk: Desk, qtbot: QtBot) -> PlanDialog:
    qtbot.mouseClick(place_of(desk).gallery.backup.plan, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.findChild(PlanDialog) is not None)
    dialog = desk.window.findChild(PlanDialog)
    assert isinstance(dialog, PlanDialog)
    return dialog


def test_a_plan_writes_backups_by_itself_and_old_ones_give_way(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: dict[str, bytes] = {}
    monkeypatch.setattr(SystemKeyStore, "put", lambda _, entry, master: held.update({entry: master}))
    monkeypatch.setattr(SystemKeyStore, "get", lambda _, entry: held.get(entry))
    folder = tmp_path / "stick"
    folder.mkdir()
    label = DeviceBook().device().label
    old = [folder / f"BadgeDesk {label} 2020-01-0{day} 120000.badgebackup" for day in range(1, 6)]
    theirs = folder / "BadgeDesk lap-0000 2020-01-01 120000.badgebackup"
    for file in (*old, theirs):
        file.write_bytes(b"an older backup")
    (tmp_path / "anchor.png").write_bytes(club.award("Anchor"))
    drop(desk.window, [tmp_path / "anchor.png"])
    panel = place_of(desk).gallery.backup
    qtbot.waitUntil(lambda: panel.words.text() == "Not backed up yet")
    dialog = plan_of(desk, qtbot)
    assert dialog.first.isHidden()  # to be reminded only, nobody need think of a passphrase
    qtbot.keyClicks(dialog.folder.edit, str(folder))
    qtbot.mouseClick(dialog.every.button("7"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClicks(dialog.second.edit, _WORDS)
    qtbot.mouseClick(dialog.keep.button("3"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.words.text().startswith("Everything is in the backup of"))
    assert "every week, kept in" in panel.planned.text()
    own = sorted(folder.glob(f"BadgeDesk {label} *"))
    assert own[:2] == old[3:]
    assert own[2].read_bytes().startswith(b"BadgeDesk backup 1\n")
    assert theirs.exists()
    assert not panel.offer_words.isHidden()
    assert "lap-0000" in panel.offer_words.text()
    qtbot.mouseClick(panel.take_offer, Qt.MouseButton.LeftButton)
    asking = dialog_of(desk, qtbot)
    assert asking.windowTitle() == "Restore a backup"
    qtbot.keyClicks(asking.first.edit, _WORDS)
    qtbot.keyClick(asking.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not a backup made by BadgeDesk" in asking.first.edit.accessibleDescription())


def test_without_a_key_store_the_plan_says_so_and_reminding_needs_none(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    (tmp_path / "anchor.png").write_bytes(club.award("Anchor"))
    drop(desk.window, [tmp_path / "anchor.png"])
    panel = place_of(desk).gallery.backup
    qtbot.waitUntil(lambda: panel.words.text() == "Not backed up yet")
    dialog = plan_of(desk, qtbot)
    qtbot.mouseClick(dialog.every.button("1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert dialog.folder.edit.accessibleDescription() == "Choose a folder first"
    qtbot.keyClicks(dialog.folder.edit, str(tmp_path))
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClicks(dialog.second.edit, _WORDS)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.first.edit.accessibleDescription()))
    qtbot.mouseClick(dialog.every.button("0"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.planned.text().startswith("Kept in"))
    qtbot.mouseClick(panel.back_up, Qt.MouseButton.LeftButton)
    asking = dialog_of(desk, qtbot)
    qtbot.keyClicks(asking.first.edit, _WORDS)
    qtbot.keyClicks(asking.second.edit, _WORDS)
    qtbot.keyClick(asking.second.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("BadgeDesk *.badgebackup"))) == 1)


def test_what_another_computer_changed_is_said_when_the_window_opens(
    qapp: QApplication, qtbot: QtBot, theme: Theme, club: Club, tmp_path: Path
) -> None:
    paths = open_profile(tmp_path / "profile")
    with Wallet(paths, now=clock.now, computer="b" * 16) as wallet:
        wallet.add(club.award("Anchor"), "Anchor.png")
        _, counts = wallet.elsewhere(None, "lap")
    DeviceBook().device()
    DeviceBook().note(paths.folder, {**counts, "b" * 16: 0})
    made = Desk(qapp, theme, paths.folder)
    qtbot.addWidget(made.window)
    made.window.show()
    made.furnish()
    said = "Changed on another computer since you were here: lap. Changes: 1."
    qtbot.waitUntil(lambda: place_of(made).gallery.messages.text().startswith(said))
    made.window.close()


def test_a_copy_that_a_sync_folder_left_is_shown_and_merged(
    qapp: QApplication, qtbot: QtBot, theme: Theme, club: Club, tmp_path: Path
) -> None:
    paths = open_profile(tmp_path / "profile")
    with Wallet(paths, now=clock.now) as wallet:
        wallet.add(club.award("Anchor"), "Anchor.png")
    shutil.copy(paths.wallet_db, tmp_path / "older.db")
    with Wallet(paths, now=clock.now) as wallet:
        wallet.add(club.award("Bowline"), "Bowline.png")
    copy = paths.folder / "wallet (conflicted copy).db"
    paths.wallet_db.replace(copy)
    shutil.copy(tmp_path / "older.db", paths.wallet_db)  # as if another computer had won
    made = Desk(qapp, theme, paths.folder)
    qtbot.addWidget(made.window)
    made.window.show()
    made.furnish()
    panel = place_of(made).gallery.backup
    qtbot.waitUntil(lambda: copy.name in panel.offer_words.text())
    assert (panel.take_offer.text(), made.wallet.total) == ("Look into it…", 1)
    qtbot.mouseClick(panel.take_offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.window.findChild(Question) is not None)
    question = made.window.findChild(Question)
    assert isinstance(question, Question)
    assert copy.name in question.accessibleName()
    assert "holds 2 badges (not here: 1)" in question.accessibleDescription()
    qtbot.mouseClick(question.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.wallet.total == 2)
    qtbot.waitUntil(panel.offer_words.isHidden)
    assert "1 badge came back. Already here: 1." in place_of(made).gallery.messages.text()
    made.window.close()


def test_a_backup_opened_from_the_desktop_asks_for_its_passphrase(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.receive([tmp_path / "mine.badgebackup"])
    dialog = dialog_of(desk, qtbot)
    assert dialog.windowTitle() == "Restore a backup"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_dropped_backup_is_asked_about(desk: Desk, qtbot: QtBot, drop: Dropping, tmp_path: Path) -> None:
    (tmp_path / "mine.badgebackup").write_bytes(b"BadgeDesk backup 1\n")
    drop(desk.window, [tmp_path / "mine.badgebackup"])
    dialog = dialog_of(desk, qtbot)
    assert dialog.windowTitle() == "Restore a backup"
    qtbot.keyClicks(dialog.first.edit, _WORDS)
    qtbot.keyClick(dialog.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.window.findChild(BackupDialog) is None)
    qtbot.waitUntil(lambda: "its head" in place_of(desk).gallery.messages.text())
