"""Issuers and their keys."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.awarding import IssuerBook, IssuerState, KeyState, logo_address
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.achievement import Identifier
from badgedesk.core.model.award import Address, Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault

PASSPHRASE = "tide tables and lanterns"
SPARE = "for the drawer"
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
FULL = Profile(
    "",
    "Schule am Hafen",
    url="https://harbour.example",
    email="post@harbour.example",
    phone="+49 40 1234",
    description="Boote & Seile",
    image="https://harbour.example/logo.png",
    official="Ada Löwe",
    address=Address(country_code="DE", locality="Hamburg"),
    identifiers=(Identifier("123", "systemId"),),
)


def _fault(work: Callable[[], object]) -> BadgeDeskError:
    with pytest.raises(BadgeDeskError) as caught:
        work()
    return caught.value


def test_a_new_issuer_is_its_key(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE, now=lambda: NOON)
    (key,) = issuer.keys
    assert issuer.id == f"did:key:{key.id}"
    assert key.id.startswith("z6Mk")
    assert (issuer.state, key.state, key.kind) == (IssuerState.ACTIVE, KeyState.ACTIVE, "ed25519")
    assert (issuer.created_at, key.created_at) == (NOON, NOON)


def test_a_profile_is_kept_whole(book: IssuerBook, paths: ProfilePaths, vault: Vault) -> None:
    issuer = book.create(FULL, passphrase=PASSPHRASE)
    with IssuerBook(paths, vault) as later:
        assert later.find(issuer.id).profile == replace(FULL, id=issuer.id)


def test_issuers_are_found_by_id_and_by_name_in_any_case(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club of Ropes"), passphrase=PASSPHRASE)
    other = book.create(Profile("", "Library"), passphrase=PASSPHRASE)
    assert book.find(issuer.id) == issuer
    assert book.find("club of  ropes") == issuer
    assert {found.id for found in book.issuers()} == {issuer.id, other.id}


def test_an_unknown_issuer_is_a_fault_that_names_it(book: IssuerBook) -> None:
    fault = _fault(lambda: book.find("Nobody"))
    assert (fault.code, fault.facts["issuer"]) == (Code.ISSUER_NOT_FOUND, "Nobody")


def test_a_name_is_given_once(book: IssuerBook, paths: ProfilePaths) -> None:
    book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    fault = _fault(lambda: book.create(Profile("", " club "), passphrase=PASSPHRASE))
    assert fault.code is Code.ISSUER_EXISTS
    assert len(list(paths.keys.iterdir())) == 1


def test_a_name_that_two_issuers_came_to_have_is_ambiguous(book: IssuerBook, paths: ProfilePaths) -> None:
    book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    second = book.create(Profile("", "Library"), passphrase=PASSPHRASE)
    with closing(sqlite3.connect(paths.register_db)) as connection, connection:
        connection.execute("UPDATE issuer SET profile = replace(profile, 'Library', 'Club') WHERE id = ?", (second.id,))
    assert _fault(lambda: book.find("Club")).code is Code.ITEM_AMBIGUOUS


@pytest.mark.parametrize(
    "profile",
    [
        Profile("", ""),
        Profile("", "  "),
        Profile("", "Club", url="harbour.example"),
        Profile("", "Club", image="logo.png"),
    ],
)
def test_a_profile_that_no_badge_may_carry_is_refused_and_nothing_kept(
    book: IssuerBook, paths: ProfilePaths, profile: Profile
) -> None:
    assert _fault(lambda: book.create(profile, passphrase=PASSPHRASE)).code is Code.USAGE
    assert book.issuers() == ()
    assert list(paths.keys.iterdir()) == []


@pytest.mark.parametrize(("kind", "start"), [(KeyKind.P256, "did:key:zDn"), (KeyKind.RSA, "did:key:z")])
def test_other_kinds_of_key_make_issuers_too(book: IssuerBook, kind: KeyKind, start: str) -> None:
    issuer = book.create(Profile("", "Club"), key=kind, passphrase=PASSPHRASE)
    assert issuer.id.startswith(start)
    signer = book.signer(issuer, passphrase=PASSPHRASE)
    assert (signer.key.kind, signer.verification_method) == (kind, issuer.keys[0].method)
    assert book.find("club").keys[0].public == signer.key.public


def test_a_new_key_of_a_domain_keeps_the_identity_and_the_document_lists_both(book: IssuerBook) -> None:
    issuer = book.create(Profile("did:web:club.example", "Club"), passphrase=PASSPHRASE)
    rotated = book.rotate(issuer, passphrase=PASSPHRASE)
    assert rotated.id == issuer.id == "did:web:club.example"
    assert [key.state for key in rotated.keys] == [KeyState.REPLACED, KeyState.ACTIVE]
    assert [method.id for method in rotated.methods()] == [key.method for key in rotated.keys]
    assert book.signer(rotated, passphrase=PASSPHRASE).verification_method == rotated.keys[1].method
    (trusted,) = book.trusted()
    assert trusted.key_ids == tuple(key.method for key in rotated.keys)
    assert rotated.recovery_at is None


def test_a_new_key_of_a_did_key_is_a_new_identity_of_the_same_issuer(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    rotated = book.rotate(issuer, passphrase=PASSPHRASE)
    assert rotated.id != issuer.id
    assert rotated.dids == (issuer.id, rotated.id)
    assert book.find(issuer.id) == book.find("Club") == rotated
    assert [trusted.id for trusted in book.trusted()] == [issuer.id, rotated.id]
    assert book.signer_for(issuer.id, passphrase=PASSPHRASE).profile.id == issuer.id


def test_a_compromised_key_binds_no_more_and_its_document_says_since_when(book: IssuerBook) -> None:
    issuer = book.create(Profile("did:web:club.example", "Club"), passphrase=PASSPHRASE)
    since = datetime(2026, 11, 1, tzinfo=UTC)
    rotated = book.rotate(issuer, compromised_at=since, passphrase=PASSPHRASE)
    assert [method.revoked_at for method in rotated.methods()] == [since, None]
    (trusted,) = book.trusted()
    assert trusted.keys == (rotated.keys[1].public,)


def test_a_retired_issuer_awards_no_more_but_is_still_known(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    retired = book.retire(issuer)
    assert retired.state is IssuerState.RETIRED
    assert _fault(lambda: book.signer(retired, passphrase=PASSPHRASE)).code is Code.ISSUER_RETIRED
    assert [trusted.id for trusted in book.trusted()] == [issuer.id]
    assert book.signer_for(issuer.id, passphrase=PASSPHRASE).key.public == issuer.keys[0].public


def test_keys_states_and_status_address_come_back_from_a_recovery_file(book: IssuerBook, tmp_path: Path) -> None:
    issuer = book.create(Profile("did:web:club.example", "Club"), passphrase=PASSPHRASE)
    issuer = book.set_status_address(issuer, "https://club.example/status/1")
    issuer = book.rotate(issuer, key=KeyKind.P256, compromised_at=NOON, passphrase=PASSPHRASE)
    file = book.recovery(issuer, SPARE, passphrase=PASSPHRASE)
    elsewhere = open_profile(tmp_path / "elsewhere")
    with IssuerBook(elsewhere, Vault(elsewhere.keys, None, cost=LEAST_COST)) as other:
        restored = other.restore(file, SPARE)
        assert (restored.keys, restored.status_at, restored.id) == (issuer.keys, issuer.status_at, issuer.id)


def test_a_key_that_an_issuer_has_already_is_refused(book: IssuerBook) -> None:
    key = generate_signing_key()
    book.create(Profile("did:web:club.example", "Club"), key=key, passphrase=PASSPHRASE)
    second = Profile("did:web:other.example", "Other")
    assert _fault(lambda: book.create(second, key=key, passphrase=PASSPHRASE)).code is Code.KEY_EXISTS


def test_without_key_store_and_passphrase_there_is_no_issuer(book: IssuerBook) -> None:
    assert _fault(lambda: book.create(Profile("", "Club"))).code is Code.PASSPHRASE_NEEDED
    assert book.issuers() == ()


def test_where_there_is_no_key_store_a_person_is_asked(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), ask=lambda: PASSPHRASE)
    assert book.signer(issuer, ask=lambda: PASSPHRASE).profile == issuer.profile


def test_a_signer_signs_with_the_issuers_key(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    signer = book.signer(issuer, passphrase=PASSPHRASE)
    assert signer.verification_method == f"{issuer.id}#{issuer.keys[0].id}"
    assert issuer.keys[0].public.verify(signer.key.sign(b"a message"), b"a message")


def test_a_wrong_passphrase_does_not_unlock(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    assert _fault(lambda: book.signer(issuer, passphrase="wrong")).code is Code.PASSPHRASE_WRONG


def test_a_key_file_that_is_gone_is_a_fault(book: IssuerBook, paths: ProfilePaths) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    for path in paths.keys.iterdir():
        path.unlink()
    assert _fault(lambda: book.signer(issuer, passphrase=PASSPHRASE)).code is Code.ITEM_NOT_FOUND


def test_own_issuers_are_trusted_by_their_own_keys_only(book: IssuerBook) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    (trusted,) = book.trusted()
    assert (trusted.id, trusted.name, trusted.keys) == (issuer.id, "Club", (issuer.keys[0].public,))


def test_no_key_lies_in_the_register(book: IssuerBook, paths: ProfilePaths) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    secret = book.signer(issuer, passphrase=PASSPHRASE).key.secret_bytes()
    for path in [*paths.folder.rglob("*")]:
        if path.is_file():
            data = path.read_bytes()
            assert secret not in data
            assert secret.hex().encode() not in data


def test_a_damaged_profile_is_told(book: IssuerBook, paths: ProfilePaths) -> None:
    issuer = book.create(Profile("", "Club"), passphrase=PASSPHRASE)
    for text in (
        '{"id": "x", "name": "x", "address": 1}',
        "{}",
        "[]",
        '{"id": 1, "name": "x"}',
        '{"id": "x", "name": "x", "shoe": "x"}',
        "{",
    ):
        with closing(sqlite3.connect(paths.register_db)) as connection, connection:
            connection.execute("UPDATE issuer SET profile = ?", (text,))
        assert _fault(lambda: book.find(issuer.id)).code is Code.STORE_DAMAGED


def test_a_register_that_cannot_be_written_leaves_no_key_behind(
    book: IssuerBook, paths: ProfilePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(paths.register_db)) as connection, connection:
        connection.execute("DROP TABLE issuer_key")
    assert _fault(lambda: book.create(Profile("", "Club"), passphrase=PASSPHRASE)).code is Code.STORE_DAMAGED
    assert list(paths.keys.iterdir()) == []


def test_a_logo_becomes_a_small_picture(drawn: Callable[[int, tuple[int, int, int]], bytes]) -> None:
    import base64
    import io

    from PIL import Image

    address = logo_address(drawn(1000, (200, 10, 10)))
    head, _, text = address.partition(",")
    data = base64.b64decode(text)
    with Image.open(io.BytesIO(data)) as picture:
        size = picture.size
    assert head == "data:image/png;base64"
    assert size == (256, 256)
    assert len(data) <= 24 * 1024


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    assert _fault(lambda: logo_address(b"%PDF-1.7")).code is Code.IMAGE_UNSUPPORTED


def test_a_logo_that_is_cut_off_is_refused(drawn: Callable[[int, tuple[int, int, int]], bytes]) -> None:
    assert _fault(lambda: logo_address(drawn(100, (1, 2, 3))[:60])).code is Code.IMAGE_DAMAGED


def test_a_logo_of_too_many_pixels_is_refused() -> None:
    import io

    from PIL import Image

    written = io.BytesIO()
    Image.new("1", (8_000, 5_001)).save(written, "PNG")
    assert _fault(lambda: logo_address(written.getvalue())).code is Code.IMAGE_LIMIT


def test_a_busy_logo_is_made_smaller_until_it_fits() -> None:
    import base64
    import io

    from PIL import Image

    written = io.BytesIO()
    Image.effect_noise((500, 500), 90).convert("RGB").save(written, "PNG")
    data = base64.b64decode(logo_address(written.getvalue()).partition(",")[2])
    with Image.open(io.BytesIO(data)) as picture:
        assert 64 <= picture.width < 256
    assert len(data) <= 24 * 1024
