"""Reading spreadsheets (XLSX, XLS, ODS) of strangers, in a process of its own with limits.

The archive is checked before (`core.archive`), so that bombs and documents with entities end here; what is left is
read by a library in a child process of bounded time and memory, because a sheet may claim a cell in its very last
corner. Formulas are never read: a cell is what the spreadsheet last showed for it.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from badgedesk.awarding.rosters.columns import count_known
from badgedesk.core import archive, limits
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.limits import MIB
from badgedesk.core.strictjson import JsonObject, parse_object

TIME_LIMIT_S: Final = 20.0
_CPU_LIMIT_S: Final = 15
_MEMORY_LIMIT_BYTES: Final = 640 * MIB
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_ANSWER_BYTES: Final = 512 * MIB
_UNREADABLE, _LOCKED, _OUT_OF_MEMORY = 65, 66, 70
_XML: Final = (".xml", ".rels")
_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, and its rows that are not blank with the numbers they have there."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def is_workbook(data: bytes) -> bool:
    """Return whether the bytes begin as a spreadsheet's file does."""
    return data.startswith(_OLD_WORKBOOK) or archive.is_archive(data)


def read_workbook(data: bytes) -> Sheet:
    """Return the sheet whose first row has the most columns known for rosters, else the first with anything in it.

    Dates become ``YYYY-MM-DD``, whole numbers lose their point; texts are kept as they are.

    Args:
        data: the whole file, at most ``limits.ROSTER_BYTES``.

    Raises:
        InputError: `Code.ROSTER_FORMAT`, no spreadsheet or one with macros; ``ARCHIVE_FORMAT``, ``ARCHIVE_PATH``,
            ``ARCHIVE_XML``; ``ARCHIVE_ENCRYPTED``, it is locked with a password.
        LimitExceededError: `Code.ARCHIVE_LIMIT`; ``ROSTER_LIMIT``, for a sheet too large to be read.
    """
    if archive.is_archive(data):
        _check_archive(data)
    elif _LOCKED_STREAM in data:
        raise InputError(Code.ARCHIVE_ENCRYPTED)
    return _sheet(_ask(data))


def _check_archive(data: bytes) -> None:
    for entry, content in archive.open_archive(data).members():
        if entry.path.lower().endswith("vbaproject.bin"):
            raise InputError(Code.ROSTER_FORMAT, reason="a workbook with macros")
        if entry.path.lower().endswith(_XML) and any(sign in content.upper() for sign in _DECLARATIONS):
            raise InputError(Code.ARCHIVE_XML, member=entry.path)


def _ask(data: bytes) -> JsonObject:
    """Return what the child process read."""
    import subprocess

    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command; the file goes in through standard input
            [sys.executable, "-m", __name__],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(
            Code.ROSTER_LIMIT, reason=f"reading it takes over {TIME_LIMIT_S:.0f} seconds"
        ) from error
    if answer.returncode == _LOCKED:
        raise InputError(Code.ARCHIVE_ENCRYPTED)
    if answer.returncode < 0 or answer.returncode == _OUT_OF_MEMORY:
        raise LimitExceededError(Code.ROSTER_LIMIT, reason="reading it takes too much memory")
    if answer.returncode != 0:
        raise InputError(Code.ROSTER_FORMAT, reason="no spreadsheet that can be read")
    return parse_object(answer.stdout, limit_bytes=_ANSWER_BYTES)


def _sheet(answer: JsonObject) -> Sheet:
    name, rows = answer["sheet"], answer["rows"]
    if not isinstance(name, str) or not isinstance(rows, list):
        raise InputError(Code.ROSTER_FORMAT)
    return Sheet(name, tuple(_row(row) for row in rows))


def _row(row: object) -> tuple[int, tuple[str, ...]]:
    if not isinstance(row, list) or not isinstance(row[0], int):
        raise InputError(Code.ROSTER_FORMAT)
    return row[0], tuple(str(cell) for cell in row[1:])


# --- in the child process -------------------------------------------------------------------------------------------


def cell_text(value: object) -> str:
    """Return a cell as text: as its sheet shows it, but numbers and dates in one form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**limits.JSON_INTEGER_DIGITS:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _filled(sheet: Any) -> Iterator[list[object]]:
    """Yield the rows of a sheet that are not blank, one more than a roster may have, each with its number first."""
    count = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        texts = [cell_text(value)[: limits.ROSTER_CELL_CHARACTERS + 1] for value in row]
        while texts and not texts[-1].strip():
            del texts[-1]
        if texts:
            yield [number, *texts[: limits.ROSTER_COLUMNS + 1]]
            count += 1
        if count > limits.ROSTER_ROWS + 1:
            return


def _choose(data: bytes) -> dict[str, object]:
    import io

    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    best: tuple[int, str, list[list[object]]] = (-1, "", [])
    for described in book.sheets_metadata:
        if described.typ is not SheetTypeEnum.WorkSheet or described.visible is not SheetVisibleEnum.Visible:
            continue
        rows = list(_filled(book.get_sheet_by_name(described.name)))
        known = count_known(tuple(str(cell) for cell in rows[0][1:]), {}) if rows else -1
        if known > best[0]:
            best = (known, described.name, rows)
    return {"sheet": best[1], "rows": best[2]}


def _confine() -> None:
    """Limit this process where the system can: processor time, memory, nothing written."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_CPU, _CPU_LIMIT_S),
        (resource.RLIMIT_AS, _MEMORY_LIMIT_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        allowed = resource.getrlimit(kind)[1]  # a limit that stands already cannot be raised
        limit = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (limit, limit))


def main() -> int:
    """Read the file on standard input and write its sheet to standard output, as JSON."""
    from python_calamine import CalamineError, PasswordError

    _confine()
    data = sys.stdin.buffer.read(limits.ROSTER_BYTES + 1)
    try:
        found = _choose(data)
    except MemoryError:
        return _OUT_OF_MEMORY
    except PasswordError:
        return _LOCKED
    except (CalamineError, ValueError, OSError):
        return _UNREADABLE
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
