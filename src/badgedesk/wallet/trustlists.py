"""Trust lists: a file in which somebody names issuers they know and signs that with their own key.

The form is written down in ``docs/formats.md``, "Trust list". A list is as good as whoever signed it: the user decides
whether to take it in, and every issuer it names is kept with the list it came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue import Signer
from badgedesk.core.model.document import Documents
from badgedesk.core.proof.token import check_header, check_signature, find_token_key, parse_token, sign_statement
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.wallet.known import KnownIssuer, TrustList

_TYPE: Final = "BadgeDeskTrustList"
_MOST: Final = 5_000
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Listed:
    """An issuer that a list names, and how whoever signed came to know it."""

    id: str
    name: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class SignedList:
    """A trust list whose signature holds and whose key belongs to the signer it names."""

    name: str
    signer_id: str
    signer_name: str
    made_at: datetime
    issuers: tuple[Listed, ...]

    @property
    def origin(self) -> str:
        """What is noted with each issuer taken from it."""
        return f"list “{self.name}” signed by {self.signer_name or self.signer_id}"


def sign_trust_list(name: str, issuers: Iterable[Listed], signer: Signer, *, now: datetime) -> str:
    """Return a trust list as a compact token.

    Raises:
        InputError: `Code.KEY_SUITE`, for a kind of key that signs no tokens.
    """
    listed: list[JsonValue] = [{"id": each.id, "name": each.name, "how": each.how} for each in issuers]
    said: JsonObject = {
        "type": _TYPE,
        "iss": signer.profile.id,
        "signer": signer.profile.name,
        "name": name,
        "at": format_time(now),
        "issuers": listed,
    }
    return sign_statement(said, signer.key, verification_method=signer.verification_method)


def read_trust_list(data: bytes, documents: Documents) -> SignedList:
    """Return what a trust list says, after its signature was checked.

    Args:
        data: the whole file.
        documents: DID documents at hand, for a signer that is no did:key.

    Raises:
        InputError: `Code.TRUST_LIST_FORMAT`, for another kind of file or a member missing; `Code.JWS_SIGNATURE`,
            ``JWS_ALG``, ``JWS_KEY`` and the like, where the signature does not hold or its key is another's.
        FetchError: `Code.KEY_UNAVAILABLE`, where the signer's key is not at hand.
    """
    try:
        token = parse_token(data.decode("ascii").strip())
    except UnicodeDecodeError as error:
        raise InputError(Code.TRUST_LIST_FORMAT, reason="no signed list") from error
    except InputError as error:
        raise InputError(Code.TRUST_LIST_FORMAT, reason="no signed list") from error
    said = token.payload
    if said.get("type") != _TYPE:
        raise InputError(Code.TRUST_LIST_FORMAT, reason="another kind of statement")
    found = find_token_key(token.header, documents)
    check_signature(token, check_header(token.header), found)
    signer_id = _text(said, "iss")
    if found.controller != signer_id:
        raise InputError(Code.JWS_KEY, value="another signer’s")
    listed = said.get("issuers")
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST:
        raise InputError(Code.TRUST_LIST_FORMAT, reason=f"it has to name 1 to {_MOST:,} issuers")
    try:
        made_at = parse_time(_text(said, "at"))
    except InputError as error:
        raise InputError(Code.TRUST_LIST_FORMAT, reason="the time it was made") from error
    return SignedList(
        _text(said, "name"), signer_id, _text(said, "signer", empty=True), made_at, tuple(map(_listed, listed))
    )


def take_in_list(trust: TrustList, signed: SignedList) -> tuple[KnownIssuer, ...]:
    """Trust every issuer of a list that is not known yet, noting where it comes from; returns the new ones.

    Raises:
        StoreError: the database's.
    """
    known = {issuer.id for issuer in trust.entries()}
    new = [each for each in signed.issuers if each.id not in known]
    return tuple(trust.add(each.id, each.name, "; ".join(filter(None, (signed.origin, each.how)))) for each in new)


def _listed(item: JsonValue) -> Listed:
    if not isinstance(item, dict):
        raise InputError(Code.TRUST_LIST_FORMAT, reason="an entry")
    return Listed(_text(item, "id"), _text(item, "name"), _text(item, "how", empty=True))


def _text(item: JsonObject, name: str, *, empty: bool = False) -> str:
    value = item.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST or not (empty or value.strip()):
        raise InputError(Code.TRUST_LIST_FORMAT, reason=f"the member “{name}”")
    return value.strip()
