"""The folder of received files: each under its SHA-256, byte for byte, checked at every reading."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.limits import FILE_BYTES
from badgedesk.host.files import PRIVATE_FILE, read_file, remove_file, write_atomically, write_unsynced
from badgedesk.host.sealed_file import OVERHEAD_BYTES, opened, sealed

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class Originals:
    """Received files by their SHA-256 in hex; with a key, sealed on the disk."""

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self._folder, self._key = folder, key

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256; when this returns it is on the disk.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        digest = sha256(data).hexdigest()
        if not self.has(digest) or self.flaw(digest) is not None:  # damaged: then these bytes mend it
            write_atomically(self._folder / digest, sealed(data, self._key, digest), mode=PRIVATE_FILE)
        return digest

    def put_unsynced(self, data: bytes) -> str:
        """Write ``data`` into a folder that is not in use yet, and return its SHA-256; syncing is the caller's.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        digest = sha256(data).hexdigest()
        write_unsynced(self._folder / digest, sealed(data, self._key, digest))
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes whose SHA-256 is ``digest``, proven at each reading.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, when the file is missing or holds other bytes.
        """
        if _DIGEST.fullmatch(digest) is None:
            raise StoreError(Code.STORE_DAMAGED, item=digest)
        try:
            data = opened(read_file(self._folder / digest, FILE_BYTES + OVERHEAD_BYTES), self._key, digest)
        except BadgeDeskError as error:
            raise StoreError(Code.STORE_DAMAGED, path=self._folder / digest, reason=error.code) from error
        if sha256(data).hexdigest() != digest:
            raise StoreError(Code.STORE_DAMAGED, path=self._folder / digest, reason="other bytes")
        return data

    def has(self, digest: str) -> bool:
        """Return whether a file of that name lies there, sound or not."""
        return (self._folder / digest).is_file()

    def flaw(self, digest: str) -> str | None:
        """Return what is wrong with the file of ``digest``, None where it is sound."""
        try:
            self.get(digest)
        except StoreError as fault:
            return fault.facts.get("reason", fault.code)
        return None

    def remove(self, digest: str) -> None:
        """Remove the file; one that is gone is no fault.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        remove_file(self._folder / digest)

    def digests(self) -> frozenset[str]:
        """Return the SHA-256 of every file that lies in the folder, by its name."""
        if not self._folder.is_dir():
            return frozenset()
        return frozenset(path.name for path in self._folder.iterdir() if _DIGEST.fullmatch(path.name))
