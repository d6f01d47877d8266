"""The whole loop with the installed wheel: issuer, design, award, verify, keep; never loading Qt."""

import csv
import json
import tarfile
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from badgedesk import __version__
from tests.e2e.conftest import ROOT, Program

_PEOPLE = (("Ana Núñez", "ana@club.example"), ("Грушенька О'Нил", "g@club.example"), ("李, 小龙", "li@club.example"))


def _answer(program: Program, *words: str | Path, exit_code: int = 0) -> Any:
    return json.loads(program.run(*words, "--json", exit_code=exit_code).stdout)


def _write_roster(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "email"), *_PEOPLE])


@pytest.fixture
def club(program: Program) -> Program:
    """A provider with an issuer, a design and a roster, whose profile lies in ``club``."""
    passphrase = program.folder / "passphrase"
    passphrase.write_text("four plain words here\n", encoding="utf-8")
    provider = Program(
        program.python,
        program.folder,
        {"BADGEDESK_HOME": str(program.folder / "club"), "BADGEDESK_PASSPHRASE_FILE": str(passphrase)},
    )
    provider.run("issuer", "create", "--name", "Harbour Club", "--url", "https://club.example")
    template = _answer(provider, "design", "templates")[0]["id"]
    provider.run("design", "new", "--template", template, "-o", "knots.badge")
    _write_roster(program.folder / "roster.csv")
    return provider


def _award(club: Program) -> Any:
    words = ("--design", "knots.badge", "--issuer", "Harbour Club", "--roster", "roster.csv")
    return _answer(club, "award", *words, "-o", "out", "--format", "png,svg,json")


def test_the_loop_from_issuer_to_wallet(club: Program) -> None:
    answer = _award(club)
    assert (answer["awarded"], answer["rejected"]) == (3, [])
    files = {ending: sorted((club.folder / "out").rglob(f"*.{ending}")) for ending in ("png", "svg", "json")}
    assert {ending: len(found) for ending, found in files.items()} == {"png": 3, "svg": 3, "json": 3}
    (issuer,) = _answer(club, "issuer", "list")
    trust = [{"id": issuer["id"], "name": issuer["name"]}]
    (club.folder / "trust.json").write_text(json.dumps(trust), encoding="utf-8")

    learner = Program(club.python, club.folder, {"BADGEDESK_HOME": str(club.folder / "learner")})
    everything = [*files["png"], *files["svg"], *files["json"]]
    strangers = _answer(learner, "verify", *everything, exit_code=1)
    assert [(one["verdict"], one["headline"]) for one in strangers] == [("unknown", "sound-issuer-unknown")] * 9
    known = _answer(learner, "verify", *everything, "--trust", "trust.json")
    assert [(one["verdict"], one["headline"]) for one in known] == [("pass", "good")] * 9
    assert {one["credential"]["issuer"]["name"] for one in known} == {"Harbour Club"}

    learner.run("wallet", "add", files["png"][0])
    (kept,) = _answer(learner, "wallet", "list")
    assert kept["sha256"] == known[0]["credential"]["sha256"]
    learner.run("wallet", "export", "-o", "exported")
    (exported,) = (path for path in (club.folder / "exported").rglob("*") if path.is_file())
    assert exported.read_bytes() == files["png"][0].read_bytes()


def test_names_arrive_exactly_and_a_changed_one_is_refused(club: Program) -> None:
    _award(club)
    pictures = sorted((club.folder / "out").rglob("*.png"))
    texts = []
    for number, picture in enumerate(pictures):
        club.run("unbake", picture, "-o", f"{number}.json")
        texts.append((club.folder / f"{number}.json").read_text(encoding="utf-8"))
    subjects = [json.loads(text)["credentialSubject"]["identifier"] for text in texts]
    names = [one["identityHash"] for identifiers in subjects for one in identifiers if not one["hashed"]]
    assert sorted(names) == sorted(name for name, _ in _PEOPLE)

    changed = club.folder / "changed.json"
    changed.write_text(next(text for text in texts if "Ana Núñez" in text).replace("Ana Núñez", "Ana Nunez"), "utf-8")
    (report,) = _answer(club, "verify", changed, exit_code=1)
    assert (report["verdict"], report["headline"]) == ("fail", "altered-or-forged")


def test_designs_are_rendered_in_every_form(club: Program) -> None:
    starts = {"svg": b"<", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
    for ending, start in starts.items():
        club.run("design", "render", "knots.badge", "-o", f"knots.{ending}")
        assert (club.folder / f"knots.{ending}").read_bytes().startswith(start)


def test_no_command_loads_qt(club: Program) -> None:
    watched = Program(club.python, club.folder, {**club.variables, "PYTHONPROFILEIMPORTTIME": "1"})
    commands = (
        ("--version",),
        ("issuer", "list"),
        ("design", "render", "knots.badge", "-o", "knots.png"),
        ("award", "--design", "knots.badge", "--issuer", "Harbour Club", "--roster", "roster.csv", "-o", "out"),
        ("wallet", "list"),
    )
    for words in commands:
        loaded = watched.run(*words).stderr
        assert "badgedesk.cli" in loaded
        assert "PySide6" not in loaded


def test_the_version_is_the_packages(program: Program) -> None:
    assert program.run("--version").stdout.strip() == f"badgedesk {__version__}"


def test_resources_come_out_of_the_package(program: Program) -> None:
    code = "from badgedesk.core.resources import resource; print(resource('README.md'))"
    found = Path(program.run_process([str(program.python), "-c", code]).stdout.strip())
    assert found.parts[-3:] == ("badgedesk", "resources", "README.md")
    assert not found.is_relative_to(ROOT)


def test_the_packages_hold_what_they_must(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    names = set(ZipFile(wheel).namelist())
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert {"badgedesk/py.typed", "badgedesk/__main__.py"} <= names
    assert {f"badgedesk/{name}" for name in shipped} <= names
    assert [name for name in names if not name.startswith(("badgedesk/", f"badgedesk-{__version__}.dist-info/"))] == []

    (archive,) = packages.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        inside = {name.split("/", 1)[-1] for name in source.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "requirements.lock",
        "installer/run",
        "tests/conftest.py",
    } <= inside
    assert [name for name in inside if "node_modules" in name or name.startswith((".venv", ".git/"))] == []
