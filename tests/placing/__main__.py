"""Place drawings of others by the hundred and print what became of them, one line a source.

python -m tests.placing [--most N] [--seconds S] [--reasons] [FOLDER ...]

A process that computes for twenty seconds without an answer is ended, and its drawing counts as hanging. Exit code 0:
each was drawn or refused with its reason, and at least a hundred came from other people's programs. Needs /proc.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.placing.drawings import Outcome, Placed, drawings, place_each, sources

_LEAST = 100
"""Drawings of others that make the run mean something."""
_LOOK_S = 0.5
_PATIENCE = 30
"""By the clock, times the seconds of computing: for a process that waits for ever."""


class Placer:
    """A process that places one drawing after another, and is exchanged for a new one when it hangs."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=place_each, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def place(self, path: Path) -> Placed:
        """Return what became of a drawing."""
        before, deadline = self._computed(), time.monotonic() + _PATIENCE * self._seconds
        self._pipe.send(str(path))
        while not self._pipe.poll(_LOOK_S):
            taken = self._computed() - before
            if taken > self._seconds or time.monotonic() > deadline:
                self.close()
                self._start()
                return Placed(Outcome.HUNG, f"no answer after computing {taken:.0f} s", taken)
        try:
            answer: Placed = self._pipe.recv()
        except (EOFError, ConnectionError):
            self.close()
            self._start()
            return Placed(Outcome.BROKEN, "the process ended", 0.0)
        return answer

    def _computed(self) -> float:
        """Return the seconds that the process has computed; a busy machine lets it wait as long as it likes."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def main() -> int:
    """Place all and print the table; return 1 where there is something to complain of."""
    parser = argparse.ArgumentParser(prog="python -m tests.placing", description=__doc__)
    parser.add_argument("--most", type=int, default=400, help="drawings of one source")
    parser.add_argument("--seconds", type=float, default=20.0, help="of computing, before a drawing counts as hanging")
    parser.add_argument("--reasons", action="store_true", help="tell why each was refused or changed")
    parser.add_argument("folders", type=Path, nargs="*", help="in place of the usual sources")
    options = parser.parse_args()
    places = {str(folder): folder for folder in options.folders} or sources()
    placer = Placer(options.seconds)
    rows: list[tuple[str, Sequence[tuple[Path, Placed]]]] = []
    for name, folder in places.items():
        rows.append((name, [(path, placer.place(path)) for path in drawings(folder, options.most)]))
    placer.close()
    for line in _table(rows, reasons=options.reasons):
        print(line)
    everything = [placed for _, found in rows for _, placed in found]
    others = sum(len(found) for name, found in rows if name != "hostile vectors")
    print(f"{len(everything)} drawings, {others} of them made by other people's programs")
    return 1 if others < _LEAST or any(placed.is_fault for placed in everything) else 0


def _table(rows: Sequence[tuple[str, Sequence[tuple[Path, Placed]]]], *, reasons: bool) -> Iterator[str]:
    for name, found in rows:
        counts = Counter(placed.outcome for _, placed in found)
        said = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
        slowest = max((placed.cpu_s for _, placed in found), default=0.0)
        yield f"{name:18} {len(found):4}: {said or 'none there'}; slowest {1000 * slowest:.0f} ms"
        for path, placed in found:
            if placed.is_fault or (reasons and placed.reason):
                yield f"    {path.name}: {placed.outcome}: {placed.reason}"


if __name__ == "__main__":
    sys.exit(main())
