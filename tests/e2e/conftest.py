"""The program as somebody else gets it: built into a package, installed, started from a folder of its own."""

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BUILD_S = 180
_COMMAND_S = 60


@dataclass(frozen=True)
class Program:
    """An installed BadgeDesk and the folder it is run in."""

    python: Path
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Return what a new user's shell would give; no window system, no key store, no setting of the developer."""
        return {
            "PATH": os.pathsep.join((str(self.python.parent), "/usr/bin", "/bin")),
            "HOME": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **self.variables,
        }

    def run(self, *words: str | Path, exit_code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run one command line and prove its exit code."""
        command = [str(self.python.parent / "badgedesk"), *map(str, words)]
        return self.run_process(command, exit_code)

    def run_process(self, command: list[str], exit_code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run any program in the environment of this one and prove its exit code."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=_COMMAND_S,
            check=False,
        )
        assert done.returncode == exit_code, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the source archive and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_BUILD_S, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


@pytest.fixture(scope="session")
def installed_python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that holds the wheel; the dependencies are those of the tests.

    CI names an environment of its own in ``BADGEDESK_TEST_PYTHON``, with nothing in it but the locked requirements.
    """
    given = os.environ.get("BADGEDESK_TEST_PYTHON")
    if given:
        return Path(given)
    (wheel,) = request.getfixturevalue("packages").glob("*.whl")
    place = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True, timeout=_BUILD_S)
    python = place / "bin" / "python"
    (site,) = place.glob("lib/python*/site-packages")
    # A plain line does not bring along the .pth files of the other folder, so the checkout stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    done = subprocess.run([*command, str(wheel)], capture_output=True, encoding="utf-8", timeout=_BUILD_S, check=False)
    assert done.returncode == 0, done.stderr
    return python


@pytest.fixture
def program(installed_python: Path, tmp_path: Path) -> Program:
    """Return the installed program in an empty folder."""
    folder = tmp_path / "somebody"
    folder.mkdir()
    return Program(installed_python, folder)
