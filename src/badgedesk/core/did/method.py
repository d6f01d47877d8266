"""Finding the key that a verification method names, and who controls it.

Spec: DID Core, Verification Methods; did:key; did:jwk; did:web; Controlled Identifiers 1.0.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from badgedesk.core.did.controller import find_method
from badgedesk.core.errors import Code, FetchError, InputError
from badgedesk.core.keys import PublicKey, parse_jwk, parse_multikey
from badgedesk.core.keys.jwk import decode_base64url
from badgedesk.core.model.document import Documents
from badgedesk.core.strictjson import parse_object

_SELF_CONTAINED: Final = ("did:key:", "did:jwk:")
_SHORT: Final = 4_096
"""Characters of a method that is kept once its key was found; a key of 2048 bits takes some 500."""
_DID: Final = re.compile(r"did:[a-z0-9]+:(?:[A-Za-z0-9._:-]++|%[0-9A-Fa-f]{2})++")
_WEB_PART: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_WEB_HOST: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*(?:%3[Aa]\d{1,5})?")
_UUID: Final = re.compile(r"urn:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_MULTIKEY_FRAGMENT: Final = re.compile(r"z(?:6Mk|Dna|82L)[1-9A-HJ-NP-Za-km-z]+")


@unique
class KeySource(StrEnum):
    """Where a key came from, which decides what it proves."""

    DID = "did"
    """From the DID itself or the DID's own document: it proves control of the DID."""
    DOCUMENT = "document"
    """From the document at the method's https address: it proves control of that address."""
    FRAGMENT = "fragment"
    """Written in the fragment of an address: anybody can write that."""
    TRUST = "trust"
    """Known to the user beforehand as the issuer's."""
    HEADER = "header"
    """Carried by the token itself: it proves nothing about the issuer."""


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A key, who controls it (a DID or https address without fragment), and where it came from."""

    key: PublicKey
    controller: str | None
    source: KeySource
    revoked_at: datetime | None = None
    """Since when its controller says that it is not to be trusted."""


def did_key(public: PublicKey) -> str:
    """Return the did:key of ``public``: ``did:key:z6Mk...``.

    Spec: The did:key Method, Format.
    """
    return f"did:key:{public.multibase}"


def did_web_address(did: str) -> str:
    """Return the https address at which the document of a did:web is served.

    Raises:
        InputError: `Code.DID_SYNTAX`, for hosts that are no public names and parts that could leave the path.

    Spec: did:web Method, Read (Resolve).
    """
    host, *parts = did.removeprefix("did:web:").split(":")
    if _WEB_HOST.fullmatch(host) is None or not all(_WEB_PART.fullmatch(part) for part in parts):
        raise InputError(Code.DID_SYNTAX, value=did)
    return "/".join(("https:/", unquote(host), *(parts or [".well-known"]), "did.json"))


def find_key(method: str, documents: Documents, relationship: str = "assertionMethod") -> FoundKey:
    """Return the key that the verification method ``method`` names.

    Args:
        method: an absolute DID URL or https address; or a ``urn:uuid:`` with the key itself in its fragment, as in
            circulation.
        documents: what is at hand; did:web documents by their DID or their address.
        relationship: what the key is used for: ``assertionMethod``, or ``authentication`` by a holder.

    Raises:
        InputError: `Code.DID_SYNTAX` when the method cannot be understood, `Code.PROOF_KEY_NOT_ISSUER` when the
            document does not allow it for statements, `Code.KEY_FORMAT` or `Code.KEY_WEAK` for the key itself.
        FetchError: `Code.KEY_UNAVAILABLE`, when its document is not at hand.
    """
    if method.startswith(_SELF_CONTAINED):
        return (_find_inside if len(method) <= _SHORT else _find_inside.__wrapped__)(method)
    base, _, fragment = method.partition("#")
    if base.startswith("did:"):
        if _DID.fullmatch(base) is None:
            raise InputError(Code.DID_SYNTAX, value=method)
        return _find_in_did(method, base, documents, relationship)
    if base.startswith("https://"):
        return _find_at_address(method, base, documents, relationship)
    if _UUID.fullmatch(base) and _MULTIKEY_FRAGMENT.fullmatch(fragment):
        return FoundKey(parse_multikey(fragment), base, KeySource.FRAGMENT)
    if base.startswith("http://"):
        raise FetchError(Code.KEY_UNAVAILABLE, address=method)
    raise InputError(Code.DID_SYNTAX, value=method)


@lru_cache(maxsize=256)
def _find_inside(method: str) -> FoundKey:
    """Return the key that a did:key or did:jwk is made of, which no document can change."""
    did, _, fragment = method.partition("#")
    if _DID.fullmatch(did) is None:
        raise InputError(Code.DID_SYNTAX, value=method)
    material = did[len("did:key:") :]
    is_multikey = did.startswith("did:key:")
    if fragment not in {"", material if is_multikey else "0"}:
        raise InputError(Code.DID_SYNTAX, value=method)
    key = parse_multikey(material) if is_multikey else parse_jwk(parse_object(decode_base64url(material)))
    return FoundKey(key, did, KeySource.DID)


def _find_in_did(method: str, did: str, documents: Documents, relationship: str) -> FoundKey:
    if did.startswith("did:web:"):
        address = did_web_address(did)
        document = documents.get(did) or documents.get(address)
        if document is None:
            raise FetchError(Code.KEY_UNAVAILABLE, address=address)
        key, revoked_at = find_method(document.data, did, method, relationship)
        return FoundKey(key, did, KeySource.DID, revoked_at)
    raise FetchError(Code.KEY_UNAVAILABLE, address=method)


def _find_at_address(method: str, base: str, documents: Documents, relationship: str) -> FoundKey:
    document = documents.get(method) or documents.get(base)
    if document is not None:
        key, revoked_at = find_method(document.data, base, method, relationship)
        return FoundKey(key, base, KeySource.DOCUMENT, revoked_at)
    fragment = method.partition("#")[2]
    if _MULTIKEY_FRAGMENT.fullmatch(fragment):
        return FoundKey(parse_multikey(fragment), base, KeySource.FRAGMENT)
    raise FetchError(Code.KEY_UNAVAILABLE, address=method)
