"""What a person asks their wallet for: words, filters, order; also what a saved search keeps."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json
from badgedesk.host.database import Value
from badgedesk.wallet.sameness import fold
from badgedesk.wallet.searching import match_of, spaced

REMINDER_DAYS: Final = (90, 30, 7)
"""How many days before its end a badge is named in the reminders."""


@unique
class Sort(StrEnum):
    """The order of a list; `RELEVANCE` falls back to `ADDED` without words."""

    RELEVANCE = "relevance"
    NAME = "name"
    ISSUER = "issuer"
    AWARDED = "awarded"
    EXPIRES = "expires"
    ADDED = "added"
    OWN = "own"


@unique
class State(StrEnum):
    """Which badges, by what their last check came to."""

    GOOD = "good"
    OPEN = "open"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; the empty query is the whole wallet, without versions that a newer one replaced.

    Attributes:
        issuer: id, or the beginning of the name.
        year: of the award, four digits.
        collection: id of a collection that a person filled.
        days: how far `State.EXPIRING` looks ahead.
        replaced: also versions that a newer one replaced.
    """

    text: str = ""
    state: State | None = None
    issuer: str = ""
    year: str = ""
    tag: str = ""
    collection: str = ""
    favourite: bool = False
    days: int = REMINDER_DAYS[0]
    replaced: bool = False
    sort: Sort = Sort.ADDED
    descending: bool = False

    @property
    def ordered(self) -> bool:
        """Whether an order is asked for, rather than left to whoever shows the list."""
        return self.sort is not Sort.ADDED or self.descending


@dataclass(frozen=True, slots=True)
class Selection:
    """A query as SQL: what follows ``SELECT ... FROM``, with its values."""

    source: str
    order: str
    values: tuple[Value, ...]
    words: str = ""
    """The full-text expression in it."""
    filtered: bool = False
    """Whether more than words is asked for."""


BY_RANK: Final = "search.rank"
_KEYS: Final = {
    Sort.NAME: "finding.name",
    Sort.ISSUER: "finding.issuer",
    Sort.AWARDED: "finding.awarded",
    Sort.EXPIRES: "finding.expires",
    Sort.ADDED: "finding.number",
}
_INSIDE: Final = (
    "NOT EXISTS (SELECT 1 FROM json_each(?) WHERE 0 ="
    " instr(finding.name || ' ' || finding.issuer || ' ' || finding.words || ' ' || finding.own, value))"
)
_STATES: Final = {
    State.GOOD: "verification.verdict = 'pass'",
    State.OPEN: "verification.verdict = 'unknown'",
    State.EXPIRED: "verification.headline = 'expired'",
    State.BAD: "verification.verdict = 'fail'",
    State.EXPIRING: "verification.verdict <> 'fail' AND finding.expires > ? AND finding.expires <= ?",
}


def select(query: Query, now: datetime, *, inside: bool = False) -> Selection | None:
    """Return the query as SQL; None where nothing can fit it.

    Args:
        query: what is asked for.
        now: the time by which badges are about to expire.
        inside: whether its words may stand in the middle of others, for which every badge is read.
    """
    parts, match = _Parts(), None
    if inside:
        words: list[JsonValue] = [spaced(word).strip() for word in dict.fromkeys(fold(query.text).split())]
        parts.want(_INSIDE, write_json(words))
    elif query.text.strip():
        match = match_of(query.text)
        if match is None:
            return None
        parts.join("search", "search MATCH ?", match)
    if query.state is State.EXPIRING:
        until = now + timedelta(days=query.days)
        parts.join("verification", _STATES[query.state], format_time(now), format_time(until))
    elif query.state is not None:
        parts.join("verification", _STATES[query.state])
    _filter(query, parts)
    filtered = len(parts.conditions) > (match is not None) or inside
    if not query.replaced:
        parts.want("finding.standing <> 'replaced'")
    order = _order(replace(query, text="") if inside else query, parts)
    where = f" WHERE {' AND '.join(parts.conditions)}" if parts.conditions else ""
    return Selection(f"{parts.source}{where}", order, tuple(parts.values), match or "", filtered)


