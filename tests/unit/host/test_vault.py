"""The private keys of a profile."""

import base64
import logging
import os
import stat
from pathlib import Path

import pytest

from badgedesk.core.errors import BadgeDeskError, Code, KeyStoreError, StoreError
from badgedesk.core.keys import KeyKind, SigningKey, base58, load_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST, open_key, read_head, unseal_master
from badgedesk.host.vault import Vault

SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PASSPHRASE = "tide tables and lanterns"


class MemoryKeyStore:
    """A key store in memory that can be told to fail."""

    def __init__(self, fault: Code | None = None) -> None:
        self.entries: dict[str, bytes] = {}
        self.fault = fault

    def _pass(self) -> None:
        if self.fault is not None:
            raise KeyStoreError(self.fault)

    def get(self, entry: str) -> bytes | None:
        self._pass()
        return self.entries.get(entry)

    def put(self, entry: str, master: bytes) -> None:
        self._pass()
        self.entries[entry] = master

    def delete(self, entry: str) -> None:
        self._pass()
        self.entries.pop(entry, None)


@pytest.fixture
def key() -> SigningKey:
    """The first test key of RFC 8032."""
    return load_signing_key(KeyKind.ED25519, SECRET)


@pytest.fixture
def store() -> MemoryKeyStore:
    """An empty key store."""
    return MemoryKeyStore()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the keys lie."""
    return tmp_path / "profile" / "keys"


def vault_of(folder: Path, store: MemoryKeyStore | None) -> Vault:
    return Vault(folder, store, cost=LEAST_COST)


def never() -> str:
    pytest.fail("nobody was to be asked")


def test_a_key_is_sealed_through_the_key_store_and_opens_unasked(
    folder: Path, store: MemoryKeyStore, key: SigningKey
) -> None:
    head = vault_of(folder, store).create(key, ask=never)
    assert head.entry in store.entries
    assert head.passphrase is None
    assert vault_of(folder, store).unlock(head.id, ask=never).secret_bytes() == SECRET


def test_a_given_passphrase_leaves_the_key_store_alone(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    head = vault_of(folder, store).create(key, passphrase=PASSPHRASE)
    assert store.entries == {}
    assert vault_of(folder, None).unlock(head.id, passphrase=PASSPHRASE).secret_bytes() == SECRET


@pytest.mark.parametrize(
    "fault", [Code.KEY_STORE_ABSENT, Code.KEY_STORE_LOCKED, Code.KEY_STORE_TIMEOUT, Code.KEY_STORE_REFUSED]
)
def test_without_a_key_store_a_person_is_asked(folder: Path, key: SigningKey, fault: Code) -> None:
    vault = vault_of(folder, MemoryKeyStore(fault))
    head = vault.create(key, ask=lambda: PASSPHRASE)
    assert head.entry is None
    assert vault.unlock(head.id, ask=lambda: PASSPHRASE).secret_bytes() == SECRET


@pytest.mark.parametrize("answer", [None, ""])
def test_without_key_store_and_passphrase_nothing_is_written(folder: Path, key: SigningKey, answer: str | None) -> None:
    with pytest.raises(KeyStoreError) as caught:
        vault_of(folder, MemoryKeyStore(Code.KEY_STORE_LOCKED)).create(key, ask=lambda: answer)
    assert caught.value.code is Code.KEY_STORE_LOCKED
    assert not folder.exists()


def test_nobody_to_ask_and_no_key_store_needs_a_passphrase(folder: Path, key: SigningKey) -> None:
    with pytest.raises(KeyStoreError) as caught:
        vault_of(folder, None).create(key)
    assert caught.value.code is Code.PASSPHRASE_NEEDED
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_key_file_and_folder_are_for_their_owner_only(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    old = os.umask(0)
    try:
        head = vault_of(folder, store).create(key)
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / f"{head.id}.key").stat().st_mode) == 0o600


def test_a_key_that_is_kept_already_is_not_replaced(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    vault = vault_of(folder, store)
    head = vault.create(key)
    before = (folder / f"{head.id}.key").read_bytes()
    with pytest.raises(StoreError) as caught:
        vault.create(key, passphrase=PASSPHRASE)
    assert caught.value.code is Code.FILE_EXISTS
    assert (folder / f"{head.id}.key").read_bytes() == before
    assert vault.unlock(head.id).secret_bytes() == SECRET


def test_two_profiles_with_one_key_do_not_take_each_others_entry(
    tmp_path: Path, store: MemoryKeyStore, key: SigningKey
) -> None:
    first, second = vault_of(tmp_path / "a", store), vault_of(tmp_path / "b", store)
    key_id = first.create(key).id
    second.create(key)
    second.remove(key_id)
    assert first.unlock(key_id).secret_bytes() == SECRET


def test_a_wrong_passphrase_is_refused(folder: Path, key: SigningKey) -> None:
    vault = vault_of(folder, None)
    head = vault.create(key, passphrase=PASSPHRASE)
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id, passphrase="tide tables and lantern")
    assert caught.value.code is Code.PASSPHRASE_WRONG


def test_no_passphrase_given_is_told_from_a_wrong_one(folder: Path, key: SigningKey) -> None:
    vault = vault_of(folder, None)
    head = vault.create(key, passphrase=PASSPHRASE)
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id)
    assert caught.value.code is Code.PASSPHRASE_NEEDED


def test_an_emptied_key_store_is_named(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    vault = vault_of(folder, store)
    head = vault.create(key)
    store.entries.clear()
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id, ask=never)
    assert caught.value.code is Code.KEY_STORE_EMPTY


def test_a_key_in_the_key_store_cannot_be_opened_without_one(
    folder: Path, store: MemoryKeyStore, key: SigningKey
) -> None:
    head = vault_of(folder, store).create(key)
    with pytest.raises(KeyStoreError) as caught:
        vault_of(folder, None).unlock(head.id, passphrase=PASSPHRASE)
    assert caught.value.code is Code.KEY_STORE_ABSENT


@pytest.mark.parametrize("key_id", ["z6MkNotHere", "../keys/x", "", "a/b", ".."])
def test_a_key_that_is_not_there_is_named(folder: Path, store: MemoryKeyStore, key: SigningKey, key_id: str) -> None:
    vault = vault_of(folder, store)
    vault.create(key)
    with pytest.raises(StoreError) as caught:
        vault.unlock(key_id)
    assert caught.value.code is Code.ITEM_NOT_FOUND


def test_a_damaged_key_file_is_named_and_does_not_hide_the_others(
    folder: Path, store: MemoryKeyStore, key: SigningKey
) -> None:
    vault = vault_of(folder, store)
    kept = vault.create(key)
    other = vault.create(load_signing_key(KeyKind.ED25519, bytes(range(32))))
    path = folder / f"{other.id}.key"
    path.write_bytes(path.read_bytes()[:-70])
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(other.id)
    assert caught.value.code is Code.KEY_FILE_DAMAGED
    assert [head.id for head in vault.heads()] == [kept.id]


def test_a_changed_passphrase_replaces_the_old_one(folder: Path, key: SigningKey) -> None:
    vault = vault_of(folder, None)
    head = vault.create(key, passphrase=PASSPHRASE)
    changed = vault.change_passphrase(head.id, "another one", passphrase=PASSPHRASE)
    assert changed.created_at == head.created_at
    assert vault.unlock(head.id, passphrase="another one").secret_bytes() == SECRET
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id, passphrase=PASSPHRASE)
    assert caught.value.code is Code.PASSPHRASE_WRONG


def test_a_wrong_passphrase_changes_nothing(folder: Path, key: SigningKey) -> None:
    vault = vault_of(folder, None)
    head = vault.create(key, passphrase=PASSPHRASE)
    before = (folder / f"{head.id}.key").read_bytes()
    with pytest.raises(KeyStoreError):
        vault.change_passphrase(head.id, "another one", passphrase="wrong")
    assert (folder / f"{head.id}.key").read_bytes() == before


def test_a_passphrase_can_be_added_to_a_key_in_the_key_store(
    folder: Path, store: MemoryKeyStore, key: SigningKey
) -> None:
    vault = vault_of(folder, store)
    head = vault.change_passphrase(vault.create(key).id, PASSPHRASE)
    assert head.entry is not None
    assert vault.unlock(head.id, ask=never).secret_bytes() == SECRET
    store.fault = Code.KEY_STORE_LOCKED
    assert vault.unlock(head.id, ask=lambda: PASSPHRASE).secret_bytes() == SECRET
    with pytest.raises(KeyStoreError) as caught:
        vault.unlock(head.id, ask=lambda: None)
    assert caught.value.code is Code.PASSPHRASE_NEEDED


def test_a_recovery_file_opens_with_its_passphrase_alone(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    vault = vault_of(folder, store)
    created = vault.create(key)
    data = vault.recovery_file(vault.unlock(created.id), "on paper, in the safe")
    assert read_head(data).entry is None
    assert read_head(data).created_at == created.created_at
    assert open_key(data, unseal_master(data, "on paper, in the safe")).secret_bytes() == SECRET


def test_a_removed_key_leaves_neither_file_nor_entry(folder: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    vault = vault_of(folder, store)
    vault.remove(vault.create(key).id)
    assert list(folder.iterdir()) == []
    assert store.entries == {}
    assert vault.heads() == ()


def test_a_key_that_cannot_be_written_leaves_no_entry(tmp_path: Path, store: MemoryKeyStore, key: SigningKey) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        vault_of(tmp_path / "file" / "keys", store).create(key)
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert store.entries == {}


def secret_forms(secret: bytes) -> dict[str, bytes]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem = Ed25519PrivateKey.from_private_bytes(secret).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return {
        "raw": secret,
        "hex": secret.hex().encode(),
        "HEX": secret.hex().upper().encode(),
        "base64": base64.b64encode(secret).rstrip(b"="),
        "base64url": base64.urlsafe_b64encode(secret).rstrip(b"="),
        "base58": base58.encode(secret).encode(),
        "multikey": base58.encode(b"\x80\x26" + secret).encode(),
        "pem": pem.splitlines()[1],
        "utf-16": secret.hex().encode("utf-16-le"),
    }


def test_no_form_of_the_secret_is_in_any_file_message_or_log(
    tmp_path: Path, store: MemoryKeyStore, key: SigningKey, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    spoken: list[str] = [repr(key)]
    for name, vault in (("s", vault_of(tmp_path / "p" / "s", store)), ("p", vault_of(tmp_path / "p" / "p", None))):
        passphrase = None if name == "s" else PASSPHRASE
        head = vault.create(key, passphrase=passphrase)
        spoken += [repr(head), repr(vault), repr(vault.unlock(head.id, passphrase=passphrase))]
        (tmp_path / "p" / f"{name}.recovery").write_bytes(vault.recovery_file(key, PASSPHRASE))
        for wrong in ("", "wrong"):
            try:
                vault.unlock(head.id, passphrase=wrong)
            except BadgeDeskError as error:
                spoken += [str(error), repr(error), str(error.facts)]
    files = [path for path in (tmp_path / "p").rglob("*") if path.is_file()]
    assert len(files) == 4
    everything = b"\n".join([*(path.read_bytes() for path in files), caplog.text.encode(), *map(str.encode, spoken)])
    secrets = secret_forms(SECRET) | {"passphrase": PASSPHRASE.encode()}
    for master in store.entries.values():
        secrets |= {f"master {form}": value for form, value in secret_forms(master).items()}
    assert [form for form, value in secrets.items() if value in everything] == []
