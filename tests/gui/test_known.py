"""Who the user is and which issuers they know: seen and changed in one dialog, and badges follow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.stores import open_holder
from badgedesk.app.wallet.views.known_dialog import KnownDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.reports.report_line import ReportLine
from badgedesk.app.widgets.words.text import Text
from badgedesk.host.paths import ProfilePaths
from tests.gui.badges import Club


@pytest.fixture
def place(
    desk: Desk, qtbot: QtBot, drop: Callable[[QWidget, list[Path]], None], club: Club, tmp_path: Path
) -> WalletPlace:
    """The page of one badge of a stranger."""
    (tmp_path / "anchor.png").write_bytes(club.award("Anchor", person="Anna"))
    drop(desk.window, [tmp_path / "anchor.png"])
    found = desk.window.findChild(WalletPlace)
    assert isinstance(found, WalletPlace)
    qtbot.waitUntil(lambda: found.currentWidget() is found.badge)
    return found


def line(place: WalletPlace, id_: str) -> ReportLine:
    return next(each for each in place.badge.panel.report.lines if each.line.id == id_)


def dialog_of(desk: Desk, qtbot: QtBot) -> KnownDialog:
    def found() -> list[KnownDialog]:
        return [each for each in desk.window.findChildren(KnownDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def test_the_recipients_line_leads_to_saying_who_one_is_and_the_badge_is_compared_at_once(
    desk: Desk, place: WalletPlace, qtbot: QtBot
) -> None:
    link = next(each for each in line(place, "recipient").findChildren(Button) if each.text() == "Say who you are…")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = dialog_of(desk, qtbot)
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    assert dialog.field.edit.accessibleDescription() == "Type an address, a name or a DID first"
    qtbot.keyClicks(dialog.field.edit, "Anna")
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.accessibleName() for each in dialog.removers] == ["Remove Anna from what is yours"])
    qtbot.waitUntil(lambda: line(place, "recipient").line.verdict.word == "Passed")
    qtbot.mouseClick(dialog.removers[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.removers == [])
    qtbot.waitUntil(lambda: line(place, "recipient").line.verdict.word == "Not checked")
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)


def test_an_issuer_that_is_known_is_listed_and_can_be_forgotten(desk: Desk, place: WalletPlace, qtbot: QtBot) -> None:
    sheet = place.badge.sheet
    assert sheet is not None
    desk.wallet.trust_issuer(sheet)
    qtbot.waitUntil(lambda: line(place, "issuer").line.verdict.word == "Passed")
    place.gallery.more.open_known()
    dialog = dialog_of(desk, qtbot)
    qtbot.waitUntil(lambda: len(dialog.removers) == 1)
    assert dialog.removers[0].accessibleName().startswith("No longer know Bay Sailing Club, did:key:")
    qtbot.mouseClick(dialog.removers[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line(place, "issuer").line.verdict.word == "Not known")
    assert dialog.removers == []
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)


def test_the_did_of_the_own_key_is_offered_and_then_listed_as_proven(
    desk: Desk, place: WalletPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    place.gallery.more.open_known()
    dialog = dialog_of(desk, qtbot)
    qtbot.waitUntil(lambda: dialog.isVisible() and not dialog.own_key.isVisible())
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not [each for each in desk.window.findChildren(KnownDialog) if each.isVisible()])
    did = open_holder(ProfilePaths(tmp_path / "profile")).prove(passphrase="four plain words here")
    place.gallery.more.open_known()
    dialog = dialog_of(desk, qtbot)
    qtbot.waitUntil(dialog.own_key.isVisible)
    qtbot.mouseClick(dialog.own_key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.accessibleName() for each in dialog.removers] == [f"Remove {did} from what is yours"])
    assert not dialog.own_key.isVisible()
    assert "you hold its key" in {text.text() for text in dialog.findChildren(Text)}
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
