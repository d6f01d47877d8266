"""The rows of the core: canonical form, verifying, issuing, baking, a whole award."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks.fixture import write_fixture
from benchmarks.harness import Comparison, Row, Settings, Worker, measure
from benchmarks.peers.install import HERE, ROOT, node_peers, python_peers

_STANDARDS: Final = ROOT.parent / "shared" / "standards"
_MEMORY_DISK: Final = Path("/dev/shm")  # noqa: S108 - the target says "to memory disk"

COMPARISONS: Final = (
    Comparison("JSON-LD to N-Quads", "canon", "jsonld.js + rdf-canonize", "node", "jsonld.js/canon", 20),
    Comparison("JSON-LD to N-Quads", "canon", "PyLD", "python", "pyld/canon", 20),
    Comparison("verify eddsa-rdfc-2022", "verify", "@digitalbazaar/vc", "node", "vc/verify", 15),
    Comparison("verify eddsa-rdfc-2022", "verify", "verifier-core", "node", "verifier-core/verify", 20),
    Comparison("verify eddsa-rdfc-2022", "verify", "PyLD + cryptography", "python", "pyld/verify", 12),
    Comparison("issue one by one", "issue", "@digitalbazaar/vc", "node", "vc/issue", 15),
    Comparison("issue one by one", "issue", "PyLD + cryptography", "python", "pyld/issue", 15),
    Comparison("issue from a template", "issue-batch", "@digitalbazaar/vc", "node", "vc/issue", 50),
    Comparison("issue from a template", "issue-batch", "PyLD + cryptography", "python", "pyld/issue"),
    Comparison("verify eddsa-jcs-2022, report", "verify-jcs", "@digitalbazaar/vc", "node", "vc/verify-jcs", 1.3),
    Comparison("verify eddsa-jcs-2022, its proof", "verify-jcs-proof", "@digitalbazaar/vc", "node", "vc/verify-jcs", 4),
    Comparison("verify VC-JWT EdDSA", "verify-eddsa", "PyJWT", "python", "pyjwt/verify-eddsa", 2),
    Comparison("verify VC-JWT ES256", "verify-es256", "PyJWT", "python", "pyjwt/verify-es256", 2),
    Comparison("verify VC-JWT RS256", "verify-rs256", "PyJWT", "python", "pyjwt/verify-rs256", 2),
    Comparison("bake PNG, artwork checked once", "bake-png", "openbadges-bakery", "python", "bakery/bake-png", 8),
    Comparison("bake PNG, artwork checked once", "bake-png", "png-chunks-*", "node", "png-chunks/bake-png", 500),
    Comparison("bake PNG, artwork checked once", "bake-png", "Pillow re-encode", "python", "pillow/bake-png", 1000),
    Comparison("bake PNG, artwork checked anew", "bake-png-anew", "openbadges-bakery", "python", "bakery/bake-png"),
    Comparison("bake PNG, artwork checked anew", "bake-png-anew", "Pillow re-encode", "python", "pillow/bake-png"),
    Comparison("bake SVG, artwork checked once", "bake-svg", "openbadges-bakery", "python", "bakery/bake-svg", 100),
    Comparison("bake SVG, artwork checked anew", "bake-svg-anew", "openbadges-bakery", "python", "bakery/bake-svg"),
    Comparison("extract SVG", "extract-svg", "openbadges-bakery", "python", "bakery/extract-svg", 50),
    Comparison("whole award, to memory disk", "award", "vc + png-chunks-*", "node", "node/award", 50),
    Comparison("whole award, to memory disk", "award", "PyLD + bakery", "python", "pyld-bakery/award", 40),
    Comparison("whole award, to disk, synced", "award-disk", "writing such a file", "python", "plain/award-disk", 0.5),
)


def rows(settings: Settings) -> list[Row]:
    """Measure every comparison of this file in one run."""
    if not _STANDARDS.is_dir():
        note = "the published contexts are not beside this checkout"
        return [Row(comparison.operation, comparison.peer, note=note) for comparison in COMPARISONS]
    memory = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=memory)))
        print("fixture:", write_fixture(folder, _STANDARDS), file=sys.stderr)
        ours = stack.enter_context(Worker([sys.executable, str(HERE / "worker.py"), "ours"], folder))
        if ours.fault:
            raise SystemExit((folder / "ours.log").read_text("utf-8"))
        peers = {
            "python": _start(python_peers(), [str(HERE / "worker.py"), "python"], folder, stack),
            "node": _start(node_peers(), [str(HERE / "worker.mjs")], folder, stack),
        }
        return measure(COMPARISONS, ours, peers, settings)


def _start(found: tuple[str | None, str], arguments: list[str], folder: Path, stack: ExitStack) -> Worker:
    program, reason = found
    if program is None:
        return Worker([], folder, fault=reason)
    return stack.enter_context(Worker([program, *arguments], folder))
