"""Signed heads: they fit the register they were signed over and no other."""

from datetime import UTC, datetime

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.awarding import IssuerBook, award_batch
from badgedesk.awarding.aftercare.revoking import revoke
from badgedesk.awarding.register.seal import check_seals, seal_register
from badgedesk.core.errors import Code, StoreError
from badgedesk.core.keys.jwk import encode_base64url
from badgedesk.host.paths import ProfilePaths
from tests.unit.awarding.desk import Desk

NOW = datetime(2026, 12, 1, tzinfo=UTC)
THREE = "Name\nAda\nBo\nCy\n"


def _sealed(desk: Desk) -> str:
    award_batch(desk.request(THREE), desk.signer, desk.register)
    revoke(desk.register, "1", reason="Error", at=NOW)
    return seal_register(desk.register, desk.signer, now=NOW)


def test_a_head_still_fits_when_more_was_entered(desk: Desk, book: IssuerBook) -> None:
    token = _sealed(desk)
    award_batch(desk.request("Name\nDi\n"), desk.signer, desk.register)
    revoke(desk.register, "2", reason="Error", at=NOW)
    seal_register(desk.register, desk.signer, now=NOW)
    assert check_seals(desk.register, book.issuers()) == 2
    assert check_seals(desk.register, book.issuers(), [token]) == 1


@pytest.mark.parametrize("cut", ["DELETE FROM award WHERE number = 3", "DELETE FROM event WHERE number = 1"])
def test_what_was_cut_off_at_the_end_is_missed(desk: Desk, book: IssuerBook, paths: ProfilePaths, cut: str) -> None:
    _sealed(desk)
    with sqlite3.connect(paths.register_db) as connection:
        connection.execute(cut)
    connection.close()
    desk.register.check()  # the chains alone still hold: nothing says that there was more
    with pytest.raises(StoreError) as caught:
        check_seals(desk.register, book.issuers())
    assert caught.value.code is Code.STORE_DAMAGED


def test_an_altered_head_and_a_strangers_are_refused(desk: Desk, book: IssuerBook) -> None:
    head, payload, signature = _sealed(desk).split(".")
    other = encode_base64url(b'{"awards":{"number":0}}')
    for token in (f"{head}.{other}.{signature}", f"{head}.{payload}.{signature[:-4]}AAAA", "no token"):
        with pytest.raises(StoreError):
            check_seals(desk.register, book.issuers(), [token])
    with pytest.raises(StoreError):
        check_seals(desk.register, ())
