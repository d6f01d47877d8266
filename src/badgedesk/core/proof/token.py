"""Compact tokens (JWS): reading strictly, checking with a closed list of algorithms.

Spec: RFC 7515, JSON Web Signature; Open Badges 3.0, JSON Web Token Proof Format; Securing Verifiable Credentials
using JOSE and COSE.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.core import limits
from badgedesk.core.clock import parse_time
from badgedesk.core.did import FoundKey, KeySource, find_key
from badgedesk.core.errors import Code, FetchError, InputError, LimitExceededError
from badgedesk.core.keys import KeyKind, SigningKey, parse_jwk, write_jwk
from badgedesk.core.keys.jwk import algorithms, decode_base64url, encode_base64url
from badgedesk.core.model.document import Documents
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json

_ENCRYPTED_PARTS: Final = 5
_SHORT_HEADER: Final = 4_096
"""Characters of a header that is kept once it was read; one with a key of 2048 bits has some 1,500."""
_KNOWN: Final = frozenset({"RS256", "ES256", "ES384", "EdDSA", "Ed25519"})
_WRITTEN: Final = {KeyKind.ED25519: "EdDSA", KeyKind.P256: "ES256", KeyKind.RSA: "RS256"}
_TYPES: Final = frozenset(
    {"jwt", "vc+jwt", "vc+ld+json+jwt", "vc-ld+jwt", "application/vc+jwt", "vp+jwt", "application/vp+jwt", "jws"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token taken apart; nothing about it is proven yet."""

    header: JsonObject
    payload: JsonObject
    signing_input: bytes
    signature: bytes

    @property
    def credential(self) -> JsonObject:
        """The credential or presentation: the ``vc`` or ``vp`` claim of VCDM 1.1, else the payload itself."""
        inner = self.payload.get("vc", self.payload.get("vp"))
        return inner if isinstance(inner, dict) else self.payload


def parse_token(text: str) -> Token:
    """Take a compact JWS apart.

    Raises:
        InputError: `Code.JWS_FORMAT` for another number of parts or loose spelling, `Code.JWS_ENCRYPTED` for a JWE,
            and what strict JSON refuses.
        LimitExceededError: `Code.JWS_LIMIT`, past ``limits.CREDENTIAL_BYTES``.
    """
    if len(text) > limits.CREDENTIAL_BYTES:
        raise LimitExceededError(Code.JWS_LIMIT, size=len(text))
    first = text.find(".")
    second = text.find(".", first + 1)
    if first < 1 or second <= first + 1 or text.find(".", second + 1) >= 0:
        parts = text.split(".")
        if len(parts) == _ENCRYPTED_PARTS:
            raise InputError(Code.JWS_ENCRYPTED)
        raise InputError(Code.JWS_FORMAT, value=len(parts))
    head = text[:first]
    payload, signature = decode_base64url(text[first + 1 : second]), decode_base64url(text[second + 1 :])
    header = (_header if first <= _SHORT_HEADER else _header.__wrapped__)(head)
    return Token(header, parse_object(payload), text[:second].encode("ascii"), signature)


@lru_cache(maxsize=256)
def _header(part: str) -> JsonObject:
    """Read a header; an issuer's tokens share theirs."""
    return parse_object(decode_base64url(part), otherwise=Code.JWS_FORMAT)


def check_header(header: JsonObject) -> str:
    """Return the algorithm of a header that this program accepts.

    Raises:
        InputError: `Code.JWS_ALG` for ``none``, symmetric and unknown algorithms; `Code.JWS_CRIT` for critical
            members; `Code.JWS_FORMAT` for unencoded or compressed payloads and foreign token types.
    """
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in _KNOWN:
        raise InputError(Code.JWS_ALG, value=algorithm)
    if "crit" in header:
        raise InputError(Code.JWS_CRIT, value=header["crit"])
    if header.get("b64", True) is not True or "zip" in header or "enc" in header:
        raise InputError(Code.JWS_FORMAT, field="b64, zip or enc")
    kind = header.get("typ", "JWT")
    if not isinstance(kind, str) or kind.lower() not in _TYPES:
        raise InputError(Code.JWS_FORMAT, field="typ")
    return algorithm


