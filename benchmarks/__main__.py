"""Run every benchmark of this folder in one go and print one table: ``python -m benchmarks``."""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.harness import Row, Settings, format_table

_HERE: Final = Path(__file__).resolve().parent
_USUAL: Final = Settings()
_TOOLS: Final = frozenset({"__init__", "__main__", "harness", "fixture"})


def main() -> int:
    """Measure, print, and return 1 when a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=_USUAL.rounds, help="turns that every participant takes")
    parser.add_argument("--seconds", type=float, default=_USUAL.seconds, help="length of one turn")
    parser.add_argument("--cpu", action="store_true", help="count computing time, for a machine that is busy")
    parser.add_argument("--awards", type=int, default=_USUAL.awards, metavar="N", help="awards of one long batch")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="benchmarks to run, such as core")
    options = parser.parse_args()
    settings = Settings(options.rounds, options.seconds, "cpu" if options.cpu else "seconds", options.awards)
    names = options.only or sorted(path.stem for path in _HERE.glob("*.py") if path.stem not in _TOOLS)
    rows: list[Row] = []
    for name in names:
        rows += _rows_of(name, settings)
    print(format_table(rows))
    return 1 if any(row.verdict == "NO" for row in rows) else 0


def _rows_of(name: str, settings: Settings) -> list[Row]:
    """Return the rows of a benchmark; one that prints a report of its own is run beside the table."""
    module = importlib.import_module(f"benchmarks.{name}")
    if hasattr(module, "rows"):
        found: list[Row] = module.rows(settings)
        return found
    print(f"== {name}", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=_HERE.parent, check=False)
    return []


if __name__ == "__main__":
    sys.exit(main())
