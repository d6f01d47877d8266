"""What belongs to the window as a whole and to no place: the first start, samples, settings, help, long work."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.help.views.dialog import HelpDialog
from badgedesk.app.look.states import Tone
from badgedesk.app.settings.idle import IdleWatch
from badgedesk.app.settings.viewmodel import SettingsViewModel
from badgedesk.app.settings.views.dialog import SettingsDialog
from badgedesk.app.welcome.samples import Samples
from badgedesk.app.welcome.viewmodel import WelcomeViewModel
from badgedesk.app.welcome.views.page import WelcomePage
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.frame.panes import Panes
from badgedesk.app.widgets.work.job_stack import JobStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from badgedesk.app.awards.flow import AwardFlow
    from badgedesk.app.awards.handing import HandingOver, HandoverWish
    from badgedesk.app.awards.ledger import Stores
    from badgedesk.app.awards.open_keys import OpenKeys
    from badgedesk.app.awards.part_asking import PartAsking
    from badgedesk.app.awards.site_testing import SiteTesting
    from badgedesk.app.awards.views.place import AwardsPlace
    from badgedesk.app.jobs import Jobs
    from badgedesk.app.look.theme import Theme
    from badgedesk.app.main_window import MainWindow
    from badgedesk.app.turns import Parts
    from badgedesk.app.wallet.backing_up import BackupCare
    from badgedesk.app.wallet.ending import EndTelling
    from badgedesk.app.wallet.hosts import HostAsking
    from badgedesk.app.wallet.upkeep import Upkeep
    from badgedesk.app.wallet.viewmodel import WalletViewModel
    from badgedesk.app.wallet.views.place import WalletPlace
    from badgedesk.app.widgets.carrying.drops import Drop
    from badgedesk.app.widgets.pictures.pictures import Pictures
    from badgedesk.host.paths import ProfilePaths
    from badgedesk.wallet import Wallet

Dialog = TypeVar("Dialog", bound=QDialog)

_RECORD: Final = "samples.json"
_TIP: Final = "Takes the sample design, the sample issuer and the sample badge away"


def samples_of(paths: "ProfilePaths", open_wallet: "Callable[[], Wallet]") -> Samples:
    """Return the samples of a profile."""
    from badgedesk.host import clock

    return Samples(paths.folder / _RECORD, paths.folder / "designs", open_wallet, clock.now)


class Frame(QObject):
    """Offers samples where a place is empty, their removal everywhere, and asks at the first start where to go."""

    def __init__(self, theme: "Theme", window: "MainWindow", jobs: "Jobs", samples: Samples) -> None:
        super().__init__(window)
        self.theme, self._window = theme, window
        self._empty: list[EmptyState] = []
        self._panes = Panes(window)
        self.jobs = JobStack(theme, window, window.status)
        self.welcome = WelcomeViewModel(jobs, samples, _count_templates, self)
        self.welcome.told.connect(window.show_message)
        self.welcome.noted.connect(window.show_note)
        self.welcome.samples_changed.connect(self._show_samples)
        self.remove = Button(theme, "Remove the samples", kind="link")
        self.remove.setToolTip(_TIP)
        self.remove.clicked.connect(self._remove_samples)
        window.status.add_item(self.remove)
        self._show_samples(self.welcome.has_samples)

    def greet(self, pictures: "Pictures", take: "Callable[[Drop], None]") -> "Parts[None]":
        """Show the first start, built part by part; ``take`` gets the badges that are dropped on it."""
        page = WelcomePage(self.theme, self.welcome, pictures)
        self._window.hold(page)
        yield from page.furnished()
        page.dropped.connect(take)
        self._window.greet(page)

    def serve_settings(self, settings: SettingsViewModel) -> None:
        """Let rail and keys open settings and help."""
        self.settings = settings
        self._window.tool_called.connect(self._open_tool)
        for keys, act in (("?", self.open_help), ("F6", self._panes.go_on), ("Shift+F6", self._panes.go_back)):
            QShortcut(QKeySequence(keys), self._window).activated.connect(act)

    def open_settings(self) -> SettingsDialog:
        """Open the settings over the window."""
        return self._open(SettingsDialog(self.theme, self.settings, self._window))

    def open_help(self) -> HelpDialog:
        """Open the list of all keys."""
        return self._open(HelpDialog(self.theme, self._window))

    def watch_idle(self, application: "QApplication") -> None:
        """Lock a profile that has a lock when nobody touches the program for as long as the settings say."""
        settings = self.settings
        watch = IdleWatch(application, self)

        def follow(_: object = None) -> None:
            locked = settings.lock is not None and settings.lock.is_set
            watch.watch(settings.preferences.lock_after if locked else 0)

        def lock() -> None:
            if settings.lock is not None:
                settings.lock.lock_now()

        if settings.lock is not None:
            settings.lock.done.connect(lambda words: self._window.show_note(Note(Tone.PASS, words)))
        settings.changed.connect(follow)
        watch.idle.connect(lock)
        follow()

    def _open_tool(self, tool: str) -> None:
        if tool == "help":
            self.open_help()
        else:
            self.open_settings()

    def _open(self, dialog: Dialog) -> Dialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def serve(self, place: QWidget) -> None:
        """Offer samples in the empty states of ``place`` that can show them."""
        for empty in place.findChildren(EmptyState):
            if empty.property("samples"):
                empty.samples_asked.connect(self.welcome.add_samples)
                empty.offer_samples(not self.welcome.has_samples)
                self._empty.append(empty)

    def _remove_samples(self) -> None:
        self.remove.setEnabled(False)
        self.welcome.remove_samples()

    def _show_samples(self, present: bool) -> None:
        self.remove.setVisible(present)
        self.remove.setEnabled(True)
        for empty in self._empty:
            empty.offer_samples(not present)


def award_design(window: "MainWindow", folder: Path, flow: "AwardFlow", design: Path) -> None:
    """Go to the awards with a saved design chosen; ``folder`` holds the user's own. The sample is for looking at."""
    from badgedesk.app.designs.desk import FILE
    from badgedesk.app.look.states import Tone
    from badgedesk.app.widgets.frame.message import Message
    from badgedesk.app.widgets.words.samples import SAMPLE_FILE, SAMPLE_REFUSED

    def save() -> None:
        from badgedesk.app.designs.views.editor import EditorPage

        for page in window.findChildren(EditorPage):
            page.save_as()

    if design == folder / SAMPLE_FILE:
        window.show_message(Message(Tone.WARN, SAMPLE_REFUSED, "Save as…", save))
        return

    def begin() -> None:
        from badgedesk.app.awards.views.place import AwardsPlace

        for place in window.findChildren(AwardsPlace):
            place.begin_award()
        if design.parent == folder:
            flow.load_cards(FILE + design.name)
        else:
            flow.take_design(design, FILE.__add__)

    window.visit("awards", begin)


