"""Reading a controller document (DID document): its verification methods and what each may be used for.

Spec: Controlled Identifiers 1.0, Verification Methods and Verification Relationships.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, FetchError, InputError
from badgedesk.core.keys import PublicKey, parse_jwk, parse_multikey
from badgedesk.core.model.document import Document
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json


def find_method(
    data: bytes, subject: str, method: str, relationship: str = "assertionMethod"
) -> tuple[PublicKey, datetime | None]:
    """Return the key of ``method`` in the document of ``subject``, if it may be used, and when it was revoked.

    Args:
        data: the document, JSON text.
        subject: the DID or address the document must be about.
        method: the absolute address of the verification method.
        relationship: the list that must name it; ``assertionMethod`` for statements.

    Raises:
        InputError: the document is about somebody else (`Code.DID_SYNTAX`), does not list the method under
            ``relationship`` (`Code.PROOF_KEY_NOT_ISSUER`), or holds no usable key.
        FetchError: `Code.KEY_UNAVAILABLE`, when the document has no such method.
    """
    document = parse_object(data)
    if document.get("id") != subject:
        raise InputError(Code.DID_SYNTAX, value=document.get("id"))
    allowed: set[str] = set()
    found: JsonObject | None = None
    for entry in _entries(document, relationship):
        if isinstance(entry, str):
            allowed.add(_absolute(entry, subject))
        elif isinstance(entry, dict):
            allowed.add(_absolute(entry.get("id"), subject))
            found = found or (entry if _absolute(entry.get("id"), subject) == method else None)
    for entry in _entries(document, "verificationMethod"):
        if isinstance(entry, dict) and _absolute(entry.get("id"), subject) == method:
            found = found or entry
    if found is None:
        raise FetchError(Code.KEY_UNAVAILABLE, address=method)
    if method not in allowed or found.get("controller", subject) != subject:
        raise InputError(Code.PROOF_KEY_NOT_ISSUER, value=method)
    return _key(found), _revoked_at(found)


def _revoked_at(method: JsonObject) -> datetime | None:
    """Return since when the method is not to be trusted; a time that cannot be read counts from the beginning.

    Spec: Controlled Identifiers 1.0, Verification Methods (``revoked``).
    """
    revoked = method.get("revoked")
    if revoked is None:
        return None
    try:
        return parse_time(revoked if isinstance(revoked, str) else "")
    except InputError:
        return datetime.min.replace(tzinfo=UTC)


def _entries(document: JsonObject, member: str) -> Iterator[JsonValue]:
    value = document.get(member, [])
    yield from value if isinstance(value, list) else [value]


def _absolute(identifier: JsonValue, subject: str) -> str:
    text = identifier if isinstance(identifier, str) else ""
    return subject + text if text.startswith("#") else text


def _key(method: JsonObject) -> PublicKey:
    multibase, jwk = method.get("publicKeyMultibase"), method.get("publicKeyJwk")
    if isinstance(multibase, str):
        return parse_multikey(multibase)
    if isinstance(jwk, dict):
        return parse_jwk(jwk)
    raise InputError(Code.KEY_FORMAT, value=method.get("type"))


def controller_document(method: str, key: PublicKey) -> Mapping[str, Document]:
    """Return the document that says no more than that ``key`` is ``method``."""
    subject = method.partition("#")[0]
    entry = {"id": method, "type": "Multikey", "controller": subject, "publicKeyMultibase": key.multibase}
    uses: dict[str, JsonValue] = {"assertionMethod": [method], "authentication": [method]}
    text = write_json({"id": subject, "verificationMethod": [entry], **uses})
    return {subject: Document(text.encode())}
