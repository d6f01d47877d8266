"""Recovery files: an issuer comes back whole, a wrong passphrase or a changed byte brings nothing."""

import base64
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.awarding import Issuer, IssuerBook, check_recovery
from badgedesk.awarding.issuers.recovery import KeptIssuer, KeptKey, open_recovery, write_recovery
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault
from tests.unit.awarding.desk import PASSPHRASE

SPARE = "a lamp for the cellar"
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)


@pytest.fixture
def issuer(book: IssuerBook) -> Issuer:
    """An issuer whose key is under a passphrase."""
    profile = Profile("", "Bay Sailing Club", url="https://baysail.example", email="post@baysail.example")
    return book.create(profile, passphrase=PASSPHRASE)


@pytest.fixture
def file(book: IssuerBook, issuer: Issuer) -> bytes:
    """Its recovery file."""
    return book.recovery(issuer, SPARE, passphrase=PASSPHRASE, now=lambda: NOON)


@pytest.fixture
def elsewhere(tmp_path: Path) -> ProfilePaths:
    """Another computer's profile."""
    return open_profile(tmp_path / "elsewhere")


def _fault(work: Callable[[], object]) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        work()
    return caught.value.code


def _vault(paths: ProfilePaths) -> Vault:
    return Vault(paths.keys, None, cost=LEAST_COST)


def _with_sum(body: bytes) -> bytes:
    return body + hashlib.sha256(body).hexdigest().encode() + b"\n"


def test_the_summary_names_issuer_and_keys(issuer: Issuer, file: bytes) -> None:
    found = check_recovery(file, SPARE)
    assert (found.issuer, found.name, found.made_at) == (issuer.id, "Bay Sailing Club", NOON)
    assert found.keys == (issuer.keys[0].id,)


def test_an_issuer_comes_back_on_another_computer_and_signs(
    issuer: Issuer, file: bytes, elsewhere: ProfilePaths, book: IssuerBook
) -> None:
    with IssuerBook(elsewhere, _vault(elsewhere)) as other:
        restored = other.restore(file, SPARE, now=lambda: NOON)
        assert restored.profile == issuer.profile
        assert [key.id for key in restored.keys] == [key.id for key in issuer.keys]
        assert restored.keys[0].created_at == issuer.keys[0].created_at
        assert restored.recovery_at == NOON
        signed = other.signer(restored, passphrase=SPARE).key.sign(b"tide")
    assert signed == book.signer(issuer, passphrase=PASSPHRASE).key.sign(b"tide")  # Ed25519 signs the same twice


def test_a_wrong_passphrase_is_called_so_and_leaves_nothing(file: bytes, elsewhere: ProfilePaths) -> None:
    with IssuerBook(elsewhere, _vault(elsewhere)) as other:
        assert _fault(lambda: other.restore(file, "a lamp for the attic")) is Code.PASSPHRASE_WRONG
        assert other.issuers() == ()
    assert list(elsewhere.keys.iterdir()) == []


def test_an_empty_passphrase_is_none(book: IssuerBook, issuer: Issuer) -> None:
    assert _fault(lambda: book.recovery(issuer, "", passphrase=PASSPHRASE)) is Code.PASSPHRASE_NEEDED


def test_the_passphrase_of_this_computer_does_not_open_the_file(file: bytes) -> None:
    assert _fault(lambda: check_recovery(file, PASSPHRASE)) is Code.PASSPHRASE_WRONG


def test_no_changed_byte_is_accepted(file: bytes) -> None:
    codes = {
        _fault(lambda at=at: check_recovery(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :], SPARE))  # type: ignore[misc]  # bound now
        for at in range(len(file))
    }
    assert codes == {Code.KEY_FILE_DAMAGED}


def test_no_changed_byte_is_accepted_with_a_new_check_sum(file: bytes) -> None:
    body = file[:-65]
    accepted = []
    for at in range(0, len(body), 7):
        changed = _with_sum(body[:at] + bytes([body[at] ^ 2]) + body[at + 1 :])
        code = _fault(lambda: check_recovery(changed, SPARE))  # noqa: B023 - called at once
        accepted += [] if code in {Code.KEY_FILE_DAMAGED, Code.PASSPHRASE_WRONG, Code.STORE_NEWER} else [(at, code)]
    assert accepted == []


