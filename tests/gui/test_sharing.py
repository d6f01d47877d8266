"""Showing badges from the window: choosing a form, seeing it, what it gives away, and saving it."""

import io
import json
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

from badgedesk.app.sharing.exports import make
from badgedesk.app.sharing.forms import FORMS, Form, Option, Wish
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.core.bake import unbake
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host import clock
from badgedesk.showcase.phrases import LANGUAGES, PAPER_LANGUAGES, SITE_LANGUAGES
from tests.gui.three_badges import ThreeBadges
from tests.unit.showcase.badges import MADE_AT, exhibit


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
    return _opened(qtbot, gallery.place.badge.share.click)


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
    assert dialog.windowTitle() == "Share Coastal Sailing Skipper"
    for form in Form:
        _choose(qtbot, dialog, form)
        ready = dialog._viewmodel.ready
        assert ready is not None
        assert ready.wish.form is form
        first, told, last = (line.text() for line in dialog.privacy)
        assert first.startswith("In it: ")
        assert told.startswith(("It identifies you by ", "It does not identify you."))
        assert last.startswith("Left out: ")
        assert dialog.sight.isVisible() != dialog.words.isVisible()
        assert [dialog.style_.itemText(place) for place in range(dialog.style_.count())] == [
            label for _, label in FORMS[form].styles
        ]


def test_pictures_are_saved_and_carry_the_badge(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert len(files) == 5
    assert [file.name for file in files if "for looks" in file.name] == ["Badges - banner - for looks.png"]
    assert dialog.options.state.text().startswith("Saved 5 files in ")
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
    dialog = _opened(qtbot, gallery.place.gallery.share.click)
    assert dialog.windowTitle() == "Share 3 badges"
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


def _pick(qtbot: QtBot, dialog: SharingDialog, style: str) -> None:
    dialog.style_.setCurrentIndex(dialog.style_.findData(style))
    dialog.style_.activated.emit(dialog.style_.currentIndex())
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)


