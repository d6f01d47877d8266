"""Proofs: Data Integrity suites and compact tokens, made and checked."""

from badgedesk.core.proof.integrity import PRESENTED, ProofResult, check_proofs, sign_document
from badgedesk.core.proof.securing import Securing
from badgedesk.core.proof.series import ProofSeries
from badgedesk.core.proof.suite import HashedDocument, Suite, canonical_text
from badgedesk.core.proof.token import sign_token, token_algorithm, token_payload

__all__ = [
    "PRESENTED",
    "HashedDocument",
    "ProofResult",
    "ProofSeries",
    "Securing",
    "Suite",
    "canonical_text",
    "check_proofs",
    "sign_document",
    "sign_token",
    "token_algorithm",
    "token_payload",
]
