"""What screen readers are told of controls that Qt has no role for: tabs of the rail, one choice out of several."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QAbstractButton

TAB: Final = "tab"
TABS: Final = "tabs"
CHOICE: Final = "choice"
DIVIDER: Final = "divider"
FIELD: Final = "field"
SCROLLED: Final = "scrolled"


def speak_roles() -> None:
    """Let things with an attribute ``spoken_as`` be told as what it says or makes of them; once for each process."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_spoken)


def tell_choice(tab: "QAbstractButton") -> None:
    """Tell whoever listens that a tab was chosen or left."""
    from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent

    if QAccessible.isActive():
        changed = QAccessible.State()
        changed.selected = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(tab, changed))


def _spoken(_class_name: str, thing: "QObject") -> "QAccessibleInterface | None":
    from PySide6.QtWidgets import QScrollArea

    # Qt's own way to tell of a scrolling area ends the program when asked for a part that is no longer there, such
    # as a bar that was hidden since the reader counted the parts.
    role = getattr(thing, "spoken_as", "") or (SCROLLED if isinstance(thing, QScrollArea) else "")
    if not role:
        return None
    if callable(role):
        made: QAccessibleInterface = role(thing)
    else:
        from badgedesk.app.widgets.words.spoken_roles import build_spoken

        made = build_spoken(role, thing)
    thing.spoken = made  # type: ignore[attr-defined]  # Qt deletes it; this keeps its Python half until then
    return made
