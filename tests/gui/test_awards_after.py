"""After the award, in the window: revoke, correct, suspend, publish; with keys typed and buttons clicked."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.aftercare import ChangeKind
from badgedesk.app.awards.models import Column
from badgedesk.app.awards.views.change_dialog import ChangeDialog
from badgedesk.app.awards.views.errand_dialogs import PublishDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.awarding import IssuerBook, Register
from badgedesk.awarding.register.seal import check_seals
from badgedesk.core.bake import unbake
from badgedesk.host.paths import open_profile
from tests.gui.roster import PASSPHRASE, award_three, choose_award, open_awards

_URL = "https://badges.baysail.example/status/1"


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AwardsPlace:
    """The awards place of an issuer with a status address and three awards."""
    monkeypatch.setattr("badgedesk.app.awards.aftercare.documents_folder", lambda: tmp_path / "documents")
    award_three(tmp_path, _URL)
    desk.window.resize(1366, 768)
    return open_awards(desk, qtbot)


def _state(place: AwardsPlace, name: str) -> str:
    model = place.register.table.model()
    rows = [row for row in range(model.rowCount()) if model.index(row, Column.RECIPIENT).data() == name]
    return str(model.index(rows[0], Column.STATE).data())


def _dialog(place: AwardsPlace, kind: type[QDialog]) -> QDialog:
    return [dialog for dialog in place.window().findChildren(kind) if dialog.isVisible()][-1]


def _click(qtbot: QtBot, place: AwardsPlace, kind: ChangeKind) -> ChangeDialog:
    qtbot.mouseClick(place.register.detail.buttons[kind], Qt.MouseButton.LeftButton)
    dialog = _dialog(place, ChangeDialog)
    assert isinstance(dialog, ChangeDialog)
    return dialog


def test_an_award_is_revoked_with_a_reason_and_its_history_says_so(place: AwardsPlace, qtbot: QtBot) -> None:
    choose_award(place, "Bo Lund")
    dialog = _click(qtbot, place, ChangeKind.REVOKE)
    qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # no reason, no change
    with qtbot.waitSignal(place.register._viewmodel.changed, timeout=10_000):
        qtbot.keyClicks(dialog.reason.edit, "Wrong person")
        qtbot.keyClick(dialog.reason.edit, Qt.Key.Key_Return)
    assert _state(place, "Bo Lund") == "Revoked"
    assert "Others see it once you publish again." in place.register.messages.text()
    choose_award(place, "Anna Berg")
    choose_award(place, "Bo Lund")
    history = place.register.detail._history
    qtbot.waitUntil(lambda: history.text().endswith(": Wrong person"), timeout=10_000)
    assert history.text().startswith("Revoked on ")
    assert history.isVisible()
    assert not place.register.detail.buttons[ChangeKind.REVOKE].isVisible()


def test_a_suspended_award_can_be_reinstated(place: AwardsPlace, qtbot: QtBot) -> None:
    for kind, state in ((ChangeKind.SUSPEND, "Suspended"), (ChangeKind.REINSTATE, "Awarded")):
        choose_award(place, "Cy Young")
        dialog = _click(qtbot, place, kind)
        with qtbot.waitSignal(place.register._viewmodel.changed, timeout=10_000):
            qtbot.keyClicks(dialog.reason.edit, "Fee")
            qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
        assert _state(place, "Cy Young") == state
        told = place.register.messages.text()
        assert ("they see it as revoked" in told) is (kind is ChangeKind.SUSPEND)


def test_a_correction_asks_for_the_passphrase_and_makes_a_new_badge(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_award(place, "Anna Berg")
    dialog = _click(qtbot, place, ChangeKind.CORRECT)
    assert (dialog.name.text(), dialog.email.text()) == ("Anna Berg", "anna@mail.example")
    dialog.name.edit.clear()
    qtbot.keyClicks(dialog.name.edit, "Anna Berggren")
    qtbot.keyClicks(dialog.passphrase.edit, "wrong")
    with qtbot.waitSignal(place.register._viewmodel.unchanged, timeout=10_000):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.passphrase.edit.clear()
    with qtbot.waitSignal(place.register._viewmodel.changed, timeout=10_000):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert (_state(place, "Anna Berg"), _state(place, "Anna Berggren")) == ("Corrected", "Awarded")
    (file,) = (tmp_path / "documents/Corrected").iterdir()
    assert "Anna Berggren" in file.name
    with (
        Register(open_profile(tmp_path / "profile")) as register,
        IssuerBook(open_profile(tmp_path / "profile")) as book,
    ):
        assert check_seals(register, book.issuers()) == 1


def test_any_field_of_an_award_is_corrected_and_a_wrong_value_is_said_in_the_dialog(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_award(place, "Bo Lund")
    dialog = _click(qtbot, place, ChangeKind.CORRECT)
    assert not dialog.right.isVisible()
    dialog.other.setCurrentIndex(dialog.other.findText("Valid until"))
    dialog.other.activated.emit(dialog.other.currentIndex())
    assert dialog.right.isVisible()
    qtbot.keyClicks(dialog.right.edit, "31.12.2030")
    qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(place.register._viewmodel.unchanged, timeout=10_000):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert "“31.12.2030” cannot be read as a date" in dialog._fault.text()
    dialog.right.edit.setText("2030-12-31")
    with qtbot.waitSignal(place.register._viewmodel.changed, timeout=10_000):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    (file,) = (tmp_path / "documents/Corrected").iterdir()
    assert json.loads(unbake(file.read_bytes()).text)["validUntil"] == "2030-12-31T23:59:59Z"


def test_a_site_is_published_with_the_revoked_award_in_its_list(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    from badgedesk.core.status import read_status_list

    issuer = place.register._viewmodel._issuers[0]
    assert issuer.status_at == _URL
    dialog = place.publish(issuer, tmp_path / "site")
    assert isinstance(dialog, PublishDialog)
    with qtbot.waitSignal(place.register._viewmodel.changed, timeout=20_000):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert (tmp_path / "site/check.html").is_file()
    listed = read_status_list(json.loads((tmp_path / "site/status/1").read_text("utf-8")))
    assert listed.entries == 131_072
    assert "Upload the whole folder so that it is served at https://badges.baysail.example/." in (
        place.register.messages.text()
    )
