"""Numbers that stand for Qt's flags before the first painting."""

from PySide6.QtCore import Qt

from badgedesk.app.look.early import CENTRE, DO_NOT_CLIP, ENTER, LEADING


def test_the_numbers_are_qt_s_own_flags() -> None:
    leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
    assert Qt.AlignmentFlag.AlignCenter.value == CENTRE
    assert leading.value == LEADING
    assert Qt.TextFlag.TextDontClip.value == DO_NOT_CLIP
    assert (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value) == ENTER
