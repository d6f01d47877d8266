"""A large picture of a badge on its quiet ground."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.pictures.pictures import Pictures


class PictureBox(QFrame):
    """Shows one picture; a glyph where there is none."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("part", "picture")
        self._theme, self._pictures = theme, pictures
        self._key = ""
        self._badge = PX.detail_badge
        self.take_room(wide=False)
        pictures.arrived.connect(self._arrived)
        theme.tokens_changed.connect(self.update)

    def show_picture(self, key: str, description: str) -> None:
        """Show the picture ``key``; ``description`` is what a screen reader says."""
        self._key = key
        self.setAccessibleName(description)
        self.update()

    def take_room(self, *, wide: bool) -> None:
        """Be as large as a wide or a common window lets it."""
        side = PX.detail_picture_wide if wide else PX.detail_picture
        self._badge = PX.detail_badge_wide if wide else PX.detail_badge
        self.setFixedSize(side, side)

    def take_width(self, side: int) -> None:
        """Be ``side`` wide and high, with the badge on its quiet ground."""
        self._badge = side - (PX.detail_picture - PX.detail_badge)
        self.setFixedSize(side, side)
        self.update()

    def take_side(self, side: int) -> None:
        """Be a small square, filled by the badge."""
        self._badge = side - PX.s1
        self.setFixedSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        pixmap = self._pictures.pixmap(self._key, self._badge, ratio)
        if pixmap is None and self._pictures.missing(self._key, self._badge, ratio):
            side = min(PX.empty_badge, self._badge)
            box = QRect(QPoint(0, 0), QSize(side, side))
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, "medal", self._theme.tokens.text_faint)
        elif pixmap is not None:
            paint_picture(painter, self.rect(), pixmap, self._theme.tokens)
        painter.end()

    def _arrived(self, key: str) -> None:
        if key == self._key:
            self.update()
