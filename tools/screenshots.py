"""Make pictures of every place and state of the window, with data made by the program's own core.

    python tools/screenshots.py OUT [--size 1366x768 ...] [--theme light dark]

Runs without a screen. Issuer, designs, awards and badges are real; the profile is a temporary folder.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

from PySide6.QtWidgets import QApplication

from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main import Desk, make_application
from badgedesk.app.wallet.viewmodel import Showing
from badgedesk.app.widgets.drops import Drop
from badgedesk.awarding import IssuerBook
from badgedesk.core.bake import bake
from badgedesk.core.issue import Signer, issue
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.design import render_png, save_design
from badgedesk.design.templates import build_template, list_templates
from badgedesk.host import clock
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet

_SIZES: Final = ("1366x768", "1920x1080")
_PEOPLE: Final = ("Anna Ångström", "Світлана Мороз", "Γιώργος Παππάς", "محمد الحسن", "נועה לוי", "आशा पटेल", "王小明")
_PASSPHRASE: Final = "only for pictures"  # noqa: S105 - of a profile that is thrown away
_WAIT_S: Final = 30.0


def _badges(folder: Path) -> list[Path]:
    """Make an issuer, a design and a badge for every template; returns the badge files."""
    profile = open_profile(folder / "profile")
    (profile.folder / "designs").mkdir()
    now = datetime.now(UTC)
    files = []
    with IssuerBook(profile) as book:
        issuer = book.create(Profile(id="", name="Bay Sailing Club"), passphrase=_PASSPHRASE)
        signer = book.signer(issuer, passphrase=_PASSPHRASE)
    for number, template in enumerate(list_templates()):
        design = build_template(template.id)
        (profile.folder / "designs" / f"{template.id}.badge").write_bytes(save_design(design))
        achievement = replace(
            design.achievement,
            id=clock.new_id(),
            name=design.achievement.name or template.name,
            description=design.achievement.description or "Shows what was learned.",
            criteria_narrative="Plan and lead a two-day coastal passage, by day and by night, with a crew of four.",
            tags=("navigation", "leadership", "weather"),
        )
        person = _PEOPLE[number % len(_PEOPLE)]
        until = now + timedelta(days=28, hours=1) if number == 1 else None
        award = Award(achievement, Recipient(name=person), valid_from=now - timedelta(days=9), valid_until=until)
        text = _signed(award, signer, now)
        files.append(folder / f"{template.name} - {person}.png")
        files[-1].write_bytes(bake(render_png(design, 600), text.decode()))
    return files


def _signed(award: Award, signer: Signer, now: datetime) -> bytes:
    return issue(award, signer, now=now, new_id=clock.new_id, new_salt=clock.new_salt)


def _until(application: QApplication, condition: Callable[[], bool], settle_s: float = 1.5) -> None:
    """Run the window until ``condition`` holds, then a little longer for pictures to arrive."""
    end = time.monotonic() + _WAIT_S
    while not condition() and time.monotonic() < end:
        application.processEvents()
    if not condition():
        message = "the window did not get there"
        raise SystemExit(message)
    end = time.monotonic() + settle_s
    while time.monotonic() < end:
        application.processEvents()


def _take(application: QApplication, theme: Theme, choice: str, out: Path, size: str) -> None:
    width, height = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(application, theme, folder / "profile")
        theme.choose(ThemeChoice(choice))
        shots = _Shots(desk, out, f"{choice}-{size}")
        desk.window.resize(width, height)
        desk.window.show()
        desk.furnish()
        _until(application, lambda: desk.wallet.loaded)
        shots.take("wallet-empty")
        files = _badges(folder)
        desk.wallet.reopen()
        desk.wallet.add(Drop(tuple(files)))
        _until(application, lambda: desk.wallet.total == len(files))
        shots.take("wallet")
        shots.open_first(application, folder)
        desk.wallet.look(Drop((files[0], Path(__file__))))
        _until(application, lambda: bool(desk.wallet.looked))
        shots.take("looked-at")
        desk.window.overlay.show_sentence("Add 3 files to your wallet")
        shots.take("drop")
        desk.window.overlay.hide()
        for place in ("designs", "awards"):
            desk.window.go_to(place)
            viewmodel = desk.designs if place == "designs" else desk.awards
            _until(application, partial(getattr, viewmodel, "loaded"))
            shots.take(place)
        desk.window.close()


class _Shots:
    def __init__(self, desk: Desk, out: Path, prefix: str) -> None:
        self._desk, self._out, self._prefix = desk, out, prefix

    def take(self, name: str) -> None:
        path = self._out / f"{self._prefix}-{name}.png"
        self._desk.window.grab().save(str(path))
        print(path.name)

    def open_first(self, application: QApplication, folder: Path) -> None:
        with Wallet(open_profile(folder / "profile")) as wallet:
            first = wallet.items()[0].id
        shown: list[Showing] = []
        self._desk.wallet.showing_changed.connect(shown.append)
        self._desk.wallet.open_badge(first)
        _until(application, lambda: Showing.SHEET in shown)
        self.take("badge")


def main() -> int:
    """Take all pictures asked for."""
    parser = argparse.ArgumentParser(description="Make pictures of every place and state of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", nargs="+", default=_SIZES)
    parser.add_argument("--theme", nargs="+", choices=("light", "dark"), default=("light", "dark"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    application = make_application()
    theme = Theme(application)
    for choice in options.theme:
        for size in options.size:
            _take(application, theme, choice, options.out, size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
