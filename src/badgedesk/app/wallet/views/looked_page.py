"""Files that were dropped and looked at: what each is, and the report on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import Role
from badgedesk.app.wallet.sheets import Looked, Sheet
from badgedesk.app.wallet.views.badge_page import Beside, PicturePanel
from badgedesk.app.wallet.views.sheet_panel import SheetPanel
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel, SideRow
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text


class LookedPage(Page):
    """One file, or a list of files with the report on the chosen one.

    Signals:
        back_asked: the user is done.
        repeat_asked: the user wants the files checked again.
        keep_asked: the user wants the badges among the files in the wallet.
        trust_asked, question_asked: `Sheet`.
        host_asked: `Sheet` and `Ask`, a host is to be asked for what the report lacks.
        identity_asked: the user wants to say who they are.
    """

    back_asked = Signal()
    repeat_asked = Signal()
    keep_asked = Signal()
    trust_asked = Signal(object)
    question_asked = Signal(object)
    host_asked = Signal(object, object)
    identity_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__(theme)
        self._looked: dict[str, Looked] = {}
        self._sheet: Sheet | None = None
        self._model = SideModel(self)
        self.back = Button(theme, "Back", kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self._heading = Text(theme, Role.BODY, tone="soft")
        self.keep = Button(theme, "Add to wallet", kind="main", icon="plus")
        self.keep.clicked.connect(self.keep_asked)
        self.toolbar.add_leading(self.back)
        self.toolbar.add_leading(self._heading)
        self.toolbar.close_leading()
        self.toolbar.add_trailing(self.keep)
        self._left = PicturePanel(theme, pictures)
        self.files = SideList(theme, self._model, "Files that were looked at")
        self.files.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.files.setUniformItemSizes(True)  # there are no headings among hundreds of files
        self.files.chosen.connect(self._choose)
        self._left.column.addWidget(self.files, 1)
        self._left.column.addStretch(0)
        self.panel = SheetPanel(theme, pictures)
        self.panel.asked.connect(self._follow)
        self.panel.repeat_asked.connect(self.repeat_asked)
        self.set_body(Beside(self._left, self.panel))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_asked)

    def show_looked(self, looked: tuple[Looked, ...]) -> None:
        """Show ``looked``, the chosen one again where it is still among them."""
        chosen = self._sheet.id if self._sheet is not None else ""
        self._looked = {item.id: item for item in looked}
        rows = tuple(_row(item) for item in looked)
        self._model.replace(rows)
        self.files.setVisible(len(looked) > 1)
        ready = sum(item.is_badge and not item.kept for item in looked)
        self._heading.setText(_heading(looked))
        self.keep.setVisible(ready > 0)
        self.keep.setText("Add to wallet" if ready == 1 else f"Add {ready} badges to wallet")
        first = chosen if chosen in self._looked else looked[0].id
        self._sheet = None
        self.files.choose(first)  # which tells, and shows it, where another row was chosen before
        if self._sheet is not self._looked[first].sheet:
            self._choose(first)

    def _choose(self, id_: str) -> None:
        self._sheet = self._looked[id_].sheet
        self._left.show_sheet(self._sheet)
        self.panel.show_sheet(self._sheet)

    def _follow(self, line: str) -> None:
        ask = self._sheet.ask_at(line) if self._sheet is not None else None
        if ask is not None:
            self.host_asked.emit(self._sheet, ask)
        elif line == "issuer":
            self.trust_asked.emit(self._sheet)
        elif line == "signature":
            self.question_asked.emit(self._sheet)
        elif line == "recipient":
            self.identity_asked.emit()


def _heading(looked: tuple[Looked, ...]) -> str:
    files, kept = counted(len(looked), "file"), sum(item.kept for item in looked)
    if not kept:
        return f"{files} looked at, not in your wallet"
    if len(looked) == 1:
        return "This badge is in your wallet"
    return f"{files} looked at, {kept} in your wallet already"


def _row(item: Looked) -> SideRow:
    report = item.sheet.report
    return SideRow(item.id, item.file_name, tone=report.tone, word=report.headline)
