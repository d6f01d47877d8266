"""Every crash point: a run is killed at its first system call, its second, and so on until it ends by itself."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from badgedesk.core.issue import Signer
from tests.crash.judge import check_awards, check_revocation
from tests.crash.work import Child, Place, award, prepare, withdraw

PEOPLE: Final = 3
CHANGING: Final = (
    "write,pwrite64,writev,fsync,fdatasync,syncfs,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,chmod,fchmod"
)
"""The calls that change something on a disk; a kill between two others is no different from one at the next of them."""
ALL: Final = "all"


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

    def copy(self, folder: Path) -> Place:
        """Return a fresh copy of the profile."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.base, folder)
        return Place(folder)


def award_scene(folder: Path) -> Scene:
    """An issuer that has awarded nothing."""
    return Scene(folder, prepare(Place(folder)))


def revoke_scene(folder: Path) -> Scene:
    """An issuer that has awarded three badges."""
    signer = prepare(Place(folder))
    award(Place(folder), signer, PEOPLE, lambda _: None)
    return Scene(folder, signer)


def kill_award(scene: Scene, folder: Path, calls: str, when: int) -> bool:
    """Kill an award at its call number ``when`` and judge; return whether it came that far."""
    place = scene.copy(folder)
    said, killed = traced(lambda say: award(place, scene.signer, PEOPLE, say), calls, when)
    check_awards(place, said)
    award(place, scene.signer, PEOPLE, said.append)
    check_awards(place, said, whole=PEOPLE)
    return killed


def kill_revocation(scene: Scene, folder: Path, calls: str, when: int) -> bool:
    """Kill a revocation at its call number ``when`` and judge; return whether it came that far."""
    place = scene.copy(folder)
    said, killed = traced(lambda say: withdraw(place, scene.signer, say), calls, when)
    check_revocation(place, said)
    check_awards(place, [])
    withdraw(place, scene.signer, said.append)
    check_revocation(place, said, whole=True)
    return killed


def points(every: int, offset: int = 1) -> Iterator[int]:
    """Yield the numbers of the calls to kill at, without an end."""
    number = offset
    while True:
        yield number
        number += every


def try_points(
    kill: Callable[[Scene, Path, str, int], bool], scene: Scene, folder: Path, *, calls: str = CHANGING, every: int = 1
) -> Tally:
    """Kill at every call, or at every so manieth, until a run ends by itself; what does not hold is told."""
    tally = Tally()
    for when in points(every):
        tally.points = when
        try:
            if not kill(scene, folder, calls, when):
                return tally
        except AssertionError as fault:
            tally.faults.append(f"call {when}: {fault}")
        tally.killed += 1
    return tally


def traced(work: Callable[[Callable[[str], None]], object], calls: str, when: int) -> tuple[list[str], bool]:
    """Run work in a child that is killed at its call number ``when``; return what it said and whether it was."""
    child = Child(work)
    command = ["strace", "-f", "-o", os.devnull, "-p", str(child.pid)]
    command += ["-e", f"trace={calls}", "-e", f"inject={calls}:signal=SIGKILL:when={when}"]
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
        return traced(lambda say: say("here"), "getpid", 1) == (["here"], False)
    except OSError:
        return False
