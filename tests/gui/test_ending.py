"""A run of tests ends as it should, whatever lies on the clipboard."""

import subprocess
import sys
from pathlib import Path

_COPY = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from tests.conftest import pytest_unconfigure
application = QGuiApplication(["test", "-platform", "offscreen"])
QGuiApplication.clipboard().setMimeData(QMimeData())
pytest_unconfigure()
"""


def test_what_was_copied_does_not_crash_the_end_of_the_run() -> None:
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run([sys.executable, "-c", _COPY], cwd=root, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
