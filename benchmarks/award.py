"""The rows of whole batches: signing, checking, entering in the register and writing, against writing the same files.

A batch does far more than write: every badge is checked by our own verifier, read back out of its picture and kept in
the register. The files are the same, byte for byte.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
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
        _row("writing the same files, each synced", ours, synced),
        _row("writing the same files, none synced", ours, plain),
    ]


class _Awarding:
    """A desk with one design, awarding a fresh list of people each turn."""

    def __init__(self, folder: Path) -> None:
        key = generate_signing_key()
        profile = Profile(did_key(key.public), "Harbour School")
        self._signer = Signer(profile, key, f"{profile.id}#{key.public.multibase}")
        self._register = Register(open_profile(folder / "profile"))
        design = build_template(list_templates()[0].id)
        self._achievement = design.achievement
        self._artwork = render_artwork(design, (Format.PNG,))

    def __call__(self, output: Path, turn: int) -> None:
        lines = "".join(f"Person {turn} {number},p{number}@example.org\n" for number in range(PEOPLE))
        roster = read_roster(f"Name,E-Mail\n{lines}".encode())
        request = BatchRequest(self._achievement, self._artwork, roster, output)
        result = award_batch(request, self._signer, self._register)
        if result.awarded != PEOPLE:
            message = f"only {result.awarded} of {PEOPLE} were awarded"
            raise SystemExit(message)


def _write(folder: Path, files: Sequence[bytes], *, sync: bool) -> None:
    folder.mkdir()
    for number, data in enumerate(files):
        with (folder / f"{number}.png").open("wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())


def _rate(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return PEOPLE / (time.perf_counter() - start)


def _row(peer: str, ours: Sequence[float], theirs: Sequence[float]) -> Row:
    return Row(
        "whole batch to disk, with register and check",
        peer,
        statistics.median(ours),
        statistics.median(theirs),
        statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True)),
    )
