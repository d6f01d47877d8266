"""The card of a badge in a grid: picture, name, second line, verdict."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
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


class BadgeCardDelegate(QStyledItemDelegate):
    """Paints cards; half a gap stays free at both sides of a cell and a whole one below."""

    def __init__(self, theme: Theme, pictures: PictureSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._verdicts = True
        self._grips = False
        self._cell = QSize()
        self.set_card_width(PX.card_min)

    @property
    def cell(self) -> QSize:
        """The size of one cell, gap included."""
        return self._cell

    def leave_room(self, *, verdicts: bool) -> None:
        """Say whether cards have a verdict; those without are lower."""
        self._verdicts = verdicts

    def show_grips(self) -> None:
        """Show under the pointer that cards can be dragged."""
        self._grips = True

    def set_card_width(self, width: int) -> None:
        """Make cards ``width`` wide; their height follows the text size."""
        words = self._theme.line(Role.STRONG) + self._theme.line(Role.SMALL)
        verdict = PX.s2 + self._theme.line(Role.SMALL_STRONG) if self._verdicts else 0
        height = PX.card_picture + PX.s3 + words + verdict + PX.s3
        self._cell = QSize(width + PX.card_gap, height + PX.card_gap)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._cell

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        card = QRect(rect.topLeft() + QPoint(PX.card_gap // 2, 0), self._cell - QSize(PX.card_gap, PX.card_gap))
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, card, state)
        picture = QRect(card.left(), card.top(), card.width(), PX.card_picture)
        box = QRect(0, 0, PX.card_badge, PX.card_badge)
        box.moveCenter(picture.center())
        key = str(index.data(CardRole.PICTURE) or "")
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._pictures.pixmap(key, PX.card_badge, ratio)
        if pixmap is None and self._pictures.missing(key, PX.card_badge, ratio):
            mark = QRect(0, 0, PX.icon_overlay, PX.icon_overlay)
            mark.moveCenter(box.center())
            paint_icon(painter, mark, "medal", self._theme.tokens.text_faint)
        else:
            paint_picture(painter, box, pixmap, self._theme.tokens)
        self._paint_words(painter, card, index)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_tick(painter, card)
        if self._grips and state & QStyle.StateFlag.State_MouseOver:
            self._paint_grip(painter, card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        width = PX.edge if selected or focused else PX.hairline
        inset = width / 2
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), PX.radius_card, PX.radius_card)
        painter.fillPath(outline, QColor(tokens.hover if hovered and not selected else tokens.surface))
        painter.save()
        painter.setClipPath(outline)
        ground = tokens.accent_soft if selected else tokens.window
        painter.fillRect(QRect(card.left(), card.top(), card.width(), PX.card_picture), QColor(ground))
        painter.restore()
        painter.strokePath(outline, QPen(QColor(tokens.accent if selected or focused else tokens.line), width))

    def _paint_grip(self, painter: QPainter, card: QRect) -> None:
        box = QRect(0, 0, PX.grip, PX.grip)
        box.moveTopRight(card.topRight() + QPoint(-PX.s2, PX.s2))
        painter.setPen(QPen(QColor(self._theme.tokens.line), PX.hairline))
        painter.setBrush(QColor(self._theme.tokens.raised))
        painter.drawRoundedRect(box, PX.radius_field, PX.radius_field)
        glyph = QRect(0, 0, PX.icon, PX.icon)
        glyph.moveCenter(box.center())
        paint_icon(painter, glyph, "dots-six-vertical", self._theme.tokens.text_soft)

    def _paint_tick(self, painter: QPainter, card: QRect) -> None:
        box = QRect(card.topLeft() + QPoint(PX.s2, PX.s2), QSize(PX.card_tick, PX.card_tick))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(box, PX.s1, PX.s1)
        glyph = box.adjusted(PX.s1, PX.s1, -PX.s1, -PX.s1)
        paint_icon(painter, glyph, "check-bold", self._theme.tokens.on_accent)

    def _paint_words(self, painter: QPainter, card: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        theme, tokens = self._theme, self._theme.tokens
        left, width = card.left() + PX.card_text, card.width() - 2 * PX.card_text
        top = QPoint(left, card.top() + PX.card_picture + PX.s3)
        for role, colour, text in (
            (Role.STRONG, tokens.text, index.data(CardRole.NAME)),
            (Role.SMALL, tokens.text_soft, index.data(CardRole.SECOND)),
        ):
            face = theme.font(role)
            line = QRect(top, QSize(width, theme.line(role)))
            painter.setFont(face)
            painter.setPen(QColor(colour))
            words = QFontMetrics(face).elidedText(str(text or ""), Qt.TextElideMode.ElideRight, width)
            painter.drawText(line, _LEADING, words)
            top = line.bottomLeft() + QPoint(0, PX.hairline)
        verdict = index.data(CardRole.VERDICT)
        if isinstance(verdict, Verdict):
            box = QRect(top + QPoint(0, PX.s2), QSize(width, theme.line(Role.SMALL_STRONG)))
            paint_verdict(painter, box, verdict, theme)
