"""The process that `tests.hostile.loaded` watches: it loads the program once, and forks for each run.

Each line of standard input asks for modules to be loaded, or for a run; each answer is a line of JSON. It knows nothing
of the tests, so that a run has in memory what the program has, and nothing else.
"""

import gc
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

MARK: Final = "/badgedesk-run-"
"""What a trace shows before each run: an attempt to open this path, with the number of the run."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Answer until the input ends; in a forked process, run the program and return its exit status."""
    number = 0
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        if "load" in asked:
            _load(asked["load"])
            print("{}", flush=True)
            continue
        with suppress(OSError):
            os.close(os.open(f"{MARK}{number}", os.O_RDONLY))
        number += 1
        began = time.monotonic()
        child = os.fork()
        if not child:
            return _run(asked)
        print(json.dumps(_ended(child, began, asked["kill_after_s"])), flush=True)
    return 0


def _load(names: list[str]) -> None:
    for name in names:
        with suppress(ImportError):
            importlib.import_module(name)
    gc.freeze()  # what all runs share is not written to by any of them


def _run(asked: dict[str, Any]) -> int:
    """Become a run of the program: a session, a folder, an environment and limits of its own."""
    os.setsid()
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["env"])
    most = asked["address_mib"] * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    writing = os.O_WRONLY | os.O_CREAT
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, asked["out"], writing), (2, asked["err"], writing)):
        handle = os.open(path, flags, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    from badgedesk.__main__ import main as program

    status = program(asked["words"])
    if asked["modules"]:
        Path(asked["modules"]).write_text(json.dumps(sorted(sys.modules)), "utf-8")
    return status


def _ended(child: int, began: float, kill_after_s: float) -> dict[str, object]:
    """Wait for a run, end it when it takes too long, and say how it went."""
    standing: list[str] = []

    def end(*_: object) -> None:
        standing.extend(session_states(child))
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, kill_after_s)
    _, status, used = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - began,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_mib": used.ru_maxrss / 1024,
        "standing": standing,
    }


def session_states(session: int) -> Iterator[str]:
    """Yield what each process of a session is doing: its name, state, processor time and where it waits."""
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError):
            name, _, rest = (folder / "stat").read_text("utf-8").rpartition(")")
            fields = rest.split()
            if int(fields[3]) == session:
                cpu = (int(fields[11]) + int(fields[12])) / _TICKS
                place = (folder / "wchan").read_text("utf-8")
                yield f"{name.partition('(')[2]} ({fields[0]}, {cpu:.2f} s of CPU) in {place}"


if __name__ == "__main__":
    sys.exit(main())
