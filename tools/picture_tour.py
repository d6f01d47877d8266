"""The way through every place, state and dialog of the window, with a picture at each stop."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.history_list import HistoryList
from badgedesk.app.designs.views.icon_library import IconLibrary
from badgedesk.app.designs.views.placed_report import PlacedReport
from badgedesk.app.designs.views.save_question import SaveQuestion
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.preferences import Preferences, save_preferences
from badgedesk.app.wallet.sheets import BadgeRow
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.drops import Drop
from badgedesk.app.widgets.job import JobState, JobView
from badgedesk.app.widgets.message import Message
from badgedesk.app.widgets.question import Question
from badgedesk.design.foreign.notices import Notice, Outcome, Reason
from picture_data import PASSPHRASE, Stage, prepare

_WAIT_S: Final = 60.0
_SETTLE_S: Final = 0.4
_PICTURES_S: Final = 1.5
_AWAY: Final = 8
"""The pointer rests on the status bar, so that nothing looks pointed at."""
_NO_CARD: Final = "no such words anywhere"
_LOST: Final = (
    Notice(Outcome.REMOVED, Reason.SCRIPT, "script"),
    Notice(Outcome.RASTERISED, Reason.MASK, "mask", 2),
    Notice(Outcome.SIMPLIFIED, Reason.FONT, "Helvetica Neue"),
)
Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True)
class Stand:
    """What every window of one process shares."""

    application: QApplication
    theme: Theme


class Tour:
    """Walks one window through everything it can show.

    Args:
        stand: what every window of the process shares.
        folder: a temporary folder.
        out: where the pictures go.
        prefix: begins their names.
        size: of the window, in device-independent pixels.
        wanted: theme and text size.
    """

    def __init__(
        self, stand: Stand, folder: Path, out: Path, prefix: str, size: tuple[int, int], wanted: Preferences
    ) -> None:
        self._application, self._theme = stand.application, stand.theme
        self._folder, self._out, self._prefix, self._size, self._wanted = folder, out, prefix, size, wanted

    def run(self) -> None:
        """Take all pictures."""
        self._first_start()
        self._empty()
        stage = prepare(self._folder)
        desk = self._open(stage.profile)
        self._wallet(desk, stage)
        self._designs(desk)
        self._awards(desk, stage)
        self._everywhere(desk)
        desk.window.close()

    def _open(self, profile: Path, *, greets: bool = False) -> Desk:
        profile.mkdir(parents=True, exist_ok=True)
        settings = QSettings(str(profile / "settings.ini"), QSettings.Format.IniFormat)
        save_preferences(settings, self._wanted)
        desk = Desk(self._application, self._theme, profile, greets=greets)
        desk.window.resize(*self._size)
        desk.window.show()
        QCursor.setPos(desk.window.mapToGlobal(desk.window.rect().bottomLeft() + QPoint(_AWAY, -_AWAY)))
        desk.furnish()
        return desk

    def _first_start(self) -> None:
        desk = self._open(self._folder / "fresh", greets=True)
        self._settle(_PICTURES_S)
        self._take(desk, "first-start")
        desk.window.close()

    def _empty(self) -> None:
        desk = self._open(self._folder / "empty")
        self._take(desk, "wallet-loading")
        self._until(lambda: desk.wallet.loaded)
        self._take(desk, "wallet-empty")
        desk.window.go_to("awards")
        self._until(lambda: desk.awards.loaded)
        self._take(desk, "awards-empty")
        wizard = self._find(desk, AwardsPlace).open_wizard()
        self._wizard(desk, wizard)
        desk.window.go_to("designs")
        self._until(lambda: desk.designs.loaded)
        desk.designs.show_board("designs")
        self._take(desk, "designs-empty")
        desk.window.close()

    def _wizard(self, desk: Desk, wizard: QWidget) -> None:
        from badgedesk.app.awards.views.issuer_wizard import IssuerWizard

        if not isinstance(wizard, IssuerWizard):
            return
        self._take(desk, "issuer-1-profile", wizard)
        self._press(wizard.main)
        self._take(desk, "issuer-1-error", wizard)
        wizard.profile.name.edit.setText("Bay Sailing Club")
        self._press(wizard.main)
        wizard.identity.by_domain.setChecked(True)
        wizard.identity.domain.edit.setText("badges.baysail.example")
        wizard.identity.status.edit.setText("https://badges.baysail.example/status")
        self._take(desk, "issuer-2-identity", wizard)
        self._press(wizard.main)
        wizard.key.own.setChecked(True)
        self._take(desk, "issuer-3-key", wizard)
        for field in wizard.key.fields:
            field.edit.setText(PASSPHRASE)
        self._press(wizard.main)
        self._until(lambda: wizard.step == 3)
        self._take(desk, "issuer-4-recovery", wizard)
        for field in wizard.recovery.fields:
            field.edit.setText("a lamp for the cellar")
        wizard.recovery.take_place(self._folder / "Bay Sailing Club.badgedesk-recovery")
        self._press(wizard.main)
        self._until(lambda: wizard.step == 4)
        self._take(desk, "issuer-5-check", wizard)
        wizard.reject()
        self._settle()

    def _wallet(self, desk: Desk, stage: Stage) -> None:
        desk.window.go_to("wallet")
        self._until(lambda: desk.wallet.loaded)
        desk.wallet.add(Drop(stage.badges))
        self._until(lambda: desk.wallet.total >= len(stage.badges) - 1)
        desk.wallet.go_back()
        self._settle(_PICTURES_S)
        place = self._find(desk, WalletPlace)
        self._take(desk, "wallet")
        place.gallery.grid.setCurrentIndex(place.gallery.grid.model().index(1, 0))
        self._take(desk, "wallet-selected")
        self._wallet_menu(desk, place)
        place.gallery.search.setText(_NO_CARD)
        self._settle(_PICTURES_S)
        self._take(desk, "wallet-nothing-found")
        place.gallery.search.clear()
        self._details(desk)
        desk.wallet.look(Drop((stage.badges[1], stage.no_badge)))
        self._until(lambda: bool(desk.wallet.looked))
        self._settle(_PICTURES_S)
        self._take(desk, "looked-at")
        desk.wallet.go_back()
        desk.window.overlay.show_sentence("Add 3 files to your wallet")
        self._take(desk, "drop-overlay")
        desk.window.overlay.hide()
        question = Question(
            self._theme, place, "Remove 3 badges from your wallet?",
            "Its files are deleted from this program's folder. Copies elsewhere stay.", "Remove",
        )  # fmt: skip
        question.open()
        self._take(desk, "question", question)
        question.reject()
        desk.window.show_message(Message(Tone.WARN, "12 badges added. 2 files could not be taken in.", "Show report"))
        self._take(desk, "message-bar")
        place.gallery.messages.hide()

    def _wallet_menu(self, desk: Desk, place: WalletPlace) -> None:
        grid = place.gallery.grid
        at = grid.visualRect(grid.currentIndex()).center()
        grid.customContextMenuRequested.emit(at)
        self._settle()
        for menu in desk.window.findChildren(QMenu):
            if menu.accessibleName() == "Take it out":
                self._take(desk, "out-menu", menu)
                menu.close()

    def _details(self, desk: Desk) -> None:
        from badgedesk.app.wallet.views.linkedin import LinkedInDialog

        seen = set()
        rows: list[tuple[BadgeRow, ...]] = []
        desk.wallet.rows_changed.connect(rows.append)
        desk.wallet.show_group("all")
        for row in rows[-1]:
            tone = row.verdict.tone
            if tone in seen:
                continue
            seen.add(tone)
            desk.wallet.open_badge(row.id)
            self._until(partial(_shows, desk, row.id))
            self._settle(_PICTURES_S)
            self._take(desk, f"badge-{tone.value}")
            if tone is Tone.PASS and desk.wallet.sheet is not None:
                self._find(desk, WalletPlace).out.open_form(desk.wallet.sheet)
                self._until(lambda: desk.window.findChild(LinkedInDialog) is not None)
                dialog = self._find(desk, LinkedInDialog)
                self._settle(_PICTURES_S)
                self._take(desk, "linkedin", dialog)
                dialog.close()
        desk.wallet.go_back()

    def _designs(self, desk: Desk) -> None:
        desk.window.go_to("designs")
        self._until(lambda: desk.designs.loaded)
        self._settle(_PICTURES_S)
        self._take(desk, "designs-recovery")
        studio = self._find(desk, DesignsStudio)
        for recovered in desk.studio.left():
            desk.studio.discard(recovered)
        studio.recovery.follow()
        self._take(desk, "designs")
        desk.designs.show_board("templates")
        self._settle(_PICTURES_S)
        self._take(desk, "designs-templates")
        desk.studio.open("template:harbour")
        self._until(lambda: studio.currentWidget() is studio.editor)
        self._settle(_PICTURES_S)
        self._take(desk, "editor")
        layers = [layer.id for layer in studio.viewmodel.design.walk()]
        studio.viewmodel.select(layers[-1:])
        self._settle(_PICTURES_S)
        self._take(desk, "editor-selected")
        self._editor_dialogs(desk, studio)
        studio.editor.show_view("achievement")
        self._settle()
        self._take(desk, "achievement")
        question = SaveQuestion(self._theme, desk.window, "Coastal Skipper")
        question.open()
        self._take(desk, "save-question", question)
        question.reject()
        studio.viewmodel.close()
        studio.editor.left.emit()

    def _editor_dialogs(self, desk: Desk, studio: DesignsStudio) -> None:
        """Take the menu of the layers, the list of steps and the report of a drawing."""
        menu = studio.editor.artwork.layers.menu()
        menu.popup(desk.window.mapToGlobal(desk.window.rect().center() - QPoint(0, desk.window.height() // 2 - _AWAY)))
        self._settle()
        self._take(desk, "editor-menu", menu)
        menu.close()
        studio.viewmodel.select(())
        for layer in list(studio.viewmodel.design.walk())[:3]:
            studio.editor.actions_.rename(layer.id, f"{layer.name} again")
        for dialog, name in (
            (HistoryList(self._theme, desk.window, studio.viewmodel), "editor-steps"),
            (PlacedReport(self._theme, desk.window, _LOST), "editor-drawing-report"),
            (IconLibrary(self._theme, desk.window, studio.editor.actions_), "editor-icons"),
        ):
            dialog.open()
            self._settle()
            self._take(desk, name, dialog)
            dialog.accept()

    def _awards(self, desk: Desk, stage: Stage) -> None:
        desk.window.go_to("awards")
        self._until(lambda: desk.awards.loaded)
        place, flow = self._find(desk, AwardsPlace), desk.flow
        self._take(desk, "awards-none-yet")
        place.begin_award()
        grid = place.flow.badge.grid
        self._until(lambda: grid.model().rowCount() > 0)
        grid.setCurrentIndex(grid.model().index(0, 0))
        self._until(place.flow.main.isEnabled)
        self._settle(_PICTURES_S)
        self._take(desk, "award-1-badge")
        self._press(place.flow.main)
        self._take(desk, "award-2-issuer")
        self._press(place.flow.main)
        self._take(desk, "award-3-people-empty")
        flow.people.open(stage.roster)
        self._until(lambda: flow.people.people is not None)
        self._settle(_PICTURES_S)
        self._take(desk, "award-3-people")
        flow.choose_folder(self._folder / "awarded")
        self._press(place.flow.main)
        self._until(place.flow.look.passphrase.isVisible)
        self._take(desk, "award-4-look-over")
        place.flow.look.passphrase.edit.setText(PASSPHRASE)
        self._until(place.flow.main.isEnabled)
        self._press(place.flow.main)
        self._until(lambda: (self._folder / "awarded").is_dir() and not flow.running)
        self._settle(_PICTURES_S)
        self._take(desk, "award-5-result")
        place.show_register()
        self._until(lambda: desk.awards.total > 0)
        self._take(desk, "register")
        place.register.table.selectRow(2)
        self._settle()
        self._take(desk, "register-detail")
        dialog = place.open_restore(self._folder / "Bay Sailing Club.badgedesk-recovery")
        dialog.refuse("The passphrase does not open this file.")
        self._take(desk, "restore", dialog)
        dialog.reject()

    def _everywhere(self, desk: Desk) -> None:
        def nothing() -> None:
            return

        panels = [desk.frame.jobs.add(pause=nothing, go_on=nothing, cancel=nothing, action=nothing) for _ in range(3)]
        running = JobView(
            "Awarding Coastal Skipper", 128, 200, "128 of 200 badges", "about 6 s left", "12 a second", "128 are kept"
        )
        panels[0].show_job(running)
        panels[1].show_job(JobView("Awarding Night Sky", 40, 100, "40 of 100 badges", "paused", "", "40 are kept",
                                   JobState.PAUSED))  # fmt: skip
        panels[2].show_job(JobView("200 badges awarded", 200, 200, "", state=JobState.DONE, action="Open folder"))
        self._until(panels[0].isVisible)
        self._take(desk, "job-panel")
        self._press(panels[0].fold)
        self._take(desk, "job-folded")
        for panel in panels:
            panel.show_job(None)
        desk.window.show_message(Message(Tone.FAIL, "The disk is full. Nothing was lost. Make room, then try again."))
        self._take(desk, "error")
        for name, dialog in (("settings", desk.frame.open_settings()), ("help", desk.frame.open_help())):
            self._take(desk, name, dialog)
            dialog.reject()

    def _press(self, button: QAbstractButton) -> None:
        self._until(button.isEnabled)
        button.click()
        self._settle()

    def _find(self, desk: Desk, kind: type[Kind]) -> Kind:
        found = desk.window.findChild(kind)
        if not isinstance(found, kind):
            message = f"there is no {kind.__name__}"
            raise SystemExit(message)
        return found

    def _take(self, desk: Desk, name: str, *above: QWidget) -> None:
        """Take a picture of the window, with dialogs or menus over it where they stand."""
        if name != "wallet-loading":
            self._settle()
        picture = desk.window.grab()
        painter = QPainter(picture)
        for widget in above:
            shot = widget.grab()
            size = shot.deviceIndependentSize().toSize()
            box = QRect(QPoint(0, 0), size)
            if widget.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
                box.moveTopLeft(desk.window.mapFromGlobal(widget.pos()))
            else:
                box.moveCenter(desk.window.rect().center())
            painter.drawPixmap(box.topLeft(), shot)
            painter.setPen(QColor(self._theme.tokens.line_strong))
            painter.drawRect(box)  # where the window manager draws a frame
        painter.end()
        path = self._out / f"{self._prefix}-{name}.png"
        picture.save(str(path))
        print(path.name, flush=True)

    def _busy(self) -> bool:
        """Return whether pictures are still being made."""
        return any(jobs.waiting for jobs in self._application.findChildren(Jobs))

    def _until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + _WAIT_S
        while not condition():
            if time.monotonic() > end:
                message = "the window did not get there"
                raise SystemExit(message)
            self._application.processEvents()
            time.sleep(0.002)

    def _settle(self, seconds: float = _SETTLE_S) -> None:
        end, last = time.monotonic() + seconds, time.monotonic() + _WAIT_S
        while time.monotonic() < end or (seconds == _PICTURES_S and self._busy() and time.monotonic() < last):
            self._application.processEvents()
            time.sleep(0.002)


def _shows(desk: Desk, badge: str) -> bool:
    return desk.wallet.sheet is not None and desk.wallet.sheet.id == badge
