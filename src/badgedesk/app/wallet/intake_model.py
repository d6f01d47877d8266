"""The rows of an import's report as a table."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject

from badgedesk.app.wallet.intake import IntakeRow
from badgedesk.app.widgets.lists.rows_table import Cells, RowsModel


class Column(IntEnum):
    """The columns, in the order shown."""

    FILE = 0
    STATE = 1
    WHY = 2


_TITLES: Final = ("File", "Result", "Badge, or why not")


class IntakeModel(RowsModel[IntakeRow]):
    """Rows of `IntakeRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, Column.STATE, _cells_of, parent)


def _cells_of(row: IntakeRow) -> Cells:
    texts = (row.file, row.state.word, row.badge or row.sentence)
    return Cells(texts, row.badge_id, row.state, row.spoken())
