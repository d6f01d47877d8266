"""Chips for columns: which of theirs one of our fields is read from, and theirs that nothing is read from.

A column is dragged from one chip onto another; a click opens a menu that does the same.
"""

from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_LONGEST = 24
COLUMN_TYPE: Final = "application/x-badgedesk-column"
"""What a dragged column is known by; it never leaves the window."""


class ColumnChip(QAbstractButton):
    """Our field, an arrow, their column; without a column, a button with one label.

    Signals:
        column_dropped: `str` field and `str` column, a column was dropped on this chip.
        dragged: `bool`, dragging this chip's column began or ended.
    """

    column_dropped = Signal(str, str)
    dragged = Signal(bool)

    def __init__(self, theme: Theme, field: str, column: str, menu: QMenu) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        self._header, self._takes, self._hovered = column, "", False
        self._pressed_at: QPoint | None = None
        self._column = column if len(column) <= _LONGEST else f"{column[: _LONGEST - 1]}…"
        self.menu = menu
        self.clicked.connect(self._open)
        self.setAccessibleName(f"{field}, from the column {column}" if column else field)
        self.setFixedHeight(max(PX.control_small, theme.line(Role.BODY) + PX.s2))
        menu.setParent(self, menu.windowFlags())
        theme.tokens_changed.connect(self.update)

    def take_columns(self, field: str) -> None:
        """Let columns be dropped here, for ``field``."""
        self._takes = field
        self.setAcceptDrops(True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        moved = (event.position().toPoint() - start).manhattanLength() if start is not None else 0
        if not self._header or moved < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        self.setDown(False)
        self._drag()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes and event.mimeData().hasFormat(COLUMN_TYPE) and event.source() is not self:
            event.acceptProposedAction()
            self._hover(wanted=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(wanted=False)
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(wanted=False)
        event.acceptProposedAction()
        self.column_dropped.emit(self._takes, event.mimeData().data(COLUMN_TYPE).toStdString())

    def _drag(self) -> None:
        mime = QMimeData()
        mime.setData(COLUMN_TYPE, self._header.encode())
        carried = QDrag(self)
        carried.setMimeData(mime)
        carried.setPixmap(self.grab())
        self.dragged.emit(True)
        carried.exec(Qt.DropAction.MoveAction)
        self.dragged.emit(False)

    def _hover(self, *, wanted: bool) -> None:
        self._hovered = wanted
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = 2 * PX.s3 + QFontMetrics(self._bold()).horizontalAdvance(self._field) + PX.icon_caret + PX.s2
        if self._column:
            width += 2 * PX.s2 + PX.icon_caret + QFontMetrics(self._plain()).horizontalAdvance(self._column)
        return QSize(width + PX.edge, max(PX.control_small, self._theme.line(Role.BODY) + PX.s2))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self._hovered else tokens.line_strong), PX.hairline))
        painter.setBrush(QColor(tokens.hover if self._hovered or self.underMouse() else tokens.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, PX.radius_chip, PX.radius_chip)
        left = PX.s3
        left = self._write(painter, left, self._field, self._bold(), tokens.text)
        if self._column:
            paint_icon(painter, QRect(left + PX.s2, 0, PX.icon_caret, self.height()), "arrow-left", tokens.text_faint)
            left += 2 * PX.s2 + PX.icon_caret
            self._write(painter, left, self._column, self._plain(), tokens.text_soft)
        caret = QRect(self.width() - PX.s3 - PX.icon_caret, 0, PX.icon_caret, self.height())
        paint_icon(painter, caret, "caret-down", tokens.text_soft)
        painter.end()

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _write(self, painter: QPainter, left: int, text: str, face: QFont, colour: str) -> int:
        width = QFontMetrics(face).horizontalAdvance(text)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(left, 0, width + PX.edge, self.height()), _LEADING, text)
        return left + width

    def _bold(self) -> QFont:
        return self._theme.font(Role.LABEL)

    def _plain(self) -> QFont:
        return self._theme.font(Role.SMALL)


class HeaderChip(ColumnChip):
    """A column that nothing is read from yet; it is dragged onto a field, or its menu names the fields."""

    def __init__(self, theme: Theme, column: str, menu: QMenu) -> None:
        label = column if len(column) <= _LONGEST else f"{column[: _LONGEST - 1]}…"
        super().__init__(theme, label, "", menu)
        self._header = column
        self.setAccessibleName(f"Column {column}, not used")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
