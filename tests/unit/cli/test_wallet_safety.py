"""Backup, restore and the lock, by commands."""

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run
from tests.unit.wallet.conftest import badge


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
    assert sorted(path.name for path in folder.iterdir()) == [
        "BadgeDesk 2026-11-15 120000.badgebackup",
        "BadgeDesk 2026-11-16 120000.badgebackup",
    ]


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
