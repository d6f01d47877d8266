"""This computer beside others that work on the same profile: its name, and what it saw of each profile last.

Kept outside every profile, in the system's place for a user's state: a profile may lie in a folder that is kept alike
on several computers, and this must not.
"""

import platform
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError, StoreError
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.host.files import PRIVATE_FILE, read_file, write_atomically
from badgedesk.host.paths import make_private_folder

_DEVICE: Final = "device.json"
"""Made once and never written again, so that two that start at once get the same id."""
_SEEN: Final = "seen.json"
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
    """The files that hold who this computer is and what it saw.

    Args:
        folder: where they lie; else the system's place for a user's state.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            from platformdirs import user_state_path

            folder = user_state_path("badgedesk", appauthor=False)
        self._device, self._seen = folder / _DEVICE, folder / _SEEN

    def device(self) -> Device:
        """Return this computer; it gets its id the first time, one for all that ask at once.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        id_ = self._id()
        if not id_:
            made = write_json({"id": secrets.token_hex(_ID_BYTES)}).encode()
            make_private_folder(self._device.parent)
            with suppress(StoreError):  # another thread or program was first
                write_atomically(self._device, made, mode=PRIVATE_FILE, overwrite=False)
            id_ = self._id()
        if not id_:  # what lies there is damaged
            write_atomically(self._device, made, mode=PRIVATE_FILE)
            id_ = self._id()
        return Device(id_, platform.node())

    def seen(self, profile: Path) -> dict[str, int] | None:
        """Return how many changes of each computer this one saw in a profile last; None where it never did."""
        counts = _read(self._seen).get(str(profile))
        if not isinstance(counts, dict):
            return None
        return {id_: count for id_, count in counts.items() if type(count) is int}

    def note(self, profile: Path, counts: Mapping[str, int]) -> None:
        """Remember what was seen in a profile.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        make_private_folder(self._seen.parent)
        value = write_json({**_read(self._seen), str(profile): dict(counts)})
        write_atomically(self._seen, value.encode(), mode=PRIVATE_FILE)

    def _id(self) -> str:
        """Return the id in the file; empty where there is none."""
        id_ = _read(self._device).get("id")
        return id_ if isinstance(id_, str) and _ID.fullmatch(id_) is not None else ""


def _read(file: Path) -> JsonObject:
    try:
        return parse_object(read_file(file, _BYTES))
    except BadgeDeskError:
        return {}
