"""Credentials inside credentials: those a record or presentation carries, and endorsements.

Each is verified like a file of its own; here they are found, and their reports summed up for the outer one.

Spec: Open Badges 3.0, Endorsement Credentials; Comprehensive Learner Record 2.0, Verification; Verifiable Credentials
Data Model 2.0, Presentations and Enveloped Verifiable Credentials.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code
from badgedesk.core.model.credential import as_list
from badgedesk.core.model.report import BadgeFormat, Check, CheckName, InnerReport, Outcome, Report, Role, Verdict
from badgedesk.core.strictjson import JsonObject, JsonValue

_SPEC: Final = "Endorsement Credentials"
_SPOILING: Final = (CheckName.STRUCTURE, CheckName.SIGNATURE, CheckName.ISSUER)
"""Checks whose failure says that a credential is not what it seems; an end or a withdrawal is its own affair."""


@dataclass(frozen=True, slots=True)
class Found:
    """A credential inside: as an object, or as the text of a token; ``about`` are the ids of what holds it."""

    role: Role
    path: str
    content: JsonObject | str
    about: frozenset[str] = frozenset()


def find_endorsements(document: JsonObject) -> Iterator[Found]:
    """Yield the endorsements of a credential, its achievement, its issuer and the achievement's creator."""
    subject = _object(document.get("credentialSubject"))
    achievement = _object(subject.get("achievement"))
    holders = (
        ("$", document),
        ("$.credentialSubject.achievement", achievement),
        ("$.credentialSubject.achievement.creator", _object(achievement.get("creator"))),
        ("$.issuer", _object(document.get("issuer"))),
        ("$.credentialSubject.source", _object(subject.get("source"))),
    )
    endorsed = [each for each in holders if "endorsement" in each[1] or "endorsementJwt" in each[1]]
    if not endorsed:
        return
    ids = (holder.get("id") for _, holder in holders)
    about = frozenset(identifier.strip() for identifier in ids if isinstance(identifier, str))
    for path, holder in endorsed:
        for name, kind in (("endorsement", dict), ("endorsementJwt", str)):
            for place, item in enumerate(as_list(holder.get(name))):
                if isinstance(item, kind):
                    content = item if isinstance(item, dict) else str(item)
                    yield Found(Role.ENDORSEMENT, f"{path}.{name}[{place}]", content, about)


def find_credentials(format_: BadgeFormat, document: JsonObject) -> Iterator[Found]:
    """Yield the credentials that a record or presentation carries."""
    if format_ is BadgeFormat.CLR2:
        path, holder = "$.credentialSubject.verifiableCredential", _object(document.get("credentialSubject"))
    elif format_ is BadgeFormat.PRESENTATION:
        path, holder = "$.verifiableCredential", document
    else:
        return
    for place, item in enumerate(as_list(holder.get("verifiableCredential"))):
        content = _opened(item)
        if content is not None:
            yield Found(Role.CREDENTIAL, f"{path}[{place}]", content)


def _opened(item: JsonValue) -> JsonObject | str | None:
    """Return a credential, or the token inside an envelope or written alone (in circulation, from version 1.1)."""
    if isinstance(item, str):
        return item
    if not isinstance(item, dict):
        return None
    if "EnvelopedVerifiableCredential" in as_list(item.get("type")):
        address = item.get("id")
        kind, comma, token = (address if isinstance(address, str) else "").partition(",")
        return token if comma and kind.startswith("data:application/vc") else ""
    return item


def sum_up_endorsements(reports: Iterable[InnerReport], found: Iterable[Found]) -> Check:
    """Return the endorsements line: a bad one is named and does not spoil the badge."""
    listed = [item for item in reports if item.role is Role.ENDORSEMENT]
    about = {item.path: item.about for item in found}
    if not listed:
        return Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE, None, _SPEC)
    good = [item for item in listed if item.report.verdict is Verdict.PASS]
    broken = [item.path for item in listed if item.report.verdict is Verdict.FAIL]
    elsewhere = [item.path for item in listed if not _speaks_of(item.report, about.get(item.path, frozenset()))]
    facts = (("count", str(len(listed))), ("good", str(len(good))))
    if broken:
        where = (("path", ", ".join(broken[:5])),)
        return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ENDORSEMENT_BROKEN, _SPEC, facts + where)
    if elsewhere:
        where = (("path", ", ".join(elsewhere[:5])),)
        return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ENDORSEMENT_ELSEWHERE, _SPEC, facts + where)
    if len(good) == len(listed):
        return Check(CheckName.ENDORSEMENTS, Outcome.PASS, None, _SPEC, facts)
    return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ISSUER_UNKNOWN, _SPEC, facts)


def _speaks_of(report: Report, about: frozenset[str]) -> bool:
    """Return whether an endorsement is about some part of the badge that carries it."""
    named = report.credential.recipient if report.credential else None
    return named is None or not about or named.strip() in about


@dataclass(frozen=True, slots=True)
class InnerSummary:
    """What the credentials inside come to.

    ``broken`` are not what they seem; ``unsigned`` rest on the outer signature alone; ``open`` are sound, expired or
    not settled; all are JSON paths.
    """

    broken: tuple[str, ...]
    unsigned: tuple[str, ...]
    open: tuple[str, ...]


def sum_up_credentials(reports: Iterable[InnerReport]) -> InnerSummary:
    """Return what the credentials inside come to."""
    broken: list[str] = []
    unsigned: list[str] = []
    left: list[str] = []
    for item in reports:
        if item.role is not Role.CREDENTIAL:
            continue
        report = item.report
        failed = [name for name in _SPOILING if report.outcome(name) is Outcome.FAIL]
        missing = report.check(CheckName.SIGNATURE).code is Code.PROOF_MISSING
        if missing and not set(failed) - {CheckName.SIGNATURE}:
            unsigned.append(item.path)
        elif failed:
            broken.append(item.path)
        elif report.verdict is not Verdict.PASS:
            left.append(item.path)
    return InnerSummary(tuple(broken), tuple(unsigned), tuple(left))


def too_many(found: list[Found]) -> bool:
    """Return whether there is more inside than is checked."""
    endorsements = sum(item.role is Role.ENDORSEMENT for item in found)
    return endorsements > limits.ENDORSEMENTS or len(found) - endorsements > limits.INNER_CREDENTIALS


def _object(value: JsonValue) -> JsonObject:
    return value if isinstance(value, dict) else {}
