"""The tables of ``wallet.db``; ``docs/formats.md``, "Profile folder", describes them.

Released steps never change: a change is a new step at the end, with a kept sample under ``tests/data/wallets``.
"""

from typing import Final

from badgedesk.host.database import Schema
from badgedesk.wallet.searching import INDEX_PARTS, index_all

_FIRST: Final = (
    # One credential, however many files it came in. "content" tells credentials apart, "claim" is what issuer and
    # credential id it claims. "record" is the hash over the row, see records.py; "words" is derived and not in it.
    """CREATE TABLE item (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        claim TEXT,
        credential_id TEXT,
        name TEXT,
        issuer_id TEXT,
        issuer_name TEXT,
        recipient TEXT,
        valid_from TEXT,
        valid_until TEXT,
        sha256 TEXT NOT NULL,
        added_at TEXT NOT NULL,
        record TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX item_claim ON item (claim)",
    "CREATE INDEX item_issuer ON item (issuer_id)",
    # The last verification of an item. "due_at": when time alone may change its outcome;
    # "digest": SHA-256 of the report, so that lists need not read it.
    """CREATE TABLE verification (
        item INTEGER PRIMARY KEY REFERENCES item (number) ON DELETE CASCADE,
        format TEXT NOT NULL,
        verdict TEXT NOT NULL,
        headline TEXT NOT NULL,
        checked_at TEXT NOT NULL,
        due_at TEXT,
        rules TEXT NOT NULL,
        digest TEXT NOT NULL,
        record TEXT NOT NULL,
        report TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX verification_due ON verification (due_at) WHERE due_at IS NOT NULL",
    # A file under originals/, and which items came in it.
    """CREATE TABLE original (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        added_at TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE form (
        item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
        sha256 TEXT NOT NULL REFERENCES original (sha256),
        PRIMARY KEY (item, sha256)
    ) STRICT""",
    "CREATE INDEX form_sha256 ON form (sha256)",
    # A small picture for lists, made by whoever draws; can be made again at any time.
    """CREATE TABLE thumbnail (
        item INTEGER PRIMARY KEY REFERENCES item (number) ON DELETE CASCADE,
        png BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE known_issuer (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        how TEXT NOT NULL,
        added_at TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE identity (
        value TEXT PRIMARY KEY,
        added_at TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT""",
)

_SECOND: Final = (
    # What the learner says of a badge, each row with its record.
    """CREATE TABLE tag (
        item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
        name TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (item, name)
    ) STRICT""",
    "CREATE INDEX tag_name ON tag (name)",
    # "favourite" is 0 or 1; "place" is where the badge stands in the learner's own order of all.
    """CREATE TABLE mark (
        item INTEGER PRIMARY KEY REFERENCES item (number) ON DELETE CASCADE,
        favourite INTEGER NOT NULL,
        note TEXT NOT NULL,
        place INTEGER,
        record TEXT NOT NULL
    ) STRICT""",
    # With "query" (JSON) a saved search, else the badges in "member".
    """CREATE TABLE collection (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        query TEXT,
        added_at TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE member (
        collection TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
        item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (collection, item)
    ) STRICT""",
    "CREATE INDEX member_item ON member (item)",
    # Each verification that came to another result than the one before.
    """CREATE TABLE history (
        number INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
        at TEXT NOT NULL,
        headline TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_item ON history (item)",
    # What the program remembers about the wallet as a whole.
    "CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL, record TEXT NOT NULL) STRICT",
    "CREATE INDEX verification_headline ON verification (headline)",
    *INDEX_PARTS,
    index_all,
)

WALLET: Final = Schema(application_id=0x4244_574C, steps=(_FIRST, _SECOND))
"""Application id ``BDWL``."""
