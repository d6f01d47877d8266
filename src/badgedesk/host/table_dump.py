"""The rows of a database as lines of JSON, readable without SQLite, and back.

A line is ``{"table": ..., "columns": [...], "rows": [[...], ...]}``; bytes are ``{"base64": "..."}``.
"""

import base64
import binascii
from collections.abc import Iterator, Sequence
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.limits import MIB
from badgedesk.core.strictjson import JsonValue, parse_object, write_json
from badgedesk.host.database import Database, Row, Value

LINE_BYTES: Final = 40 * MIB
"""No line is longer: one row holds at most some large reports or one credential with its picture."""
_ROWS_A_LINE: Final = 50


def dump_tables(database: Database, tables: Sequence[str]) -> Iterator[bytes]:
    """Yield every row of the tables, some to a line, each line with its line feed.

    Inside a transaction of the caller's all lines are of one moment.
    """
    for table in tables:
        columns = columns_of(database, table)
        for rows in _pages(database, table, columns):
            values: list[JsonValue] = [[_to_json(value) for value in row] for row in rows]
            yield write_json({"table": table, "columns": list(columns), "rows": values}).encode() + b"\n"


def _pages(database: Database, table: str, columns: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the rows some at a time: by row id, so that no large table is ever held as a whole."""
    names = ", ".join(columns)
    made = database.row("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    if made is not None and "WITHOUT ROWID" in str(made[0]):
        rows = database.rows(f"SELECT {names} FROM {table}")  # noqa: S608 - names from the schema
        yield from (rows[start : start + _ROWS_A_LINE] for start in range(0, len(rows), _ROWS_A_LINE))
        return
    last: Value = -(2**62)
    while rows := database.rows(
        f"SELECT rowid, {names} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS_A_LINE}",  # noqa: S608 - as above
        (last,),
    ):
        last = rows[-1][0]
        yield [row[1:] for row in rows]


def load_line(database: Database, line: bytes, tables: Sequence[str]) -> None:
    """Insert the rows of one line into a database of the same schema.

    Raises:
        StoreError: `Code.BACKUP_DAMAGED`, for anything that is no such line or names other tables or columns.
    """
    try:
        value = parse_object(line, limit_bytes=LINE_BYTES)
        table, columns, rows = value["table"], value["columns"], value["rows"]
    except (BadgeDeskError, KeyError) as error:
        raise StoreError(Code.BACKUP_DAMAGED, reason="a line of rows") from error
    if not isinstance(table, str) or table not in tables or not isinstance(columns, list) or not isinstance(rows, list):
        raise StoreError(Code.BACKUP_DAMAGED, reason="a line of rows")
    if not columns or not set(map(str, columns)) <= set(columns_of(database, table)):
        raise StoreError(Code.BACKUP_DAMAGED, reason="a line of rows")
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(map(str, columns))}) VALUES ({marks})"  # noqa: S608 - names of the schema
    for row in rows:
        if not isinstance(row, list) or len(row) != len(columns):
            raise StoreError(Code.BACKUP_DAMAGED, reason="a row")
        database.execute(sql, [_from_json(member) for member in row])


def columns_of(database: Database, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns, in their order."""
    return tuple(str(row[1]) for row in database.rows(f"PRAGMA table_info({table})"))


def tables_of(database: Database) -> tuple[str, ...]:
    """Return the names of all ordinary tables, those first that others refer to."""
    rows = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    return tuple(str(name) for (name,) in rows)


def _to_json(value: Value) -> JsonValue:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    if isinstance(value, int) and abs(value) >= 10**18:
        raise StoreError(Code.STORE_DAMAGED, reason="a number beyond all bounds")
    return value


def _from_json(member: JsonValue) -> Value:
    if isinstance(member, dict):
        try:
            return base64.b64decode(str(member["base64"]), validate=True)
        except (KeyError, binascii.Error) as error:
            raise StoreError(Code.BACKUP_DAMAGED, reason="bytes in a row") from error
    if isinstance(member, str | int | float | None) and not isinstance(member, bool):
        return member
    raise StoreError(Code.BACKUP_DAMAGED, reason="a value in a row")
