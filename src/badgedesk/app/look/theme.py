"""The theme of the moment: light, dark or as the system has it, handed to every part that paints."""

from enum import StrEnum, unique
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from badgedesk.app.look.fonts import font
from badgedesk.app.look.icons import GlyphIconEngine
from badgedesk.app.look.sheet import build_sheet
from badgedesk.app.look.style import build_palette
from badgedesk.app.look.tokens import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, TYPE, Role, Tokens


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

    Signals:
        tokens_changed: `Tokens`, after palette and style sheet were set.
    """

    tokens_changed = Signal(object)

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._scale = 1.0
        self.tokens: Tokens = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._application.setFont(self.font(Role.BODY))
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Show the theme the user asks for, at once and without a restart."""
        self._choice = choice
        self._apply()

    def font(self, role: Role, *, figures: bool = False) -> QFont:
        """Return the font of ``role`` at the user's text size; ``figures`` for numbers that align."""
        return font(role, self._scale, figures=figures)

    def line(self, role: Role) -> int:
        """Return the line height of ``role`` at the user's text size, never less than its letters need."""
        return max(round(TYPE[role].line * self._scale), QFontMetrics(self.font(role)).height())

    def icon(self, name: str, colour: str = "text_soft", *, on: str = "", on_colour: str = "") -> QIcon:
        """Return the icon ``name`` in the token ``colour``; ``on`` and ``on_colour`` are for checked buttons."""
        return QIcon(GlyphIconEngine(self, name, colour, on, on_colour))

    def _wanted(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        dark = self._choice is ThemeChoice.DARK or (
            self._choice is ThemeChoice.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
        )
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return _BY_STATE[dark, contrast]

    def _follow(self) -> None:
        if self._wanted() is not self.tokens:
            self._apply()

    def _apply(self) -> None:
        self.tokens = self._wanted()
        palette: QPalette = build_palette(self.tokens)
        self._application.setPalette(palette)
        self._application.setStyleSheet(build_sheet(self.tokens))
        self.tokens_changed.emit(self.tokens)
