"""How the desktop is told about the program: the entry, the file types, and that they fit what the program writes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.structure.project import ROOT

_DATA = ROOT / "tests" / "data"
_NEEDED = ("desktop-file-validate", "update-mime-database", "gio")


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose desktop was told about a checkout with a difficult name."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no desktop tools here: {', '.join(missing)} missing")
    checkout = tmp_path / 'my "new" $checkout \\ 2'
    for part in ("installer", "resources/desktop"):
        shutil.copytree(ROOT / part, checkout / part)
    program = checkout / ".venv" / "bin" / "badgedesk"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{tmp_path}/opened"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    subprocess.run([checkout / "installer" / "desktop"], env=environment, check=True, timeout=60)
    return environment


def entry_of(environment: dict[str, str]) -> Path:
    return Path(environment["XDG_DATA_HOME"]) / "applications" / "badgedesk.desktop"


def test_the_entry_is_valid_and_starts_this_checkout(told: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(["desktop-file-validate", entry_of(told)], check=True, timeout=60)
    (tmp_path / "a file.badge").write_text("x", encoding="utf-8")
    command = ["gio", "launch", entry_of(told), tmp_path / "a file.badge"]
    subprocess.run(command, env=told, check=True, timeout=60)
    end = tmp_path / "opened"
    for _ in range(100):
        if end.exists() and end.read_text("utf-8"):
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert end.read_text("utf-8").splitlines() == [str(tmp_path / "a file.badge")]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("designs/version-2.badge", "sea.badge", "application/vnd.badgedesk.design"),
        ("backups/version-1.badgebackup", "mine.badgebackup", "application/vnd.badgedesk.backup"),
        ("backups/version-1.badgebackup", "without an ending", "application/vnd.badgedesk.backup"),
    ],
)
def test_the_desktop_knows_our_files(told: dict[str, str], tmp_path: Path, source: str, name: str, kind: str) -> None:
    shutil.copy(_DATA / source, tmp_path / name)
    command = ["gio", "info", "-a", "standard::content-type", tmp_path / name]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split("standard::content-type: ")[1].split()[0] == kind
    command = ["gio", "mime", kind]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=True, timeout=60)
    assert "badgedesk.desktop" in done.stdout


def test_it_is_taken_away_again(told: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / 'my "new" $checkout \\ 2' / "installer" / "desktop"
    subprocess.run([script, "--remove"], env=told, check=True, timeout=60)
    assert not list(Path(told["XDG_DATA_HOME"]).rglob("badgedesk*"))
