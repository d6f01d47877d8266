"""Writing ZIP files of our own. Those of strangers are read by `badgedesk.core.archive` alone."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

_ATTRIBUTES: Final = 0o100644 << 16


class ZipWriter:
    """A ZIP file that grows; OSError is the caller's.

    Args:
        file: a path where nothing is yet, or an open file.
        moment: the time that members bear.
    """

    def __init__(self, file: Path | BinaryIO, moment: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "x" if isinstance(file, Path) else "w", zipfile.ZIP_STORED)
        self._moment = moment.timetuple()[:6]
        self.is_empty = True

    def add(self, name: str, data: bytes, *, packed: bool) -> None:
        """Add a member that everybody may read; what is packed already is better stored as it is."""
        member = zipfile.ZipInfo(name, self._moment)
        member.external_attr = _ATTRIBUTES
        member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        self._zip.writestr(member, data)
        self.is_empty = False

    def close(self) -> None:
        """Write the table of members; a second time does nothing."""
        self._zip.close()


def zip_bytes(members: Iterable[tuple[str, bytes, bool]], moment: datetime) -> bytes:
    """Return a ZIP file of members: name, data, whether it is packed."""
    written = io.BytesIO()
    writer = ZipWriter(written, moment)
    for name, data, packed in members:
        writer.add(name, data, packed=packed)
    writer.close()
    return written.getvalue()


def member_names(file: Path) -> tuple[str, ...] | None:
    """Return the names in the table of a ZIP file, without reading any member; None for any other file."""
    try:
        with zipfile.ZipFile(file) as archive:
            return tuple(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return None
