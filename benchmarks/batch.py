"""Whole batches, signed, baked and written: two processes against one, and the memory that ten times as many take.

The processes take chunks of 500 awards and write to a memory disk where there is one. Memory is the most that a fresh
process ever held; its row tells how much of it 1,000 awards take of what 10,000 take.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from badgedesk.core.bake import prepare
from badgedesk.core.issue import BatchSigner
from badgedesk.core.model.award import Recipient
from badgedesk.host import clock
from benchmarks.fixture import AWARD, SIGNED_AT, SIGNER, render_artwork
from benchmarks.harness import Row, Settings

CHUNK: Final = 500
CHUNKS: Final = 4
FEW, MANY = 1_000, 10_000
_MEMORY_DISK: Final = Path("/dev/shm")  # noqa: S108 - the target says "to memory disk"
_ROOT: Final = Path(__file__).resolve().parents[1]


def rows(settings: Settings) -> list[Row]:
    """Return the row of two processes, and that of the memory."""
    artwork = render_artwork()
    with _folder() as folder, ProcessPoolExecutor(1) as one, ProcessPoolExecutor(2) as two:
        pairs = []
        for _ in range(settings.rounds):
            pairs.append((_rate(two, folder, artwork), _rate(one, folder, artwork)))
    both, alone = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    few, many = _peak_mib(FEW), _peak_mib(MANY)
    note = f"{few:.0f} MiB and {many:.0f} MiB at most"
    return [
        Row("awards by two processes, memory disk", "one process", both, alone, ratio, 1.6),
        Row(f"memory of {FEW:,} awards", f"of {MANY:,}", ratio=few / many, target=0.9, note=note),
    ]


def award_chunk(folder: Path, artwork: bytes, number: int, size: int) -> int:
    """Award ``size`` badges into ``folder`` and return how many bytes were written."""
    batch, image = BatchSigner(SIGNER), prepare(artwork)
    written = 0
    for place in range(number * size, (number + 1) * size):
        award = replace(AWARD, recipient=Recipient(f"Zoë {place}", f"zoe{place}@example.org"))
        signed = batch.issue(award, now=SIGNED_AT, new_id=clock.new_id, new_salt=clock.new_salt)
        written += (folder / f"{place % CHUNK}-{number % CHUNKS}.png").write_bytes(image.bake(signed.decode()))
    return written


@contextmanager
def _folder() -> Iterator[Path]:
    place = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


def _rate(pool: ProcessPoolExecutor, folder: Path, artwork: bytes) -> float:
    started = time.perf_counter()
    waiting = [pool.submit(award_chunk, folder, artwork, number, CHUNK) for number in range(CHUNKS)]
    for future in waiting:
        future.result()
    return CHUNKS * CHUNK / (time.perf_counter() - started)


def _peak_mib(count: int) -> float:
    """Return the most memory, in MiB, that a fresh process held while it made ``count`` awards."""
    command = [sys.executable, "-m", "benchmarks.batch", str(count)]
    answer = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    return float(answer.stdout)


def main() -> None:
    with _folder() as folder:
        artwork = render_artwork()
        for number in range(int(sys.argv[1]) // CHUNK):
            award_chunk(folder, artwork, number, CHUNK)
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}\n")


if __name__ == "__main__":
    main()
