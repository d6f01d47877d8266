"""Noticing that nobody touches the program."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from badgedesk.app.settings.idle import IdleWatch


def test_a_touch_begins_the_time_anew_and_never_means_never(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    watch = IdleWatch(qapp, owner)
    assert watch.minutes == 0
    watch.watch(5)
    assert watch.minutes == 5
    begun: list[object] = []
    monkeypatch.setattr(watch._timer, "start", lambda: begun.append(1), raising=False)
    QCoreApplication.sendEvent(owner, QEvent(QEvent.Type.KeyPress))
    QCoreApplication.sendEvent(owner, QEvent(QEvent.Type.User))
    assert len(begun) == 1
    watch.watch(0)
    assert watch.minutes == 0
    qapp.removeEventFilter(watch)
