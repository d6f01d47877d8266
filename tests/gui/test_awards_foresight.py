"""Badge, credential and certificate of one person, seen in the window before anything is signed."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.awards.views.seen_dialog import SeenDialog
from badgedesk.app.main import Desk
from tests.gui.roster import MISSPELT, make_issuer, open_awards, roster_text
from tests.gui.test_awards_flow import go_to_look_over

_PATIENCE_MS = 60_000


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with one issuer."""
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


def test_badge_credential_and_certificate_of_a_person_are_seen_before_anything_is_signed(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, roster_text(), tmp_path)
    desk.window.resize(1366, 768)  # a smaller one has no room for the preview
    desk.flow.preview(0)
    page, signed = place.flow, tmp_path / "profile" / "register.db"
    before = signed.read_bytes()
    with qtbot.waitSignal(desk.flow.foresight.seen, timeout=_PATIENCE_MS):
        qtbot.mouseClick(page.preview.whole, Qt.MouseButton.LeftButton)
    (dialog,) = [found for found in place.window().findChildren(SeenDialog) if found.isVisible()]
    said = json.loads(dialog.credential.toPlainText())
    assert said["credentialSubject"]["identifier"][0]["identityHash"] == "Person 00"
    assert "proof" not in said
    assert said["credentialSubject"]["achievement"]["image"]["id"] == "data:image/png;base64,…"
    for view, shown in (("certificate", dialog.certificate), ("credential", dialog.credential)):
        qtbot.mouseClick(dialog.views._buttons[view], Qt.MouseButton.LeftButton)
        assert shown.isVisible()
    assert not dialog.certificate._pixmap.isNull()
    dialog.reject()
    assert signed.read_bytes() == before


def test_a_row_that_is_still_wrong_says_why_it_cannot_be_seen(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, roster_text(), tmp_path)
    desk.flow.preview(MISSPELT)
    with qtbot.waitSignal(desk.flow.foresight.unseen, timeout=_PATIENCE_MS) as told:
        dialog = place.flow.open_seen()
    assert told.args is not None
    assert "is no e-mail address" in told.args[0]
    assert dialog.unseen.text().endswith(f"\n{told.args[0]}")
    assert dialog._stack.currentWidget() is dialog.unseen  # in the place of pictures, not below an empty box
    dialog.reject()
