"""`issuer backup` and `issuer restore`."""

import stat
from pathlib import Path

from tests.unit.cli.conftest import AT, Run, call


def test_an_issuer_moves_to_another_profile_and_awards_there(
    desk: Run, issuer: str, design: Path, roster: Path, tmp_path: Path
) -> None:
    file = tmp_path / "club.badgedesk-recovery"
    written = desk("issuer", "backup", file, "--at", AT)
    assert (written.status, written.value["issuer"]) == (0, issuer)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert desk("issuer", "list").value[0]["recoveryAt"] == AT
    other = tmp_path / "other"
    assert desk("issuer", "restore", file, home=other).value["id"] == issuer
    awarded = desk(
        "award", "--design", design, "--issuer", issuer, "--roster", roster, "-o", tmp_path / "out", home=other
    )
    assert awarded.value["awarded"] == 2


def test_a_backup_overwrites_nothing(desk: Run, issuer: str, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_bytes(b"mine")
    answer = desk("issuer", "backup", file, "--issuer", issuer)
    assert (answer.status, answer.code, file.read_bytes()) == (3, "FILE_EXISTS", b"mine")


def test_which_issuer_must_be_clear(desk: Run, issuer: str, tmp_path: Path) -> None:
    desk("issuer", "create", "--name", "Another Club")
    answer = desk("issuer", "backup", tmp_path / "file")
    assert (answer.status, answer.code) == (2, "USAGE")


def test_a_wrong_passphrase_restores_nothing(desk: Run, issuer: str, tmp_path: Path) -> None:
    file, wrong = tmp_path / "file", tmp_path / "wrong"
    desk("issuer", "backup", file)
    wrong.write_text("something else", "utf-8")
    other = ("--home", tmp_path / "other", "--passphrase-file", wrong, "--json")
    answer = call(["issuer", "restore", file, *other])
    assert (answer.status, answer.code) == (3, "PASSPHRASE_WRONG")
    assert call(["issuer", "list", *other]).value == []
