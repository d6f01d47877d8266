"""Every crash point: a run is killed at the first system call of each name, the second, and so on to the last."""

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from badgedesk.core.issue import Signer
from tests.crash.judge import check_awards, check_revocation, check_site
from tests.crash.work import Child, Place, award, prepare, publish, withdraw

PEOPLE: Final = 3
CHANGING: Final = (
    "write,pwrite64,writev,fsync,fdatasync,syncfs,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,chmod,fchmod"
)
"""The calls that change something on a disk; a kill between two others is no different from one at the next of them."""
ALL: Final = "all"
_LAST: Final = frozenset({"exit", "exit_group"})
"""With these the work is over."""
_CALL: Final = re.compile(r"^(?:\d+ +)?(?:<\.\.\. )?(\w+)(?:\(| resumed)")
Work = Callable[[Callable[[str], None]], object]
Point = tuple[str, int]
"""A system call by its name, and which of that name: tracers count each name by itself."""


@dataclass
class Tally:
    """What a round of kills came to."""

    points: int = 0
    killed: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """A profile to begin from, and who signs; each kill gets a copy."""

    base: Path
    signer: Signer
    zipped: bool = False

    def copy(self, folder: Path) -> Place:
        """Return a fresh copy of the profile."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.base, folder)
        return Place(folder, self.zipped)


def award_scene(folder: Path) -> Scene:
    """An issuer that has awarded nothing."""
    return Scene(folder, prepare(Place(folder)))


def zip_scene(folder: Path) -> Scene:
    """An issuer that has awarded nothing, and awards into a ZIP file."""
    return Scene(folder, prepare(Place(folder)), zipped=True)


def revoke_scene(folder: Path) -> Scene:
    """An issuer that has awarded three badges."""
    signer = prepare(Place(folder))
    award(Place(folder), signer, PEOPLE, lambda _: None)
    return Scene(folder, signer)


def award_work(scene: Scene, place: Place) -> Work:
    """Return the award that is killed."""
    return lambda say: award(place, scene.signer, PEOPLE, say)


def revoke_work(scene: Scene, place: Place) -> Work:
    """Return the revocation that is killed."""
    return lambda say: withdraw(place, scene.signer, say)


def publish_work(scene: Scene, place: Place) -> Work:
    """Return the publication that is killed."""
    return lambda say: publish(place, scene.signer, say)


def judge_publication(scene: Scene, place: Place, said: list[str]) -> None:
    """Judge after a kill, publish again, and judge the whole."""
    check_site(place, said)
    check_awards(place, [], whole=PEOPLE)
    publish(place, scene.signer, said.append)
    check_site(place, said, whole=True)


def judge_award(scene: Scene, place: Place, said: list[str]) -> None:
    """Judge after a kill, award again, and judge the whole."""
    check_awards(place, said)
    award(place, scene.signer, PEOPLE, said.append)
    check_awards(place, said, whole=PEOPLE)


def judge_revocation(scene: Scene, place: Place, said: list[str]) -> None:
    """Judge after a kill, revoke again, and judge the whole."""
    check_revocation(place, said)
    check_awards(place, [])
    withdraw(place, scene.signer, said.append)
    check_revocation(place, said, whole=True)


@dataclass(frozen=True)
class Trial:
    """One kind of work that is killed: how it begins, what is done, what must hold."""

    told: str
    scene: Callable[[Path], Scene]
    work: Callable[[Scene, Place], Work]
    judge: Callable[[Scene, Place, list[str]], None]


TRIALS: Final = (
    Trial("one award", award_scene, award_work, judge_award),
    Trial("one award into a ZIP file", zip_scene, award_work, judge_award),
    Trial("one revocation", revoke_scene, revoke_work, judge_revocation),
    Trial("one publication", revoke_scene, publish_work, judge_publication),
)


@dataclass(frozen=True)
class Failure:
    """A way in which a disk refuses: from one call of a name on, every one of that name fails."""

    told: str
    error: str
    calls: str


FULL: Final = Failure(
    "disk full", "ENOSPC", "write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,renameat,link,linkat,mkdir,mkdirat"
)
READ_ONLY: Final = Failure("read-only", "EROFS", CHANGING.replace("unlink,unlinkat,", ""))
"""A removal that alone is refused leaves a hidden file, and nothing else."""


def try_failures(trial: Trial, folder: Path, failure: Failure, *, every: int = 1) -> Tally:
    """Let a disk refuse from every call of each name on; what was said must hold, and a fault must have a code."""
    scene, tally = trial.scene(folder / "base"), Tally()
    for name, when in _points(trial, scene, folder / "copy", failure.calls, every):
        place = scene.copy(folder / "copy")
        inject = f"inject={name}:error={failure.error}:when={when}+"
        said, _ = _trace(trial.work(scene, place), ["-o", os.devnull, "-e", f"trace={name}", "-e", inject])
        tally.points += 1
        faults = [line for line in said if line.startswith("fault")]
        tally.killed += bool(faults)
        try:
            assert not any(fault.startswith("fault no code") for fault in faults), faults
            trial.judge(scene, place, said)
        except (AssertionError, KeyError) as fault:
            tally.faults.append(f"{name} {when}: {fault!r}")
    return tally


def try_points(trial: Trial, folder: Path, *, calls: str = CHANGING, every: int = 1) -> Tally:
    """Kill at every call of each name, or at every so manieth; what does not hold is told."""
    scene, tally = trial.scene(folder / "base"), Tally()
    for name, when in _points(trial, scene, folder / "copy", calls, every):
        place = scene.copy(folder / "copy")
        said, killed = traced(trial.work(scene, place), name, when)
        tally.points += 1
        tally.killed += killed
        try:
            trial.judge(scene, place, said)
        except (AssertionError, KeyError) as fault:
            tally.faults.append(f"{name} {when}: {fault!r}")
    return tally


def _points(trial: Trial, scene: Scene, folder: Path, calls: str, every: int) -> list[Point]:
    """Return where to kill: the calls that a run makes which nobody kills, by name."""
    counted = count_calls(trial.work(scene, scene.copy(folder)), calls)
    return [(name, when) for name, count in sorted(counted.items()) for when in range(1, count + 1, every)]


def count_calls(work: Work, calls: str) -> Counter[str]:
    """Return how often work makes each of the calls."""
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "calls"
        _trace(work, ["-o", str(log), "-e", f"trace={calls}"])
        found = (_CALL.match(line) for line in log.read_text("utf-8", "replace").splitlines() if "resumed" not in line)
        return Counter(match[1] for match in found if match and match[1] not in _LAST)


def traced(work: Work, name: str, when: int) -> tuple[list[str], bool]:
    """Run work in a child that is killed at its call ``name`` number ``when``; return what it said, and whether."""
    inject = f"inject={name}:signal=SIGKILL:when={when}"
    return _trace(work, ["-o", os.devnull, "-e", f"trace={name}", "-e", inject])


def _trace(work: Work, options: list[str]) -> tuple[list[str], bool]:
    child = Child(work)
    command = ["strace", "-f", *options, "-p", str(child.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        line = tracer.stderr.readline()
        if "attached" not in line:
            child.kill()
            child.end()
            message = f"no tracing here: {line.strip()}"
            raise OSError(message)
        child.go()
        ended = child.end()
        tracer.stderr.read()
    return ended


def can_trace() -> bool:
    """Tell whether a process can be traced here."""
    if shutil.which("strace") is None:
        return False
    try:
        return _trace(lambda say: say("here"), ["-o", os.devnull]) == (["here"], False)
    except OSError:
        return False
