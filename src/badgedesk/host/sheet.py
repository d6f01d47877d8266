"""Writing tables for spreadsheets, in which nothing that comes from people can start to run."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

_STARTERS: Final = frozenset("=+-@|%")
"""A cell that starts so may be taken for a formula or a command, also in the wide and small forms of the signs."""
_CONTROLS: Final = frozenset("\t\r\n")
DISARMED: Final = "disarmed"
"""Header of the last column, which names the columns whose cells were changed."""


def write_sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file in UTF-8 with a mark, every cell quoted, that spreadsheets open as it is.

    A cell that a spreadsheet could run gets an apostrophe in front; the last column says which cells did.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*columns, DISARMED))
    for row in rows:
        changed = [column for column, cell in zip(columns, row, strict=True) if _could_run(cell)]
        writer.writerow((*(disarm(cell) for cell in row), ", ".join(changed)))
    return written.getvalue().encode("utf-8-sig")


def write_workbook(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return an XLSX workbook with one sheet, every cell of it a text; cells are disarmed as in `write_sheet`."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=False)
    sheet = book.active
    listed = [(*columns, DISARMED)]
    for row in rows:
        changed = [column for column, cell in zip(columns, row, strict=True) if _could_run(cell)]
        listed.append((*(disarm(cell) for cell in row), ", ".join(changed)))
    for number, row in enumerate(listed, start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
            cell.data_type = "s"
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def disarm(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: itself, or itself behind an apostrophe."""
    return f"'{cell}" if _could_run(cell) else cell


def _could_run(cell: str) -> bool:
    visible = (character for character in cell if not _is_invisible(character))
    first = unicodedata.normalize("NFKC", next(visible, ""))
    return (cell != "" and cell[0] in _CONTROLS) or first in _STARTERS


def _is_invisible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] == "C"
