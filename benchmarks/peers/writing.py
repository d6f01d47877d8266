"""One file written and brought to the disk, alike for all who write."""

import os
from pathlib import Path


def write_synced(file: Path, data: bytes) -> None:
    """Write ``data`` and return once the disk has it."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
