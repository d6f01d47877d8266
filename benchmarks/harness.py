"""Paired measurement: every participant takes its turn in every round, so that a slow minute is slow for all.

Other benchmarks of this folder may give rows of the same table: a module with ``rows(settings) -> list[Row]``.
"""

import json
import statistics
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

from typing_extensions import override

_ANSWER_S: Final = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """How long to measure, and by which clock.

    Attributes:
        rounds: turns that every participant takes.
        seconds: length of one turn.
        clock: ``seconds``, the clock on the wall, or ``cpu``, the time that the participant's threads computed; the
            second holds better on a machine that does other work, yet counts what ran side by side.
        awards: awards of one long batch.
    """

    rounds: int = 11
    seconds: float = 0.2
    clock: str = "seconds"
    awards: int = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Rates are per second; ``ratio`` is the median of the rounds' own ratios.

    ``target`` is the least ratio wanted; None where there is no target. ``note`` says why figures are missing.
    """

    operation: str
    peer: str
    ours: float | None = None
    theirs: float | None = None
    ratio: float | None = None
    target: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """``yes`` or ``no`` where both a ratio and a target are there, else a dash."""
        if self.ratio is None or self.target is None:
            return "–"
        return "yes" if self.ratio >= self.target else "NO"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row to measure: an operation of ours against a peer's, and the least ratio wanted."""

    operation: str
    ours: str
    peer: str
    worker: str
    op: str
    target: float | None = None


@dataclass(slots=True)
class Worker(AbstractContextManager["Worker"]):
    """A process that repeats operations on request; ``fault`` says why there is none."""

    command: Sequence[str]
    folder: Path
    fault: str = ""
    operations: frozenset[str] = frozenset()
    _process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    @override
    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [*self.command, str(self.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log.open("w"),
            text=True,
        )
        first = self._read()
        if "ready" not in first:
            self.fault = f"does not start: {self._last_words()}"
            return self
        self.operations = frozenset(cast("list[str]", first["ready"]))
        return self

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            try:
                self._process.wait(_ANSWER_S)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def rate(self, op: str, settings: Settings) -> float | None:
        """Return how often a second of the chosen clock ``op`` was done, or None after a fault."""
        if self.fault or op not in self.operations:
            return None
        if self._process is None or self._process.stdin is None:
            return None
        self._process.stdin.write(json.dumps({"op": op, "seconds": settings.seconds}) + "\n")
        self._process.stdin.flush()
        answer = self._read()
        if "count" not in answer:
            self.fault = f"{op} failed: {self._last_words()}"
            return None
        return float(cast("float", answer["count"])) / float(cast("float", answer[settings.clock]))

    @property
    def _log(self) -> Path:
        return self.folder / f"{Path(self.command[-1]).stem}.log"

    def _last_words(self) -> str:
        """Return the line of the worker's log that most likely names its trouble."""
        lines = [line for line in self._log.read_text("utf-8").splitlines() if "Error" in line]
        return lines[-1].strip()[:80] if lines else "no reason given"

    def _read(self) -> dict[str, object]:
        line = self._process.stdout.readline() if self._process is not None and self._process.stdout else ""
        return cast("dict[str, object]", json.loads(line)) if line else {}


def measure(comparisons: Sequence[Comparison], ours: Worker, peers: dict[str, Worker], settings: Settings) -> list[Row]:
    """Return a row for each comparison; all operations take turns within each round."""
    rounds: list[dict[str, float | None]] = []
    for _ in range(settings.rounds):
        found: dict[str, float | None] = {}
        for comparison in comparisons:
            mine = f"ours/{comparison.ours}"
            if mine not in found:
                found[mine] = ours.rate(comparison.ours, settings)
            found[comparison.op] = peers[comparison.worker].rate(comparison.op, settings)
        rounds.append(found)
    return [_row(comparison, rounds, peers[comparison.worker].fault) for comparison in comparisons]


def _row(comparison: Comparison, rounds: Sequence[dict[str, float | None]], fault: str) -> Row:
    pairs = [(found[f"ours/{comparison.ours}"], found[comparison.op]) for found in rounds]
    both = [(mine, other) for mine, other in pairs if mine is not None and other is not None]
    mine = [rate for rate, _ in pairs if rate is not None]
    if not both:
        note = fault or "not measured"
        return Row(comparison.operation, comparison.peer, statistics.median(mine) if mine else None, note=note)
    return Row(
        comparison.operation,
        comparison.peer,
        statistics.median(rate for rate, _ in both),
        statistics.median(rate for _, rate in both),
        statistics.median(rate / other for rate, other in both),
        comparison.target,
    )


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    places = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{places}f}"


def format_table(rows: Iterable[Row]) -> str:
    """Return the rows as one table of plain text."""
    cells = [("operation", "ours/s", "peer", "peer/s", "ratio", "target", "met")]
    cells += [
        (
            row.operation,
            _figure(row.ours),
            row.peer + (f" ({row.note})" if row.note else ""),
            _figure(row.theirs),
            "–" if row.ratio is None else f"{_figure(row.ratio)}x",
            "–" if row.target is None else f">= {_figure(row.target).removesuffix('.00').removesuffix('.0')}x",
            row.verdict,
        )
        for row in rows
    ]
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
