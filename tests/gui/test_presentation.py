"""A presentation that somebody sent is taken in: the holder is seen, and whether it answers what was asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.wallet.views.question_dialog import QuestionDialog
from badgedesk.app.wallet.views.sheet_panel import SheetPanel
from badgedesk.app.widgets.reports.report_line import ReportLine
from badgedesk.core.bake import unbake
from badgedesk.core.did import did_key
from badgedesk.core.issue import Question, present
from badgedesk.core.keys import generate_signing_key
from tests.gui.badges import Club
from tests.unit.showcase.badges import MADE_AT

_KEY = generate_signing_key()
_DID = did_key(_KEY.public)
_DROP = Callable[[QWidget, list[Path]], None]


@pytest.fixture
def sent(tmp_path: Path, club: Club) -> Path:
    """A presentation of two badges for one question."""
    badges = [unbake(club.award(person=name)).text.encode() for name in ("Anna", "李小龙")]
    file = tmp_path / "presentation.json"
    made = present(
        badges,
        _KEY,
        Question("n-7 & 100%", "jobs.example"),
        verification_method=f"{_DID}#{_KEY.public.multibase}",
        presentation_id="urn:uuid:0f0e0d0c-0000-4000-8000-000000000002",
        created=MADE_AT,
    )
    file.write_bytes(made)
    return file


def _said(panel: SheetPanel) -> str:
    return "\n".join(line.accessibleName() for line in panel.report.findChildren(ReportLine))


def _compare(qtbot: QtBot, panel: SheetPanel, challenge: str, domain: str) -> None:
    (link,) = (
        button for button in panel.report.findChildren(QPushButton) if button.text() == "Compare with what you asked"
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QuestionDialog) and w.isVisible())
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # with nothing typed there is nothing to compare
    qtbot.keyClicks(dialog.challenge.edit, challenge)
    qtbot.keyClicks(dialog.domain.edit, domain)
    qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)


def test_a_presentation_shows_its_holder_and_answers_one_question(
    desk: Desk, qtbot: QtBot, drop: _DROP, sent: Path
) -> None:
    drop(desk.window, [sent])
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    panel = place.badge.panel
    assert panel.title() == "Presentation of 2 badges"
    sheet = place.badge.sheet
    assert sheet is not None
    assert sheet.issuer_id == _DID
    assert "the holder signed it for jobs.example, in answer to “n-7 & 100%”" in _said(panel)
    lines = {line.id: line for line in sheet.report.lines}
    assert ("The key", "belongs to the holder") in {(d.label, d.value) for d in lines["issuer"].details}
    _compare(qtbot, panel, "n-8", "jobs.example")
    qtbot.waitUntil(lambda: "another question than the one asked" in _said(panel))
    _compare(qtbot, panel, "n-7 & 100%", "jobs.example")
    qtbot.waitUntil(lambda: "another question than the one asked" not in _said(panel))
    assert "in answer to" in _said(panel)
