"""Designs saved, exported, recovered; the achievement form; the real pixels."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.journal import Journal
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views import editor
from badgedesk.app.designs.views.dialogs.save_question import Answer, SaveQuestion
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.main import Desk
from badgedesk.core.errors import InputError
from badgedesk.core.model.achievement import Alignment
from badgedesk.design import load_design, render_png
from badgedesk.design.content import set_title
from badgedesk.design.layers import ImageLayer, LayerId
from badgedesk.design.templates import build_template
from tests.gui.badges import picture


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """What the question about saving is answered with, the last one again and again."""
    found = [Answer.DISCARD]
    monkeypatch.setattr(editor, "ask_to_save", lambda *_: found[-1])
    return found


@pytest.fixture
def studio(desk: Desk, qtbot: QtBot, answers: list[Answer]) -> DesignsStudio:
    desk.window.resize(1366, 768)
    desk.window.go_to("designs")
    found = desk.window.findChild(DesignsStudio)
    assert isinstance(found, DesignsStudio)
    desk.studio.editor.open(build_template("harbour"))
    return found


@pytest.fixture
def viewmodel(studio: DesignsStudio) -> EditorViewModel:
    return studio.viewmodel


def _change(viewmodel: EditorViewModel, title: str = "Changed") -> None:
    viewmodel.edit("Rename", lambda design: set_title(design, title))


def test_saving_takes_the_star_away_and_undo_brings_it_back(
    desk: Desk, studio: DesignsStudio, viewmodel: EditorViewModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert not desk.window.windowTitle().startswith("*")
    _change(viewmodel)
    assert desk.window.windowTitle() == "*Coastal Skipper – BadgeDesk"
    assert studio.editor.save()
    assert load_design((tmp_path / "mine.badge").read_bytes()) == viewmodel.design
    assert desk.window.windowTitle() == "Coastal Skipper – BadgeDesk"
    viewmodel.undo()
    assert desk.window.windowTitle().startswith("*")
    viewmodel.redo()
    assert not desk.window.windowTitle().startswith("*")
    assert viewmodel.files.recent() == (tmp_path / "mine.badge",)


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    studio: DesignsStudio, viewmodel: EditorViewModel, tmp_path: Path
) -> None:
    _change(viewmodel)
    assert not viewmodel.save(tmp_path / "no such folder" / "mine.badge")
    assert studio.editor.messages.text()
    assert viewmodel.unsaved


def test_leaving_asks_and_staying_stays(
    desk: Desk, studio: DesignsStudio, viewmodel: EditorViewModel, answers: list[Answer]
) -> None:
    _change(viewmodel)
    answers.append(Answer.STAY)
    desk.window.close()
    assert desk.window.isVisible()
    studio.editor.leave()
    assert studio.currentWidget() is studio.editor
    answers.append(Answer.DISCARD)
    studio.editor.leave()
    assert studio.currentWidget() is studio.gallery


def test_the_question_saves_on_enter_and_stays_on_escape(desk: Desk, studio: DesignsStudio, qtbot: QtBot) -> None:
    for key, answer in ((Qt.Key.Key_Return, Answer.SAVE), (Qt.Key.Key_Escape, Answer.STAY)):
        question = SaveQuestion(desk._theme, studio, "Skipper")
        qtbot.addWidget(question)
        with qtbot.waitExposed(question):
            question.show()
        QTest.keyClick(question.save if key == Qt.Key.Key_Return else question, key)
        assert question.answer is answer


@pytest.mark.parametrize(("name", "head"), [("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a", b"\x89PNG")])
def test_the_artwork_is_exported(
    viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path, name: str, head: bytes
) -> None:
    viewmodel.export(tmp_path / name)
    target = tmp_path / (name if "." in name else "a.png")
    qtbot.waitUntil(target.is_file, timeout=20_000)
    assert target.read_bytes().startswith(head)


def test_the_real_pixels_are_the_exporter_s_own(
    studio: DesignsStudio, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    tiles = studio.editor.artwork.pixels.tiles
    qtbot.waitUntil(lambda: all(tile.has_picture() for tile in tiles.values()), timeout=20_000)
    for size, tile in tiles.items():
        assert tile.image() == QImage.fromData(render_png(viewmodel.design, size))


def test_a_picture_is_placed_as_a_layer(
    studio: DesignsStudio, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    studio.editor.actions_.add_picture(tmp_path / "logo.png")
    qtbot.waitUntil(lambda: bool(viewmodel.selection), timeout=20_000)
    layer = viewmodel.design.layer(viewmodel.selection[0])
    assert isinstance(layer, ImageLayer)
    assert layer.name == "logo"
    (tmp_path / "fake.png").write_bytes(b"no picture")
    studio.editor.actions_.add_picture(tmp_path / "fake.png")
    qtbot.waitUntil(studio.editor.messages.isVisible)


def test_the_form_writes_the_achievement_and_undo_takes_it_back(
    studio: DesignsStudio, viewmodel: EditorViewModel
) -> None:
    form = studio.editor.form
    studio.editor.show_view("achievement")
    before = viewmodel.design
    form.name.edit.setFocus()
    form.name.edit.selectAll()
    QTest.keyClicks(form.name.edit, "Day Skipper")
    QTest.keyClick(form.tags.edit, Qt.Key.Key_End)
    QTest.keyClicks(form.tags.edit, ", navigation")
    QTest.keyClicks(form.skills.name.edit, "navigate")
    QTest.keyClicks(form.skills.address.edit, "https://skills.example/1")
    QTest.keyClick(form.skills.address.edit, Qt.Key.Key_Return)
    achievement = viewmodel.design.achievement
    assert achievement.name == "Day Skipper"
    assert achievement.tags[-1] == "navigation"
    assert achievement.alignments == (Alignment("navigate", "https://skills.example/1"),)
    assert form.meter.bar.value() == form.meter.bar.maximum()
    for _ in range(3):
        viewmodel.undo()
    assert viewmodel.design is before
    assert form.name.edit.text() == before.achievement.name


def test_the_meter_jumps_to_what_is_missing(desk: Desk, studio: DesignsStudio, qtbot: QtBot) -> None:
    form = studio.editor.form
    studio.editor.show_view("achievement")
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    form.description.selectAll()
    QTest.keyClick(form.description, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert "missing" in form.meter.buttons["description"].accessibleName()
    assert not studio.editor.award.isEnabled()
    form.meter.buttons["description"].click()
    assert form.description.hasFocus()


def test_the_preview_shows_html_as_typed_and_where_links_lead(
    studio: DesignsStudio, viewmodel: EditorViewModel
) -> None:
    form = studio.editor.form
    form.criteria.show_text("")
    form.criteria.insertPlainText("# What\n\n- <b>sail</b>\n- **plan**\n\nThen [rest](https://x.example).")
    form.write.button("preview").click()
    words = form.preview.words()
    assert words == ["What", "•", "<b>sail</b>", "•", "plan", "Then rest (https://x.example)."]


def test_unsaved_work_is_kept_and_offered_with_its_time(
    desk: Desk, studio: DesignsStudio, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "profile" / "recovery"
    _change(viewmodel, "Nearly lost")
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.badge"))), timeout=20_000)
    assert Journal(folder).entries() == ()  # this program still works on it
    assert viewmodel.save(tmp_path / "mine.badge")
    assert list(folder.glob("*.badge")) == []


def test_work_of_a_killed_program_is_opened_again(
    desk: Desk, studio: DesignsStudio, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "profile" / "recovery"
    script = (
        "import sys, time\nfrom pathlib import Path\n"
        "from badgedesk.app.designs.editor.journal import Journal\n"
        "from badgedesk.design.content import set_title\nfrom badgedesk.design.templates import build_template\n"
        "journal = Journal(Path(sys.argv[1]))\nentry = journal.begin()\n"
        "journal.write(entry, set_title(build_template('night'), 'Stars'), None)\n"
        "print('written', flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"written"
        assert Journal(folder).entries() == ()
        os.kill(program.pid, signal.SIGKILL)
    viewmodel.close()
    studio.editor.left.emit()
    (found,) = desk.studio.left()
    assert found.name == "Stars"
    assert abs((datetime.now(UTC) - found.kept_at).total_seconds()) < 60
    qtbot.waitUntil(studio.recovery.isVisible)
    studio.recovery.buttons[0][0].click()
    assert viewmodel.design.title == "Stars"
    assert viewmodel.unsaved
    assert viewmodel.save(tmp_path / "stars.badge")
    assert list(folder.glob("*.badge")) == []


def test_left_work_can_be_discarded(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    journal = Journal(folder)
    entry = journal.begin()
    journal.write(entry, build_template("coach"), tmp_path / "origin.badge")
    assert json.loads((folder / f"{entry}.json").read_text())["origin"].endswith("origin.badge")
    journal.end(entry)
    journal.write(entry, build_template("coach"), None)  # a write that was under way comes too late
    assert list(folder.iterdir()) == []
    with pytest.raises(InputError):
        journal.load("../../elsewhere")


def test_an_award_is_asked_for_with_the_saved_file(
    studio: DesignsStudio, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    studio.award_requested.disconnect()
    asked: list[Path] = []
    studio.award_requested.connect(asked.append)
    assert viewmodel.save(tmp_path / "mine.badge")
    _change(viewmodel)
    studio.editor.award.click()
    assert asked == [tmp_path / "mine.badge"]
    assert not viewmodel.unsaved


def test_every_control_of_the_editor_has_a_name(studio: DesignsStudio) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QSlider

    studio.viewmodel.select((LayerId("arc"),))
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
    shown = [widget for kind in kinds for widget in studio.editor.findChildren(kind) if widget.isVisible()]
    assert len(shown) > 30
    assert [each for each in shown if not (each.accessibleName() or getattr(each, "text", str)())] == []
