"""A course of 250 people as a workbook: seven rows are wrong, three of them are to be mended."""

from pathlib import Path
from typing import Final

PEOPLE: Final = 250
FEW: Final = 24
DATE: Final = "2026-11-14"
MENDED: Final = {
    5: ("E-mail", "five at school", "p5@school.example"),
    11: ("Date", "14.11.2026", DATE),
    17: ("E-mail", "p17@school", "p17@school.example"),
}
"""Rows by number of the person: column, what is wrong, what is right."""
LEFT: Final = {
    3: ("E-mail", "none yet"),
    8: ("Date", "next week"),
    14: ("Date", "11/14/26"),
    20: ("E-mail", "a@b@school.example"),
}
"""Rows that stay wrong: column, and what is in it."""
REVOKED: Final = 7
CORRECTED: Final = 12
RIGHT_NAME: Final = "Zoë Müller-Ångström"
_HEADER: Final = ("Name", "E-mail", "Date")


def name_of(number: int) -> str:
    """Return the name of a person."""
    return f"Learner {number:03}"


def write_course(file: Path, people: int) -> Path:
    """Write the workbook and return its path."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(_HEADER)
    wrong = {**{number: told[:2] for number, told in MENDED.items()}, **LEFT}
    for number in range(1, people + 1):
        row = {"Name": name_of(number), "E-mail": f"p{number}@school.example", "Date": DATE}
        if number in wrong:
            column, value = wrong[number]
            row[column] = value
        sheet.append([row[column] for column in _HEADER])
    book.save(file)
    return file
