"""The index by which badges are found: derived from the other tables, and made anew from them at any time.

`finding` holds what is searched and sorted by, one row an item; the full-text table `search` follows it by triggers.
"""

import re
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError
from badgedesk.host.database import Database, Value
from badgedesk.wallet.sameness import fold

INDEX_PARTS: Final = (
    # "standing": current, replaced (there is a newer version), doubtful (claims to be a version of another).
    """CREATE TABLE finding (
        number INTEGER PRIMARY KEY REFERENCES item (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        issuer TEXT NOT NULL,
        awarded TEXT NOT NULL,
        expires TEXT NOT NULL,
        standing TEXT NOT NULL,
        words TEXT NOT NULL,
        own TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX finding_name ON finding (name, standing)",
    "CREATE INDEX finding_issuer ON finding (issuer, standing)",
    "CREATE INDEX finding_awarded ON finding (awarded, standing)",
    "CREATE INDEX finding_expires ON finding (expires, standing)",
    "CREATE INDEX finding_standing ON finding (standing)",
    """CREATE VIRTUAL TABLE search USING fts5 (
        name, issuer, words, own,
        content = 'finding', content_rowid = 'number', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 5.0, 1.0, 5.0)')",
    """CREATE TRIGGER finding_in AFTER INSERT ON finding BEGIN
        INSERT INTO search (rowid, name, issuer, words, own)
        VALUES (new.number, new.name, new.issuer, new.words, new.own);
    END""",
    """CREATE TRIGGER finding_out AFTER DELETE ON finding BEGIN
        INSERT INTO search (search, rowid, name, issuer, words, own)
        VALUES ('delete', old.number, old.name, old.issuer, old.words, old.own);
    END""",
    """CREATE TRIGGER finding_changed AFTER UPDATE OF name, issuer, words, own ON finding BEGIN
        INSERT INTO search (search, rowid, name, issuer, words, own)
        VALUES ('delete', old.number, old.name, old.issuer, old.words, old.own);
        INSERT INTO search (rowid, name, issuer, words, own)
        VALUES (new.number, new.name, new.issuer, new.words, new.own);
    END""",
)
LATEST: Final = "9999"
"""Sorts a badge that never ends behind all that do."""
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3130-\u318f\u31a0-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
"""Scripts written without blanks between words: each letter is a word of its own, and a query a phrase of them."""
_WORD: Final = re.compile(r"[\w]+", re.UNICODE)
_SOURCE: Final = "SELECT number, name, issuer_name, issuer_id, valid_from, valid_until, words FROM item"
_OWN: Final = (
    "SELECT coalesce((SELECT group_concat(name, ' ') FROM tag WHERE item = ?1), '')"
    " || ' ' || coalesce((SELECT note FROM mark WHERE item = ?1), '')"
)
_WRITE: Final = (
    "INSERT INTO finding (number, name, issuer, awarded, expires, words, own, standing)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 'current')"
    " ON CONFLICT (number) DO UPDATE SET name = excluded.name, issuer = excluded.issuer, awarded = excluded.awarded,"
    " expires = excluded.expires, words = excluded.words, own = excluded.own"
)
_KEPT: Final = "SELECT number, name, issuer, awarded, expires, words, own FROM finding WHERE number = ?"


def match_of(text: str) -> str | None:
    """Return the full-text expression for badges that hold every word of ``text``; None where it names no word.

    A word is found where it begins a word of the badge; in scripts without blanks, anywhere.
    """
    phrases = []
    for word in dict.fromkeys(fold(text).split()):
        tokens = _WORD.findall(spaced(word))
        if not tokens:
            return None
        phrases.append(f'"{" ".join(tokens)}"*')
    return " AND ".join(phrases) or None


def in_names(match: str) -> str:
    """Return a full-text expression narrowed to the names of badges."""
    return f"name : ({match})"


def spaced(text: str) -> str:
    """Return ``text`` with blanks around each letter of a script that has none between words."""
    return _UNSPACED.sub(r" \1 ", text)


def index_item(database: Database, number: int) -> None:
    """Bring the index of one item up to date; inside the transaction that changed it."""
    values = _values_of(database, number)
    if values is not None:
        database.execute(_WRITE, values)


def index_all(database: Database) -> None:
    """Make the whole index anew."""
    database.execute("DELETE FROM finding")
    for (number,) in database.rows("SELECT number FROM item"):
        index_item(database, int(str(number)))


def is_indexed(database: Database, number: int) -> bool:
    """Return whether the index holds exactly what the item says."""
    return database.row(_KEPT, (number,)) == _values_of(database, number)


def _values_of(database: Database, number: int) -> tuple[Value, ...] | None:
    row = database.row(f"{_SOURCE} WHERE number = ?", (number,))
    if row is None:
        return None
    name, issuer_name, issuer_id, valid_from, valid_until, words = row[1:]
    own = database.row(_OWN, (number,))
    return (
        number,
        spaced(fold(str(name or ""))),
        spaced(fold(str(issuer_name or issuer_id or ""))),
        _moment(valid_from, ""),
        _moment(valid_until, LATEST),
        spaced(str(words)),
        spaced(fold(str(own[0] if own else "").strip())),
    )


def _moment(value: Value, missing: str) -> str:
    """Return a time that sorts by its letters."""
    try:
        return parse_time(str(value or "")).strftime("%Y-%m-%dT%H:%M:%SZ")
    except InputError:
        return missing
