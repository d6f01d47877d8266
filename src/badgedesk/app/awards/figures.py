"""Figures of the awards that are shown: a month, by badge, and what ends soon."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from badgedesk.app.awards.cards import AwardRow

MONTHS: Final = 12
BADGES: Final = 8
DUE_DAYS: Final = 60
_WEEK: Final = 7
_NAMES: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

Bars = tuple[tuple[str, int], ...]
"""Labels and counts, in the order shown."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the plots show.

    Attributes:
        total: awards that are counted.
        months: awards a month, the last `MONTHS` months, also those without any.
        badges: by badge, the most awarded first, at most `BADGES` and the rest together.
        due: awards that hold and end within `DUE_DAYS`, by week from today.
    """

    total: int
    months: Bars
    badges: Bars
    due: Bars

    @property
    def ending(self) -> int:
        """How many end within `DUE_DAYS`."""
        return sum(count for _, count in self.due)


def count_rows(rows: Sequence[AwardRow], today: date) -> Figures:
    """Return the figures of awards as of a day."""
    counts = Counter(row.awarded_at[:7] for row in rows)
    months = tuple((_month_label(year, month), counts[f"{year:04}-{month:02}"]) for year, month in _last_months(today))
    return Figures(len(rows), months, _badges(rows), _due(rows, today))


def ends_within(row: AwardRow, today: date, days: int = DUE_DAYS) -> bool:
    """Return whether an award holds, ends within so many days from today, and was not renewed yet."""
    left = _days_left(row, today)
    return left is not None and 0 <= left <= days


def _last_months(today: date) -> list[tuple[int, int]]:
    first = today.year * 12 + today.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first - MONTHS + 1, first + 1)]


def _month_label(year: int, month: int) -> str:
    return f"{_NAMES[month - 1]} {year % 100:02}"


def _badges(rows: Sequence[AwardRow]) -> Bars:
    counts = Counter(row.badge for row in rows).most_common()
    shown = tuple(counts[:BADGES])
    rest = sum(count for _, count in counts[BADGES:])
    return (*shown, ("All others", rest)) if rest else shown


def _due(rows: Sequence[AwardRow], today: date) -> Bars:
    weeks = Counter(
        left // _WEEK for row in rows if (left := _days_left(row, today)) is not None and 0 <= left <= DUE_DAYS
    )
    last = DUE_DAYS // _WEEK
    days = [today + timedelta(days=week * _WEEK) for week in range(last + 1)]
    return tuple((f"{day.day} {_NAMES[day.month - 1]}", weeks[week]) for week, day in enumerate(days))


def _days_left(row: AwardRow, today: date) -> int | None:
    if not row.ends_at or row.state_name != "awarded" or row.renewed:
        return None
    return (date.fromisoformat(row.ends_at[:10]) - today).days
