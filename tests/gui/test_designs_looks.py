"""Brand kit, levels, own templates and the colour picker, as people use them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.desk import OWN, TEMPLATE, DesignDesk
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ColourPicker, parse_hex
from badgedesk.app.designs.views.colours.eyedropper import Eyedropper
from badgedesk.app.designs.views.dialogs.brand_dialog import BrandDialog
from badgedesk.app.designs.views.dialogs.levels_dialog import LevelsDialog
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.main import Desk
from badgedesk.app.widgets.frame.message import Message
from badgedesk.design import Design, load_design, save_design
from badgedesk.design.brand import Level, LevelSet
from badgedesk.design.colours.colour import Swatch
from badgedesk.design.family import LEVEL_SETS
from badgedesk.design.templates import build_template

Kind = TypeVar("Kind", bound=QDialog)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LEVELS = LEVEL_SETS["Bronze, silver, gold"]
BELTS = (Level("Yellow"), Level("Brown", "silver", (Swatch("base", "#5a3210"),)))


@pytest.fixture
def page(open_design: Callable[[Design], DesignsStudio]) -> EditorPage:
    """The editor with the language template, saved in a folder of its own beside another design."""
    found = open_design(build_template("language"))
    return found.editor


@pytest.fixture
def viewmodel(desk: Desk) -> EditorViewModel:
    return desk.studio.editor


def dialog(qtbot: QtBot, kind: type[Kind]) -> Kind:
    """Return the dialog of a kind that is open."""

    def found() -> list[Kind]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    return found()[0]


def test_a_kit_is_given_to_this_badge_in_one_step_and_to_others_with_a_way_back(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.badge"
    other.write_bytes(save_design(build_template("harbour")))
    before = other.read_bytes()
    assert viewmodel.save(tmp_path / "mine.badge")
    viewmodel.select(())
    page.artwork.inspector.design.kit.click()
    asked = dialog(qtbot, BrandDialog)
    qtbot.waitUntil(lambda: all(picture.is_drawn for picture in asked.pictures.pictures), timeout=20_000)
    asked.display.show_value("Cinzel")
    ((path, box),) = asked.others
    assert path == other
    box.click()
    assert asked.apply.text() == "Give 2 badges the look"
    told: list[Message] = []
    viewmodel.told.connect(told.append)
    asked.apply.click()
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert viewmodel.steps()[0] == ("Brand kit",)
    assert viewmodel.design.brand.display == "Cinzel"
    assert load_design(other.read_bytes()).brand.display == "Cinzel"
    assert viewmodel.files.kit().display == "Cinzel"
    assert told[0].act is not None
    told[0].act()
    qtbot.waitUntil(lambda: viewmodel.steps()[0] == (), timeout=20_000)
    assert other.read_bytes() == before


def test_levels_are_written_beside_their_master_and_follow_it(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel.select(())
    page.artwork.inspector.design.levels.click()
    asked = dialog(qtbot, LevelsDialog)
    asked.choice.show_value("A1 to C2")
    asked.choice.activated.emit(0)
    assert not asked.silent.isVisible()
    asked.keep.click()
    assert viewmodel.save(tmp_path / "Welsh.badge")
    names = [f"Welsh - {level}.badge" for level in ("A1", "A2", "B1", "B2", "C1", "C2")]
    qtbot.waitUntil(lambda: all((tmp_path / name).exists() for name in names), timeout=20_000)
    first = load_design((tmp_path / names[0]).read_bytes())
    assert (first.level, first.master) == ("A1", "Welsh.badge")
    viewmodel.edit("Metal", lambda design: build_template("language"))
    viewmodel.undo()
    page.artwork.inspector.design.metal.chosen.emit("bronze")
    assert viewmodel.save()
    qtbot.waitUntil(lambda: load_design((tmp_path / names[5]).read_bytes()).palette.metal == "bronze", timeout=20_000)


def test_levels_of_ones_own_are_named_coloured_and_kept(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    page._open_levels()
    asked = dialog(qtbot, LevelsDialog)
    asked.choice.setFocus()
    QTest.keyClick(asked.choice, Qt.Key.Key_Home)
    assert asked.choice.value() == "No levels"
    QTest.mouseClick(asked.change, LEFT)
    first = asked.editor.lines[0]
    qtbot.waitUntil(first.name.hasFocus)
    first.name.selectAll()
    QTest.keyClicks(first.name, "Yellow")
    QTest.mouseClick(asked.editor.add, LEFT)
    second = asked.editor.lines[1]
    QTest.keyClicks(second.name, "yellow")
    assert asked.refused.text() == "Two levels are called “Yellow”."
    assert not asked.keep.isEnabled()
    second.name.selectAll()
    QTest.keyClicks(second.name, "Brown")
    assert asked.keep.isEnabled()
    second.metal.setFocus()
    QTest.keyClicks(second.metal, "S")
    assert second.metal.value() == "silver"
    QTest.mouseClick(second.colours.button("base"), LEFT)
    picker = dialog(qtbot, ColourPicker)
    picker.hex.edit.selectAll()
    QTest.keyClicks(picker.hex.edit, "#5a3210")
    picker.take.click()
    QTest.keyClicks(asked.name, "Belts")
    QTest.mouseClick(asked.store, LEFT)
    assert (asked.choice.currentText(), asked.forget.isVisible()) == ("Belts", True)
    QTest.mouseClick(asked.keep, LEFT)
    assert viewmodel.design.levels == BELTS
    assert viewmodel.save(tmp_path / "Judo.badge")
    brown = tmp_path / "Judo - Brown.badge"
    qtbot.waitUntil(brown.exists)
    assert load_design(brown.read_bytes()).palette.colour("base") == "#5a3210"


def test_a_kept_set_is_offered_for_other_designs_until_it_is_forgotten(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    viewmodel.files.keep_level_set(LevelSet("Belts", BELTS))
    page._open_levels()
    again = dialog(qtbot, LevelsDialog)
    again.choice.show_value("own Belts")
    again.choice.activated.emit(0)
    QTest.mouseClick(again.forget, LEFT)
    assert viewmodel.files.level_sets() == ()
    QTest.mouseClick(again.keep, LEFT)
    assert viewmodel.design.levels == BELTS


def test_three_levels_show_without_scrolling_above_a_word_on_what_is_missing(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    viewmodel.open(build_template("harbour"))
    page._open_levels()
    asked = dialog(qtbot, LevelsDialog)
    asked.choice.show_value("Bronze, silver, gold")
    asked.choice.activated.emit(0)
    QTest.mouseClick(asked.change, LEFT)
    assert asked.silent.isVisible()
    assert len(asked.editor.lines) == 3
    qtbot.waitUntil(lambda: asked.editor._scroll.verticalScrollBar().maximum() == 0)


def test_a_strange_file_is_never_taken_for_a_level(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    page.looks.set_levels(LEVELS)
    stranger = tmp_path / "Welsh - Bronze.badge"
    stranger.write_bytes(save_design(build_template("harbour")))
    before = stranger.read_bytes()
    told: list[Message] = []
    viewmodel.told.connect(told.append)
    assert viewmodel.save(tmp_path / "Welsh.badge")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert stranger.read_bytes() == before
    assert not (tmp_path / "Welsh - Gold.badge").exists()


def test_a_template_of_ones_own_is_offered_first(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot, desk: Desk
) -> None:
    viewmodel.select(())
    page.artwork.inspector.design.template.click()
    templates = viewmodel.files.templates
    qtbot.waitUntil(lambda: len(list(templates.glob("*.badge"))) == 1, timeout=20_000)
    (file,) = templates.glob("*.badge")
    designs = DesignDesk(viewmodel.files.folder)
    card = designs.templates()[0]
    assert card.id == TEMPLATE + OWN + file.name
    assert designs.load(card.id) == viewmodel.design
    assert designs.draw(card.picture, 32) is not None


def test_a_colour_is_typed_and_changed_everywhere_in_one_step(
    page: EditorPage, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    page.actions_.add_shape("circle")
    accent = viewmodel.design.palette.colour("accent")
    page.artwork.inspector.fill.more.click()
    picker = dialog(qtbot, ColourPicker)
    assert picker.value == accent
    picker.hex.edit.setFocus()
    picker.hex.edit.selectAll()
    QTest.keyClicks(picker.hex.edit, "#13579z")
    assert not picker.take.isEnabled()
    QTest.keyClick(picker.hex.edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(picker.hex.edit, "b")
    assert picker.value == "#13579b"
    picker.everywhere.setChecked(True)
    picker.take.click()
    assert viewmodel.design.palette.colour("accent") == "#13579b"
    assert viewmodel.steps()[0][-1] == "Change a colour everywhere"


def test_the_plane_the_strip_and_the_numbers_agree(page: EditorPage, qtbot: QtBot) -> None:
    page.actions_.add_shape("circle")
    page.artwork.inspector.fill.more.click()
    picker = dialog(qtbot, ColourPicker)
    picker.show_value("#336699")
    assert [field.number() for field in picker.numbers.values()] == [210, 50, 40]
    picker.strip.setFocus()
    for _ in range(3):
        QTest.keyClick(picker.strip, Qt.Key.Key_Right)
    assert picker.numbers["H"].number() == pytest.approx(221, abs=1)
    picker.plane.setFocus()
    QTest.keyClick(picker.plane, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert picker.numbers["L"].number() == pytest.approx(50, abs=1)
    QTest.mouseClick(picker.plane, LEFT, NONE, picker.plane.rect().topRight() + QPoint(-1, 1))
    assert picker.value == "#ffffff"


def test_the_eyedropper_takes_what_is_shown(page: EditorPage, qtbot: QtBot) -> None:
    page.actions_.add_shape("circle")
    page.artwork.inspector.fill.more.click()
    picker = dialog(qtbot, ColourPicker)
    picker.dropper.click()
    window = page.window()
    qtbot.waitUntil(lambda: window.findChild(Eyedropper) is not None, timeout=20_000)
    dropper = window.findChild(Eyedropper)
    assert isinstance(dropper, Eyedropper)
    layer = page.artwork.canvas._viewmodel.selection[0]
    target = page.artwork.canvas.viewport().mapTo(window, page.artwork.canvas.box_on_screen(layer).center().toPoint())
    QTest.mouseClick(dropper, LEFT, NONE, target)
    assert picker.value == page.artwork.canvas._viewmodel.design.palette.colour("accent")


@pytest.mark.parametrize(
    ("typed", "value"), [("#ABC", "#aabbcc"), (" 13579b ", "#13579b"), ("#12345", None), ("red", None), ("", None)]
)
def test_hex_is_read_as_people_type_it(typed: str, value: str | None) -> None:
    assert parse_hex(typed) == value
