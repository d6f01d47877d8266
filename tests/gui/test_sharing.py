"""Showing badges from the window: choosing a form, seeing it, what it gives away, and saving it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from badgedesk.app.sharing.exports import FORMS, Form
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.core.bake import unbake
from tests.gui.three_badges import ThreeBadges


def _opened(qtbot: QtBot, click: Callable[[], None]) -> SharingDialog:
    def found() -> list[SharingDialog]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SharingDialog)]

    for old in found():
        old.close()
    qtbot.waitUntil(lambda: not found())
    click()
    qtbot.waitUntil(lambda: bool(found()))
    (dialog,) = found()
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    return dialog


@pytest.fixture
def dialog(gallery: ThreeBadges, qtbot: QtBot) -> SharingDialog:
    """The dialog for one open badge."""
    gallery.open()
    return _opened(qtbot, gallery.place.badge.show_it.click)


def _choose(qtbot: QtBot, dialog: SharingDialog, form: Form) -> None:
    dialog.forms.choose(form.value)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)


def _save(qtbot: QtBot, dialog: SharingDialog, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(dialog._viewmodel.saved):
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_every_form_is_made_and_says_what_it_gives_away(dialog: SharingDialog, qtbot: QtBot) -> None:
    assert dialog.windowTitle() == "Show Coastal Sailing Skipper"
    for form in Form:
        _choose(qtbot, dialog, form)
        ready = dialog._viewmodel.ready
        assert ready is not None
        assert ready.wish.form is form
        assert [line.text()[:6] for line in dialog.privacy] == ["In it:", "It ide", "Left o"]
        assert dialog.sight.isVisible() != dialog.words.isVisible()
        assert [dialog.style_.itemText(place) for place in range(dialog.style_.count())] == [
            label for _, label in FORMS[form].styles
        ]


def test_pictures_are_saved_and_carry_the_badge(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert len(files) == 5
    sizes = set()
    for file in files:
        with Image.open(file) as opened:
            sizes.add(opened.size)
    assert sizes == {(1200, 1200), (1200, 627), (1080, 1350), (1080, 1920), (1584, 396)}
    assert unbake(next(file for file in files if "square" in file.name).read_bytes()).text


def test_a_certificate_is_saved_twice_without_writing_over(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.CERTIFICATE)
    (first,) = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert PdfReader(io.BytesIO(first.read_bytes())).attachments
    with qtbot.waitSignal(dialog._viewmodel.saved):
        dialog.save.click()
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_selected_badges_become_a_portfolio(
    gallery: ThreeBadges, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.grid.selectAll()
    dialog = _opened(qtbot, gallery.place.gallery.show_it.click)
    assert dialog.windowTitle() == "Show 3 badges"
    _choose(qtbot, dialog, Form.PORTFOLIO)
    files = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert (tmp_path / "out" / "Portfolio" / "index.html") in files
    assert len(list((tmp_path / "out" / "Portfolio" / "badges").iterdir())) == 3


def test_a_folder_that_is_gone_is_said(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    with qtbot.waitSignal(dialog._viewmodel.told):
        dialog.save.click()
    assert "Nothing can be written" in dialog._state.text()


def test_every_control_has_a_name(dialog: SharingDialog) -> None:
    assert dialog.forms.accessibleName() == "How to show it"
    assert dialog.style_.accessibleName() == "Style"
    assert dialog.sight.accessibleName() == "Share pictures: what it looks like"


def test_a_post_is_counted_while_it_is_changed_and_copied(dialog: SharingDialog, qtbot: QtBot) -> None:
    _choose(qtbot, dialog, Form.POST)
    assert dialog.words.toPlainText().startswith("Coastal Sailing Skipper – Bay Sailing Club")
    dialog.words.setPlainText("x" * 3_001)
    assert dialog._state.text() == "3001 of 3000 characters: too long"
    dialog.words.setPlainText("My words")
    assert dialog._state.text() == "8 of 3000 characters"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "My words"


def test_a_signature_is_copied_with_its_markup(dialog: SharingDialog, qtbot: QtBot) -> None:
    _choose(qtbot, dialog, Form.SIGNATURE)
    dialog.copy.click()
    held = QGuiApplication.clipboard().mimeData()
    assert held.html().startswith("<table")
    assert held.text().startswith("-- \n")
