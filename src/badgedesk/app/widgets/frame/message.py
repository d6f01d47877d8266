"""What a place tells the user: messages that stay until answered, notes that pass, shown in the place itself."""

from collections.abc import Callable
from dataclasses import dataclass

from badgedesk.app.look.states import Tone


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, why, and what to do next; with at most one thing to click."""

    tone: Tone
    sentence: str
    action: str = ""
    act: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was done, for the status bar."""

    tone: Tone
    sentence: str
