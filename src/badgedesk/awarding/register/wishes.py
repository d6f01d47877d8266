"""What recipients wish: the language they are written to in, and whether their issuer's site shows them by name.

Neither is part of an award, so that neither stands in its chain and both can be changed at any time.
"""

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.database import Database


class Wishes:
    """The wishes in a register; belongs to the thread of its database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write_in(self, award_id: str, language: str | None) -> None:
        """Write to the recipient of an award in a language, a tag such as ``de``; None where it is not known.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, also when the person was erased.
        """
        self._set(award_id, "language", language)

    def show_by_name(self, award_id: str, *, named: bool) -> None:
        """Remember whether the recipient agreed that the site shows name and badge file; faults as `write_in`."""
        self._set(award_id, "named", int(named))

    def named(self) -> frozenset[str]:
        """Return the ids of awards whose recipients agreed to be shown by name."""
        return frozenset(str(award) for (award,) in self._database.rows("SELECT id FROM award WHERE named = 1"))

    def hand_on(self, old: str, new: str) -> None:
        """Let an award that follows another go on with its wish for the site; inside a transaction of the caller."""
        self._database.execute(
            "UPDATE award SET named = (SELECT named FROM award WHERE id = ?) WHERE id = ?", (old, new)
        )

    def _set(self, award_id: str, column: str, value: str | int | None) -> None:
        sql = f"UPDATE award SET {column} = ? WHERE id = ? AND credential IS NOT NULL"  # noqa: S608 - our own columns
        with self._database.transaction():
            if not self._database.execute(sql, (value, award_id)):
                raise StoreError(Code.ITEM_NOT_FOUND, item=award_id)
