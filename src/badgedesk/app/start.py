"""The start of the window: one for each profile, painted first and furnished then."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from badgedesk.app.crash import CrashHandler
from badgedesk.app.instance import Claim
from badgedesk.app.look.application import make_application
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.main import Desk
from badgedesk.host.home import profile_folder

if TYPE_CHECKING:
    from badgedesk.app.turns import Parts

_CRASHED: Final = "Something went wrong in the program. Your files are as they were. The details are in crash.log."
_SILENT: Final = "BadgeDesk is open already, but does not answer. Close it, or end it if it hangs, then start again."
_FAULT: Final = 3
MEASURED: Final = "BADGEDESK_HEARTBEAT"
"""The environment variable that names a file for what `heartbeat` measures."""
TURN_S: Final = 0.0001
"""How soon a worker that computes lets the window have its turn.

Qt calls back into Python some hundred times while it lays out a place, and waits so long each time.
"""


def run(files: Sequence[Path], home: Path | None = None) -> int:
    """Open the window, with ``files`` in it, and return the exit code once it was closed.

    Args:
        files: badges to take in and show.
        home: the profile folder; else as the environment and the system say.
    """
    folder = profile_folder(home)
    crashes = CrashHandler(folder / "crash.log")
    crashes.install()
    sys.setswitchinterval(TURN_S)
    application = make_application()
    claim = Claim(folder)
    if not claim.take():
        if claim.hand_over(files):
            return 0
        from badgedesk.app.widgets.frame.refusal import refuse

        refuse(None, _SILENT)
        return _FAULT
    desk = Desk(application, Theme(application), folder, greets=not files)
    crashes.speak_through(lambda _: _tell_crash(desk))
    desk.window.painted.connect(lambda: _furnish(desk, application, files))
    fit(desk.window)
    desk.window.show()
    try:
        code = _execute(application)
    finally:
        claim.release()
    if desk.window.starts_anew:
        _start_anew(folder)
    return code


def fit(window: QWidget) -> None:
    """Make a window no larger than its screen has room for, title bar and edges included."""
    room = window.screen().availableSize().shrunkBy(QMargins(PX.s1, PX.window_title, PX.s1, PX.s1))
    window.resize(window.size().boundedTo(room))


def _start_anew(folder: Path) -> None:
    """Become a fresh start of the program: nothing that was read stays in its memory."""
    words = [sys.executable, "-m", "badgedesk", "--home", str(folder)]
    os.execv(sys.executable, words)  # noqa: S606 - this program itself, without a shell


def _execute(application: QApplication) -> int:
    """Run the application until it ends; what measures it is loaded only where it is asked for."""
    if not os.environ.get(MEASURED):
        return application.exec()
    from badgedesk.app.heartbeat import execute

    return execute(application, Path(os.environ[MEASURED]))


def _furnish(desk: Desk, application: QApplication, files: Sequence[Path]) -> None:
    from badgedesk.app.turns import Making, Turns

    desk.window.builds_by_turns = True
    Turns(Making(_furnished(desk, application, files)), lambda _: None, application)


def _furnished(desk: Desk, application: QApplication, files: Sequence[Path]) -> "Parts[None]":
    """Furnish the window part by part, then take the files named at the start."""
    import gc

    from badgedesk.core.errors import StoreError

    try:
        yield from desk.furnished()
        gc.freeze()  # what stays for good need not be looked at again
    except StoreError as error:
        from badgedesk.app.widgets.frame.refusal import refuse
        from badgedesk.app.widgets.words.faults import fault_sentence

        refuse(desk.window, fault_sentence(error))
        QTimer.singleShot(0, lambda: application.exit(_FAULT))
        return
    from badgedesk.app.prefetch import Prefetch

    desk.receive(files)
    Prefetch(application).start()


def _tell_crash(desk: Desk) -> None:
    from badgedesk.app.look.states import Tone
    from badgedesk.app.widgets.frame.message import Message

    desk.window.show_message(Message(Tone.FAIL, _CRASHED))
