"""The awards place: who awards, and what was awarded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.models import Column, RegisterModel
from badgedesk.app.awards.viewmodel import REGISTER, AwardsViewModel
from badgedesk.app.awards.views.new_issuer import NewIssuerDialog
from badgedesk.app.look.table import RowDelegate
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.dates import counted
from badgedesk.app.widgets.drops import Drop
from badgedesk.app.widgets.empty_state import EmptyState
from badgedesk.app.widgets.message import Message
from badgedesk.app.widgets.search_field import SearchField
from badgedesk.app.widgets.side_list import SideList
from badgedesk.app.widgets.side_rows import SideModel
from badgedesk.app.widgets.text import Text
from badgedesk.app.widgets.toolbar import Page


class IssuerCard(QFrame):
    """What badges say of the issuer, and its id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        column.setSpacing(PX.s2)
        self._name = Text(theme, Role.SECTION, wrap=True)
        self._state: VerdictLabel | None = None
        self._head = QHBoxLayout()
        self._head.addWidget(self._name, 1)
        column.addLayout(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(PX.s4)
        self._grid.setVerticalSpacing(PX.s1)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, tuple[Text, Text]] = {}
        for number, (label, role) in enumerate(
            (("Web address", Role.SMALL), ("E-mail", Role.SMALL), ("Key", Role.SMALL), ("Id", Role.CODE))
        ):
            value = Text(theme, role, wrap=True)
            value.make_selectable()
            title = Text(theme, Role.SMALL, label, tone="soft")
            self._values[label] = (title, value)
            self._grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, number, 1)
        column.addLayout(self._grid)

    def show_issuer(self, issuer: IssuerRow) -> None:
        """Show ``issuer``."""
        self._name.setText(issuer.name)
        if self._state is None:
            self._state = VerdictLabel(self._theme, issuer.state)
            self._head.addWidget(self._state)
        self._state.show_verdict(issuer.state)
        for label, text in (
            ("Web address", issuer.web),
            ("E-mail", issuer.email),
            ("Key", issuer.key),
            ("Id", issuer.id),
        ):
            title, value = self._values[label]
            value.setText(text)
            value.setAccessibleName(f"{label}: {text}")
            title.setVisible(bool(text))
            value.setVisible(bool(text))


