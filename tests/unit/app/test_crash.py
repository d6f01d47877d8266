"""The crash handler."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.app.crash import CrashHandler, describe


def _crash(secret: str) -> BaseException:
    try:
        int(secret)
    except ValueError as error:
        return error
    return AssertionError()


def test_what_is_written_names_places_and_no_values() -> None:
    error = _crash("anna@example.org")
    text = describe(type(error), error.__traceback__, datetime(2026, 11, 14, 9, 0, tzinfo=UTC))
    assert text.startswith("2026-11-14T09:00:00Z builtins.ValueError\n")
    assert "test_crash.py" in text
    assert "anna" not in text


def test_a_crash_is_written_down_and_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    handler = CrashHandler(tmp_path / "new" / "crash.log")

    def tell(text: str) -> None:
        told.append(text)
        handler.handle(KeyError, None, None)

    handler.speak_through(tell)
    error = _crash("x")
    handler.handle(type(error), error, error.__traceback__)
    log = (tmp_path / "new" / "crash.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "KeyError" in log
    assert len(told) == 1
    assert "ValueError" in capsys.readouterr().err


def test_stopping_the_program_is_no_crash(tmp_path: Path) -> None:
    CrashHandler(tmp_path / "crash.log").handle(KeyboardInterrupt, None, None)
    assert not (tmp_path / "crash.log").exists()


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    CrashHandler(tmp_path / "file" / "crash.log").handle(KeyError, None, None)
    assert "could not be written" in capsys.readouterr().err


def test_the_handler_is_installed_for_all_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    handler = CrashHandler(tmp_path / "crash.log")
    handler.install()
    assert sys.excepthook == handler.handle
