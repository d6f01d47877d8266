"""What importing a package brings along: start-up stays short, and the core stays a library."""

import json
import os
import subprocess
import sys

import pytest

_QT = ("PySide6", "shiboken6")
_MACHINE = ("keyring", "secretstorage", "jeepney", "sqlite3", "sqlcipher3", "socket", "ssl", "http", "asyncio")
_DRAWING = ("cairosvg", "cairocffi", "PIL", "uharfbuzz")
_BELOW_APP = ("core", "core.verify", "core.issue", "design", "host", "wallet", "awarding", "wording", "cli", "cli.main")


def _loaded_with(*names: str) -> set[str]:
    """Return the full names of all modules that a new Python holds after importing ``names``."""
    program = f"import json, sys\nfor name in {names!r}: __import__(name)\nprint(json.dumps(sorted(sys.modules)))"
    # Measuring coverage loads modules of its own.
    variables = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=variables,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def _present(loaded: set[str], packages: tuple[str, ...]) -> list[str]:
    return [name for name in packages if name in loaded]


@pytest.mark.parametrize("package", _BELOW_APP)
def test_nothing_below_the_window_loads_qt(package: str) -> None:
    assert _present(_loaded_with(f"badgedesk.{package}"), _QT) == []


@pytest.mark.parametrize("package", ["core", "core.verify", "core.issue", "core.bake"])
def test_the_core_reaches_for_no_key_store_no_database_and_no_network(package: str) -> None:
    assert _present(_loaded_with(f"badgedesk.{package}"), _MACHINE) == []


def test_the_command_line_starts_without_what_only_some_commands_need() -> None:
    assert _present(_loaded_with("badgedesk.cli.main"), (*_DRAWING, "keyring", "asyncio")) == []


def test_a_module_that_was_loaded_is_seen() -> None:
    loaded = _loaded_with("sqlite3", "PySide6.QtCore")
    assert _present(loaded, ("sqlite3", *_QT)) == ["sqlite3", *_QT]
