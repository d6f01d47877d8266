"""The panel of artwork checks by real mouse and keys: shown, put right, taken back, and quiet when all is well."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.checks_panel import ChecksPanel
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.core.errors import Code
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.content import set_achievement, set_fill, set_text
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.templates import build_template

ARC = LayerId("arc")


def faulty() -> Design:
    """Return a coach with small words, pale words and no description."""
    small = set_text(build_template("coach"), ARC, size_px=20.0)
    pale = set_fill(small, LayerId("main"), solid(Hex("#1c7247")))
    return set_achievement(pale, replace(pale.achievement, caption=""))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def found(panel: ChecksPanel) -> list[Code]:
    return [row.found.finding.code for row in panel.rows]


def test_each_finding_is_shown_put_right_and_taken_back(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    panel, canvas = page.artwork.inspector.checks, page.artwork.canvas
    viewmodel.open(faulty())
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    assert QApplication.activeWindow() is page.window()
    assert found(panel) == [Code.ARTWORK_TEXT_SMALL, Code.ARTWORK_TEXT_PALE, Code.ARTWORK_CAPTION]
    assert panel.rows[0].words == "The text “Volunteer” is hard to read on a small badge."
    fitted = canvas.scale_now
    click(panel.rows[0].show_me)
    assert viewmodel.selection == (ARC,)
    assert canvas.scale_now > 1.4 * fitted
    assert canvas.viewport().rect().contains(canvas.box_on_screen(ARC).toRect())
    panel.rows[0].fix.setFocus()
    QTest.keyClick(panel.rows[0].fix, Qt.Key.Key_Space)
    arc = viewmodel.design.layer(ARC)
    assert isinstance(arc, TextLayer)
    assert arc.size_px == 36.0
    assert page.undo.accessibleName() == "Undo “make the text larger”"
    qtbot.waitUntil(lambda: found(panel) == [Code.ARTWORK_TEXT_PALE, Code.ARTWORK_CAPTION])
    assert QApplication.focusWidget() is panel.rows[0].show_me
    click(page.undo)
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    click(panel.rows[2].show_me)
    assert QApplication.focusWidget() is page.form.caption.edit
    QTest.keyClicks(page.form.caption.edit, "A burst with a whistle.")
    page.show_view("artwork")
    qtbot.waitUntil(lambda: Code.ARTWORK_CAPTION not in found(panel))


def test_the_panel_folds_and_is_one_quiet_line_while_all_is_well(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    panel = page.artwork.inspector.checks
    viewmodel.open(faulty())
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    high = panel.height()
    click(panel.toggle)
    qtbot.waitUntil(lambda: panel.height() < high / 2)
    assert not panel.rows[0].isVisible()
    click(panel.toggle)
    assert panel.rows[0].isVisible()
    viewmodel.open(build_template("coach"))
    qtbot.waitUntil(lambda: panel.rows == [])
    assert not panel.toggle.isVisible()
    qtbot.waitUntil(lambda: panel.height() < high / 3)


def test_all_that_can_be_is_put_right_as_one_step(page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot) -> None:
    panel = page.artwork.inspector.checks
    viewmodel.open(faulty())
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    before = viewmodel.design
    click(panel.fix_all)
    qtbot.waitUntil(lambda: panel.rows == [])
    assert not panel.fix_all.isVisible()
    assert len(viewmodel.steps()[0]) == 1
    click(page.undo)
    assert viewmodel.design is before
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    assert panel.fix_all.isVisible()


def test_no_scroll_bar_covers_words_where_all_findings_have_room(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    panel = page.artwork.inspector.checks
    page.window().resize(1600, 1000)
    viewmodel.open(faulty())
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    scroll = panel.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(scroll.verticalScrollBar().isVisible)
    viewmodel.edit("Larger", lambda design: set_text(design, ARC, size_px=40.0))
    qtbot.waitUntil(lambda: len(panel.rows) == 2)
    qtbot.waitUntil(lambda: not scroll.verticalScrollBar().isVisible())
    for row in panel.rows:
        qtbot.waitUntil(lambda row=row: scroll.rect().contains(row.mapTo(scroll, row.rect().bottomRight())))  # type: ignore[misc]