def find_token_key(header: JsonObject, documents: Documents) -> FoundKey:
    """Return the key a token says it was signed with: by ``kid``, else the ``jwk`` it carries.

    A carried key proves nothing about the issuer; addresses in ``jku`` and ``x5u`` are never followed.

    Raises:
        InputError: `Code.JWS_KEY`, when there is neither, or the carried key is unusable.
        FetchError: `Code.KEY_UNAVAILABLE`, when ``kid`` leads to a document that is not at hand.
    """
    kid, jwk = header.get("kid"), header.get("jwk")
    if isinstance(kid, str) and kid.startswith(("did:", "https://")):
        try:
            return find_key(kid, documents)
        except FetchError:
            if not isinstance(jwk, dict):
                raise
    if isinstance(jwk, dict):
        return FoundKey(parse_jwk(jwk), None, KeySource.HEADER)
    raise InputError(Code.JWS_KEY, value="no key" if kid is None else "kid")


def check_signature(token: Token, algorithm: str, found: FoundKey) -> None:
    """Check the signature with a key that the algorithm belongs to.

    Raises:
        InputError: `Code.JWS_ALG` when key and algorithm do not belong together, `Code.JWS_SIGNATURE` when it does
            not hold.
    """
    if algorithm not in algorithms(found.key.kind):
        raise InputError(Code.JWS_ALG, value=algorithm)
    if not found.key.verify(token.signature, token.signing_input):
        raise InputError(Code.JWS_SIGNATURE)


def token_algorithm(kind: KeyKind) -> str:
    """Return the algorithm that a key of ``kind`` signs tokens with here.

    Raises:
        InputError: `Code.KEY_SUITE`, for a kind that signs none.
    """
    if kind not in _WRITTEN:
        raise InputError(Code.KEY_SUITE, value=kind, suite="jwt")
    return _WRITTEN[kind]


def sign_token(document: JsonObject, key: SigningKey, *, verification_method: str) -> str:
    """Return a credential of VCDM 2.0 as a compact token (VC-JWT), its members in the payload beside the claims.

    The header names the key by ``kid``, its address, for readers that resolve it, and carries it as ``jwk`` for those
    that do not. ``sub`` and ``exp`` are there where the credential has a subject id and a last date.

    Args:
        document: an unsecured credential with ``id``, ``issuer`` and ``validFrom``; it must not carry ``proof``.
        key: Ed25519 (EdDSA), P-256 (ES256) or RSA (RS256).
        verification_method: the absolute address of the key.

    Raises:
        InputError: `Code.KEY_SUITE`, for another kind of key; `Code.CREDENTIAL_DATE`.

    Spec: Open Badges 3.0, JSON Web Token Proof Format, Create the JOSE Header and JWT Payload.
    """
    header: JsonObject = {
        "alg": token_algorithm(key.kind),
        "typ": "JWT",
        "kid": verification_method,
        "jwk": write_jwk(key.public),
    }
    return _compact(header, token_payload(document), key)


def token_payload(document: JsonObject) -> str:
    """Return the payload of the token that `sign_token` makes, as it is signed."""
    return write_json({**_claims(document), **document})


def sign_statement(said: JsonObject, key: SigningKey, *, verification_method: str) -> str:
    """Return a statement that is no credential as a compact token (JWS).

    Raises:
        InputError: `Code.KEY_SUITE`, for a kind of key that signs no tokens.
    """
    header: JsonObject = {"alg": token_algorithm(key.kind), "kid": verification_method}
    return _compact(header, write_json(said), key)


def _compact(header: JsonObject, payload: str, key: SigningKey) -> str:
    signing_input = ".".join(encode_base64url(part.encode()) for part in (write_json(header), payload))
    return f"{signing_input}.{encode_base64url(key.sign(signing_input.encode('ascii')))}"


def _claims(document: JsonObject) -> JsonObject:
    issuer, subject = document.get("issuer"), document.get("credentialSubject")
    said: dict[str, JsonValue] = {
        "iss": issuer.get("id") if isinstance(issuer, dict) else issuer,
        "jti": document.get("id"),
        "sub": subject.get("id") if isinstance(subject, dict) else None,
        "nbf": _seconds(document.get("validFrom")),
        "exp": _seconds(document.get("validUntil")),
    }
    return {name: value for name, value in said.items() if value is not None}


def _seconds(written: JsonValue) -> int | None:
    return int(parse_time(written).timestamp()) if isinstance(written, str) else None
