"""In the smallest window nothing overlaps: actions of the toolbar keep only their icons, and their names."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.main import Desk
from badgedesk.app.widgets.frame.toolbar import Toolbar
from tests.gui.three_badges import ThreeBadges

_SMALLEST = (640, 360)
_ROOMY = (1366, 768)


def _box(widget: QWidget, toolbar: Toolbar) -> QRect:
    return QRect(widget.mapTo(toolbar, QPoint(0, 0)), widget.size())


def _controls(toolbar: Toolbar) -> list[QWidget]:
    found: list[QWidget] = [*toolbar.findChildren(QAbstractButton), *toolbar.findChildren(QLineEdit)]
    return [widget for widget in found if widget.isVisible() and not isinstance(widget.parentWidget(), QLineEdit)]


def _faults(toolbar: Toolbar) -> list[str]:
    """Return what overlaps, is cut, or has no name."""
    controls = _controls(toolbar)
    boxes = {id(widget): _box(widget, toolbar) for widget in controls}
    faults = [
        f"{one.accessibleName()!r} over {two.accessibleName()!r}"
        for one, two in combinations(controls, 2)
        if boxes[id(one)].intersects(boxes[id(two)])
    ]
    for widget in controls:
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not name:
            faults.append(f"{type(widget).__name__} has no name")
        if not toolbar.rect().contains(boxes[id(widget)]):
            faults.append(f"{name!r} is cut")
        if isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width():
            faults.append(f"{name!r} has no room")
    return faults


def _editor(desk: Desk, qtbot: QtBot) -> EditorPage:
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    qtbot.waitUntil(lambda: desk.window.windowTitle().startswith("Coastal"))
    page = desk.window.findChild(EditorPage)
    assert isinstance(page, EditorPage)
    qtbot.waitUntil(page.isVisible)
    return page


@pytest.mark.parametrize("size", [_SMALLEST, (960, 600), _ROOMY])
def test_the_toolbar_of_the_editor_keeps_its_buttons_apart(desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = _editor(desk, qtbot)
    desk.window.resize(*size)
    qtbot.waitUntil(lambda: _faults(page.toolbar) == [])
    assert page.award.accessibleName() in {"", "Award this badge"}


@pytest.mark.parametrize("size", [_SMALLEST, (960, 600), _ROOMY])
def test_the_toolbars_of_the_wallet_keep_their_buttons_apart(
    gallery: ThreeBadges, qtbot: QtBot, size: tuple[int, int]
) -> None:
    gallery.desk.window.resize(*size)
    qtbot.waitUntil(lambda: _faults(gallery.place.gallery.toolbar) == [])
    gallery.open(0)
    qtbot.waitUntil(lambda: _faults(gallery.place.badge.toolbar) == [])


@pytest.mark.parametrize("size", [_SMALLEST, (960, 540), _ROOMY])
def test_the_line_above_the_cards_says_less_rather_than_cut_its_words(
    gallery: ThreeBadges, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = gallery.place.gallery
    gallery.desk.window.resize(*size)
    gallery.grid.selectAll()
    qtbot.waitUntil(page.organise.isVisible)
    line = (page.organise, page.linkedin, page.filter, page.order, page.view)
    if size != _SMALLEST:  # where the groups leave no room even for icons, none of them is smaller than the others
        qtbot.waitUntil(lambda: all(widget.width() >= widget.minimumSizeHint().width() for widget in line))
    assert page.organise.accessibleName() in {"", "Organise"}
    assert page.linkedin.accessibleName() in {"", "Add to LinkedIn"}


def test_words_come_back_where_there_is_room_again(desk: Desk, qtbot: QtBot) -> None:
    page = _editor(desk, qtbot)
    desk.window.resize(*_SMALLEST)
    qtbot.waitUntil(lambda: page.export.text() == "")
    spoken = QAccessible.queryAccessibleInterface(page.export)
    assert spoken.text(QAccessible.Text.Name) == "Export"
    assert page.export.toolTip() == "Export"
    desk.window.resize(*_ROOMY)
    qtbot.waitUntil(lambda: page.export.text() == "Export")
    assert page.views.button("achievement").text() == "Achievement"
    assert page.award.text() == "Award this badge"
