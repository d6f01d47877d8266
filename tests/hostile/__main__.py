"""Feed every hostile file to every door of the program and print what came of it, one line a door.

python -m tests.hostile [--jobs N] [--only TEXT] [--untraced] [--cpu] [--every N] [--anew N]

Each run is a process of its own, with the time, the memory, the opened files and the connections measured from outside.
One in ``--anew`` starts as a user starts the program; the others are forked from a process that has loaded it
(`tests.hostile.loaded`). The window gets the whole corpus in one run. Exit code 0: nothing to complain of.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from tests.hostile.corpus import HOSTILE, Entry, entries, holder_identities, listed_badge, trust_list
from tests.hostile.doors import DOORS, Bench, Door, complaint_about_words
from tests.hostile.loaded import Loaded
from tests.hostile.trace import MIB, PLACE, ROOT, SECONDS, Run, has_strace, watch
from tests.property.test_tampering import FILES, tiny_png

_PROGRAM = [sys.executable, "-m", "badgedesk"]
_WINDOW_MIB = 4_096  # a window maps far more than it uses; what it uses is measured
_WINDOW_SECONDS = 600.0
_ANEW = 25
_PORTION = 150
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
    """Feed one file to one door of the program, started anew, in a folder of its own."""
    with _fresh(ready) as folder:
        words = [*_PROGRAM, *_words(door, entry, folder)]
        run = watch(words, folder, environment(folder / "home"), allowed=[entry.path], traced=traced)
        return _result(door, entry, run, _complaints(door, entry, run, folder), by_cpu=by_cpu)


def try_loaded(door: Door, files: Sequence[Entry], ready: Path, *, traced: bool, by_cpu: bool = False) -> list[Result]:
    """Feed files to one door, each in a folder of its own, in processes forked from one that has loaded the program."""
    firsts = {entry.folder: entry for entry in reversed(files)}
    with Loaded(environment(ready / "home"), traced=traced) as loaded:
        for entry in firsts.values():
            with _fresh(ready) as folder:
                loaded.load(_words(door, entry, folder), folder, environment(folder / "home"), [entry.path])
        said = []
        for entry in files:
            with _fresh(ready) as folder:
                run = loaded.run(_words(door, entry, folder), folder, environment(folder / "home"), [entry.path])
                said.append(_complaints(door, entry, run, folder))
    tried = zip(files, loaded.runs[len(firsts) :], said, strict=True)
    return [_result(door, entry, run, complaints, by_cpu=by_cpu) for entry, run, complaints in tried]


@contextmanager
def _fresh(ready: Path) -> Iterator[Path]:
    """Give a folder as it was prepared, for one run."""
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-", dir=PLACE) as place:
        yield Path(shutil.copytree(ready, Path(place) / "run"))


def _words(door: Door, entry: Entry, folder: Path) -> list[str]:
    return [*door.words(entry.path, Bench(folder)), "--json"]


def _complaints(door: Door, entry: Entry, run: Run, folder: Path) -> tuple[str, ...]:
    judged = (door.judge(entry, run, Bench(folder)), complaint_about_words(run))
    return tuple(words for words in judged if words)


def _result(door: Door, entry: Entry, run: Run, complaints: tuple[str, ...], *, by_cpu: bool) -> Result:
    return Result(door.name, entry.file, replace(run, out="", err=""), (*run.faults(by_cpu=by_cpu), *complaints))


def window_run(ready: Path, *, traced: bool, by_cpu: bool = False) -> Result:
    """Drop every file of the corpus on the window, in one run."""
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-", dir=PLACE) as place:
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


def _portions(pairs: Sequence[tuple[Door, Entry]]) -> Iterator[tuple[Door, list[Entry]]]:
    """Yield files by their door, as many as one process is loaded for."""
    for door, group in groupby(pairs, key=lambda pair: pair[0]):
        files = [entry for _, entry in group]
        for start in range(0, len(files), _PORTION):
            yield door, files[start : start + _PORTION]


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
    parser.add_argument("--anew", type=int, default=_ANEW, metavar="N", help="start the program anew for every Nth run")
    given = parser.parse_args()
    if not HOSTILE.is_dir():
        print(f"The shared vectors are not beside this checkout ({HOSTILE.parent.parent.name}).")
        return 2
    if not given.untraced and not has_strace():
        print("strace is missing or not allowed here; install it, or say --untraced.")
        return 2
    traced = not given.untraced
    with tempfile.TemporaryDirectory(prefix="badgedesk-hostile-", dir=PLACE) as place:
        ready = Path(place) / "ready"
        prepare(ready)
        pairs = [
            (door, entry)
            for door in DOORS
            for entry in entries().values()
            if door.takes(entry) and (given.only in door.name or given.only in entry.file)
        ][:: given.every]
        anew = pairs[:: given.anew]
        rest = [pair for place, pair in enumerate(pairs) if place % given.anew]
        try_one = partial(try_door, ready=ready, traced=traced, by_cpu=given.cpu)
        try_many = partial(try_loaded, ready=ready, traced=traced, by_cpu=given.cpu)
        with ThreadPoolExecutor(given.jobs) as pool:
            many = [pool.submit(try_many, door, files) for door, files in _portions(rest)]
            results = list(pool.map(lambda pair: try_one(*pair), anew))
            results += [result for future in many for result in future.result()]
        if given.only in "window import":
            results.append(window_run(ready, traced=traced, by_cpu=given.cpu))
    return _report(results)


if __name__ == "__main__":
    sys.exit(main())
