"""The hash chain of the register."""

from hashlib import sha256

from badgedesk.awarding.register.chain import START, entry_hash, link


def test_an_entry_is_hashed_with_its_salt_as_canonical_json() -> None:
    salt = bytes(range(16))
    expected = sha256(salt + '{"email":null,"id":"urn:x","recipient":"Zoë"}'.encode()).digest()
    assert entry_hash({"recipient": "Zoë", "id": "urn:x", "email": None}, salt) == expected


def test_a_link_covers_what_was_before_the_number_and_the_hash() -> None:
    expected = sha256(bytes(32) + b"\0\0\0\0\0\0\0\x01" + b"\xaa" * 32).digest()
    assert link(START, 1, b"\xaa" * 32) == expected
