"""Noticing that nobody touches the program."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.settings.idle import IdleWatch

_POINT = QPoint(5, 5)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_keys_and_pointer_begin_the_time_anew(
    qapp: QApplication, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    watch = IdleWatch(qapp, owner)
    assert watch.minutes == 0
    watch.watch(5)
    assert watch.minutes == 5
    begun: list[object] = []
    monkeypatch.setattr(watch._timer, "start", lambda: begun.append(1), raising=False)
    for touch in (
        lambda: QTest.keyPress(window.windowHandle(), Qt.Key.Key_A),
        lambda: QTest.mouseMove(window.windowHandle(), QPoint(20, 20)),
        lambda: QTest.mousePress(
            window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _POINT
        ),
    ):
        before = len(begun)
        touch()
        assert len(begun) > before
    before = len(begun)
    window.repaint()
    assert len(begun) == before
    monkeypatch.undo()
    watch.watch(0)


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing)")
def test_a_pointer_in_a_menu_is_a_touch_too(
    qapp: QApplication, qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    watch = IdleWatch(qapp, owner)
    watch.watch(5)
    begun: list[object] = []
    monkeypatch.setattr(watch._timer, "start", lambda: begun.append(1), raising=False)
    menu = QMenu(window)
    menu.addAction("Export file")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _POINT)
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    qtbot.waitUntil(lambda: menu.windowHandle() in watch._heard)
    before = len(begun)
    QTest.mouseMove(menu.windowHandle(), QPoint(6, 6))
    assert len(begun) > before
    menu.close()
    monkeypatch.undo()
    watch.watch(0)


def test_never_means_never_and_listens_nowhere(qapp: QApplication, window: QWidget) -> None:
    owner = QObject()
    watch = IdleWatch(qapp, owner)
    watch.watch(5)
    assert window.windowHandle() in watch._heard
    watch.watch(0)
    assert watch._heard == []
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert watch.minutes == 0
