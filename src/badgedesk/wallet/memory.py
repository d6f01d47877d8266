"""What the program remembers about a wallet as a whole: short texts by name, each with its record."""

from typing import Final

from badgedesk.host.database import Database
from badgedesk.wallet.records import is_sound, record_of

_ROW: Final = "SELECT name, value, record FROM memory WHERE name = ?"


class Memory:
    """The table ``memory`` of a wallet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """Return what is remembered under a name; None where nothing is, or it is damaged."""
        row = self._database.row(_ROW, (name,))
        return str(row[1]) if row is not None and is_sound(row) else None

    def put(self, name: str, value: str) -> None:
        """Remember a text in place of an earlier one."""
        values = (name, value)
        self._database.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", (*values, record_of(values)))
