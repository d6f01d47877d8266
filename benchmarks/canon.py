"""Canonical N-Quads of one badge: ours against PyLD, in one run.

Run as ``python benchmarks/canon.py``. PyLD gets the published contexts from memory and keeps its own cache of
resolved contexts, as a program that cares for speed would set it up; both sides give the same text.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from badgedesk.core.canon import canonical_nquads, canonicalise, to_statements

ROOT = Path(__file__).resolve().parents[1]
BADGE = ROOT / "tests" / "data" / "canon" / "full-badge.json"
CONTEXTS = ROOT.parent / "shared" / "standards" / "contexts"
ROUNDS = 9
TARGET = 20.0


def seconds(work: Callable[[], object], times: int) -> float:
    began = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - began) / times


def pyld_peer(document: dict[str, Any]) -> Callable[[], str]:
    from pyld import jsonld

    published = {
        entry["url"]: json.loads((CONTEXTS / entry["file"]).read_text("utf-8"))
        for entry in json.loads((CONTEXTS / "index.json").read_text("utf-8"))
    }

    def load(address: str, _options: object) -> dict[str, Any]:
        return {"contentType": None, "contextUrl": None, "documentUrl": address, "document": published[address]}

    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": load,
        "base": None,
    }

    def normalize() -> str:
        text: str = jsonld.normalize(document, options)
        return text

    return normalize


def main() -> int:
    document: dict[str, Any] = json.loads(BADGE.read_text("utf-8"))
    statements = to_statements(document)
    parts: dict[str, tuple[Callable[[], object], int]] = {
        "canonical_nquads": (lambda: canonical_nquads(document), 200),
        "  to_statements": (lambda: to_statements(document), 200),
        "  canonicalise": (lambda: canonicalise(statements), 200),
    }
    if CONTEXTS.is_dir():
        peer = pyld_peer(document)
        if sorted(peer().split("\n")) != sorted(canonical_nquads(document).split("\n")):
            print("the two texts differ", file=sys.stderr)
            return 1
        parts["PyLD normalize"] = (peer, 5)
    rounds = [{name: seconds(work, times) for name, (work, times) in parts.items()} for _ in range(ROUNDS)]
    print(f"{len(BADGE.read_bytes())} bytes, {len(statements)} statements; medians of {ROUNDS} interleaved rounds")
    for name in parts:
        each = statistics.median(measured[name] for measured in rounds)
        print(f"{name:20} {each * 1e6:9.0f} us  {1 / each:8.0f}/s")
    if "PyLD normalize" in parts:
        ratio = statistics.median(measured["PyLD normalize"] / measured["canonical_nquads"] for measured in rounds)
        print(f"ratio to PyLD        {ratio:9.1f} x  (target {TARGET:.0f} x)")
    else:
        print("PyLD not measured: the published contexts are not beside this checkout")
    return 0


if __name__ == "__main__":
    sys.exit(main())
