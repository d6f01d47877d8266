"""Signing: a credential gets its proof, and only what is signed is written.

Spec: Open Badges 3.0, Linked Data Proof Format and JSON Web Token Proof Format; Data Integrity EdDSA Cryptosuites v1.0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from badgedesk.core.errors import AwardError, Code, InputError
from badgedesk.core.issue.credential import build_credential
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.award import Award, Profile
from badgedesk.core.model.parts import SoundParts
from badgedesk.core.model.structure import validate_badge
from badgedesk.core.proof import Securing, canonical_text, sign_document, sign_token, token_payload
from badgedesk.core.strictjson import JsonObject, write_json


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the issuer as the credential names it, the unlocked key, the address of that key, and how.

    Without ``securing``, the key signs in the way that is usual for its kind.
    """

    profile: Profile
    key: SigningKey
    verification_method: str
    securing: Securing | None = None


def issue(
    award: Award, signer: Signer, *, now: datetime, new_id: Callable[[], str], new_salt: Callable[[], str]
) -> bytes:
    """Return the signed credential of an award, as UTF-8: JSON text, or a compact token.

    Args:
        award: what is awarded, to whom.
        signer: who awards.
        now: when it is signed; aware.
        new_id: gives a fresh absolute address, such as ``urn:uuid:...``.
        new_salt: gives fresh random text of 16 bytes or more in hex.

    Raises:
        AwardError: with the code and path of the member, when the award does not make a badge that can be signed.
    """
    document = build_credential(award, signer.profile, credential_id=new_id(), salt=new_salt())
    return sign_credential(
        document,
        signer.key,
        verification_method=signer.verification_method,
        created=now,
        securing=signer.securing,
    )


def sign_credential(
    document: JsonObject,
    key: SigningKey,
    *,
    verification_method: str,
    created: datetime,
    securing: Securing | None = None,
) -> bytes:
    """Return ``document`` secured, as UTF-8: JSON text with its proofs, or a compact token.

    Args:
        document: an unsecured badge.
        key: of the issuer.
        verification_method: the absolute address of the key.
        created: when it is signed; aware.
        securing: how; left out, as is usual for the kind of key.

    Raises:
        AwardError: the document breaks a rule of the data model (its code and path), or carries a proof already
            (`Code.PROOF_FORMAT`), or a member could not be signed, or the key does not sign so (`Code.KEY_SUITE`).
    """
    require_valid(document)
    how = securing or Securing.usual(key.kind)
    try:
        if how.is_token:
            return sign_token(document, key, verification_method=verification_method).encode()
        signed = sign_document(
            document, key, verification_method=verification_method, created=created, suites=how.suites
        )
    except InputError as error:
        raise AwardError(error.code, **error.facts) from error
    return write_json(signed).encode()


def require_valid(document: JsonObject, parts: SoundParts | None = None) -> None:
    """Refuse a document that `sign_credential` does not sign; faults as there. ``parts`` are looked into once."""
    if "proof" in document:
        raise AwardError(Code.PROOF_FORMAT, field="proof")
    for problem in validate_badge(document, parts):
        if not problem.warning:
            raise AwardError(problem.code, path=problem.path)


def signed_text(document: JsonObject, securing: Securing) -> str:
    """Return the very text that a signature will be over, for a person to look at before.

    That is the canonical N-Quads, or for JCS suites the canonical JSON; for a token, its payload. Of a proof set the
    first suite's text is returned; all its suites say the same.

    Raises:
        AwardError: what canonicalisation refuses, with its code.

    Spec: Verifiable Credential Data Integrity 1.0, Transformation; RFC 7515, JWS Payload.
    """
    try:
        if securing.is_token:
            return token_payload(document)
        return canonical_text(document, securing.suites[0])
    except InputError as error:
        raise AwardError(error.code, **error.facts) from error
