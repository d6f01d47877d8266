"""A chip that says which of their columns one of our fields is read from, and opens a menu of the others."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_LONGEST = 24


class ColumnChip(QAbstractButton):
    """Our field, an arrow, their column; without a column, a button with one label."""

    def __init__(self, theme: Theme, field: str, column: str, menu: QMenu) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        self._column = column if len(column) <= _LONGEST else f"{column[: _LONGEST - 1]}…"
        self.menu = menu
        self.clicked.connect(self._open)
        self.setAccessibleName(f"{field}, from the column {column}" if column else field)
        self.setFixedHeight(max(PX.control_small, theme.line(Role.BODY) + PX.s2))
        menu.setParent(self, menu.windowFlags())
        theme.tokens_changed.connect(self.update)

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
        painter.setPen(QPen(QColor(tokens.line_strong), PX.hairline))
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface))
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
