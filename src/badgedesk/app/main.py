"""The composition root of the window: every object is built here and passed down."""

import logging
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from badgedesk.app.awards.ledger import Ledger, Stores
from badgedesk.app.awards.viewmodel import AwardsViewModel
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.crash import CrashHandler
from badgedesk.app.designs.desk import DesignDesk
from badgedesk.app.designs.viewmodel import DesignsViewModel
from badgedesk.app.designs.views.place import DesignsPlace
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.fonts import load_fonts, load_script_fonts
from badgedesk.app.look.states import Tone
from badgedesk.app.look.style import BadgeDeskStyle, FocusRing
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main_window import MainWindow
from badgedesk.app.preferences import Preferences, load_preferences, save_preferences
from badgedesk.app.wallet.drawing import BadgeArtist, Hand
from badgedesk.app.wallet.shelf import Shelf
from badgedesk.app.wallet.viewmodel import WalletViewModel
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.drops import Drop
from badgedesk.app.widgets.message import Message
from badgedesk.app.widgets.pictures import Pictures
from badgedesk.core.errors import StoreError
from badgedesk.host import clock
from badgedesk.host.paths import ProfilePaths, open_profile, profile_folder
from badgedesk.wording import fault_message

if TYPE_CHECKING:
    from badgedesk.wallet import Wallet

_CRASHED: Final = "Something went wrong in the program. Your files are as they were. The details are in crash.log."
_FAULT: Final = 3


@dataclass
class Desk:
    """Everything of one running window; whoever holds it keeps it alive."""

    window: MainWindow
    theme: Theme
    wallet: WalletViewModel
    designs: DesignsViewModel
    awards: AwardsViewModel
    jobs: tuple[Jobs, ...]
    settings: QSettings
    preferences: Preferences
    ring: FocusRing

    def load(self) -> None:
        """Read wallet, designs and register, all on workers."""
        load_script_fonts()
        self.wallet.load()
        self.designs.load()
        self.awards.load()

    def receive(self, files: Sequence[Path]) -> None:
        """Take files named on the command line into the wallet and show what they are."""
        if files:
            self.window.go_to("wallet")
            self.wallet.add(Drop(tuple(files)))

    def close(self) -> None:
        """Remember the window's state and end all work."""
        geometry = bytes(self.window.saveGeometry().data())
        self.preferences = replace(
            self.preferences, theme=self.theme.choice.value, place=self.window.place, geometry=geometry
        )
        save_preferences(self.settings, self.preferences)
        for jobs in self.jobs:
            jobs.close()


def build_desk(application: QApplication, theme: Theme, paths: ProfilePaths) -> Desk:
    """Build one window on the profile at ``paths``, not yet shown."""
    settings = QSettings(str(paths.settings), QSettings.Format.IniFormat)
    preferences = load_preferences(settings)
    theme.choose(ThemeChoice(preferences.theme))
    wallet_jobs = Jobs(ThreadPoolExecutor(1, "wallet"), application)
    register_jobs = Jobs(ThreadPoolExecutor(1, "register"), application)
    drawing_jobs = Jobs(ThreadPoolExecutor(2, "drawing"), application)

    hand = Hand()
    shelf = Shelf(lambda: _open_wallet(paths), hand, clock.now)
    wallet = WalletViewModel(wallet_jobs, shelf, application)
    artist = BadgeArtist(lambda digest: _original(paths, digest), hand)
    wallet_place = WalletPlace(theme, wallet, Pictures(drawing_jobs, artist.draw, application))

    desk_of_designs = DesignDesk(paths.folder / "designs")
    designs = DesignsViewModel(drawing_jobs, desk_of_designs, application)
    designs_place = DesignsPlace(theme, designs, Pictures(drawing_jobs, desk_of_designs.draw, application))

    awards = AwardsViewModel(register_jobs, Ledger(lambda: _open_stores(paths), clock.now), application)
    awards_place = AwardsPlace(theme, awards)

    window = MainWindow(theme, {"designs": designs_place, "awards": awards_place, "wallet": wallet_place})
    desk = Desk(
        window=window,
        theme=theme,
        wallet=wallet,
        designs=designs,
        awards=awards,
        jobs=(wallet_jobs, register_jobs, drawing_jobs),
        settings=settings,
        preferences=preferences,
        ring=FocusRing(application, window),
    )
    for viewmodel in (wallet, designs, awards):
        viewmodel.told.connect(window.show_message)
        viewmodel.noted.connect(window.show_note)
    for place in (designs_place, awards_place):
        place.look_asked.connect(lambda drop: _look(desk, drop))
    awards.made.connect(lambda _: wallet.reopen())
    wallet_place.titled.connect(lambda _: window.retitle())
    window.theme_chosen.connect(theme.choose)
    window.closing.connect(desk.close)
    if preferences.geometry:
        window.restoreGeometry(preferences.geometry)
    window.go_to(preferences.place)
    return desk


def run(files: Sequence[Path], home: Path | None = None) -> int:
    """Open the window, with ``files`` in it, and return the exit code once it was closed.

    Args:
        files: badges to take in and show.
        home: the profile folder; else as the environment and the system say.
    """
    folder = profile_folder(home)
    crashes = CrashHandler(folder / "crash.log")
    crashes.install()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s: %(message)s")
    application = _application()
    style = BadgeDeskStyle()
    application.setStyle(style)
    load_fonts()
    theme = Theme(application)
    try:
        paths = open_profile(folder)
    except StoreError as error:
        _refuse(str(fault_message(error)))
        return _FAULT
    desk = build_desk(application, theme, paths)
    crashes.speak_through(lambda _: desk.window.show_message(Message(Tone.FAIL, _CRASHED)))
    desk.window.show()
    QTimer.singleShot(0, desk.load)
    QTimer.singleShot(0, lambda: desk.receive(files))
    code = application.exec()
    del style  # the application no longer asks it
    return code


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["badgedesk"])
    application.setApplicationName("BadgeDesk")
    application.setDesktopFileName("badgedesk")
    return application


def _refuse(sentence: str) -> None:
    box = QMessageBox()
    box.setWindowTitle("BadgeDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()


def _look(desk: Desk, drop: Drop) -> None:
    desk.window.go_to("wallet")
    desk.wallet.look(drop)


def _open_wallet(paths: ProfilePaths) -> "Wallet":
    from badgedesk.awarding.issuers import IssuerBook
    from badgedesk.wallet import Wallet

    with IssuerBook(paths) as book:
        own = book.trusted()
    return Wallet(paths, now=clock.now, also_trusted=own)


def _original(paths: ProfilePaths, digest: str) -> bytes:
    from badgedesk.wallet.originals import Originals

    return Originals(paths.originals).get(digest)


def _open_stores(paths: ProfilePaths) -> Stores:
    from badgedesk.awarding.issuers import IssuerBook
    from badgedesk.awarding.register import Register

    return Stores(IssuerBook(paths), Register(paths))
