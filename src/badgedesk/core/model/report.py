"""The report on one file: eight checks, and the verdict and headline that follow from them."""

from dataclasses import dataclass
from enum import StrEnum, unique

from badgedesk.core.errors import Code


@unique
class Outcome(StrEnum):
    """What one check found."""

    PASS = "pass"  # noqa: S105 - an outcome
    FAIL = "fail"
    WARN = "warn"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@unique
class CheckName(StrEnum):
    """The eight checks, in the order every report gives them."""

    STRUCTURE = "structure"
    SIGNATURE = "signature"
    ISSUER = "issuer"
    TIME = "time"
    STATUS = "status"
    RECIPIENT = "recipient"
    ENDORSEMENTS = "endorsements"
    PICTURE = "picture"


@unique
class Verdict(StrEnum):
    """What the eight checks come to."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    UNKNOWN = "unknown"


@unique
class Headline(StrEnum):
    """The one state that people are told first."""

    GOOD = "good"
    SOUND_ISSUER_UNKNOWN = "sound-issuer-unknown"
    SOUND_STATUS_UNCHECKED = "sound-status-unchecked"
    NOT_CHECKABLE_OFFLINE = "not-checkable-offline"
    UNSUPPORTED = "unsupported"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    NOT_YOURS = "not-yours"
    ALTERED_OR_FORGED = "altered-or-forged"
    DAMAGED = "damaged"
    NO_BADGE = "no-badge"


@unique
class BadgeFormat(StrEnum):
    """What kind of thing a file holds."""

    OB3_EMBEDDED = "ob3-embedded"
    OB3_JWT = "ob3-jwt"
    OB2_SIGNED = "ob2-signed"
    OB2_HOSTED = "ob2-hosted"
    OB1 = "ob1"
    CLR2 = "clr2"
    BLOCKCERTS = "blockcerts"
    PRESENTATION = "presentation"
    VC = "vc"
    STATUS_LIST = "status-list"
    NONE = "none"


@unique
class Binding(StrEnum):
    """How the key of a proof relates to the issuer that the credential names."""

    BOUND = "bound"
    UNPROVEN = "unproven"
    DIFFERS = "differs"


@unique
class TrustState(StrEnum):
    """Whether the user knows this issuer."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what was looked at, what came out, and the facts its sentence may name."""

    name: CheckName
    outcome: Outcome
    code: Code | None = None
    spec: str | None = None
    """Title of the clause of the standard."""
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str | None:
        """Return the value of the fact ``name``, or None."""
        return dict(self.facts).get(name)


@dataclass(frozen=True, slots=True)
class ProofSummary:
    """One proof or token signature as the report shows it."""

    suite: str
    outcome: Outcome
    verification_method: str | None
    binding: Binding | None
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class CredentialSummary:
    """What the credential says of itself; signed text, yet a claim until the verdict says more."""

    id: str | None
    name: str | None
    issuer_id: str | None
    issuer_name: str | None
    issuer_trust: TrustState
    achievement_id: str | None
    achievement_name: str | None
    recipient: str | None
    valid_from: str | None
    valid_until: str | None
    sha256: str
    """SHA-256 of the credential's own bytes (the text that was baked), in hex."""


@unique
class Role(StrEnum):
    """What a credential inside another one is there for."""

    CREDENTIAL = "credential"
    """One of those that a record or presentation carries."""
    ENDORSEMENT = "endorsement"


_DECIDING = (
    CheckName.STRUCTURE,
    CheckName.SIGNATURE,
    CheckName.ISSUER,
    CheckName.TIME,
    CheckName.STATUS,
    CheckName.RECIPIENT,
)
_NO_BADGE = frozenset({Code.BAKED_NOT_FOUND, Code.BAKED_JPEG, Code.IMAGE_UNSUPPORTED, Code.CREDENTIAL_NOT_RECOGNISED})
_DAMAGED = frozenset(
    {Code.JSON_SYNTAX, Code.TEXT_NOT_UTF8, Code.PNG_STRUCTURE, Code.SVG_NOT_WELLFORMED, Code.JWS_FORMAT}
)


