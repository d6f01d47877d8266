"""Issuing: from an award to a signed Open Badges 3.0 credential, and the lists that withdraw one."""

from badgedesk.core.issue.batch import BatchSigner
from badgedesk.core.issue.credential import build_credential
from badgedesk.core.issue.identity import hash_identity
from badgedesk.core.issue.presentation import Question, present
from badgedesk.core.issue.signing import Signer, issue, sign_credential, signed_text
from badgedesk.core.issue.status_list import STATUS_ENTRIES, ListedStatus, build_status_list, sign_status_list

__all__ = [
    "STATUS_ENTRIES",
    "BatchSigner",
    "ListedStatus",
    "Question",
    "Signer",
    "build_credential",
    "build_status_list",
    "hash_identity",
    "issue",
    "present",
    "sign_credential",
    "sign_status_list",
    "signed_text",
]
