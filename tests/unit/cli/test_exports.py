"""Exports from the command line: real badges from a wallet into real files."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.unit.cli.conftest import AT, Run

from badgedesk.core.bake import unbake


@pytest.fixture
def kept(desk: Run, awarded: list[Path]) -> list[dict[str, str]]:
    """The wallet's badges, the first of Anna Ångström."""
    pictures = [path for path in awarded if path.suffix == ".png"]
    assert desk("wallet", "add", *sorted(pictures, key=lambda path: "Anna" not in path.name)).status == 0
    return list(desk("wallet", "list").value)


def test_pictures_of_one_badge_in_every_shape(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    answer = desk("share", "pictures", kept[0]["id"], "-o", tmp_path / "out", "--at", AT)
    assert answer.status == 0
    told = answer.value["pictures"]
    assert [(entry["shape"], entry["baked"]) for entry in told] == [
        ("square", True), ("link", True), ("portrait", True), ("story", True), ("banner", False),
    ]  # fmt: skip
    for entry in told:
        with Image.open(entry["file"]) as opened:
            assert opened.width >= 1080
        if entry["baked"]:
            assert json.loads(unbake(Path(entry["file"]).read_bytes()).text)["type"]
    captions = (tmp_path / "out" / "captions.txt").read_text("utf-8")
    assert captions.count("Alternative text: ") == 5
    assert "for looks, without proof" in captions
    assert answer.value["privacy"]["identifies"] == ["name", "hashed"]


def test_a_dry_run_says_what_would_be_in_it_and_writes_nothing(
    desk: Run, kept: list[dict[str, str]], tmp_path: Path
) -> None:
    for words in (
        ("pictures", "-o", tmp_path / "out", "--shape", "link"),
        ("certificate", kept[0]["id"], "-o", tmp_path / "out" / "c.pdf"),
        ("resume", "-o", tmp_path / "out" / "r.docx"),
    ):
        answer = desk("share", *words, "--dry-run", "--at", AT)
        assert answer.status == 0
        assert answer.value["written"] is False
        assert answer.value["files"]
        assert set(answer.value["privacy"]) == {"badges", "contains", "identifies", "leftOut"}
    assert not (tmp_path / "out").exists()


def test_a_certificate_is_written_and_its_badge_is_added_again(
    desk: Run, kept: list[dict[str, str]], tmp_path: Path
) -> None:
    file = tmp_path / "certificate.pdf"
    assert desk("share", "certificate", kept[0]["id"], "-o", file, "--at", AT).status == 0
    (data,) = PdfReader(io.BytesIO(file.read_bytes())).attachments["credential.json"]
    (tmp_path / "attached.json").write_bytes(data)
    again = desk("wallet", "add", tmp_path / "attached.json")
    assert [entry["id"] for entry in again.value["added"]] == [kept[0]["id"]]
    assert len(desk("wallet", "list").value) == len(kept)


def test_several_certificates_are_told_apart(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    ids = [entry["id"] for entry in kept]
    answer = desk("share", "certificate", *ids, "-o", tmp_path / "c.pdf", "--look", "modern", "--at", AT)
    assert len(answer.value["files"]) == len(set(answer.value["files"])) == 2
    for form, language in (("wall", "fr"), ("cards", "pt")):
        file = tmp_path / f"{form}.pdf"
        one = desk("share", "certificate", *ids, "-o", file, "--as", form, "--language", language, "--at", AT)
        assert one.value["files"] == [str(file)]
        assert PdfReader(io.BytesIO(file.read_bytes())).trailer["/Root"]["/Lang"] == language


def test_nothing_is_written_over_unasked(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    file = tmp_path / "resume.md"
    file.write_text("mine", "utf-8")
    answer = desk("share", "resume", "-o", file, "--at", AT)
    assert (answer.status, answer.code) == (3, "FILE_EXISTS")
    assert file.read_text("utf-8") == "mine"
    assert desk("share", "resume", "-o", file, "--replace", "--at", AT).status == 0
    assert file.read_text("utf-8").startswith("## Badges and certificates")


def test_an_existing_json_resume_is_extended(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    file = tmp_path / "resume.json"
    file.write_text('{"basics": {"name": "Anna"}}', "utf-8")
    assert desk("share", "resume", kept[0]["id"], "-o", file, "--at", AT).status == 0
    made = json.loads(file.read_text("utf-8"))
    assert made["basics"] == {"name": "Anna"}
    assert [entry["name"] for entry in made["certificates"]] == [kept[0]["name"]]
    file.write_text("[1]", "utf-8")
    assert desk("share", "resume", kept[0]["id"], "-o", file, "--at", AT).code == "RESUME_FORMAT"
    assert file.read_text("utf-8") == "[1]"


def test_a_resume_is_worded_ordered_and_tailored(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    (tmp_path / "advert.txt").write_text("Wanted: skipper for coastal passages", "utf-8")
    answer = desk(
        "share", "resume", "-o", tmp_path / "r.txt", "--advert", tmp_path / "advert.txt", "--most", "1",
        "--word", f"{kept[0]['id']}=I sailed it myself.", "--title", "What I can", "--at", AT,
    )  # fmt: skip
    assert answer.status == 0
    assert answer.value["ranked"][0]["reasons"]
    text = (tmp_path / "r.txt").read_text("utf-8")
    assert text.startswith("What I can\n")
    assert "I sailed it myself." in text
    assert text.count("Bay Sailing Club") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("certificate", "{id}", "-o", "c.docx"), "SHOW_FORMAT"),
        (("resume", "-o", "r.doc"), "SHOW_FORMAT"),
        (("resume", "-o", "r.txt", "--word", "nobody=x"), "USAGE"),
        (("pictures", "-o", "p", "--ground", "reddish"), "USAGE"),
        (("pictures", "nothing", "-o", "p"), "ITEM_NOT_FOUND"),
        (("resume", "-o", "r.txt", "--advert", "missing.txt"), "FILE_NOT_FOUND"),
    ],
)
def test_what_cannot_be_done_is_said(
    desk: Run,
    kept: list[dict[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    answer = desk("share", *(word.format(id=kept[0]["id"]) for word in words), "--at", AT)
    assert answer.status in {2, 3}
    assert answer.code == code
    assert sorted(tmp_path.iterdir()) == before


def test_an_empty_wallet_has_nothing_to_show(desk: Run, tmp_path: Path) -> None:
    answer = desk("share", "resume", "-o", tmp_path / "r.txt")
    assert answer.code == "SHOW_NOTHING"
    assert not (tmp_path / "profile").exists()


def test_a_portfolio_is_written_and_only_changes_are_written_again(
    desk: Run, kept: list[dict[str, str]], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    first = desk(
        "share", "portfolio", "-o", site, "--owner", "Anna", "--language", "en", "--language", "de", "--at", AT
    )
    assert first.status == 0
    assert (site / "de" / "index.html").is_file()
    again = desk(
        "share", "portfolio", "-o", site, "--owner", "Anna", "--language", "en", "--language", "de", "--at", AT
    )
    assert (again.value["files"], again.value["removed"]) == ([], [])
    (site / "own.txt").write_text("mine", "utf-8")
    fewer = desk("share", "portfolio", kept[0]["id"], "-o", site, "--owner", "Anna", "--at", AT)
    assert not (site / "de").exists()
    assert (site / "own.txt").read_text("utf-8") == "mine"
    assert len(list((site / "badges").iterdir())) == 1
    assert fewer.value["removed"]
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "x").write_text("x", "utf-8")
    assert desk("share", "portfolio", "-o", taken, "--at", AT).code == "FILE_EXISTS"


def test_a_portfolio_as_a_zip(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    group = f"At sea={kept[0]['id']}"
    answer = desk("share", "portfolio", "-o", tmp_path / "p.zip", "--collection", group, "--at", AT)
    assert answer.status == 0
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        assert "collections.html" in archive.namelist()


def test_a_signature_with_its_plain_twin(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    words = ("share", "signature", kept[0]["id"], "-o", tmp_path / "s.html", "--name", "Anna", "--at", AT)
    assert desk(*words).value["characters"] < 10_000
    assert (tmp_path / "s.txt").read_text("utf-8").startswith("-- \nAnna\n")
    attached = desk(*words, "--variant", "attached", "--replace")
    assert len(attached.value["files"]) == 4
    assert "Thunderbird" in (tmp_path / "s-steps.txt").read_text("utf-8")


def test_an_interview_sheet(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    for suffix in ("pdf", "html"):
        assert desk("share", "interview", "-o", tmp_path / f"i.{suffix}", "--at", AT).status == 0
    assert desk("share", "interview", "-o", tmp_path / "i.doc", "--at", AT).code == "SHOW_FORMAT"


def test_a_presentation_is_signed_and_taken_down(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    question = ("--challenge", "c-1", "--domain", "https://employer.example", "--at", AT)
    assert desk("share", "present", kept[0]["id"], "-o", tmp_path / "a.json", *question).status == 0
    assert desk("share", "present", "-o", tmp_path / "b.json", *question).status == 0
    made = [json.loads((tmp_path / name).read_text("utf-8")) for name in ("a.json", "b.json")]
    assert made[0]["holder"] == made[1]["holder"]
    assert made[0]["id"] != made[1]["id"]
    assert [entry["domain"] for entry in desk("share", "log").value] == ["https://employer.example"] * 2
    assert desk("share", "present", "-o", tmp_path / "c.json", "--challenge", " ", "--domain", "d").code == "USAGE"
    assert desk("share", "present", "-o", tmp_path / "a.json", *question).code == "FILE_EXISTS"
    assert len(desk("share", "log").value) == 2


def test_words_for_a_post_fit_each_network(desk: Run, kept: list[dict[str, str]]) -> None:
    answer = desk("share", "post", kept[0]["id"])
    posts = answer.value["networks"]
    assert answer.value["privacy"]["contains"][:2] == ["badge-name", "issuer"]
    assert answer.value["privacy"]["identifies"] == []
    assert [post["id"] for post in posts] == ["linkedin", "x", "facebook", "mastodon", "bluesky"]
    assert all(post["length"] <= post["limit"] for post in posts)


def test_several_badges_go_into_one_post(desk: Run, kept: list[dict[str, str]]) -> None:
    answer = desk("share", "post", kept[0]["id"], kept[1]["id"]).value
    assert answer["networks"][0]["text"].startswith("2 badges")
    assert answer["networks"][0]["text"].count("\n• ") == 2
    assert "criteria" not in answer["privacy"]["contains"]


def test_words_for_a_post_are_printed_as_they_are_pasted(desk: Run, kept: list[dict[str, str]]) -> None:
    text = desk("share", "post", kept[0]["id"]).value["networks"][0]["text"]
    assert "\n" in text
    assert text in desk("share", "post", kept[0]["id"], plain=True).out


def test_the_checking_side_keeps_a_presentation_and_sees_its_holder(
    desk: Run, kept: list[dict[str, str]], tmp_path: Path
) -> None:
    made = tmp_path / "shown.json"
    question = ("--challenge", "c-1 & 2", "--domain", "jobs.example")
    assert desk("share", "present", "-o", made, *question, "--at", AT).status == 0
    holder = json.loads(made.read_text("utf-8"))["holder"]
    (added,) = desk("wallet", "add", made).value["added"]
    assert (added["name"], added["issuer"]) == (f"Presentation of {len(kept)} badges", holder)
    said = desk("verify", made, *question, plain=True).out
    assert "Its holder signed with their own key" in said
    assert "since the holder signed it for jobs.example, in answer to “c-1 & 2”." in said
    assert desk("verify", made, "--challenge", "c-2").status == 1
    assert desk("verify", made, "--domain", "thief.example").status == 1


def test_a_portfolio_has_the_wallet_s_own_collections(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    assert desk("wallet", "collect", "At sea & <ashore>", kept[0]["id"]).status == 0
    folder = tmp_path / "site"
    assert desk("share", "portfolio", "-o", folder, "--collections").status == 0
    page = (folder / "collections.html").read_text("utf-8")
    assert "<h2>At sea &amp; &lt;ashore&gt;</h2>" in page
    assert page.count('class="card"') == 1
