"""The tables of ``register.db``: issuers with their keys, batches, awards."""

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

REGISTER: Final = Schema(
    application_id=int.from_bytes(b"BDrg", "big"),
    steps=((_ISSUERS, _KEYS, _BATCHES, _AWARDS, _ONE_EACH), (_RECOVERY,)),
)
