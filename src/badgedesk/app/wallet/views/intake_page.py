"""The report of an import: every file, what became of it, why, and what to do."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.intake import PART_WORDS, IntakeRow, Part, chosen, summary
from badgedesk.app.wallet.intake_model import Column, IntakeModel
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.search_field import SearchField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.lists.rows_table import RowsTable
from badgedesk.app.widgets.words.text import Text

_NAME = "Import report.csv"
_FILTER = "Tables (*.csv)"


class IntakePage(Page):
    """A table of files with the whole sentence of the chosen one below.

    Signals:
        back_asked: the user is done.
        badge_asked: `str`, id of a badge to open.
        looked_asked: `Looked`, the refused file whose whole report is wanted.
        save_asked: tuple of `IntakeRow`, `Path`.
    """

    back_asked = Signal()
    badge_asked = Signal(str)
    looked_asked = Signal(object)
    save_asked = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._rows: tuple[IntakeRow, ...] = ()
        self._part = Part.ALL
        self._model = IntakeModel(self)
        self.back = Button(theme, "All badges", kind="quiet", icon="arrow-left")
        self.save = Button(theme, "Save report", icon="download-simple")
        self.search = SearchField(theme, "Search file, badge, reason")
        self.parts = Segments(theme, "Files", tuple((part.value, word, "") for part, word in PART_WORDS.items()))
        self.table = RowsTable(theme, self._model, "Files of the import", (Column.STATE,))
        header = self.table.horizontalHeader()  # the reason is a sentence, and gets what a name does not need
        header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(Column.FILE, PX.inspector)
        self._summary = Text(theme, Role.STRONG)
        self._file = Text(theme, Role.STRONG, wrap=True)
        self._sentence = Text(theme, Role.BODY, wrap=True)
        self._step = Text(theme, Role.BODY, tone="soft", wrap=True)
        self.open = Button(theme, "Open")
        self._build()
        self._connect()

    def show_rows(self, rows: tuple[IntakeRow, ...]) -> None:
        """Show a report, the refused files first where there are some."""
        self._rows = rows
        self._part = Part.REFUSED if any(row.part is Part.REFUSED for row in rows) else Part.ALL
        self.parts.choose(self._part.value)
        self._summary.setText(summary(rows))
        self.search.clear()
        self._filter()

    def focus_first(self) -> None:
        """Put the keyboard on the files."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.toolbar.add_leading(self.back)
        self.toolbar.add_leading(self.search, gap=PX.s4, stretch=1)
        self.toolbar.close_leading()
        self.toolbar.add_trailing(self.save)
        self.toolbar.shorten(self.save)
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        head.addWidget(self.parts)
        frame = QFrame()
        frame.setProperty("part", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(PX.hairline, PX.hairline, PX.hairline, PX.hairline)
        inner.addWidget(self.table)
        below = QFrame()
        below.setProperty("part", "card")
        words = QVBoxLayout()
        words.setSpacing(PX.s1)
        for text in (self._file, self._sentence, self._step):
            text.make_selectable()
            words.addWidget(text)
        row = QHBoxLayout(below)
        row.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        row.addLayout(words, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignBottom)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(PX.s5, PX.s3, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addLayout(head)
        column.addWidget(frame, 1)
        column.addWidget(below)
        self.set_body(body)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.parts.chosen.connect(self._choose)
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.left.connect(self.focus_first)
        self.save.clicked.connect(self._ask_where)
        self.open.clicked.connect(lambda: self._follow(self.table.currentIndex()))
        self.table.activated.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show(index))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_asked)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.take_focus)

    def _choose(self, part: str) -> None:
        self._part = Part(part)
        self._filter()

    def _filter(self) -> None:
        self._model.replace(chosen(self._rows, self._part, self.search.text()))
        self.table.setCurrentIndex(self._model.index(0, 0))
        self._show(self._model.index(0, 0))

    def _show(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        self._file.setText("No file here" if row is None else " · ".join(filter(None, (row.file, row.badge))))
        self._sentence.setText("" if row is None else row.sentence)
        self._step.setText("" if row is None else row.step)
        self._sentence.setVisible(row is not None)
        self._step.setVisible(row is not None and bool(row.step))
        self.open.setVisible(row is not None and bool(row.badge_id or row.looked))
        self.open.setText("Open badge" if row is not None and row.badge_id else "Show all checks")

    def _follow(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None and row.badge_id:
            self.badge_asked.emit(row.badge_id)
        elif row is not None and row.looked is not None:
            self.looked_asked.emit(row.looked)

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save the report", _NAME, _FILTER)
        if name:
            self.save_asked.emit(chosen(self._rows, self._part, self.search.text()), Path(name))
