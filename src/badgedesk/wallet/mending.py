"""Mending a wallet from its originals: they are the truth, all rows about them can be written anew."""

from collections.abc import Callable, Iterable
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.database import Database
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.searching import index_all
from badgedesk.wallet.soundness import Flaw

_ABOUT_ITEMS: Final = frozenset({"item", "verification", "original", "words"})
"""Flaws of rows that say nothing their original does not say."""
_LEFT_OUT: Final = {
    "history": "DELETE FROM history WHERE number = ?",
    "thumbnail": "DELETE FROM thumbnail WHERE item = ?",
}
"""Rows that are of no use any more, or are made anew when they are wanted."""
_DERIVED: Final = frozenset({"index", "history"})


def mend(database: Database, originals: Originals, flaws: Iterable[Flaw], add: Callable[[bytes, str], None]) -> None:
    """Write anew what the originals tell; what the learner alone said is left as it is, to be looked at.

    ``add`` takes a file into the wallet, which writes a damaged row about it anew.

    Raises:
        StoreError: the database cannot be written.
    """
    found = tuple(flaws)
    for what, statement in _LEFT_OUT.items():
        ids = [flaw.id for flaw in found if flaw.what == what]
        if ids:
            with database.transaction():
                for id_ in ids:
                    database.execute(statement, (id_,))
    if any(flaw.what in _ABOUT_ITEMS for flaw in found):
        with database.transaction():
            database.execute("DELETE FROM item WHERE number NOT IN (SELECT item FROM form)")
        names = {str(digest): str(name) for digest, name in database.rows("SELECT sha256, name FROM original")}
        _add_all(originals, names, add)
    unclaimed = {flaw.id: flaw.id for flaw in found if flaw.what == "unclaimed"}
    _add_all(originals, unclaimed, add)
    if any(flaw.what in {*_ABOUT_ITEMS, *_DERIVED, "unclaimed"} for flaw in found):
        with database.transaction():
            index_all(database)
            database.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _add_all(originals: Originals, names: dict[str, str], add: Callable[[bytes, str], None]) -> None:
    for digest, name in names.items():
        try:
            add(originals.get(digest), name)
        except BadgeDeskError:
            continue  # told as a flaw of the file
