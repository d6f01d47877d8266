"""The tables of ``register.db``: issuers with their keys, batches, awards, status lists, events."""

from typing import Final

from badgedesk.host.database import Schema

_ISSUERS: Final = """
CREATE TABLE issuer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    profile TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT"""
_KEYS: Final = """
CREATE TABLE issuer_key (
    id TEXT PRIMARY KEY,
    issuer TEXT NOT NULL REFERENCES issuer (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT"""
_BATCHES: Final = """
CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    design TEXT NOT NULL,
    issuer TEXT NOT NULL,
    roster_sha256 TEXT NOT NULL,
    picture BLOB NOT NULL
) STRICT"""
# The picture that every credential of a batch carries is kept once, in the batch; ``credential`` is the credential
# without it and ``picture_at`` the byte where it belongs, or the whole credential and null.
_AWARDS: Final = """
CREATE TABLE award (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    batch INTEGER NOT NULL REFERENCES batch (id),
    row INTEGER NOT NULL,
    recipient TEXT,
    email TEXT,
    design TEXT NOT NULL,
    achievement TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    state TEXT NOT NULL,
    awarded_at TEXT NOT NULL,
    valid_until TEXT,
    stem TEXT NOT NULL,
    files TEXT NOT NULL,
    sameness BLOB,
    content BLOB,
    credential BLOB,
    picture_at INTEGER,
    credential_sha256 BLOB,
    salt BLOB,
    entry_hash BLOB NOT NULL,
    chain BLOB NOT NULL
) STRICT"""
_ONE_EACH: Final = "CREATE UNIQUE INDEX award_sameness ON award (sameness) WHERE state IN ('prepared', 'awarded')"

# When the issuer's recovery file was last made and read back; null until then.
_RECOVERY: Final = "ALTER TABLE issuer ADD COLUMN recovery_at TEXT"

# Version 3: identities by domain, keys that follow each other, status lists, and what happened after an award.
# ``issuer.id`` is the issuer's first identity and never changes; the present one stands in ``profile``.
_LATER_KEYS: Final = (
    "ALTER TABLE issuer ADD COLUMN status_at TEXT",
    "ALTER TABLE issuer ADD COLUMN lists_elsewhere INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE issuer_key ADD COLUMN public TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE issuer_key ADD COLUMN method TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE issuer_key ADD COLUMN ended_at TEXT",
    "UPDATE issuer_key SET public = id, method = issuer || '#' || id",
)
_STATUS_LISTS: Final = """
CREATE TABLE status_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issuer TEXT NOT NULL,
    url TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    entries INTEGER NOT NULL,
    made_at TEXT NOT NULL
) STRICT"""
# A place that was given out once is never given out again, whether or not its award came to be.
_STATUS_PLACES: Final = """
CREATE TABLE status_place (
    list INTEGER NOT NULL REFERENCES status_list (id),
    place INTEGER NOT NULL,
    award TEXT,
    raised INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (list, place)
) STRICT, WITHOUT ROWID"""
_EVENTS: Final = """
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    award TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT,
    salt BLOB,
    entry_hash BLOB NOT NULL,
    chain BLOB NOT NULL
) STRICT"""
_HEADS: Final = """
CREATE TABLE head (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    token TEXT NOT NULL
) STRICT"""
_STANDING: Final = (
    "DROP INDEX award_sameness",
    "CREATE UNIQUE INDEX award_sameness ON award (sameness) WHERE state IN ('prepared', 'awarded', 'suspended')",
    "CREATE INDEX event_award ON event (award)",
    "CREATE INDEX status_place_award ON status_place (award)",
)

# Version 4: in which language a recipient is written to; a tag such as ``de``, or null.
_LANGUAGE: Final = "ALTER TABLE award ADD COLUMN language TEXT"

# Version 5: whether a recipient agreed that the issuer's site shows name and badge file.
_NAMED: Final = "ALTER TABLE award ADD COLUMN named INTEGER NOT NULL DEFAULT 0"

REGISTER: Final = Schema(
    application_id=int.from_bytes(b"BDrg", "big"),
    steps=(
        (_ISSUERS, _KEYS, _BATCHES, _AWARDS, _ONE_EACH),
        (_RECOVERY,),
        (*_LATER_KEYS, _STATUS_LISTS, _STATUS_PLACES, _EVENTS, _HEADS, *_STANDING),
        (_LANGUAGE,),
        (_NAMED,),
    ),
)
