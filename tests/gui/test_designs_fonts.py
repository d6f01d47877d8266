"""Added fonts in the editor: by dialog and by drop, kept for the next start, with what is to be known of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.inspector.font_choice import sample
from badgedesk.app.designs.views.inspector.font_removal import removal_words
from badgedesk.app.main import Desk
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.question import Question
from badgedesk.design.content import set_text
from badgedesk.design.file import save_design
from badgedesk.design.fonts.added import added_families
from badgedesk.design.layers import TextLayer
from tests.fonts import as_woff, east_asia, forget_fonts, renamed, with_rights

LEFT = Qt.MouseButton.LeftButton
FAMILY = "Noto Sans CJK JP"


@pytest.fixture(autouse=True)
def no_fonts() -> Iterator[None]:
    forget_fonts()
    yield
    forget_fonts()


def text(viewmodel: EditorViewModel) -> TextLayer:
    (layer,) = viewmodel.design.layers
    assert isinstance(layer, TextLayer)
    return layer


def paste(words: TextBox, replaced: str) -> None:
    words.setFocus()
    words.selectAll()
    QGuiApplication.clipboard().setText(replaced)
    QTest.keyClick(words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_font_is_added_by_the_dialog_kept_and_carried(
    desk: Desk,
    page: EditorPage,
    viewmodel: EditorViewModel,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = page.artwork.inspector.text
    page.actions_.add_text()
    assert not section.notes.isVisible()
    font = tmp_path / "east-asia.otf"
    font.write_bytes(east_asia())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(font), ""))
    QTest.mouseClick(section.notes.add, LEFT)
    qtbot.waitUntil(lambda: text(viewmodel).font.family == FAMILY)
    paste(section.words, "日本語 𠀀")
    assert text(viewmodel).text == "日本語 𠀀"
    assert section.font_.currentText() == FAMILY
    assert "Design files carry" in section.notes.carried.text()
    assert "Open Font License" in section.notes.licence.text()
    saved = tmp_path / "east.badge"
    assert viewmodel.save(saved)
    drawn = text(viewmodel).outlined
    forget_fonts()
    viewmodel.load(saved)
    qtbot.waitUntil(lambda: FAMILY in added_families())
    assert text(viewmodel).outlined == drawn
    forget_fonts()
    assert viewmodel.files.fonts.offer() == 1  # as at the next start
    assert added_families() == (FAMILY,)


def test_letters_that_no_font_has_are_named_with_what_to_do(page: EditorPage, viewmodel: EditorViewModel) -> None:
    section = page.artwork.inspector.text
    page.actions_.add_text()
    paste(section.words, "a\U0010fffd")
    QApplication.processEvents()
    assert section.notes.missing.isVisible()
    assert "\U0010fffd" in section.notes.missing.text() or "10FFFD" in section.notes.missing.text()
    assert "Add a font" in section.notes.missing.text()
    paste(section.words, "abc")
    QApplication.processEvents()
    assert not section.notes.missing.isVisible()


def test_fonts_are_dropped_and_their_rights_are_said(
    desk: Desk,
    page: EditorPage,
    viewmodel: EditorViewModel,
    qtbot: QtBot,
    drop: Callable[[QWidget, list[Path]], None],
    tmp_path: Path,
) -> None:
    page.actions_.add_text()
    font = tmp_path / "closed.ttf"
    font.write_bytes(with_rights(renamed("Noto Sans Arabic", "Toto Sans Arabic"), 0x2))
    drop(desk.window, [font])
    qtbot.waitUntil(lambda: text(viewmodel).font.family == "Toto Sans Arabic")
    assert "does not let files carry" in page.artwork.inspector.text.notes.carried.text()
    web = tmp_path / "web.woff2"
    web.write_bytes(b"wOF2" + bytes(90))
    with qtbot.waitSignal(viewmodel.told) as told:
        drop(desk.window, [web])
    assert "TTF, OTF or WOFF" in str(told.args[0])
    assert text(viewmodel).font.family == "Toto Sans Arabic"


def test_a_packed_font_is_taken_and_removed_with_what_is_set_in_it_and_taken_back(
    desk: Desk,
    page: EditorPage,
    viewmodel: EditorViewModel,
    qtbot: QtBot,
    drop: Callable[[QWidget, list[Path]], None],
    tmp_path: Path,
) -> None:
    notes, folder = page.artwork.inspector.text.notes, viewmodel.files.folder
    page.actions_.add_text()
    font = tmp_path / "talam.woff"
    font.write_bytes(as_woff(renamed("Noto Sans Arabic", "Toto Sans Arabic")))
    drop(desk.window, [font])
    qtbot.waitUntil(lambda: text(viewmodel).font.family == "Toto Sans Arabic")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Harbour & Sons.badge").write_bytes(save_design(viewmodel.design))
    kept = list((folder.parent / "fonts").iterdir())
    assert [path.suffix for path in kept] == [".ttf"]
    qtbot.waitUntil(notes.remove.isVisible)
    QTest.mouseClick(notes.remove, LEFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Question))
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert "“Harbour & Sons”" in question.accessibleDescription()
    with qtbot.waitSignal(viewmodel.told) as told:
        QTest.mouseClick(question.verb, LEFT)
    message = told.args[0]
    assert isinstance(message, Message)
    assert not kept[0].exists()
    assert viewmodel.files.fonts.offer() == 0
    viewmodel.edit("Edit", lambda design: set_text(design, text(viewmodel).id, text="abc"))  # it stays with this design
    assert text(viewmodel).text == "abc"
    assert not notes.remove.isVisible()
    assert message.act is not None
    message.act()
    qtbot.waitUntil(kept[0].exists)
    qtbot.waitUntil(notes.remove.isVisible)


def test_each_family_is_offered_in_its_own_letters_and_chosen_by_keys(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    choice = page.artwork.inspector.text.font_
    page.actions_.add_text()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(choice.view().isVisible)
    assert choice.itemText(choice.currentIndex()) == text(viewmodel).font.family
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert text(viewmodel).font.family == "Bebas Neue"
    paths = [sample("Sample", family, 20.0, 0) for family in ("Cinzel", "Kalam", "Lato")]
    assert len({path.boundingRect().width() for path in paths if path is not None}) == 3
    assert sample("Sample", "No Such Family", 20.0, 0) is None


def test_what_removing_a_font_means_is_said() -> None:
    assert removal_words((), carried=True).startswith("No other design")
    five = removal_words(("A", "B", "C", "D", "E"), carried=False)
    assert five.startswith("5 other designs are set in it: “A”, “B”, “C”, “D” …")
    assert "has to be added again" in five
    assert "carry the font along" in removal_words(("A",), carried=True)
