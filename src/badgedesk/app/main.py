"""The composition root of the window: every object is built here and passed down.

The bare window comes first: rail, status bar and an empty page need few modules and are painted at once. What a
place needs is imported and built when it is first visited, the first one right after the first painting.
"""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from badgedesk.app import stores
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main_window import MainWindow
from badgedesk.app.preferences import WIDTHS, Preferences, load_preferences, save_preferences
from badgedesk.app.workers import Workers
from badgedesk.host.home import SETTINGS, is_untouched

if TYPE_CHECKING:
    from badgedesk.app.awards.flow import AwardFlow
    from badgedesk.app.awards.ledger import Ledger
    from badgedesk.app.awards.making import IssuerMaking
    from badgedesk.app.awards.open_keys import OpenKeys
    from badgedesk.app.awards.viewmodel import AwardsViewModel
    from badgedesk.app.designs.studio import Studio
    from badgedesk.app.designs.viewmodel import DesignsViewModel
    from badgedesk.app.frame import Frame
    from badgedesk.app.jobs import Sweeper
    from badgedesk.app.turns import Parts
    from badgedesk.app.wallet.hosts import HostAsking
    from badgedesk.app.wallet.out_viewmodel import OutViewModel
    from badgedesk.app.wallet.viewmodel import WalletViewModel
    from badgedesk.app.widgets.carrying.drops import Drop
    from badgedesk.host.paths import ProfilePaths


