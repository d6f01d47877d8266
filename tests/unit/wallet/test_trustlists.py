"""Signed lists of issuers: written, read, taken in; anything changed is refused."""

import json

import pytest

from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.keys.jwk import encode_base64url
from badgedesk.core.model.report import Headline
from badgedesk.core.proof.token import sign_statement
from badgedesk.wallet import Wallet
from badgedesk.wallet.trustlists import Listed, SignedList, read_trust_list, sign_trust_list, take_in_list
from tests.unit.wallet.conftest import CLUB, NOW, SCHOOL, badge

LISTED = (Listed(CLUB.profile.id, "Bay Sailing Club", "visited"), Listed("did:key:zOther", "Other"))


def signed() -> bytes:
    return sign_trust_list("Schools of the bay", LISTED, SCHOOL, now=NOW).encode()


def test_a_list_says_who_signed_it_and_whom_it_names() -> None:
    assert read_trust_list(signed(), {}) == SignedList(
        "Schools of the bay", SCHOOL.profile.id, "Harbour School", NOW, LISTED
    )


def test_its_issuers_are_trusted_with_where_they_come_from(wallet: Wallet) -> None:
    item = wallet.add(badge(), "a.json").item
    wallet.trust.add("did:key:zOther", "My own name for it")
    new = take_in_list(wallet.trust, read_trust_list(signed(), {}))
    assert [issuer.id for issuer in new] == [CLUB.profile.id]
    assert new[0].how == "list “Schools of the bay” signed by Harbour School; visited"
    assert wallet.item(item.id).headline is Headline.GOOD
    assert {issuer.name for issuer in wallet.trust.entries()} == {"My own name for it", "Bay Sailing Club"}


def test_no_changed_letter_is_taken() -> None:
    data = signed()
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] = ord("A") if changed[place] != ord("A") else ord("B")
        try:
            read = read_trust_list(bytes(changed), {})
        except BadgeDeskError:
            continue
        assert read == read_trust_list(data, {})


def test_another_ones_name_under_the_list_is_refused() -> None:
    said = {"type": "BadgeDeskTrustList", "iss": CLUB.profile.id, "name": "x", "at": "2026-11-14T09:00:00Z"}
    issuers = [{"id": "did:key:z", "name": "y"}]
    text = sign_statement({**said, "issuers": issuers}, SCHOOL.key, verification_method=SCHOOL.verification_method)
    with pytest.raises(InputError) as caught:
        read_trust_list(text.encode(), {})
    assert caught.value.code is Code.JWS_KEY


def unsigned() -> bytes:
    parts = signed().decode().split(".")
    head = encode_base64url(json.dumps({"alg": "none"}).encode())
    return f"{head}.{parts[1]}.".encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[]", Code.TRUST_LIST_FORMAT),
        (b"\xff", Code.TRUST_LIST_FORMAT),
        (badge(), Code.TRUST_LIST_FORMAT),
        (sign_trust_list("x", (), SCHOOL, now=NOW).encode(), Code.TRUST_LIST_FORMAT),
        (sign_trust_list("", LISTED, SCHOOL, now=NOW).encode(), Code.TRUST_LIST_FORMAT),
        (sign_trust_list("x", (Listed("", "y"),), SCHOOL, now=NOW).encode(), Code.TRUST_LIST_FORMAT),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        read_trust_list(data, {})
    assert caught.value.code is code


def test_a_list_without_a_signature_is_refused() -> None:
    with pytest.raises(BadgeDeskError):
        read_trust_list(unsigned(), {})
