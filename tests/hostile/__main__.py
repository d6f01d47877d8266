"""Feed every hostile file to every door of the program and print what came of it, one line a door.

python -m tests.hostile [--jobs N] [--only TEXT] [--untraced] [--cpu] [--every N]

Each run is a process of its own, the program as a user starts it, with the time, the memory, the opened files and the
connections measured from outside. The window gets the whole corpus in one run. Exit code 0: nothing to complain of.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tests.hostile.corpus import HOSTILE, Entry, entries, holder_identities, listed_badge, trust_list
from tests.hostile.doors import DOORS, Bench, Door, complaint_about_words
from tests.hostile.trace import MIB, ROOT, SECONDS, Run, has_strace, watch
from tests.property.test_tampering import FILES, tiny_png

_PROGRAM = [sys.executable, "-m", "badgedesk"]
_WINDOW_MIB = 4_096  # a window maps far more than it uses; what it uses is measured
_WINDOW_SECONDS = 600.0
_PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True)
class Result:
    """One file at one door."""

    door: str
    file: str
    run: Run
    complaints: tuple[str, ...]


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a run: a profile of its own, no key store, no screen."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "TMPDIR"}}
    return kept | {
        "HOME": str(home),
        "BADGEDESK_HOME": str(home),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }


def prepare(folder: Path) -> None:
    """Put a profile and the files of our own into a folder, to be copied for each run."""
    badge, issuer = listed_badge()
    (folder / "out").mkdir(parents=True)
    (folder / "listed.json").write_bytes(badge)
    (folder / "credential.json").write_bytes(FILES["json"])
    (folder / "tiny.png").write_bytes(tiny_png())
    (folder / "passphrase").write_text(_PASSPHRASE + "\n", "utf-8")
    (folder / "trust.json").write_text(json.dumps([*trust_list(), {"id": issuer.id}]), "utf-8")
    secret = ["--passphrase-file", str(folder / "passphrase")]
    for words in (
        ["design", "new", "--template", "harbour", "-o", str(folder / "club.badge")],
        ["issuer", "create", "--name", "Bay Sailing Club", *secret],
        *(["trust", "add", entry["id"], "--name", "Example Trades School"] for entry in trust_list()),
        *(["identity", "add", identity] for identity in holder_identities()),
    ):
        subprocess.run([*_PROGRAM, *words], env=environment(folder / "home"), check=True, capture_output=True)


def try_door(door: Door, entry: Entry, ready: Path, *, traced: bool, by_cpu: bool = False) -> Result:
    """Feed one file to one door, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-") as place:
        folder = Path(place) / "run"
        shutil.copytree(ready, folder)
        bench = Bench(folder)
        words = [*_PROGRAM, *door.words(entry.path, bench), "--json"]
        run = watch(words, folder, environment(folder / "home"), allowed=[entry.path], traced=traced)
        judged = [door.judge(entry, run, bench), complaint_about_words(run)]
    complaints = (*run.faults(by_cpu=by_cpu), *(words for words in judged if words))
    return Result(door.name, entry.file, replace(run, out="", err=""), complaints)  # what was said is judged


def window_run(ready: Path, *, traced: bool, by_cpu: bool = False) -> Result:
    """Drop every file of the corpus on the window, in one run."""
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-") as place:
        folder = Path(place) / "run"
        shutil.copytree(ready, folder)
        words = [sys.executable, "-m", "tests.hostile.window", *(["--cpu"] if by_cpu else [])]
        env = environment(folder / "home") | {"PYTHONPATH": str(ROOT)}
        run = watch(
            words, folder, env, allowed=[HOSTILE, ROOT / "tests"], listed=[ROOT], traced=traced,
            address_mib=_WINDOW_MIB, kill_after_s=_WINDOW_SECONDS,
        )  # fmt: skip
    said = [line for line in run.out.splitlines() if line.startswith("complaint: ")]
    slow = [fault for fault in run.faults() if not fault.startswith("took") or "MiB" in fault]
    return Result("window import", "all files in one drop", run, (*slow, *said))


def _report(results: Iterable[Result]) -> int:
    by_door: dict[str, list[Result]] = {}
    for result in results:
        by_door.setdefault(result.door, []).append(result)
    print(f"\n{'door':<22} {'files':>6} {'right':>6} {'slowest':>9} {'of CPU':>9} {'most':>9}  endings")
    for name, done in by_door.items():
        right = sum(not result.complaints for result in done)
        endings = Counter(result.run.status for result in done)
        print(
            f"{name:<22} {len(done):>6} {right:>6} {max(r.run.seconds for r in done):>7.1f} s "
            f"{max(r.run.cpu_seconds for r in done):>7.1f} s "
            f"{max(r.run.peak_mib for r in done):>5.0f} MiB  "
            + ", ".join(f"{count}x exit {status}" for status, count in sorted(endings.items()))
        )
    wrong = [result for done in by_door.values() for result in done if result.complaints]
    for result in wrong:
        print(f"{result.door}: {result.file}: {'; '.join(result.complaints)}")
    print(f"\nLimits: {SECONDS:.0f} s, {MIB} MiB, no connection, no file outside the list of tests/hostile/trace.py.")
    return 1 if wrong else 0


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=2, help="runs at once")
    parser.add_argument("--only", default="", help="doors or files whose name holds this")
    parser.add_argument("--untraced", action="store_true", help="where strace is missing: no look at opened files")
    parser.add_argument("--cpu", action="store_true", help="judge by processor time: for a machine with other work")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth run, where time is short")
    given = parser.parse_args()
    if not HOSTILE.is_dir():
        print(f"The shared vectors are not beside this checkout ({HOSTILE.parent.parent.name}).")
        return 2
    if not given.untraced and not has_strace():
        print("strace is missing or not allowed here; install it, or say --untraced.")
        return 2
    traced = not given.untraced
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-") as place:
        ready = Path(place) / "ready"
        prepare(ready)
        pairs = [
            (door, entry)
            for door in DOORS
            for entry in entries().values()
            if door.takes(entry) and (given.only in door.name or given.only in entry.file)
        ][:: given.every]
        with ThreadPoolExecutor(given.jobs) as pool:
            results = list(pool.map(lambda pair: try_door(*pair, ready, traced=traced, by_cpu=given.cpu), pairs))
        if given.only in "window import":
            results.append(window_run(ready, traced=traced, by_cpu=given.cpu))
    return _report(results)


if __name__ == "__main__":
    sys.exit(main())
