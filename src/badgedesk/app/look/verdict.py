"""A verdict as icon, word and colour, always in this order."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.states import ICONS, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


def paint_verdict(painter: QPainter, box: QRect, verdict: Verdict, theme: Theme) -> None:
    """Paint ``verdict`` at the leading edge of ``box``, centred in its height; the word is elided to fit."""
    colour = QColor(theme.tokens.ink(verdict.tone))
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = theme.grown(PX.icon)
    icon = QRect(box.left(), box.top(), side, box.height())
    words = box.adjusted(side + PX.s1, 0, 0, 0)
    if mirrored:
        icon.moveRight(box.right())
        words = box.adjusted(0, 0, -(side + PX.s1), 0)
    paint_icon(painter, icon, ICONS[verdict.tone], colour)
    face = theme.font(Role.SMALL_STRONG)
    painter.setFont(face)
    painter.setPen(colour)
    text = QFontMetrics(face).elidedText(verdict.word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)


class VerdictLabel(QWidget):
    """Shows one verdict; a screen reader hears its word."""

    def __init__(self, theme: Theme, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict = verdict
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(verdict.word)
        theme.tokens_changed.connect(self.update)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show another verdict."""
        self._verdict = verdict
        self.setAccessibleName(verdict.word)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        face = self._theme.font(Role.SMALL_STRONG)
        side = self._theme.grown(PX.icon)
        width = side + PX.s1 + QFontMetrics(face).horizontalAdvance(self._verdict.word) + PX.edge
        return QSize(width, max(side, self._theme.line(Role.SMALL_STRONG)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_verdict(painter, self.rect(), self._verdict, self._theme)
        painter.end()
