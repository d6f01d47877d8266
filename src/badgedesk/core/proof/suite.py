"""The Data Integrity suites: how each canonicalises, hashes and encodes.

Spec: Data Integrity EdDSA Cryptosuites v1.0; Data Integrity ECDSA Cryptosuites v1.0; Ed25519Signature2020.
"""

from dataclasses import dataclass
from enum import StrEnum, unique
from hashlib import sha256, sha384
from typing import Final

from badgedesk.core.canon import canonical_json, canonical_nquads_utf8, familiar_nquads
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import KeyKind
from badgedesk.core.strictjson import JsonObject, JsonValue


@unique
class Suite(StrEnum):
    """The suites this program can check, by the name that reports use."""

    EDDSA_RDFC_2022 = "eddsa-rdfc-2022"
    EDDSA_JCS_2022 = "eddsa-jcs-2022"
    ECDSA_RDFC_2019 = "ecdsa-rdfc-2019"
    ECDSA_JCS_2019 = "ecdsa-jcs-2019"
    ED25519_SIGNATURE_2020 = "Ed25519Signature2020"


_EDDSA: Final = frozenset({KeyKind.ED25519})
_ECDSA: Final = frozenset({KeyKind.P256, KeyKind.P384})


@dataclass(frozen=True, slots=True)
class SuiteRules:
    """What sets one suite apart."""

    jcs: bool
    kinds: frozenset[KeyKind]


RULES: Final = {
    Suite.EDDSA_RDFC_2022: SuiteRules(jcs=False, kinds=_EDDSA),
    Suite.EDDSA_JCS_2022: SuiteRules(jcs=True, kinds=_EDDSA),
    Suite.ECDSA_RDFC_2019: SuiteRules(jcs=False, kinds=_ECDSA),
    Suite.ECDSA_JCS_2019: SuiteRules(jcs=True, kinds=_ECDSA),
    Suite.ED25519_SIGNATURE_2020: SuiteRules(jcs=False, kinds=_EDDSA),
}
_CRYPTOSUITES: Final = {suite.value: suite for suite in RULES if suite is not Suite.ED25519_SIGNATURE_2020}
"""What a DataIntegrityProof may name."""


def suite_of(proof: JsonObject) -> Suite:
    """Return the suite a proof names.

    Raises:
        InputError: `Code.PROOF_FORMAT` when it names none, `Code.PROOF_UNSUPPORTED` when it is not known here.

    Spec: Verifiable Credential Data Integrity 1.0, Proofs.
    """
    kind, name = proof.get("type"), proof.get("cryptosuite")
    if isinstance(kind, list) and len(kind) == 1:
        kind = kind[0]
    if not isinstance(kind, str):
        raise InputError(Code.PROOF_FORMAT, field="type")
    if kind == Suite.ED25519_SIGNATURE_2020 and name is None:
        return Suite.ED25519_SIGNATURE_2020
    if kind != "DataIntegrityProof":
        raise InputError(Code.PROOF_UNSUPPORTED, value=kind)
    if not isinstance(name, str):
        raise InputError(Code.PROOF_FORMAT, field="cryptosuite")
    suite = _CRYPTOSUITES.get(name)
    if suite is None:
        raise InputError(Code.PROOF_UNSUPPORTED, value=name)
    return suite


def _canonical(suite: Suite, document: JsonObject, *, wide: bool, revisions: dict[str, str]) -> bytes:
    if RULES[suite].jcs:
        return canonical_json(document)
    return canonical_nquads_utf8(document, sha384=wide, revisions=revisions)


def canonical_text(document: JsonObject, suite: Suite) -> str:
    """Return the canonical text of a document (without its proof) that a proof in ``suite`` with SHA-256 covers.

    Raises:
        InputError: what canonicalisation refuses.
    """
    return _canonical(suite, document, wide=False, revisions={}).decode()


class HashedDocument:
    """A document (without its proof) whose hashes are made once, however many proofs it carries.

    Args:
        document: without its proof.
        revisions: addresses of contexts to be read in an older revision, by its label.
        familiar: whether its canonical form may come from what documents like it had in common. What is signed goes
            the full way, so that checking it is a second opinion.
    """

    def __init__(
        self, document: JsonObject, revisions: dict[str, str] | None = None, *, familiar: bool = False
    ) -> None:
        self.document = document
        self._revisions = revisions or {}
        self._familiar = familiar and not revisions
        self._hashes: dict[tuple[bool, bool], bytes] = {}

    def hash_data(self, suite: Suite, options: JsonObject, kind: KeyKind) -> bytes:
        """Return what a proof with ``options`` signs: the hash of the options, then that of the document.

        Raises:
            InputError: what canonicalisation refuses, or `Code.PROOF_FORMAT` for a context of the proof that the
                document does not start with.

        Spec: Data Integrity EdDSA Cryptosuites v1.0, Transformation, Proof Configuration and Hashing.
        """
        wide = kind is KeyKind.P384
        digest = sha384 if wide else sha256
        jcs = RULES[suite].jcs
        document = self.document
        if jcs:
            document = _jcs_document(document, options)
        elif "@context" in options:
            raise InputError(Code.CONTEXT_UNKNOWN, path="$.proof['@context']")
        key = (jcs, wide)
        hashed = self._hashes.get(key) if document is self.document else None
        if hashed is None:
            if self._familiar and not wide and not jcs:
                text = familiar_nquads(document)
            else:
                text = _canonical(suite, document, wide=wide, revisions=self._revisions)
            hashed = digest(text).digest()
            if document is self.document:
                self._hashes[key] = hashed
        return self.hash_options(suite, options, kind) + hashed

    def hash_options(self, suite: Suite, options: JsonObject, kind: KeyKind) -> bytes:
        """Return the hash of what a proof says, read with the contexts of the document; faults as `hash_data`."""
        wide = kind is KeyKind.P384
        if not RULES[suite].jcs:
            options = {"@context": self.document.get("@context"), **options}
        return (sha384 if wide else sha256)(_canonical(suite, options, wide=wide, revisions=self._revisions)).digest()


def _jcs_document(document: JsonObject, options: JsonObject) -> JsonObject:
    """Return the document with the proof's context, which its own must start with (JCS suites, Verify Proof)."""
    if "@context" not in options:
        return document
    own, named = _as_list(document.get("@context")), _as_list(options["@context"])
    if own[: len(named)] != named:
        raise InputError(Code.PROOF_FORMAT, field="@context")
    if document.get("@context") == options["@context"]:
        return document
    return {**document, "@context": options["@context"]}


def _as_list(value: JsonValue) -> list[JsonValue]:
    return list(value) if isinstance(value, list) else [value]
