"""The wallet's own menu: what concerns all badges."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.wallet.upkeep import ListOffer, Upkeep
from badgedesk.app.wallet.views.known_dialog import KnownDialog
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import isolated, shown

if TYPE_CHECKING:
    from collections.abc import Callable


_CALENDAR: Final = "Badge expiry dates.ics"
_NAMED: Final = 5
"""Issuers of a list that the question names."""


class UpkeepMenu(IconButton):
    """The button that opens the menu, and the dialogs behind its entries."""

    def __init__(self, theme: Theme, upkeep: Upkeep, owner: QWidget) -> None:
        super().__init__(theme, "dots-three", "More for the whole wallet")
        self._theme, self._upkeep, self._owner = theme, upkeep, owner
        self.clicked.connect(self.offer)
        upkeep.list_read.connect(self._ask_about_list)
        upkeep.folder_made.connect(lambda folder: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))

    def offer(self) -> QMenu:
        """Show the menu under the button and return it."""
        menu = QMenu(self._owner)
        menu.setAccessibleName("More for the whole wallet")
        menu.setMinimumWidth(PX.menu)
        self._add(menu, "You, and issuers you know…", "users", self.open_known)
        self._add(menu, "Check all badges again", "shield-check-fill", self._upkeep.recheck)
        self._add(menu, "Save expiry dates for a calendar…", "calendar-blank", self._choose_calendar)
        self._add(menu, "Take in a trust list…", "buildings", self._choose_list)
        menu.addSeparator()
        self._add(menu, "Take everything away…", "export", self._choose_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def _add(self, menu: QMenu, label: str, icon: str, do: "Callable[[], None]") -> None:
        menu.addAction(self._theme.icon(icon, "text"), label).triggered.connect(do)

    def open_known(self) -> None:
        """Show who the user is and which issuers they know."""
        KnownDialog(self._theme, self._upkeep.knowing, self._owner).open()

    def _choose_calendar(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self._owner, "Save expiry dates", _CALENDAR, "Calendars (*.ics)")
        if name:
            self._upkeep.save_calendar(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._owner, "Take everything away to")
        if name:
            self._upkeep.take_away(Path(name))

    def _choose_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._owner, "Take in a trust list", "", "Trust lists (*.jwt *.txt)")
        if name:
            self._upkeep.read_list(Path(name))

    def _ask_about_list(self, offer: ListOffer) -> None:
        names = ", ".join(isolated(shown(name)) for name in offer.issuers[:_NAMED])
        more = len(offer.issuers) - _NAMED
        rest = f" and {more} more" if more > 0 else ""
        question = Question(
            self._theme,
            self._owner,
            f"Trust {counted(len(offer.issuers), 'issuer')} of “{shown(offer.name)}”?",
            f"Signed by {isolated(shown(offer.signer))}, {shown(offer.signer_id)}. "
            f"It names {names}{rest}. Their badges will count as verified. Do so only if you trust whoever signed.",
            "Trust them",
        )
        ask(question, lambda: self._upkeep.take_list(offer))
