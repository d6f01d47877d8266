"""Dates and times as people read them: months by name, never only digits."""

from datetime import datetime, timedelta
from typing import Final

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT: Final = 3
_KILO: Final = 1000


def long_date(moment: datetime) -> str:
    """Return the local day of ``moment``: "14 November 2026"."""
    day = moment.astimezone()
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(moment: datetime) -> str:
    """Return the local day of ``moment`` with a short month: "14 Nov 2026"."""
    day = moment.astimezone()
    return f"{day.day} {_MONTHS[day.month - 1][:_SHORT]} {day.year}"


def month_and_year(year: int, month: int) -> str:
    """Return a month as people read it: "November 2026"; ``month`` is 1 to 12."""
    return f"{_MONTHS[month - 1]} {year}"


def when(moment: datetime, now: datetime) -> str:
    """Return a time of the recent past: "today at 10:42", "yesterday at 9:05", else the date."""
    then, today = moment.astimezone(), now.astimezone().date()
    clock = f"{then.hour}:{then.minute:02}"
    if then.date() == today:
        return f"today at {clock}"
    if then.date() == today - timedelta(days=1):
        return f"yesterday at {clock}"
    return f"{long_date(moment)} at {clock}"


def size(count: int) -> str:
    """Return a number of bytes as people read it: "84 KB"."""
    if count < _KILO:
        return f"{count} bytes"
    if count < _KILO * _KILO:
        return f"{round(count / _KILO)} KB"
    return f"{count / _KILO / _KILO:.1f} MB"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: "1 badge", "2 badges"."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
