"""What hangs under the pointer while badges are dragged."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


def paint_drag_picture(theme: Theme, badge: QPixmap | None, count: int, ratio: float) -> QPixmap:
    """Return the picture of a badge, with the number of files where there are several.

    Args:
        theme: of the window.
        badge: the first badge's picture in any size; a glyph stands for one that is not there.
        count: how many files are dragged.
        ratio: device pixels in one pixel.
    """
    side = PX.drag_picture
    canvas = QPixmap(round(side * ratio), round(side * ratio))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if badge is None or badge.isNull():
        paint_icon(painter, QRect(0, 0, side, side), "medal", theme.tokens.text_soft)
    else:
        size = badge.deviceIndependentSize()
        size.scale(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(QPointF((side - size.width()) / 2, (side - size.height()) / 2), size)
        painter.drawPixmap(box, badge, QRectF(badge.rect()))
    if count > 1:
        _paint_count(painter, theme, count, side)
    painter.end()
    return canvas


def _paint_count(painter: QPainter, theme: Theme, count: int, side: int) -> None:
    words = str(count)
    face = theme.font(Role.SMALL_STRONG)
    height = theme.line(Role.SMALL_STRONG) + PX.s1
    width = max(height, QFontMetrics(face).horizontalAdvance(words) + PX.s3)
    box = QRectF(side - width, side - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.accent))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(face)
    painter.setPen(QColor(theme.tokens.on_accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
