"""Changing the size of all texts at once, those of windows that are open too.

Setting the style sheet anew gives widgets the fonts back that they had when they were first dressed. So the fonts
wanted are noted before, and given again afterwards.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from badgedesk.app.look.fonts import font
from badgedesk.app.look.tokens import Role

_FIGURES: Final = QFont.Tag("tnum")

Fonts = list[tuple[QWidget, QFont]]
"""Widgets with the font that each is to have."""


def note_fonts(application: QApplication, before: float, after: float) -> Fonts:
    """Return every widget whose font came from a role at one scale, with the font of that role at another."""
    known = [(font(role, before), font(role, after)) for role in Role]
    found = []
    for widget in application.allWidgets():
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            wanted = _font_for(widget.font(), known)
            if wanted is not None:
                found.append((widget, wanted))
    return found


def give_fonts(fonts: Fonts) -> None:
    """Give every widget the font that was noted for it."""
    for widget, wanted in fonts:
        if widget.font() != wanted:
            widget.setFont(wanted)
            widget.updateGeometry()


def _font_for(held: QFont, known: list[tuple[QFont, QFont]]) -> QFont | None:
    look = _look(held)
    for old, new in known:
        if _look(old) == look:
            made = QFont(new)
            if held.isFeatureSet(_FIGURES):
                made.setFeature(_FIGURES, held.featureValue(_FIGURES))
            return made
    return None


def _look(held: QFont) -> tuple[int, str, dict[int, float]]:
    return (
        held.pixelSize(),
        held.family(),
        {tag.value(): held.variableAxisValue(tag) for tag in held.variableAxisTags()},
    )
