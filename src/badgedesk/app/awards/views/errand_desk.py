"""The menus of an issuer and of an award, and what their entries open."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.errands import RequestOrder
from badgedesk.app.awards.keeping import CheckOrder, EraseOrder, ExportOrder, LanguageOrder, NameOrder
from badgedesk.app.awards.names import LANGUAGES, language_name
from badgedesk.app.awards.site_testing import findings_message
from badgedesk.app.awards.viewmodel import AwardsViewModel
from badgedesk.app.awards.views.errand_dialogs import AttachDialog, EndorseDialog, UpgradeDialog
from badgedesk.app.awards.views.site_dialogs import FindingsDialog, SiteTestDialog
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.frame.question import Question, ask

if TYPE_CHECKING:
    from badgedesk.app.awards.part_asking import PartAsking
    from badgedesk.app.awards.site_testing import SiteQuestion, SiteTesting

_BADGES: Final = "Badges (*.png *.svg *.json *.jwt *.pdf);;All files (*)"
_REPLIES: Final = "Endorsements (*.json *.jwt);;All files (*)"
_SHEETS: Final = "Workbooks (*.xlsx);;CSV (*.csv)"


class ErrandDesk(QObject):
    """Opens menus and dialogs over a place.

    Signals:
        test_asked: `IssuerRow` and `Path`, the folder of its site, which is to be tested where it was uploaded.
        told: `Message`.
    """

    test_asked = Signal(object, object)
    told = Signal(object)

    def __init__(self, theme: Theme, viewmodel: AwardsViewModel, place: QWidget) -> None:
        super().__init__(place)
        self._theme, self._viewmodel, self._place = theme, viewmodel, place

    def open_issuer_menu(self, issuer: IssuerRow, button: QWidget) -> QMenu:
        """Offer what an issuer can do besides awarding."""
        menu = self._menu(f"More for {issuer.name}", button)
        menu.addAction(self._theme.icon("pen-nib", "text"), "Endorse a badge…").triggered.connect(
            lambda: self._ask_badge(issuer)
        )
        menu.addAction(
            self._theme.icon("arrow-counter-clockwise", "text"), "Award older badges again…"
        ).triggered.connect(lambda: self._ask_older(issuer))
        menu.addAction(self._theme.icon("wifi-high", "text"), "Test the uploaded site…").triggered.connect(
            lambda: self._ask_site(issuer)
        )
        return self._shown(menu, button)

    def open_award_menu(self, award: AwardRow, button: QWidget) -> QMenu:
        """Offer what can be done with an award besides changing it."""
        menu = self._menu(f"More for the badge of {award.recipient}", button)
        if award.state_name == "awarded":
            menu.addAction(self._theme.icon("export", "text"), "Ask for an endorsement").triggered.connect(
                lambda: self._viewmodel.carry_out(RequestOrder(award.id))
            )
            menu.addAction(self._theme.icon("plus", "text"), "Add an endorsement…").triggered.connect(
                lambda: self._ask_endorsement(award)
            )
            menu.addSeparator()
        self._add_languages(menu, award)
        by_name = menu.addAction("Show by name on the site")
        by_name.setCheckable(True)
        by_name.setChecked(award.named)
        by_name.toggled.connect(lambda named: self._viewmodel.carry_out(NameOrder(award.id, named)))
        menu.addSeparator()
        menu.addAction(self._theme.icon("trash", "text"), "Erase personal data…").triggered.connect(
            lambda: self.open_erase(award)
        )
        return self._shown(menu, button)

    def open_register_menu(self, button: QWidget) -> QMenu:
        """Offer what can be done with the register as a whole."""
        menu = self._menu("More for the register", button)
        menu.addAction(self._theme.icon("export", "text"), "Export as a spreadsheet…").triggered.connect(
            self._ask_spreadsheet
        )
        menu.addAction(
            self._theme.icon("shield-check-fill", "text"), "Check that nothing was changed"
        ).triggered.connect(lambda: self._viewmodel.carry_out(CheckOrder()))
        return self._shown(menu, button)

    def open_erase(self, award: AwardRow) -> Question:
        """Ask before a person is erased."""
        question = Question(
            self._theme,
            self._place,
            f"Remove {award.recipient} from the register?",
            "Name, e-mail and credential are erased for good; the award can no longer be corrected, renewed or handed "
            "over. Its line stays without a name, and the chain of the register still holds.",
            "Remove personal data",
        )
        ask(question, lambda: self._viewmodel.carry_out(EraseOrder(award.id)))
        return question

    def open_endorse(self, issuer: IssuerRow, badge: Path) -> EndorseDialog:
        """Ask what an issuer says of a badge."""
        needs = self._viewmodel.asks_passphrase(issuer)
        dialog = EndorseDialog(self._theme, issuer, badge, self._place.window(), needs_passphrase=needs)
        self._open(dialog)
        return dialog

    def open_attach(self, award: AwardRow, endorsement: Path) -> AttachDialog:
        """Ask before an award is made again with an endorsement."""
        issuer = self._viewmodel.issuer_of(award)
        needs = issuer is not None and self._viewmodel.asks_passphrase(issuer)
        dialog = AttachDialog(self._theme, award, endorsement, self._place.window(), needs_passphrase=needs)
        self._open(dialog)
        return dialog

    def serve_parts(self, parts: "PartAsking") -> None:
        """Let hosts be asked for what older badges rest on."""
        self._parts = parts

    def open_upgrade(self, issuer: IssuerRow, files: tuple[Path, ...]) -> UpgradeDialog:
        """Ask for what older badges do not say themselves, and offer to ask hosts for what they rest on."""
        needs = self._viewmodel.asks_passphrase(issuer)
        dialog = UpgradeDialog(self._theme, issuer, files, self._place.window(), needs_passphrase=needs)
        parts = self._parts
        parts.found.connect(dialog.offer)
        parts.refused.connect(dialog.tell_unanswered)
        dialog.host_asked.connect(lambda lack: parts.agree(files, lack))
        dialog.rejected.connect(parts.cancel)
        self._open(dialog)
        parts.look(files)
        return dialog

    def serve_testing(self, testing: "SiteTesting") -> None:
        """Let uploaded sites be tested; what is wrong with one is said over the register, and listed."""
        self._testing = testing
        self.test_asked.connect(lambda issuer, folder: testing.prepare(issuer.id, folder))
        testing.questioned.connect(self.open_site_test)
        testing.found.connect(self._tell_findings)

    def open_site_test(self, question: "SiteQuestion") -> SiteTestDialog:
        """Ask whether the host of a site may be asked."""
        dialog = SiteTestDialog(self._theme, question, self._place.window())
        dialog.agreed.connect(self._testing.agree)
        self._testing.refused.connect(dialog.refuse)
        self._testing.begun.connect(dialog.accept)
        self._show(dialog)
        return dialog

    def open_findings(self, found: tuple[tuple[str, str], ...]) -> FindingsDialog:
        """List what is not served as it was written."""
        dialog = FindingsDialog(self._theme, found, self._place.window())
        self._show(dialog)
        return dialog

    def _tell_findings(self, found: tuple[tuple[str, str], ...]) -> None:
        def show() -> None:
            self.open_findings(found)

        self.told.emit(findings_message(found, show))

    def _open(self, dialog: EndorseDialog | AttachDialog | UpgradeDialog) -> None:
        dialog.errand_asked.connect(self._viewmodel.carry_out)
        self._viewmodel.unchanged.connect(dialog.refuse)
        self._viewmodel.changed.connect(dialog.accept)
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        dialog.setModal(True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_badge(self, issuer: IssuerRow) -> None:
        name, _ = QFileDialog.getOpenFileName(self._place, "The badge that you were sent", "", _BADGES)
        if name:
            self.open_endorse(issuer, Path(name))

    def _ask_older(self, issuer: IssuerRow) -> None:
        title = "Older badges, and the files that they rest on"
        names, _ = QFileDialog.getOpenFileNames(self._place, title, "", _BADGES)
        if names:
            self.open_upgrade(issuer, tuple(map(Path, names)))

    def _ask_endorsement(self, award: AwardRow) -> None:
        name, _ = QFileDialog.getOpenFileName(self._place, "The endorsement that came back", "", _REPLIES)
        if name:
            self.open_attach(award, Path(name))

    def _ask_site(self, issuer: IssuerRow) -> None:
        name = QFileDialog.getExistingDirectory(self._place, "Folder of the web site that was uploaded")
        if name:
            self.test_asked.emit(issuer, Path(name))

    def _ask_spreadsheet(self) -> None:
        name, chosen = QFileDialog.getSaveFileName(self._place, "Export as a spreadsheet", "register.xlsx", _SHEETS)
        if name:
            file = Path(name)
            file = file if file.suffix else file.with_suffix(".csv" if "csv" in chosen else ".xlsx")
            self._viewmodel.carry_out(ExportOrder(self._viewmodel.shown_ids(every=True), file))

    def _add_languages(self, menu: QMenu, award: AwardRow) -> None:
        """Add a menu of the languages that the person can be written to in."""
        part = menu.addMenu("Language of letters")
        part.setAccessibleName("Language of letters")
        group = QActionGroup(part)
        known = {"": "As chosen when handing over", **LANGUAGES}
        if award.language.partition("-")[0].lower() not in known:
            known[award.language] = language_name(award.language)
        for tag, name in known.items():
            entry = part.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(tag == award.language.partition("-")[0].lower() or tag == award.language)
            entry.setActionGroup(group)
            entry.triggered.connect(lambda _=False, tag=tag: self._viewmodel.carry_out(LanguageOrder(award.id, tag)))

    def _menu(self, name: str, button: QWidget) -> QMenu:
        menu = QMenu(button)
        menu.setAccessibleName(name)
        menu.setMinimumWidth(PX.menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _shown(self, menu: QMenu, button: QWidget) -> QMenu:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return menu
