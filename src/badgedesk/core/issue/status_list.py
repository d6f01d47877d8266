"""Status lists of one's own: the credential that says which awards are withdrawn.

Spec: Bitstring Status List v1.0, BitstringStatusListCredential and Bitstring Generation Algorithm.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.errors import AwardError, InputError
from badgedesk.core.issue.signing import Signer
from badgedesk.core.proof import Securing, Suite, sign_document, sign_token
from badgedesk.core.status import build_encoded_list
from badgedesk.core.strictjson import JsonObject, write_json

_IN_BROWSERS: Final = {Suite.EDDSA_RDFC_2022: Suite.EDDSA_JCS_2022, Suite.ECDSA_RDFC_2019: Suite.ECDSA_JCS_2019}
"""The suite that a web page can compute too, beside the one that every verifier knows."""
STATUS_ENTRIES: Final = 131_072
"""Entries of one list: the least that hides one person's entry among others."""


@dataclass(frozen=True, slots=True)
class ListedStatus:
    """What a list says: its address, what a raised bit means (``revocation``, ``suspension``), which are raised."""

    url: str
    purpose: str
    raised: tuple[int, ...]
    entries: int = STATUS_ENTRIES


def build_status_list(listed: ListedStatus, issuer_id: str, *, now: datetime) -> JsonObject:
    """Return the unsecured list credential as of ``now``."""
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": listed.url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_id,
        "validFrom": format_time(now),
        "credentialSubject": {
            "id": f"{listed.url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": listed.purpose,
            "encodedList": build_encoded_list(listed.entries, listed.raised),
        },
    }


def sign_status_list(listed: ListedStatus, signer: Signer, *, now: datetime) -> bytes:
    """Return the signed list, as UTF-8: JSON text with a proof set, or a token where the key signs nothing else (RSA).

    Raises:
        AwardError: what canonicalisation refuses in the address.
    """
    document = build_status_list(listed, signer.profile.id, now=now)
    method, how = signer.verification_method, Securing.usual(signer.key.kind)
    try:
        if how.is_token:
            return sign_token(document, signer.key, verification_method=method).encode()
        suites = (*how.suites, _IN_BROWSERS[how.suites[0]])
        signed = sign_document(document, signer.key, verification_method=method, created=now, suites=suites)
    except InputError as error:
        raise AwardError(error.code, **error.facts) from error
    return (write_json(signed, indented=True) + "\n").encode()
