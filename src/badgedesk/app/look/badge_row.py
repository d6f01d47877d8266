"""The row of a badge in a list: picture, name, issuer, dates, verdict on one line."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.pictures import PictureSource, paint_picture
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import paint_verdict

_LEADING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_NAME, _ISSUER, _DAY = 0.34, 0.26, 0.13
"""Shares of the room that name, issuer and each of two dates take; the verdict has the rest."""
_NARROW_NAME, _NARROW_ISSUER = 0.42, 0.30


class BadgeRowDelegate(QStyledItemDelegate):
    """Paints rows as broad as the list; a narrow one leaves the dates out."""

    def __init__(self, theme: Theme, pictures: PictureSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures
        self._width = PX.form

    @property
    def cell(self) -> QSize:
        """The size of one row."""
        words = self._theme.line(Role.STRONG) + 2 * PX.s2
        return QSize(self._width, max(PX.tile_picture + PX.s2, words))

    def set_row_width(self, width: int) -> None:
        """Make rows ``width`` broad."""
        self._width = width

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.cell

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(tokens.hover))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(row.adjusted(PX.hairline, PX.hairline, -PX.edge, -PX.edge))
        self._paint_picture(painter, row, index)
        self._paint_words(painter, row, index)
        painter.restore()

    def _paint_picture(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        box = QRect(0, 0, PX.tile_picture, PX.tile_picture)
        box.moveCenter(QPoint(row.left() + PX.s3 + PX.tile_picture // 2, row.center().y()))
        key, ratio = str(index.data(CardRole.PICTURE) or ""), painter.device().devicePixelRatioF()
        pixmap = self._pictures.pixmap(key, PX.tile_picture, ratio)
        if pixmap is None and self._pictures.missing(key, PX.tile_picture, ratio):
            mark = QRect(0, 0, PX.icon_rail, PX.icon_rail)
            mark.moveCenter(box.center())
            paint_icon(painter, mark, "medal", self._theme.tokens.text_faint)
        else:
            paint_picture(painter, box, pixmap, self._theme.tokens)

    def _paint_words(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens = self._theme.tokens
        left = row.left() + PX.s3 + PX.tile_picture + PX.s3
        room = row.right() - PX.s3 - left
        ends = str(index.data(CardRole.ENDS) or "")
        cells = [
            (Role.STRONG, tokens.text, index.data(CardRole.NAME), _NAME),
            (Role.BODY, tokens.text_soft, index.data(CardRole.SECOND), _ISSUER),
            (Role.SMALL, tokens.text_soft, index.data(CardRole.AWARDED), _DAY),
            (Role.SMALL, tokens.text_soft, f"until {ends}" if ends else "", _DAY),
        ]
        if room < PX.form_max:
            cells = [(*cells[0][:3], _NARROW_NAME), (*cells[1][:3], _NARROW_ISSUER)]
        for role, colour, text, share in cells:
            width = int(room * share)
            face = self._theme.font(role)
            painter.setFont(face)
            painter.setPen(QColor(colour))
            words = QFontMetrics(face).elidedText(str(text or ""), Qt.TextElideMode.ElideRight, width - PX.s3)
            painter.drawText(QRect(left, row.top(), width - PX.s3, row.height()), _LEADING, words)
            left += width
        verdict = index.data(CardRole.VERDICT)
        if isinstance(verdict, Verdict):
            paint_verdict(
                painter, QRect(left, row.top(), row.right() - PX.s3 - left, row.height()), verdict, self._theme
            )
