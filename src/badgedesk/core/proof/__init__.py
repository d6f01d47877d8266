"""Proofs: Data Integrity suites and compact tokens, made and checked."""

from badgedesk.core.proof.integrity import PRESENTED, ProofResult, check_proofs, make_proof, sign_document
from badgedesk.core.proof.securing import Securing
from badgedesk.core.proof.suite import Configurations, HashedDocument, Suite, canonical_text
from badgedesk.core.proof.token import sign_token, token_payload

__all__ = [
    "PRESENTED",
    "Configurations",
    "HashedDocument",
    "ProofResult",
    "Securing",
    "Suite",
    "canonical_text",
    "check_proofs",
    "make_proof",
    "sign_document",
    "sign_token",
    "token_payload",
]
