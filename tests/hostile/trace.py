"""One run of the program under watch: how long, how much memory, which files and addresses it reached for.

Files and connections are seen by strace, at the border between the process and the system; what is allowed is the
list that the threat model gives: input, profile and output, the program, system libraries, fonts and locale.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from tests.hostile.forking import session_states

SECONDS: Final = 5.0
MIB: Final = 512
KILL_AFTER_S: Final = 30.0
PLACE: Final = next((place for place in ("/dev/shm",) if os.access(place, os.W_OK)), None)
"""Where runs have their folders: in memory where that is possible. To add a badge to a new wallet waits for the disk 63
times, and for as long as other programs keep the disk busy."""
ROOT: Final = Path(__file__).resolve().parents[2]

_CALL = re.compile(r'^\d+ +(?:openat\([^,]*, |open\(|execve\()"((?:[^"\\]|\\.)*)"')
_FAMILY = re.compile(r"^\d+ +connect\(\d+, \{sa_family=(\w+)(?:, sun_path=@?\"([^\"]*)\")?")
_SYSTEM: Final = (
    "/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/", "/usr/share/locale/", "/usr/share/zoneinfo/",
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
    "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/locale.alias", "/etc/ssl/openssl.cnf",
    "/proc/self/", "/proc/meminfo", "/proc/cpuinfo", "/proc/sys/", "/sys/fs/cgroup", "/sys/devices/system/cpu",
    "/dev/null", "/dev/urandom", "/dev/tty", "/usr/share/X11/locale", "/usr/share/X11/xkb", "/usr/share/mime",
    "/opt/pyca/cryptography/openssl/", "/etc/machine-id", "/var/lib/dbus/machine-id",
)  # fmt: skip
"""Libraries, fonts, locale, what the interpreter itself asks of the system, and the number of the machine: the lock of
a profile holds it, so that a lock of another computer in a shared folder is told from one of this."""


@dataclass(frozen=True)
class Run:
    """What a run said and did; ``opened`` and ``connected`` hold only what the list does not allow.

    ``standing`` says of each of its processes what it was doing when it had to be ended from outside.
    """

    status: int
    out: str
    err: str
    seconds: float
    peak_mib: float
    opened: tuple[str, ...] = ()
    connected: tuple[str, ...] = ()
    cpu_seconds: float = 0.0
    standing: tuple[str, ...] = ()

    def faults(self, *, by_cpu: bool = False) -> list[str]:
        """Return in words what no run may ever do.

        Args:
            by_cpu: take the processor's time for the time, where other work on the machine stretches the clock's.
        """
        found = []
        seconds = self.cpu_seconds if by_cpu else self.seconds
        found += [f"stood still: {state}" for state in self.standing]
        if self.status < 0 or self.status > 4:
            found.append(f"ended with {self.status}")
        if "Traceback" in self.err or "Traceback (most" in self.out:
            found.append("a traceback")
        if seconds > SECONDS:
            found.append(f"took {seconds:.1f} s")
        if self.peak_mib > MIB:
            found.append(f"took {self.peak_mib:.0f} MiB")
        found += [f"opened {path}" for path in self.opened[:3]]
        found += [f"connected to {address}" for address in self.connected[:3]]
        return found


def has_strace() -> bool:
    """Whether runs can be traced here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@cache
def program_folders() -> tuple[str, ...]:
    """Return where the program and its interpreter lie."""
    names = {str(ROOT / "src"), str(ROOT / "resources"), sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib")}
    names |= {os.path.realpath(name) for name in names}
    return tuple(sorted(names))


def watch(
    words: Sequence[str],
    folder: Path,
    env: Mapping[str, str],
    *,
    allowed: Sequence[Path],
    listed: Sequence[Path] = (),
    traced: bool = True,
    address_mib: int = MIB,
    kill_after_s: float = KILL_AFTER_S,
) -> Run:
    """Run a command in ``folder`` and return what it did.

    Args:
        words: the command.
        folder: its working folder; everything below it may be opened.
        env: its whole environment.
        allowed: files and folders that it may open besides.
        listed: folders whose names it may read, and nothing below them.
        traced: whether opened files and connections are looked at.
        address_mib: most address space it gets, so that one that wants more fails here, not only in the figures.
        kill_after_s: when it is ended from outside.
    """
    with tempfile.TemporaryDirectory(prefix="badgedesk-trace-", dir=PLACE) as place:
        log = Path(place) / "calls"
        run = _run([*(strace(log) if traced else ()), *words], folder, env, address_mib, kill_after_s)
        calls = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    return seen(run, calls, Allowed(folder, (*allowed, *tool_folders(words[0])), listed))


@dataclass(frozen=True)
class Allowed:
    """What a run may open: everything in its working folder and below ``paths``, and the names in ``listed``."""

    folder: Path
    paths: Sequence[Path]
    listed: Sequence[Path] = ()

    def foreign(self, calls: Sequence[str]) -> tuple[str, ...]:
        """Return what a trace shows as opened besides."""
        starts = (str(self.folder), *map(str, self.paths), *program_folders(), *_SYSTEM)
        fine = {*(start.rstrip("/") for start in starts), *map(str, self.listed)}
        below = tuple(start.rstrip("/") + "/" for start in starts)
        found = []
        for call in calls:
            match = _CALL.match(call)
            if match is None:
                continue
            named = match[1].encode().decode("unicode_escape", "replace")
            path = os.path.normpath(os.path.join(self.folder, named))  # noqa: PTH118 - the path of a trace, not of this system
            if path not in fine and not path.startswith(below):
                found.append(path)
        return tuple(dict.fromkeys(found))


def tool_folders(interpreter: str) -> tuple[Path, ...]:
    """Return where an interpreter lies, by its own name and in truth."""
    return (Path(interpreter), Path(interpreter).resolve().parent.parent)


def strace(log: Path) -> list[str]:
    """Return the words that run a command, and all that it starts, traced into a file."""
    words = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", "signal=none"]
    return [*words, "-e", "trace=openat,open,connect,execve", "-o", str(log)]


def seen(run: Run, calls: Sequence[str], allowed: Allowed) -> Run:
    """Return a run with what its trace shows that is not allowed."""
    return replace(run, opened=allowed.foreign(calls), connected=_connections(calls))


def _run(words: Sequence[str], folder: Path, env: Mapping[str, str], address_mib: int, kill_after_s: float) -> Run:
    began = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            ["/bin/sh", "-c", f'ulimit -v {address_mib * 1024}; exec "$@"', "sh", *words],
            cwd=folder,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        standing: list[str] = []

        def end() -> None:
            standing.extend(session_states(process.pid))
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(kill_after_s, end)
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, complained = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    # What the system counts begins with the size of the process that started this one; a smaller figure says nothing,
    # and the limit of address space holds in any case.
    started_from = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = used.ru_maxrss if used.ru_maxrss > started_from else 0
    cpu = used.ru_utime + used.ru_stime
    seconds = time.monotonic() - began
    return Run(process.returncode, said, complained, seconds, peak / 1024, cpu_seconds=cpu, standing=tuple(standing))


def _connections(calls: Sequence[str]) -> tuple[str, ...]:
    matches = (_FAMILY.match(call) for call in calls)
    return tuple(dict.fromkeys(" ".join(part for part in match.groups() if part) for match in matches if match))
