"""Signed badges of Open Badges 2.0: the key lies in a document of the issuer, given or cached; nothing is fetched.

Spec: Open Badges 2.0, Signed Badges, Verifying a Signed Badge; CryptographicKey; RevocationList.
"""

from dataclasses import dataclass, replace
from typing import Final

from badgedesk.core import limits
from badgedesk.core.did import FoundKey, KeySource
from badgedesk.core.errors import Code, FetchError, InputError
from badgedesk.core.keys import parse_pem
from badgedesk.core.model.credential import CredentialView, as_list, text, view_credential
from badgedesk.core.model.document import Documents
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.proof import ProofResult
from badgedesk.core.proof.token import Token, check_header, check_signature
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.signature import Secured, sum_up

_STATUS: Final = "Open Badges 2.0, RevocationList"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed badge with the documents it rests on, as far as they are at hand."""

    document: JsonObject
    """The assertion with badge class and issuer put in their places."""
    issuer: JsonObject | None
    view: CredentialView


def gather(assertion: JsonObject, documents: Documents) -> Signed:
    """Put badge class and issuer, embedded or at hand, into an assertion; what is missing stays an address."""
    badge = _resolve(assertion.get("badge"), documents)
    issuer = _resolve(badge.get("issuer"), documents) if badge else None
    whole = {**assertion, "badge": {**badge, "issuer": issuer or badge.get("issuer")}} if badge else assertion
    return Signed(whole, issuer, view_credential(whole))


def check_signed(signed: Signed, token: Token, circumstances: Circumstances) -> Secured:
    """Check the signature of a signed badge with the key of its issuer."""
    method = _creator(signed)
    name = token.header.get("alg")
    suite = f"jws-{name.lower()}" if isinstance(name, str) else "jws"
    found: FoundKey | None = None
    try:
        algorithm = check_header(token.header)
        found = _find_key(signed, method, circumstances.documents)
        check_signature(token, algorithm, found)
        result = ProofResult(suite, Outcome.PASS, None, method, found)
    except (InputError, FetchError) as error:
        outcome = Outcome.UNKNOWN if isinstance(error, FetchError) else Outcome.FAIL
        result = ProofResult(suite, outcome, error.code, method, found, tuple(error.facts.items()))
    secured = sum_up((result,), signed.view, circumstances)
    if signed.view.issuer.id is not None:
        return secured
    unread = Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.KEY_UNAVAILABLE, secured.issuer.spec)
    return replace(secured, issuer=unread)


def check_revocation(signed: Signed, documents: Documents) -> Check:
    """Look a signed badge up in its issuer's list of revoked assertions."""
    address = text(signed.issuer.get("revocationList")) if signed.issuer else None
    if signed.issuer is None:
        return Check(CheckName.STATUS, Outcome.UNKNOWN, Code.STATUS_UNREACHABLE, _STATUS)
    if address is None:
        return Check(CheckName.STATUS, Outcome.NOT_APPLICABLE, None, _STATUS)
    document = documents.get(address)
    if document is None:
        return Check(CheckName.STATUS, Outcome.UNKNOWN, Code.STATUS_UNREACHABLE, _STATUS, (("address", address),))
    try:
        listed = parse_object(document.data, limit_bytes=limits.STATUS_LIST_TEXT_BYTES)
    except InputError as error:
        return Check(CheckName.STATUS, Outcome.UNKNOWN, error.code, _STATUS)
    if _names(listed, signed.document):
        return Check(CheckName.STATUS, Outcome.FAIL, Code.CREDENTIAL_REVOKED, _STATUS)
    return Check(CheckName.STATUS, Outcome.PASS, None, _STATUS)


def _names(listed: JsonObject, assertion: JsonObject) -> bool:
    own = {text(assertion.get(name)) for name in ("id", "uid")} - {None}
    for entry in as_list(listed.get("revokedAssertions")):
        named = {text(entry.get("id")), text(entry.get("uid"))} if isinstance(entry, dict) else {text(entry)}
        if own & named:
            return True
    return False


def _resolve(value: JsonValue, documents: Documents) -> JsonObject | None:
    """Return an object that is embedded, or the document at its address if that is at hand and about itself."""
    if isinstance(value, dict):
        return value
    document = documents.get(value) if isinstance(value, str) else None
    if document is None:
        return None
    try:
        found = parse_object(document.data)
    except InputError:
        return None
    return found if found.get("id") == value else None


def _creator(signed: Signed) -> str | None:
    verification = signed.document.get("verification", signed.document.get("verify"))
    creator = text(verification.get("creator")) if isinstance(verification, dict) else None
    if creator is None and signed.issuer is not None:
        creator = next((key for item in as_list(signed.issuer.get("publicKey")) if (key := _id_of(item))), None)
    return creator


def _id_of(value: JsonValue) -> str | None:
    return text(value.get("id")) if isinstance(value, dict) else text(value)


def _find_key(signed: Signed, method: str | None, documents: Documents) -> FoundKey:
    """Return the key: its owner must be the issuer, and the issuer must list it."""
    if method is None or signed.issuer is None:
        raise FetchError(Code.KEY_UNAVAILABLE, address=method or "")
    embedded = [item for item in as_list(signed.issuer.get("publicKey")) if _id_of(item) == method]
    key = _resolve(method, documents) or next((item for item in embedded if isinstance(item, dict)), None)
    if key is None:
        raise FetchError(Code.KEY_UNAVAILABLE, address=method)
    issuer_id = text(signed.issuer.get("id"))
    if not embedded or issuer_id is None or key.get("owner") != issuer_id:
        raise InputError(Code.PROOF_KEY_NOT_ISSUER, value=method)
    pem = text(key.get("publicKeyPem"))
    if pem is None:
        raise InputError(Code.KEY_FORMAT, value=method)
    return FoundKey(parse_pem(pem), issuer_id, KeySource.DOCUMENT)
