"""Painting a badge picture at the device's own pixels."""

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from badgedesk.app.look.tokens import PX, Tokens


class PictureSource(Protocol):
    """Gives out pixmaps by key; what is not there yet comes later and is announced."""

    def pixmap(self, key: str, side: int, ratio: float) -> QPixmap | None:
        """Return the picture ``key`` with its longer side of ``side`` pixels; None while it is being made."""
        ...

    def missing(self, key: str, side: int, ratio: float) -> bool:
        """Say whether it is known that there is no such picture."""
        ...


def paint_picture(painter: QPainter, box: QRect, pixmap: QPixmap | None, tokens: Tokens) -> None:
    """Paint ``pixmap`` centred in ``box``; without one, the rounded square that stands for it."""
    if pixmap is None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(box, PX.radius_card, PX.radius_card)
        return
    size = pixmap.deviceIndependentSize().toSize()
    corner = box.center() - QPoint((size.width() - 1) // 2, (size.height() - 1) // 2)
    painter.drawPixmap(corner, pixmap)
