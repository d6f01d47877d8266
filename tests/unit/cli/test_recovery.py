"""`issuer backup` and `issuer restore`."""

import io
import re
import stat
from pathlib import Path

import segno
from PIL import Image
from pypdf import PdfReader
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


def test_a_printed_sheet_is_read_back_by_its_lines_and_brings_the_issuer_to_another_profile_by_a_picture(
    desk: Run, issuer: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "sheet.pdf"
    written = desk("issuer", "backup", sheet, "--at", AT)
    assert (written.status, sheet.read_bytes()[:5]) == (0, b"%PDF-")
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert desk("issuer", "list").value[0]["recoveryAt"] is None
    printed = "\n".join(page.extract_text() for page in PdfReader(sheet).pages)
    code = re.findall(r"[0-9A-Z]{5}(?: [0-9A-Z]{1,5}){1,4}$", printed, re.MULTILINE)
    assert len(code) == written.value["lines"]
    typed = tmp_path / "typed.txt"
    typed.write_text("\n".join(code).lower(), "utf-8")
    assert desk("issuer", "check", typed, "--at", AT).value["confirmed"] is True
    assert desk("issuer", "list").value[0]["recoveryAt"] == AT
    typed.write_text("\n".join([*code[:2], code[3], code[2], *code[4:]]), "utf-8")
    answer = desk("issuer", "check", typed)
    assert (answer.status, answer.code) == (3, "RECOVERY_LINE")
    assert "Line 3 " in answer.value["error"]["message"]
    photo, other = tmp_path / "photo.png", tmp_path / "other"
    qr = io.BytesIO()
    segno.make("BADGEDESK1:" + "".join(code).replace(" ", "")).save(qr, kind="png", scale=4)
    Image.open(qr).convert("L").rotate(3, expand=True, fillcolor=255).save(photo)
    assert desk("issuer", "restore", photo, home=other).value["id"] == issuer


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