def test_a_portfolio_is_exported_again_into_its_folder_and_only_what_changed(
    gallery: ThreeBadges, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.open()
    dialog = _opened(qtbot, gallery.place.badge.share.click)
    _choose(qtbot, dialog, Form.PORTFOLIO)
    first = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    folder = tmp_path / "out" / "Portfolio"
    mine = folder / "notes.txt"
    mine.write_text("mine", "utf-8")
    written = {path: path.stat().st_mtime_ns for path in first}
    qtbot.keyClicks(dialog.options.fields["line"].edit, "Sails & writes")
    qtbot.waitUntil(lambda: (r := dialog._viewmodel.ready) is not None and r.wish.said("line") == "Sails & writes")
    with qtbot.waitSignal(dialog._viewmodel.saved, timeout=20_000):
        dialog.save.click()
    changed = {path for path in first if path.stat().st_mtime_ns != written[path]}
    assert {path.relative_to(folder).as_posix() for path in changed} == {
        "index.html",
        "de/index.html",
        "fr/index.html",
        "es/index.html",
        "portfolio.json",
    }
    assert "Sails &amp; writes" in (folder / "index.html").read_text("utf-8")
    assert mine.read_text("utf-8") == "mine"
    assert dialog.options.state.text() == f"Updated Portfolio: 5 files written, {len(first) - 5} as they were"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Portfolio"]


def test_a_json_resume_that_is_there_is_extended(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.RESUME)
    _pick(qtbot, dialog, ".json")
    assert dialog.save.text() == "Save or add to a file"
    file = tmp_path / "resume.json"
    mine = {"basics": {"name": "Anna & Bo"}, "x-own": [1], "certificates": [{"name": "First aid", "issuer": "Red"}]}
    file.write_text(json.dumps(mine), "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    with qtbot.waitSignal(dialog._viewmodel.saved, timeout=20_000):
        dialog.save.click()
    made = json.loads(file.read_text("utf-8"))
    assert (made["basics"], made["x-own"]) == (mine["basics"], mine["x-own"])
    assert [entry["name"] for entry in made["certificates"]] == ["First aid", "Coastal Sailing Skipper"]
    assert dialog.options.state.text() == "Added 1 badge to resume.json; all else stayed"
    file.write_text("[1, 2]", "utf-8")
    with qtbot.waitSignal(dialog._viewmodel.told, timeout=20_000):
        dialog.save.click()
    assert file.read_text("utf-8") == "[1, 2]"


def test_paper_speaks_more_languages_than_the_rest_and_a_choice_stays_where_it_can(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = dialog.options.language
    offered = {
        form: tuple(tag for tag, _ in words.languages) for form, words in FORMS.items() if form is not Form.PRESENT
    }
    assert offered.pop(Form.CERTIFICATE) == PAPER_LANGUAGES
    assert offered.pop(Form.PORTFOLIO) == SITE_LANGUAGES
    assert set(offered.values()) == {LANGUAGES}
    _choose(qtbot, dialog, Form.CERTIFICATE)
    language.show_value("pt")
    language.activated.emit(language.currentIndex())
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    (file,) = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    assert PdfReader(io.BytesIO(file.read_bytes())).trailer["/Root"]["/Lang"] == "pt"
    _choose(qtbot, dialog, Form.RESUME)
    assert language.value() == "en"
    language.show_value("de")
    for form in (Form.PRESENT, Form.CERTIFICATE):
        _choose(qtbot, dialog, form)
        assert language.isVisible() is (form is Form.CERTIFICATE)
    assert language.value() == "de"


def test_what_is_ticked_and_the_language_go_into_the_file(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.CERTIFICATE)
    _pick(qtbot, dialog, "wall")
    dialog.options.language.setCurrentIndex(1)
    dialog.options.language.activated.emit(1)
    qtbot.keyClick(dialog.options.ticks[Option.LETTER], Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    (file,) = _save(qtbot, dialog, tmp_path / "out", monkeypatch)
    reader = PdfReader(io.BytesIO(file.read_bytes()))
    assert file.name == "Wall print.pdf"
    assert sorted(round(float(side)) for side in reader.pages[0].mediabox[2:]) == [612, 792]
    assert reader.trailer["/Root"]["/Lang"] == "de"
    _choose(qtbot, dialog, Form.PICTURES)
    assert dialog.options.ticks[Option.DATE].isChecked()
    qtbot.keyClick(dialog.options.ticks[Option.JPEG], Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    ready = dialog._viewmodel.ready
    assert ready is not None
    assert all(name.endswith(" - for looks.jpg") for name, _ in ready.files)
    assert ready.measures == "0 with the proof, 5 for looks"


def test_a_folder_that_is_gone_is_said(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    with qtbot.waitSignal(dialog._viewmodel.told):
        dialog.save.click()
    assert "Nothing can be written" in dialog._state.text()


def test_every_control_has_a_name(dialog: SharingDialog) -> None:
    assert dialog.forms.accessibleName() == "How to share it"
    assert dialog.style_.accessibleName() == "Style"
    assert dialog.sight.accessibleName() == "Share pictures: what it looks like"


def test_a_post_is_counted_while_it_is_changed_and_copied(dialog: SharingDialog, qtbot: QtBot) -> None:
    _choose(qtbot, dialog, Form.POST)
    assert dialog.words.toPlainText().startswith("Coastal Sailing Skipper – Bay Sailing Club")
    dialog.words.setPlainText("x" * 3_001)
    assert dialog._state.text() == "3001 of 3000 characters: too long"
    dialog.words.setFocus()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Tab)
    assert not dialog.words.hasFocus()
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
    dialog = _opened(qtbot, gallery.place.gallery.share.click)
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
    dialog = _opened(qtbot, gallery.place.gallery.share.click)
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


def test_a_signature_says_which_badges_it_has_room_for() -> None:
    badges = tuple(exhibit(f"Badge {number}", number) for number in range(1, 7))
    made = make(Wish(Form.SIGNATURE, "inside"), badges, MADE_AT)
    assert made.measures.startswith("the first 4 of 6 badges, ")
    assert not make(Wish(Form.SIGNATURE, "inside"), badges[:4], MADE_AT).measures.startswith("the first")


def test_a_signature_is_seen_on_light_and_dark_with_ones_own_lines(
    dialog: SharingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(qtbot, dialog, Form.SIGNATURE)
    assert dialog.sight.isVisible()
    qtbot.keyClicks(dialog.options.fields["name"].edit, "Anna <b>O</b>")
    with qtbot.waitSignal(dialog._viewmodel.made, timeout=20_000):
        pass
    files = {path.name: path for path in _save(qtbot, dialog, tmp_path / "out", monkeypatch)}
    assert set(files) == {"signature.htm", "signature.txt", "How to set it up.txt"}
    assert "Anna &lt;b&gt;O&lt;/b&gt;" in files["signature.htm"].read_text("utf-8")
    assert "Thunderbird" in files["How to set it up.txt"].read_text("utf-8")


def test_the_picture_of_a_post_is_told_in_words_that_can_be_copied(dialog: SharingDialog, qtbot: QtBot) -> None:
    _choose(qtbot, dialog, Form.POST)
    assert dialog.options.alternative.isVisible()
    dialog.options.copy_alternative.click()
    assert QGuiApplication.clipboard().text() == dialog.options.alternative.text()
    _choose(qtbot, dialog, Form.CERTIFICATE)
    assert not dialog.options.alternative.isVisible()


def test_in_a_small_window_the_dialog_is_no_larger_than_the_window(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.desk.window.resize(960, 540)
    gallery.grid.selectAll()
    dialog = _opened(qtbot, gallery.place.gallery.share.click)
    assert dialog.width() <= gallery.desk.window.width()
    assert dialog.height() <= gallery.desk.window.height()


def test_a_post_is_about_all_chosen_badges(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.grid.selectAll()
    dialog = _opened(qtbot, gallery.place.gallery.share.click)
    _choose(qtbot, dialog, Form.POST)
    text = dialog.words.toPlainText()
    assert text.startswith("3 badges")
    assert text.count("\n• Coastal Sailing Skipper") == 3
    assert dialog._state.text() == f"{len(text)} of 3000 characters"
