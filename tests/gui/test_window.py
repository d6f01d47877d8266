"""The shell: places, keys, theme, state, drops on other places, what the window says of itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.place import DesignsPlace
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.look.tokens import DARK, LIGHT, Role
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.words.text import Text
from tests.gui.badges import Club

Dropping = Callable[[QWidget, list[Path]], None]

_NAMES = (
    "Łukasz Żółć",
    "Світлана Мороз",
    "Γιώργος Παππάς",
    "محمد الحسن",
    "נועה לוי",
    "आशा पटेल",
    "王小明",
    "山田 太郎さん",
)


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_1, "designs"), (Qt.Key.Key_2, "awards"), (Qt.Key.Key_3, "wallet")]
)
def test_number_keys_go_to_the_places(desk: Desk, qtbot: QtBot, key: Qt.Key, place: str) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.window.place == place)
    assert desk.window.rail.button(place).isChecked()
    assert desk.window.windowTitle() == f"{place.capitalize()} – BadgeDesk"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_what_has_the_ring(desk: Desk, theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(desk.window.rail.button("awards"), key)
    qtbot.waitUntil(lambda: desk.window.place == "awards")
    for button in (Button(theme, "Add badges"), IconButton(theme, "trash", "Remove")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


@pytest.mark.parametrize(("place", "words"), [("awards", "Make the first issuer"), ("wallet", "Add badges")])
def test_in_an_empty_place_the_keyboard_stands_on_what_to_do_first(
    desk: Desk, qtbot: QtBot, place: str, words: str
) -> None:
    desk.window.activateWindow()
    desk.window.visit(place)

    def stands() -> bool:
        focus = desk.window.focusWidget()
        return isinstance(focus, Button) and focus.isVisible() and focus.text() == words

    qtbot.waitUntil(stands)


def test_the_window_says_that_it_is_offline(desk: Desk) -> None:
    words = [child.accessibleName() for child in desk.window.status.findChildren(QWidget)]
    assert "Offline: nothing leaves this computer" in words


def test_the_theme_changes_at_once(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.tokens_changed):
        theme.choose(ThemeChoice.DARK)
    assert theme.tokens is DARK
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name().upper() == DARK.window
    assert DARK.accent in application.styleSheet()
    theme.choose(ThemeChoice.LIGHT)


def test_a_theme_chosen_before_the_window_is_furnished_reaches_every_part(
    qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    desk = Desk(qapp, theme, tmp_path / "profile")
    qtbot.addWidget(desk.window)
    desk.window.show()
    theme.choose(ThemeChoice.DARK)
    desk.furnish()
    button = desk.window.rail.button("settings")
    assert button.palette().buttonText().color().name().upper() == DARK.text_soft
    theme.choose(ThemeChoice.LIGHT)
    assert button.palette().buttonText().color().name().upper() == LIGHT.text_soft
    desk.window.close()


def test_state_is_kept_between_two_windows(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Desk(qapp, theme, tmp_path / "profile")
    qtbot.addWidget(first.window)
    first.window.show()
    first.furnish()
    first.window.go_to("awards")
    first.window.resize(760, 600)
    theme.choose(ThemeChoice.DARK)
    first.window.close()
    second = Desk(qapp, theme, tmp_path / "profile")
    qtbot.addWidget(second.window)
    assert second.window.place == "awards"
    assert (second.window.width(), second.window.height()) == (760, 600)
    assert theme.choice is ThemeChoice.DARK
    theme.choose(ThemeChoice.LIGHT)
    second.close()


def test_a_file_dropped_on_another_place_is_looked_at_and_can_be_kept(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    path = tmp_path / "badge.png"
    path.write_bytes(club.award())
    desk.window.go_to("awards")
    drop(desk.window, [path])
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: place.currentWidget() is place.looked)
    assert desk.window.place == "wallet"
    assert desk.wallet.total == 0
    assert len(place.looked.panel.report.lines) == 8
    qtbot.mouseClick(place.looked.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [("wallet", "Add 1 file to your wallet"), ("awards", "Look at 1 file"), ("designs", "Look at 1 file")],
)
def test_the_overlay_says_what_the_drop_will_do(desk: Desk, tmp_path: Path, place: str, sentence: str) -> None:
    desk.window.go_to(place)
    mime = QMimeData()
    mime.setUrls([tmp_path.as_uri()])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(desk.window, enter)
    assert desk.window.overlay.isVisible()
    assert desk.window.overlay.text() == sentence
    assert desk.window.overlay.size() == desk.window.size()


def _furnished(desk: Desk, qtbot: QtBot) -> None:
    for place in ("designs", "awards", "wallet"):
        desk.window.go_to(place)
    qtbot.waitUntil(lambda: desk.designs.loaded and desk.awards.loaded)
    awards = desk.window.findChild(AwardsPlace)
    assert isinstance(awards, AwardsPlace)
    awards.open_wizard()


def test_every_control_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    _furnished(desk, qtbot)
    controls = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QListView | QTableView)
        and not widget.isHidden()
        and not widget.objectName().startswith("qt_")
        and not (isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QTableView))
    ]
    assert len(controls) > 25
    nameless = []
    for control in controls:
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(control)
    assert nameless == []


def test_no_label_guesses_whether_its_text_is_markup(desk: Desk, qtbot: QtBot) -> None:
    _furnished(desk, qtbot)
    labels = desk.window.findChildren(QLabel)
    assert len(labels) > 20
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_controls_are_large_enough_to_hit(desk: Desk, qtbot: QtBot) -> None:
    _furnished(desk, qtbot)
    buttons = [
        button
        for button in desk.window.findChildren(QAbstractButton)
        if button.isVisible() and not isinstance(button.parent(), QTableView)
    ]
    assert buttons
    assert [button for button in buttons if button.height() < 28] == []


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.usefixtures("desk")
def test_names_of_people_show_no_boxes(name: str, theme: Theme) -> None:
    layout = QTextLayout(name, theme.font(Role.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs


def test_markup_in_a_label_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = Text(theme, Role.BODY, '<img src="file:///etc/hostname"><b>bold</b>')
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > 200


def test_a_profile_that_cannot_be_made_is_a_fault(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    from badgedesk.core.errors import Code, StoreError

    (tmp_path / "file").write_text("")
    broken = Desk(qapp, theme, tmp_path / "file" / "profile")
    with pytest.raises(StoreError) as fault:
        broken.furnish()
    assert fault.value.code is Code.FILE_NOT_WRITABLE
    broken.window.deleteLater()


def test_designs_and_awards_begin_with_something_to_do(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("awards")
    awards = desk.window.findChild(AwardsPlace)
    assert isinstance(awards, AwardsPlace)
    qtbot.waitUntil(awards.register.empty.isVisible)
    assert awards.register.empty.text().startswith("Nobody awards badges here yet\n")
    desk.window.go_to("designs")
    designs = desk.window.findChild(DesignsPlace)
    assert isinstance(designs, DesignsPlace)
    qtbot.waitUntil(lambda: designs.grid.model().rowCount() > 0)
    assert designs.new.isEnabled()
