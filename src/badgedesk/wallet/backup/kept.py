"""The passphrase of planned backups, kept so that nobody need type it: under the lock, else under the key store.

A profile without a lock, on a system without a key store, keeps none: there a plan only reminds. It never lies in
plain text, and what a lock sealed is worth nothing once the lock is off.
"""

import secrets
from contextlib import suppress
from typing import Final

from badgedesk.core.errors import BadgeDeskError, KeyStoreError
from badgedesk.core.keys.jwk import decode_base64url, encode_base64url
from badgedesk.core.keys.keyfile import MASTER_BYTES, KeyStore
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.host.files import PRIVATE_FILE, read_file, remove_file, write_atomically
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.sealed_file import is_sealed, opened, sealed

_NAME: Final = "backup-passphrase.json"
_BYTES: Final = 20_000


class KeptPassphrase:
    """Where the passphrase of planned backups lies.

    Args:
        paths: the profile, unlocked where it has a lock.
        key_store: the system's; asked only where the profile has no lock.
    """

    def __init__(self, paths: ProfilePaths, key_store: KeyStore) -> None:
        self._paths, self._key_store = paths, key_store
        self._file = paths.folder / _NAME

    def put(self, passphrase: str) -> None:
        """Keep it in place of an earlier one.

        Raises:
            KeyStoreError: the key store's, where the profile has no lock; nothing is kept then.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        self.forget()
        key = self._paths.key
        head: JsonObject = {}
        if key is None:
            key, entry = secrets.token_bytes(MASTER_BYTES), f"backup {secrets.token_hex(8)}"
            self._key_store.put(entry, key)
            head = {"keyStore": entry}
        value: JsonObject = {**head, "sealed": encode_base64url(sealed(passphrase.encode(), key, _NAME))}
        write_atomically(self._file, write_json(value).encode(), mode=PRIVATE_FILE)

    def get(self) -> str | None:
        """Return it, or None where none is kept or it cannot be opened any more."""
        if not self._file.exists():
            return None
        try:
            value = parse_object(read_file(self._file, _BYTES))
            entry, box = value.get("keyStore"), decode_base64url(str(value.get("sealed")))
            key = self._paths.key if entry is None else self._key_store.get(str(entry))
            if key is None or not is_sealed(box):
                return None
            return opened(box, key, _NAME).decode()
        except (BadgeDeskError, UnicodeDecodeError):
            return None

    def forget(self) -> None:
        """Keep none from now on.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        if not self._file.exists():
            return
        with suppress(BadgeDeskError):
            entry = parse_object(read_file(self._file, _BYTES)).get("keyStore")
            if entry is not None:
                with suppress(KeyStoreError):  # an entry without its file opens nothing
                    self._key_store.delete(str(entry))
        remove_file(self._file)