def _count_templates() -> int:
    from badgedesk.design.templates import list_templates

    return len(list_templates())


def follow_award(place: "AwardsPlace", window: "MainWindow", frame: Frame, flow: "AwardFlow", keys: "OpenKeys") -> None:
    """Show how far an award is, what came of it, and at the foot which keys are open."""
    from badgedesk.app.awards.views.key_lamp import KeyLamp

    panel = frame.jobs.add(pause=flow.pause, go_on=flow.go_on, cancel=flow.cancel, action=place.flow.show_in_folder)
    flow.job_changed.connect(panel.show_job)
    flow.noted.connect(window.show_note)
    window.status.add_item(KeyLamp(frame.theme, keys))


def hand_over_from(
    place: "AwardsPlace",
    window: "MainWindow",
    frame: Frame,
    workers: "Callable[[], Jobs]",
    open_stores: "Callable[[], Stores]",
) -> None:
    """Let awards be handed over in the background; its panel is made when it is first needed."""
    made: list[HandingOver] = []

    def build() -> "HandingOver":
        from badgedesk.app.awards.handing import HandingOver
        from badgedesk.host import clock

        handing = HandingOver(workers(), open_stores, clock.now)
        handing.setParent(frame)
        panel = frame.jobs.add(
            pause=handing.pause,
            go_on=handing.go_on,
            cancel=handing.cancel,
            action=lambda: place.show_folder(handing.folder),
        )
        handing.job_changed.connect(panel.show_job)
        handing.told.connect(place.show_message)
        handing.noted.connect(window.show_note)
        return handing

    def begin(wish: "HandoverWish") -> None:
        if not made:
            made.append(build())
        made[0].begin(wish)

    place.handover_asked.connect(begin)


