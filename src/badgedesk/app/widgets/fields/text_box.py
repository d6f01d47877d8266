"""A field for some lines of text."""

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


class TextBox(QPlainTextEdit):
    """Some lines of plain text, as high as its lines within bounds; Tab leaves it.

    It has no undo of its own: the history of the design takes typing back.

    Signals:
        typed: `str`, the text after a person changed it.
        entered: the keyboard came here.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, name: str, *, least: int = PX.control, most: int = PX.form_text) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setProperty("kind", "field")
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(PX.s1 + PX.edge)
        self.textChanged.connect(self._changed)
        self._quiet = False
        self._fills = False
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody; the caret stays where it is when nothing changed."""
        if text != self.toPlainText():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False
        self._fit()

    def fill_room(self) -> None:
        """Take the height that there is instead of that of the lines."""
        self._fills = True
        self.setMinimumHeight(self._least)
        self.setMaximumHeight(PX.most)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.card_min, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.typed.emit(self.toPlainText())

    def _fit(self) -> None:
        if self._fills:
            return
        metrics = QFontMetrics(self.font())
        margins = 2 * (PX.s1 + PX.edge)
        room = self.viewport().width() - margins if self.isVisible() else PX.card_min
        space = QRect(0, 0, room, PX.s7 * PX.s7 * PX.s7)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        text = self.toPlainText() or " "
        lines = metrics.boundingRect(space, flags, text + (" " if text.endswith("\n") else "")).height()
        wanted = lines + 2 * margins
        self.setFixedHeight(min(max(wanted, self._least), self._most))


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
