"""Endorsing what somebody else awards: a credential of one's own about a badge, an award or an issuer.

Spec: Open Badges 3.0, EndorsementCredential and EndorsementSubject.
"""

from datetime import datetime

from badgedesk.core.clock import format_time
from badgedesk.core.issue.credential import CONTEXTS, build_profile
from badgedesk.core.issue.signing import Signer, sign_credential
from badgedesk.core.strictjson import JsonObject


def build_endorsement(
    signer: Signer, *, endorsed: str, comment: str, endorsement_id: str, valid_from: datetime
) -> JsonObject:
    """Return an unsecured endorsement.

    Args:
        signer: who endorses.
        endorsed: id of the achievement, credential or profile that is endorsed.
        comment: what is said of it, in Markdown.
        endorsement_id: an absolute address, such as ``urn:uuid:...``.
        valid_from: since when it holds; aware.
    """
    return {
        "@context": list(CONTEXTS),
        "id": endorsement_id,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": build_profile(signer.profile),
        "validFrom": format_time(valid_from),
        "credentialSubject": {"id": endorsed, "type": ["EndorsementSubject"], "endorsementComment": comment},
    }


def sign_endorsement(document: JsonObject, signer: Signer, *, now: datetime) -> bytes:
    """Return a signed endorsement, as UTF-8: JSON text, or a compact token (for ``endorsementJwt``).

    Raises:
        AwardError: a member that no endorsement may have, with its code and path.
    """
    return sign_credential(
        document,
        signer.key,
        verification_method=signer.verification_method,
        created=now,
        securing=signer.securing,
    )
