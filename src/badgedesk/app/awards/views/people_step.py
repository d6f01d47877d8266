"""Step three of a new award: the list of people, its columns and its wrong cells."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.awards.draft import People
from badgedesk.app.awards.models import PeopleModel
from badgedesk.app.awards.people import PeopleDesk
from badgedesk.app.awards.views.columns_bar import ColumnsBar
from badgedesk.app.awards.views.dates_offer import DatesOffer
from badgedesk.app.awards.views.roster_table import RosterTable
from badgedesk.app.awards.views.typed_list import TypedListDialog
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.laying.one_layout import one_layout
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import ElidedText, IconMark
from badgedesk.app.widgets.words.text import Text

LISTS: Final = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt", ".vcf")
"""Endings of files that hold lists of people."""
_FILTER: Final = f"Lists of people ({' '.join(f'*{ending}' for ending in LISTS)})"


class PeopleStep(QWidget):
    """Shows the list and hands edits on.

    Signals:
        person_chosen: `int`, the row of the person to preview.
    """

    person_chosen = Signal(int)

    def __init__(self, theme: Theme, desk: PeopleDesk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._only: frozenset[int] | None = None
        self._model = PeopleModel(self)
        self.table = RosterTable(theme, self._model)
        self._name = ElidedText(theme, Role.SECTION, hugs=True)
        self._name.setMinimumWidth(PX.tile)
        self._count = Text(theme, Role.BODY, tone="soft")
        self._ready = VerdictLabel(theme, Verdict(Tone.PASS, "0 ready"))
        self._wrong = VerdictLabel(theme, Verdict(Tone.FAIL, "0 to fix"))
        self.only = Button(theme, "Show only these")
        self.only.setCheckable(True)
        self.undo = IconButton(theme, "arrow-counter-clockwise", "Undo", shortcut="Ctrl+Z", side=PX.control_small)
        self.another = Button(theme, "Open another list", kind="quiet", icon="folder-open")
        self.another.setToolTip("Ctrl+O")
        self._fault = Text(theme, Role.BODY, tone="fail", wrap=True)
        self._known = VerdictLabel(theme, Verdict(Tone.WARN, "0 awarded before"))
        self.columns = ColumnsBar(theme, desk)
        self.dates = DatesOffer(theme)
        self.empty = EmptyState(
            theme,
            "users",
            "Who gets this badge?",
            "Open a spreadsheet or CSV file with one person a line, drop it here, or paste copied rows.",
            "Open a list of people",
        )
        self.empty.samples.setText("Type the list")
        self.empty.samples.show()
        self._views = QStackedWidget()
        self._build(theme)
        self._connect()

    def open_list(self) -> None:
        """Ask for a file and read it."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a list of people", "", _FILTER)
        if name:
            self._desk.open(Path(name))

    def paste_list(self) -> None:
        """Read the rows that a spreadsheet copied."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._desk.paste(text)

    def type_list(self) -> TypedListDialog:
        """Let a list be typed into an empty table."""
        dialog = TypedListDialog(self._theme, self.window())
        dialog.typed.connect(lambda text: self._desk.paste(text, "Typed list"))
        dialog.setModal(True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def focus_first(self) -> None:
        """Put the keyboard into the table; where there is no list yet, on what opens one."""
        if self._views.currentWidget() is self._full:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.focus_first()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= PX.one_column - PX.rail)
        self.another.setVisible(self.width() >= PX.narrow - PX.preview)  # Ctrl+O does the same

    def _build(self, theme: Theme) -> None:
        for state in (self._ready, self._wrong, self._known):
            state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(PX.s2)
        head.addWidget(IconMark(theme, "table", "text_soft", PX.icon_toolbar))
        head.addWidget(self._name)
        head.addWidget(self._count)
        head.addWidget(self.another)
        head.addStretch(1)
        for widget in (self.undo, self._ready, self._known, self._wrong, self.only):
            head.addWidget(widget)
            head.addSpacing(PX.s1)
        frame = QFrame()
        frame.setProperty("part", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(PX.hairline, PX.hairline, PX.hairline, PX.hairline)
        inner.addWidget(self.table)
        self._frame = frame
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(PX.s5, PX.s3 + PX.edge, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addLayout(head)
        column.addWidget(self.columns)
        column.addWidget(self.dates)
        column.addWidget(self._fault)
        column.addWidget(frame, 1)
        column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        for view in (self.empty, full):
            self._views.addWidget(view)
        self._full = full

    def _connect(self) -> None:
        desk = self._desk
        desk.changed.connect(self._show)
        desk.opened.connect(self._start)
        self._model.edited.connect(desk.edit)
        self.table.person_chosen.connect(self.person_chosen)
        self.only.toggled.connect(self._show_only)
        self.undo.clicked.connect(desk.undo)
        self.dates.chosen.connect(desk.read_dates)
        self.another.clicked.connect(self.open_list)
        self.empty.clicked.connect(self.open_list)
        self.empty.samples_asked.connect(self.type_list)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), desk.undo),
            (QKeySequence("Ctrl+Shift+Z"), desk.redo),
            (QKeySequence("Ctrl+Y"), desk.redo),
            (QKeySequence(QKeySequence.StandardKey.Open), self.open_list),
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste_list),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _start(self) -> None:
        self._only = None
        self.only.setChecked(False)
        self.table.go_to_wrong()

    def _show(self, people: People | None) -> None:
        self._views.setCurrentWidget(self._full if people else self.empty)
        if people is None:
            self._model.replace(None)
            return
        self._model.replace(people, self._only)
        sheet = people.draft.sheet
        self._name.set_text(f"{people.draft.name}, {sheet}" if sheet else people.draft.name)
        self._count.setText(counted(len(people.draft.cells), "person", "people"))
        self._ready.show_verdict(Verdict(Tone.PASS, f"{people.ready} ready"))
        self._wrong.show_verdict(Verdict(Tone.FAIL, f"{people.to_fix} to fix"))
        self._wrong.setVisible(people.to_fix > 0)
        self._known.show_verdict(Verdict(Tone.WARN, f"{people.awarded_before} awarded before"))
        self._known.setVisible(people.awarded_before > 0)
        self._ready.setVisible(not people.fault)
        self.only.setVisible(people.to_fix > 0 or self._only is not None)
        self.only.setText("Show all" if self._only is not None else f"Show only these {people.to_fix}")
        self.undo.setEnabled(self._desk.can_undo)
        self.undo.setToolTip("Undo (Ctrl+Z)" if self._desk.can_undo else "Nothing to undo")
        self._frame.setVisible(not people.fault)
        self._fault.setText(f"{people.fault} Choose above which of the columns holds it." if people.fault else "")
        self._fault.setVisible(bool(people.fault))
        self.dates.show_dates(people.dates)
        with one_layout(self.columns):
            self.columns.show_people(people)
        order_tabs(self.another, self.undo, self.only, self.columns, self.dates, self.table)

    def _show_only(self, wanted: bool) -> None:
        people = self._desk.people
        self._only = people.faulty if wanted and people else None
        self._show(people)
