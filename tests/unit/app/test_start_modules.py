"""What a start loads before the window is painted for the first time."""

import json
import os
import subprocess
import sys
from pathlib import Path

_UNTIL_PAINTED = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

def watched():
    first = FirstPaint()
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(first)
        window.update()
    return real()

real = QApplication.exec
QApplication.exec = staticmethod(watched)
from badgedesk.__main__ import main
main(["--home", sys.argv[1]])
"""
_BEFORE = {
    "badgedesk.__main__",
    "badgedesk.app.crash",
    "badgedesk.app.instance",
    "badgedesk.app.look.application",
    "badgedesk.app.look.early",
    "badgedesk.app.look.fonts",
    "badgedesk.app.look.icons",
    "badgedesk.app.look.palette",
    "badgedesk.app.look.sheet",
    "badgedesk.app.look.sheet_editor",
    "badgedesk.app.look.states",
    "badgedesk.app.look.theme",
    "badgedesk.app.look.tokens",
    "badgedesk.app.main",
    "badgedesk.app.main_window",
    "badgedesk.app.preferences",
    "badgedesk.app.start",
    "badgedesk.app.stores",
    "badgedesk.app.widgets.words.painted",
    "badgedesk.app.widgets.frame.rail",
    "badgedesk.app.widgets.frame.status_bar",
    "badgedesk.app.workers",
    "badgedesk.host.home",
}
"""Modules that rail, status bar and page need; another one here needs a reason that the first painting cannot wait."""
_SLOW = {"dataclasses", "typing_extensions"}
"""Modules of others that would cost as much as a tenth of the start; PySide6 does without them."""
_PACKAGES = {
    "badgedesk",
    "badgedesk.app",
    "badgedesk.app.look",
    "badgedesk.app.widgets",
    "badgedesk.app.widgets.frame",
    "badgedesk.app.widgets.words",
    "badgedesk.host",
}


def test_a_start_loads_only_what_the_first_painting_needs(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()  # a later start: the first one makes the folder as well
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    for name in ("BADGEDESK_HEARTBEAT", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        environment.pop(name, None)  # what counts lines loads modules of its own
    answer = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED, str(tmp_path / "profile")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    loaded = set(json.loads(answer.stdout.splitlines()[-1]))
    assert {name for name in loaded if name.startswith("badgedesk")} - _PACKAGES <= _BEFORE
    assert not loaded & _SLOW
