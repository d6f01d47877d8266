"""The rows of whole batches: signing, checking, entering in the register and writing, against writing the same files.

A batch does far more than write: every badge is checked by our own verifier, read back out of its picture and kept in
the register. The files are the same, byte for byte.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from badgedesk.awarding import BatchRequest, Format, Register, award_batch, read_roster, render_artwork
from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.model.award import Profile
from badgedesk.design.templates import build_template, list_templates
from badgedesk.host.paths import open_profile
from benchmarks.harness import Row, Settings

PEOPLE = 100
_FEW_ROUNDS = 3
"""Turns of what takes long."""
_MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - the target says "to memory disk"


def rows(settings: Settings) -> list[Row]:
    """Measure a batch of PNG badges to disk; both sides take turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        award = _Awarding(folder)
        ours, synced, plain = [], [], []
        for turn in range(settings.rounds):
            output = folder / f"awards {turn}"
            ours.append(_rate(partial(award, output, turn)))
            files = [path.read_bytes() for path in sorted(output.iterdir())]
            synced.append(_rate(partial(_write, folder / f"synced {turn}", files, sync=True)))
            plain.append(_rate(partial(_write, folder / f"plain {turn}", files, sync=False)))
    return [
        _row("writing the same files, each synced", ours, synced, 0.5),
        _row("writing the same files, none synced", ours, plain),
        *_memory_rows(settings),
    ]


def _memory_rows(settings: Settings) -> list[Row]:
    """Measure whole batches to a memory disk: against writing the same files, and ``--jobs 2`` against ``--jobs 1``.

    The start of the processes is included, so a longer batch gains more from them.
    """
    place, people = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None, settings.awards
    one, two, plain = [], [], []
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder = Path(name)
        award = _Awarding(folder, people)
        for turn in range(min(settings.rounds, _FEW_ROUNDS)):
            outputs = [folder / f"{jobs} {turn}" for jobs in (1, 2)]
            one.append(_rate(partial(award, outputs[0], turn * 2), people))
            two.append(_rate(partial(award, outputs[1], turn * 2 + 1, 2), people))
            some = [path.read_bytes() for path in sorted(outputs[0].iterdir())[:PEOPLE]]
            files = list(islice(cycle(some), people))  # as many and as long, without all of them in memory
            plain.append(_rate(partial(_write, folder / f"plain {turn}", files, sync=False), people))
            for output in (*outputs, folder / f"plain {turn}"):
                shutil.rmtree(output)
    return [
        _row(
            "writing the same files", one, plain, told=f"whole batch of {people:,} to memory, with register and check"
        ),
        _row("--jobs 1", two, one, 1.6, told=f"award {people:,} with --jobs 2, memory disk"),
    ]


class _Awarding:
    """A desk with one design, awarding a fresh list of people each turn."""

    def __init__(self, folder: Path, people: int = PEOPLE) -> None:
        self._people = people
        key = generate_signing_key()
        profile = Profile(did_key(key.public), "Harbour School")
        self._signer = Signer(profile, key, f"{profile.id}#{key.public.multibase}")
        self._register = Register(open_profile(folder / "profile"))
        design = build_template(list_templates()[0].id)
        self._achievement = design.achievement
        self._artwork = render_artwork(design, (Format.PNG,))

    def __call__(self, output: Path, turn: int, jobs: int = 1) -> None:
        lines = "".join(f"Person {turn} {number},p{number}@example.org\n" for number in range(self._people))
        roster = read_roster(f"Name,E-Mail\n{lines}".encode())
        request = BatchRequest(self._achievement, self._artwork, roster, output, jobs=jobs)
        result = award_batch(request, self._signer, self._register)
        if result.awarded != self._people:
            message = f"only {result.awarded} of {self._people} were awarded"
            raise SystemExit(message)


def _write(folder: Path, files: Sequence[bytes], *, sync: bool) -> None:
    folder.mkdir()
    for number, data in enumerate(files):
        with (folder / f"{number}.png").open("wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())


def _rate(work: Callable[[], None], people: int = PEOPLE) -> float:
    start = time.perf_counter()
    work()
    return people / (time.perf_counter() - start)


def _row(
    peer: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    target: float | None = None,
    *,
    told: str = "whole batch to disk, with register and check",
) -> Row:
    return Row(
        told,
        peer,
        statistics.median(ours),
        statistics.median(theirs),
        statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True)),
        target,
    )
