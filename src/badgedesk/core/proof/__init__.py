"""Proofs: Data Integrity suites and compact tokens, made and checked."""

from badgedesk.core.proof.integrity import ProofResult, check_proofs, sign_document
from badgedesk.core.proof.suite import Suite

__all__ = ["ProofResult", "Suite", "check_proofs", "sign_document"]
