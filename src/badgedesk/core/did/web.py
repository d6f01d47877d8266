"""did:web for an issuer of one's own: the DID of a domain, and the document to be put there.

Spec: did:web Method, Create (Register); Controlled Identifiers 1.0, Controlled Identifier Documents.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.did.method import did_web_address
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind, PublicKey, write_jwk
from badgedesk.core.strictjson import JsonObject, write_json

_SCHEME: Final = "web:"
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOP: Final = re.compile(r"(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_PART: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_HOST_LONGEST: Final = 253
_PORTS: Final = 65_535


@dataclass(frozen=True, slots=True)
class Method:
    """A verification method of a document: its absolute address, its key, and since when it is not to be trusted."""

    id: str
    key: PublicKey
    revoked_at: datetime | None = None


def parse_web_identity(text: str) -> str:
    """Return the did:web that ``web:DOMAIN`` or ``web:DOMAIN:PATH`` names; ``did:`` in front may stand or not.

    A domain is taken in small letters and as ASCII; one in other letters is turned into its ``xn--`` form.

    Raises:
        InputError: `Code.DID_DOMAIN`, with the ``reason``, for what is no domain that others could reach: a whole web
            address, an e-mail address, a number, a single word, empty labels, blanks, a comma for a dot.

    Spec: did:web Method, Method-specific identifier.
    """
    given = text.strip().removeprefix("did:")
    if not given.startswith(_SCHEME):
        raise InputError(Code.DID_DOMAIN, value=text, reason="it does not start with web:")
    host, *parts = given.removeprefix(_SCHEME).split(":")
    if parts and parts[0].startswith("//"):
        raise InputError(Code.DID_DOMAIN, value=text, reason="a web address stands in place of the domain")
    if "/" in host:
        raise InputError(Code.DID_DOMAIN, value=text, reason="a path is written with : in place of /")
    domain = _domain(host, text)
    for part in parts:
        if _PART.fullmatch(part) is None:
            raise InputError(Code.DID_DOMAIN, value=text, reason=f"“{part}” is no part of a path")
    did = ":".join(("did:web", domain, *parts))
    did_web_address(did)
    return did


def _domain(host: str, text: str) -> str:
    name, _, port = host.replace("%3a", "%3A").partition("%3A")
    if "@" in name:
        raise InputError(Code.DID_DOMAIN, value=text, reason="an e-mail address stands in place of the domain")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise InputError(Code.DID_DOMAIN, value=text, reason="the domain cannot be written in ASCII") from error
    labels = name.lower().split(".")
    for label in labels:
        if _LABEL.fullmatch(label) is None:
            reason = f"“{label}” is no part of a domain" if label else "two dots, or a dot at an end"
            raise InputError(Code.DID_DOMAIN, value=text, reason=reason)
    if len(labels) == 1:
        raise InputError(Code.DID_DOMAIN, value=text, reason="a domain has a dot, as in example.org")
    if _TOP.fullmatch(labels[-1]) is None or len(name) > _HOST_LONGEST:
        raise InputError(Code.DID_DOMAIN, value=text, reason=f"no domain ends with “{labels[-1]}”")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) <= _PORTS):
        raise InputError(Code.DID_DOMAIN, value=text, reason="the port is no number")
    return ".".join(labels) + (f"%3A{int(port)}" if port else "")


def similar_domain(did: str, others: Sequence[str]) -> str | None:
    """Return the one of ``others`` (domains) that the domain of ``did`` differs from by one slip of the finger.

    That is one letter more, fewer or other, or two that changed places; equal domains and their subdomains are none.
    """
    domain = did.removeprefix("did:web:").split(":", maxsplit=1)[0].partition("%3A")[0]
    for other in others:
        host = other.lower().removeprefix("www.")
        if host == domain or domain.endswith("." + host) or host.endswith("." + domain):
            return None
    return next((other for other in others if _is_slip(domain, other.lower().removeprefix("www."))), None)


def _is_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, rest_other = one[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:] or swapped == rest_other


def did_document(did: str, methods: Sequence[Method]) -> str:
    """Return the document of a did:web as JSON text, to be served at `did_web_address` byte for byte.

    Every method stays in it, so that what was signed with an earlier key still verifies; one that is not to be
    trusted any more says since when in ``revoked``.
    """
    jwk = any(method.key.kind is KeyKind.RSA for method in methods)
    contexts = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
    document: JsonObject = {
        "@context": [*contexts, *(["https://w3id.org/security/jwk/v1"] if jwk else [])],
        "id": did,
        "verificationMethod": [_method(did, method) for method in methods],
        "assertionMethod": [method.id for method in methods],
    }
    return write_json(document, indented=True) + "\n"


def _method(did: str, method: Method) -> JsonObject:
    revoked: JsonObject = {"revoked": format_time(method.revoked_at)} if method.revoked_at else {}
    if method.key.kind is KeyKind.RSA:
        key: JsonObject = {"type": "JsonWebKey", "controller": did, "publicKeyJwk": write_jwk(method.key)}
    else:
        key = {"type": "Multikey", "controller": did, "publicKeyMultibase": method.key.multibase}
    return {"id": method.id, **key, **revoked}
