"""Tables of rows that are looked at as a whole."""

from enum import IntEnum

from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.lists.rows_table import Cells, RowsModel, RowsTable


class _Column(IntEnum):
    NAME = 0
    STATE = 1


class _Asked:
    """Which rows were asked for."""

    def __init__(self) -> None:
        self.rows: set[int] = set()

    def cells(self, row: int) -> Cells:
        self.rows.add(row)
        return Cells((f"Person {row}", "Valid"), str(row), Verdict(Tone.PASS, "Valid"), f"Person {row}, valid")


def test_a_model_says_what_stands_in_its_cells(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    model = RowsModel(("Name", "State"), _Column.STATE, _Asked().cells)
    model.replace(tuple(range(3)))
    qtmodeltester.check(model)
    assert model.index(2, _Column.NAME).data() == "Person 2"
    assert model.index(2, _Column.NAME).data(CardRole.VERDICT) is None
    assert model.index(2, _Column.STATE).data(CardRole.VERDICT) == Verdict(Tone.PASS, "Valid")
    assert model.index(1, _Column.NAME).data(CardRole.ID) == "1"
    assert model.row(3) is None


def test_few_of_many_rows_say_how_wide_a_column_is(qapp: QApplication, qtbot: QtBot) -> None:
    asked = _Asked()
    model = RowsModel(("Name", "State"), _Column.STATE, asked.cells)
    table = RowsTable(Theme(qapp), model, "People", (_Column.STATE,))
    qtbot.addWidget(table)
    table.resize(600, 400)
    model.replace(tuple(range(5_000)))
    with qtbot.waitExposed(table):
        table.show()
    assert table.columnWidth(_Column.STATE) < table.columnWidth(_Column.NAME)
    assert len(asked.rows) < 100
