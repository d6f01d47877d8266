"""What can be set, and that it holds at once; no widgets here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.preferences import Preferences
from badgedesk.app.settings.care import LockCare
from badgedesk.app.settings.network import NetworkCare


class SettingsViewModel(QObject):
    """The user's choices; each is shown and kept as soon as it is made.

    Signals:
        changed: `Preferences`.
    """

    changed = Signal(object)

    def __init__(
        self, theme: Theme, preferences: Preferences, keep: Callable[[Preferences], None], folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._preferences, self._keep = theme, preferences, keep
        self.folder = folder
        self.lock: LockCare | None = None
        """What can be done about the lock."""
        self.network: NetworkCare | None = None
        """What can be done about asking hosts."""
        theme.keep_still(preferences.still)

    @property
    def preferences(self) -> Preferences:
        """The choices that hold now."""
        return self._preferences

    def choose_theme(self, theme: str) -> None:
        """Be light, dark or as the system is."""
        self._take(self._preferences._replace(theme=theme))

    def choose_contrast(self, *, high: bool) -> None:
        """Have high contrast always, or when the system has it."""
        self._take(self._preferences._replace(contrast=high))

    def choose_text_size(self, percent: int) -> None:
        """Write at ``percent`` of the common size."""
        self._take(self._preferences._replace(text_size=percent))

    def choose_motion(self, *, reduced: bool) -> None:
        """Let nothing move or blink by itself."""
        self._take(self._preferences._replace(still=reduced))

    def choose_unlock_time(self, minutes: int) -> None:
        """Keep keys open for so long; 0 asks for the passphrase each time."""
        self._take(self._preferences._replace(unlock_minutes=minutes))

    def choose_view(self, view: str) -> None:
        """Show the wallet as ``cards`` or as a ``list``."""
        self._take(self._preferences._replace(view=view))

    def choose_lock_after(self, minutes: int) -> None:
        """Lock a profile that has a lock after so many minutes without a touch; 0 for never."""
        self._take(self._preferences._replace(lock_after=minutes))

    def choose_reminders(self, *, on: bool) -> None:
        """Tell the desktop of badges that end soon."""
        self._take(self._preferences._replace(remind=on))

    def reset(self) -> None:
        """Go back to what a fresh program has; window and place stay."""
        fresh = Preferences()
        self._take(
            self._preferences._replace(
                theme=fresh.theme, contrast=fresh.contrast, text_size=fresh.text_size, still=fresh.still,
                unlock_minutes=fresh.unlock_minutes, remind=fresh.remind,
            )
        )  # fmt: skip

    def _take(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._apply()
        self._keep(preferences)
        self.changed.emit(preferences)

    def _apply(self) -> None:
        wanted = self._preferences
        self._theme.choose(ThemeChoice(wanted.theme), contrast=wanted.contrast)
        self._theme.set_text_size(wanted.text_size)
        self._theme.keep_still(wanted.still)
