"""A report as text in the database, and when its outcome may change without anybody's doing."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError, StoreError
from badgedesk.core.limits import MIB, STATUS_FRESH_S
from badgedesk.core.model.report import (
    BadgeFormat,
    Binding,
    Check,
    CheckName,
    CredentialSummary,
    InnerReport,
    Outcome,
    ProofSummary,
    Report,
    Role,
    TrustState,
)
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json

_REPORT_BYTES: Final = 16 * MIB
_SUMMARY_TEXTS: Final = (
    "id",
    "name",
    "issuer_id",
    "issuer_name",
    "achievement_id",
    "achievement_name",
    "recipient",
    "valid_from",
    "valid_until",
)


def write_report(report: Report) -> str:
    """Return the report as JSON, complete: `read_report` gives the same one back."""
    return write_json(_report_value(report))


def _report_value(report: Report) -> JsonObject:
    checks: list[JsonValue] = [
        {
            "name": check.name.value,
            "outcome": check.outcome.value,
            "code": check.code.value if check.code else None,
            "spec": check.spec,
            "facts": [list(fact) for fact in check.facts],
        }
        for check in report.checks
    ]
    proofs: list[JsonValue] = [
        {
            "suite": proof.suite,
            "outcome": proof.outcome.value,
            "method": proof.verification_method,
            "binding": proof.binding.value if proof.binding else None,
            "code": proof.code.value if proof.code else None,
        }
        for proof in report.proofs
    ]
    summary = None if report.credential is None else _summary_value(report.credential)
    inner: list[JsonValue] = [
        {"role": item.role.value, "path": item.path, "report": _report_value(item.report)} for item in report.inner
    ]
    value: JsonObject = {"format": report.format.value, "checks": checks, "proofs": proofs, "credential": summary}
    return {**value, "inner": inner} if inner else value


def read_report(text: str) -> Report:
    """Return the report that `write_report` wrote.

    Raises:
        StoreError: `Code.STORE_DAMAGED`, for anything else.
    """
    try:
        return _report(parse_object(text, limit_bytes=_REPORT_BYTES))
    except (InputError, KeyError, ValueError, TypeError) as error:
        raise StoreError(Code.STORE_DAMAGED, reason="a stored report") from error


def _report(value: JsonObject) -> Report:
    summary = value["credential"]
    return Report(
        format=BadgeFormat(_text(value, "format")),
        checks=tuple(_check(item) for item in _objects(value, "checks")),
        proofs=tuple(_proof(item) for item in _objects(value, "proofs")),
        credential=_summary(summary) if isinstance(summary, dict) else None,
        inner=tuple(_inner(item) for item in _objects({"inner": [], **value}, "inner")),
    )


def _inner(value: JsonObject) -> InnerReport:
    report = value["report"]
    if not isinstance(report, dict):
        raise TypeError
    return InnerReport(Role(_text(value, "role")), _text(value, "path"), _report(report))


def digest_of(text: str) -> str:
    """Return the SHA-256 of a stored report, in hex."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def due_time(report: Report, checked_at: datetime) -> datetime | None:
    """Return the first moment after ``checked_at`` at which the report may not hold: a date passes, a list ages."""
    moments: list[datetime] = []
    if report.credential is not None:
        for text in (report.credential.valid_from, report.credential.valid_until):
            try:
                moments.append(parse_time(text or ""))
            except InputError:
                continue
    if report.outcome(CheckName.STATUS) in {Outcome.PASS, Outcome.WARN}:
        moments.append(checked_at + timedelta(seconds=STATUS_FRESH_S))
    return min((moment for moment in moments if moment > checked_at), default=None)


def _summary_value(summary: CredentialSummary) -> JsonObject:
    texts: dict[str, JsonValue] = {name: getattr(summary, name) for name in _SUMMARY_TEXTS}
    return texts | {"trust": summary.issuer_trust.value, "sha256": summary.sha256}


def _summary(value: JsonObject) -> CredentialSummary:
    return CredentialSummary(
        id=_maybe(value, "id"),
        name=_maybe(value, "name"),
        issuer_id=_maybe(value, "issuer_id"),
        issuer_name=_maybe(value, "issuer_name"),
        issuer_trust=TrustState(_text(value, "trust")),
        achievement_id=_maybe(value, "achievement_id"),
        achievement_name=_maybe(value, "achievement_name"),
        recipient=_maybe(value, "recipient"),
        valid_from=_maybe(value, "valid_from"),
        valid_until=_maybe(value, "valid_until"),
        sha256=_text(value, "sha256"),
    )


def _check(value: JsonObject) -> Check:
    code = _maybe(value, "code")
    return Check(
        name=CheckName(_text(value, "name")),
        outcome=Outcome(_text(value, "outcome")),
        code=None if code is None else Code(code),
        spec=_maybe(value, "spec"),
        facts=tuple(_fact(item) for item in _list(value, "facts")),
    )


def _fact(value: JsonValue) -> tuple[str, str]:
    if not isinstance(value, list):
        raise TypeError
    name, text = value
    return str(name), str(text)


def _proof(value: JsonObject) -> ProofSummary:
    binding, code = _maybe(value, "binding"), _maybe(value, "code")
    return ProofSummary(
        suite=_text(value, "suite"),
        outcome=Outcome(_text(value, "outcome")),
        verification_method=_maybe(value, "method"),
        binding=None if binding is None else Binding(binding),
        code=None if code is None else Code(code),
    )


def _text(value: JsonObject, name: str) -> str:
    member = value[name]
    if not isinstance(member, str):
        raise TypeError(name)
    return member


def _maybe(value: JsonObject, name: str) -> str | None:
    return None if value[name] is None else _text(value, name)


def _list(value: JsonObject, name: str) -> list[JsonValue]:
    member = value[name]
    if not isinstance(member, list):
        raise TypeError(name)
    return member


def _objects(value: JsonObject, name: str) -> list[JsonObject]:
    members = _list(value, name)
    if not all(isinstance(item, dict) for item in members):
        raise TypeError(name)
    return [item for item in members if isinstance(item, dict)]
