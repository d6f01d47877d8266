"""The theme of the moment: light, dark or as the system has it, handed to every part that paints."""

from enum import StrEnum, unique
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from badgedesk.app.look.fonts import font
from badgedesk.app.look.palette import build_palette
from badgedesk.app.look.sheet import build_sheet
from badgedesk.app.look.tokens import (
    DARK,
    HALF_LIGHT,
    HIGH_CONTRAST,
    HIGH_CONTRAST_DARK,
    LIGHT,
    TYPE,
    Role,
    Tokens,
    half_grown,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from badgedesk.app.look.dressing import Dressing


@unique
class ThemeChoice(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_BY_STATE: Final = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): HIGH_CONTRAST,
    (True, True): HIGH_CONTRAST_DARK,
}


class Theme(QObject):
    """Holds the tokens now shown and gives out fonts and icons that follow them.

    Before the first painting, whether the system is dark is read off its palette; `follow_system` then asks for
    scheme and contrast, and goes on listening.

    Signals:
        tokens_changed: `Tokens`, after palette and style sheet were set.
    """

    tokens_changed = Signal(object)

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application, self._choice = application, choice
        self._system_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < HALF_LIGHT
        self._contrast = self._wants_contrast = False
        self._scale = self._shown_scale = 1.0
        self.tokens: Tokens = LIGHT
        application.setFont(self.font(Role.BODY))
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    @property
    def text_scale(self) -> float:
        """How large text is against the common size."""
        return self._scale

    def choose(self, choice: ThemeChoice, *, contrast: bool = False) -> None:
        """Show the theme the user asks for, at once and without a restart; with ``contrast``, a high one always."""
        self._choice, self._wants_contrast = choice, contrast
        self._follow()

    def set_text_size(self, percent: int) -> None:
        """Write everything at ``percent`` of the common size, at once."""
        scale = percent / 100
        if scale == self._scale:
            return
        self._scale = scale
        self._application.setFont(self.font(Role.BODY))
        self._apply()

    @cached_property
    def dressing(self) -> "Dressing":
        """What changes the look of all widgets."""
        from badgedesk.app.look.dressing import Dressing

        return Dressing(self._application, self)

    def keep_still(self, still: bool) -> None:
        """Let no cursor blink and no menu slide or fade."""
        from badgedesk.app.look.motion import keep_still

        keep_still(self._application, still=still)

    def follow_system(self) -> None:
        """Ask the system for its scheme and contrast, and follow both from now on.

        Everything is dressed anew: a style that was set meanwhile has given widgets their first palettes back.
        """
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._ask_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._ask_system)
        self._ask_system()
        self._apply()

    def font(self, role: Role, *, figures: bool = False) -> QFont:
        """Return the font of ``role`` at the user's text size; ``figures`` for numbers that align."""
        return font(role, self._scale, figures=figures)

    def line(self, role: Role) -> int:
        """Return the line height of ``role`` at the user's text size, never less than its letters need."""
        return max(round(TYPE[role].line * self._scale), QFontMetrics(self.font(role)).height())

    def fix_width(self, widget: "QWidget", px: int, *, share: float = 0.5) -> None:
        """Make ``widget`` ``px`` wide; where text is larger it grows by ``share`` of that, also later."""
        widget.setProperty("room", [px, share])
        widget.setFixedWidth(round(px * (1 + (self._scale - 1) * share)))

    def grown(self, px: int) -> int:
        """Return how large what is ``px`` large beside common text is beside text of the user's size: half as grown."""
        return half_grown(px, self._scale)

    def fix_icon(self, button: "QAbstractButton", px: int, *, apart: int = 0) -> None:
        """Let the icon of ``button`` be ``px`` large and grow with the text, also later; ``apart`` from its words."""
        button.setProperty("glyph", [px, apart])
        side = self.grown(px)
        button.setIconSize(QSize(side + apart, side))

    def icon(self, name: str, colour: str = "text_soft", *, behind: bool = False) -> "QIcon":
        """Return the icon ``name`` in the token ``colour``; with ``behind``, at the right edge of its box."""
        from PySide6.QtGui import QIcon

        from badgedesk.app.look.icon_engine import GlyphIconEngine

        return QIcon(GlyphIconEngine(self, name, colour, behind=behind))

    def _ask_system(self) -> None:
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        if hints.colorScheme() != Qt.ColorScheme.Unknown:
            self._system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        self._contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        self._follow()

    def _wanted(self) -> Tokens:
        dark = self._choice is ThemeChoice.DARK or (self._choice is ThemeChoice.SYSTEM and self._system_dark)
        return _BY_STATE[dark, self._contrast or self._wants_contrast]

    def _follow(self) -> None:
        if self._wanted() is not self.tokens:
            self._apply()

    def _apply(self) -> None:
        self.tokens = self._wanted()
        palette, sheet = build_palette(self.tokens), build_sheet(self.tokens, self._scale)
        if self._application.styleSheet():
            self.dressing.change(palette, sheet, self._shown_scale, self._scale)
        else:
            self._application.setPalette(palette)
            self._application.setStyleSheet(sheet)
        self._shown_scale = self._scale
        self.tokens_changed.emit(self.tokens)
