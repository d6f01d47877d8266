"""One ZIP file that a batch is awarded into: it is there whole or not at all.

While the batch runs, the file grows under a hidden name; its awards stay ``prepared`` in the register until it has
its own. After a kill nothing of it is left but that hidden file, which the next run replaces: with ``resume`` all is
written again from the credentials in the register.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from badgedesk.awarding.batches.output import Drafts, NewFile, Output, OutputFolder, output_fault
from badgedesk.core.errors import Code, StoreError
from badgedesk.host.files import move_to_free_place, sync_file, sync_folder
from badgedesk.host.names import distinct_names
from badgedesk.host.zips import ZipWriter, member_names

_ENDING: Final = ".zip"
_LONGEST_ENDING: Final = ".json"


def choose_output(path: Path, now: datetime) -> Output:
    """Return the ZIP file or the folder at ``path``, as its ending says; ``now`` is given to members of a ZIP file."""
    return OutputZip(path, now) if path.suffix.lower() == _ENDING else OutputFolder(path)


class OutputZip:
    """A ZIP file for awards; pictures are stored in it as they are, texts are packed."""

    is_lasting: Final = False

    def __init__(self, file: Path, now: datetime) -> None:
        self.file = file
        self._moment = now
        self._present: frozenset[str] | None = None
        self._is_whole = False
        self._unfinished = Drafts(file.parent).path(file.name)
        self._zip: ZipWriter | None = None

    def accept(self, names: Sequence[str], *, resume: bool, settled: bool) -> None:
        """Refuse a file that is there, unless a batch is resumed and all that is in it is of that batch.

        Args:
            names: of the files of the batch.
            resume: whether it is.
            settled: all of them were awarded before, so that a file with all of them needs nothing.

        Raises:
            StoreError: `Code.FILE_EXISTS`.
        """
        if not os.path.lexists(self.file):
            return
        present = member_names(self.file)
        if present is None or not resume or not set(present) <= set(names):
            raise StoreError(Code.FILE_EXISTS, path=self.file)
        self._present = frozenset(present)
        self._is_whole = settled and self._present == set(names)

    @property
    def drafts(self) -> Drafts:
        """Where other processes may write files beforehand: beside the ZIP file."""
        return Drafts(self.file.parent, synced=False)

    def path(self, name: str) -> Path:
        """Return the path of a member as people write it: below the ZIP file."""
        return self.file / name

    def open(self) -> None:
        """Make the folder where it is missing and begin the file.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._unfinished.unlink(missing_ok=True)
            self._zip = ZipWriter(self._unfinished, self._moment)
        except OSError as error:
            raise self._fault(error) from error

    def free_stems(self, stems: Sequence[str], reserved: Sequence[str] = ()) -> list[str]:
        """Return ``stems`` made distinct among themselves and from ``reserved``."""
        names = distinct_names(
            [stem + _LONGEST_ENDING for stem in stems], {stem + _LONGEST_ENDING for stem in reserved}
        )
        return [name.removesuffix(_LONGEST_ENDING) for name in names]

    def missing(self, files: Sequence[NewFile]) -> list[NewFile]:
        """Return all of the files: the ZIP file is always written from its beginning."""
        return list(files)

    def carries(self, name: str, credential: bytes) -> bool:
        """Return whether the file that is there is whole, so that nothing is to be done; its bytes are not read."""
        return bool(credential) and self._is_whole and name in (self._present or ())

    def write(self, files: Sequence[NewFile], cancelled: Callable[[], bool]) -> bool:
        """Add files and return whether it was done; cancelled, none of them was added.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        if self._zip is None or cancelled():
            return False
        try:
            for file in files:
                data = file.data if file.draft is None else file.draft.read_bytes()
                self._zip.add(file.name, data, packed=not file.name.endswith(".png"))
                if file.draft is not None:
                    file.draft.unlink(missing_ok=True)
        except OSError as error:
            raise self._fault(error) from error
        return True

    def finish(self) -> None:
        """Bring the file to the disk and give it its name; a batch that added nothing makes none.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`; `Code.FILE_EXISTS`, when another has taken the name meanwhile.
        """
        if self._zip is None:
            return
        is_empty = self._zip.is_empty
        try:
            self._zip.close()
            if not is_empty:
                sync_file(self._unfinished)
                if self._present is None:
                    move_to_free_place(self._unfinished, self.file)
                else:
                    self._unfinished.replace(self.file)
                sync_folder(self.file.parent)
        except OSError as error:
            raise self._fault(error) from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Remove the unfinished file."""
        if self._zip is None:
            return
        with suppress(OSError, ValueError):  # a full disk has no room for the table of members either
            self._zip.close()
        with suppress(OSError):
            self._unfinished.unlink(missing_ok=True)
        self._zip = None

    def _fault(self, error: OSError) -> StoreError:
        return output_fault(self.file, self.file.parent, error)
