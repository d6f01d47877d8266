"""The register: who awards, what was awarded, and each award in detail."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from badgedesk.app.awards.cards import AwardRow, IssuerRow
from badgedesk.app.awards.models import Column, RegisterModel
from badgedesk.app.awards.viewmodel import REGISTER, AwardsViewModel
from badgedesk.app.awards.views.detail import AwardDetail, IssuerCard
from badgedesk.app.awards.views.register_bar import RegisterBar
from badgedesk.app.awards.views.sketch import RegisterSketch
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.search_field import SearchField
from badgedesk.app.widgets.frame.divider import Divider
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.lists.rows_table import RowsTable
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job_room import above_jobs


class RegisterPage(Page):
    """Issuers at the leading edge, the register beside them, one award in detail at the trailing edge.

    Signals:
        award_asked: a new award is wanted.
        issuer_asked: a new issuer is wanted.
        recovery_asked: `IssuerRow`, a recovery file is wanted.
        restore_asked: an issuer is to come back from its recovery file.
        typing_asked: an issuer is to come back from the typed lines of its sheet.
        change_asked: `ChangeKind` and `AwardRow`, something is to be done to an award.
        publish_asked: `IssuerRow`, its site is to be written.
        statistics_asked: plots of the awards shown are wanted.
        handover_asked: the awards shown are to be handed over.
        renew_asked: the awards shown are to be renewed.
        manage_asked: `IssuerRow`, something about it is to be changed.
        calendar_asked: their last days are wanted as a calendar.
    """

    award_asked = Signal()
    issuer_asked = Signal()
    recovery_asked = Signal(object)
    restore_asked = Signal()
    typing_asked = Signal()
    change_asked = Signal(object, object)
    publish_asked = Signal(object)
    statistics_asked = Signal()
    handover_asked = Signal()
    renew_asked = Signal()
    manage_asked = Signal(object)
    calendar_asked = Signal()

    _is_awaited = False

    def __init__(self, theme: Theme, viewmodel: AwardsViewModel) -> None:
        super().__init__(theme)
        self._theme, self._viewmodel = theme, viewmodel

    def furnished(self) -> Parts[None]:
        """Build the lists part by part; the page cannot be used before."""
        theme = self._theme
        self._model = RegisterModel(self)
        self._groups = SideModel(self)
        self.search = SearchField(theme, "Search name, badge, issuer, date")
        self.side = SideList(theme, self._groups, "Register and issuers")
        self.table = RowsTable(theme, self._model, "Register of awards", (Column.ISSUER, Column.AWARDED, Column.STATE))
        yield
        self.issuer = IssuerCard(theme)
        self.detail = AwardDetail(theme)
        self.bar = RegisterBar(theme)
        self.restore = Button(theme, "Restore an issuer", kind="quiet", icon="arrow-counter-clockwise")
        self.new_issuer = Button(theme, "New issuer", icon="plus")
        self.award = Button(theme, "New award", kind="main", icon="plus")
        yield
        self.empty = EmptyState(
            theme, "medal", "Nobody awards badges here yet",
            "An issuer is the club, school or firm that badges come from. It takes a name and a minute.",
            "Make the first issuer", main=True,
        )  # fmt: skip
        self.nothing = EmptyState(
            theme, "list-bullets", "Nothing awarded yet",
            "Choose a badge and a list of people. Every award is then listed here.", "Make the first award",
        )  # fmt: skip
        yield
        for empty in (self.empty, self.nothing):
            empty.add_example(RegisterSketch(theme))
        self._one_issuer = False
        self._views = QStackedWidget()
        self._lists = QStackedWidget()
        yield
        self._build_bar(theme)
        yield
        panel = self._build_side()
        yield
        self._build_right()
        yield
        self._build(panel)
        yield
        self.set_body(self._views)
        for late in (self.issuer, self.detail, self.search, self.new_issuer, self.award):
            late.hide()
        self._connect()

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        self._is_awaited = self._views.currentIndex() == 0  # nothing was read yet: as soon as it was
        if self._views.currentWidget() is self.empty:
            self.empty.focus_first()
        else:
            (self.table if self._model.rowCount() else self.award).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        issuers, award = self.dividers
        issuers.offer(PX.filters)
        award.offer(PX.preview_wide if self.window().width() >= PX.wide else PX.preview)
        if not self._is_narrow:
            self._right.show()

    def _build_bar(self, theme: Theme) -> None:
        self.toolbar.add_leading(Text(theme, Role.HEADING, "Awards"))
        self.toolbar.add_leading(self.search, gap=PX.s6, stretch=1)
        self.toolbar.close_leading()
        self.toolbar.add_trailing(self.new_issuer)
        self.toolbar.add_trailing(self.award)
        self.toolbar.shorten(self.new_issuer)

    def _build_side(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("part", "side")
        side = QVBoxLayout(panel)
        side.setContentsMargins(PX.s3, PX.s3 + PX.edge, PX.s3, PX.s3)
        side.addWidget(self.side, 1)
        side.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeading)
        return panel

    def _build_right(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("part", "card")
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(PX.hairline, PX.hairline, PX.hairline, PX.hairline)
        inner.addWidget(self.table)
        self._lists.addWidget(self._frame)
        self._lists.addWidget(self.nothing)
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addWidget(self.issuer)
        column.addWidget(self.bar)
        column.addLayout(above_jobs(self._lists), 1)

    def _build(self, panel: QFrame) -> None:
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._right, 1)
        row.addWidget(self.detail)
        self.dividers = (
            Divider(self._theme, panel, "register", "Width of the issuers"),
            Divider(self._theme, self.detail, "award", "Width of the award", trailing=True),
        )
        for view in (QWidget(), self._full, self.empty):
            self._views.addWidget(view)

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.groups_changed.connect(self._show_groups)
        viewmodel.issuer_changed.connect(self._show_issuer)
        viewmodel.rows_changed.connect(self._show_rows)
        viewmodel.issuers_changed.connect(lambda _: self._remind())
        viewmodel.badges_changed.connect(self.bar.show_badges)
        self.bar.filtered.connect(viewmodel.filter)
        self.bar.statistics_asked.connect(self.statistics_asked)
        self.bar.handover_asked.connect(self.handover_asked)
        self.bar.renew_asked.connect(self.renew_asked)
        self.bar.calendar_asked.connect(self.calendar_asked)
        self.side.chosen.connect(viewmodel.show_group)
        self.search.textChanged.connect(viewmodel.search)
        self.search.left.connect(self.table.setFocus)
        self.table.selectionModel().currentChanged.connect(self._show_award)
        self.table.activated.connect(self._open_detail)
        self.detail.closed.connect(self._close_detail)
        self.issuer.recovery_asked.connect(self.recovery_asked)
        self.issuer.publish_asked.connect(self.publish_asked)
        self.issuer.change_asked.connect(self.manage_asked)
        self.detail.change_asked.connect(self.change_asked)
        viewmodel.history_changed.connect(self.detail.show_history)
        self.award.clicked.connect(self.award_asked)
        self.nothing.clicked.connect(self._act_on_nothing)
        self.new_issuer.clicked.connect(self.issuer_asked)
        self.empty.clicked.connect(self.issuer_asked)
        self.restore.clicked.connect(self._offer_restore)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.take_focus)

    def _offer_restore(self) -> None:
        """Offer the two ways back: a file or photo, or lines that are typed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("From a recovery file or a photo of a sheet").triggered.connect(self.restore_asked)
        menu.addAction("By typing the lines of a sheet").triggered.connect(self.typing_asked)
        menu.popup(self.restore.mapToGlobal(self.restore.rect().bottomLeft()))

    def _remind(self) -> None:
        """Remind of a recovery file until there is one."""
        issuer = self._viewmodel.unprotected()
        if issuer is not None:
            sentence = f"{issuer.name} has no recovery file yet. If this computer is lost, it can never award again."
            message = Message(Tone.WARN, sentence, "Make it now", lambda: self.recovery_asked.emit(issuer))
            self.messages.show_message(message)
        else:
            self.messages.hide()

    def _act_on_nothing(self) -> None:
        if self._viewmodel.total:
            self.search.clear()
            self.bar.clear()
            self.side.choose(REGISTER)
        else:
            self.award_asked.emit()

    def _show_groups(self, rows: object) -> None:
        chosen = self._groups.id_at(self.side.currentIndex())
        self._groups.replace(rows)  # type: ignore[arg-type]  # the signal's payload
        if not self.side.currentIndex().isValid():
            self.side.choose(chosen or REGISTER)

    def _show_issuer(self, issuer: IssuerRow | None) -> None:
        self.issuer.setVisible(issuer is not None)
        self._one_issuer = issuer is not None
        self._fit_columns()
        if issuer is not None:
            self.issuer.show_issuer(issuer)
            self.side.choose(issuer.id)

    def _show_rows(self, rows: tuple[AwardRow, ...]) -> None:
        self._model.replace(rows)
        self.detail.hide()
        self._right.show()
        viewmodel = self._viewmodel
        some = viewmodel.has_issuers or viewmodel.total > 0
        self.search.setVisible(viewmodel.total > 0)
        self.new_issuer.setVisible(some)
        self.award.setVisible(some)
        self.bar.show_count(len(rows))
        self.bar.setVisible(viewmodel.total > 0)
        self.nothing.show_example(viewmodel.total == 0)
        if viewmodel.total and not rows:
            self.nothing.say("No award fits", "Try fewer or other words, or show all awards.", "Show all awards")
        else:
            self.nothing.say(
                "Nothing awarded yet",
                "Choose a badge and a list of people. Every award is then listed here.",
                "Make the first award",
            )
        self._lists.setCurrentWidget(self._frame if rows else self.nothing)
        self._views.setCurrentWidget(self._full if some else self.empty)
        if self._is_awaited:
            self.focus_first()

    def _show_award(self, current: QModelIndex, _before: QModelIndex) -> None:
        award = self._viewmodel.award(str(current.data(CardRole.ID))) if current.isValid() else None
        self.detail.setVisible(award is not None and not self._is_narrow)
        if award is not None:
            self.detail.show_award(award)
            self._viewmodel.read_history(award.id)

    @property
    def _is_narrow(self) -> bool:
        """Whether there is no room for an award beside the register."""
        return self._room() < PX.narrow - PX.rail

    def _room(self) -> float:
        """Return the width as common text would need it: larger text leaves less room."""
        return self.width() / (1 + (self._theme.text_scale - 1) / 2)

    def _open_detail(self) -> None:
        """Show the award in place of the register, where there is no room beside it."""
        if self._is_narrow:
            self._right.hide()
            self.detail.show()
            self.detail.focus_first()

    def _close_detail(self) -> None:
        self._right.show()
        self.detail.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_columns(self) -> None:
        """Leave out what has no room; an award in detail says it all."""
        small = self._room() < PX.one_column - PX.rail
        self.table.setColumnHidden(Column.BADGE, small)
        self.table.setColumnHidden(Column.ISSUER, small or self._one_issuer)