class AwardsPlace(Page):
    """Issuers at the leading edge, the register beside them.

    Signals:
        look_asked: `Drop`, files to be looked at.
    """

    look_asked = Signal(object)

    def __init__(self, theme: Theme, viewmodel: AwardsViewModel) -> None:
        super().__init__(theme)
        self._theme, self._viewmodel = theme, viewmodel
        self._model = RegisterModel(self)
        self._groups = SideModel(self)
        self._dialog: NewIssuerDialog | None = None
        self.search = SearchField(theme, "Search name, badge, issuer, date")
        self.side = SideList(theme, self._groups, "Register and issuers")
        self.table = QTableView()
        self.issuer = IssuerCard(theme)
        self._count = Text(theme, Role.STRONG)
        self.new = Button(theme, "New issuer", kind="main", icon="plus")
        self.empty = EmptyState(
            theme,
            "medal",
            "Nobody awards badges here yet",
            "An issuer is the club, school or firm that badges come from. It takes a name and a minute.",
            "Make the first issuer",
        )
        self.nothing = EmptyState(
            theme, "list-bullets", "Nothing awarded yet", "Every award is listed here with name, badge and date."
        )
        self._views = QStackedWidget()
        self._lists = QStackedWidget()
        self._build(theme)
        self._connect()

    def hint(self) -> str:
        """Return what the status bar says here."""
        return "Every award stands in the register. Drop a file to have it checked."

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        return f"Look at {counted(count, 'file')}" if count else "Look at this badge"

    def receive(self, drop: Drop) -> None:
        """Have a drop looked at."""
        self.look_asked.emit(drop)

    def title(self) -> str:
        """Return what the window's title should name."""
        return "Awards"

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        (self.table if self._model.rowCount() else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: Message) -> None:
        """Show ``message`` under the toolbar."""
        self.messages.show_message(message)

    def open_form(self) -> NewIssuerDialog:
        """Open the form for a new issuer beside the running window."""
        dialog = NewIssuerDialog(self._theme, self.window())
        dialog.setModal(True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewmodel = self._viewmodel
        dialog.asked.connect(viewmodel.create)
        viewmodel.refused.connect(dialog.refuse)
        viewmodel.passphrase_wanted.connect(dialog.want_passphrase)
        viewmodel.made.connect(dialog.accept)
        self._dialog = dialog
        dialog.open()
        return dialog

    def _build(self, theme: Theme) -> None:
        self.toolbar.add_leading(Text(theme, Role.HEADING, "Awards"))
        self.toolbar.add_leading(self.search, gap=PX.s6, stretch=1)
        self.toolbar.close_leading()
        self.toolbar.add_trailing(self.new)
        panel = QFrame()
        panel.setProperty("part", "side")
        panel.setFixedWidth(PX.filters)
        side = QVBoxLayout(panel)
        side.setContentsMargins(PX.s3, PX.s3 + PX.edge, PX.s3, PX.s3)
        side.addWidget(self.side)
        self._set_up_table(theme)
        frame = QFrame()
        frame.setProperty("part", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(PX.hairline, PX.hairline, PX.hairline, PX.hairline)
        inner.addWidget(self.table)
        self._lists.addWidget(frame)
        self._lists.addWidget(self.nothing)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addWidget(self.issuer)
        column.addWidget(self._count)
        column.addWidget(self._lists, 1)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(right, 1)
        for view in (QWidget(), full, self.empty):
            self._views.addWidget(view)
        self._full, self._frame = full, frame
        self.set_body(self._views)
        self.issuer.hide()
        self.search.hide()
        self.new.hide()

    def _set_up_table(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self._model)
        table.setItemDelegate(RowDelegate(theme, table))
        table.setAccessibleName("Register of awards")
        table.viewport().setAccessibleName("Register of awards")
        table.setProperty("ring", False)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(PX.row_table, theme.line(Role.BODY) + PX.s3))
        header = table.horizontalHeader()
        header.setFont(theme.font(Role.SMALL_STRONG))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.AWARDED, QHeaderView.ResizeMode.ResizeToContents)
        theme.tokens_changed.connect(table.viewport().update)

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.groups_changed.connect(self._show_groups)
        viewmodel.issuer_changed.connect(self._show_issuer)
        viewmodel.rows_changed.connect(self._show_rows)
        viewmodel.made.connect(self.side.choose)
        self.side.chosen.connect(viewmodel.show_group)
        self.search.textChanged.connect(viewmodel.search)
        self.search.left.connect(self.table.setFocus)
        self.new.clicked.connect(self.open_form)
        self.empty.clicked.connect(self.open_form)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.take_focus)

    def _show_groups(self, rows: object) -> None:
        chosen = self._groups.id_at(self.side.currentIndex())
        self._groups.replace(rows)  # type: ignore[arg-type]  # the signal's payload
        if not self.side.currentIndex().isValid():
            self.side.choose(chosen or REGISTER)

    def _show_issuer(self, issuer: IssuerRow | None) -> None:
        self.issuer.setVisible(issuer is not None)
        if issuer is not None:
            self.issuer.show_issuer(issuer)
            self.side.choose(issuer.id)

    def _show_rows(self, rows: tuple[AwardRow, ...]) -> None:
        self._model.replace(rows)
        viewmodel = self._viewmodel
        some = viewmodel.has_issuers or viewmodel.total > 0
        self.search.setVisible(viewmodel.total > 0)
        self.new.setVisible(some)
        self._count.setText(counted(len(rows), "award"))
        self._count.setVisible(bool(rows))
        if viewmodel.total and not rows:
            self.nothing.say("No award fits", "Try fewer or other words, or choose all awards.")
        else:
            self.nothing.say("Nothing awarded yet", "Every award is listed here with name, badge and date.")
        self._lists.setCurrentWidget(self._frame if rows else self.nothing)
        self._views.setCurrentWidget(self._full if some else self.empty)
