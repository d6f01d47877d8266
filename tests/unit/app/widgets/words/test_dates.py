"""Dates, sizes and counts as people read them."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from badgedesk.app.widgets.words.dates import counted, long_date, short_date, size, when

_NOW = datetime(2026, 11, 14, 10, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_months_are_written_as_words() -> None:
    assert long_date(_NOW) == "14 November 2026"
    assert short_date(_NOW) == "14 Nov 2026"


def test_recent_times_are_told_by_day() -> None:
    assert when(_NOW, _NOW) == "today at 10:42"
    assert when(_NOW - timedelta(days=1, hours=1, minutes=37), _NOW) == "yesterday at 9:05"
    assert when(_NOW - timedelta(days=9), _NOW) == "5 November 2026 at 10:42"


@pytest.mark.parametrize(
    ("count", "expected"), [(12, "12 bytes"), (84_311, "84 KB"), (2_400_000, "2.4 MB"), (999, "999 bytes")]
)
def test_sizes_are_rounded(count: int, expected: str) -> None:
    assert size(count) == expected


def test_counts_take_their_plural() -> None:
    assert [counted(1, "badge"), counted(2, "badge"), counted(0, "person", "people")] == [
        "1 badge",
        "2 badges",
        "0 people",
    ]
