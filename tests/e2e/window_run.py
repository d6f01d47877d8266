"""The window in a process of its own, to be killed at work: says on its standard output what is safe by its own word.

Arguments: ``edit``, ``award`` or ``import``, the profile folder, and for ``award`` the list of people and the folder
for files, for ``import`` the folder with badges. ``award`` finds an issuer under `PASSPHRASE`.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from badgedesk.app.awards.cards import Step
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.form.achievement import AchievementForm
from badgedesk.app.look.application import make_application
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button

PASSPHRASE = "tide tables and lanterns"
_EDIT_MS = 40


def _until(application: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        application.processEvents()


def _say(*words: object) -> None:
    print(*words, flush=True)


def edit(desk: Desk, application: QApplication) -> None:
    """Open a template and write its description anew, again and again; say each number written."""
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    _until(
        application,
        lambda: bool(desk.window.windowTitle().startswith("Coastal Skipper")),
    )
    form = desk.window.findChild(AchievementForm)
    assert isinstance(form, AchievementForm)
    _say("ready")
    written = 0

    def write() -> None:
        nonlocal written
        written += 1
        form.description.setPlainText(f"Version {written}.")
        _say(written)

    timer = QTimer(application)
    timer.timeout.connect(write)
    timer.start(_EDIT_MS)
    application.exec()


def award(desk: Desk, application: QApplication, roster: Path, folder: Path) -> None:
    """Award a list with the first template; say each number that the job panel shows."""
    desk.window.go_to("awards")
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    flow = desk.flow
    place.begin_award()
    grid = place.flow.badge.grid
    _until(application, lambda: grid.model().rowCount() > 0)
    grid.setCurrentIndex(grid.model().index(0, 0))
    for step in (Step.ISSUER, Step.PEOPLE):
        _press(application, place.flow.main)
        _until(application, lambda step=step: flow.step is step)
    flow.people.open(roster)
    flow.choose_folder(folder)
    _press(application, place.flow.main)
    _until(application, place.flow.look.passphrase.isVisible)
    QTest.keyClicks(place.flow.look.passphrase.edit, PASSPHRASE)
    ended: list[object] = []
    flow.job_changed.connect(lambda job: job is not None and _say(job.done))
    flow.finished.connect(ended.append)
    _say("ready")
    _press(application, place.flow.main)
    _until(application, lambda: bool(ended))
    _say("finished")


def take_in(desk: Desk, application: QApplication, folder: Path) -> None:
    """Drop all files of a folder on the wallet; say how many cards it shows."""
    desk.window.go_to("wallet")
    _until(application, lambda: desk.wallet.loaded)
    desk.wallet.noted.connect(lambda _: _say(desk.wallet.total))
    _say("ready")
    files = tuple(sorted(folder.iterdir()))
    desk.wallet.add(Drop(files))
    _until(application, lambda: desk.wallet.total == len(files))
    _say("finished")


def _press(application: QApplication, button: Button) -> None:
    _until(application, lambda: button.isEnabled() and button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def main(work: str, profile: Path, *places: Path) -> None:
    """Open the window and work."""
    application = make_application()
    desk = Desk(application, Theme(application), profile, greets=False)
    desk.window.show()
    desk.furnish()
    {"edit": edit, "award": award, "import": take_in}[work](desk, application, *places)
    desk.window.close()


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
