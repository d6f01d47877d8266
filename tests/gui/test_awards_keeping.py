"""The register kept in the window: language and name of a recipient, erasing, a spreadsheet, the check, the site."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.handover_dialog import HandoverDialog
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.app.widgets.frame.question import Question
from badgedesk.awarding import Register
from badgedesk.host.paths import open_profile
from tests.gui.roster import PASSPHRASE, award_three, choose_award, open_awards

_AT = "https://badges.baysail.example/status/1"


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of an issuer with a status address and three awards."""
    award_three(tmp_path, _AT)
    desk.window.resize(1366, 768)
    return open_awards(desk, qtbot)


def _menu(qtbot: QtBot, button: QToolButton) -> QMenu:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return next(menu for menu in button.findChildren(QMenu) if menu.isVisible() and menu.parent() is button)


def _choose(qtbot: QtBot, menu: QMenu, words: str) -> None:
    """Choose the entry that begins with ``words``, with the keys."""
    entries = [entry for entry in menu.actions() if not entry.isSeparator()]
    for _ in range(1 + next(at for at, entry in enumerate(entries) if entry.text().startswith(words))):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def _spoken(place: AwardsPlace) -> str:
    return place.register.messages.text()


def test_the_language_of_letters_and_the_name_on_the_site_are_chosen_after_the_award(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel = place.register._viewmodel
    choose_award(place, "Bo Lund")
    menu = _menu(qtbot, place.register.detail.more)
    languages = next(entry.menu() for entry in menu.actions() if entry.text() == "Language of letters")
    assert isinstance(languages, QMenu)
    assert languages.actions()[0].isChecked()
    with qtbot.waitSignal(viewmodel.changed):
        next(entry for entry in languages.actions() if entry.text().startswith("French")).trigger()
    assert _spoken(place) == "Letters and certificates of Bo Lund are written in French – français."
    menu.close()
    choose_award(place, "Bo Lund")
    with qtbot.waitSignal(viewmodel.changed):
        _choose(qtbot, _menu(qtbot, place.register.detail.more), "Show by name")
    assert "The site shows the badge of Bo Lund by name" in _spoken(place)
    dialog = place.publish(viewmodel.issuers()[0], tmp_path / "site")
    dialog.pages.show_value("named")
    with qtbot.waitSignal(viewmodel.changed, timeout=20_000):
        qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    (page,) = (tmp_path / "site/awards").glob("*.html")
    assert "Bo Lund" in page.read_text("utf-8")
    with Register(open_profile(tmp_path / "profile")) as register:
        assert register.entry("Bo Lund").language == "fr"


def test_a_person_is_erased_after_a_question_and_the_register_still_holds(place: AwardsPlace, qtbot: QtBot) -> None:
    viewmodel = place.register._viewmodel
    choose_award(place, "Cy Young")
    _choose(qtbot, _menu(qtbot, place.register.detail.more), "Erase")
    (question,) = [found for found in place.window().findChildren(Question) if found.isVisible()]
    assert "Cy Young" in question.accessibleName()
    with qtbot.waitSignal(viewmodel.changed):
        qtbot.mouseClick(question.verb, Qt.MouseButton.LeftButton)
    assert "its chain still holds. Delete what was written: " in _spoken(place)
    choose_award(place, "Name erased")
    assert not place.register.detail.more.isVisible()
    with qtbot.waitSignal(viewmodel.changed):
        _choose(qtbot, _menu(qtbot, place.register.bar.more), "Check")
    assert _spoken(place) == "3 awards are as they were entered, with their history; 0 signed heads fit."


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv", "list"])
def test_the_awards_that_are_shown_become_a_spreadsheet(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place.register.search.setText("Berg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), "CSV (*.csv)"))
    with qtbot.waitSignal(place.register._viewmodel.changed):
        _choose(qtbot, _menu(qtbot, place.register.bar.more), "Export")
    file = tmp_path / (name if "." in name else "list.csv")
    if file.suffix == ".xlsx":
        text = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    else:
        text = file.read_text("utf-8-sig")
    assert "Anna Berg" in text
    assert "Bo Lund" not in text


def test_a_folder_that_cannot_be_written_is_said_over_the_register(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "file/list.csv"), ""))
    with qtbot.waitSignal(place.register._viewmodel.unchanged):
        _choose(qtbot, _menu(qtbot, place.register.bar.more), "Export")
    assert "list.csv" in _spoken(place)


def test_certificates_lead_to_the_pages_of_the_site_unless_that_is_taken_off(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog: HandoverDialog = place.open_handover()
    dialog.take_place(tmp_path / "papers")
    assert dialog.pages.isVisible()
    with qtbot.waitSignal(dialog.handover_asked) as asked:
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0].pages
