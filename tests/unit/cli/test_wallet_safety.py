"""Backup, restore and the lock, by commands."""

import platform
import shutil
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run
from tests.unit.wallet.conftest import badge

from badgedesk.host.device import DeviceBook


@pytest.fixture
def learner(tmp_path: Path, desk: Run) -> Run:
    """A command line whose wallet holds a badge with a tag."""
    (tmp_path / "anchor.json").write_bytes(badge("Anna", "Anchor"))
    assert desk("wallet", "add", tmp_path / "anchor.json").status == 0
    assert desk("wallet", "tag", "Anchor", "sea").status == 0
    return desk


def originals(home: Path) -> set[str]:
    return {path.name for path in (home / "originals").iterdir()}


def test_a_wallet_is_tagged_locked_backed_up_and_restored_elsewhere(learner: Run, tmp_path: Path) -> None:
    locked = learner("wallet", "lock", "--sheet", tmp_path / "sheet.txt")
    assert (locked.status, locked.value["locked"]) == (0, True)
    assert not [path for path in (tmp_path / "profile").rglob("*") if path.is_file() and b"Anchor" in path.read_bytes()]
    assert [item["name"] for item in learner("wallet", "list", "--tag", "sea").value] == ["Anchor"]
    written = learner("wallet", "backup", tmp_path / "b.badgebackup").value
    assert (written["badges"], written["originals"]) == (1, 1)
    other = tmp_path / "other"
    restored = learner("wallet", "restore", tmp_path / "b.badgebackup", home=other).value
    assert (restored["added"], restored["known"], restored["kept"]) == (1, 0, None)
    assert originals(other) == originals(tmp_path / "profile")
    assert learner("wallet", "tag", home=other).value == [{"id": "sea", "badges": 1}]
    assert learner("wallet", "unlock").value == {"locked": False}
    assert learner("wallet", "check").value == []


def test_a_forgotten_passphrase_is_replaced_by_the_sheet(learner: Run, tmp_path: Path) -> None:
    learner("wallet", "lock", "--sheet", tmp_path / "sheet.txt")
    (tmp_path / "new").write_text("another\n", "utf-8")
    assert learner("wallet", "lock", "--change", "--new-passphrase-file", tmp_path / "new").status == 0
    assert learner("wallet", "list").code == "PASSPHRASE_WRONG"
    assert learner("wallet", "unlock", "--recovery", tmp_path / "sheet.txt").status == 0
    assert len(learner("wallet", "list").value) == 1
    (tmp_path / "sheet.txt").write_text("no key here", "utf-8")
    assert learner("wallet", "unlock", "--recovery", tmp_path / "sheet.txt").code == "PASSPHRASE_WRONG"


def test_register_and_issuers_come_back_with_the_backup(desk: Run, profile: Path, issuer: str, tmp_path: Path) -> None:
    desk("wallet", "backup", tmp_path / "b.badgebackup", "--keys")
    restored = desk("wallet", "restore", tmp_path / "b.badgebackup", home=tmp_path / "other").value
    assert restored["restored"] == ["register"]
    assert restored["files"] == 1
    assert desk("register", "check", home=tmp_path / "other").value["awards"] == 2
    assert desk("issuer", "list", home=tmp_path / "other").value == desk("issuer", "list").value
    assert desk("wallet", "restore", tmp_path / "b.badgebackup").value["left"] == ["register"]


def test_backups_in_a_folder_give_way(learner: Run, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in ("14", "15", "16"):
        assert learner("wallet", "backup", folder, "--keep", "2", "--at", f"2026-11-{day}T12:00:00Z").status == 0
    names = sorted(path.name for path in folder.iterdir())
    assert [name[-29:] for name in names] == ["2026-11-15 120000.badgebackup", "2026-11-16 120000.badgebackup"]
    assert {name[:-29] for name in names} == {f"BadgeDesk {DeviceBook().device().label} "}


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("restore", "missing"), 3, "FILE_NOT_FOUND"),
        (("restore", "anchor.json"), 3, "BACKUP_FORMAT"),
        (("backup", "no/such/folder/b"), 3, "FILE_NOT_WRITABLE"),
        (("backup", ".", "--keep", "0"), 2, "USAGE"),
        (("unlock",), 3, "LOCK_ABSENT"),
        (("lock", "--change"), 3, "LOCK_ABSENT"),
    ],
)
def test_what_cannot_be_done_is_said(
    learner: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], status: int, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = learner("wallet", *words)
    assert (answer.status, answer.code) == (status, code)
    assert len(learner("wallet", "list").value) == 1


