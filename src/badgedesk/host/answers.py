"""Answers that hosts gave, kept with their time, so that nobody need be asked twice.

One file an address, named by the SHA-256 of it: a line of JSON (address, time, SHA-256 of the answer), then the answer
byte for byte. A file that is not what it says is as if it were not there.
"""

import json
from collections import ChainMap
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from typing_extensions import override

from badgedesk.core import limits
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.document import Document
from badgedesk.core.strictjson import parse_object
from badgedesk.host.files import PRIVATE_FILE, make_folder, read_file, remove_file, write_atomically
from badgedesk.host.sealed_file import OVERHEAD_BYTES, opened, sealed

_HEAD_BYTES: Final = 8 * 1024
_ENDING: Final = ".answer"


class Answers(Mapping[str, Document]):
    """The kept answers by their address; read when they are looked up.

    Args:
        folder: where they lie; made with the first answer.
        key: of a profile with a lock; then they are sealed on the disk.
    """

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self._folder, self._key = folder, key

    @override
    def __getitem__(self, address: str) -> Document:
        path = self._place(address)
        if not path.is_file():
            raise KeyError(address)
        found = _read(path, self._key)
        if found is None or found[0] != address:
            raise KeyError(address)
        return found[1]

    @override
    def __iter__(self) -> Iterator[str]:
        for path in sorted(self._folder.glob(f"*{_ENDING}")) if self._folder.is_dir() else ():
            found = _read(path, self._key)
            if found is not None and path == self._place(found[0]):
                yield found[0]

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keep(self, address: str, data: bytes, fetched_at: datetime) -> None:
        """Keep an answer in place of an earlier one.

        Raises:
            StoreError: it cannot be written.
        """
        make_folder(self._folder)
        head = {"address": address, "fetchedAt": format_time(fetched_at), "sha256": sha256(data).hexdigest()}
        line = json.dumps(head, ensure_ascii=True).encode() + b"\n"
        path = self._place(address)
        write_atomically(path, sealed(line + data, self._key, path.name), mode=PRIVATE_FILE)

    def forget(self) -> None:
        """Remove all answers."""
        for path in self._folder.glob(f"*{_ENDING}") if self._folder.is_dir() else ():
            remove_file(path)

    def _place(self, address: str) -> Path:
        return self._folder / f"{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()}{_ENDING}"


def _read(path: Path, key: bytes | None) -> tuple[str, Document] | None:
    try:
        whole = read_file(path, limits.STATUS_LIST_TEXT_BYTES + _HEAD_BYTES + OVERHEAD_BYTES)
        line, _, data = opened(whole, key, path.name).partition(b"\n")
        head = parse_object(line, limit_bytes=_HEAD_BYTES)
        address, moment = head.get("address"), head.get("fetchedAt")
        if (
            not isinstance(address, str)
            or not isinstance(moment, str)
            or head.get("sha256") != sha256(data).hexdigest()
        ):
            return None
        return address, Document(data, parse_time(moment))
    except BadgeDeskError:
        return None


def layered(*layers: Mapping[str, Document]) -> Mapping[str, Document]:
    """Return several sets of documents as one; the first that has an address answers."""
    return ChainMap(*layers)  # type: ignore[arg-type]  # only ever read
