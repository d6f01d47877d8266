"""Looking after the wallet in the window: a list, own order, note, words for an employer, the menu for all badges."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.preferences import Preferences, save_preferences
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.frame.question import Question
from badgedesk.host import clock
from badgedesk.host.home import SETTINGS
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.trustlists import Listed, sign_trust_list
from tests.gui.badges import Club
from tests.gui.test_wallet_organise import names
from tests.unit.wallet.conftest import NOW, SCHOOL, badge

Dropping = Callable[[QWidget, list[Path]], None]
_NAMES = ("Anchor", "Bowline", "Chart")


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path) -> WalletPlace:
    """The wallet with three badges."""
    files = []
    for name in _NAMES:
        files.append(tmp_path / f"{name}.png")
        files[-1].write_bytes(club.award(name))
    drop(desk.window, files)
    found = desk.window.findChild(WalletPlace)
    assert isinstance(found, WalletPlace)
    qtbot.waitUntil(lambda: names(found.gallery) == ["Chart", "Bowline", "Anchor"])
    return found


def pick(place: WalletPlace, label: str) -> None:
    """Take an entry of the menu for the whole wallet."""
    menu = place.gallery.more.offer()
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def mouse(kind: QEvent.Type, at: QPoint, held: Qt.MouseButton) -> QMouseEvent:
    button = Qt.MouseButton.LeftButton if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    return QMouseEvent(kind, QPointF(at), QPointF(at), button, held, Qt.KeyboardModifier.NoModifier)


def test_badges_can_be_a_list_and_the_choice_is_kept(desk: Desk, place: WalletPlace) -> None:
    gallery = place.gallery
    gallery.view.button("list").click()
    rows = [gallery.grid.visualRect(gallery.grid.model().index(row, 0)) for row in range(3)]
    assert len({rect.left() for rect in rows}) == 1
    assert [rect.top() for rect in rows] == sorted({rect.top() for rect in rows})
    assert desk.frame.settings.preferences.view == "list"


def test_the_own_order_is_made_by_keyboard_and_by_mouse(place: WalletPlace, qtbot: QtBot) -> None:
    gallery, grid = place.gallery, place.gallery.grid
    gallery.order.setCurrentIndex(gallery.order.findData("own"))
    qtbot.waitUntil(lambda: names(gallery) == ["Anchor", "Bowline", "Chart"])
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(gallery) == ["Bowline", "Anchor", "Chart"])
    start = grid.visualRect(grid.model().index(2, 0)).center()
    first = grid.visualRect(grid.model().index(0, 0))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, at, held in (
        (QEvent.Type.MouseButtonPress, start, left),
        (QEvent.Type.MouseMove, start - QPoint(30, 0), left),
        (QEvent.Type.MouseMove, start - QPoint(60, 0), left),
        (QEvent.Type.MouseMove, QPoint(first.left() + 20, first.center().y()), left),
        (QEvent.Type.MouseButtonRelease, QPoint(first.left() + 20, first.center().y()), none),
    ):
        QApplication.sendEvent(grid.viewport(), mouse(kind, at, held))
    qtbot.waitUntil(lambda: names(gallery) == ["Chart", "Bowline", "Anchor"])


def test_a_note_is_kept_by_itself_and_found(desk: Desk, place: WalletPlace, qtbot: QtBot) -> None:
    desk.wallet.open_badge(desk.wallet.cards.listing.rows[0].id)
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    panel = place.badge.panel
    assert panel.told.text().startswith("“Chart” was awarded")
    assert "ask Bay Sailing Club whether the badge is theirs" in panel.told.text()
    panel.told.copy.click()
    assert QGuiApplication.clipboard().text() == panel.told.text()
    panel.note.edit.setFocus()
    qtbot.keyClicks(panel.note.edit, "for the harbour master")
    qtbot.keyClick(place.badge.back, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.window.status.text() == "Your note is kept")
    qtbot.keyClicks(place.gallery.search, "harbour master")
    qtbot.waitUntil(lambda: names(place.gallery) == ["Chart"])


def test_the_menu_checks_all_takes_all_away_and_writes_a_calendar(
    place: WalletPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = place.gallery.messages
    pick(place, "Check all badges again")
    qtbot.waitUntil(lambda: messages.text().startswith("3 badges checked."))
    away, calendar = tmp_path / "away", tmp_path / "ends.ics"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(away))
    pick(place, "Take everything away…")
    qtbot.waitUntil(lambda: messages.text().startswith("3 badges in 3 files"))
    (folder,) = away.iterdir()
    assert len(json.loads((folder / "index.json").read_bytes())["badges"]) == 3
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(calendar), ""))
    pick(place, "Save expiry dates for a calendar…")
    qtbot.waitUntil(calendar.exists)


def test_a_trust_list_is_taken_in_after_a_question_that_names_who_signed(
    desk: Desk, place: WalletPlace, qtbot: QtBot, club: Club, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.jwt"
    listed = [Listed(club.id, "Bay Sailing Club")]
    file.write_text(sign_trust_list("The bay", listed, SCHOOL, now=NOW), "ascii")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    pick(place, "Take in a trust list…")
    qtbot.waitUntil(lambda: desk.window.findChild(Question) is not None)
    question = desk.window.findChild(Question)
    assert isinstance(question, Question)
    assert question.accessibleName() == "Trust 1 issuer of “The bay”?"
    assert SCHOOL.profile.id in question.accessibleDescription()
    qtbot.mouseClick(question.verb, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: {row.verdict.word for row in desk.wallet.cards.listing.rows} == {"Verified"})


def test_the_desktop_is_told_of_an_end_once_and_only_where_the_settings_want_it(
    qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str]] = []

    def send(title: str, body: str) -> bool:
        said.append((title, body))
        return True

    monkeypatch.setattr("badgedesk.host.notices.send_notice", send)
    paths = open_profile(tmp_path / "profile")
    with Wallet(paths, now=clock.now) as wallet:
        ends = clock.now() + timedelta(days=5, hours=1)
        wallet.add(badge("Anna", "Coastal \u202eSkipper", valid_until=ends), "a.json")
    kept = QSettings(str(paths.folder / SETTINGS), QSettings.Format.IniFormat)
    save_preferences(kept, Preferences(remind=False))
    kept.sync()
    made = Desk(qapp, theme, paths.folder)
    qtbot.addWidget(made.window)
    made.window.show()
    made.furnish()
    qtbot.waitUntil(lambda: made.wallet.loaded)
    dialog = made.frame.open_settings()
    assert said == []
    qtbot.mouseClick(dialog.remind, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said == [("1 badge ends soon", "Coastal \u27e8U+202E\u27e9Skipper: ends in 5 days")])
    qtbot.mouseClick(dialog.remind, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.remind, Qt.MouseButton.LeftButton)
    made.window.close()
    assert len(said) == 1
