"""A long-lived worker: does one operation again and again for the time it is told to, and says how often.

Run with a Python that has what the operations need: the project's own for ``ours``, ``benchmarks/.venv`` for peers.
Each line of standard input is ``{"op": name, "seconds": s}``; each answer ``{"count": n, "seconds": s,
"cpu": s}``.

Usage: worker.py ours|python FOLDER
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
_MODULES = {"ours": "benchmarks.peers.ours", "python": "benchmarks.peers.python_peers"}
_FEWEST = 3


def _time(act: Callable[[], object], seconds: float) -> dict[str, float]:
    """Run ``act`` at least three times and until ``seconds`` have passed; a first run is not counted."""
    act()
    count, started, computed = 0, time.perf_counter(), time.process_time()
    while count < _FEWEST or time.perf_counter() - started < seconds:
        act()
        count += 1
    return {"count": count, "seconds": time.perf_counter() - started, "cpu": time.process_time() - computed}


def main() -> None:
    operations: dict[str, Callable[[], object]] = importlib.import_module(_MODULES[sys.argv[1]]).build(
        Path(sys.argv[2])
    )
    print(json.dumps({"ready": sorted(operations)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(_time(operations[request["op"]], request["seconds"])), flush=True)


if __name__ == "__main__":
    main()
