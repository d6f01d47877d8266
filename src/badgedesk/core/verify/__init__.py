"""Verifying: what a file is, and the eight checks on it.

`verify` is total: whatever the bytes are, it answers with a report. `receive` raises instead, for an import that
refuses what cannot be kept as a badge.
"""

from badgedesk.core.model.document import Document, Documents, Purpose, Wanted
from badgedesk.core.verify.circumstances import Circumstances, TrustedIssuer
from badgedesk.core.verify.engine import verify, verify_received
from badgedesk.core.verify.receive import Received, receive
from badgedesk.core.verify.wanted import newer_forms, wanted_documents

__all__ = [
    "Circumstances",
    "Document",
    "Documents",
    "Purpose",
    "Received",
    "TrustedIssuer",
    "Wanted",
    "newer_forms",
    "receive",
    "verify",
    "verify_received",
    "wanted_documents",
]
