"""Rows of menus: where shortcuts stand, in which tone, and menus that are higher than the screen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QStyle
from pytestqt.qtbot import QtBot

from badgedesk.app.look.style import BadgeDeskStyle
from badgedesk.app.look.theme import Theme, ThemeChoice

_KEYS = ("Ctrl+X", "Ctrl+Shift+]", "Del")


@pytest.fixture
def menu(qapp: QApplication, qtbot: QtBot) -> QMenu:
    """A menu in the dark theme and the window's style."""
    style = BadgeDeskStyle()
    qapp.setStyle(style)
    theme = Theme(qapp)
    theme.choose(ThemeChoice.DARK)
    made = QMenu()
    made.setProperty("kept", [style, theme])
    qtbot.addWidget(made)
    for number, keys in enumerate(_KEYS):
        made.addAction(f"{'Words ' * (number + 1)}\t{keys}")
    return made


def _shown(menu: QMenu) -> QImage:
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    return menu.grab().toImage()


def _ink(image: QImage, row: QRect) -> list[tuple[int, QColor]]:
    """Return column and colour of all that is lighter than the ground in a row of a dark menu."""
    ground = image.pixelColor(row.right() - 2, row.top() + 2).lightness()
    found = []
    for x in range(row.left(), row.right()):
        for y in range(row.top(), row.bottom()):
            colour = image.pixelColor(x, y)
            if colour.lightness() > ground + 40:
                found.append((x, colour))
    return found


def test_shortcuts_end_at_one_edge_whatever_their_length(menu: QMenu) -> None:
    image = _shown(menu)
    ends = [max(x for x, _ in _ink(image, menu.actionGeometry(action))) for action in menu.actions()]
    assert max(ends) - min(ends) <= 3
    assert menu.width() - max(ends) <= 16


def test_a_shortcut_is_fainter_than_the_words_before_it(menu: QMenu) -> None:
    image = _shown(menu)
    for action in menu.actions():
        row = menu.actionGeometry(action)
        ink = _ink(image, row)
        edge = max(x for x, _ in ink) - 24
        words = max(colour.lightness() for x, colour in ink if x < row.left() + 80)
        keys = max(colour.lightness() for x, colour in ink if x > edge)
        assert keys < words - 30


def test_a_menu_higher_than_the_screen_scrolls_in_one_column(menu: QMenu) -> None:
    for number in range(60):
        menu.addAction(f"Entry {number}\tCtrl+{number}")
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu) == 1
    _shown(menu)
    lefts = {menu.actionGeometry(action).left() for action in menu.actions()}
    assert len(lefts) == 1
