"""The set-up script, run against stand-ins for the system's programs: what it installs, says and leaves alone."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.structure.project import ROOT

_TOOLS = (
    "bash",
    "cat",
    "cut",
    "dirname",
    "env",
    "mktemp",
    "sed",
    "sha256sum",
    "tail",
    "tr",
    "uname",
    "rm",
    "mkdir",
    "chmod",
)
_PYTHON = r"""
case "$*" in
  "-c "*) exit 0 ;;
  --version) echo Python 3.11.2 ;;
  "-m venv --clear "*)
    rm -rf "$4"; mkdir -p "$4/bin"; cat "$0" >"$4/bin/python"; chmod +x "$4/bin/python" ;;
  *--require-hashes*) [ -z "${FAIL_PIP:-}" ] || { echo no network; exit 1; } ;;
  *--editable*) echo program >"${0%/*}/badgedesk"; chmod +x "${0%/*}/badgedesk" ;;
esac
"""


@dataclass
class Machine:
    """A checkout and a system of stand-ins, each of which notes its calls."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "checkout"

    def provide(self, name: str, body: str = "") -> None:
        """Put a program on the search path; it notes its words, then runs ``body``."""
        path = self.folder / "bin" / name
        path.write_text(f'#!/usr/bin/env bash\necho "{name} $*" >>"{self.folder}/calls"\n{body}\n', encoding="utf-8")
        path.chmod(0o755)

    def calls(self, *names: str) -> list[str]:
        """Return the noted calls of these programs."""
        log = self.folder / "calls"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [line for line in lines if line.split()[0] in names]

    def forget(self) -> None:
        """Drop the noted calls."""
        (self.folder / "calls").unlink(missing_ok=True)

    def run(self, words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run words of the set-up script."""
        script = f'set -euo pipefail; root="{self.root}"; . "$root/installer/setup.sh"; {words}'
        return subprocess.run(
            [str(self.folder / "bin" / "bash"), "-c", script],
            env={"PATH": str(self.folder / "bin"), "TMPDIR": str(self.folder), "LC_ALL": "C.UTF-8", **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def lacks(self, *packages: str) -> None:
        """Let the system have every package but these, and know all."""
        absent = "|".join(packages) or "nothing"
        self.provide("dpkg-query", f'case "$3" in {absent}) exit 1 ;; *) printf installed ;; esac')


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian machine, used as root, that has everything."""
    machine = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in _TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / "bin" / tool).symlink_to(found)
    shutil.copytree(ROOT / "installer", machine.root / "installer")
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "pyproject.toml"):
        (machine.root / name).write_text(name, encoding="utf-8")
    machine.provide("python3", _PYTHON)
    machine.provide("apt-get")
    machine.provide("apt-cache")
    machine.provide("id", "echo 0")
    machine.lacks()
    return machine


