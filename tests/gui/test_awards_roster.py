"""The list of people: wrong cells are found, mended in the table, undone; columns are chosen by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QTableWidgetItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import Step
from badgedesk.app.awards.draft import People, read_draft, read_people
from badgedesk.app.awards.models import PeopleModel
from badgedesk.app.awards.views.people_step import PeopleStep
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.app.widgets.fields.chip import COLUMN_TYPE, ColumnChip, HeaderChip
from badgedesk.core.model.achievement import ResultDescription
from tests.gui.roster import MISSPELT, NAMELESS, make_issuer, open_awards, roster_text, write_roster

_NAME, _EMAIL, _STATE = 1, 2, 4


def _people(text: str) -> People:
    return read_people(read_draft("list.csv", text.encode()))


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


@pytest.fixture
def step(desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> PeopleStep:
    """The third step with the list of thirty read in."""
    place.begin_award()
    qtbot.waitUntil(lambda: place.flow.badge.grid.model().rowCount() > 0)
    place.flow.badge.grid.setCurrentIndex(place.flow.badge.grid.model().index(0, 0))
    for _ in range(2):
        qtbot.waitUntil(place.flow.main.isEnabled)
        qtbot.mouseClick(place.flow.main, Qt.MouseButton.LeftButton)
    assert desk.flow.step is Step.PEOPLE
    with qtbot.waitSignal(desk.flow.people.opened):
        desk.flow.people.open(write_roster(tmp_path))
    return place.flow.people


def _editor(step: PeopleStep) -> QLineEdit:
    return next(edit for edit in step.table.viewport().findChildren(QLineEdit) if edit.isVisible())


def _click(step: PeopleStep, qtbot: QtBot, row: int, column: int) -> None:
    box = step.table.visualRect(step.table.model().index(row, column))
    at = QPoint(box.left() + 20, box.top() + 15)
    qtbot.mouseClick(step.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _drop_column(chip: ColumnChip, column: str) -> None:
    mime = QMimeData()
    mime.setData(COLUMN_TYPE, column.encode())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), move, mime, left, none)
    QApplication.sendEvent(chip, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(chip, QDropEvent(QPointF(5, 5), move, mime, left, none))


def _write(step: PeopleStep, qtbot: QtBot, text: str) -> None:
    editor = _editor(step)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_two_wrong_cells_of_thirty_are_mended_in_the_table(
    desk: Desk, place: AwardsPlace, step: PeopleStep, qtbot: QtBot
) -> None:
    people = desk.flow.people
    assert people.people is not None
    assert (people.people.ready, people.people.to_fix) == (28, 2)
    assert place.flow.main.text() == "Look over 28 badges"
    _write(step, qtbot, "Mira Bauer")  # the first wrong cell was open already
    qtbot.waitUntil(lambda: people.settled and place.flow.main.text() == "Look over 29 badges")
    _click(step, qtbot, MISSPELT, _EMAIL)
    _write(step, qtbot, "tom.baker@mail.example")
    qtbot.waitUntil(lambda: place.flow.main.text() == "Look over 30 badges")
    assert people.people.to_fix == 0
    assert step.table.model().index(NAMELESS, _NAME).data() == "Mira Bauer"
    assert not step.only.isVisible()


def test_a_change_of_a_cell_is_undone_and_done_again_by_keys(desk: Desk, step: PeopleStep, qtbot: QtBot) -> None:
    people = desk.flow.people
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    _write(step, qtbot, "Mira Bauer")
    qtbot.waitUntil(lambda: people.settled and people.people is not None and people.people.ready == 29)
    step.table.setFocus()
    qtbot.keyClick(step.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: people.people is not None and people.people.ready == 28)
    assert not people.can_undo
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(step.table, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: people.people is not None and people.people.ready == 29)


def test_only_the_wrong_lines_are_shown_and_stay_while_they_are_mended(
    desk: Desk, step: PeopleStep, qtbot: QtBot
) -> None:
    qtbot.mouseClick(step.only, Qt.MouseButton.LeftButton)
    model = step.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["4", "8"]
    desk.flow.people.edit(NAMELESS, 0, "Mira Bauer")
    qtbot.waitUntil(lambda: model.index(0, _NAME).data() == "Mira Bauer")
    assert model.rowCount() == 2
    qtbot.mouseClick(step.only, Qt.MouseButton.LeftButton)
    assert model.rowCount() == 30
    heights = [step.table.rowHeight(row) for row in range(30)]
    assert [row for row, height in enumerate(heights) if height > min(heights)] == [MISSPELT]


def test_f8_goes_from_wrong_cell_to_wrong_cell(step: PeopleStep, qtbot: QtBot) -> None:
    qtbot.keyClick(_editor(step), Qt.Key.Key_Escape)
    places = []
    for _ in range(2):
        qtbot.keyClick(step.table, Qt.Key.Key_F8)
        places.append((step.table.currentIndex().row(), step.table.currentIndex().column()))
        qtbot.keyClick(_editor(step), Qt.Key.Key_Escape)
    assert places == [(MISSPELT, _EMAIL), (NAMELESS, _NAME)]


def test_another_column_is_read_by_a_chip(desk: Desk, step: PeopleStep, qtbot: QtBot) -> None:
    chip = next(chip for chip in step.findChildren(ColumnChip) if chip.accessibleName().startswith("E-mail"))
    assert chip.accessibleName() == "E-mail, from the column mail"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(chip.menu.isVisible)
    chip.menu.close()
    next(action for action in chip.menu.actions() if action.text() == "Leave this out").trigger()
    qtbot.waitUntil(lambda: desk.flow.people.people is not None and desk.flow.people.people.to_fix == 1)
    desk.flow.people.undo()
    qtbot.waitUntil(lambda: desk.flow.people.people is not None and desk.flow.people.people.to_fix == 2)


def test_a_column_that_is_not_used_is_dragged_onto_a_field(desk: Desk, step: PeopleStep, qtbot: QtBot) -> None:
    bar, people = step.columns, desk.flow.people
    free = next(chip for chip in bar.findChildren(HeaderChip))
    assert free.accessibleName() == "Column note, not used"
    free.dragged.emit(True)
    assert bar.targets.isVisible()
    reason = next(chip for chip in bar.targets.findChildren(ColumnChip) if chip.accessibleName() == "Reason")
    _drop_column(reason, "note")
    free.dragged.emit(False)
    qtbot.waitUntil(lambda: people.settled and people.people is not None and len(people.people.columns) == 4)
    assert people.people is not None
    assert people.people.columns[-1].field == "narrative"
    assert people.people.persons[0].texts[-1] == "Sea trial, 2 days"
    assert not bar.targets.isVisible()


def test_a_column_in_use_dragged_onto_another_field_leaves_its_own_in_one_step(
    desk: Desk, step: PeopleStep, qtbot: QtBot
) -> None:
    people = desk.flow.people
    date = next(chip for chip in step.findChildren(ColumnChip) if chip.accessibleName().startswith("E-mail"))
    _drop_column(date, "note")
    qtbot.waitUntil(lambda: people.settled and people.people is not None and people.people.to_fix == 30)
    people.undo()
    qtbot.waitUntil(lambda: people.settled and people.people is not None and people.people.to_fix == 2)
    people.use("valid-until", "passed_on")
    qtbot.waitUntil(lambda: people.settled and "passed_on" in {one.header for one in people.people.columns})  # type: ignore[union-attr]  # a list is there
    assert people.people is not None
    assert {one.field for one in people.people.columns} == {"name", "email", "valid-until"}
    people.undo()
    qtbot.waitUntil(
        lambda: people.settled and people.people is not None and people.people.columns[2].field == "awarded"
    )


def test_results_of_the_badge_are_read_from_columns_of_their_names() -> None:
    grade = ResultDescription("urn:x:grade", "Grade", "LetterGrade", allowed_values=("A", "B"))
    draft = read_draft("list.csv", b"Name,Grade\nAda,A\nBo,Z\n").with_results((grade,))
    people = read_people(draft)
    assert [(one.field, one.title) for one in people.columns] == [("name", "Name"), ("result:Grade", "Grade")]
    assert (people.ready, people.persons[1].wrong) == (1, frozenset({1}))
    moved = draft.with_column("result:Grade", "Name")
    assert dict(moved.with_results(()).mapping) == {}


def test_a_dropped_list_is_read(desk: Desk, place: AwardsPlace, step: PeopleStep, drop, qtbot, tmp_path) -> None:  # type: ignore[no-untyped-def]  # fixtures of conftest
    file = tmp_path / "short.csv"
    file.write_text("Name\nAda\n", "utf-8")
    assert place.drop_sentence(1) == "Read as a list of people"
    with qtbot.waitSignal(desk.flow.people.opened):
        drop(desk.window, [file])
    assert place.flow.main.text() == "Look over 1 badge"


def test_a_file_that_is_no_list_is_said_and_the_list_stays(
    desk: Desk, place: AwardsPlace, step: PeopleStep, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\xff\xfe\x00bad")
    with qtbot.waitSignal(desk.flow.told):
        desk.flow.people.open(file)
    assert place.flow.messages.isVisible()
    assert desk.flow.people.people is not None
    assert desk.flow.people.people.draft.name == "course-november.csv"


def test_the_reason_names_what_was_probably_meant() -> None:
    people = _people(roster_text())
    assert people.persons[NAMELESS].reason == "The name is empty. Every badge needs the name of the person."
    assert people.persons[MISSPELT].reason == (
        "“tom.baker@mail” is no e-mail address. Did you mean tom.baker@mail.example?"
    )
    assert people.persons[0].shown == ("Person 00", "person0@mail.example", "14 Nov 2026")


def test_a_list_without_a_known_column_of_names_can_be_mapped_by_hand() -> None:
    people = _people("Wer,Wann\nAda,2026-11-14\n")
    assert people.fault
    assert people.roster is None
    mapped = read_people(people.draft.with_column("name", "Wer"))
    assert (mapped.fault, mapped.ready) == ("", 1)


def test_markup_and_hidden_characters_of_a_list_are_shown_as_what_they_are() -> None:
    people = _people("Name\n<b>Ada</b>\u202e\n")
    assert people.persons[0].shown == ("<b>Ada</b>⟨U+202E⟩",)
    assert people.persons[0].texts == ("<b>Ada</b>\u202e",)


def test_cells_that_begin_a_formula_or_hold_a_line_break_survive_a_change() -> None:
    people = _people('Name,E-mail\n"=1+1\nx",a@b.example\nBo,c@d.example\n')
    changed = read_people(people.draft.with_cell(1, 0, 'Bo "the" B, Jr'))
    assert [person.texts[0] for person in changed.persons] == ["=1+1\nx", 'Bo "the" B, Jr']
    assert changed.ready == 2


def test_the_model_of_people_is_sound(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = PeopleModel()
    model.replace(_people(roster_text()))
    qtmodeltester.check(model)
    assert model.headerData(_STATE, Qt.Orientation.Horizontal) == "State"
    assert model.index(NAMELESS, _STATE).data() == "Fix this row"
    spoken = model.index(NAMELESS, _NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "empty. The name is empty. Every badge needs the name of the person."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("long.csv", b"Name\n" + b"".join(b"Person %d\n" % number for number in range(20_001)), "too long"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
    ],
)
def test_a_list_that_cannot_be_taken_is_told_and_the_one_at_hand_stays(
    desk: Desk, step: PeopleStep, qtbot: QtBot, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    assert step.isVisible()
    file = tmp_path / name
    file.write_bytes(data)
    with qtbot.waitSignal(desk.flow.people.told, timeout=20_000) as told:
        desk.flow.people.open(file)
    assert told.args is not None
    assert sentence in told.args[0].sentence
    people = desk.flow.people.people
    assert people is not None
    assert people.ready == 28


def test_a_column_of_dates_in_three_forms_marks_those_that_could_be_misread(
    desk: Desk, step: PeopleStep, qtbot: QtBot, tmp_path: Path
) -> None:
    assert step.isVisible()
    file = tmp_path / "dates.csv"
    file.write_text("Name,Date\nAda,2026-11-14\nBob,14.11.2026\nEve,11/14/2026\nTom,2026-11-14T09:00:00Z\n", "utf-8")
    with qtbot.waitSignal(desk.flow.people.opened, timeout=20_000):
        desk.flow.people.open(file)
    people = desk.flow.people.people
    assert people is not None
    assert (people.ready, people.to_fix) == (2, 2)
    assert people.persons[1].reason.startswith("“14.11.2026” cannot be read as a date: ")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("14.11.2026", "Did you mean 2026-11-14?"),
        ("3.4.2026", "Did you mean 2026-04-03?"),
        ("11/14/2026", "Did you mean 2026-11-14?"),
        ("14/11/2026", "Did you mean 2026-11-14?"),
        ("05/05/2026", "Did you mean 2026-05-05?"),
        ("03/04/2026", "Write dates like 2026-11-14."),
        ("31.2.2026", "Write dates like 2026-11-14."),
        ("soon", "Write dates like 2026-11-14."),
    ],
)
def test_a_date_in_another_form_is_only_guessed_where_it_cannot_be_misread(cell: str, meant: str) -> None:
    people = _people(f"Name,Date\nAda,{cell}\n")
    assert people.persons[0].reason.endswith(meant)


def test_every_hostile_list_is_refused_with_a_sentence_or_its_wrong_rows_are_marked(
    desk: Desk, step: PeopleStep, qtbot: QtBot, vectors_dir: Path
) -> None:
    assert step.isVisible()
    desk_of_people, told, to_fix = desk.flow.people, {}, {}
    said: list[str] = []
    read: list[bool] = []
    desk_of_people.told.connect(lambda message: said.append(message.sentence))
    desk_of_people.opened.connect(lambda: read.append(True))
    files = (vectors_dir / "hostile" / "zip").iterdir()
    for file in (file for file in files if file.name.startswith(("roster-", "sheet-"))):
        said.clear()
        read.clear()
        desk_of_people.open(file)
        qtbot.waitUntil(lambda: bool(said or read), timeout=20_000)
        if not read:
            told[file.stem] = said[0]
        elif (people := desk_of_people.people) is not None and people.to_fix:
            to_fix[file.stem] = [person.reason for person in people.persons if person.reason]
    refused = {"roster-long-field", "roster-nul", "roster-unclosed", "sheet-bomb", "sheet-laughs", "sheet-macro"}
    assert set(told) == refused
    assert "a cell of line 2 has more than " in told["roster-long-field"]
    assert all(len(sentence) > 40 for sentence in told.values())
    marked = {name: len(reasons) for name, reasons in to_fix.items()}
    assert marked == {"roster-dup": 2, "roster-email-header": 2, "roster-path-names": 1}
    assert all(len(reason) > 20 for reasons in to_fix.values() for reason in reasons)


def test_a_list_is_typed_into_a_table(desk: Desk, place: AwardsPlace, step: PeopleStep, qtbot: QtBot) -> None:
    dialog = step.type_list()
    qtbot.waitUntil(dialog.isVisible, timeout=20_000)
    qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    table = dialog.table
    last = table.rowCount() - 1
    for row, column, text in (
        (0, 0, 'Zoe "Z" Berg'),
        (0, 1, "zoe@mail.example"),
        (last, 0, "Bo"),
        (last, 1, "no address"),
    ):
        table.setCurrentCell(row, column)
        table.editItem(table.item(row, column) or _blank(table, row, column))
        qtbot.waitUntil(lambda: len(_open_editors(table)) == 1, timeout=20_000)
        (editor,) = _open_editors(table)
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not _open_editors(table), timeout=20_000)
    assert table.rowCount() == last + 2
    with qtbot.waitSignal(desk.flow.people.opened, timeout=20_000):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    people = desk.flow.people.people
    assert people is not None
    assert (people.ready, people.to_fix) == (1, 1)
    assert people.persons[0].texts[0] == 'Zoe "Z" Berg'
    assert place.flow.main.text() == "Look over 1 badge"


def _open_editors(table: QTableWidget) -> list[QLineEdit]:
    return [edit for edit in table.viewport().findChildren(QLineEdit) if edit.isVisible()]


def _blank(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem()
    table.setItem(row, column, item)
    return item
