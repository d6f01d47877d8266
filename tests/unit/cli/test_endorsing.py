"""Endorsements as file round trips, and the very text that a signature is over."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run


def _endorsements(desk: Run, file: Path, *words: object) -> tuple[str, str | None]:
    report = desk("verify", file, *words).value[0]
    check = next(check for check in report["checks"] if check["name"] == "endorsements")
    return check["outcome"], check["code"]


@pytest.mark.parametrize(("suite", "member"), [("eddsa-rdfc-2022", "endorsement"), ("jwt-eddsa", "endorsementJwt")])
def test_an_endorsement_goes_out_comes_back_and_stands_in_the_badge(
    desk: Run, awarded: list[Path], tmp_path: Path, suite: str, member: str
) -> None:
    elsewhere, reply = tmp_path / "elsewhere", tmp_path / "reply"
    endorser = desk("issuer", "create", "--name", "Harbour Office", home=elsewhere).value["id"]
    trust = tmp_path / "trust.json"
    trust.write_text(json.dumps([{"id": endorser, "name": "Harbour Office"}]), "utf-8")
    words = ("endorse", awarded[0], "--issuer", "Harbour Office", "--comment", "We take these people on.")
    answer = desk(*words, "--suite", suite, "-o", reply, home=elsewhere).value
    subject = json.loads(next(path for path in awarded if path.suffix == ".json").read_text("utf-8"))[
        "credentialSubject"
    ]
    assert answer["endorsed"] == subject["achievement"]["id"]
    made = desk("correct", "1", "--endorsement", reply, "-o", tmp_path / "new", "--format", "json")
    assert made.status == 0, made.out
    (file,) = (tmp_path / "new").glob("*.json")
    (kept,) = json.loads(file.read_text("utf-8"))["credentialSubject"]["achievement"][member]
    assert kept == (reply.read_text("ascii") if member == "endorsementJwt" else json.loads(reply.read_text("utf-8")))
    assert _endorsements(desk, file) == ("warn", "ISSUER_UNKNOWN")
    assert _endorsements(desk, file, "--trust", trust) == ("pass", None)
    altered = tmp_path / "altered"
    changed = (
        reply.read_bytes().replace(b"take", b"tAke") if member == "endorsement" else reply.read_bytes()[:-3] + b"AAA"
    )
    altered.write_bytes(changed)
    assert desk("correct", "2", "--endorsement", altered, "-o", tmp_path / "x").code == "ENDORSEMENT_BROKEN"


def test_an_endorsement_of_something_else_is_not_put_in(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    reply = tmp_path / "reply.json"
    words = ("endorse", awarded[0], "--issuer", "Bay Sailing Club", "--comment", "Well done.", "--of", "award")
    assert desk(*words, "-o", reply).status == 0
    assert desk("correct", "2", "--endorsement", reply, "-o", tmp_path / "x").code == "ENDORSE_NOT_ASKED"
    other = next(path for path in awarded if path.suffix == ".json")
    picture = next(path for path in awarded if path.suffix == ".png")
    for wrong in (other, picture):
        assert desk("correct", "2", "--endorsement", wrong, "-o", tmp_path / "x").code == "ENDORSE_NOT_ASKED"
    assert desk("correct", "2", "-o", tmp_path / "x").status == 2


def test_an_altered_badge_is_not_endorsed(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    file = next(path for path in awarded if path.suffix == ".json")
    altered = tmp_path / "altered.json"
    altered.write_text(file.read_text("utf-8").replace("Anna", "Enna"), "utf-8")
    words = ("endorse", altered, "--issuer", "Bay Sailing Club", "--comment", "Well done.", "-o", tmp_path / "x")
    assert desk(*words).code == "PROOF_SIGNATURE"


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022", "jwt-eddsa"])
def test_the_text_that_is_shown_is_the_text_that_is_signed(
    desk: Run, awarded: list[Path], tmp_path: Path, suite: str
) -> None:
    document = json.loads(next(path for path in awarded if path.suffix == ".json").read_text("utf-8"))
    del document["proof"]
    unsigned, signed = tmp_path / "unsigned.json", tmp_path / "signed"
    unsigned.write_text(json.dumps(document), "utf-8")
    words = ("sign", unsigned, "--issuer", "Bay Sailing Club", "--suite", suite)
    shown = desk(*words, "--show").value
    assert desk(*words, "-o", signed).status == 0
    data = signed.read_text("utf-8")
    if suite == "jwt-eddsa":
        import base64

        payload = data.split(".")[1]
        assert base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode() == shown["text"]
    else:
        after = json.loads(data)
        del after["proof"]
        assert after == document
        if suite == "eddsa-jcs-2022":
            assert json.loads(shown["text"]) == document
            assert shown["text"] == json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        else:
            assert all(line.endswith(" .") for line in shown["text"].splitlines())
    assert shown["sha256"] == hashlib.sha256(shown["text"].encode()).hexdigest()
    assert desk("verify", signed).value[0]["verdict"] == "pass"
