"""What the window remembers of the user's choices, kept in the profile folder as ``settings.ini``."""

from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Final, NamedTuple

from PySide6.QtCore import QSettings

PLACES: Final = ("designs", "awards", "wallet")
THEMES: Final = ("system", "light", "dark")
VIEWS: Final = ("cards", "list")
LOCK_AFTER: Final = ("0", "5", "15", "60")
"""Minutes to choose from."""
SIZES: Final = range(100, 201)
"""Text sizes in per cent of the common one."""
UNLOCK_MINUTES: Final = (0, 5, 15, 60)
"""How long a key may stay open."""

WIDTHS: Final = "panel_widths"
"""The window's property that holds, by name, how wide a person made its panels."""
_DIGITS: Final = 4
_PANELS: Final = 20
"""More widths than there are panels are not read."""


class Preferences(NamedTuple):
    """The user's choices; every one has a default that a damaged file falls back to."""

    theme: str = "system"
    place: str = "wallet"
    geometry: bytes = b""
    """Place and size of the window as Qt keeps it; empty at the first start."""
    welcomed: bool = False
    """Whether the question of the first start was answered."""
    contrast: bool = False
    """Whether the contrast is high even where the system's is not."""
    text_size: int = 100
    still: bool = False
    """Whether nothing moves or blinks by itself."""
    unlock_minutes: int = 5
    """How long after its last use a key stays open that a passphrase opened; 0 asks each time."""
    widths: tuple[tuple[str, int], ...] = ()
    """How wide a person made panels, in pixels at a text size of 100 %, by the panel's name."""
    view: str = "cards"
    """Whether the wallet shows cards or a list."""
    lock_after: int = 15
    """After how many minutes without a touch a profile with a lock is locked; 0 for never."""
    remind: bool = True
    """Whether the desktop is told of badges that end soon."""


def _text(settings: QSettings, name: str) -> str:
    value = settings.value(f"window/{name}", "")
    return value if isinstance(value, str) else ""


def _bytes(settings: QSettings, name: str) -> bytes:
    try:
        return a2b_base64(_text(settings, name).encode("ascii", "ignore"))
    except Base64Error:
        return b""


def _is_on(settings: QSettings, name: str) -> bool:
    return _text(settings, name) == str(True)


def _widths(settings: QSettings) -> tuple[tuple[str, int], ...]:
    pairs = [word.partition("=") for word in _text(settings, "widths").split()[:_PANELS]]
    found = {name: int(px) for name, _, px in pairs if name and px.isdecimal() and px.isascii() and len(px) <= _DIGITS}
    return tuple(sorted(found.items()))


def load_preferences(settings: QSettings) -> Preferences:
    """Return the choices in ``settings``; what is missing or damaged is the default."""
    plain = Preferences()
    theme, place = _text(settings, "theme"), _text(settings, "place")
    size = _text(settings, "text_size")[:_DIGITS]
    open_for = _text(settings, "unlock_minutes")
    return Preferences(
        theme=theme if theme in THEMES else plain.theme,
        place=place if place in PLACES else plain.place,
        geometry=_bytes(settings, "geometry"),
        welcomed=_is_on(settings, "welcomed"),
        contrast=_is_on(settings, "contrast"),
        text_size=int(size) if size.isdecimal() and int(size) in SIZES else plain.text_size,
        still=_is_on(settings, "still"),
        unlock_minutes=int(open_for) if open_for in map(str, UNLOCK_MINUTES) else plain.unlock_minutes,
        widths=_widths(settings),
        view=view if (view := _text(settings, "view")) in VIEWS else plain.view,
        remind=_text(settings, "remind") != str(False),
        lock_after=int(after) if (after := _text(settings, "lock_after")) in LOCK_AFTER else plain.lock_after,
    )


def save_preferences(settings: QSettings, preferences: Preferences) -> None:
    """Write ``preferences`` into ``settings``."""
    for name, value in preferences._asdict().items():
        text = b2a_base64(value, newline=False).decode("ascii") if isinstance(value, bytes) else str(value)
        if isinstance(value, tuple):
            text = " ".join(f"{panel}={px}" for panel, px in value)
        settings.setValue(f"window/{name}", text)
    settings.sync()