def ask_hosts(
    place: "AwardsPlace", window: "MainWindow", frame: Frame, testing: "SiteTesting", parts: "PartAsking"
) -> None:
    """Let hosts be asked from the register, each named in the status bar: sites tested, older badges completed."""
    parts.setParent(frame)
    window.closing.connect(parts.cancel)
    parts.asking.connect(window.status.name_host)
    place.errands.serve_parts(parts)
    testing.setParent(frame)
    window.closing.connect(testing.cancel)
    panel = frame.jobs.add(pause=lambda: None, go_on=lambda: None, cancel=testing.cancel, action=lambda: None)
    testing.job_changed.connect(panel.show_job)
    testing.asking.connect(window.status.name_host)
    testing.told.connect(place.show_message)
    testing.noted.connect(window.show_note)
    place.errands.told.connect(place.show_message)
    place.errands.serve_testing(testing)


def serve_wallet(
    window: "MainWindow", frame: Frame, place: "WalletPlace", viewmodel: "WalletViewModel", asking: "HostAsking"
) -> None:
    """Show the wallet's long work, and let hosts be asked: the question, the status bar, and what follows."""
    taking = viewmodel.taking
    panel = frame.jobs.add(pause=taking.pause, go_on=taking.go_on, cancel=taking.cancel, action=lambda: None)
    taking.job_changed.connect(panel.show_job)
    panel = frame.jobs.add(pause=lambda: None, go_on=lambda: None, cancel=asking.cancel, action=lambda: None)
    asking.job_changed.connect(panel.show_job)
    asking.asking.connect(window.status.name_host)
    asking.answered.connect(lambda _: viewmodel.show_anew())
    asking.told.connect(place.show_message)
    asking.noted.connect(window.show_note)
    asking.found.connect(viewmodel.look)
    asking.fetched.connect(viewmodel.add)
    viewmodel.address_given.connect(lambda address, keeps: asking.look_up(address, keeps=keeps))
    place.serve_asking(asking)


def serve_upkeep(frame: Frame, place: "WalletPlace", viewmodel: "WalletViewModel", upkeep: "Upkeep") -> None:
    """Show how far the work on the whole wallet is, and read the cards anew when it is done."""
    work = upkeep.work
    panel = frame.jobs.add(pause=work.pause, go_on=work.go_on, cancel=work.cancel, action=lambda: None)
    work.job_changed.connect(panel.show_job)
    upkeep.changed.connect(viewmodel.load)
    upkeep.knowing.changed.connect(viewmodel.show_anew)
    place.gallery.view.chosen.connect(frame.settings.choose_view)
    place.gallery.show_view(frame.settings.preferences.view)


def serve_reminders(frame: Frame, window: "MainWindow", telling: "EndTelling") -> None:
    """Tell the desktop of badges that end soon while the settings want it; where it has no service, its tray."""
    settings = frame.settings

    def by_tray(title: str, body: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            tray = QSystemTrayIcon(frame.theme.icon("medal", "text"), window)
            tray.messageClicked.connect(window.show_in_front)
            tray.show()
            tray.showMessage(title, body)

    telling.untaken.connect(by_tray)
    settings.changed.connect(lambda chosen: telling.want(on=chosen.remind))
    telling.want(on=settings.preferences.remind)


def restore_from(window: "MainWindow", backup: Path) -> None:
    """Ask for the passphrase of a backup that was opened, and take it in."""
    from badgedesk.app.wallet.views.place import WalletPlace

    place = window.findChild(WalletPlace)
    if isinstance(place, WalletPlace):
        place.gallery.backup.offer(backup)


def serve_backups(frame: Frame, place: "WalletPlace", care: "BackupCare") -> None:
    """Show how far a backup is, and what another computer did to the wallet."""
    work = care.work
    panel = frame.jobs.add(pause=work.pause, go_on=work.go_on, cancel=work.cancel, action=lambda: None)
    work.job_changed.connect(panel.show_job)
    care.elsewhere.connect(lambda news: place.show_message(Message(Tone.WARN, news, *place.gallery.backup.remedy())))
