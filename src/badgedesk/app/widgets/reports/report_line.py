"""One line of a report with its fold."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.reports.report import Detail, Line
from badgedesk.app.widgets.words.text import Text

_CENTRE: Final = Qt.AlignmentFlag.AlignVCenter


class Fold(QFrame):
    """The technical facts of a line, which people can mark and copy."""

    def __init__(self, theme: Theme, name: str, details: tuple[Detail, ...]) -> None:
        super().__init__()
        self.setProperty("part", "fold")
        self._details = details
        grid = QGridLayout(self)
        grid.setContentsMargins(PX.report_left + PX.report_verdict, PX.s3, PX.s3, PX.s3)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(PX.s1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, PX.report_name)
        for number, detail in enumerate(details):
            label = Text(theme, Role.SMALL, detail.label, tone="soft")
            value = Text(theme, Role.CODE, detail.value, wrap=True)
            value.make_selectable()
            value.setAccessibleName(f"{detail.label}: {detail.value}")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        copy = Button(theme, "Copy details", kind="plain", icon="copy", small=True)
        copy.setAccessibleName(f"Copy details of {name}")
        copy.clicked.connect(self._copy)
        grid.addWidget(copy, 0, 2, max(1, len(details)), 1, Qt.AlignmentFlag.AlignTop)

    def _copy(self) -> None:
        text = "\n".join(f"{detail.label}: {detail.value}" for detail in self._details)
        QGuiApplication.clipboard().setText(text)


class ReportLine(QFrame):
    """State, name, sentence, at most one link, and a caret that opens the facts.

    Signals:
        asked: `str`, the id of the line whose link was followed.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, line: Line) -> None:
        super().__init__()
        self.setProperty("part", "row")
        self._theme, self._line = theme, line
        self._fold: Fold | None = None
        self._verdict = VerdictLabel(theme, line.verdict)
        theme.fix_width(self._verdict, PX.report_verdict, share=0.65)
        self._name = Text(theme, Role.STRONG)
        theme.fix_width(self._name, PX.report_name, share=0.65)
        self._sentence = Text(theme, Role.BODY, wrap=True)
        self._link = Button(theme, "", kind="link")
        self._link.clicked.connect(lambda: self.asked.emit(self._line.id))
        self._caret = IconButton(theme, "caret-down", "", side=PX.control_small)
        theme.fix_icon(self._caret, PX.icon_small)
        self._caret.clicked.connect(self.toggle)
        row = QHBoxLayout()
        row.setContentsMargins(PX.report_left, PX.s1, PX.s2, PX.s1)
        row.setSpacing(0)
        for widget in (self._verdict, self._name):
            row.addWidget(widget, 0, _CENTRE)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(PX.s2)
        self._words.addWidget(self._sentence, 1, _CENTRE)
        self._words.addWidget(self._link, 0, _CENTRE)
        row.addLayout(self._words, 1)
        row.addWidget(self._caret, 0, _CENTRE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self.setMinimumHeight(PX.row_report)
        self.show_line(line)

    @property
    def line(self) -> Line:
        """The line now shown."""
        return self._line

    @property
    def opened(self) -> bool:
        """Whether the facts can be seen."""
        return self._fold is not None

    @property
    def last_stop(self) -> QWidget:
        """The last control of the line that Tab comes to."""
        return self._caret

    def show_line(self, line: Line) -> None:
        """Show another line in the same place; the fold closes."""
        if self.opened:
            self.toggle()
        self._line = line
        self._verdict.show_verdict(line.verdict)
        self._name.setText(line.name)
        self._sentence.setText(line.sentence)
        self._link.setText(line.action)
        self._link.setVisible(bool(line.action))
        self._link.setAccessibleName(f"{line.action}: {line.name}")
        self.setAccessibleName(line.spoken())
        self._name_caret()

    def toggle(self) -> None:
        """Open or close the facts."""
        if self._fold is None:
            self._fold = Fold(self._theme, self._line.name, self._line.details)
            self._column.addWidget(self._fold)
            self._column.setContentsMargins(0, 0, 0, PX.s2)
        else:
            self._column.removeWidget(self._fold)
            self._column.setContentsMargins(0, 0, 0, 0)
            self._fold.hide()
            self._fold.deleteLater()
            self._fold = None
        self._caret.setIcon(self._theme.icon("caret-up" if self.opened else "caret-down"))
        self._name_caret()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < PX.form * self._theme.text_scale  # the link below the sentence leaves both their room
        self._words.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._words.setAlignment(self._link, Qt.AlignmentFlag.AlignLeading if below else _CENTRE)
        self._words.setSpacing(0 if below else PX.s2)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() <= self._head_height():
            event.accept()
            self.toggle()
        else:
            super().mouseReleaseEvent(event)

    def _head_height(self) -> int:
        return self._fold.y() if self._fold is not None else self.height()

    def _name_caret(self) -> None:
        verb = "Hide" if self.opened else "Show"
        self._caret.setAccessibleName(f"{self._line.spoken()} {verb} details")
        self._caret.setToolTip(f"{verb} details")