def test_a_complete_system_is_left_alone(machine: Machine) -> None:
    done = machine.run("install_system_packages test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.calls("apt-get") == []


def test_missing_packages_are_installed_in_one_go(machine: Machine) -> None:
    machine.lacks("libcairo2", "xvfb")
    assert machine.run("install_system_packages test").returncode == 0
    assert machine.calls("apt-get") == [
        "apt-get --quiet update",
        "apt-get --quiet install --yes --no-install-recommends libcairo2 xvfb",
    ]


def test_the_program_alone_needs_no_test_packages(machine: Machine) -> None:
    machine.lacks("xvfb")
    assert machine.run("install_system_packages run").returncode == 0
    assert machine.calls("apt-get") == []


def test_one_package_that_is_not_to_be_had_does_not_keep_away_the_others(machine: Machine) -> None:
    machine.lacks("libcairo2", "libegl1")
    machine.provide("apt-get", 'case "$*" in *libegl1*) exit 100 ;; esac')
    done = machine.run("install_system_packages run")
    assert done.returncode == 0
    assert "could not install libegl1;" in done.stderr
    assert "apt-get --quiet install --yes --no-install-recommends libcairo2" in machine.calls("apt-get")


def test_a_source_of_packages_that_does_not_answer_hinders_nothing_else(machine: Machine) -> None:
    machine.lacks("libcairo2")
    machine.provide("apt-get", 'case "$*" in *update*) exit 100 ;; esac')
    done = machine.run("install_system_packages run")
    assert done.returncode == 0
    assert "could not" not in done.stderr


def test_without_the_right_to_install_the_packages_are_named(machine: Machine) -> None:
    machine.lacks("libcairo2", "libegl1")
    machine.provide("id", "echo 1000")
    done = machine.run("install_system_packages run")
    assert done.returncode == 0
    assert "apt-get install --no-install-recommends libegl1 libcairo2" in done.stderr
    assert machine.calls("apt-get") == []


def test_sudo_is_used_where_it_asks_for_no_password(machine: Machine) -> None:
    machine.lacks("libcairo2")
    machine.provide("id", "echo 1000")
    machine.provide("sudo", 'shift; [ "$1" = true ] || "$@"')
    assert machine.run("install_system_packages run").returncode == 0
    assert len(machine.calls("apt-get")) == 2


def test_packages_are_left_alone_on_demand(machine: Machine) -> None:
    machine.lacks("libcairo2")
    done = machine.run("install_system_packages run", BADGEDESK_NO_SYSTEM_PACKAGES="1")
    assert "libcairo2" in done.stderr
    assert machine.calls("apt-get") == []


def test_a_package_is_taken_under_the_name_that_the_system_knows(machine: Machine) -> None:
    machine.lacks("libglib2.0-0", "libglib2.0-0t64")
    machine.provide("apt-cache", 'case "$3" in *t64) ;; *) exit 100 ;; esac')
    assert machine.run("install_system_packages run").returncode == 0
    assert machine.calls("apt-get")[-1].endswith("--no-install-recommends libglib2.0-0t64")
    machine.forget()
    machine.lacks("libglib2.0-0")
    assert machine.run("install_system_packages run").returncode == 0
    assert machine.calls("apt-get") == []


def test_python_is_installed_where_none_is_suitable(machine: Machine) -> None:
    machine.provide("python3", "exit 1")
    done = machine.run("install_system_packages run", BADGEDESK_PYTHON="python3")
    assert done.returncode == 0
    assert machine.calls("apt-get")[-1].endswith("python3 python3-venv")


def test_other_systems_are_told_which_libraries_are_missing(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    machine.provide("python3", '[ "$1" = - ] && echo EGL xcb-cursor; exit 0')
    done = machine.run("install_system_packages run")
    assert done.returncode == 0
    assert "libEGL" in done.stderr
    assert "libxcb-cursor" in done.stderr


def test_no_python_at_all_ends_the_set_up_with_advice(machine: Machine) -> None:
    machine.provide("python3", "exit 1")
    done = machine.run("set_up run; echo reached", BADGEDESK_PYTHON="python3")
    assert (done.returncode, done.stdout) == (3, "")
    assert "apt-get install python3 python3-venv" in done.stderr


def test_packages_come_from_the_locks_with_their_hashes(machine: Machine) -> None:
    done = machine.run("set_up run")
    assert (done.returncode, done.stdout) == (0, "")
    (pinned, project) = (line for line in machine.calls("python3") if " install " in line)
    assert {"--require-hashes", "--only-binary=:all:"} <= set(pinned.split())
    assert f"--requirement={machine.root}/requirements.lock" in pinned.split()
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(project.split())


def test_a_second_set_up_installs_nothing(machine: Machine) -> None:
    assert machine.run("set_up test").returncode == 0
    machine.forget()
    for kind in ("test", "run"):
        done = machine.run(f"set_up {kind}")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [line for line in machine.calls("python3") if "-m" in line] == []


def test_a_renewed_lock_is_installed(machine: Machine) -> None:
    assert machine.run("set_up run").returncode == 0
    machine.forget()
    (machine.root / "requirements.lock").write_text("other", encoding="utf-8")
    assert machine.run("set_up run").returncode == 0
    assert len([line for line in machine.calls("python3") if "--require-hashes" in line]) == 1


def test_a_checkout_that_was_moved_gets_a_new_environment(machine: Machine) -> None:
    assert machine.run("set_up run").returncode == 0
    machine.forget()
    (machine.root / ".venv" / ".badgedesk-place").write_text("elsewhere\n", encoding="utf-8")
    assert machine.run("set_up run").returncode == 0
    assert len([line for line in machine.calls("python3") if "-m venv" in line]) == 1


def test_a_failed_installation_says_what_pip_said_and_is_tried_again(machine: Machine) -> None:
    done = machine.run("set_up run; echo reached", FAIL_PIP="1")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no network" in done.stderr
    assert "run this again" in done.stderr
    assert machine.run("set_up run").returncode == 0


@pytest.mark.parametrize("script", ["run", "test"])
def test_wrong_words_are_a_usage_error(script: str) -> None:
    done = subprocess.run(
        [ROOT / "installer" / script, "verify"], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f'write "installer/{script} -- verify"' in done.stderr


@pytest.mark.parametrize("script", ["run", "test"])
def test_help_sets_nothing_up(script: str) -> None:
    done = subprocess.run(
        [ROOT / "installer" / script, "--help"], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"installer/{script} -- ARGUMENTS" in done.stdout


@pytest.mark.parametrize("script", ["installer/run", "installer/test", ".ci/run"])
def test_the_scripts_can_be_called(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "installer/test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert " installer/test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
