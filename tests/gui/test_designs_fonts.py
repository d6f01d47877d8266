"""Added fonts in the editor: by dialog and by drop, kept for the next start, with what is to be known of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.main import Desk
from badgedesk.app.widgets.text_box import TextBox
from badgedesk.design.added_fonts import added_families
from badgedesk.design.layers import TextLayer
from tests.fonts import east_asia, forget_fonts, renamed, with_rights

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
    paste(section.words, "a\ue123")
    assert section.notes.missing.isVisible()
    assert "\ue123" in section.notes.missing.text() or "E123" in section.notes.missing.text()
    assert "Add a font" in section.notes.missing.text()
    paste(section.words, "abc")
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
    assert "TTF or OTF" in str(told.args[0])
    assert text(viewmodel).font.family == "Toto Sans Arabic"
