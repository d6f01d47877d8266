"""The search field of a toolbar."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QSizePolicy
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


class SearchField(QLineEdit):
    """Filters as one types; Escape empties it, Down goes to what was found.

    Signals:
        left: the user goes on to the results.
    """

    left = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(theme.font(Role.BODY))
        self.setAcceptDrops(False)
        self.setMinimumWidth(PX.search_min)
        self.setMaximumWidth(PX.search)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._leave_room()
        theme.tokens_changed.connect(self._leave_room)

    def take_focus(self) -> None:
        """Take the keyboard and mark what stands here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.search, PX.control)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        leaves = event.key() == Qt.Key.Key_Escape
        if leaves and self.text():
            self.clear()
        elif leaves and isinstance(self.window(), QDialog):
            super().keyPressEvent(event)  # which closes the dialog
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glass = QRect(PX.s3 - PX.edge, 0, self._theme.grown(PX.icon), self.height())
        paint_icon(painter, glass, "magnifying-glass", self._theme.tokens.text_soft)
        if not self.text() and not self.hasFocus() and self._has_room():
            self._paint_hint(painter)
        painter.end()

    def _leave_room(self) -> None:
        """Let the words begin behind the glass."""
        self.setTextMargins(PX.s6 - PX.icon + self._theme.grown(PX.icon), 0, 0, 0)

    def _has_room(self) -> bool:
        words = QFontMetrics(self.font()).horizontalAdvance(self.placeholderText())
        return words + PX.s7 + PX.search_hint <= self.width()

    def _paint_hint(self, painter: QPainter) -> None:
        """Show the keys that bring one here."""
        height = PX.icon_rail - PX.s1
        box = QRect(0, 0, PX.search_hint - PX.s5, height)
        box.moveCenter(self.rect().center())
        box.moveRight(self.width() - PX.s3)
        painter.setPen(QColor(self._theme.tokens.line))
        painter.drawRoundedRect(box, PX.s1, PX.s1)
        painter.setPen(QColor(self._theme.tokens.text_faint))
        painter.setFont(self._theme.font(Role.TINY))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Ctrl F")
