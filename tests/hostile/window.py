"""The window with every hostile file dropped on it at once; run by ``python -m tests.hostile`` and by a test.

What is wrong is printed, a line each, after "complaint: ": a file taken as good that is not, a file lost, a crash, or
a window that did not answer for too long.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from badgedesk.app.look.application import make_application
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main import Desk
from badgedesk.core.model.report import Verdict
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Item, Wallet
from tests.hostile.corpus import NOW, entries
from tests.hostile.doors import NEVER_PASS

_LONGEST_GAP_S: Final = 5.0
_PATIENCE_S: Final = 300.0


class Pulse:
    """Beats while the window answers, and remembers the longest time between two beats.

    Args:
        clock: in seconds; that of the thread alone where other work on the machine stretches the other.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.longest_s = 0.0
        self._clock = clock
        self._last = clock()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def rest(self) -> None:
        """Stop beating while the one who listens holds the thread."""
        self._timer.stop()

    def go_on(self) -> None:
        """Beat again from now on."""
        self._last = self._clock()
        self._timer.start(10)

    def _beat(self) -> None:
        now = self._clock()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def _wait(application: QApplication, ready: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if ready():
            return True
        application.processEvents()
        time.sleep(0.002)  # the threads of the window want their turn
    return False


def _drop(desk: Desk, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(desk.window, QDragEnterEvent(QPoint(300, 300), copy, mime, left, none))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def is_wrongly_good(wallet: Wallet, item: Item) -> bool:
    """Whether an item is shown as good of which no file may be: the profile may trust the issuers of the corpus."""
    if item.verdict is not Verdict.PASS:
        return False
    named = {entry.path.name: entry for entry in entries().values()}
    files = [named[original.name] for original in wallet.originals(item.id)]
    return not all(entry.folder in {"jose", "jsonld"} and entry.outcome not in NEVER_PASS for entry in files)


def drop_everything(application: QApplication, folder: Path, clock: Callable[[], float] = time.monotonic) -> list[str]:
    """Drop all files on a window with a profile in ``folder``, open what it kept, and return what is wrong."""
    theme = Theme(application, ThemeChoice.LIGHT)
    desk = Desk(application, theme, folder)
    desk.window.show()
    desk.furnish()
    wrong = [] if _wait(application, lambda: desk.wallet.loaded) else ["the wallet did not come up"]
    files = [entry.path for entry in entries().values()]
    busy: list[bool] = []
    desk.wallet.busy_changed.connect(busy.append)
    pulse = Pulse(clock)
    _drop(desk, files)
    if not _wait(application, lambda: busy[-1:] == [False]):
        wrong.append("the files were not read in time")
    _wait(application, lambda: desk.wallet.total > 0)
    pulse.rest()
    with Wallet(open_profile(folder), now=lambda: NOW) as wallet:
        items = wallet.items()
        wrong += [f"{item.name} is shown as good" for item in items if is_wrongly_good(wallet, item)]
        wrong += [f"the wallet is damaged: {word}" for word in wallet.check()]
    pulse.go_on()
    sheets: list[object] = []
    desk.wallet.sheet_changed.connect(sheets.append)
    for item in items:
        desk.wallet.open_badge(item.id)
    if not _wait(application, lambda: len(sheets) >= len(items)):
        wrong.append(f"{len(sheets)} of {len(items)} badges could be opened")
    if not items:
        wrong.append("nothing was kept")
    if pulse.longest_s > _LONGEST_GAP_S:
        wrong.append(f"the window did not answer for {pulse.longest_s:.1f} s")
    desk.window.close()
    if (folder / "crash.log").exists():
        wrong.append("a crash log was written")
    print(f"{len(files)} files, {len(items)} badges kept and opened, longest pause {pulse.longest_s:.2f} s")
    return wrong


def main() -> int:
    """Return the exit code."""
    clock = time.thread_time if "--cpu" in sys.argv[1:] else time.monotonic
    wrong = drop_everything(make_application(), Path(os.environ["BADGEDESK_HOME"]), clock)
    for words in wrong:
        print(f"complaint: {words}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
