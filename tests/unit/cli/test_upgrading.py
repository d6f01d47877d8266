"""Older badges awarded again on the command line."""

import json
from pathlib import Path

import pytest
from tests.unit.awarding.desk import draw_png
from tests.unit.cli.conftest import Run
from tests.unit.cli.test_older_badges import given, saved
from tests.unit.core.verify.test_hosted import ASSERTION, BADGE, ISSUER
from tests.unit.host.loopback import serving, whole

from badgedesk.core.bake import bake
from badgedesk.host import fetching


def test_older_badges_are_awarded_again_once_it_is_said_that_they_are_ones_own(
    desk: Run, profile: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.png"
    old.write_bytes(bake(draw_png(90, (32, 64, 96)), json.dumps(ASSERTION)))
    plain = saved(tmp_path, "plain.json", {**ASSERTION, "id": "https://old.example/assertions/8"})
    words = ("upgrade", old, plain, "--issuer", "Bay Sailing Club", "-o", tmp_path / "new", *given(tmp_path))
    refused = desk(*words)
    assert (refused.status, refused.code) == (3, "UPGRADE_NOT_OWN")
    assert "“Old Club” (https://old.example/issuer)" in refused.value["error"]["message"]
    assert "--mine" in refused.out
    answer = desk(*words, "--mine")
    assert answer.status == 0, answer.out
    assert [made["upgrades"] for made in answer.value] == [ASSERTION["id"], "https://old.example/assertions/8"]
    files = [file for made in answer.value for file in made["files"]]
    assert [Path(file).suffix for file in files] == [".png", ".json"]  # the second has no picture
    assert [report["verdict"] for report in desk("verify", *files).value] == ["pass", "pass"]
    assert desk("register", "check").status == 0


def test_the_files_that_an_older_badge_rests_on_are_told_from_it_by_what_they_say(
    desk: Run, profile: Path, tmp_path: Path
) -> None:
    assert profile.is_dir()
    files = [saved(tmp_path, f"{number}.json", one) for number, one in enumerate((ISSUER, ASSERTION, BADGE))]
    answer = desk("upgrade", *files, "--issuer", "Bay Sailing Club", "--mine", "-o", tmp_path / "new")
    assert [made["upgrades"] for made in answer.value] == [ASSERTION["id"]]


def test_what_an_older_badge_rests_on_is_asked_of_its_host_once_that_is_agreed_to(
    desk: Run, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert profile.is_dir()
    old = saved(tmp_path, "old.json", ASSERTION)
    words = ("upgrade", old, "--issuer", "Bay Sailing Club", "--mine", "-o", tmp_path / "new")
    with serving(tmp_path, "old.example") as site:
        for document in (ASSERTION, BADGE, ISSUER):
            site.answers[document["id"].removeprefix("https://old.example")] = whole(json.dumps(document).encode())
        ways = site.ways()
        monkeypatch.setattr(fetching, "Ways", lambda: ways)
        refused = desk(*words)
        assert (refused.code, site.connected) == ("UPGRADE_PART", [])
        assert "--fetch" in refused.value["error"]["message"]
        assert desk(*words, "--fetch", "old.example").status == 0
    assert desk("register", "list").value[-1]["design"] == "Old Salt"


@pytest.mark.parametrize(
    ("changed", "more", "code"),
    [
        ({}, (), "UPGRADE_NOT_OWN"),
        ({"badge": "https://old.example/another"}, ("--mine",), "UPGRADE_PART"),
        ({"recipient": {"type": "email", "hashed": True, "identity": "sha256$00"}}, ("--mine",), "UPGRADE_PERSON"),
        (
            {"recipient": {"type": "email", "hashed": True, "identity": "sha256$00"}},
            ("--mine", "--set", "email=eve@mail.example"),
            "UPGRADE_EMAIL",
        ),
    ],
)
def test_every_refusal_says_what_is_missing_and_what_to_do(
    desk: Run, profile: Path, tmp_path: Path, changed: dict[str, object], more: tuple[str, ...], code: str
) -> None:
    assert profile.is_dir()
    old = saved(tmp_path, "old.json", {**ASSERTION, **changed})
    parts = [saved(tmp_path, f"{number}.json", one) for number, one in enumerate((BADGE, ISSUER))]
    before = desk("register", "list").value
    answer = desk("upgrade", old, *parts, "--issuer", "Bay Sailing Club", "-o", tmp_path / "new", *more)
    assert (answer.status, answer.code) == (3, code)
    sentence, _, step = answer.value["error"]["message"].partition(". ")
    assert len(sentence) > 20
    assert len(step) > 10
    assert desk("register", "list").value == before


def test_what_its_site_has_withdrawn_is_not_awarded_again(desk: Run, profile: Path, tmp_path: Path) -> None:
    assert profile.is_dir()
    gone = saved(tmp_path, "gone.json", {"@context": ASSERTION["@context"], "id": ASSERTION["id"], "revoked": True})
    old = saved(tmp_path, "old.json", ASSERTION)
    words = ("upgrade", old, "--issuer", "Bay Sailing Club", "--mine", "-o", tmp_path / "new", *given(tmp_path))
    answer = desk(*words, "--document", f"{ASSERTION['id']}={gone}")
    assert (answer.status, answer.code) == (3, "CREDENTIAL_REVOKED")
