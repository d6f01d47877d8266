"""What a learner says of single badges: tags, a note, favourites, and the order they want."""

from collections.abc import Sequence
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.host.database import Database, Value
from badgedesk.wallet.records import MARK_COLUMNS, TAG_COLUMNS, Mark, is_sound, record_of
from badgedesk.wallet.rows import number_of
from badgedesk.wallet.searching import index_item

TAG_CHARACTERS: Final = 60
NOTE_CHARACTERS: Final = 10_000


class Marks:
    """Tags, notes, favourites and the own order of one wallet; each change is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tag(self, item_ids: Sequence[str], names: Sequence[str]) -> None:
        """Give every badge every tag; one it has already stays.

        Raises:
            UsageError: `Code.TAG_FORMAT`, for an empty or overlong tag.
            StoreError: `Code.ITEM_NOT_FOUND`; nothing is changed then.
        """
        checked = [tag_of(name) for name in names]
        with self._database.transaction():
            for number in self._numbers(item_ids):
                for name in checked:
                    row: tuple[Value, ...] = (number, name)
                    self._database.execute("INSERT OR REPLACE INTO tag VALUES (?, ?, ?)", (*row, record_of(row)))
                index_item(self._database, number)

    def untag(self, item_ids: Sequence[str], names: Sequence[str]) -> None:
        """Take tags off badges; faults as `tag`."""
        checked = [tag_of(name) for name in names]
        with self._database.transaction():
            for number in self._numbers(item_ids):
                for name in checked:
                    self._database.execute("DELETE FROM tag WHERE item = ? AND name = ?", (number, name))
                index_item(self._database, number)
        self._database.forget_removed()

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return every tag in use with the number of badges in view that bear it, by name."""
        rows = self._database.rows(
            "SELECT tag.name, count(*) FROM tag JOIN finding ON finding.number = tag.item"
            " WHERE standing <> 'replaced' GROUP BY tag.name ORDER BY tag.name"
        )
        return tuple((str(name), int(str(count))) for name, count in rows)

    def tags_of(self, item_id: str) -> tuple[str, ...]:
        """Return the tags of a badge, by name.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        columns = ", ".join(TAG_COLUMNS)
        rows = self._database.rows(
            f"SELECT {columns}, record FROM tag WHERE item = ? ORDER BY name",  # noqa: S608 - fixed names
            (number_of(self._database, item_id),),
        )
        return tuple(str(row[1]) for row in rows if is_sound(row))

    def mark_of(self, item_id: str) -> Mark:
        """Return note and favourite of a badge; faults as `tags_of`."""
        return self._mark(number_of(self._database, item_id))

    def favour(self, item_ids: Sequence[str], *, favourite: bool = True) -> None:
        """Make badges favourites, or no longer; faults as `tag`."""
        with self._database.transaction():
            for number in self._numbers(item_ids):
                mark = self._mark(number)
                self._write(number, Mark(favourite, mark.note, mark.place))

    def note(self, item_id: str, text: str) -> None:
        """Keep the learner's own words about a badge, in place of earlier ones.

        Raises:
            UsageError: `Code.TAG_FORMAT`, for more than 10,000 characters.
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        kept = text.strip()
        if len(kept) > NOTE_CHARACTERS:
            raise UsageError(Code.TAG_FORMAT, limit=NOTE_CHARACTERS)
        with self._database.transaction():
            number = number_of(self._database, item_id)
            mark = self._mark(number)
            self._write(number, Mark(mark.favourite, kept, mark.place))
            index_item(self._database, number)
        if mark.note and not kept:
            self._database.forget_removed()

    def arrange(self, item_ids: Sequence[str]) -> None:
        """Let these badges come first, in this order, where the own order is asked for; faults as `tag`."""
        with self._database.transaction():
            self._database.execute("UPDATE mark SET place = NULL, record = ''")
            for place, number in enumerate(self._numbers(item_ids)):
                mark = self._mark(number)
                self._write(number, Mark(mark.favourite, mark.note, place))
            for (moved,) in self._database.rows("SELECT item FROM mark WHERE record = ''"):
                self._write(int(str(moved)), self._mark(int(str(moved))))

    def _numbers(self, item_ids: Sequence[str]) -> list[int]:
        return [number_of(self._database, item_id) for item_id in item_ids]

    def _mark(self, number: int) -> Mark:
        row = self._database.row("SELECT favourite, note, place FROM mark WHERE item = ?", (number,))
        if row is None:
            return Mark()
        return Mark(row[0] == 1, str(row[1]), row[2] if isinstance(row[2], int) else None)

    def _write(self, number: int, mark: Mark) -> None:
        row: tuple[Value, ...] = (number, int(mark.favourite), mark.note, mark.place)
        self._database.execute(
            f"INSERT OR REPLACE INTO mark ({', '.join(MARK_COLUMNS)}, record) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - fixed
            (*row, record_of(row)),
        )


def tag_of(name: str) -> str:
    """Return a tag or a collection's name as it is kept: without blanks at its ends, single blanks inside.

    Raises:
        UsageError: `Code.TAG_FORMAT`.
    """
    kept = " ".join(name.split())
    if not kept or len(kept) > TAG_CHARACTERS or not kept.isprintable():
        raise UsageError(Code.TAG_FORMAT, limit=TAG_CHARACTERS)
    return kept
