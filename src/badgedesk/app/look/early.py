"""What the window needs before its first painting, without what is slow to load.

Naming anything of ``PySide6.QtCore.Qt`` builds all its enumerations, and ``typing_extensions`` brings half of
``typing``; together some 25 ms of the 45 that a start may take longer than a bare window. So the parts that are
painted first take their flags as numbers, which a test compares with Qt's own, and the mark ``override`` from here.
Their values are named tuples: ``dataclasses`` compiles the methods of each class anew at every start.
"""

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

Method = TypeVar("Method")

CENTRE: Final = 0x84
"""``Qt.AlignmentFlag.AlignCenter``."""
LEADING: Final = 0x81
"""``Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading``."""
DO_NOT_CLIP: Final = 0x200
"""``Qt.TextFlag.TextDontClip``."""
ENTER: Final = (0x01000004, 0x01000005)
"""``Qt.Key.Key_Return`` and ``Qt.Key.Key_Enter``."""


def pressed_by_enter(button: "QAbstractButton", event: "QKeyEvent") -> bool:
    """Press a button where the key is Enter, which Qt leaves to Space outside of dialogs; say whether it was."""
    if event.key() not in ENTER or event.isAutoRepeat():
        return False
    button.click()
    return True


def override(method: Method) -> Method:
    """Mark a method that overrides one of Qt's; type checkers read the mark of ``typing_extensions`` instead."""
    return method
