"""Phosphor icons as glyphs: painted in the token colour of the moment, sharp at any scale.

The font and its table of names are files of the QtAwesome package; that package itself is never imported.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from badgedesk.app.look.tokens import DISABLED, Tokens

_FONT_FILE: Final = "phosphor-1.3.0.ttf"
_NAMES_FILE: Final = "phosphor-charmap-1.3.0.json"


class ColourSource(Protocol):
    """Whoever knows the colours of the moment."""

    @property
    def tokens(self) -> Tokens:
        """The colours of the theme now shown."""
        ...


@cache
def _folder() -> Path | None:
    spec = find_spec("qtawesome")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "fonts"


@cache
def glyphs() -> dict[str, str]:
    """Return the character of every icon name; empty where the icon font is not installed."""
    folder = _folder()
    if folder is None or not (folder / _NAMES_FILE).is_file():
        return {}
    table: dict[str, str] = json.loads((folder / _NAMES_FILE).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in table.items()}


@cache
def _family() -> str:
    folder = _folder()
    if folder is None:
        return ""
    names = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(folder / _FONT_FILE)))
    return names[0] if names else ""


def paint_icon(painter: QPainter, box: QRect, name: str, colour: QColor | str) -> None:
    """Paint the icon ``name`` centred in ``box``; its size is the smaller side of the box."""
    side = min(box.width(), box.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(box.center())
    face = QFont(_family())
    face.setPixelSize(side)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(face)
    painter.setPen(QColor(colour))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, glyphs().get(name, ""))
    painter.restore()


class GlyphIconEngine(QIconEngine):
    """Paints one glyph in the colour that a token has at that moment, at the leading edge of its box.

    Args:
        source: tells the tokens of the theme now shown.
        name: icon name; ``on_name`` is the one for the checked or selected state.
        colour: name of the token for the icon at rest; ``on_colour`` the one when checked or selected.
    """

    def __init__(self, source: ColourSource, name: str, colour: str, on_name: str = "", on_colour: str = "") -> None:
        super().__init__()
        self._source = source
        self._name, self._on_name = name, on_name or name
        self._colour, self._on_colour = colour, on_colour or colour

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        on = state == QIcon.State.On or mode == QIcon.Mode.Selected
        colour = QColor(getattr(self._source.tokens, self._on_colour if on else self._colour))
        if mode == QIcon.Mode.Disabled:
            colour.setAlphaF(DISABLED)
        box = QRect(rect.topLeft(), QSize(min(rect.width(), rect.height()), rect.height()))
        paint_icon(painter, box, self._on_name if on else self._name, colour)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    @override
    def clone(self) -> QIconEngine:
        return GlyphIconEngine(self._source, self._name, self._colour, self._on_name, self._on_colour)
