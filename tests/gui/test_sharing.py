"""Showing badges from the window: choosing a form, seeing it, what it gives away, and saving it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from badgedesk.app.sharing.forms import FORMS, Form
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.core.bake import unbake
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host import clock
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
    assert dialog.pack.isVisible()
    with qtbot.waitSignal(dialog._viewmodel.saved, timeout=20_000):
        qtbot.mouseClick(dialog.pack, Qt.MouseButton.LeftButton)
    with zipfile.ZipFile(tmp_path / "out" / "Portfolio.zip") as packed:
        assert packed.testzip() is None
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held["index.html"] == (tmp_path / "out" / "Portfolio" / "index.html").read_bytes()
    assert len(held) == len(files)
    _choose(qtbot, dialog, Form.RESUME)
    assert not dialog.pack.isVisible()


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


def test_badges_of_a_resume_are_chosen_ordered_and_worded(
    gallery: ThreeBadges, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.grid.selectAll()
    dialog = _opened(qtbot, gallery.place.gallery.show_it.click)
    _choose(qtbot, dialog, Form.RESUME)
    qtbot.mouseClick(dialog.options.arrange, Qt.MouseButton.LeftButton)
    arranging = dialog.arranging
    assert arranging is not None
    first, second, third = (row.key for row in arranging.rows)
    qtbot.mouseClick(arranging.rows[2].up, Qt.MouseButton.LeftButton)
    assert [row.key for row in arranging.rows] == [first, third, second]
    arranging.rows[0].tick.click()
    assert arranging._count.text() == "2 of 3 badges"
    arranging.rows[1].words.setFocus()
    arranging.rows[1].words.selectAll()
    qtbot.keyClicks(arranging.rows[1].words, "Led crews at sea & in port")
    qtbot.mouseClick(arranging.use, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    dialog.style_.setCurrentIndex(dialog.style_.findData(".txt"))
    dialog.style_.activated.emit(0)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    text = dialog.words.toPlainText()
    assert text.count("Coastal Sailing Skipper") == 2
    assert text.index("Led crews at sea & in port") < text.rindex("Coastal Sailing Skipper")
    (file,) = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert "Led crews at sea & in port" in file.read_text("utf-8")


def test_badges_that_an_advert_asks_for_come_first_with_the_reason(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.grid.selectAll()
    dialog = _opened(qtbot, gallery.place.gallery.show_it.click)
    _choose(qtbot, dialog, Form.RESUME)
    dialog.options.arrange.click()
    arranging = dialog.arranging
    assert arranging is not None
    assert not arranging.rank.isEnabled()
    qtbot.keyClicks(arranging.advert, "We want a skipper for coastal sailing")
    with qtbot.waitSignal(dialog._viewmodel.ranked, timeout=20_000):
        arranging.rank.click()
    assert "3 of 3 name something the advert asks for" in arranging._count.text()
    assert all("Sailing" in row.reasons for row in arranging.arrangement.rows)


def test_a_presentation_is_signed_noted_and_answers_its_asker(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.PRESENT)
    assert dialog.save.text() == "Sign and save"
    qtbot.waitUntil(lambda: "Nothing was shared so far." in dialog.words.toPlainText(), timeout=20_000)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("nothing to sign for nobody"))
    dialog.save.click()
    assert dialog.options.fields["challenge"].edit.accessibleDescription() == "The asker gives you this"
    for name, text in (
        ("challenge", "n-7 & 100%"),
        ("domain", "jobs.example"),
        ("passphrase", "tide tables and lanterns"),
    ):
        qtbot.keyClicks(dialog.options.fields[name].edit, text)
    qtbot.waitUntil(lambda: _typed(dialog) == "jobs.example", timeout=20_000)
    (file,) = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    asked = Circumstances(clock.now(), challenge="n-7 & 100%", domain="jobs.example")
    assert verify(file.read_bytes(), asked).check(CheckName.SIGNATURE).outcome is Outcome.PASS
    wrong = Circumstances(clock.now(), challenge="n-8", domain="jobs.example")
    assert verify(file.read_bytes(), wrong).check(CheckName.SIGNATURE).outcome is Outcome.FAIL
    qtbot.waitUntil(lambda: "jobs.example: Coastal Sailing Skipper" in dialog.words.toPlainText(), timeout=20_000)
    assert "lanterns" not in repr(dialog._viewmodel.ready)


def _typed(dialog: SharingDialog) -> str:
    ready = dialog._viewmodel.ready
    return ready.wish.said("domain") if ready is not None else ""


def test_a_signature_is_seen_on_light_and_dark_with_ones_own_lines(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.SIGNATURE)
    assert dialog.sight.isVisible()
    qtbot.keyClicks(dialog.options.fields["name"].edit, "Anna <b>O</b>")
    with qtbot.waitSignal(dialog._viewmodel.made, timeout=20_000):
        pass
    files = {path.name: path for path in _save(qtbot, dialog, tmp_path / "out", monkeypatch)}
    assert set(files) == {"signature.html", "signature.txt", "How to set it up.txt"}
    assert "Anna &lt;b&gt;O&lt;/b&gt;" in files["signature.html"].read_text("utf-8")
    assert "Thunderbird" in files["How to set it up.txt"].read_text("utf-8")


def test_the_picture_of_a_post_is_told_in_words_that_can_be_copied(dialog: SharingDialog, qtbot: QtBot) -> None:
    _choose(qtbot, dialog, Form.POST)
    assert dialog.options.alternative.isVisible()
    dialog.options.copy_alternative.click()
    assert QGuiApplication.clipboard().text() == dialog.options.alternative.text()
    _choose(qtbot, dialog, Form.CERTIFICATE)
    assert not dialog.options.alternative.isVisible()
