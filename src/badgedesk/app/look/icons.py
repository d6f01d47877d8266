"""Phosphor icons as glyphs, painted in the colour asked for, sharp at any scale.

The font is a file of the QtAwesome package; that package itself is never imported. The table holds the icons that
the window uses and no others; a test compares it with the font's own table of names.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QFontDatabase

from badgedesk.app.look.early import CENTRE, DO_NOT_CLIP

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

FONT_FILE: Final = "phosphor-1.3.0.ttf"
NAMES_FILE: Final = "phosphor-charmap-1.3.0.json"

GLYPHS: Final = {
    "arrow-bend-down-right": 0xF011,
    "arrow-counter-clockwise": 0xF021,
    "arrow-left": 0xF03B,
    "arrow-square-out": 0xF058,
    "buildings": 0xF0A8,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "caret-up": 0xF0C5,
    "check-bold": 0xF465,
    "check-circle-fill": 0xF851,
    "copy": 0xF114,
    "desktop": 0xF12E,
    "dots-six-vertical": 0xF144,
    "download-simple": 0xF14C,
    "export": 0xF15A,
    "file-text": 0xF170,
    "folder-open": 0xF18C,
    "gear-six": 0xF19C,
    "hourglass": 0xF1D0,
    "info": 0xF1E0,
    "link": 0xF1F3,
    "linkedin-logo": 0xF1F5,
    "list-bullets": 0xF1FB,
    "magnifying-glass": 0xF20A,
    "medal": 0xF213,
    "medal-fill": 0xF97D,
    "minus": 0xF21A,
    "moon": 0xF21F,
    "palette": 0xF257,
    "palette-fill": 0xF9C1,
    "plus": 0xF27F,
    "question": 0xF293,
    "question-fill": 0xF9FD,
    "shield-check-fill": 0xFA22,
    "squares-four": 0xF2F0,
    "star": 0xF2F3,
    "sun": 0xF2FE,
    "table": 0xF304,
    "trash": 0xF334,
    "users": 0xF351,
    "wallet": 0xF35B,
    "wallet-fill": 0xFAC4,
    "warning-fill": 0xFAC7,
    "wifi-slash": 0xF367,
    "x": 0xF36D,
    "x-circle": 0xF36E,
    "x-circle-fill": 0xFAD7,
}
"""Code points of the icons by name."""


def icon_folder() -> Path | None:
    """Return where the icon font lies; None where its package is missing."""
    spec = find_spec("qtawesome")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "fonts"


@cache
def _family() -> str:
    folder = icon_folder()
    if folder is None:
        return ""
    names = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(folder / FONT_FILE)))
    return names[0] if names else ""


def paint_icon(painter: "QPainter", box: "QRect", name: str, colour: QColor | str | None = None) -> None:
    """Paint the icon ``name`` centred in ``box``, as large as its smaller side.

    Without ``colour`` it is painted in the colour of the painter's pen.
    """
    side = min(box.width(), box.height())
    face = QFont(_family())
    face.setPixelSize(side)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(face)
    if colour is not None:
        painter.setPen(QColor(colour))
    painter.drawText(box, CENTRE | DO_NOT_CLIP, chr(GLYPHS[name]))
    painter.restore()