class Desk:
    """Everything of one running window; whoever holds it keeps it alive.

    Args:
        application: of the process.
        theme: shared by all windows.
        folder: the profile; made by `furnish` where it is missing.
        greets: whether an untouched profile begins with the first start.
    """

    def __init__(self, application: QApplication, theme: Theme, folder: Path, *, greets: bool = False) -> None:
        self._application, self._theme = application, theme
        self._folder = folder
        self._settings = QSettings(str(folder / SETTINGS), QSettings.Format.IniFormat)
        self._preferences = load_preferences(self._settings)
        self._workers = Workers(application)
        self._sweeper: Sweeper | None = None
        self._waiting: list[Path] = []
        theme.choose(ThemeChoice(self._preferences.theme), contrast=self._preferences.contrast)
        theme.set_text_size(self._preferences.text_size)
        self.window = MainWindow(theme, self._preferences.place)
        self.window.setProperty(WIDTHS, dict(self._preferences.widths))
        self._greets = greets and not self._preferences.welcomed and is_untouched(folder)
        self.window.rail.setVisible(not self._greets)
        self.window.closing.connect(self.close)
        if self._preferences.geometry:
            self.window.restoreGeometry(self._preferences.geometry)

    def furnish(self) -> None:
        """Make the profile folder where it is missing, and build the place in front, all at once.

        Raises:
            StoreError: the profile folder cannot be made.
        """
        from badgedesk.app.turns import at_once

        at_once(self.furnished())

    def furnished(self) -> "Parts[None]":
        """Do what `furnish` does part by part."""
        from badgedesk.app.look.fonts import load_late_fonts
        from badgedesk.app.prefetch import load_for

        yield from load_for("start")
        from badgedesk.app.jobs import Sweeper
        from badgedesk.app.look.focus import FocusRing
        from badgedesk.app.look.style import BadgeDeskStyle
        from badgedesk.host.paths import open_profile

        self._sweeper = Sweeper(self._application)
        yield from load_late_fonts()
        self._style = BadgeDeskStyle()
        self._application.setStyle(self._style)
        self._ring = FocusRing(self._application, self.window)
        yield
        self._theme.follow_system()
        self._paths = open_profile(self._folder)
        if self._paths.lock.exists():
            from badgedesk.app.threshold import stand_locked

            stand_locked(self._theme, self.window, self._workers("wallet"), self._paths, self._let_in)
        else:
            yield from self._build_places()

    def _let_in(self, paths: "ProfilePaths") -> None:
        from badgedesk.app.turns import Making, Turns

        self._paths, self._greets = paths, False
        making = Making(self._build_places())
        if self.window.builds_by_turns:
            Turns(making, lambda _: self.receive(self._waiting), self.window)
        else:
            making.finish()
            self.receive(self._waiting)

    def _build_places(self) -> "Parts[None]":
        if any((self._paths.folder / "recovery").glob("*.badge")):
            self.window.go_to("designs")  # where work that was left unsaved is offered
        builders = {"designs": self._build_designs, "awards": self._build_awards, "wallet": self._build_wallet}
        self.window.furnish(builders)
        yield
        if self._greets:
            yield from self._greet()
        else:
            yield from self.window.build_front()
            self.frame.remove.setVisible(self.frame.welcome.has_samples)
        yield
        self._listen()

    def _listen(self) -> None:
        """Tidy what was staged, and open what later starts hand over."""
        from badgedesk.app.instance import Inbox

        self.out.clean_up()
        self._inbox = Inbox(self._paths.folder, self._application)
        self._inbox.asked.connect(self._come_forward)
        self._inbox.look()

    def receive(self, files: Sequence[Path]) -> None:
        """Take badges named at the start into the wallet and show what they are; open the first design or backup."""
        from badgedesk.app.widgets.carrying.drops import Drop

        if self._paths.lock.exists() and self._paths.secret is None:
            self._waiting += files
            return
        from badgedesk.app.frame import restore_from

        designs = [file for file in files if file.suffix.lower() == ".badge"]
        backups = [file for file in files if file.suffix.lower() == ".badgebackup"]
        badges = tuple(file for file in files if file not in {*designs, *backups})
        if badges:
            self.window.visit("wallet", lambda: self.wallet.add(Drop(badges)))
        if backups:
            self.window.visit("wallet", lambda: restore_from(self.window, backups[0].absolute()))
        if designs:
            self.window.visit("designs", lambda: self.studio.editor.load(designs[0].absolute()))

    def _come_forward(self, files: Sequence[Path]) -> None:
        """Show the window to whoever started the program once more, with the files they named."""
        self.window.show_in_front()
        self.receive(files)

    def look(self, drop: "Drop") -> None:
        """Look at files that were dropped on another place."""
        self.window.visit("wallet", lambda: self.wallet.look(drop))

    def close(self) -> None:
        """Remember the window's state and end all work."""
        geometry = bytes(self.window.saveGeometry().data())
        self._preferences = self._preferences._replace(
            theme=self._theme.choice.value, place=self.window.place, geometry=geometry,
            widths=tuple(sorted(dict(self.window.property(WIDTHS)).items())),
        )  # fmt: skip
        self._keep(self._preferences)
        if "asking" in self.__dict__:
            self.asking.cancel()
        self._workers.close()
        if self._sweeper is not None:
            self._sweeper.stop()

    @cached_property
    def frame(self) -> "Frame":
        """What belongs to no place: the first start and the samples."""
        from badgedesk.app.frame import Frame, samples_of
        from badgedesk.app.settings.viewmodel import SettingsViewModel
        from badgedesk.app.threshold import care_for, network_care

        samples = samples_of(self._paths, lambda: stores.open_wallet(self._paths))
        frame = Frame(self._theme, self.window, self._workers("wallet"), samples)
        settings = SettingsViewModel(self._theme, self._preferences, self._keep, self._paths.folder, frame)
        settings.lock = care_for(self._workers("wallet"), self._paths, self.window, settings)
        settings.network = network_care(self._workers("wallet"), self._paths, settings)
        settings.network.settled.connect(lambda: self.wallet.show_anew())  # noqa: PLW0108 - made only when it is called
        settings.changed.connect(lambda chosen: self.open_keys.set_minutes(chosen.unlock_minutes))
        frame.serve_settings(settings)
        frame.watch_idle(self._application)
        frame.welcome.samples_changed.connect(lambda _: self._read_anew())
        frame.welcome.begun.connect(self._begin)
        return frame

    def _greet(self) -> "Parts[None]":
        from badgedesk.app.prefetch import load_for

        yield from load_for("greeting")
        from badgedesk.app.widgets.pictures.pictures import Pictures

        pictures = Pictures(self._workers("drawing", 2), self.designs.draw, self._application)
        frame = self.frame
        yield
        yield from frame.greet(pictures, self._begin_with)

    def _begin(self, place: str) -> None:
        """Leave the first start for good."""
        self._greets = False
        self._keep(self._preferences._replace(welcomed=True))
        self.window.visit(place)

    def _keep(self, preferences: Preferences) -> None:
        """Remember the user's choices from now on."""
        self._preferences = preferences
        save_preferences(self._settings, preferences)

    def _begin_with(self, drop: "Drop") -> None:
        """Begin in the wallet, with the badges that were dropped on the first start."""
        self._begin("wallet")
        self.window.visit("wallet", lambda: self.wallet.add(drop))

    def _read_anew(self) -> None:
        """Let the places that are there show samples, or no longer."""
        if "wallet" in self.__dict__:
            self.wallet.load()
        if "designs" in self.__dict__:
            self.designs.load()

    @cached_property
    def wallet(self) -> "WalletViewModel":
        """What the wallet place can do."""
        from badgedesk.app.wallet.drawing import Hand
        from badgedesk.app.wallet.thumbs import Thumbs
        from badgedesk.app.wallet.viewmodel import WalletViewModel

        self._hand, self._thumbs = Hand(), Thumbs()
        self._shelf = stores.open_shelf(self._paths, self._hand, self._thumbs)
        return WalletViewModel(self._workers("wallet"), self._shelf, self._application)

    @cached_property
    def asking(self) -> "HostAsking":
        """What has hosts asked for what badges lack."""
        return stores.open_asking(self._paths, self._workers, self.wallet, self._shelf)

    @cached_property
    def out(self) -> "OutViewModel":
        """What lets badges be shown elsewhere."""
        return stores.open_out(self._paths, self._workers("out"), self._application)

    @cached_property
    def designs(self) -> "DesignsViewModel":
        """What the designs place can do."""
        from badgedesk.app.designs.desk import DesignDesk
        from badgedesk.app.designs.viewmodel import DesignsViewModel

        desk = DesignDesk(self._paths.folder / "designs")
        return DesignsViewModel(self._workers("drawing", 2), desk, self._application)

    @cached_property
    def _ledger(self) -> "Ledger":
        from badgedesk.app.awards.ledger import Ledger
        from badgedesk.host import clock

        return Ledger(lambda: stores.open_stores(self._paths, self.open_keys.held), clock.now)

    @cached_property
    def open_keys(self) -> "OpenKeys":
        """Which keys are open for signing."""
        return stores.open_keys(self._preferences.unlock_minutes, self._application)

    @cached_property
    def awards(self) -> "AwardsViewModel":
        """What the awards place can do."""
        from badgedesk.app.awards.aftercare import Aftercare
        from badgedesk.app.awards.viewmodel import AwardsViewModel
        from badgedesk.host import clock

        aftercare = Aftercare(self._ledger.stores, clock.now, self.open_keys.is_open)
        return AwardsViewModel(self._workers("register"), self._ledger, aftercare, self._application)

    @cached_property
    def making(self) -> "IssuerMaking":
        """What makes issuers and their recovery files."""
        from badgedesk.app.awards.making import IssuerMaking

        return IssuerMaking(self._workers("register"), self._ledger, self._application)

    @cached_property
    def flow(self) -> "AwardFlow":
        """A new award; it works on a thread of its own, so that everything else goes on meanwhile."""
        return stores.open_flow(self._paths, self._workers("awarding"), self.open_keys.held)

    def _build_wallet(self) -> "Parts[QWidget]":
        from badgedesk.app.prefetch import load_for

        yield from load_for("wallet")
        from badgedesk.app.frame import serve_backups, serve_reminders, serve_upkeep, serve_wallet
        from badgedesk.app.sharing.opening import show_others
        from badgedesk.app.wallet.thumbs import ThumbMaker
        from badgedesk.app.wallet.views.place import WalletPlace
        from badgedesk.app.widgets.pictures.pictures import Pictures

        viewmodel = self.wallet
        artist = stores.open_artist(self._paths, self._hand, self._thumbs)
        pictures = Pictures(self._workers("drawing", 2), artist.draw, self._application)
        holder = partial(stores.open_holder, self._paths)
        care = stores.open_backup_care(self._workers("backup"), self._paths, viewmodel)
        maker = ThumbMaker(self._workers("wallet"), self._workers("thumbs"), self._shelf, artist.draw_whole, viewmodel)
        place = WalletPlace(self._theme, viewmodel)
        self.window.hold(place)
        upkeep = stores.open_upkeep(self._workers("upkeep"), self._paths, viewmodel)
        yield from place.furnished(self.out, pictures, care, upkeep)
        place.titled.connect(lambda _: self.window.retitle())
        viewmodel.rows_changed.connect(lambda _: care.follow(viewmodel.total))
        viewmodel.rows_changed.connect(lambda _: maker.start())
        care.restored.connect(viewmodel.load)
        for part in (viewmodel, self.out, care, upkeep):
            part.told.connect(place.show_message)
            part.noted.connect(self.window.show_note)
        viewmodel.to_be_shown.connect(
            lambda shown: show_others(self._theme, self._workers("out"), shown, place, holder)
        )
        self.frame.serve(place)
        serve_wallet(self.window, self.frame, place, viewmodel, self.asking)
        yield
        serve_upkeep(self.frame, place, viewmodel, upkeep)
        serve_backups(self.frame, place, care)
        yield
        serve_reminders(
            self.frame, self.window, stores.open_end_telling(self._workers("upkeep"), self._paths, viewmodel)
        )
        viewmodel.load()
        return place

    @cached_property
    def studio(self) -> "Studio":
        """What opens designs, and the one in hand."""
        keeping, drawing = self._workers("keeping", 2), self._workers("drawing", 2)
        return stores.open_studio(self._paths, keeping, drawing, self.designs, self._application)

    def _build_designs(self) -> "Parts[QWidget]":
        from badgedesk.app.prefetch import load_for

        yield from load_for("designs")
        from badgedesk.app.designs.views.studio import DesignsStudio
        from badgedesk.app.frame import award_design
        from badgedesk.app.widgets.pictures.pictures import Pictures

        studio, jobs = self.studio, self._workers("drawing", 2)
        pictures = Pictures(jobs, studio.gallery.draw, self._application)
        place = DesignsStudio(self._theme, studio)
        self.window.hold(place)
        yield from place.furnished(jobs, pictures)
        place.editor.artwork.canvas.aids.keep_in(self._settings)
        place.look_asked.connect(self.look)
        place.titled.connect(self.window.retitle)
        place.award_requested.connect(lambda design: award_design(self.window, studio.folder(), self.flow, design))
        self.window.guard(place.may_close)
        studio.gallery.told.connect(place.show_message)
        for part in (studio.gallery, studio.editor):
            part.noted.connect(self.window.show_note)
        self.frame.serve(place)
        studio.gallery.load()
        return place

    def _build_awards(self) -> "Parts[QWidget]":
        from badgedesk.app.prefetch import load_for

        yield from load_for("awards")
        from badgedesk.app.awards.views.place import AwardsPlace
        from badgedesk.app.frame import ask_hosts, follow_award, hand_over_from
        from badgedesk.app.widgets.pictures.pictures import Pictures

        viewmodel, making, flow = self.awards, self.making, self.flow
        pictures = Pictures(self._workers("drawing", 2), self.designs.draw, self._application)
        place = AwardsPlace(self._theme, viewmodel, making, flow)
        self.window.hold(place)
        yield from place.furnished(pictures)
        place.look_asked.connect(self.look)
        place.titled.connect(self.window.retitle)
        follow_award(place, self.window, self.frame, flow, self.open_keys)
        hand_over_from(
            place, self.window, self.frame, lambda: self._workers("handover"), lambda: stores.open_stores(self._paths)
        )
        ask_hosts(place, self.window, self.frame, *stores.host_askers(self._paths, self._workers, self._ledger.stores))
        viewmodel.told.connect(place.show_message)
        for changed in (making.made, making.restored):
            changed.connect(lambda _: self._know_issuers())
        viewmodel.load()
        return place

    def _know_issuers(self) -> None:
        """Let the wallet know the user's own issuers anew, where it is open."""
        if "wallet" in self.__dict__:
            self.wallet.reopen()
