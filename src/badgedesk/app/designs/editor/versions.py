"""The last versions of every saved design, kept in the profile and told apart by when they were saved."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design, load_design
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.host.paths import make_private_folder

KEPT: Final = 10
"""Versions that are kept of each design."""
_FORM: Final = "%Y%m%dT%H%M%S%fZ"
_ENDING: Final = ".badge"


@dataclass(frozen=True, slots=True)
class Version:
    """A design as it was saved once."""

    saved_at: datetime
    file: Path


class Versions:
    """One folder for each design file, named by the SHA-256 of its path; in it the files as they were written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path, data: bytes, at: datetime) -> None:
        """Keep what was just written to a design file and let go of the oldest; the same bytes are kept once.

        Raises:
            StoreError: it cannot be written.
        """
        there = self.of(path)
        if there and read_file(there[0].file) == data:
            return
        folder = self._of(path)
        make_private_folder(self._folder)
        make_private_folder(folder)
        write_atomically(folder / f"{at.astimezone(UTC).strftime(_FORM)}{_ENDING}", data)
        for old in self.of(path)[KEPT:]:
            remove_file(old.file)

    def keep_saved(self, path: Path, at: datetime) -> None:
        """Keep what a design file holds now; faults as `keep`."""
        self.keep(path, read_file(path), at)

    def keep_first(self, path: Path) -> None:
        """Keep what a design file holds before it is written for the first time here; what cannot be read is not."""
        if path.is_file() and not self.of(path):
            with suppress(BadgeDeskError):
                self.keep_saved(path, datetime.fromtimestamp(path.stat().st_mtime, UTC))

    def of(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of a design file, the latest first."""
        found = []
        for file in self._of(path).glob(f"*{_ENDING}"):
            try:
                found.append(Version(datetime.strptime(file.stem, _FORM).replace(tzinfo=UTC), file))
            except ValueError:
                continue
        return tuple(sorted(found, key=lambda each: each.saved_at, reverse=True))

    def load(self, version: Version) -> Design:
        """Return the design of a version.

        Raises:
            StoreError, InputError, DesignError: it cannot be read.
        """
        return load_design(read_file(version.file))

    def _of(self, path: Path) -> Path:
        return self._folder / hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()
