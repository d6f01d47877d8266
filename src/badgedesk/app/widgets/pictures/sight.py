"""A finished picture, as large as there is room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX


class Sight(QWidget):
    """Shows a finished picture as large as there is room, never larger than it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()
        self.setMinimumSize(PX.filters, PX.card_min)
        theme.tokens_changed.connect(self.update)

    def show_png(self, png: bytes, description: str) -> None:
        """Show a PNG of ours; empty bytes show nothing."""
        self._pixmap = QPixmap()
        if png:
            self._pixmap.loadFromData(png, "PNG")
        self.setAccessibleName(description)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.dialog_wide, PX.dialog)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.window))
        painter.drawRoundedRect(self.rect(), PX.radius_card, PX.radius_card)
        if not self._pixmap.isNull():
            ratio = self.devicePixelRatioF()
            room = (self.size() - QSize(2 * PX.s4, 2 * PX.s4)) * ratio
            size = self._pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            drawn = self._pixmap.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            drawn.setDevicePixelRatio(ratio)
            box = QRect(0, 0, round(size.width() / ratio), round(size.height() / ratio))
            box.moveCenter(self.rect().center())
            painter.drawPixmap(box.topLeft(), drawn)
        painter.end()
