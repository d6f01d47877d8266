"""Bad input: each has its own code, a sentence and a next step, and nothing is written."""

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.unit.cli.conftest import AT, Answer, Run, call

from badgedesk.__main__ import main
from badgedesk.core.errors import Code
from badgedesk.wording import code_message


def _tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def _screenshot(path: Path) -> Path:
    Image.new("RGB", (40, 40), "navy").save(path, "PNG")
    return path


def _two_badges(awarded: list[Path], path: Path) -> Path:
    data = next(file for file in awarded if file.suffix == ".png").read_bytes()
    body = b"openbadgecredential\0\0\0\0\0{}"
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))
    path.write_bytes(data[:33] + chunk + data[33:])
    return path


def _make(kind: str, awarded: list[Path], folder: Path) -> Path:
    path = folder / f"{kind}.file"
    png = next(file for file in awarded if file.suffix == ".png")
    if kind == "jpeg":
        Image.new("RGB", (8, 8)).save(path, "JPEG")
    elif kind == "screenshot":
        _screenshot(path)
    elif kind == "truncated":
        path.write_bytes(png.read_bytes()[:-200])
    elif kind == "two badges":
        _two_badges(awarded, path)
    elif kind == "foreign json":
        path.write_text('{"name": "a recipe"}', "utf-8")
    elif kind == "broken json":
        path.write_text('{"type": ["VerifiableCredential"', "utf-8")
    elif kind == "empty":
        path.write_bytes(b"")
    else:
        path.write_text("just some words", "utf-8")
    return path


KINDS = [
    ("not an image", Code.CREDENTIAL_NOT_RECOGNISED),
    ("screenshot", Code.BAKED_NOT_FOUND),
    ("truncated", Code.PNG_STRUCTURE),
    ("jpeg", Code.BAKED_JPEG),
    ("two badges", Code.BAKED_AMBIGUOUS),
    ("foreign json", Code.CREDENTIAL_NOT_RECOGNISED),
    ("broken json", Code.JSON_SYNTAX),
    ("empty", Code.CREDENTIAL_NOT_RECOGNISED),
]


TOLD_APART = {"screenshot": Code.BAKED_SCREENSHOT, "foreign json": Code.CREDENTIAL_FOREIGN_JSON}
"""Where the wallet tells a learner more than that there is no badge."""