def on_another_computer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))


def test_changes_of_another_computer_are_told_once(
    learner: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bowline.json").write_bytes(badge("Anna", "Bowline"))
    with monkeypatch.context() as there:
        on_another_computer(there, tmp_path / "elsewhere")
        answer = learner("wallet", "add", tmp_path / "bowline.json")
        assert "another computer" not in answer.err  # it never saw this wallet before: nothing is news to it
    told = f"Changed on another computer since you were here: {platform.node()}. Changes: 1."
    assert told in learner("wallet", "list").err
    assert told not in learner("wallet", "list").err


def test_a_wallet_without_what_was_changed_here_is_told(learner: Run, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    shutil.copy(tmp_path / "profile" / "wallet.db", older)
    assert learner("wallet", "tag", "Anchor", "knots", "harbour").status == 0
    shutil.copy(older, tmp_path / "profile" / "wallet.db")
    assert "Of your changes here, 2 are not in it." in learner("wallet", "list").err
    assert "Of your changes here" not in learner("wallet", "list").err


def test_backups_of_two_computers_share_a_folder(learner: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "synced"
    folder.mkdir()
    (tmp_path / "bowline.json").write_bytes(badge("Anna", "Bowline"))
    with monkeypatch.context() as there:
        on_another_computer(there, tmp_path / "elsewhere")
        learner("wallet", "add", tmp_path / "bowline.json", home=tmp_path / "other")
        for day in ("14", "15"):
            learner("wallet", "backup", folder, "--at", f"2026-11-{day}T12:00:00Z", home=tmp_path / "other")
    theirs = sorted(folder.iterdir())
    answer = learner("wallet", "backup", folder, "--keep", "1", "--at", "2026-11-16T12:00:00Z")
    assert set(theirs) < set(folder.iterdir())  # those of another computer do not give way to ours
    assert f"Of another computer, not taken in yet: {theirs[-1].name}" in answer.err
    assert theirs[0].name not in answer.err
    restored = learner("wallet", "restore", theirs[-1]).value
    assert (restored["added"], restored["known"]) == (1, 0)
    again = learner("wallet", "backup", folder, "--at", "2026-11-17T12:00:00Z")
    assert "not taken in yet" not in again.err


def test_a_copy_that_a_sync_folder_left_is_merged_by_content(learner: Run, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    copy = profile / "wallet (conflicted copy).db"
    shutil.copy(profile / "wallet.db", tmp_path / "older.db")
    (tmp_path / "bowline.json").write_bytes(badge("Anna", "Bowline"))
    learner("wallet", "add", tmp_path / "bowline.json")
    learner("wallet", "tag", "Bowline", "knots")
    (profile / "wallet.db").replace(copy)
    shutil.copy(tmp_path / "older.db", profile / "wallet.db")  # as if another computer had won
    assert [item["name"] for item in learner("wallet", "list").value] == ["Anchor"]
    before = copy.read_bytes()
    merged = learner("wallet", "restore", copy).value
    assert (merged["added"], merged["known"]) == (1, 1)
    assert Path(merged["kept"]).exists()
    assert [item["name"] for item in learner("wallet", "list", "--tag", "knots").value] == ["Bowline"]
    assert learner("wallet", "check").value == []
    assert copy.read_bytes() == before


def test_a_copy_whose_file_is_missing_changes_nothing(learner: Run, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    shutil.copy(profile / "wallet.db", profile / "wallet 2.db")
    learner("wallet", "remove", "Anchor")
    answer = learner("wallet", "restore", profile / "wallet 2.db")
    assert (answer.status, answer.code) == (3, "BACKUP_DAMAGED")
    assert learner("wallet", "list").value == []
