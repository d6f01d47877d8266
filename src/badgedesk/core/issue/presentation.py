"""Presenting: credentials that somebody holds, signed by the holder for one question of one asker.

Spec: Verifiable Credentials Data Model 2.0, Verifiable Presentations and Enveloped Verifiable Credentials; Verifiable
Credential Data Integrity 1.0, ``challenge`` and ``domain``; Data Integrity EdDSA Cryptosuites v1.0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.bake import is_token
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import SigningKey, base58
from badgedesk.core.proof.suite import HashedDocument, Suite
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json

_CONTEXT: Final = "https://www.w3.org/ns/credentials/v2"
_ENVELOPE: Final = "data:application/vc+jwt,"
_CREDENTIAL: Final = "VerifiableCredential"


@dataclass(frozen=True, slots=True)
class Question:
    """What the asker gave: a text that no other presentation answers, and who asks."""

    challenge: str
    domain: str


def present(
    credentials: Sequence[bytes],
    key: SigningKey,
    question: Question,
    *,
    verification_method: str,
    presentation_id: str,
    created: datetime,
) -> bytes:
    """Return a presentation of credentials with the holder's proof, as JSON in UTF-8.

    Args:
        credentials: each credential's own text, JSON or a compact token; a token goes in as it is, in an envelope.
        key: of the holder, Ed25519.
        question: what is answered.
        verification_method: the absolute address of the key, such as ``did:key:z6Mk...#z6Mk...``.
        presentation_id: a fresh absolute address, such as ``urn:uuid:...``.
        created: when it is signed; aware.

    Raises:
        InputError: `Code.CREDENTIAL_NOT_RECOGNISED`, for a text that is no W3C credential; what canonicalisation
            refuses, such as `Code.CONTEXT_UNKNOWN`.
    """
    document: JsonObject = {
        "@context": [_CONTEXT],
        "id": presentation_id,
        "type": ["VerifiablePresentation"],
        "holder": verification_method.partition("#")[0],
        "verifiableCredential": [_carried(credential) for credential in credentials],
    }
    options: dict[str, JsonValue] = {
        "type": "DataIntegrityProof",
        "cryptosuite": Suite.EDDSA_RDFC_2022.value,
        "created": format_time(created),
        "verificationMethod": verification_method,
        "proofPurpose": "authentication",
        "challenge": question.challenge,
        "domain": question.domain,
    }
    hashed = HashedDocument(document).hash_data(Suite.EDDSA_RDFC_2022, options, key.kind)
    proof: JsonObject = {**options, "proofValue": "z" + base58.encode(key.sign(hashed))}
    return write_json({**document, "proof": proof}).encode()


def _carried(credential: bytes) -> JsonObject:
    try:
        text = credential.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8) from error
    if is_token(text):
        return {"@context": _CONTEXT, "id": f"{_ENVELOPE}{text}", "type": "EnvelopedVerifiableCredential"}
    document = parse_object(credential)
    types = document.get("type")
    if _CREDENTIAL not in (types if isinstance(types, list) else [types]):
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind="older badge")
    return document
