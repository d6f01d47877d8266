"""Putting another palette, style sheet and text size on all widgets: at once on what is seen, then on the rest.

Qt polishes a widget as often as it lies deep when the style sheet of the application is replaced, whether anybody sees
it or not; a window with all places open was still for more than a second. So the sheet is taken off and put on again,
which polishes each widget once, and widgets that nobody sees are kept out of it. They follow a few each turn of the
event loop.

Qt keeps the font that a widget was first given under a style sheet in a property, and gives it back whenever the widget
is polished. So a font of another size is written there too.
"""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from badgedesk.app.look.fonts import font
from badgedesk.app.look.tokens import Role

if TYPE_CHECKING:
    from badgedesk.app.look.theme import Theme

_FIGURES: Final = QFont.Tag("tnum")
_POLISHED: Final = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE: Final = Qt.WidgetAttribute.WA_SetStyle
_OWN_FONT: Final = Qt.WidgetAttribute.WA_SetFont
_KEPT_FONT: Final = "_q_styleSheetWidgetFont"
_TURN_S: Final = 0.01
"""A turn tells no further widget after this time."""

Look = tuple[int, str, tuple[tuple[int, float], ...]]
"""What tells the font of one role from that of another: size in pixels, family, axes."""


class Dressing(QObject):
    """Dresses the widgets of an application."""

    def __init__(self, application: QApplication, theme: "Theme") -> None:
        super().__init__(theme)
        self._application, self._theme = application, theme
        self._unseen: dict[QWidget, float] = {}
        """Widgets that are to follow yet, with the scale that their texts have."""
        self._scale = 1.0
        self._fonts: dict[float, dict[Look, QFont]] = {}
        """For each scale that texts may have yet, the font that follows each role's."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def change(self, palette: QPalette, sheet: str, before: float, after: float) -> None:
        """Put palette and sheet on, and the fonts of each role at the scale ``after`` for those at ``before``."""
        self._scale, self._fonts = after, {}
        left, self._unseen = self._unseen, {}
        widgets = self._application.allWidgets()
        for widget in widgets:
            if widget.isVisible():
                self._give(widget, left.get(widget, before))
            elif not widget.testAttribute(_OWN_STYLE):
                self._unseen[widget] = left.get(widget, before)
        polished = [widget for widget in self._unseen if widget.testAttribute(_POLISHED)]
        for widget in self._unseen:
            widget.setAttribute(_OWN_STYLE)  # Qt tells such widgets nothing
        for widget in polished:
            widget.setAttribute(_POLISHED, False)
        self._application.setStyleSheet("")
        self._application.setPalette(palette)
        self._application.setStyleSheet(sheet)
        for widget in polished:
            widget.setAttribute(_POLISHED)
        for widget in self._unseen:
            widget.setAttribute(_OWN_STYLE, False)
        self._timer.start()

    def _turn(self) -> None:
        end = time.perf_counter() + _TURN_S
        for widget in [widget for widget in self._unseen if isValid(widget) and widget.isVisible()]:
            self._tell(widget, self._unseen.pop(widget))
        while self._unseen and time.perf_counter() < end:
            self._tell(*self._unseen.popitem())
        if not self._unseen:
            self._timer.stop()

    def _tell(self, widget: QWidget, before: float) -> None:
        """Dress a widget that was not seen."""
        if isValid(widget):
            self._give(widget, before)
            if widget.testAttribute(_POLISHED):
                widget.style().polish(widget)
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def _give(self, widget: QWidget, before: float) -> None:
        """Give a widget whose texts are written at the scale ``before`` font, width and icon of the one now."""
        if before != self._scale and widget.testAttribute(_OWN_FONT):
            held = widget.font()
            wanted = self._following(before).get(_look(held))
            if wanted is not None:
                made = QFont(wanted)
                if held.isFeatureSet(_FIGURES):
                    made.setFeature(_FIGURES, held.featureValue(_FIGURES))
                widget.setProperty(_KEPT_FONT, made)
                widget.setFont(made)
        if isinstance(room := widget.property("room"), list):
            self._theme.fix_width(widget, int(room[0]), share=float(room[1]))
        if isinstance(widget, QAbstractButton) and isinstance(glyph := widget.property("glyph"), list):
            self._theme.fix_icon(widget, int(glyph[0]), apart=int(glyph[1]))

    def _following(self, before: float) -> dict[Look, QFont]:
        if before not in self._fonts:
            self._fonts[before] = {_look(font(role, before)): font(role, self._scale) for role in Role}
        return self._fonts[before]


def _look(held: QFont) -> Look:
    axes = tuple(sorted((tag.value(), held.variableAxisValue(tag)) for tag in held.variableAxisTags()))
    return held.pixelSize(), held.family(), axes
