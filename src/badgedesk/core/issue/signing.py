"""Signing: a credential gets its proof, and only what is signed is written.

Spec: Open Badges 3.0, Linked Data Proof Format; Data Integrity EdDSA Cryptosuites v1.0.
"""

from collections.abc import Callable
from datetime import datetime

from badgedesk.core.errors import AwardError, Code, InputError
from badgedesk.core.issue.credential import build_credential
from badgedesk.core.issue.identity import hash_identity
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.award import Award, Profile
from badgedesk.core.model.structure import validate_badge
from badgedesk.core.proof import sign_document
from badgedesk.core.strictjson import JsonObject, write_json

__all__ = ["hash_identity", "issue", "sign_credential"]


def issue(
    award: Award,
    issuer: Profile,
    key: SigningKey,
    *,
    verification_method: str,
    now: datetime,
    new_id: Callable[[], str],
    new_salt: Callable[[], str],
) -> bytes:
    """Return the signed credential of an award, as UTF-8 JSON text.

    Raises:
        AwardError: `Code.CREDENTIAL_SCHEMA` and the like with the path, when the award does not make a valid badge.
        InputError: when a member could not be signed.
    """
    document = build_credential(award, issuer, credential_id=new_id(), salt=new_salt())
    return sign_credential(document, key, verification_method=verification_method, created=now)


def sign_credential(document: JsonObject, key: SigningKey, *, verification_method: str, created: datetime) -> bytes:
    """Return ``document`` with an eddsa-rdfc-2022 proof, as UTF-8 JSON text.

    Raises:
        AwardError: the document breaks a rule of the data model (its code and path), or carries a proof already
            (`Code.PROOF_FORMAT`).
        InputError: when a member could not be signed.
    """
    if "proof" in document:
        raise AwardError(Code.PROOF_FORMAT, field="proof")
    for problem in validate_badge(document):
        if not problem.warning:
            raise AwardError(problem.code, path=problem.path)
    try:
        signed = sign_document(document, key, verification_method=verification_method, created=created)
    except InputError as error:
        raise AwardError(error.code, **error.facts) from error
    return write_json(signed).encode()
