"""The whole loop by the command line: issuer, design, award, verify, wallet, export."""

import csv
import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.cli.conftest import AT, Run

from badgedesk.core import limits
from badgedesk.design import load_design, save_design


def test_what_was_awarded_is_verified_for_the_issuers_own_profile(desk: Run, awarded: list[Path]) -> None:
    answer = desk("verify", *awarded, "--at", AT)
    assert answer.status == 0
    assert [entry["verdict"] for entry in answer.value] == ["pass"] * 6
    assert {entry["headline"] for entry in answer.value} == {"good"}
    assert {entry["credential"]["recipient"] for entry in answer.value} == {"Anna Ångström", "李小龙"}


def test_a_stranger_is_told_that_the_issuer_is_not_known(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    answer = desk("verify", awarded[0], "--at", AT, home=tmp_path / "elsewhere")
    assert answer.status == 1
    assert answer.value[0]["verdict"] == "unknown"
    assert answer.value[0]["headline"] == "sound-issuer-unknown"
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("with_keys", [False, True])
def test_a_trust_file_makes_it_pass_for_one_run(
    with_keys: bool, desk: Run, issuer: str, awarded: list[Path], tmp_path: Path
) -> None:
    keys = {"keys": [issuer.removeprefix("did:key:")]} if with_keys else {}
    trust = tmp_path / "trust.json"
    trust.write_text(json.dumps([{"id": issuer, "name": "Bay Sailing Club", **keys}]), "utf-8")
    assert desk("verify", awarded[0], "--trust", trust, "--at", AT, home=tmp_path / "elsewhere").status == 0


def test_the_report_has_the_shape_that_others_rely_on(desk: Run, awarded: list[Path]) -> None:
    entry = desk("verify", awarded[0], "--at", AT, "--recipient", "anna@baysail.example").value[0]
    assert set(entry) == {"file", "verdict", "headline", "format", "checks", "proofs", "credential"}
    assert [check["name"] for check in entry["checks"]] == [
        "structure",
        "signature",
        "issuer",
        "time",
        "status",
        "recipient",
        "endorsements",
        "picture",
    ]
    assert all(set(check) == {"name", "outcome", "code", "text", "spec"} for check in entry["checks"])
    assert [check["outcome"] for check in entry["checks"]] == [
        "pass",
        "pass",
        "pass",
        "pass",
        "not-applicable",
        "pass",
        "not-applicable",
        "pass",
    ]
    assert entry["proofs"][0]["suite"] == "eddsa-rdfc-2022"
    assert entry["proofs"][0]["binding"] == "bound"
    assert set(entry["credential"]) == {
        "id",
        "name",
        "issuer",
        "achievement",
        "recipient",
        "validFrom",
        "validUntil",
        "sha256",
    }
    assert entry["credential"]["issuer"]["trust"] == "trusted"


def test_somebody_elses_badge_fails_where_the_recipient_was_asked_about(desk: Run, awarded: list[Path]) -> None:
    answer = desk("verify", awarded[0], "--recipient", "bo@baysail.example", "--at", AT)
    assert (answer.status, answer.value[0]["headline"]) == (1, "not-yours")


def test_a_badge_from_before_its_time_is_not_valid_yet(desk: Run, awarded: list[Path]) -> None:
    answer = desk("verify", awarded[0], "--at", "2020-01-01T00:00:00Z")
    assert (answer.status, answer.value[0]["headline"]) == (1, "not-yet-valid")


def test_words_say_the_same_as_the_json(desk: Run, awarded: list[Path]) -> None:
    answer = desk("verify", awarded[0], "--at", AT, plain=True)
    assert "Verified. Bay Sailing Club says that Anna Ångström earned this badge" in answer.out
    assert answer.out.count("Passed") == 5


def test_bake_and_unbake_give_the_same_credential_back(
    desk: Run, awarded: list[Path], design: Path, tmp_path: Path
) -> None:
    credential = next(file for file in awarded if file.suffix == ".json")
    for ending in (".png", ".svg"):
        picture, baked, text = (tmp_path / f"{name}{ending}" for name in ("picture", "baked", "text"))
        assert desk("design", "render", design, "-o", picture, "--size", 128).status == 0
        assert desk("bake", picture, credential, "-o", baked).status == 0
        assert desk("unbake", baked, "-o", text).status == 0
        assert text.read_bytes() == credential.read_bytes()
        assert json.loads(desk("unbake", baked).value["credential"]) == json.loads(credential.read_bytes())


def test_without_a_file_to_write_the_credential_is_given_whole(desk: Run, awarded: list[Path]) -> None:
    credential = next(file for file in awarded if file.suffix == ".json").read_text("utf-8")
    assert len(credential) > 10_000
    assert desk("unbake", awarded[0], plain=True).out == credential + "\n"


def test_the_list_of_issuers_serves_as_a_trust_file(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    trust = tmp_path / "trust.json"
    trust.write_text(desk("issuer", "list").out, "utf-8")
    assert desk("verify", awarded[0], "--trust", trust, "--at", AT, home=tmp_path / "elsewhere").status == 0


def test_an_unsigned_badge_is_signed_only_by_the_issuer_it_names(
    desk: Run, issuer: str, awarded: list[Path], tmp_path: Path
) -> None:
    document = json.loads(next(file for file in awarded if file.suffix == ".json").read_text("utf-8"))
    del document["proof"]
    document["id"] = "urn:uuid:11111111-1111-4111-8111-111111111111"
    unsigned, signed = tmp_path / "unsigned.json", tmp_path / "signed.json"
    unsigned.write_text(json.dumps(document), "utf-8")
    assert desk("sign", unsigned, "--issuer", issuer, "-o", signed, "--at", AT).status == 0
    assert desk("verify", signed, "--at", AT).status == 0
    other = desk("issuer", "create", "--name", "Another Club").value["id"]
    refused = desk("sign", unsigned, "--issuer", other, "-o", tmp_path / "no.json")
    assert (refused.status, refused.code) == (3, "PROOF_KEY_NOT_ISSUER")
    assert not (tmp_path / "no.json").exists()


def test_three_files_with_one_credential_are_one_item_with_three_originals(
    desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    learner = tmp_path / "learner"
    added = desk("wallet", "add", *awarded, "--at", AT, home=learner)
    assert added.status == 0
    listed = desk("wallet", "list", home=learner).value
    assert len(listed) == 2
    assert {item["name"] for item in listed} == {"Coastal Skipper"}
    shown = desk("wallet", "show", listed[0]["id"], "--at", AT, home=learner).value
    assert len(shown["originals"]) == 3
    assert shown["report"]["headline"] == "sound-issuer-unknown"


def test_an_export_gives_the_same_bytes(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    learner = tmp_path / "learner"
    desk("wallet", "add", *awarded, home=learner)
    files = desk("wallet", "export", "-o", tmp_path / "out", home=learner).value["files"]
    digests = [{hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in side} for side in (files, awarded)]
    assert digests[0] == digests[1]
    assert len(digests[0]) == 6


def test_an_issuer_that_is_trusted_once_is_trusted_in_the_wallet(
    desk: Run, issuer: str, awarded: list[Path], tmp_path: Path
) -> None:
    learner = tmp_path / "learner"
    desk("wallet", "add", awarded[0], "--at", AT, home=learner)
    assert desk("wallet", "list", "--at", AT, home=learner).value[0]["verdict"] == "unknown"
    assert desk("trust", "add", issuer, "--name", "Bay Sailing Club", "--how", "our club", home=learner).status == 0
    assert desk("wallet", "list", "--at", AT, home=learner).value[0]["verdict"] == "pass"
    assert desk("trust", "list", home=learner).value[0]["id"] == issuer
    assert desk("trust", "remove", issuer, home=learner).status == 0
    assert desk("wallet", "list", "--at", AT, home=learner).value[0]["verdict"] == "unknown"


def test_identities_of_the_user_settle_whose_badge_it_is(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    learner = tmp_path / "learner"
    desk("wallet", "add", awarded[0], "--at", AT, home=learner)
    desk("identity", "add", "anna@baysail.example", home=learner)
    item = desk("wallet", "list", home=learner).value[0]["id"]
    report = desk("wallet", "show", item, "--at", AT, home=learner).value["report"]
    assert next(check for check in report["checks"] if check["name"] == "recipient")["outcome"] == "pass"


def test_search_and_remove(desk: Run, awarded: list[Path]) -> None:
    desk("wallet", "add", *awarded)
    found = desk("wallet", "search", "ÅNGSTRÖM skipper").value
    assert len(found) == 1
    assert desk("wallet", "remove", found[0]["id"]).status == 0
    assert len(desk("wallet", "list").value) == 1
    assert desk("wallet", "check").status == 0


def test_bad_rows_are_named_and_the_good_ones_awarded(desk: Run, issuer: str, design: Path, tmp_path: Path) -> None:
    roster = tmp_path / "bad.csv"
    roster.write_text(
        "Full name;Mail\nAnna Ångström;anna@baysail.example\n;x@mail.example\nTom;tom@mail\nBo;bo@mail.example\n",
        "utf-8",
    )
    words = ("award", "--design", design, "--issuer", issuer, "--roster", roster, "-o", tmp_path / "out")
    dry = desk(*words, "--dry-run")
    assert (dry.status, dry.value["ready"], dry.value["awarded"], dry.value["files"]) == (4, 2, 0, [])
    assert not (tmp_path / "out").exists()
    answer = desk(*words)
    assert answer.status == 4
    assert answer.value["awarded"] == 2
    assert [(item["row"], item["column"], item["code"]) for item in answer.value["rejected"]] == [
        (3, "Full name", "ROSTER_NAME"),
        (4, "Mail", "ROSTER_EMAIL"),
    ]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_run_again_nobody_is_awarded_twice(
    desk: Run, issuer: str, design: Path, roster: Path, awarded: list[Path], tmp_path: Path
) -> None:
    words = (
        "award", "--design", design, "--issuer", issuer, "--roster", roster, "-o", awarded[0].parent,
        "--format", "png,svg,json", "--at", AT,
    )  # fmt: skip
    assert desk(*words).value["awarded"] == 0
    awarded[0].unlink()
    resumed = desk(*words, "--resume")
    assert resumed.value["awarded"] == 1
    assert awarded[0].is_file()
    assert len(desk("register", "list").value) == 2


def test_the_register_lists_and_exports_the_awards(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    listed = desk("register", "list").value
    assert [entry["recipient"] for entry in listed] == ["Anna Ångström", "李小龙"]
    assert set(listed[0]) == {"id", "recipient", "design", "issuer", "state", "awardedAt"}
    assert desk("register", "show", listed[0]["id"]).value["recipient"] == "Anna Ångström"
    assert desk("register", "export", "-o", tmp_path / "register.csv").status == 0
    assert "Anna Ångström" in (tmp_path / "register.csv").read_text("utf-8-sig")


def test_lists_of_an_empty_profile_are_empty_and_make_none(desk: Run, tmp_path: Path) -> None:
    for words in (("issuer", "list"), ("register", "list"), ("wallet", "list"), ("wallet", "search", "x")):
        answer = desk(*words)
        assert (answer.status, answer.value) == (0, [])
    assert not (tmp_path / "profile").exists()


def test_templates_are_listed_with_their_style(desk: Run) -> None:
    listed = desk("design", "templates").value
    assert {"id", "name", "style"} == set(listed[0])
    assert "harbour" in {item["id"] for item in listed}
    assert len(listed) >= 4


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_a_design_is_drawn_by_the_ending_of_the_output(ending: str, desk: Run, design: Path, tmp_path: Path) -> None:
    output = tmp_path / f"drawn{ending}"
    assert desk("design", "render", design, "-o", output, "--size", 96).status == 0
    magic = {".svg": b"<", ".png": b"\x89PNG", ".pdf": b"%PDF"}[ending]
    assert output.read_bytes().startswith(magic)


def test_a_template_has_nothing_to_improve(desk: Run, design: Path) -> None:
    assert (desk("design", "check", design).status, desk("design", "check", design).value) == (0, [])


def test_what_can_be_is_put_right_and_written_to_another_file(desk: Run, design: Path, tmp_path: Path) -> None:
    whole = load_design(design.read_bytes())
    bare, mended = tmp_path / "bare.badge", tmp_path / "mended.badge"
    bare.write_bytes(save_design(replace(whole, achievement=replace(whole.achievement, caption=""))))
    assert [each["code"] for each in desk("design", "check", bare).value] == ["ARTWORK_CAPTION"]
    assert (desk("design", "check", bare, "--mend", mended).status, desk("design", "check", mended).value) == (0, [])
    assert load_design(bare.read_bytes()).achievement.caption == ""


def test_unbake_gives_the_whole_credential_on_standard_output(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    picture = next(path for path in awarded if path.suffix == ".png")
    assert desk("unbake", picture, "-o", tmp_path / "out.json").status == 0
    said = desk("unbake", picture, plain=True).out
    assert len(said) > 2_000
    assert said == (tmp_path / "out.json").read_text("utf-8") + "\n"


def test_badges_inside_an_archive_are_kept_and_the_rest_is_named(
    desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in enumerate(awarded):
            archive.write(file, f"badges/{number}{file.suffix}")
        archive.writestr("read-me.txt", "no badge")
    home = tmp_path / "learner"
    answer = desk("wallet", "add", packed, home=home)
    assert answer.status == 4
    assert [entry["file"] for entry in answer.value["added"]] == [
        f"{packed}/badges/{number}{file.suffix}" for number, file in enumerate(awarded)
    ]
    assert [entry["file"] for entry in answer.value["refused"]] == [f"{packed}/read-me.txt"]
    assert len(desk("wallet", "list", home=home).value) == 2
    kept = {file.read_bytes() for file in (home / "originals").rglob("*") if file.is_file()}
    assert kept == {file.read_bytes() for file in awarded}


def test_an_archive_without_a_badge_is_a_fault_that_names_every_file(desk: Run, tmp_path: Path) -> None:
    packed = tmp_path / "papers.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("read-me.txt", "no badge")
        archive.writestr("list.json", '{"colours": ["red"]}')
    answer = desk("wallet", "add", packed, home=tmp_path / "learner")
    assert (answer.status, answer.value["added"]) == (3, [])
    assert [entry["file"] for entry in answer.value["refused"]] == [f"{packed}/read-me.txt", f"{packed}/list.json"]


def test_an_archive_that_leads_elsewhere_is_refused_whole(desk: Run, tmp_path: Path) -> None:
    packed = tmp_path / "bad.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../evil.json", "{}")
    answer = desk("wallet", "add", packed, home=tmp_path / "learner")
    assert answer.status == 3
    assert answer.value["error"]["code"] == "ARCHIVE_PATH"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_long_list_is_awarded_in_batches_each_into_a_zip_file(
    desk: Run, issuer: str, design: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(limits, "ROSTER_ROWS", 3)
    roster = tmp_path / "long.csv"
    roster.write_text(
        "Name,E-mail\n" + "".join(f"Long {n},l{n}@mail.example\n" for n in range(7)) + "Bad,no\n", "utf-8"
    )
    words = ("award", "--design", design, "--issuer", issuer, "--roster", roster, "-o", tmp_path / "out" / "all.zip")
    before = len(desk("register", "list").value)
    first = desk(*words, "--jobs", jobs)
    assert first.status == 4
    assert (first.value["awarded"], [item["row"] for item in first.value["rejected"]]) == (7, [9])
    members = [zipfile.ZipFile(path).namelist() for path in sorted((tmp_path / "out").iterdir())]
    assert [len(names) for names in members] == [3, 3, 1]
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["all-1.zip", "all-2.zip", "all-3.zip"]
    again = desk(*words, "--resume", "--jobs", jobs)
    assert (again.value["awarded"], again.value["complete"]) == (0, 7)
    assert len(desk("register", "list").value) == before + 7
    assert desk("register", "check").status == 0


def test_an_import_report_says_what_became_of_every_file(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(awarded[0], tmp_path / "in" / "badge.png")
    (tmp_path / "in" / "link.txt").write_text("https://badges.example/1", "utf-8")
    home, report = tmp_path / "learner", tmp_path / "report.csv"
    answer = desk("wallet", "add", tmp_path / "in", "--report", report, home=home)
    assert (answer.status, answer.value["added"][0]["state"]) == (4, "added")
    assert [entry["code"] for entry in answer.value["refused"]] == ["CREDENTIAL_LINK"]
    with report.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["result"] for row in rows] == ["Added", "Not taken in"]
    assert rows[1]["what to do"].startswith("Open the link in your browser")


def test_reminders_recheck_and_takeaway_answer_json(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "learner"
    desk("wallet", "add", awarded[0], home=home)
    calendar = tmp_path / "ends.ics"
    assert desk("wallet", "reminders", "--calendar", calendar, home=home).value == []
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert desk("wallet", "reminders", "--days", "0", home=home).status == 2
    assert desk("wallet", "recheck", home=home).value == {"checked": 1, "changed": [], "damaged": []}
    taken = desk("wallet", "export", "--everything", "-o", tmp_path / "away", home=home).value
    assert (taken["badges"], taken["files"]) == (1, 1)
    assert (Path(taken["folder"]) / "index.html").is_file()


def test_a_signed_trust_list_goes_from_one_profile_to_another(desk: Run, issuer: str, tmp_path: Path) -> None:
    home, file = tmp_path / "learner", tmp_path / "list.jwt"
    assert desk("trust", "export", "--issuer", "Bay Sailing Club", "--name", "Mine", "-o", file).status == 2
    desk("trust", "add", "did:key:zFriend", "--name", "Friends")
    assert desk("trust", "export", "--issuer", "Bay Sailing Club", "--name", "Mine", "-o", file).status == 0
    desk("trust", "remove", "did:key:zFriend")
    looked = desk("trust", "import", file, "--look-only", home=home).value
    assert (looked["signer"], looked["added"]) == ({"id": issuer, "name": "Bay Sailing Club"}, [])
    assert desk("trust", "import", file, home=home).value["added"] == ["did:key:zFriend"]
    assert [entry["name"] for entry in desk("trust", "list", home=home).value] == ["Friends"]
    file.write_bytes(file.read_bytes()[:-4])
    refused = desk("trust", "import", file, home=home)
    assert refused.status == 3
