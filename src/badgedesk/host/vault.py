"""The private keys of a profile: sealed files in one folder, opened through the key store or a passphrase."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, KeyStoreError, StoreError
from badgedesk.core.keys.keyfile import (
    KEY_FILE_BYTES,
    MASTER_BYTES,
    KdfCost,
    KeyHead,
    KeyStore,
    RandomBytes,
    Sealing,
    open_key,
    read_head,
    reseal_key,
    seal_key,
    unseal_master,
)
from badgedesk.core.keys.signing import SigningKey
from badgedesk.host import clock
from badgedesk.host.files import PRIVATE_FILE, read_file, remove_file, write_atomically
from badgedesk.host.held import HeldKeys
from badgedesk.host.paths import make_private_folder

PassphraseSource = Callable[[], str | None]
"""Asks a person for a passphrase; None means that none was given."""
_SUFFIX: Final = ".key"
_ASIDE: Final = ".replaced"
_ENTRY_MARK_BYTES: Final = 8


class Vault:
    """The key files in ``folder`` (mode 0700), each named after its public key and readable by its owner only.

    Args:
        folder: ``keys`` of the profile.
        key_store: the system's key store; None keeps to passphrases.
        random_bytes: where master keys, salts and nonces come from.
        cost: of passphrases set from now on.
        held: what keeps opened keys for a while; None keeps none.
    """

    def __init__(
        self,
        folder: Path,
        key_store: KeyStore | None,
        *,
        random_bytes: RandomBytes = clock.random_bytes,
        cost: KdfCost | None = None,
        held: HeldKeys | None = None,
    ) -> None:
        self._held = held or HeldKeys()
        self._folder = folder
        self._key_store = key_store
        self._random_bytes = random_bytes
        self._cost = cost or KdfCost()

    @property
    def cost(self) -> KdfCost:
        """What passphrases set from now on cost."""
        return self._cost

    def heads(self) -> tuple[KeyHead, ...]:
        """Return what every readable key file says without being opened, oldest first."""
        heads = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                heads.append(read_head(read_file(path, KEY_FILE_BYTES)))
            except BadgeDeskError:
                continue
        return tuple(sorted(heads, key=lambda head: (head.created_at, head.id)))

    def head(self, key_id: str) -> KeyHead:
        """Return what the key file says without being opened.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
            KeyStoreError: `Code.KEY_FILE_DAMAGED`.
        """
        return read_head(self._read(key_id))

    def create(self, key: SigningKey, *, passphrase: str | None = None, ask: PassphraseSource | None = None) -> KeyHead:
        """Keep a new key and return its head; when this returns, the key is on the disk and was read back.

        With ``passphrase`` it is sealed under that alone. Else its master key goes into the system's key store,
        and where that cannot be used, ``ask`` is asked for a passphrase.

        Raises:
            KeyStoreError: the key store's own fault where there is no passphrase either; `Code.PASSPHRASE_NEEDED`.
            StoreError: `Code.FILE_EXISTS`, for a key that is kept already; `Code.FILE_NOT_WRITABLE`.
        """
        path = self._path(key.public.name)
        if path.exists():
            raise StoreError(Code.FILE_EXISTS, path=path)
        master = self._random_bytes(MASTER_BYTES)
        sealing = self._sealing_for(key, master, passphrase, ask)
        try:
            data = seal_key(key, master, sealing, created_at=clock.now(), random_bytes=self._random_bytes)
            make_private_folder(self._folder)
            write_atomically(path, data, mode=PRIVATE_FILE, overwrite=False)
        except StoreError:
            self._forget(sealing.entry)
            raise
        return self._proven(path, master)

    def put_back(self, key: SigningKey, *, ask: PassphraseSource | None = None) -> KeyHead:
        """Keep a recovered key as `create` does; a file of the same key, damaged or locked for good, gives way.

        The old file is removed only when the new one is on the disk and was read back.

        Raises:
            KeyStoreError: as `create`; then the old file is where it was.
            StoreError: `Code.FILE_NOT_WRITABLE`, likewise.
        """
        path = self._path(key.public.name)
        old = path.with_suffix(_ASIDE)
        if not path.exists():
            return self.create(key, ask=ask)
        try:
            path.replace(old)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=path, reason=error.strerror) from error
        try:
            head = self.create(key, ask=ask)
        except BadgeDeskError:
            old.replace(path)
            raise
        remove_file(old)
        return head

    def unlock(self, key_id: str, *, passphrase: str | None = None, ask: PassphraseSource | None = None) -> SigningKey:
        """Return the key, opened by ``passphrase``, as a while ago, through the key store, or by what ``ask`` gives.

        The delay that grows with wrong passphrases is the caller's.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
            KeyStoreError: `Code.PASSPHRASE_WRONG`, ``PASSPHRASE_NEEDED``, ``KEY_FILE_DAMAGED``, or the key store's.
        """
        data = self._read(key_id)
        held = self._held.get(key_id) if passphrase is None else None
        if held is not None:
            try:
                return open_key(data, held)
            except KeyStoreError:  # another file lies there since
                self._held.forget(key_id)
        master = self._master(data, passphrase, ask)
        key = open_key(data, master)
        if read_head(data).entry is None:
            self._held.keep(key_id, master)
        return key

    def asks(self, key_id: str) -> bool:
        """Return whether a passphrase is asked for before the key opens.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`.
            KeyStoreError: `Code.KEY_FILE_DAMAGED`.
        """
        return self.head(key_id).entry is None and not self._held.holds(key_id)

    def change_passphrase(
        self, key_id: str, new: str, *, passphrase: str | None = None, ask: PassphraseSource | None = None
    ) -> KeyHead:
        """Give the key file another passphrase; a way through the key store stays. The present one opens it first.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.FILE_NOT_WRITABLE`; then the old file stays.
            KeyStoreError: as `unlock`; `Code.PASSPHRASE_NEEDED`, for an empty one.
        """
        data = self._read(key_id)
        master = self._master(data, passphrase, ask)
        sealing = Sealing(entry=read_head(data).entry, passphrase=new, cost=self._cost)
        changed = reseal_key(data, master, sealing, random_bytes=self._random_bytes)
        write_atomically(self._path(key_id), changed, mode=PRIVATE_FILE)
        return self._proven(self._path(key_id), master)

    def recovery_file(self, key: SigningKey, passphrase: str) -> bytes:
        """Return a key file of an unlocked key under a passphrase alone, to be kept outside this computer.

        Raises:
            KeyStoreError: `Code.PASSPHRASE_NEEDED`, for an empty one.
        """
        created_at = self.head(key.public.name).created_at
        sealing = Sealing(passphrase=passphrase, cost=self._cost)
        master = self._random_bytes(MASTER_BYTES)
        return seal_key(key, master, sealing, created_at=created_at, random_bytes=self._random_bytes)

    def remove(self, key_id: str) -> None:
        """Remove the key file and its entry in the key store. The key is gone for good.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, `Code.FILE_NOT_WRITABLE`.
        """
        entry = self.head(key_id).entry
        remove_file(self._path(key_id))
        self._forget(entry)

    def _sealing_for(
        self, key: SigningKey, master: bytes, passphrase: str | None, ask: PassphraseSource | None
    ) -> Sealing:
        if passphrase is not None:
            return Sealing(passphrase=passphrase, cost=self._cost)
        try:
            return Sealing(entry=self._keep_in_store(key, master))
        except KeyStoreError:
            given = ask() if ask is not None else None
            if not given:
                raise
            return Sealing(passphrase=given, cost=self._cost)

    def _keep_in_store(self, key: SigningKey, master: bytes) -> str:
        if self._key_store is None:
            raise KeyStoreError(Code.PASSPHRASE_NEEDED)
        # Unlike any other entry: a second profile with the same key must not take this one's master key away.
        entry = f"key {key.public.name} {self._random_bytes(_ENTRY_MARK_BYTES).hex()}"
        self._key_store.put(entry, master)
        return entry

    def _master(self, data: bytes, passphrase: str | None, ask: PassphraseSource | None) -> bytes:
        head = read_head(data)
        if passphrase is not None and head.passphrase is not None:
            return unseal_master(data, passphrase)
        try:
            return self._master_in_store(head)
        except KeyStoreError as fault:
            if head.passphrase is None:
                raise
            given = ask() if ask is not None else None
            if not given:
                raise KeyStoreError(Code.PASSPHRASE_NEEDED) from fault
            return unseal_master(data, given)

    def _master_in_store(self, head: KeyHead) -> bytes:
        if head.entry is None:
            raise KeyStoreError(Code.PASSPHRASE_NEEDED)
        if self._key_store is None:
            raise KeyStoreError(Code.KEY_STORE_ABSENT)
        master = self._key_store.get(head.entry)
        if master is None:
            raise KeyStoreError(Code.KEY_STORE_EMPTY, entry=head.entry)
        return master

    def _proven(self, path: Path, master: bytes) -> KeyHead:
        written = read_file(path, KEY_FILE_BYTES)
        open_key(written, master)
        return read_head(written)

    def _forget(self, entry: str | None) -> None:
        if entry is None or self._key_store is None:
            return
        try:
            self._key_store.delete(entry)
        except KeyStoreError:
            return  # an entry without its file opens nothing

    def _read(self, key_id: str) -> bytes:
        path = self._path(key_id)
        if not path.is_file():
            raise StoreError(Code.ITEM_NOT_FOUND, what="key", item=key_id)
        return read_file(path, KEY_FILE_BYTES)

    def _path(self, key_id: str) -> Path:
        if not key_id.isascii() or not key_id.isalnum():
            raise StoreError(Code.ITEM_NOT_FOUND, what="key", item=key_id)
        return self._folder / f"{key_id}{_SUFFIX}"
