"""What toolbar and title say of the design in hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

_MINUTE: Final = 60
_HOUR: Final = 3600
_JUST: Final = 5


@dataclass(frozen=True, slots=True)
class EditorState:
    """One moment of the editor, in words."""

    name: str = ""
    saved: str = ""
    unsaved: bool = False
    undo: str | None = None
    """Name of the step that Undo takes back; None where there is none."""
    redo: str | None = None

    @property
    def title(self) -> str:
        """What the window's title names; a star in front says that there is something to save."""
        return f"{'*' if self.unsaved else ''}{self.name}"


def saved_words(saved_at: datetime | None, now: datetime, *, unsaved: bool) -> str:
    """Return how the design stands: "not saved yet", "unsaved changes", "saved 12 s ago"."""
    if saved_at is None:
        return "not saved yet"
    if unsaved:
        return "unsaved changes"
    age = int((now - saved_at).total_seconds())
    if age < _JUST:
        return "saved just now"
    if age < _MINUTE:
        return f"saved {age} s ago"
    if age < _HOUR:
        return f"saved {age // _MINUTE} min ago"
    local = saved_at.astimezone()
    return f"saved at {local.hour}:{local.minute:02}"
