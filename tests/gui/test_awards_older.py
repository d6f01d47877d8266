"""Older badges are awarded again after their own host was asked, from the dialog, for what they rest on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.errand_dialogs import UpgradeDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from tests.gui.roster import PASSPHRASE, award_three, open_awards
from tests.unit.core.verify.test_hosted import ASSERTION, BADGE, ISSUER
from tests.unit.host.loopback import HOST, OTHER, Site, moved, serving, whole

_OLD = "https://old.example/"


def _here(document: dict[str, Any]) -> bytes:
    """Return a document as the host of this test has it."""
    return json.dumps(document).replace(_OLD, f"https://{HOST}/").encode()


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AwardsPlace:
    """The awards place of an issuer with three awards, its card in front."""
    monkeypatch.setattr("badgedesk.app.awards.errands.documents_folder", lambda: tmp_path / "documents")
    issuer = award_three(tmp_path, f"https://{HOST}/status/1")
    opened = open_awards(desk, qtbot)
    opened.register.side.choose(issuer)
    qtbot.waitUntil(opened.register.issuer.isVisible)
    return opened


@pytest.fixture
def site(place: AwardsPlace, tmp_path: Path) -> Iterator[Site]:
    """The host of the older badge, served on this computer."""
    with serving(tmp_path, HOST, OTHER) as found:
        for path, document in (("/assertions/7", ASSERTION), ("/badge", BADGE), ("/issuer", ISSUER)):
            found.answers[path] = whole(_here(document))
        place.errands._parts.ways = found.ways()
        yield found


def _open(place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> UpgradeDialog:
    old = tmp_path / "old.json"
    old.write_bytes(_here(ASSERTION))
    dialog = place.errands.open_upgrade(place.register._viewmodel._issuers[0], (old,))
    qtbot.waitUntil(dialog.ask_host.isVisible)
    return dialog


def test_the_host_of_an_older_badge_is_asked_after_a_click_that_names_it(
    place: AwardsPlace, site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _open(place, qtbot, tmp_path)
    assert dialog.ask_host.text() == f"Ask {HOST}"
    assert f"https://{HOST}/assertions/7" in dialog._lacking.text()
    assert "It learns that somebody at your address" in dialog._lacking.text()
    assert site.looked_up == []  # nobody is asked before the user said so
    qtbot.mouseClick(dialog.ask_host, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._lacking.text() == "All that they rest on is here now.")
    assert not dialog.ask_host.isVisible()
    assert {path for _, path, _ in site.asked} >= {"/badge", "/issuer"}
    qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(dialog.mine, Qt.Key.Key_Space)
    with qtbot.waitSignal(place.register._viewmodel.changed):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert place.register._viewmodel.total == 4


def test_a_host_that_sends_elsewhere_is_said_and_the_other_is_offered(
    place: AwardsPlace, site: Site, qtbot: QtBot, tmp_path: Path
) -> None:
    site.answers["/badge"] = moved(f"https://{OTHER}/badge2")
    site.answers["/badge2"] = whole(_here(BADGE))
    dialog = _open(place, qtbot, tmp_path)
    qtbot.mouseClick(dialog.ask_host, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.ask_host.text() == f"Ask {OTHER}")
    assert dialog._lacking.text().startswith(f"A host that was asked sends on to another. {OTHER} can be asked for")
    assert OTHER not in site.looked_up
    qtbot.mouseClick(dialog.ask_host, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._lacking.text() == "All that they rest on is here now.")
    dialog.reject()


def test_the_switch_keeps_the_host_off_and_the_dialog_says_so(
    place: AwardsPlace, site: Site, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGEDESK_OFFLINE", "1")
    dialog = _open(place, qtbot, tmp_path)
    qtbot.mouseClick(dialog.ask_host, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "switched off" in dialog._lacking.text())
    assert dialog.ask_host.isEnabled()
    assert site.looked_up == []
    dialog.reject()
