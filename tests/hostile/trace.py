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
from pathlib import Path
from typing import Final

SECONDS: Final = 5.0
MIB: Final = 512
_KILL_AFTER: Final = 30.0
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
    """What a run said and did; ``opened`` and ``connected`` hold only what the list does not allow."""

    status: int
    out: str
    err: str
    seconds: float
    peak_mib: float
    opened: tuple[str, ...] = ()
    connected: tuple[str, ...] = ()
    cpu_seconds: float = 0.0

    def faults(self, *, by_cpu: bool = False) -> list[str]:
        """Return in words what no run may ever do.

        Args:
            by_cpu: take the processor's time for the time, where other work on the machine stretches the clock's.
        """
        found = []
        seconds = self.cpu_seconds if by_cpu else self.seconds
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
    kill_after_s: float = _KILL_AFTER,
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
    with tempfile.TemporaryDirectory(prefix="badgedesk-trace-") as place:
        log = Path(place) / "calls"
        tracing = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", "signal=none"]
        tracing += ["-e", "trace=openat,open,connect,execve", "-o", str(log)]
        command = [*(tracing if traced else ()), *words]
        run = _run(command, folder, env, address_mib, kill_after_s)
        calls = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    fine = (str(folder), *map(str, allowed), *program_folders(), *_SYSTEM, *_tool_folders(words))
    return replace(run, opened=_foreign_files(calls, folder, fine, listed), connected=_connections(calls))


def _tool_folders(words: Sequence[str]) -> tuple[str, ...]:
    return (words[0], str(Path(words[0]).resolve().parent.parent))


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
        timer = threading.Timer(kill_after_s, os.killpg, (process.pid, signal.SIGKILL))
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
    return Run(process.returncode, said, complained, time.monotonic() - began, peak / 1024, cpu_seconds=cpu)


def _foreign_files(calls: Sequence[str], folder: Path, fine: Sequence[str], listed: Sequence[Path]) -> tuple[str, ...]:
    found = []
    for call in calls:
        match = _CALL.match(call)
        if match is None:
            continue
        path = os.path.normpath(os.path.join(folder, match[1].encode().decode("unicode_escape", "replace")))  # noqa: PTH118 - the path of a trace, not of this system
        if path not in map(str, listed) and not any(
            path == start or path.startswith(start.rstrip("/") + "/") for start in fine
        ):
            found.append(path)
    return tuple(dict.fromkeys(found))


def _connections(calls: Sequence[str]) -> tuple[str, ...]:
    matches = (_FAMILY.match(call) for call in calls)
    return tuple(dict.fromkeys(" ".join(part for part in match.groups() if part) for match in matches if match))
