"""A list of people that is typed in: one person a line, in a table."""

import csv
import io
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text

COLUMNS: Final = ("Name", "E-mail", "Date", "Valid until", "Language")
_ROWS: Final = 12
_SEEN: Final = 8
"""Lines that are seen without scrolling."""


class TypedListDialog(QDialog):
    """A table to write into; a line is added whenever the last one is begun.

    Signals:
        typed: `str`, the list as a spreadsheet would copy it.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Type the list")
        self.table = QTableWidget(_ROWS, len(COLUMNS))
        self.main = Button(theme, "Use this list", kind="main")
        self._fault = Text(theme, Role.BODY, tone="fail", wrap=True)
        self._fault.hide()
        self._build(theme)
        self.table.itemChanged.connect(self._grow)
        self.main.clicked.connect(self._use)
        self.table.setCurrentCell(0, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.setProperty("kind", "register")
        table.setProperty("written", True)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.setMinimumHeight((_SEEN + 1) * PX.row_table)
        table.setAccessibleName("People")
        table.viewport().setAccessibleName("People")
        table.setFont(theme.font(Role.BODY))
        table.horizontalHeader().setFont(theme.font(Role.SMALL_STRONG))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setDefaultSectionSize(max(PX.row_table, theme.line(Role.BODY) + PX.s3))
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, "Who gets this badge?", wrap=True)
        theme.fix_width(heading, PX.dialog_wide)
        column.addWidget(heading)
        told = "One person a line. Only the name is needed. Write a date as 2026-11-14 and a language as en or de."
        column.addWidget(Text(theme, Role.BODY, told, tone="soft", wrap=True))
        frame = QFrame()
        frame.setProperty("part", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(PX.hairline, PX.hairline, PX.hairline, PX.hairline)
        inner.addWidget(table)
        column.addWidget(frame, 1)
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        cancel = Button(theme, "Cancel")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addLayout(row)

    def lines(self) -> list[list[str]]:
        """Return the lines that are not blank."""
        cells = [[self._text(row, column) for column in range(len(COLUMNS))] for row in range(self.table.rowCount())]
        return [line for line in cells if any(cell.strip() for cell in line)]

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _grow(self, item: QTableWidgetItem) -> None:
        if item.text().strip() and item.row() == self.table.rowCount() - 1:
            self.table.insertRow(self.table.rowCount())

    def _use(self) -> None:
        lines = self.lines()
        if not lines:
            self._fault.setText("Write at least one name.")
            self._fault.show()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        written = io.StringIO()
        csv.writer(written, delimiter="\t", lineterminator="\n").writerows([COLUMNS, *lines])
        self.typed.emit(written.getvalue())
        self.accept()
