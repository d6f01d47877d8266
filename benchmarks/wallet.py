"""A wallet of 100,000 badges: opening, the first page, ranked search, scrolling to anywhere.

Targets are times that a person waits at most, so the peer of each row is its limit: 110 ms for a ranked search and
10 ms for a page, both at the 95th percentile of many calls. Rates are calls a second at that percentile. The rows are
made from one signed badge with other names; its files are not, for none of these operations reads one.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.issue import build_credential, sign_credential
from badgedesk.core.model.report import Report
from badgedesk.core.verify import Circumstances, receive, verify_received
from badgedesk.host.database import Database, Value, open_database
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Query, Sort, Wallet
from badgedesk.wallet.records import ITEM_COLUMNS, record_of
from badgedesk.wallet.rows import write_verification
from badgedesk.wallet.schema import WALLET
from badgedesk.wallet.searching import index_item
from benchmarks.fixture import AWARD, CREDENTIAL_ID, ISSUER, SALT, SIGNED_AT, SIGNER
from benchmarks.harness import Row, Settings

BADGES: Final = 100_000
PAGE: Final = 200
_OPEN_MS: Final = 100.0
_PAGE_MS: Final = 10.0
_SEARCH_MS: Final = 110.0
_CALLS: Final = 60
_P95: Final = 94
_SEED: Final = 20261128
_FIRST: Final = (
    "Coastal",
    "Data",
    "Night",
    "First",
    "Trail",
    "Repair",
    "Digital",
    "Volunteer",
    "Safe",
    "Green",
    "Open",
)
_SECOND: Final = ("Sailing", "Storytelling", "Sky", "Aid", "Leader", "Fixer", "Access", "Coach", "Welding", "Python")
_ISSUERS: Final = ("Bay Sailing Club", "Northgate College", "Red Lion Training", "Moor Park", "City Library")
_QUERIES: Final = (
    "s",
    "sai",
    "sailing",
    "coastal sailing",
    "college",
    "badge",
    "2024",
    "python data",
    "anna",
    "no 4711",
)
_NOW: Final = datetime(2026, 11, 28, tzinfo=UTC)


def rows(settings: Settings) -> list[Row]:
    """Measure and return the rows of the table."""
    clock = time.process_time if settings.clock == "cpu" else time.perf_counter
    with tempfile.TemporaryDirectory() as folder:
        paths = open_profile(Path(folder))
        fill(paths, BADGES)
        dice = random.Random(_SEED)
        places = [dice.randrange(BADGES) for _ in range(_CALLS)]
        opening = _p95([_timed(clock, lambda: Wallet(paths).close()) for _ in range(settings.rounds)])
        with Wallet(paths, now=lambda: _NOW) as wallet:
            first = [
                _timed(clock, lambda sort=sort: wallet.finder.page(Query(sort=sort), 0, PAGE))
                for sort in (Sort.ADDED, Sort.NAME, Sort.ISSUER, Sort.AWARDED, Sort.EXPIRES)
                for _ in range(_CALLS // 5)
            ]
            scroll = [_timed(clock, lambda at=at: wallet.finder.page(Query(sort=Sort.NAME), at, PAGE)) for at in places]
            search = [
                _timed(clock, lambda words=words: wallet.finder.page(Query(words, sort=Sort.RELEVANCE), 0, PAGE))
                for words in _QUERIES
                for _ in range(_CALLS // 10)
            ]
    return [
        _row(f"wallet of {BADGES:,}: open", opening, _OPEN_MS),
        _row(f"wallet of {BADGES:,}: first page of {PAGE}, p95", _p95(first), _PAGE_MS),
        _row(f"wallet of {BADGES:,}: page at any place, p95", _p95(scroll), 2 * _PAGE_MS),
        _row(f"wallet of {BADGES:,}: ranked search, p95", _p95(search), _SEARCH_MS),
    ]


def fill(paths: ProfilePaths, count: int) -> None:
    """Write ``count`` items with their reports and index."""
    document = build_credential(AWARD, ISSUER, credential_id=CREDENTIAL_ID, salt=SALT)
    data = sign_credential(document, SIGNER.key, verification_method=SIGNER.verification_method, created=SIGNED_AT)
    report = verify_received(receive(data), Circumstances(_NOW, ()))
    with open_database(paths.wallet_db, WALLET) as database, database.transaction():
        for number in range(1, count + 1):
            _write(database, number, report)


def _write(database: Database, number: int, report: Report) -> None:
    dice = random.Random(number)
    name = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)} No {number % 5_000}"
    issuer = dice.choice(_ISSUERS)
    content = sha256(str(number).encode()).hexdigest()
    awarded = format_time(_NOW - timedelta(days=dice.randrange(3_650)))
    values: tuple[Value, ...] = (
        content[:32], content, content, f"urn:x:{number}", name, f"did:x:{issuer}", issuer, "Anna Ångström", awarded,
        None, content, awarded,
    )  # fmt: skip
    words = (
        f"{name}\n{issuer}\nanna ångström\nthe learner plans and leads a passage along the coast, badge {awarded[:4]}"
    )
    names = ", ".join(("number", *ITEM_COLUMNS, "record", "words"))
    marks = ", ".join("?" * (len(ITEM_COLUMNS) + 3))
    database.execute(
        f"INSERT INTO item ({names}) VALUES ({marks})",  # noqa: S608 - fixed names
        (number, *values, record_of(values), words.casefold()),
    )
    write_verification(database, number, report, _NOW)
    index_item(database, number)


def _timed(clock: Callable[[], float], call: Callable[[], object]) -> float:
    start = clock()
    call()
    return (clock() - start) * 1_000


def _p95(times_ms: list[float]) -> float:
    return statistics.quantiles(times_ms, n=100)[_P95]


def _row(operation: str, took_ms: float, limit_ms: float) -> Row:
    return Row(operation, f"{limit_ms:.0f} ms", 1_000 / took_ms, 1_000 / limit_ms, limit_ms / took_ms, 1.0)