def _filter(query: Query, parts: "_Parts") -> None:
    if query.issuer:
        begin = spaced(fold(query.issuer))
        parts.join("item", "(item.issuer_id = ? OR substr(finding.issuer, 1, ?) = ?)", query.issuer, len(begin), begin)
    if query.year:
        parts.want("finding.awarded >= ? AND finding.awarded < ?", query.year, f"{query.year}~")
    if query.tag:
        parts.want("finding.number IN (SELECT item FROM tag WHERE name = ?)", query.tag)
    if query.favourite:
        parts.want("finding.number IN (SELECT item FROM mark WHERE favourite = 1)")
    if query.collection:
        parts.join("member", "member.collection = ?", query.collection)


class _Parts:
    """Tables and conditions of one statement."""

    _ON: Final = {
        "search": "search.rowid",
        "verification": "verification.item",
        "item": "item.number",
        "member": "member.item",
        "mark": "mark.item",
    }

    def __init__(self) -> None:
        self.source = "finding"
        self.conditions: list[str] = []
        self.values: list[Value] = []

    def want(self, condition: str, *values: Value) -> None:
        self.conditions.append(condition)
        self.values += values

    def join(self, table: str, condition: str, *values: Value, outer: bool = False) -> None:
        self.source += f" {'LEFT ' if outer else ''}JOIN {table} ON {self._ON[table]} = finding.number"
        if condition:
            self.want(condition, *values)


def _order(query: Query, parts: _Parts) -> str:
    direction = " DESC" if query.descending else ""
    sort = query.sort
    if sort is Sort.RELEVANCE and not query.text.strip():
        sort, direction = Sort.ADDED, " DESC"
    if sort is Sort.RELEVANCE:
        return BY_RANK
    if sort is Sort.OWN and query.collection:
        return f"member.place{direction}, finding.number"
    if sort is Sort.OWN:
        parts.join("mark", "", outer=True)
        return f"mark.place IS NULL, mark.place{direction}, finding.number"
    if sort is Sort.ADDED:
        return f"finding.number{direction}"
    return f"{_KEYS[sort]}{direction}, finding.standing{direction}, finding.number{direction}"  # as the index has it


def write_query(query: Query) -> str:
    """Return a query as JSON, to be kept; what stands at its default is left out."""
    return write_json(query_value(query))


def query_value(query: Query) -> JsonObject:
    """Return what a query asks for by its members; what stands at its default is left out."""
    value: JsonObject = {name: getattr(query, name) for name in Query.__slots__}
    default = Query()
    return {name: member for name, member in value.items() if member != getattr(default, name)}


def read_query(text: str) -> Query:
    """Return the query that `write_query` wrote.

    Raises:
        StoreError: `Code.STORE_DAMAGED`.
    """
    try:
        value = parse_object(text)
        state = value.get("state")
        return Query(
            text=_text(value, "text"),
            issuer=_text(value, "issuer"),
            year=_text(value, "year"),
            tag=_text(value, "tag"),
            collection=_text(value, "collection"),
            favourite=_flag(value, "favourite"),
            replaced=_flag(value, "replaced"),
            descending=_flag(value, "descending"),
            state=None if state is None else State(str(state)),
            days=_days(value),
            sort=Sort(_text(value, "sort") or Sort.ADDED),
        )
    except (BadgeDeskError, KeyError, ValueError, TypeError) as error:
        raise StoreError(Code.STORE_DAMAGED, reason="a saved search") from error


def _text(value: JsonObject, name: str) -> str:
    member = value.get(name, "")
    if not isinstance(member, str):
        raise TypeError(name)
    return member


def _flag(value: JsonObject, name: str) -> bool:
    member = value.get(name, False)
    if not isinstance(member, bool):
        raise TypeError(name)
    return member


def _days(value: JsonObject) -> int:
    member = value.get("days", REMINDER_DAYS[0])
    if not isinstance(member, int) or isinstance(member, bool):
        raise TypeError
    return member
