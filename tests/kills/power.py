"""Power cuts: what a disk holds at one moment of the wallet's work, without anything that was only in memory.

The profile lies in a file system inside an image. At a random moment the work is stopped and the image copied as it is:
what nobody synced is not in the copy, and its journal is played back when it is mounted, as after a power cut.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from badgedesk.core.errors import BadgeDeskError
from tests.kills.loop import BEYOND, SAMPLE, Outcome, kill_one, look, measure, prepare
from tests.kills.works import WORKS

_MIB = 96
_TOOLS = ("mount", "umount", "mkfs.ext4")


class Disk:
    """A file system of its own in an image below ``place``."""

    def __init__(self, place: Path) -> None:
        self._image, self._folder = place / "disk.img", place / "disk"
        self._kept, self._after = place / "after.img", place / "after"
        for folder in (self._folder, self._after):
            folder.mkdir()
        with self._image.open("wb") as file:
            file.truncate(_MIB << 20)
        _run("mkfs.ext4", "-q", "-F", str(self._image))

    @contextmanager
    def mounted(self) -> Iterator[Path]:
        """Mount it while the block runs; the system by itself writes nothing to it for a long while."""
        with _mounted(self._image, self._folder, "loop,commit=600") as folder:
            yield folder

    def sync(self) -> None:
        """Bring to the image what was written so far."""
        _run("sync", "-f", str(self._folder))

    def cut(self) -> None:
        """Keep the image as it is now."""
        shutil.copyfile(self._image, self._kept)

    @contextmanager
    def after_the_cut(self) -> Iterator[Path]:
        """Mount what the last cut left."""
        with _mounted(self._kept, self._after, "loop") as folder:
            yield folder


@cache
def why_not() -> str:
    """Return why no power can be cut here; an empty text where it can."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if sys.platform != "linux" or missing:
        return f"images are mounted on Linux only, and not without {', '.join(missing) or 'it'}"
    with TemporaryDirectory() as name:
        try:
            with Disk(Path(name)).mounted():
                return ""
        except subprocess.CalledProcessError:
            return "images may not be mounted here"


def cut_power(folder: Path, cuts: int, seed: int) -> Outcome:
    """Cut the power ``cuts`` times, each time during another work; return what was lost or unreadable then."""
    dice, outcome, told = random.Random(seed), Outcome(), set[str]()
    disk = Disk(folder)
    with disk.mounted() as place:
        prepare(place)
        takes_s = measure(place / "measured")
        shutil.rmtree(place / "measured")
        for number in range(cuts):
            kind = sorted(WORKS)[number % len(WORKS)]
            profile = place / (f"old-{number}" if kind == "migrate" else "profile")
            if kind == "migrate":
                shutil.copytree(SAMPLE, profile)
            disk.sync()
            lines, finished = kill_one(kind, profile, dice.random() * takes_s[kind] * BEYOND, disk.cut)
            outcome.kills[kind] += 1
            outcome.finished[kind] += finished
            if kind != "migrate":
                told |= {line for line in lines if line.startswith(("item", "tag"))}
            try:
                with disk.after_the_cut() as after:
                    look(after / profile.name, set() if kind == "migrate" else set(told), outcome, kind)
            except BadgeDeskError as fault:
                outcome.unreadable.append(f"{number} {kind}: {fault} {fault.facts}")
            if kind == "migrate":
                shutil.rmtree(profile)
    return outcome


@contextmanager
def _mounted(image: Path, folder: Path, options: str) -> Iterator[Path]:
    _run("mount", "-o", options, str(image), str(folder))
    try:
        yield folder
    finally:
        _run("umount", str(folder))


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)
