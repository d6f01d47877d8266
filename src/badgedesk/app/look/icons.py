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
    "align-bottom": 0xEFFC,
    "align-center-horizontal": 0xEFFD,
    "align-center-vertical": 0xEFFE,
    "align-left": 0xEFFF,
    "align-right": 0xF000,
    "align-top": 0xF001,
    "arrow-bend-down-right": 0xF011,
    "arrow-clockwise": 0xF020,
    "arrow-counter-clockwise": 0xF021,
    "arrow-left": 0xF03B,
    "arrow-line-down": 0xF03C,
    "arrow-line-up": 0xF041,
    "arrow-right": 0xF044,
    "arrow-square-out": 0xF058,
    "arrows-down-up": 0xF047,
    "arrows-left-right": 0xF04D,
    "bookmark-simple": 0xF095,
    "buildings": 0xF0A8,
    "calendar-blank": 0xF0AD,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "caret-up": 0xF0C5,
    "chart-bar": 0xF0D2,
    "check": 0xF0E7,
    "check-bold": 0xF465,
    "check-circle-fill": 0xF851,
    "circle": 0xF0EC,
    "circle-dashed": 0xF0ED,
    "clipboard": 0xF0F7,
    "clock-counter-clockwise": 0xF0FC,
    "code": 0xF10A,
    "columns": 0xF10E,
    "copy": 0xF114,
    "corners-out": 0xF118,
    "crop": 0xF11B,
    "cursor": 0xF12C,
    "desktop": 0xF12E,
    "dots-six-vertical": 0xF144,
    "dots-three": 0xF145,
    "download-simple": 0xF14C,
    "export": 0xF15A,
    "eye": 0xF15B,
    "eye-slash": 0xF15E,
    "eyedropper": 0xF15D,
    "file-text": 0xF170,
    "floppy-disk": 0xF181,
    "folder": 0xF186,
    "folder-open": 0xF18C,
    "frame-corners": 0xF194,
    "gear-six": 0xF19C,
    "hash": 0xF1C5,
    "heart": 0xF1CA,
    "heart-fill": 0xF935,
    "hexagon": 0xF1CD,
    "hourglass": 0xF1D0,
    "image": 0xF1DD,
    "info": 0xF1E0,
    "intersect": 0xF1E2,
    "key": 0xF1E4,
    "link": 0xF1F3,
    "linkedin-logo": 0xF1F5,
    "list": 0xF1FA,
    "list-bullets": 0xF1FB,
    "lock-simple": 0xF205,
    "lock-simple-open": 0xF206,
    "magnifying-glass": 0xF20A,
    "medal": 0xF213,
    "medal-fill": 0xF97D,
    "minus": 0xF21A,
    "moon": 0xF21F,
    "palette": 0xF257,
    "palette-fill": 0xF9C1,
    "pause": 0xF25E,
    "pen-nib": 0xF267,
    "play": 0xF27C,
    "plus": 0xF27F,
    "polygon": 0xF283,
    "printer": 0xF288,
    "push-pin-fill": 0xF9F7,
    "qr-code": 0xF292,
    "question": 0xF293,
    "question-fill": 0xF9FD,
    "rectangle": 0xF29C,
    "ruler": 0xF2A9,
    "rows": 0xF2A6,
    "scissors": 0xF2AB,
    "share-network": 0xF2B6,
    "shield": 0xF2B7,
    "shield-check-fill": 0xFA22,
    "sparkle": 0xF2DF,
    "squares-four": 0xF2F0,
    "star": 0xF2F3,
    "star-fill": 0xFA5D,
    "sun": 0xF2FE,
    "table": 0xF304,
    "tag": 0xF305,
    "text-aa": 0xF310,
    "text-align-center": 0xF311,
    "text-align-left": 0xF313,
    "text-align-right": 0xF314,
    "text-italic": 0xF31D,
    "text-t": 0xF31F,
    "trash": 0xF334,
    "user": 0xF346,
    "users": 0xF351,
    "wallet": 0xF35B,
    "wallet-fill": 0xFAC4,
    "warning-fill": 0xFAC7,
    "wifi-high": 0xF363,
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
    if name not in GLYPHS:
        from badgedesk.app.look.marks import paint_mark

        paint_mark(painter, box, name, painter.pen().color() if colour is None else QColor(colour))
        return
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
