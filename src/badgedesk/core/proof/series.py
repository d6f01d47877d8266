"""Proofs of many documents of one issuer: what those of one second have in common is written and hashed once.

Spec: Verifiable Credential Data Integrity 1.0, Add Proof Set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from badgedesk.core.canon import canonical_json
from badgedesk.core.clock import format_time
from badgedesk.core.keys import SigningKey, base58
from badgedesk.core.proof.integrity import proof_options
from badgedesk.core.proof.suite import RULES, HashedDocument, Suite
from badgedesk.core.strictjson import JsonObject, JsonValue, write_json

_KEPT: Final = 64
"""For how many instants what proofs say is kept: a batch has one a second."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the proofs of one instant in one suite have in common."""

    jcs: bool
    hashed: bytes
    """The hash of what the proof says."""
    start: bytes
    """The proof as JSON text up to its value."""


class ProofSeries:
    """Makes the proof sets of many documents.

    Args:
        key: hashes with SHA-256.
        verification_method: the absolute address of the key.
        suites: that the key signs in, at least one.
    """

    def __init__(self, key: SigningKey, verification_method: str, suites: Sequence[Suite]) -> None:
        self._key = key
        self._method = verification_method
        self._suites = tuple(suites)
        self._context: JsonValue = None
        self._prepared: dict[str, tuple[_Prepared, ...]] = {}

    def proofs(self, document: JsonObject, nquads: bytes, created: datetime) -> bytes:
        """Return the ``proof`` of a document, as `write_json` writes what `sign_document` adds, in UTF-8.

        Args:
            document: without any proof.
            nquads: its canonical form.
            created: when it is signed; aware.

        Raises:
            InputError: as `sign_document`.
        """
        made = []
        for prepared in self._prepare(document, created):
            said = canonical_json(document) if prepared.jcs else nquads
            signature = self._key.sign(prepared.hashed + sha256(said).digest())
            made.append(b'%sz%s"}' % (prepared.start, base58.encode(signature).encode()))
        return b"[%s]" % b",".join(made)

    def _prepare(self, document: JsonObject, created: datetime) -> tuple[_Prepared, ...]:
        context = document.get("@context")
        if context != self._context or len(self._prepared) >= _KEPT:
            self._prepared.clear()
            self._context = context
        instant = format_time(created)
        known = self._prepared.get(instant)
        if known is None:
            known = self._prepared[instant] = tuple(self._of(document, suite, created) for suite in self._suites)
        return known

    def _of(self, document: JsonObject, suite: Suite, created: datetime) -> _Prepared:
        options = proof_options(document, suite, self._key, self._method, created)
        hashed = HashedDocument(document).hash_options(suite, options, self._key.kind)
        start = write_json({**options, "proofValue": ""}).encode()[:-2]
        return _Prepared(RULES[suite].jcs, hashed, start)
