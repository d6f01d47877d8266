"""Which of a list's columns holds what: a chip for each field, and the columns not used yet, to be dragged onto one."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from badgedesk.app.awards.draft import People, PeopleColumn
from badgedesk.app.awards.people import PeopleDesk
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.chip import ColumnChip, HeaderChip
from badgedesk.app.widgets.laying.flow import Flow
from badgedesk.app.widgets.words.text import Text

_MOST: Final = 8
"""Most columns shown that are not used; the others are in the menu."""


class ColumnsBar(QWidget):
    """Chips of fields, of free columns, and, while a column is dragged, of the fields that no column gives.

    Signals:
        targets_shown: `bool`, the fields to drop a column on came or went.
    """

    targets_shown = Signal(bool)

    def __init__(self, theme: Theme, desk: PeopleDesk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._shown: object = None
        self._has_targets = False
        self._fields, self._free, self.targets = QWidget(), QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        self._flows = {part: Flow(part) for part in (self._fields, self._free, self.targets)}
        for part in self._flows:
            column.addWidget(part)
        self.targets.hide()

    def show_people(self, people: People) -> None:
        """Show what a list now is; nothing is built anew where nothing changed."""
        chips = (people.columns, people.draft.header, people.fault, people.draft.encoding, people.draft.results)
        if chips == self._shown:
            return
        self._shown = chips
        used = {column.header for column in people.columns}
        unused = [header for header in dict.fromkeys(people.draft.header) if header.strip() and header not in used]
        self._show_fields(people, unused)
        self._show_free(people, unused)
        self._has_targets = False

    def _show_fields(self, people: People, unused: list[str]) -> None:
        chips: list[QWidget] = []
        for column in people.columns:
            chip = ColumnChip(self._theme, column.title, column.header, self._menu(people, column))
            chip.take_columns(column.field)
            chip.column_dropped.connect(self._desk.use)
            chip.dragged.connect(self._show_or_hide_targets)
            chips.append(chip)
        if unused or people.fault:
            menu = QMenu()
            for field, title in self._desk.free_fields():
                self._fill(menu.addMenu(title.replace("&", "&&")), people.draft.header, field, "")
            offer = "Choose a column" if people.fault else "Use another column"
            chips.append(ColumnChip(self._theme, offer, "", menu))
        if people.draft.encoding:
            chips.append(self._letters_chip(people.draft.encoding))
        self._fill_flow(self._fields, "Columns", chips)

    def _show_free(self, people: People, unused: list[str]) -> None:
        chips: list[QWidget] = []
        for header in unused[:_MOST]:
            menu = QMenu()
            for field, title in (*self._desk.free_fields(), *((one.field, one.title) for one in people.columns)):
                action = menu.addAction(title.replace("&", "&&"))
                action.triggered.connect(lambda _=False, field=field, header=header: self._desk.use(field, header))
            chip = HeaderChip(self._theme, header, menu)
            chip.dragged.connect(self._show_or_hide_targets)
            chips.append(chip)
        self._fill_flow(self._free, "Not used, drag onto a field", chips)
        self._free.setVisible(bool(chips))

    def _show_targets(self) -> None:
        """Offer the fields that have no column; made once somebody drags one."""
        if self._has_targets:
            return
        self._has_targets = True
        chips: list[QWidget] = []
        for field, title in self._desk.free_fields():
            chip = ColumnChip(self._theme, title, "", QMenu())
            chip.take_columns(field)
            chip.column_dropped.connect(self._desk.use)
            chips.append(chip)
        self._fill_flow(self.targets, "Drop it here", chips)

    def _show_or_hide_targets(self, begun: bool) -> None:
        if begun:
            self._show_targets()
        self.targets.setVisible(begun)
        self.targets_shown.emit(begun)

    def _fill_flow(self, part: QWidget, title: str, chips: list[QWidget]) -> None:
        flow = self._flows[part]
        flow.clear()
        label = Text(self._theme, Role.BODY, title, tone="soft")
        label.setFixedHeight(PX.control_small)
        for widget in (label, *chips):
            flow.addWidget(widget)
            widget.show()

    def _letters_chip(self, chosen: str) -> ColumnChip:
        menu = QMenu()
        for encoding, title in self._desk.encodings():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(encoding == chosen)
            action.triggered.connect(lambda _=False, encoding=encoding: self._desk.read_letters(encoding))
        return ColumnChip(self._theme, "Letters", dict(self._desk.encodings()).get(chosen, chosen), menu)

    def _menu(self, people: People, column: PeopleColumn) -> QMenu:
        menu = QMenu()
        self._fill(menu, people.draft.header, column.field, column.header)
        menu.addSeparator()
        menu.addAction("Leave this out").triggered.connect(lambda: self._desk.map(column.field, ""))
        return menu

    def _fill(self, menu: QMenu, headers: tuple[str, ...], field: str, chosen: str) -> None:
        for header in dict.fromkeys(filter(None, headers)):
            action = menu.addAction(header.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(header == chosen)
            action.triggered.connect(lambda _=False, header=header: self._desk.map(field, header))
