"""This computer beside others that work on the same profile: its name, and what it saw of each profile last.

Kept outside every profile, in the system's place for a user's state: a profile may lie in a folder that is kept alike
on several computers, and this must not.
"""

import platform
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.host.files import PRIVATE_FILE, read_file, write_atomically
from badgedesk.host.paths import make_private_folder

_FILE: Final = "device.json"
_BYTES: Final = 200_000
_ID_BYTES: Final = 8
_NAME_LETTERS: Final = 20
_LABEL_DIGITS: Final = 4
_ID: Final = re.compile(f"[0-9a-f]{{{2 * _ID_BYTES}}}")


@dataclass(frozen=True, slots=True)
class Device:
    """A computer: an id made by chance, and the name it has in its network."""

    id: str
    name: str

    @property
    def label(self) -> str:
        """The name as part of a file name, with some digits, for two computers may be called alike."""
        plain = re.sub(r"[^A-Za-z0-9]+", "-", self.name).strip("-")[:_NAME_LETTERS]
        return f"{plain or 'computer'}-{self.id[:_LABEL_DIGITS]}"


class DeviceBook:
    """The file that holds who this computer is and what it saw.

    Args:
        folder: where it lies; else the system's place for a user's state.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            from platformdirs import user_state_path

            folder = user_state_path("badgedesk", appauthor=False)
        self._file = folder / _FILE

    def device(self) -> Device:
        """Return this computer; it gets its id the first time.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        value = self._read()
        id_ = value.get("id")
        if not isinstance(id_, str) or _ID.fullmatch(id_) is None:
            id_ = secrets.token_hex(_ID_BYTES)
            self._write({"id": id_, "seen": {}})
        return Device(id_, platform.node())

    def seen(self, profile: Path) -> dict[str, int] | None:
        """Return how many changes of each computer this one saw in a profile last; None where it never did."""
        seen = self._read().get("seen")
        counts = seen.get(str(profile)) if isinstance(seen, dict) else None
        if not isinstance(counts, dict):
            return None
        return {id_: count for id_, count in counts.items() if type(count) is int}

    def note(self, profile: Path, counts: Mapping[str, int]) -> None:
        """Remember what was seen in a profile.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        value = self._read()
        seen = value.get("seen")
        self._write({**value, "seen": {**(seen if isinstance(seen, dict) else {}), str(profile): dict(counts)}})

    def _read(self) -> JsonObject:
        try:
            return parse_object(read_file(self._file, _BYTES))
        except BadgeDeskError:
            return {}

    def _write(self, value: JsonObject) -> None:
        make_private_folder(self._file.parent)
        write_atomically(self._file, write_json(value).encode(), mode=PRIVATE_FILE)
