"""Rows of a table: plain cells on one line, a verdict in the last one."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import paint_verdict

_LEADING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class RowDelegate(QStyledItemDelegate):
    """Paints one cell; the whole row shows selection, pointer and focus."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of the words themselves, for columns that are as wide as what they hold."""
        verdict = index.data(CardRole.VERDICT)
        if isinstance(verdict, Verdict):
            face, words, before = self._theme.font(Role.SMALL_STRONG), verdict.word, self._theme.grown(PX.icon) + PX.s1
        else:
            face, words, before = self._theme.font(Role.BODY, figures=True), str(index.data() or ""), 0
        width = before + QFontMetrics(face).horizontalAdvance(words) + 2 * PX.s3
        return QSize(min(width, PX.search_min), max(PX.row_table, self._theme.line(Role.BODY) + PX.s3))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(PX.s3, 0, -PX.s2, 0)
        verdict = index.data(CardRole.VERDICT)
        if isinstance(verdict, Verdict):
            paint_verdict(painter, box, verdict, self._theme)
        else:
            face = self._theme.font(Role.BODY, figures=True)
            painter.setFont(face)
            painter.setPen(QColor(tokens.text))
            words = str(index.data() or "")
            painter.drawText(
                box, _LEADING, QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            )
        painter.restore()
