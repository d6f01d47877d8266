"""Icons for buttons and menus that follow the theme."""

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.tokens import DISABLED, Tokens


class ColourSource(Protocol):
    """Whoever knows the colours of the moment."""

    @property
    def tokens(self) -> Tokens:
        """The colours of the theme now shown."""
        ...


class GlyphIconEngine(QIconEngine):
    """Paints one glyph in the colour that a token has at that moment, at one edge of its box.

    Args:
        source: tells the tokens of the theme now shown.
        name: icon name.
        colour: name of the token.
        behind: it stands at the right edge, for an icon behind its words.
    """

    def __init__(self, source: ColourSource, name: str, colour: str, *, behind: bool = False) -> None:
        super().__init__()
        self._source, self._name, self._colour, self._behind = source, name, colour, behind

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        on_main = self._colour == "on_accent"  # whose ground is no longer the accent when it is disabled
        disabled = mode == QIcon.Mode.Disabled
        colour = QColor(getattr(self._source.tokens, "text_faint" if disabled and on_main else self._colour))
        if disabled and not on_main:
            colour.setAlphaF(DISABLED)
        box = QRect(rect.topLeft(), QSize(min(rect.width(), rect.height()), rect.height()))
        if self._behind:
            box.moveRight(rect.right())
        paint_icon(painter, box, self._name, colour)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # asked for while a row of buttons has no room yet
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return GlyphIconEngine(self._source, self._name, self._colour, behind=self._behind)
