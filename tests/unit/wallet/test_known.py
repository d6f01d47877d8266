"""The issuers a person knows, and who they are."""

from collections.abc import Callable

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.core.errors import Code, StoreError, UsageError
from badgedesk.core.model.report import Headline
from badgedesk.core.verify import TrustedIssuer
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Identity, KnownIssuer, Wallet
from tests.unit.wallet.conftest import CLUB, badge


def test_a_known_issuer_is_kept_with_how_it_is_known(wallet: Wallet) -> None:
    added = wallet.trust.add(" did:key:zA ", " Club ", " met at the harbour ")
    assert added == KnownIssuer("did:key:zA", "Club", "met at the harbour", "2026-11-14T09:00:00Z")
    assert wallet.trust.entries() == (added,)
    assert wallet.trusted() == (TrustedIssuer("did:key:zA", "Club"),)


def test_an_issuer_added_again_gets_the_new_name(wallet: Wallet) -> None:
    wallet.trust.add("did:key:zA", "Club")
    wallet.trust.add("did:key:zA", "Sailing Club", "letter")
    assert [(issuer.name, issuer.how) for issuer in wallet.trust.entries()] == [("Sailing Club", "letter")]


def test_an_issuer_is_removed_by_id_or_by_its_only_name(wallet: Wallet) -> None:
    for issuer_id, name in (("did:key:zA", "Club"), ("did:key:zB", "School"), ("did:key:zC", "School")):
        wallet.trust.add(issuer_id, name)
    assert wallet.trust.remove("Club").id == "did:key:zA"
    assert wallet.trust.remove("did:key:zB").name == "School"
    assert [issuer.id for issuer in wallet.trust.entries()] == ["did:key:zC"]


@pytest.mark.parametrize(("wanted", "code"), [("School", Code.ITEM_AMBIGUOUS), ("Clubs", Code.ITEM_NOT_FOUND)])
def test_removing_names_what_it_cannot_decide(wallet: Wallet, wanted: str, code: Code) -> None:
    wallet.trust.add("did:key:zB", "School")
    wallet.trust.add("did:key:zC", "School")
    with pytest.raises(StoreError) as caught:
        wallet.trust.remove(wanted)
    assert caught.value.code is code


@pytest.mark.parametrize(("issuer_id", "name"), [("", "Club"), ("  ", "Club"), ("did:x:y", ""), ("d" * 2001, "Club")])
def test_an_issuer_without_id_or_name_is_refused(wallet: Wallet, issuer_id: str, name: str) -> None:
    with pytest.raises(UsageError):
        wallet.trust.add(issuer_id, name)
    assert wallet.trust.entries() == ()


def test_a_changed_row_is_never_trusted(wallet: Wallet, paths: ProfilePaths, open_wallet: Callable[[], Wallet]) -> None:
    wallet.trust.add("did:key:zOther", "Other")
    wallet.close()
    database = sqlite3.connect(paths.wallet_db)
    database.execute("UPDATE known_issuer SET id = ?", (CLUB.profile.id,))
    database.commit()
    database.close()
    again = open_wallet()
    assert again.trusted() == ()
    assert again.add(badge(), "a").item.headline is Headline.SOUND_ISSUER_UNKNOWN
    assert [flaw.what for flaw in again.check()] == ["known_issuer"]


def test_identities_are_kept_once_each(wallet: Wallet) -> None:
    added = wallet.own.add(" anna@baysail.example ")
    assert wallet.own.add("anna@baysail.example") == added
    wallet.own.add("Anna Ångström")
    assert added == Identity("anna@baysail.example", "2026-11-14T09:00:00Z")
    assert sorted(wallet.identities()) == ["Anna Ångström", "anna@baysail.example"]


def test_an_identity_that_is_not_there_cannot_be_removed(wallet: Wallet) -> None:
    with pytest.raises(StoreError) as caught:
        wallet.own.remove("anna@baysail.example")
    assert caught.value.code is Code.ITEM_NOT_FOUND


def test_an_empty_identity_is_refused(wallet: Wallet) -> None:
    with pytest.raises(UsageError):
        wallet.own.add("  ")
    assert wallet.identities() == ()


def test_a_removed_identity_is_nowhere_on_the_disk(wallet: Wallet, paths: ProfilePaths) -> None:
    wallet.own.add("xanthippe@quill.example")
    wallet.own.remove("xanthippe@quill.example")
    wallet.close()
    assert b"xanthippe" not in paths.wallet_db.read_bytes()
