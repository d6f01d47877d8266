"""The fields of LinkedIn's form for one badge, each to be copied, the form itself, and its steps."""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.outgoing import FormEntry, FormField
from badgedesk.app.wallet.views.steps_line import FIELDS, OPENED, StepsLine
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.text import Text


class FieldRow(QFrame):
    """A label, its value, and the button that copies it and afterwards says so; the current one is lit.

    Signals:
        copied: `FieldRow`.
    """

    copied = Signal(object)

    def __init__(self, theme: Theme, field: FormField) -> None:
        super().__init__()
        self.field, self._theme = field, theme
        self.setProperty("part", "row")
        value = ElidedText(theme, Role.STRONG)
        value.set_text(field.text)
        self.button = Button(theme, "Copy", icon="copy", small=True)
        self.button.setAccessibleName(f"Copy: {field.label}")
        self.button.setAccessibleDescription(field.text)
        self.button.clicked.connect(self._copy)
        self.button.installEventFilter(self)
        self.is_copied = False
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, Role.SMALL, field.label, tone="soft"))
        words.addWidget(value)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        row.setSpacing(PX.s2)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and self.isVisible():
            self._light(is_current=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.copied)
        self.is_copied = True
        self.button.setText("Copied")
        self.button.setAccessibleName(f"Copied: {self.field.label}")
        self._light(is_current=self.button.hasFocus())
        self.copied.emit(self)

    def _light(self, *, is_current: bool) -> None:
        kind = "main" if is_current else "quiet" if self.is_copied else "plain"
        icon = "check-circle-fill" if self.is_copied else "copy"
        colour = "on_accent" if is_current else "passed" if self.is_copied else "text"
        self.button.setProperty("kind", kind)
        self.button.setProperty("tone", "pass" if self.is_copied and not is_current else "")
        self.button.setIcon(self._theme.icon(icon, colour))
        self.setProperty("current", is_current)
        for widget in (self, self.button):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class FormPage(QWidget):
    """What is copied and ticked off for one badge; it stays as it was left.

    Signals:
        copied: `FieldRow`.
        finished: no field is left to be copied.
        open_failed: no browser could be opened.
    """

    copied = Signal(object)
    finished = Signal()
    open_failed = Signal()

    def __init__(self, theme: Theme, entry: FormEntry) -> None:
        super().__init__()
        self._theme, self.entry = theme, entry
        self.open_form = Button(theme, "Open the form in the browser", icon="arrow-square-out")
        self.open_form.clicked.connect(self._open)
        self.steps = StepsLine(theme)
        self.rows = tuple(FieldRow(theme, field) for field in entry.fields)
        for row in self.rows:
            row.copied.connect(self._take_down)
        head = QVBoxLayout()
        head.setContentsMargins(PX.s4, 0, PX.s4, PX.s3)
        head.setSpacing(PX.s3)
        head.addWidget(self.open_form)
        head.addWidget(self.steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list(), 1)

    @property
    def count(self) -> int:
        """How many fields were copied."""
        return sum(row.is_copied for row in self.rows)

    def focus_first(self) -> None:
        """Put the keyboard on the first field that is still to be copied."""
        waiting = [row.button for row in self.rows if not row.is_copied]
        first = waiting[0] if waiting else self.rows[0].button if self.rows else self.open_form
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _list(self) -> QScrollArea:
        inner = QFrame()
        inner.setProperty("ground", "surface")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in self.rows:
            lines.addWidget(row)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Fields of the form")
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + PX.edge, self._theme.grown(PX.strip_list)))
        return area

    def _open(self) -> None:
        address = QUrl.fromEncoded(self.entry.url.encode("ascii"), QUrl.ParsingMode.StrictMode)
        if QDesktopServices.openUrl(address):
            self.steps.done(OPENED)
        else:
            self.open_failed.emit()

    def _take_down(self, row: FieldRow) -> None:
        behind = [other for other in self.rows[self.rows.index(row) + 1 :] if not other.is_copied]
        if self.count == len(self.rows):
            self.steps.done(FIELDS)
        self.copied.emit(row)
        if behind:
            behind[0].button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.count == len(self.rows):
            self.finished.emit()
