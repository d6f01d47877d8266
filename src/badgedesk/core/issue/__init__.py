"""Issuing: from an award to a signed Open Badges 3.0 credential."""

from badgedesk.core.issue.credential import build_credential
from badgedesk.core.issue.identity import hash_identity
from badgedesk.core.issue.signing import Signer, issue, sign_credential

__all__ = ["Signer", "build_credential", "hash_identity", "issue", "sign_credential"]
