"""A command line to call in tests, with a profile of its own and a passphrase file."""

import contextlib
import io
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from badgedesk.__main__ import main

AT = "2026-11-14T12:00:00Z"


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def code(self) -> str:
        """The code of the fault that was answered as JSON."""
        return str(self.value["error"]["code"])


Run = Callable[..., Answer]


def call(words: Sequence[object]) -> Answer:
    """Run a command and take down what it says."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in words])
    assert "Traceback" not in err.getvalue()
    return Answer(status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a passphrase file, a profile with one issuer, a design, a roster and a small batch."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "passphrase").write_text("correct horse battery staple\n", "utf-8")
    (folder / "roster.csv").write_text(
        "Name,E-mail,Date\nAnna Ångström,anna@baysail.example,2026-11-14\n李小龙,li@mail.example,2026-11-14\n", "utf-8"
    )
    common = ("--home", folder / "profile", "--passphrase-file", folder / "passphrase", "--at", AT, "--json")
    design = folder / "harbour.badge"
    steps: list[tuple[object, ...]] = [
        ("issuer", "create", "--name", "Bay Sailing Club", "--url", "https://baysail.example"),
        ("design", "new", "--template", "harbour", "-o", design),
        (
            "award", "--design", design, "--issuer", "Bay Sailing Club", "--roster", folder / "roster.csv",
            "-o", folder / "awarded", "--format", "png,svg,json",
        ),
    ]  # fmt: skip
    for step in steps:
        answer = call([*step, *common])
        assert answer.status == 0, answer.out
    return folder


@pytest.fixture
def desk(tmp_path: Path, workshop: Path) -> Run:
    """Run a command; the profile is ``profile`` in this test's folder, empty unless `awarded` filled it."""

    def run(*words: object, plain: bool = False, home: Path | None = None) -> Answer:
        options = ["--home", home or tmp_path / "profile", "--passphrase-file", workshop / "passphrase"]
        return call([*words, *options, *([] if plain else ["--json"])])

    return run


@pytest.fixture
def profile(tmp_path: Path, workshop: Path) -> Path:
    """The workshop's profile as this test's own."""
    return Path(shutil.copytree(workshop / "profile", tmp_path / "profile"))


@pytest.fixture
def issuer(desk: Run, profile: Path) -> str:
    """The issuer of the workshop; its id."""
    return str(desk("issuer", "list").value[0]["id"])


@pytest.fixture
def design(workshop: Path) -> Path:
    """A design made from a template."""
    return workshop / "harbour.badge"


@pytest.fixture
def roster(workshop: Path) -> Path:
    """A list of two people."""
    return workshop / "roster.csv"


@pytest.fixture
def awarded(tmp_path: Path, workshop: Path, profile: Path) -> list[Path]:
    """The files of the workshop's batch: for each person PNG, SVG and JSON."""
    shutil.copytree(workshop / "awarded", tmp_path / "awarded")
    return sorted((tmp_path / "awarded").iterdir(), key=lambda path: (path.stem, path.suffix != ".png"))
