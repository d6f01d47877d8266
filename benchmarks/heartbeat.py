"""Whether the window's thread goes on beating while much is read, searched and changed.

A timer beats every few milliseconds on the window's thread; the longest gap between two beats is the longest time in
which no key and no click would have been answered. Beside it stands how much of one gap that thread computed itself:
on a busy machine the rest is waiting for a turn. A list of people with many rows is loaded, filtered and edited; a
wallet of many badges, whose rows have no files, is opened, searched, sorted and scrolled. Makes a profile of its own;
runs without a screen.

    python -m benchmarks.heartbeat [--people 20000] [--badges 100000]
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

if TYPE_CHECKING:
    from badgedesk.app.main import Desk
    from badgedesk.app.widgets.lists.badge_grid import BadgeGrid

LONGEST_MS: Final = 100.0
_BEAT_MS: Final = 2
_WAIT_S: Final = 300.0
_SETTLE_S: Final = 0.5


class Heart:
    """Beats on the window's thread and keeps the longest gap, and the longest computing of that thread in a gap."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.begin()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was; the next gap counts."""
        self._last, self.longest_ms = time.perf_counter(), 0.0
        self._own, self.own_ms = time.thread_time(), 0.0

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self.own_ms = max(self.own_ms, (own - self._own) * 1000)
        self._last, self._own = now, own