def test_the_profile_of_another_file_of_the_same_issuer_is_not_accepted(book: IssuerBook, issuer: Issuer) -> None:
    one, two = (book.recovery(issuer, SPARE, passphrase=PASSPHRASE).split(b"\n") for _ in range(2))
    mixed = _with_sum(b"\n".join([one[0], two[1], *one[2:-2]]) + b"\n")
    assert _fault(lambda: check_recovery(mixed, SPARE)) is Code.KEY_FILE_DAMAGED


def test_a_cut_file_and_a_foreign_file_are_damaged(file: bytes) -> None:
    for data in (b"", file[:-1], file[:200], b"PK\x03\x04", _with_sum(b"BadgeDesk issuer 1\n"), file + b"\n"):
        assert _fault(lambda data=data: check_recovery(data, SPARE)) is Code.KEY_FILE_DAMAGED  # type: ignore[misc]  # bound now


def test_a_file_of_a_later_version_is_called_newer(file: bytes) -> None:
    later = _with_sum(file[:-65].replace(b"issuer 1", b"issuer 2", 1))
    assert _fault(lambda: check_recovery(later, SPARE)) is Code.STORE_NEWER


def test_several_keys_come_back_in_their_order() -> None:
    from badgedesk.core.did import did_key

    keys = [KeptKey(generate_signing_key(KeyKind.ED25519), NOON.replace(month=month)) for month in (3, 9)]
    profile = Profile(did_key(keys[0].key.public), "Club")
    opened = open_recovery(write_recovery(KeptIssuer(profile, tuple(keys)), SPARE, cost=LEAST_COST), SPARE)
    assert [kept.key.public for kept in opened.keys] == [kept.key.public for kept in keys]
    assert [kept.created_at.month for kept in opened.keys] == [3, 9]


def test_a_profile_of_another_key_is_refused() -> None:
    key = KeptKey(generate_signing_key(KeyKind.ED25519), NOON)
    file = write_recovery(KeptIssuer(Profile("did:key:z6MkStranger", "Club"), (key,)), SPARE, cost=LEAST_COST)
    assert _fault(lambda: check_recovery(file, SPARE)) is Code.KEY_FILE_DAMAGED


def test_neither_key_nor_people_can_be_read_without_the_passphrase(
    file: bytes, book: IssuerBook, issuer: Issuer
) -> None:
    secret = book.signer(issuer, passphrase=PASSPHRASE).key.secret_bytes()
    for form in (secret, secret.hex().encode(), base64.b64encode(secret)[:40], base64.urlsafe_b64encode(secret)[:40]):
        assert form not in file
    assert b"baysail" not in file
    assert b"Sailing" not in file


def test_a_damaged_key_file_is_put_right_by_the_recovery_file(
    book: IssuerBook, issuer: Issuer, file: bytes, paths: ProfilePaths
) -> None:
    (key_file,) = paths.keys.glob("*.key")
    key_file.write_bytes(b"damaged")
    restored = book.restore(file, SPARE)
    assert restored.id == issuer.id
    assert book.signer(restored, passphrase=SPARE).profile == issuer.profile
    assert [path.name for path in paths.keys.iterdir()] == [key_file.name]


def test_another_issuer_of_the_same_name_is_not_replaced(file: bytes, elsewhere: ProfilePaths) -> None:
    with IssuerBook(elsewhere, _vault(elsewhere)) as other:
        kept = other.create(Profile("", "bay sailing club"), passphrase=PASSPHRASE)
        assert _fault(lambda: other.restore(file, SPARE)) is Code.ISSUER_EXISTS
        assert [issuer.id for issuer in other.issuers()] == [kept.id]


def test_an_issuer_is_reminded_until_its_recovery_file_was_read_back(book: IssuerBook, issuer: Issuer) -> None:
    assert book.find(issuer.id).recovery_at is None
    book.confirm_recovery(issuer.id, NOON)
    assert book.find(issuer.id).recovery_at == NOON


def test_whether_a_key_needs_a_passphrase_is_known(book: IssuerBook, issuer: Issuer) -> None:
    assert book.needs_passphrase(issuer)
