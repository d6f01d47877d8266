"""The awards place: an issuer is made, complaints stand at their field, the register is shown."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.awards.models import Column, RegisterModel
from badgedesk.app.awards.views.new_issuer import NewIssuerDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.main import Desk


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> AwardsPlace:
    desk.window.go_to("awards")
    found = desk.window.findChild(AwardsPlace)
    assert isinstance(found, AwardsPlace)
    qtbot.waitUntil(lambda: desk.awards.loaded)
    return found


def _fill(dialog: NewIssuerDialog, qtbot: QtBot, name: str, url: str = "") -> None:
    qtbot.keyClicks(dialog.name.edit, name)
    qtbot.keyClicks(dialog.url.edit, url)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)


def test_an_empty_name_is_refused_at_its_field(place: AwardsPlace, qtbot: QtBot) -> None:
    dialog = place.open_form()
    _fill(dialog, qtbot, "  ")
    assert dialog.name.edit.property("tone") == "fail"
    assert dialog.name.edit.accessibleDescription().startswith("The name is empty.")
    qtbot.keyClicks(dialog.name.edit, "Bay")
    assert dialog.name.edit.property("tone") == ""


def test_a_web_address_needs_https(place: AwardsPlace, qtbot: QtBot) -> None:
    dialog = place.open_form()
    _fill(dialog, qtbot, "Bay Sailing Club", "baysail.example")
    assert dialog.url.edit.property("tone") == "fail"


@pytest.mark.slow
def test_without_a_key_store_a_passphrase_protects_the_key(desk: Desk, place: AwardsPlace, qtbot: QtBot) -> None:
    dialog = place.open_form()
    _fill(dialog, qtbot, "Bay Sailing Club", "https://baysail.example")
    qtbot.waitUntil(dialog.passphrase.isVisible, timeout=20_000)
    qtbot.keyClicks(dialog.passphrase.edit, "correct horse")
    qtbot.keyClicks(dialog.repeated.edit, "correct hose")
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert dialog.repeated.edit.accessibleDescription() == "The two passphrases differ."
    dialog.repeated.edit.clear()
    qtbot.keyClicks(dialog.repeated.edit, "correct horse")
    with qtbot.waitSignal(desk.awards.made, timeout=20_000):
        qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(place.issuer.isVisible)
    assert desk.window.status.text() == "Bay Sailing Club can now award badges"
    assert place.side.currentIndex().data() == "Bay Sailing Club"


def test_the_register_is_sound(qtmodeltester: ModelTester) -> None:
    model = RegisterModel()
    state = Verdict(Tone.PASS, "Awarded")
    model.replace((AwardRow("1", "Anna", "Skipper", "Bay", "did:key:z", "14 Nov 2026", state),))
    qtmodeltester.check(model)
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in Column] == [
        "Name",
        "Badge",
        "Issuer",
        "Date",
        "State",
    ]
    assert [model.index(0, column).data() for column in Column] == ["Anna", "Skipper", "Bay", "14 Nov 2026", "Awarded"]
