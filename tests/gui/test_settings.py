"""Settings and help: what holds at once, what is kept, and that the list of keys is the truth."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.help.shortcuts import SECTIONS, find
from badgedesk.app.help.views.dialog import HelpDialog
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.look.tokens import DARK, HIGH_CONTRAST, LIGHT, TYPE, Role
from badgedesk.app.main import Desk
from badgedesk.app.settings.views.dialog import SettingsDialog
from badgedesk.app.widgets.fields.search_field import SearchField


@pytest.fixture
def settings(desk: Desk, qtbot: QtBot) -> SettingsDialog:
    dialog = desk.frame.open_settings()
    dialog.theme.button("light").click()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def _press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _open_again(desk: Desk, qapp: QApplication, qtbot: QtBot, theme: Theme, folder: Path) -> Desk:
    desk.window.close()
    made = Desk(qapp, theme, folder / "profile")
    qtbot.addWidget(made.window)
    made.window.show()
    made.furnish()
    return made


def test_the_theme_and_the_contrast_change_at_once(settings: SettingsDialog, theme: Theme, qtbot: QtBot) -> None:
    assert theme.tokens is LIGHT
    _press(qtbot, settings.theme.button("dark"))
    assert theme.tokens is DARK
    _press(qtbot, settings.theme.button("light"))
    qtbot.keyClick(settings.contrast, Qt.Key.Key_Space)
    assert theme.tokens is HIGH_CONTRAST
    _press(qtbot, settings.reset)
    assert not settings.contrast.isChecked()
    assert theme.tokens in {LIGHT, DARK}


@pytest.mark.parametrize("percent", [125, 200])
def test_every_text_grows_and_comes_back(desk: Desk, settings: SettingsDialog, qtbot: QtBot, percent: int) -> None:
    labels = [label for label in desk.window.findChildren(QLabel) if label.testAttribute(_SET_FONT)]

    def sizes() -> list[int]:
        return [label.font().pixelSize() for label in labels]

    before = sizes()
    grown = [round(size * percent / 100) for size in before]
    assert len(labels) > 20
    _press(qtbot, settings.text_size.button(str(percent)))
    assert [label.font().pixelSize() for label in labels if label.isVisible()] == [
        size for label, size in zip(labels, grown, strict=True) if label.isVisible()
    ]
    qtbot.waitUntil(lambda: sizes() == grown)
    for label in labels:
        label.style().unpolish(label)
        label.style().polish(label)
    assert sizes() == grown
    _press(qtbot, settings.theme.button("dark"))
    assert sizes() == grown
    for size in ("150", "100"):  # the second before those that nobody sees have followed the first
        _press(qtbot, settings.text_size.button(size))
    qtbot.waitUntil(lambda: sizes() == before)


def test_a_place_that_nobody_sees_follows_the_theme(
    desk: Desk, theme: Theme, settings: SettingsDialog, qtbot: QtBot
) -> None:
    settings.reject()
    desk.window.go_to("awards")
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    labels = [label for label in place.findChildren(QLabel) if label.property("tone") == "soft"]
    desk.window.go_to("wallet")
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: {_ink(label) for label in labels} == {DARK.text_soft})
    desk.window.go_to("awards")
    theme.choose(ThemeChoice.LIGHT)
    assert {_ink(label) for label in labels if label.isVisible()} == {LIGHT.text_soft}
    qtbot.waitUntil(lambda: {_ink(label) for label in labels} == {LIGHT.text_soft})


def _ink(label: QLabel) -> str:
    return label.palette().windowText().color().name().upper()


_SET_FONT = Qt.WidgetAttribute.WA_SetFont


def test_choices_are_kept_for_the_next_start(
    desk: Desk, settings: SettingsDialog, qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    _press(qtbot, settings.theme.button("dark"))
    _press(qtbot, settings.text_size.button("150"))
    qtbot.keyClick(settings.motion, Qt.Key.Key_Space)
    qtbot.keyClick(settings, Qt.Key.Key_Escape)
    again = _open_again(desk, qapp, qtbot, theme, tmp_path)
    assert theme.tokens is DARK
    assert theme.font(Role.BODY).pixelSize() == round(TYPE[Role.BODY].px * 1.5)
    assert qapp.cursorFlashTime() == 0
    again.frame.settings.reset()
    assert qapp.cursorFlashTime() > 0
    assert theme.font(Role.BODY).pixelSize() == TYPE[Role.BODY].px
    again.window.close()


def test_the_profile_folder_is_shown(settings: SettingsDialog, tmp_path: Path) -> None:
    assert str(tmp_path / "profile") in [label.text() for label in settings.findChildren(QLabel)]


@pytest.mark.parametrize(("tool", "kind"), [("settings", SettingsDialog), ("help", HelpDialog)])
def test_the_rail_opens_both_and_escape_closes_them(desk: Desk, qtbot: QtBot, tool: str, kind: type[QDialog]) -> None:
    _press(qtbot, desk.window.rail.button(tool))
    dialog = desk.window.findChild(kind)
    assert isinstance(dialog, kind)
    qtbot.waitUntil(dialog.isVisible)
    for control in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit)):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.window.findChild(kind) is None)


def test_f1_opens_the_list_of_keys_and_typing_narrows_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: desk.window.findChild(HelpDialog) is not None)
    dialog = desk.window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    whole = dialog.shown()
    qtbot.keyClicks(dialog.search, "zoom")
    assert dialog.shown() == [
        "Zoom in: Ctrl++ or Ctrl+=",
        "Zoom out: Ctrl+-",
    ]
    dialog.search.clear()
    assert dialog.shown() == whole
    dialog.reject()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_keys_are_seen_at_every_size_of_text(desk: Desk, theme: Theme, qtbot: QtBot, percent: int) -> None:
    desk.window.resize(1366, 768)
    theme.set_text_size(percent)
    dialog = HelpDialog(theme, desk.window)
    dialog.open()
    dialog.shown()
    qtbot.waitUntil(dialog.isVisible)
    view = dialog._area.viewport()
    caps = [label for label in dialog.findChildren(QLabel) if label.property("part") == "cap"]
    assert len(caps) > len(SECTIONS)
    qtbot.waitUntil(lambda: all(cap.mapTo(view, cap.rect().topRight()).x() <= view.width() for cap in caps))
    dialog.reject()
    theme.set_text_size(100)


def test_every_key_that_is_bound_stands_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    for place in ("designs", "awards", "wallet"):
        desk.window.go_to(place)
    awards = desk.window.findChild(AwardsPlace)
    assert isinstance(awards, AwardsPlace)
    bound = {shortcut.key() for shortcut in desk.window.findChildren(QShortcut)}
    bound |= {action.shortcut() for action in desk.window.findChildren(QAction) if not action.shortcut().isEmpty()}
    bound |= {button.shortcut() for button in desk.window.findChildren(QAbstractButton)}
    bound.discard(QKeySequence())
    listed = {QKeySequence(keys) for section in SECTIONS for shortcut in section.shortcuts for keys in shortcut.keys}
    assert len(bound) > 20
    assert {keys.toString() for keys in bound if keys not in listed} == set()


def test_nothing_is_listed_twice_in_one_place() -> None:
    for section in SECTIONS:
        does = [shortcut.does for shortcut in section.shortcuts]
        assert len(does) == len(set(does))
    assert find("no such key at all") == ()


def test_f6_goes_through_the_parts_of_the_window_and_back(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("designs")
    qtbot.waitUntil(lambda: desk.designs.loaded)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    seen: list[QWidget | None] = []
    for _ in range(4):
        qtbot.keyClick(desk.window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len({id(widget) for widget in seen}) == 4
    qtbot.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[2]


@pytest.mark.parametrize("tool", ["open_settings", "open_help"])
def test_dialogs_are_no_higher_than_a_small_window(desk: Desk, qtbot: QtBot, tool: str) -> None:
    desk.window.resize(640, 360)
    qtbot.waitUntil(lambda: desk.window.height() == 360)
    dialog = getattr(desk.frame, tool)()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.height() <= 360
    dialog.reject()


def test_escape_closes_the_help_also_from_its_empty_search(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.frame.open_help()
    qtbot.waitUntil(dialog.isVisible)
    search = dialog.findChild(SearchField)
    assert isinstance(search, SearchField)
    search.setText("zoom")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(search, Qt.Key.Key_Escape)
