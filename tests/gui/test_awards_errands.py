"""Errands in the window: endorsing, being endorsed, older badges, testing an uploaded site; by real clicks and keys."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.errand_dialogs import AttachDialog, EndorseDialog, UpgradeDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.awards.views.site_dialogs import FindingsDialog, SiteTestDialog
from badgedesk.app.main import Desk
from badgedesk.core.bake import unbake
from badgedesk.host.answers import Answers
from badgedesk.host.paths import open_profile
from tests.gui.roster import PASSPHRASE, award_three, choose_award, open_awards
from tests.unit.core.verify.test_hosted import ASSERTION, BADGE, ISSUER
from tests.unit.host.loopback import HOST, Site, serving, whole

_AT = f"https://{HOST}/status/1"
_Dialog = TypeVar("_Dialog", bound=QDialog)


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AwardsPlace:
    """The awards place of an issuer with a status address and three awards, its card in front."""
    for module in ("aftercare", "errands"):
        monkeypatch.setattr(f"badgedesk.app.awards.{module}.documents_folder", lambda: tmp_path / "documents")
    issuer = award_three(tmp_path, _AT)
    desk.window.resize(1366, 768)
    opened = open_awards(desk, qtbot)
    opened.register.side.choose(issuer)
    qtbot.waitUntil(opened.register.issuer.isVisible)
    return opened


def _entry(qtbot: QtBot, button: QToolButton, words: str) -> None:
    """Open the menu of a button and choose the entry that begins with ``words``, with the keys."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (menu,) = [menu for menu in button.findChildren(QMenu) if menu.isVisible()]
    entries: list[QAction] = menu.actions()
    for _ in range(1 + next(at for at, entry in enumerate(entries) if entry.text().startswith(words))):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def _answers(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    """Have the dialogs of the system answer with these files."""
    names = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (names[0], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: names[0])


def _dialog(qtbot: QtBot, place: AwardsPlace, kind: type[_Dialog]) -> _Dialog:
    def shown() -> list[_Dialog]:
        return [dialog for dialog in place.window().findChildren(kind) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def _sign(qtbot: QtBot, place: AwardsPlace, dialog: EndorseDialog | AttachDialog | UpgradeDialog) -> None:
    with qtbot.waitSignal(place.register._viewmodel.changed, timeout=20_000):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)


def test_a_request_goes_out_is_endorsed_and_the_reply_stands_in_the_new_badge(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = place.register
    choose_award(place, "Bo Lund")
    with qtbot.waitSignal(register._viewmodel.changed):
        _entry(qtbot, register.detail.more, "Ask for")
    (request,) = (tmp_path / "documents/Endorsement requests").iterdir()
    assert f"{request.name} is the request." in register.messages.text()
    asked = json.loads(unbake(request.read_bytes()).text)

    _answers(monkeypatch, request)
    _entry(qtbot, register.issuer.more, "Endorse")
    endorsing = _dialog(qtbot, place, EndorseDialog)
    qtbot.mouseClick(endorsing.main, Qt.MouseButton.LeftButton)
    assert endorsing._fault.text() == "Say what you endorse it for."
    qtbot.keyClicks(endorsing.comment, "We take these people on.")
    _sign(qtbot, place, endorsing)
    (reply,) = (tmp_path / "documents/Endorsements").iterdir()
    said = json.loads(reply.read_text("utf-8"))["credentialSubject"]
    assert said["id"] == asked["credentialSubject"]["achievement"]["id"]
    assert said["endorsementComment"] == "We take these people on."

    choose_award(place, "Bo Lund")
    _answers(monkeypatch, reply)
    _entry(qtbot, register.detail.more, "Add")
    adding = _dialog(qtbot, place, AttachDialog)
    assert adding.windowTitle() == "Add an endorsement"
    _sign(qtbot, place, adding)
    (endorsed,) = (tmp_path / "documents/Endorsed").iterdir()
    achievement = json.loads(unbake(endorsed.read_bytes()).text)["credentialSubject"]["achievement"]
    assert [one["issuer"]["name"] for one in achievement["endorsement"]] == ["Bay Sailing Club"]


def test_what_is_no_endorsement_is_refused_in_the_dialog_and_changes_nothing(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (badge,) = (file for file in (tmp_path / "out").iterdir() if "Cy" in file.name)
    choose_award(place, "Bo Lund")
    _answers(monkeypatch, badge)
    _entry(qtbot, place.register.detail.more, "Add")
    dialog = _dialog(qtbot, place, AttachDialog)
    with qtbot.waitSignal(place.register._viewmodel.unchanged):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert {row.state_name for row in place.register._viewmodel._awards} == {"awarded"}
    dialog.reject()


def test_an_older_badge_is_awarded_again_after_the_word_that_it_is_ones_own(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for name, document in (("old.json", ASSERTION), ("class.json", BADGE), ("issuer.json", ISSUER)):
        files.append(tmp_path / name)
        files[-1].write_text(json.dumps(document), "utf-8")
    _answers(monkeypatch, *files)
    _entry(qtbot, place.register.issuer.more, "Award older")
    dialog = _dialog(qtbot, place, UpgradeDialog)
    with qtbot.waitSignal(place.register._viewmodel.unchanged):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert "“Old Club” (https://old.example/issuer)" in dialog._fault.text()
    with qtbot.waitSignal(place.register._viewmodel.changed):
        qtbot.keyClicks(dialog.name.edit, "Anna Berg")
        qtbot.keyClick(dialog.mine, Qt.Key.Key_Space)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    choose_award(place, "Anna Berg")
    history = place.register.detail._history
    assert place.register._viewmodel.total == 4
    table = place.register.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.waitUntil(lambda: history.text().startswith("Made of an older badge on "))
    assert len(list((tmp_path / "documents/Upgraded").iterdir())) == 1


def test_what_an_older_badge_rests_on_is_taken_from_what_its_host_answered_before(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.json"
    old.write_text(json.dumps(ASSERTION), "utf-8")
    _answers(monkeypatch, old)
    _entry(qtbot, place.register.issuer.more, "Award older")
    dialog = _dialog(qtbot, place, UpgradeDialog)
    with qtbot.waitSignal(place.register._viewmodel.unchanged):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.keyClick(dialog.mine, Qt.Key.Key_Space)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog._fault.text().endswith(
        "Choose that file as well, or open the older badge first and have its site asked."
    )
    kept = Answers(open_profile(tmp_path / "profile").answers)
    for document in (BADGE, ISSUER):
        kept.keep(document["id"], json.dumps(document).encode(), datetime(2026, 11, 14, tzinfo=UTC))
    with qtbot.waitSignal(place.register._viewmodel.changed):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert place.register._viewmodel.total == 4


@pytest.fixture
def site(place: AwardsPlace, desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Site]:
    """The issuer's site, published and served whole on this computer."""
    folder = tmp_path / "site"
    issuer = place.register._viewmodel._issuers[0]
    dialog = place.publish(issuer, folder)
    with qtbot.waitSignal(place.register._viewmodel.changed):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    with serving(tmp_path) as found:
        for file in folder.rglob("*"):
            if file.is_file():
                found.answers[f"/{file.relative_to(folder).as_posix()}"] = whole(file.read_bytes())
        place.errands._testing.ways = found.ways()
        yield found


def _begin(qtbot: QtBot, place: AwardsPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteTestDialog:
    _answers(monkeypatch, tmp_path / "site")
    _entry(qtbot, place.register.issuer.more, "Test")
    return _dialog(qtbot, place, SiteTestDialog)


def test_an_uploaded_site_is_tested_after_its_host_is_named_and_agreed_to(
    place: AwardsPlace, site: Site, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _begin(qtbot, place, tmp_path, monkeypatch)
    assert (dialog.address.text(), dialog.main.text()) == (f"https://{HOST}/", f"Ask {HOST}")
    assert f"{HOST} is asked for " in dialog._host.text()
    assert site.looked_up == []  # nobody is asked before the user said so
    testing = place.errands._testing
    with qtbot.waitSignal(testing.noted) as told:
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0].sentence.startswith(f"{HOST} serves all ")
    assert not [shown for shown in place.window().findChildren(SiteTestDialog) if shown.isVisible()]
    assert set(site.looked_up) == {HOST}

    site.answers["/issuer.json"] = whole(b"{}")
    dialog = _begin(qtbot, place, tmp_path, monkeypatch)
    with qtbot.waitSignal(testing.found):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    messages = place.register.messages
    assert messages.text().startswith("1 file is not served as they were written. issuer.json:")
    qtbot.mouseClick(_visible_button(messages.findChildren(QPushButton), "See them all"), Qt.MouseButton.LeftButton)
    listed = _dialog(qtbot, place, FindingsDialog)
    assert listed.lines.count() == 1
    listed.reject()


def test_one_switch_keeps_the_host_off_and_the_dialog_says_so(
    place: AwardsPlace, site: Site, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGEDESK_OFFLINE", "1")
    dialog = _begin(qtbot, place, tmp_path, monkeypatch)
    with qtbot.waitSignal(place.errands._testing.refused):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert site.looked_up == []
    dialog.reject()


def _visible_button(buttons: list[QPushButton], words: str) -> QPushButton:
    return next(button for button in buttons if button.isVisible() and button.text() == words)