class Watch:
    """Does one thing after another, each with its own longest gap."""

    def __init__(self, desk: "Desk") -> None:
        from PySide6.QtWidgets import QApplication

        self._desk, self._heart = desk, Heart()
        self._application = QApplication.instance()
        self.worst_ms = 0.0

    def measure(self, name: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        """Do ``act``, run until ``done``, and print the longest gap."""
        self._run(_SETTLE_S, lambda: False)
        self._heart.begin()
        began = time.perf_counter()
        act()
        self._run(_WAIT_S, done)
        took = time.perf_counter() - began
        self._run(_SETTLE_S, lambda: False)
        self.worst_ms = max(self.worst_ms, self._heart.longest_ms)
        gap_ms, own_ms = self._heart.longest_ms, self._heart.own_ms
        mark = "yes" if gap_ms <= LONGEST_MS else "NO"
        print(
            f"{name:26} {took:8.2f} s  longest gap {gap_ms:7.1f} ms, {own_ms:6.1f} of it our own  {mark}",
            flush=True,
        )

    def until(self, done: Callable[[], bool]) -> None:
        """Run until ``done``, without looking at gaps."""
        self._run(_WAIT_S, done)

    def _run(self, seconds: float, done: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop

        end = time.monotonic() + seconds
        while time.monotonic() < end and not done():
            if self._application is not None:
                self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _roster(folder: Path, people: int) -> Path:
    rows = ["Name,E-mail,Date"]
    rows += [
        f"{'' if place % 997 == 5 else f'Person {place:05}'},person{place}@mail.example,2026-11-14"
        for place in range(people)
    ]
    file = folder / "people.csv"
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def _make_issuer(profile: Path) -> None:
    from badgedesk.awarding import IssuerBook
    from badgedesk.core.keys.keyfile import LEAST_COST
    from badgedesk.core.model.award import Profile
    from badgedesk.host.paths import open_profile
    from badgedesk.host.vault import Vault

    paths = open_profile(profile)
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        book.create(Profile("", "Bay Sailing Club"), passphrase="only to measure")  # noqa: S106 - thrown away


_SOUGHT: Final = "sailing"


def _fill_wallet(profile: Path, badges: int) -> None:
    from badgedesk.host.paths import open_profile
    from benchmarks.wallet import fill

    fill(open_profile(profile), badges)


def _watch_people(watch: Watch, desk: "Desk", file: Path) -> None:
    from badgedesk.app.awards.cards import Step
    from badgedesk.app.awards.views.people_step import PeopleStep
    from badgedesk.app.awards.views.place import AwardsPlace

    desk.window.go_to("awards")
    place = desk.window.findChild(AwardsPlace)
    step = desk.window.findChild(PeopleStep)
    if not isinstance(place, AwardsPlace) or not isinstance(step, PeopleStep):
        return
    place.begin_award()
    people = desk.flow.people
    watch.until(lambda: bool(desk.awards.loaded))
    desk.flow.choose_design("template:harbour")
    for following in (Step.ISSUER, Step.PEOPLE):
        watch.until(place.flow.main.isEnabled)
        desk.flow.go_to(following)
    watch.measure("people: load", lambda: people.open(file), lambda: people.settled)
    total = len(people.people.persons) if people.people else 0
    watch.measure("people: edit a cell", lambda: people.edit(total - 1, 0, "Somebody"), lambda: people.settled)
    watch.measure("people: undo", people.undo, lambda: people.settled)
    watch.measure("people: only those to fix", lambda: step.only.setChecked(True), lambda: True)
    watch.measure("people: all again", lambda: step.only.setChecked(False), lambda: True)


def _watch_wallet(watch: Watch, desk: "Desk", badges: int) -> None:
    from badgedesk.app.wallet.arranging import Order
    from badgedesk.app.wallet.views.place import WalletPlace

    desk.window.builds_by_turns = True
    watch.measure("wallet: open", lambda: desk.window.visit("wallet"), lambda: _is_open(desk, badges))
    place = desk.window.findChild(WalletPlace)
    if not isinstance(place, WalletPlace):
        return
    grid = place.gallery.grid
    found: list[int] = []
    desk.wallet.rows_changed.connect(lambda listing: found.append(listing.found))

    def measure(name: str, act: Callable[[], object]) -> None:
        found.clear()
        watch.measure(f"wallet: {name}", act, lambda: bool(found))

    for number in range(1, len(_SOUGHT) + 1):
        measure(f"search “{_SOUGHT[:number]}”", partial(desk.wallet.search, _SOUGHT[:number]))
    measure("all again", lambda: desk.wallet.search(""))
    for words, order in (("by name", Order.NAME), ("by issuer", Order.ISSUER)):
        measure(words, partial(desk.wallet.sort, order))
    bar = grid.verticalScrollBar()
    for share in (1.0, 0.5, 0.25, 0.0):
        place_px = round(share * bar.maximum())
        watch.measure(f"wallet: scroll to {share:.0%}", partial(bar.setValue, place_px), lambda: _is_filled(grid))
    watch.measure("wallet: as a list", lambda: place.gallery.show_view("list"), lambda: _is_filled(grid))
    watch.measure("wallet: list, scroll to 70%", lambda: bar.setValue(round(0.7 * bar.maximum())),
                  lambda: _is_filled(grid))  # fmt: skip


def _is_open(desk: "Desk", badges: int) -> bool:
    return "wallet" in desk.__dict__ and desk.wallet.total >= badges


def _is_filled(grid: "BadgeGrid") -> bool:
    """Return whether the card in the middle of what shows has its name."""
    index = grid.indexAt(grid.viewport().rect().center())
    return index.isValid() and bool(index.data())


def main() -> int:
    """Measure, print, and return 1 when a gap was too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.heartbeat", description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--badges", type=int, default=100_000)
    options = parser.parse_args()
    from badgedesk.app.look.application import make_application
    from badgedesk.app.look.theme import Theme
    from badgedesk.app.main import Desk

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make_issuer(folder / "profile")
        if options.badges:
            _fill_wallet(folder / "profile", options.badges)
        application = make_application()
        desk = Desk(application, Theme(application), folder / "profile")
        desk.window.go_to("designs")
        desk.window.show()
        desk.furnish()
        watch = Watch(desk)
        if options.people:
            _watch_people(watch, desk, _roster(folder, options.people))
        if options.badges:
            _watch_wallet(watch, desk, options.badges)
        desk.window.close()
    return 1 if watch.worst_ms > LONGEST_MS else 0


if __name__ == "__main__":
    sys.exit(main())
