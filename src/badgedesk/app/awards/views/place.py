"""The awards place: the register, and a new award over it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QStackedWidget

from badgedesk.app.awards.aftercare import ChangeKind, Done
from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.flow import AwardFlow
from badgedesk.app.awards.making import IssuerMaking
from badgedesk.app.awards.viewmodel import AwardsViewModel
from badgedesk.app.awards.views.change_dialog import ChangeDialog
from badgedesk.app.awards.views.errand_desk import ErrandDesk
from badgedesk.app.awards.views.errand_dialogs import PublishDialog
from badgedesk.app.awards.views.flow_page import FlowPage
from badgedesk.app.awards.views.handover_dialog import HandoverDialog
from badgedesk.app.awards.views.issuer_wizard import IssuerWizard
from badgedesk.app.awards.views.manage_dialog import ManageDialog
from badgedesk.app.awards.views.register_page import RegisterPage
from badgedesk.app.awards.views.renew_dialog import RenewDialog
from badgedesk.app.awards.views.restore_dialog import RestoreDialog
from badgedesk.app.awards.views.statistics_dialog import StatisticsDialog
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted

_RECOVERY_FILES = "Recovery files and photos (*.badgedesk-recovery *.png *.jpg *.jpeg *.webp);;All files (*)"


class AwardsPlace(QStackedWidget):
    """Shows the register until an award is begun, and again when it is left.

    Signals:
        look_asked: `Drop`, files to be looked at.
        titled: title and hint changed.
        handover_asked: `HandoverWish`, files are to be made for recipients.
    """

    look_asked = Signal(object)
    titled = Signal()
    handover_asked = Signal(object)

    def __init__(self, theme: Theme, viewmodel: AwardsViewModel, making: IssuerMaking, flow: AwardFlow) -> None:
        super().__init__()
        self._theme, self._viewmodel, self._making, self._flow = theme, viewmodel, making, flow

    def furnished(self, pictures: Pictures) -> Parts[None]:
        """Build register and flow part by part; the place cannot be used before."""
        theme, viewmodel, making, flow = self._theme, self._viewmodel, self._making, self._flow
        self.register = RegisterPage(theme, viewmodel)
        self.addWidget(self.register)
        yield from self.register.furnished()
        yield
        self.flow = FlowPage(theme, flow)
        self.addWidget(self.flow)
        yield from self.flow.furnished(pictures)
        yield
        self.register.award_asked.connect(self.begin_award)
        self.register.issuer_asked.connect(self.open_wizard)
        self.register.recovery_asked.connect(self.open_recovery)
        self.register.restore_asked.connect(self._ask_recovery_file)
        self.register.typing_asked.connect(lambda: self.open_restore(None))
        self.register.change_asked.connect(self.open_change)
        self.register.publish_asked.connect(self._ask_site_folder)
        self.register.statistics_asked.connect(self.open_statistics)
        self.register.handover_asked.connect(self.open_handover)
        self.register.renew_asked.connect(self.open_renewal)
        self.register.calendar_asked.connect(self._ask_calendar)
        self.register.manage_asked.connect(self.open_manage)
        self.errands = ErrandDesk(theme, viewmodel, self)
        self.register.issuer.more_asked.connect(self.errands.open_issuer_menu)
        self.register.detail.more_asked.connect(self.errands.open_award_menu)
        self.register.bar.more_asked.connect(self.errands.open_register_menu)
        viewmodel.changed.connect(self._tell_done)
        viewmodel.unchanged.connect(self._tell_undone)
        self.flow.left.connect(self.show_register)
        self.flow.new_issuer_asked.connect(self.open_wizard)
        self.flow.step_shown.connect(self.titled)
        viewmodel.issuers_changed.connect(flow.show_issuers)
        flow.finished.connect(lambda _: viewmodel.reload())
        making.made.connect(viewmodel.reload)
        making.made.connect(flow.choose_issuer)
        making.checked.connect(viewmodel.reload)
        making.restored.connect(viewmodel.reload)
        making.altered.connect(viewmodel.reload)

    def hint(self) -> str:
        """Return what the status bar says here."""
        if self.currentWidget() is self.flow:
            return self.flow.hint()
        return "Every award stands in the register. Drop a file to have it checked."

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        if self.currentWidget() is self.flow:
            return self.flow.drop_sentence(count)
        return f"Look at {counted(count, 'file')}" if count else "Look at this badge"

    def receive(self, drop: Drop) -> None:
        """Take a list or a design where one is wanted; else have the drop looked at."""
        if self.currentWidget() is not self.flow or not self.flow.receive(drop):
            self.look_asked.emit(drop)

    def title(self) -> str:
        """Return what the window's title should name."""
        return "New award" if self.currentWidget() is self.flow else "Awards"

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        (self.flow if self.currentWidget() is self.flow else self.register).focus_first()

    def show_message(self, message: Message) -> None:
        """Show ``message`` under the toolbar."""
        (self.flow if self.currentWidget() is self.flow else self.register).messages.show_message(message)

    def begin_award(self) -> None:
        """Begin a new award, or come back to the one under way."""
        self._flow.begin()
        self.setCurrentWidget(self.flow)
        self.flow.focus_first()
        self.titled.emit()

    def show_register(self) -> None:
        """Show the register."""
        self.setCurrentWidget(self.register)
        self.register.focus_first()
        self.titled.emit()

    def open_wizard(self) -> IssuerWizard:
        """Open the wizard for a new issuer."""
        wizard = IssuerWizard(self._theme, self.window())
        making = self._making
        wizard.create_asked.connect(making.create)
        wizard.write_asked.connect(making.write)
        wizard.check_asked.connect(making.check)
        making.brand_found.connect(wizard.profile.offer_brand)
        making.made.connect(wizard.go_on_to_recovery)
        making.refused.connect(wizard.refuse)
        making.passphrase_wanted.connect(wizard.want_passphrase)
        making.written.connect(wizard.go_on_to_check)
        making.unwritten.connect(wizard.refuse_file)
        making.checked.connect(wizard.finish)
        making.unchecked.connect(wizard.refuse_check)
        wizard.finished.connect(lambda _: making.forget())
        making.look_for_brand()
        self._open(wizard)
        return wizard

    def open_recovery(self, issuer: IssuerRow) -> IssuerWizard:
        """Open the wizard for the recovery file of an issuer that is there."""
        wizard = self.open_wizard()
        wizard.begin_at_recovery(issuer, needs_passphrase=issuer.needs_passphrase)
        return wizard

    def open_restore(self, file: Path | None) -> RestoreDialog:
        """Ask for the passphrase of a recovery file, or for the lines of a sheet, and bring its issuer back."""
        dialog = RestoreDialog(self._theme, file, self.window())
        dialog.restore_asked.connect(self._making.restore)
        self._making.unrestored.connect(dialog.refuse)
        self._making.restored.connect(dialog.accept)
        self._open(dialog)
        return dialog

    def open_change(self, kind: ChangeKind, award: AwardRow) -> ChangeDialog:
        """Ask before something is done to an award."""
        issuer = self._viewmodel.issuer_of(award)
        needs_passphrase = issuer is not None and self._viewmodel.asks_passphrase(issuer)
        dialog = ChangeDialog(self._theme, kind, award, self.window(), needs_passphrase=needs_passphrase)
        dialog.change_asked.connect(self._viewmodel.change)
        self._viewmodel.unchanged.connect(dialog.refuse)
        self._viewmodel.changed.connect(dialog.accept)
        self._open(dialog)
        return dialog

    def open_statistics(self) -> StatisticsDialog:
        """Show the figures of the awards that the register shows."""
        dialog = StatisticsDialog(self._theme, self._viewmodel.figures(), self.window())
        self._open(dialog)
        return dialog

    def open_handover(self) -> HandoverDialog:
        """Ask how the awards that the register shows are handed over."""
        viewmodel = self._viewmodel
        dialog = HandoverDialog(self._theme, viewmodel.shown_ids(), self.window(), has_site=viewmodel.has_site())
        dialog.handover_asked.connect(self.handover_asked)
        self._open(dialog)
        return dialog

    def open_renewal(self) -> RenewDialog:
        """Ask until when the awards that the register shows are renewed."""
        viewmodel = self._viewmodel
        dialog = RenewDialog(
            self._theme,
            viewmodel.shown_ids(),
            viewmodel.today,
            self.window(),
            needs_passphrase=viewmodel.needs_passphrase(),
        )
        dialog.renew_asked.connect(viewmodel.renew)
        viewmodel.unchanged.connect(dialog.refuse)
        viewmodel.changed.connect(dialog.accept)
        self._open(dialog)
        return dialog

    def open_manage(self, issuer: IssuerRow) -> ManageDialog:
        """Offer what can be changed about an issuer."""
        dialog = ManageDialog(self._theme, issuer, self._viewmodel.today, self.window())
        dialog.alteration_asked.connect(self._making.alter)
        self._making.unaltered.connect(dialog.refuse)
        self._making.altered.connect(dialog.accept)
        self._open(dialog)
        return dialog

    def _ask_calendar(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the calendar", "renewals.ics", "Calendar (*.ics)")
        if name:
            self._viewmodel.write_calendar(Path(name))

    def publish(self, issuer: IssuerRow, folder: Path) -> PublishDialog:
        """Ask what an issuer's site shows, and for the passphrase where its key needs one, and write it."""
        needs = self._viewmodel.asks_passphrase(issuer)
        dialog = PublishDialog(self._theme, issuer, folder, self.window(), needs_passphrase=needs)
        dialog.errand_asked.connect(self._viewmodel.publish)
        self._viewmodel.unchanged.connect(dialog.refuse)
        self._viewmodel.changed.connect(dialog.accept)
        self._open(dialog)
        return dialog

    def show_folder(self, folder: Path | None) -> None:
        """Show a folder in the system's file manager."""
        if folder is not None:
            _show_folder(folder)

    def _ask_site_folder(self, issuer: IssuerRow) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder for the web site")
        if name:
            self.publish(issuer, Path(name))

    def _tell_done(self, done: Done) -> None:
        folder = done.folder
        if folder is None:
            self.register.messages.show_message(Message(Tone.PASS, done.sentence))
        else:
            message = Message(Tone.PASS, done.sentence, "Show folder", lambda: _show_folder(folder))
            self.register.messages.show_message(message)

    def _tell_undone(self, sentence: str) -> None:
        """Say what was not done where no dialog says it."""
        if QApplication.activeModalWidget() is None:
            self.register.messages.show_message(Message(Tone.FAIL, sentence))

    def _ask_recovery_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a recovery file", "", _RECOVERY_FILES)
        if name:
            self.open_restore(Path(name))

    def _open(self, dialog: QDialog) -> None:
        dialog.setModal(True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
