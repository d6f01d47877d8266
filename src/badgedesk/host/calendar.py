"""Calendar files: whole days with a reminder before them, which any calendar program takes in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time

_FOLD: Final = 73


@dataclass(frozen=True, slots=True)
class Day:
    """One whole day in a calendar.

    Attributes:
        uid: tells the entry from others; the same in every file about the same thing.
        date: ``2026-11-29``.
        remind_days: how many days before it the calendar program is to remind.
    """

    uid: str
    date: str
    summary: str
    remind_days: tuple[int, ...] = ()


def render_days(days: Iterable[Day], now: datetime, maker: str) -> bytes:
    """Return a calendar file; ``maker`` names the list it comes from.

    Spec: RFC 5545, iCalendar, Event Component, Alarm Component and Content Lines.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//BadgeDesk//{maker}//EN"]
    for day in days:
        summary = _escaped(day.summary)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day.uid}",
            f"DTSTAMP:{format_time(now).replace('-', '').replace(':', '')}",
            f"DTSTART;VALUE=DATE:{day.date.replace('-', '')}",
            f"SUMMARY:{summary}",
        ]
        for before in day.remind_days:
            lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}", f"TRIGGER:-P{before}D", "END:VALARM"]
        lines.append("END:VEVENT")
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded_line(line)).encode()


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())


def _folded_line(line: str) -> list[str]:
    """Return a line as lines of at most 75 bytes, the later ones behind a blank."""
    parts, part = [], ""
    for character in line:
        if len((part + character).encode()) > _FOLD:
            parts.append(part)
            part = " "
        part += character
    return [*parts, part]