@pytest.mark.parametrize(("kind", "code"), [(kind, TOLD_APART.get(kind, code)) for kind, code in KINDS])
def test_what_is_no_badge_is_not_taken_into_the_wallet(
    kind: str, code: Code, desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    learner = tmp_path / "learner"
    answer = desk("wallet", "add", _make(kind, awarded, tmp_path), home=learner)
    assert (answer.status, answer.code) == (3, code.value)
    assert answer.value["error"]["message"] == str(code_message(code))
    assert desk("wallet", "list", home=learner).value == []
    assert not [path for path in (learner / "originals").rglob("*") if path.is_file()]


@pytest.mark.parametrize(("kind", "code"), [pair for pair in KINDS if pair[0] != "two badges"])
def test_what_is_no_badge_is_not_baked(kind: str, code: Code, desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "out.png"
    answer = desk("bake", _screenshot(tmp_path / "s.png"), _make(kind, awarded, tmp_path), "-o", output)
    assert (answer.status, answer.code) == (3, code)
    assert not output.exists()


def test_a_picture_is_not_baked_into_a_picture(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    png = next(file for file in awarded if file.suffix == ".png")
    answer = desk("bake", _screenshot(tmp_path / "s.png"), png, "-o", tmp_path / "out.png")
    assert (answer.status, answer.code) == (3, Code.CREDENTIAL_NOT_RECOGNISED)


@pytest.mark.parametrize(("kind", "code"), KINDS)
def test_what_is_no_badge_gets_a_report_that_says_why(
    kind: str, code: Code, desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    answer = desk("verify", _make(kind, awarded, tmp_path))
    entry = answer.value[0]
    assert answer.status == 1
    assert entry["verdict"] == "fail"
    assert entry["checks"][0]["code"] == code.value
    assert entry["headline"] in {"no-badge", "damaged"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("not an image", Code.IMAGE_UNSUPPORTED),
        ("screenshot", Code.BAKED_NOT_FOUND),
        ("truncated", Code.PNG_STRUCTURE),
        ("jpeg", Code.BAKED_JPEG),
        ("two badges", Code.BAKED_AMBIGUOUS),
    ],
)
def test_nothing_is_taken_out_of_a_picture_that_holds_no_badge(
    kind: str, code: Code, desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.json"
    answer = desk("unbake", _make(kind, awarded, tmp_path), "-o", output)
    assert (answer.status, answer.code) == (3, code.value)
    assert not output.exists()


def test_nothing_is_baked_into_what_is_no_picture(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    credential = next(file for file in awarded if file.suffix == ".json")
    for kind, code in (("jpeg", Code.BAKED_JPEG), ("not an image", Code.IMAGE_UNSUPPORTED)):
        answer = desk("bake", _make(kind, awarded, tmp_path), credential, "-o", tmp_path / "out.png")
        assert (answer.status, answer.code) == (3, code.value)
    answer = desk(
        "bake", _screenshot(tmp_path / "s.png"), _make("not an image", awarded, tmp_path), "-o", tmp_path / "out.png"
    )
    assert (answer.status, answer.code) == (3, Code.CREDENTIAL_NOT_RECOGNISED.value)
    assert not (tmp_path / "out.png").exists()


Award = Callable[..., Answer]


@pytest.fixture
def award(desk: Run, issuer: str, design: Path, tmp_path: Path) -> Award:
    """Award from a roster given as text into ``out`` of this test's folder."""

    def run(roster: str, *more: object, **changes: object) -> Answer:
        path = tmp_path / "roster.csv"
        path.write_text(roster, "utf-8")
        words = {"--design": design, "--issuer": issuer, "--roster": path, "-o": tmp_path / "out", **changes}
        return desk("award", *[part for pair in words.items() for part in pair], "--at", AT, *more)

    return run


@pytest.mark.parametrize(
    ("roster", "more", "code"),
    [
        ("Name\nAnna\n", ("--map", "email=Post"), Code.ROSTER_COLUMN),
        ("Person\nAnna\n", ("--map", "name=Full name"), Code.ROSTER_COLUMN),
        ("", (), Code.ROSTER_EMPTY),
        ("Name\n", (), Code.ROSTER_EMPTY),
    ],
)
def test_a_list_that_cannot_be_used_awards_nobody(
    roster: str, more: tuple[str, ...], code: Code, award: Award, desk: Run, tmp_path: Path
) -> None:
    before = len(desk("register", "list").value)
    answer = award(roster, *more)
    assert (answer.status, answer.code) == (3, code.value)
    assert answer.value["error"]["path"].endswith("roster.csv")
    assert not (tmp_path / "out").exists()
    assert len(desk("register", "list").value) == before


def test_each_hostile_list_ends_with_a_code_and_a_sentence_or_with_rows_that_have_them(
    desk: Run, issuer: str, design: Path, vectors_dir: Path, tmp_path: Path
) -> None:
    told = {}
    for file in sorted((vectors_dir / "hostile" / "zip").glob("roster-*.csv")):
        words = ["--design", design, "--issuer", issuer, "--roster", file, "-o", tmp_path / "out", "--dry-run"]
        answer = desk("award", *words, "--at", AT)
        problems = [answer.value["error"]] if answer.status == 3 else answer.value["rejected"]
        assert all(len(problem["message"]) > 20 for problem in problems)
        assert not any("{value}" in problem["message"] or "{reason}" in problem["message"] for problem in problems)
        told[file.stem.removeprefix("roster-")] = (answer.status, sorted({problem["code"] for problem in problems}))
    assert told == {
        "bidi": (0, []),
        "dup": (4, ["ROSTER_DUPLICATE"]),
        "email-header": (4, ["ROSTER_EMAIL"]),
        "html": (0, []),
        "injection": (0, []),
        "latin1": (3, ["TEXT_NOT_UTF8"]),
        "long-field": (3, ["ROSTER_LIMIT"]),
        "nul": (3, ["ROSTER_FORMAT"]),
        "path-names": (4, ["ROSTER_NAME"]),
        "unclosed": (3, ["ROSTER_FORMAT"]),
    }
    assert not (tmp_path / "out").exists()


def test_an_empty_name_is_rejected_with_its_row(award: Award, tmp_path: Path) -> None:
    answer = award("Name,E-mail\n,anna@baysail.example\n")
    assert answer.status == 4
    assert answer.value["awarded"] == 0
    assert answer.value["rejected"][0] == {
        "row": 2,
        "column": "Name",
        "code": "ROSTER_NAME",
        "message": str(code_message(Code.ROSTER_NAME)),
    }
    assert not list(tmp_path.glob("out/*"))


def test_a_wrong_passphrase_signs_nothing(issuer: str, design: Path, roster: Path, desk: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("correct horse battery stapler\n", "utf-8")
    words = ["award", "--design", design, "--issuer", issuer, "--roster", roster, "-o", tmp_path / "out"]
    before = desk("register", "list").value
    answer = call([*words, "--home", tmp_path / "profile", "--passphrase-file", wrong, "--json"])
    assert (answer.status, answer.code) == (3, Code.PASSPHRASE_WRONG.value)
    assert "stapler" not in answer.out + answer.err
    assert not (tmp_path / "out").exists()
    assert desk("register", "list").value == before


def test_without_key_store_and_passphrase_no_issuer_is_made(workshop: Path, tmp_path: Path) -> None:
    answer = call(["issuer", "create", "--name", "Nobody", "--home", tmp_path / "p", "--json"])
    assert answer.status == 3
    assert answer.code in {Code.KEY_STORE_ABSENT.value, Code.PASSPHRASE_NEEDED.value}
    assert call(["issuer", "list", "--home", tmp_path / "p", "--json"]).value == []
    assert not list((tmp_path / "p" / "keys").glob("*"))


def test_an_unknown_template_makes_no_file(desk: Run, tmp_path: Path) -> None:
    answer = desk("design", "new", "--template", "nosuch", "-o", tmp_path / "x.badge")
    assert (answer.status, answer.code) == (3, Code.TEMPLATE_UNKNOWN.value)
    assert "nosuch" in answer.value["error"]["message"]
    assert not (tmp_path / "x.badge").exists()


def test_an_unknown_font_is_named_and_the_design_still_drawn(desk: Run, design: Path, tmp_path: Path) -> None:
    changed = tmp_path / "font.badge"
    text = design.read_text("utf-8")
    assert "Barlow Condensed" in text
    changed.write_text(text.replace("Barlow Condensed", "Nosuch Grotesk"), "utf-8")
    answer = desk("design", "check", changed)
    assert answer.status == 1
    assert {finding["code"] for finding in answer.value} == {Code.FONT_UNKNOWN.value}
    assert "Nosuch Grotesk" in answer.value[0]["message"]
    assert desk("design", "render", changed, "-o", tmp_path / "out.svg").status == 0


@pytest.mark.parametrize("content", ["", "words", "<svg xmlns='http://www.w3.org/2000/svg'/>", '{"a": 1}'])
def test_what_is_no_design_is_refused_by_name(content: str, desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "no.badge"
    path.write_text(content, "utf-8")
    answer = desk("design", "render", path, "-o", tmp_path / "out.png")
    assert (answer.status, answer.code) == (3, Code.DESIGN_FORMAT.value)
    assert answer.value["error"]["path"] == str(path)
    assert not (tmp_path / "out.png").exists()


def test_a_design_is_never_overwritten_unasked(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.badge"
    path.write_text("mine", "utf-8")
    answer = desk("design", "new", "--template", "harbour", "-o", path)
    assert (answer.status, answer.code) == (3, Code.FILE_EXISTS.value)
    assert path.read_text("utf-8") == "mine"


def test_a_target_that_cannot_be_written_is_named_and_nothing_is_left(
    desk: Run, design: Path, award: Award, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", "utf-8")
    before = _tree(tmp_path)
    answer = desk("design", "render", design, "-o", blocked / "out.png")
    assert (answer.status, answer.code) == (3, Code.FILE_NOT_WRITABLE.value)
    assert _tree(tmp_path) == before
    refused = award("Name\nAnna\n", **{"-o": blocked})
    assert (refused.status, refused.code) == (3, Code.FILE_NOT_WRITABLE.value)


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("verify", "/no/such/file.png"), 3, Code.FILE_NOT_FOUND),
        (("verify",), 2, Code.USAGE),
        (("issuer",), 2, Code.USAGE),
        (("issuer", "show", "nobody"), 3, Code.ISSUER_NOT_FOUND),
        (("issuer", "create", "--name", "  "), 2, Code.USAGE),
        (("issuer", "create", "--name", "X", "--did", "web:https://baysail.example"), 3, Code.DID_DOMAIN),
        (
            ("issuer", "create", "--name", "X", "--did", "web:baysial.example", "--url", "https://baysail.example"),
            3,
            Code.DID_DOMAIN_SLIP,
        ),
        (("issuer", "create", "--name", "X", "--status-at", "baysail.example/status"), 3, Code.ADDRESS_STATUS),
        (("register", "show", "nothing"), 3, Code.ITEM_NOT_FOUND),
        (("wallet", "show", "nothing"), 3, Code.ITEM_NOT_FOUND),
        (("trust", "add", "Bay Sailing Club"), 2, Code.USAGE),
        (("verify", "x.png", "--at", "yesterday"), 2, Code.USAGE),
        (("nosuch",), 2, Code.USAGE),
        (("nosuch", "wallet"), 2, Code.USAGE),
        (("--hom", "wallet", "verify", "/no/such/file.png"), 3, Code.FILE_NOT_FOUND),
        (("revoke", "1", "--reason", "error"), 3, Code.ITEM_NOT_FOUND),
        (("share", "linkedin", "1"), 3, Code.ITEM_NOT_FOUND),
        (("share", "linkedin"), 2, Code.USAGE),
        (("share", "signature", "1", "-o", "x.html"), 3, Code.SHOW_NOTHING),
        (("issuer", "rotate", "x"), 3, Code.ISSUER_NOT_FOUND),
        (("issuer", "retire", "x"), 3, Code.ISSUER_NOT_FOUND),
    ],
)
def test_every_fault_has_its_status_and_code(words: tuple[str, ...], status: int, code: Code, desk: Run) -> None:
    answer = desk(*words)
    assert (answer.status, answer.code) == (status, code.value)
    assert len(answer.value["error"]["message"]) > 20


def test_commands_that_are_not_built_stay_out_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["wallet", "--help"], ["issuer", "--help"], ["design", "--help"], ["share", "--help"]):
        with pytest.raises(SystemExit) as left:
            main(words)
        assert left.value.code == 0
    shown = capsys.readouterr().out
    assert "verify" in shown
    for absent in ("pathway", "advise"):
        assert absent not in shown


def test_json_goes_to_standard_output_and_words_to_standard_error(desk: Run, tmp_path: Path) -> None:
    spoken = desk("verify", "/no/such/file.png", plain=True)
    assert spoken.out == ""
    assert "FILE_NOT_FOUND" in spoken.err
    silent = desk("verify", "/no/such/file.png")
    assert silent.err == ""
    assert json.loads(silent.out)["error"]["path"] == "/no/such/file.png"


def test_without_a_screen_the_window_is_a_fault_and_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 3
    assert "NO_SCREEN" in capsys.readouterr().err


def test_a_picture_with_private_details_is_baked_without_them(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    credential = next(file for file in awarded if file.suffix == ".json")
    picture, baked = tmp_path / "picture.png", tmp_path / "baked.png"
    details = PngInfo()
    details.add_text("Author", "Jane Doe")
    Image.new("RGB", (8, 8), "teal").save(picture, pnginfo=details)
    answer = desk("bake", picture, credential, "-o", baked)
    assert (answer.status, answer.value["notes"]) == (0, ["PRIVATE_METADATA"])
    assert b"Jane Doe" not in baked.read_bytes()
    assert desk("bake", picture, credential, "-o", baked, "--keep-details").value["notes"] == []
    assert b"Jane Doe" in baked.read_bytes()
    assert b"Jane Doe" in picture.read_bytes()


def test_a_drawing_that_holds_a_program_is_baked_without_it(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    credential = next(file for file in awarded if file.suffix == ".json")
    picture, baked = tmp_path / "picture.svg", tmp_path / "baked.svg"
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect width="9" height="9"/></svg>'
    picture.write_text(frame.format("<script>x()</script>"))
    answer = desk("bake", picture, credential, "-o", baked)
    assert (answer.status, answer.value["notes"]) == (0, ["SVG_ACTIVE_CONTENT"])
    assert "<script" not in baked.read_text("utf-8")
    assert desk("unbake", baked, plain=True).out == credential.read_text("utf-8") + "\n"


def test_the_whole_help_names_every_family_and_a_misspelt_command_is_told_others(
    capsys: pytest.CaptureFixture[str], desk: Run
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    names = ("issuer", "design", "award", "register", "revoke", "endorse", "publish", "handover", "verify", "wallet")
    assert [name for name in (*names, "share") if name not in shown] == []
    assert "'issuer', 'design'" in desk("nosuch", "wallet").value["error"]["message"]