@dataclass(frozen=True, slots=True)
class Report:
    """All checks made on one file, in the fixed order; nothing that was not checked passes."""

    format: BadgeFormat
    checks: tuple[Check, ...]
    proofs: tuple[ProofSummary, ...] = ()
    credential: CredentialSummary | None = None
    inner: "tuple[InnerReport, ...]" = ()
    """The credentials inside it, in document order."""

    def check(self, name: CheckName) -> Check:
        """Return the check called ``name``; a report without it answers UNKNOWN."""
        for check in self.checks:
            if check.name is name:
                return check
        return Check(name, Outcome.UNKNOWN)

    def outcome(self, name: CheckName) -> Outcome:
        """Return the outcome of the check called ``name``."""
        return self.check(name).outcome

    @property
    def verdict(self) -> Verdict:
        """PASS only where every deciding check is proven good; FAIL where one is proven bad; else UNKNOWN."""
        outcomes = [self.outcome(name) for name in _DECIDING]
        if Outcome.FAIL in outcomes:
            return Verdict.FAIL
        structure, signature, issuer, time, status, _ = outcomes
        structure_holds = structure is Outcome.PASS or structure is Outcome.WARN
        proven = signature is Outcome.PASS and issuer is Outcome.PASS and time is Outcome.PASS
        status_holds = status is Outcome.PASS or status is Outcome.NOT_APPLICABLE
        return Verdict.PASS if structure_holds and proven and status_holds else Verdict.UNKNOWN

    @property
    def headline(self) -> Headline:
        """The state that people are told first: the worst finding, else what is still open."""
        if self.format is BadgeFormat.NONE:
            absent = self.check(CheckName.STRUCTURE).code in _NO_BADGE
            return Headline.NO_BADGE if absent else Headline.DAMAGED
        if self.verdict is Verdict.PASS:
            return Headline.GOOD
        return self._failure() or self._open_question()

    def _failure(self) -> Headline | None:
        structure, signature = self.check(CheckName.STRUCTURE), self.check(CheckName.SIGNATURE)
        if structure.outcome is Outcome.FAIL and structure.code in _DAMAGED:
            return Headline.DAMAGED
        ended = signature.code is Code.PROOF_EXPIRED
        if Outcome.FAIL in {structure.outcome, self.outcome(CheckName.ISSUER)}:
            return Headline.ALTERED_OR_FORGED
        if signature.outcome is Outcome.FAIL:
            return Headline.EXPIRED if ended else Headline.ALTERED_OR_FORGED
        status, time = self.check(CheckName.STATUS), self.check(CheckName.TIME)
        if status.outcome is Outcome.FAIL:
            return Headline.SUSPENDED if status.code is Code.CREDENTIAL_SUSPENDED else Headline.REVOKED
        if time.outcome is Outcome.FAIL:
            return Headline.NOT_YET_VALID if time.code is Code.CREDENTIAL_NOT_YET_VALID else Headline.EXPIRED
        return Headline.NOT_YOURS if self.outcome(CheckName.RECIPIENT) is Outcome.FAIL else None

    def _open_question(self) -> Headline:
        signature = self.check(CheckName.SIGNATURE)
        if signature.outcome is not Outcome.PASS:
            offline = {Code.KEY_UNAVAILABLE, Code.HOSTED_NOT_FETCHED, Code.ANCHOR_NOT_CHECKED}
            return Headline.NOT_CHECKABLE_OFFLINE if signature.code in offline else Headline.UNSUPPORTED
        if self.outcome(CheckName.ISSUER) is not Outcome.PASS:
            return Headline.SOUND_ISSUER_UNKNOWN
        if self.outcome(CheckName.STATUS) in {Outcome.UNKNOWN, Outcome.WARN}:
            return Headline.SOUND_STATUS_UNCHECKED
        return Headline.UNSUPPORTED


@dataclass(frozen=True, slots=True)
class InnerReport:
    """The report on one credential inside another; ``path`` is the JSON path to it from the outer document."""

    role: Role
    path: str
    report: Report
