"""Verifying: what a file is, and the eight checks on it.

`verify` is total: whatever the bytes are, it answers with a report. `receive` raises instead, for an import that
refuses what cannot be kept as a badge.
"""

from badgedesk.core.model.document import Document, Documents
from badgedesk.core.verify.circumstances import Circumstances, TrustedIssuer
from badgedesk.core.verify.engine import verify, verify_received
from badgedesk.core.verify.receive import Received, receive

__all__ = [
    "Circumstances",
    "Document",
    "Documents",
    "Received",
    "TrustedIssuer",
    "receive",
    "verify",
    "verify_received",
]
