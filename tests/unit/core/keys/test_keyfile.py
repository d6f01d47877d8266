"""The sealed key file."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys import KeyKind, generate_signing_key, load_signing_key
from badgedesk.core.keys.keyfile import (
    KEY_FILE_BYTES,
    LEAST_COST,
    MASTER_BYTES,
    MOST_COST,
    KdfCost,
    Sealing,
    open_key,
    read_head,
    reseal_key,
    seal_key,
    unseal_master,
)

SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
MASTER = bytes(range(32))
WRITTEN_AT = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
PASSPHRASE = "correct horse, battery"


def counting_bytes() -> Callable[[int], bytes]:
    """Return a source of bytes that never repeats a block and is the same in every run."""
    calls = iter(range(1, 250))
    return lambda count: bytes([next(calls)]) * count


def sealed(sealing: Sealing) -> bytes:
    key = load_signing_key(KeyKind.ED25519, SECRET)
    return seal_key(key, MASTER, sealing, created_at=WRITTEN_AT, random_bytes=counting_bytes())


def by_passphrase(passphrase: str = PASSPHRASE) -> bytes:
    return sealed(Sealing(passphrase=passphrase, cost=LEAST_COST))


def with_head(data: bytes, change: Callable[[dict[str, object]], None]) -> bytes:
    """Return the file with its head changed and the last line made to fit, as a forger would."""
    magic, head, seal, _, _ = data.split(b"\n")
    members = json.loads(head)
    change(members)
    body = b"\n".join([magic, json.dumps(members).encode(), seal, b""])
    return body + hashlib.sha256(body).hexdigest().encode() + b"\n"


def test_a_key_sealed_under_a_passphrase_opens_with_it() -> None:
    data = by_passphrase()
    key = open_key(data, unseal_master(data, PASSPHRASE))
    assert key.secret_bytes() == SECRET


def test_a_key_sealed_for_the_key_store_opens_with_its_master_key() -> None:
    data = sealed(Sealing(entry="key one"))
    assert open_key(data, MASTER).secret_bytes() == SECRET


def test_one_file_can_be_opened_either_way() -> None:
    data = sealed(Sealing(entry="key one", passphrase=PASSPHRASE, cost=LEAST_COST))
    assert read_head(data).entry == "key one"
    assert unseal_master(data, PASSPHRASE) == MASTER


def test_the_head_is_readable_without_opening() -> None:
    head = read_head(by_passphrase())
    assert (head.id, head.created_at, head.entry) == (PUBLIC, WRITTEN_AT, None)
    assert head.passphrase is not None
    assert head.passphrase.cost == LEAST_COST


def test_the_file_is_four_lines_of_ascii() -> None:
    data = by_passphrase()
    lines = data.decode("ascii").split("\n")
    assert lines[0] == "BadgeDesk key 1"
    assert len(lines) == 5
    assert lines[4] == ""


def test_the_file_can_be_read_by_the_documented_steps_alone() -> None:
    # docs/formats.md, "Key file", followed with nothing of ours.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    def unpadded(text: str) -> bytes:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

    first, head_line, seal_line, _, _ = by_passphrase().decode().split("\n")
    head = json.loads(head_line)
    slot = head["passphrase"]
    kdf = Argon2id(
        salt=unpadded(slot["salt"]),
        length=32,
        iterations=slot["passes"],
        lanes=slot["lanes"],
        memory_cost=slot["memoryKiB"],
    )
    wrapped = unpadded(slot["sealed"])
    label = f"{first}\npassphrase\n{head['public']}".encode()
    master = AESGCM(kdf.derive(PASSPHRASE.encode())).decrypt(wrapped[:12], wrapped[12:], label)
    seal = unpadded(seal_line)
    payload = AESGCM(master).decrypt(seal[:12], seal[12:], f"{first}\n{head_line}\n".encode())
    assert payload == b"ed25519\n" + SECRET


def test_no_byte_of_a_key_file_can_be_changed() -> None:
    data = sealed(Sealing(entry="key one"))
    opened = 0
    for place in range(len(data)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            changed = bytearray(data)
            changed[place] ^= flip
            try:
                open_key(bytes(changed), MASTER)
                opened += 1
            except KeyStoreError as error:
                assert error.code is Code.KEY_FILE_DAMAGED
    assert opened == 0


def test_no_byte_of_a_file_under_a_passphrase_can_be_changed() -> None:
    data = by_passphrase()
    opened = 0
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x04
        try:
            unseal_master(bytes(changed), PASSPHRASE)
            opened += 1
        except KeyStoreError as error:
            assert error.code is Code.KEY_FILE_DAMAGED
    assert opened == 0


@pytest.mark.parametrize("place", [0, 3, 40, 200])
def test_a_forged_last_line_does_not_help(place: int) -> None:
    data = by_passphrase()
    head_end = data.index(b"\n", len("BadgeDesk key 1\n"))
    seal = bytearray(data[head_end + 1 : data.index(b"\n", head_end + 1)])
    seal[place % len(seal)] = ord("A") if seal[place % len(seal)] != ord("A") else ord("B")
    body = data[: head_end + 1] + bytes(seal) + b"\n"
    forged = body + hashlib.sha256(body).hexdigest().encode() + b"\n"
    with pytest.raises(KeyStoreError) as caught:
        open_key(forged, MASTER)
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_a_head_naming_another_public_key_does_not_open() -> None:
    other = generate_signing_key().public.multibase
    forged = with_head(sealed(Sealing(entry="key one")), lambda head: head.update(public=other))
    with pytest.raises(KeyStoreError) as caught:
        open_key(forged, MASTER)
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_a_wrong_passphrase_is_told_from_damage() -> None:
    with pytest.raises(KeyStoreError) as caught:
        unseal_master(by_passphrase(), "correct horse, batterz")
    assert caught.value.code is Code.PASSPHRASE_WRONG


def test_another_master_key_does_not_open() -> None:
    with pytest.raises(KeyStoreError) as caught:
        open_key(sealed(Sealing(entry="key one")), bytes(32))
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_a_passphrase_typed_decomposed_is_the_same_passphrase() -> None:
    data = by_passphrase("Fran\u00e7ais \u00e9t\u00e9")
    assert unseal_master(data, "Franc\u0327ais e\u0301te\u0301") == MASTER


@pytest.mark.parametrize("sealing", [Sealing(), Sealing(passphrase="", cost=LEAST_COST)])
def test_a_key_is_never_written_without_a_seal(sealing: Sealing) -> None:
    with pytest.raises(KeyStoreError) as caught:
        sealed(sealing)
    assert caught.value.code is Code.PASSPHRASE_NEEDED


def test_a_file_without_a_passphrase_does_not_open_by_one() -> None:
    with pytest.raises(KeyStoreError) as caught:
        unseal_master(sealed(Sealing(entry="key one")), PASSPHRASE)
    assert caught.value.code is Code.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("memoryKiB", 100 * 1024 * 1024),
        ("memoryKiB", 512 * 1024 + 1),
        ("memoryKiB", 8 * 1024 - 1),
        ("memoryKiB", True),
        ("memoryKiB", "65536"),
        ("passes", 11),
        ("passes", 0),
        ("lanes", 17),
        ("lanes", 0),
        ("kdf", "scrypt"),
        ("salt", "AAAA"),
        ("sealed", "AAAA"),
        ("more", 1),
    ],
)
def test_a_costly_or_odd_slot_is_refused_before_any_work(member: str, value: object) -> None:
    def change(head: dict[str, object]) -> None:
        slot = head["passphrase"]
        assert isinstance(slot, dict)
        slot[member] = value

    with pytest.raises(KeyStoreError) as caught:
        read_head(with_head(by_passphrase(), change))
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_the_cost_at_the_bound_is_read() -> None:
    def change(head: dict[str, object]) -> None:
        slot = head["passphrase"]
        assert isinstance(slot, dict)
        slot.update(memoryKiB=512 * 1024, passes=10, lanes=16)

    slot = read_head(with_head(by_passphrase(), change)).passphrase
    assert slot is not None
    assert slot.cost == MOST_COST


def test_a_cost_out_of_bounds_is_never_written() -> None:
    with pytest.raises(ValueError, match="cost"):
        sealed(Sealing(passphrase=PASSPHRASE, cost=KdfCost(memory_kib=1024)))


def test_the_default_cost_is_the_documented_one() -> None:
    assert KdfCost() == KdfCost(memory_kib=65536, passes=3, lanes=4)


@pytest.mark.parametrize("member", ["created", "public", "passphrase"])
def test_a_head_without_a_member_is_damaged(member: str) -> None:
    with pytest.raises(KeyStoreError) as caught:
        read_head(with_head(by_passphrase(), lambda head: head.pop(member)))
    assert caught.value.code is Code.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    ("member", "value"),
    [("keyStore", ""), ("keyStore", 7), ("keyStore", "x" * 201), ("public", "did:key:z6"), ("created", "today")],
)
def test_a_head_with_an_odd_value_is_damaged(member: str, value: object) -> None:
    with pytest.raises(KeyStoreError) as caught:
        read_head(with_head(by_passphrase(), lambda head: head.update({member: value})))
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_a_file_of_a_later_version_is_named_as_newer() -> None:
    body = by_passphrase().replace(b"BadgeDesk key 1", b"BadgeDesk key 2")[:-65]
    with pytest.raises(KeyStoreError) as caught:
        read_head(body + hashlib.sha256(body).hexdigest().encode() + b"\n")
    assert caught.value.code is Code.STORE_NEWER


@pytest.mark.parametrize("data", [b"", b"\n" * 70, b"BadgeDesk key 1\n", b"x" * (KEY_FILE_BYTES + 1)])
def test_what_is_no_key_file_is_refused(data: bytes) -> None:
    with pytest.raises(KeyStoreError) as caught:
        read_head(data)
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_bytes_after_the_last_line_are_refused() -> None:
    with pytest.raises(KeyStoreError) as caught:
        read_head(by_passphrase() + b"\n")
    assert caught.value.code is Code.KEY_FILE_DAMAGED


def test_a_changed_passphrase_opens_and_the_old_one_does_not() -> None:
    old = by_passphrase()
    new = reseal_key(old, MASTER, Sealing(passphrase="the new one", cost=LEAST_COST), random_bytes=counting_bytes())
    assert open_key(new, unseal_master(new, "the new one")).secret_bytes() == SECRET
    assert read_head(new).created_at == WRITTEN_AT
    with pytest.raises(KeyStoreError) as caught:
        unseal_master(new, PASSPHRASE)
    assert caught.value.code is Code.PASSPHRASE_WRONG


def test_no_nonce_or_salt_is_used_twice() -> None:
    drawn: list[bytes] = []

    def random_bytes(count: int) -> bytes:
        drawn.append(bytes([len(drawn)]) * count)
        return drawn[-1]

    seal_key(
        load_signing_key(KeyKind.ED25519, SECRET),
        MASTER,
        Sealing(passphrase=PASSPHRASE, cost=LEAST_COST),
        created_at=WRITTEN_AT,
        random_bytes=random_bytes,
    )
    assert sorted(len(piece) for piece in drawn) == [12, 12, 16]


def test_neither_secret_nor_passphrase_is_shown() -> None:
    data = sealed(Sealing(entry="key one", passphrase=PASSPHRASE, cost=LEAST_COST))
    shown = repr(read_head(data)) + repr(Sealing(passphrase=PASSPHRASE)) + repr(open_key(data, MASTER))
    for secret in (PASSPHRASE, SECRET.hex(), repr(SECRET), repr(MASTER)):
        assert secret not in shown


def test_no_form_of_the_secret_is_in_the_file() -> None:
    data = sealed(Sealing(entry="key one", passphrase=PASSPHRASE, cost=LEAST_COST))
    forms = (SECRET, SECRET.hex().encode(), base64.b64encode(SECRET), base64.urlsafe_b64encode(SECRET).rstrip(b"="))
    masters = (MASTER, MASTER.hex().encode(), base64.b64encode(MASTER).rstrip(b"="))
    assert not [form for form in (*forms, *masters) if form in data]


@settings(max_examples=50, deadline=None)
@given(secret=st.binary(min_size=32, max_size=32), master=st.binary(min_size=MASTER_BYTES, max_size=MASTER_BYTES))
def test_any_key_comes_back_as_it_went_in(secret: bytes, master: bytes) -> None:
    key = load_signing_key(KeyKind.ED25519, secret)
    data = seal_key(key, master, Sealing(entry="e"), created_at=WRITTEN_AT, random_bytes=counting_bytes())
    assert open_key(data, master).secret_bytes() == secret


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_refused_calmly(data: bytes) -> None:
    body = b"BadgeDesk key 1\n" + data
    for candidate in (data, body + hashlib.sha256(body).hexdigest().encode() + b"\n"):
        with pytest.raises(KeyStoreError) as caught:
            read_head(candidate)
        assert caught.value.code is Code.KEY_FILE_DAMAGED
