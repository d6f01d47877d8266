"""What moves or blinks by itself, and how it is kept still."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_blink_ms: list[int] = []
"""How fast the system lets the cursor blink, once it was asked."""


def keep_still(application: QApplication, *, still: bool) -> None:
    """Stop the cursor's blinking and the effects of menus and tool tips, or leave them to the system."""
    if not _blink_ms:
        if not still:
            return
        _blink_ms.append(application.cursorFlashTime())
    application.setCursorFlashTime(0 if still else _blink_ms[0])
    for effect in _EFFECTS:
        application.setEffectEnabled(effect, not still)
