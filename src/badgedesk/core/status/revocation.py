"""The unsigned revocation list of 1EdTech.

Spec: Open Badges 3.0, 1EdTech Revocation List Status Method.
"""

from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import as_list
from badgedesk.core.strictjson import JsonObject


def is_revoked(document: JsonObject, credential_id: str) -> bool:
    """Return whether the list names ``credential_id`` as revoked; an entry that does not say so explicitly does.

    Raises:
        InputError: `Code.STATUS_LIST_FORMAT`, for a document without a list of revoked credentials.
    """
    entries = document.get("revokedCredential")
    if entries is None or not isinstance(document.get("id"), str):
        raise InputError(Code.STATUS_LIST_FORMAT, field="revokedCredential")
    for entry in as_list(entries):
        if isinstance(entry, dict) and entry.get("id") == credential_id:
            return entry.get("revoked", True) is not False
    return False
