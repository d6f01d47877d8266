"""Lines and marks that are painted, never read as markup; the status bar needs nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from badgedesk.app.look.early import LEADING
from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

if not TYPE_CHECKING:
    from badgedesk.app.look.early import override
else:
    from typing_extensions import override


class Tinted(QWidget):
    """A widget that paints in one token's colour: the painter's pen begins as the palette's text colour."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self._dress()
        theme.tokens_changed.connect(self._dress)

    def tint(self, colour: str) -> None:
        """Paint in another token's colour."""
        self._colour = colour
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(getattr(self._theme.tokens, self._colour)))
        self.setPalette(palette)
        self.update()


class ElidedText(Tinted):
    """One line that is cut with "…" where it has no room; the whole stands in its tool tip.

    With ``whole``, the line is as wide as its text and never cut. With ``hugs``, it is no wider than its text, else as
    wide as its place.
    """

    def __init__(self, theme: Theme, role: Role, colour: str = "text", *, whole: str = "", hugs: bool = False) -> None:
        self._role, self._text, self._whole, self._hugs = role, "", False, hugs
        super().__init__(theme, colour)
        across = QSizePolicy.Policy.Maximum if hugs else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if whole:
            self.set_text(whole)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._whole = True
            self._dress()

    def set_text(self, text: str) -> None:
        """Show ``text``."""
        self._text = text
        self.setAccessibleName(text)
        if self._whole:
            self.setFixedWidth(self._advance())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        width = self._advance() if self._hugs else PX.control
        return QSize(width, self._theme.line(self._role))

    def _advance(self) -> int:
        return QFontMetrics(self._theme.font(self._role)).horizontalAdvance(self._text) + PX.edge

    @override
    def _dress(self) -> None:
        super()._dress()
        if self._whole:
            self.setFixedWidth(self._advance())
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        face = self._theme.font(self._role)
        shown = self._fitted(QFontMetrics(face))
        painter = QPainter(self)
        painter.setFont(face)
        painter.drawText(self.rect(), LEADING, shown)
        painter.end()

    def _fitted(self, metrics: QFontMetrics) -> str:
        if metrics.horizontalAdvance(self._text) <= self.width():
            self.setToolTip("")
            return self._text
        from PySide6.QtCore import Qt

        self.setToolTip(plain_tool_tip(self._text))
        return metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())


class IconMark(Tinted):
    """An icon that is not a button; screen readers pass it by. It grows with the text.

    With ``beside``, it is as high as a line of that role.
    """

    def __init__(
        self, theme: Theme, name: str, colour: str = "text_soft", side: int = PX.icon, *, beside: Role | None = None
    ) -> None:
        self._name, self._side, self._beside = name, side, beside
        super().__init__(theme, colour)

    @override
    def _dress(self) -> None:
        super()._dress()
        side = self._theme.grown(self._side)
        self.setFixedSize(side, side if self._beside is None else max(side, self._theme.line(self._beside)))

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon; ``colour`` is the name of a token."""
        self._name = name
        self.tint(colour)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name)
        painter.end()


def plain_tool_tip(text: str) -> str:
    """Return ``text`` as a tool tip that is surely shown as plain text.

    Qt reads a tool tip as markup when it looks like it; escaped inside a paragraph it never is.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


def ink_name(tone: str) -> str:
    """Return the name of the token that holds the ink of a tone."""
    return {"pass": "passed", "plain": "text_faint"}.get(tone, tone)
