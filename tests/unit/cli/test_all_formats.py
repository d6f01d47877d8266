"""One award in every format: pictures and JSON with proofs, and a token that says the same."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.conftest import Run

_ALL = "png,svg,json,jwt"
_CLAIMS = {"iss", "sub", "jti", "nbf", "exp"}


def _said_by(token: Path) -> dict[str, Any]:
    """Return the credential in a token, by the words of RFC 7519 alone."""
    payload = token.read_text("ascii").split(".")[1]
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return {name: value for name, value in said.items() if name not in _CLAIMS}


@pytest.mark.parametrize(("kind", "jobs"), [("ed25519", 1), ("ed25519", 2), ("p256", 1)])
def test_every_file_is_sound_and_the_wallet_keeps_one_item(
    kind: str, jobs: int, desk: Run, design: Path, roster: Path, tmp_path: Path
) -> None:
    assert desk("issuer", "create", "--name", "All Forms", "--key", kind).status == 0
    words = ("award", "--design", design, "--issuer", "All Forms", "--roster", roster, "-o", tmp_path / "out")
    answer = desk(*words, "--format", _ALL, "--jobs", jobs)
    files = sorted((tmp_path / "out").iterdir())
    assert answer.value["awarded"] == 2
    assert [file.suffix for file in files] == [".json", ".jwt", ".png", ".svg"] * 2
    report = desk("verify", *files).value
    assert [entry["verdict"] for entry in report] == ["pass"] * 8
    assert [entry["format"] for entry in report] == ["ob3-embedded", "ob3-jwt", "ob3-embedded", "ob3-embedded"] * 2
    for plain, token in (files[0:2], files[4:6]):
        written = json.loads(plain.read_text("utf-8"))
        del written["proof"]
        assert _said_by(token) == written
    assert desk("wallet", "add", tmp_path / "out").status == 0
    shown = desk("wallet", "list").value
    assert len(shown) == 2
    assert {desk("wallet", "show", item["id"]).value["report"]["format"] for item in shown} == {"ob3-embedded"}
    assert desk("share", "resume", "-o", tmp_path / "resume.md").value["privacy"]["badges"] == 2


@pytest.mark.parametrize("kind", ["ed25519", "p256"])
def test_resume_writes_only_the_lost_token(kind: str, desk: Run, design: Path, roster: Path, tmp_path: Path) -> None:
    desk("issuer", "create", "--name", "All Forms", "--key", kind)
    words = ("award", "--design", design, "--issuer", "All Forms", "--roster", roster, "-o", tmp_path / "out")
    desk(*words, "--format", _ALL)
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    lost, kept = sorted((tmp_path / "out").glob("*.jwt"))
    lost.unlink()
    answer = desk(*words, "--format", _ALL, "--resume")
    assert answer.value["files"] == [str(lost)]
    assert {file.name for file in (tmp_path / "out").iterdir()} == before.keys()
    assert all(file.read_bytes() == before[file.name] for file in (tmp_path / "out").iterdir() if file != lost)
    assert kept.read_bytes() == before[kept.name]


def test_a_key_that_makes_no_proofs_writes_no_json(desk: Run, design: Path, roster: Path, tmp_path: Path) -> None:
    desk("issuer", "create", "--name", "All Forms", "--key", "rsa")
    words = ("award", "--design", design, "--issuer", "All Forms", "--roster", roster, "-o", tmp_path / "out")
    answer = desk(*words, "--format", _ALL)
    assert (answer.status, answer.code) == (2, "USAGE")
    assert not (tmp_path / "out").exists()
