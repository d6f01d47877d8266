"""What the whole window says while files are held over it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import DROP_DASH, OVERLAY_ALPHA, PX, Role


class DropOverlay(QWidget):
    """Covers the window and says in one sentence what this drop will do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._covered = theme, parent
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Appear over the parent with ``sentence``."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def text(self) -> str:
        """Return the sentence."""
        return self._sentence

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.accent_soft)
        ground.setAlphaF(OVERLAY_ALPHA)
        painter.fillRect(self.rect(), ground)
        edge = QPen(QColor(tokens.accent), PX.edge)
        edge.setDashPattern(DROP_DASH)
        painter.setPen(edge)
        inset = PX.drop_inset
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), PX.radius_card, PX.radius_card)
        icon = QRect(0, 0, PX.icon_overlay, PX.icon_overlay)
        icon.moveCenter(self.rect().center() - QPoint(0, PX.s7))
        paint_icon(painter, icon, "download-simple", tokens.accent_text)
        painter.setFont(self._theme.font(Role.HEADING))
        painter.setPen(QColor(tokens.accent_text))
        line = self._theme.line(Role.HEADING)
        words = QRect(0, icon.bottom() + PX.s4, self.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._sentence)
        painter.end()
