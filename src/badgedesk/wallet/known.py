"""The issuers a person knows, and who they are themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, StoreError, UsageError
from badgedesk.core.verify import TrustedIssuer
from badgedesk.host.database import Database, Row
from badgedesk.wallet.records import IDENTITY_COLUMNS, KNOWN_COLUMNS, is_sound, record_of

_TEXT_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class KnownIssuer:
    """An issuer the user knows, and how they came to know it."""

    id: str
    name: str
    how: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Identity:
    """An address, name or DID of the user's own."""

    value: str
    added_at: str


class TrustList:
    """The issuers the user knows. A row that is not what was written is never trusted."""

    def __init__(self, database: Database, now: Callable[[], datetime], changed: Callable[[str], None]) -> None:
        self._database, self._now, self._changed = database, now, changed

    def add(self, issuer_id: str, name: str, how: str = "") -> KnownIssuer:
        """Trust exactly this issuer id from now on; one that is known gets the new name and reason.

        Raises:
            UsageError: `Code.USAGE`, for an empty or overlong id or name.
            StoreError: the database's.
        """
        issuer = KnownIssuer(_checked(issuer_id), _checked(name), how.strip()[:_TEXT_CHARACTERS], _stamp(self._now))
        values = (issuer.id, issuer.name, issuer.how, issuer.added_at)
        self._database.execute(
            "INSERT OR REPLACE INTO known_issuer (id, name, how, added_at, record) VALUES (?, ?, ?, ?, ?)",
            (*values, record_of(values)),
        )
        self._changed(issuer.id)
        return issuer

    def entries(self) -> tuple[KnownIssuer, ...]:
        """Return all of them, in the order they were added."""
        rows = self._database.rows(
            f"SELECT {', '.join(KNOWN_COLUMNS)}, record FROM known_issuer ORDER BY added_at, id"  # noqa: S608 - fixed names
        )
        return tuple(KnownIssuer(*_texts(row)) for row in rows if is_sound(row))

    def remove(self, wanted: str) -> KnownIssuer:
        """Forget the issuer of this id, or of this name where only one bears it.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.ITEM_AMBIGUOUS`.
        """
        found = [issuer for issuer in self.entries() if issuer.id == wanted]
        found = found or [issuer for issuer in self.entries() if issuer.name == wanted]
        if len(found) != 1:
            raise StoreError(Code.ITEM_AMBIGUOUS if found else Code.ITEM_NOT_FOUND, item=wanted)
        self._database.execute("DELETE FROM known_issuer WHERE id = ?", (found[0].id,))
        self._database.forget_removed()
        self._changed(found[0].id)
        return found[0]

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return them as a verification takes them."""
        return tuple(TrustedIssuer(issuer.id, issuer.name) for issuer in self.entries())


class Identities:
    """The user's own addresses, names and DIDs; compared with what badges say of their recipients."""

    def __init__(self, database: Database, now: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self._database, self._now, self._changed = database, now, changed

    def add(self, value: str) -> Identity:
        """Take ``value`` among them; one that is there already stays as it is.

        Raises:
            UsageError: `Code.USAGE`, for an empty or overlong one.
            StoreError: the database's.
        """
        identity = Identity(_checked(value), _stamp(self._now))
        for known in self.entries():
            if known.value == identity.value:
                return known
        values = (identity.value, identity.added_at)
        self._database.execute(
            "INSERT OR REPLACE INTO identity (value, added_at, record) VALUES (?, ?, ?)", (*values, record_of(values))
        )
        self._changed()
        return identity

    def entries(self) -> tuple[Identity, ...]:
        """Return all of them, in the order they were added."""
        rows = self._database.rows(
            f"SELECT {', '.join(IDENTITY_COLUMNS)}, record FROM identity ORDER BY added_at, value"  # noqa: S608 - fixed names
        )
        return tuple(Identity(*_texts(row)) for row in rows if is_sound(row))

    def remove(self, value: str) -> None:
        """Forget one of them.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
        """
        if not self._database.execute("DELETE FROM identity WHERE value = ?", (value,)):
            raise StoreError(Code.ITEM_NOT_FOUND, item=value)
        self._database.forget_removed()
        self._changed()


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(str(value) for value in row[:-1])


def _stamp(now: Callable[[], datetime]) -> str:
    return format_time(now())


def _checked(text: str) -> str:
    kept = text.strip()
    if not kept or len(kept) > _TEXT_CHARACTERS:
        raise UsageError(Code.USAGE, detail="An id, a name or an address has 1 to 2,000 characters.")
    return kept
