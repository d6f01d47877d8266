"""A person who looks closely: at each stop, whether all that takes the keyboard has a name, and where Tab leads."""

import re
import time
from pathlib import Path
from typing import Any

from tests.e2e.hand import ROWS, Person, Thing

_MOST_STOPS = 120
_STUCK = 3
"""After so many times without word, something keeps the keyboard for itself."""
_LATE_S = 8.0
"""After so long without word, Tab has led nowhere else."""
_TOGETHER_S = 0.2
"""In so much time, a list tells of itself and of its row."""
_LINE_PX = 12
"""Things whose tops are no further apart stand on one line."""


class Auditor(Person):
    """Audits wherever a picture is taken, so whatever goes through the program with pictures is an audit of it."""

    def __init__(self, tools: Path, home: Path, pictures: Path, *files: Path) -> None:
        super().__init__(tools, home, pictures, *files)
        self.stops: dict[str, dict[str, Any]] = {}

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, and what was found on it."""
        super().picture(name)
        if name in {"stuck", "lost"}:
            return
        nameless = self.audit()
        tabs, back = self._go_round()
        self.stops[name] = {"nameless": nameless, "tabs": tabs, "jumps": back if len(back) > 1 else []}

    def _go_round(self) -> tuple[list[str], list[str]]:
        """Return what Tab leads to until it comes round, and its steps against the order of reading.

        One such step is the way from the end to the beginning.
        """
        first = self.focused()
        if first["role"] in ROWS:  # Tab comes back to its table, not to the cell
            first = self._tab() or first
        met = [first]
        back: list[str] = []
        stuck = 0
        for _ in range(_MOST_STOPS):
            thing = self._tab()
            stuck = stuck + 1 if thing is None else 0
            if stuck == _STUCK:
                break
            if thing is None or _spoken(met[-1]) == _spoken(thing):
                continue  # on the canvas Tab goes through the layers first
            if _is_before(thing, met[-1]) and _is_before(thing, self._now(met[-1])):
                back.append(f"{_spoken(met[-1])} → {_spoken(thing)}")
            if _spoken(thing) == _spoken(met[0]):
                return [_spoken(found) for found in met], back
            met.append(thing)
        return [*map(_spoken, met), "does not come round: "], back

    def _tab(self) -> Thing | None:
        """Press Tab and return what got the keyboard then; None for nothing else than before."""
        before = len(self.followed)
        self.key("Tab")
        end = time.monotonic() + _LATE_S
        while len(self.followed) == before:
            if time.monotonic() > end:
                return None
            time.sleep(0.02)  # between two looks at what is heard
        time.sleep(_TOGETHER_S)  # both tell of themselves at once
        return min(self.followed[before:], key=lambda thing: thing["role"] in ROWS)

    def _now(self, thing: Thing) -> Thing:
        """Return where ``thing`` stands now, for what scrolls moves."""
        return self.look(thing["role"], re.escape(thing["name"] or thing["label"])) or thing


def _spoken(thing: Thing) -> str:
    return f"{thing['role']}: {thing['name'] or thing['label']}"


def _is_before(thing: Thing, other: Thing) -> bool:
    """Tell whether ``thing`` is read before ``other``: above it in its column, or left of it on its line."""
    left, top, width, height = thing["extents"]
    other_left, other_top, other_width, _ = other["extents"]
    if abs(top - other_top) <= _LINE_PX:
        return left < other_left
    in_column = left < other_left + other_width and other_left < left + width
    return top + height <= other_top + _LINE_PX and (in_column or left < other_left)
