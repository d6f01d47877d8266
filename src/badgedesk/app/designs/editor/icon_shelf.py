"""The icons that somebody used last, and those kept as favourites: one file of the profile."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.strictjson import parse_object
from badgedesk.host.files import read_file, write_atomically

_BYTES: Final = 64 * 1024
_RECENT: Final = 40
_FAVOURITES: Final = 400
_ICON: Final = re.compile(r"[a-z0-9]{2,10}\.[a-z0-9][a-z0-9-]{0,79}")


class IconShelf:
    """Lists of icons (``set.name``), read when they are asked for; a file that cannot be read counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def recent(self) -> tuple[str, ...]:
        """The icons used last, the latest first."""
        return self._read("recent")

    @property
    def favourites(self) -> tuple[str, ...]:
        """The icons kept as favourites, the latest first."""
        return self._read("favourites")

    def use(self, icon: str) -> None:
        """Put an icon at the head of those used last.

        Raises:
            StoreError: the file cannot be written.
        """
        self._write((icon, *(other for other in self.recent if other != icon))[:_RECENT], self.favourites)

    def keep(self, icon: str, *, kept: bool) -> None:
        """Keep an icon as a favourite, or no longer.

        Raises:
            StoreError: the file cannot be written.
        """
        others = tuple(other for other in self.favourites if other != icon)
        self._write(self.recent, ((icon, *others) if kept else others)[:_FAVOURITES])

    def _read(self, name: str) -> tuple[str, ...]:
        try:
            found = parse_object(read_file(self._path, _BYTES)).get(name)
        except BadgeDeskError:
            return ()
        icons = found if isinstance(found, list) else []
        return tuple(icon for icon in icons if isinstance(icon, str) and _ICON.fullmatch(icon))

    def _write(self, recent: Sequence[str], favourites: Sequence[str]) -> None:
        text = json.dumps({"recent": list(recent), "favourites": list(favourites)}, indent=1)
        write_atomically(self._path, text.encode() + b"\n")
