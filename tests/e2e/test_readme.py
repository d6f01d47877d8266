"""The README tells the truth: its tour runs line by line, and every file it names is there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT

_README = ROOT / "README.md"


def _block(mark: str, language: str) -> str:
    text = _README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark}: begin.*?-->\n```{language}\n(.*?)```\n<!-- {mark}: end -->", text, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def toured(tmp_path: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder after the tour, and what the tour said."""
    (tmp_path / "people.csv").write_text(_block("roster", "csv"), encoding="utf-8")
    (tmp_path / "passphrase").write_text("four plain words here", encoding="utf-8")
    bash = shutil.which("bash")
    assert bash is not None
    done = subprocess.run(
        [bash, "-euo", "pipefail", "-c", _block("tour", "sh")],
        cwd=tmp_path,
        env={
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
            "HOME": str(tmp_path / "home"),
            "LC_ALL": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "BADGEDESK_HOME": str(tmp_path / "profile"),
            "BADGEDESK_PASSPHRASE_FILE": str(tmp_path / "passphrase"),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return tmp_path, done


def test_the_tour_runs_to_its_end(toured: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = toured
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    awarded = {path.name: path.read_bytes() for path in (folder / "awarded").rglob("*") if path.is_file()}
    backup = {path.name: path.read_bytes() for path in (folder / "backup").rglob("*") if path.is_file()}
    assert sorted(Path(name).suffix for name in awarded) == [".png"] * 3 + [".svg"] * 3
    assert set(backup.values()) == set(awarded.values())
    assert (folder / "knots.png").read_bytes().startswith(b"\x89PNG")


def test_every_file_that_the_readme_names_is_there() -> None:
    text = _README.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:docs/|installer/)?[\w./-]+(?:\.md|/run|/test|/decisions/)|LICENSE)`", text))
    assert {"docs/architecture.md", "LICENSE"} <= named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_two_commands_stand_in_the_readme_as_the_installer_has_them() -> None:
    lines = _README.read_text(encoding="utf-8").splitlines()
    commands = {line.split("#")[0].strip() for line in lines if line.startswith("installer/")}
    assert {"installer/run", "installer/test", "installer/run -- verify badge.png"} == commands
