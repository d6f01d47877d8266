"""The report of `verify`, as one JSON object and as words for a terminal."""

from badgedesk.core.model.report import Check, CredentialSummary, Outcome, Report, Verdict
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.wording import CHECK_TITLES, OUTCOME_WORDS, ROLE_WORDS, check_sentence, check_step, headline_words

_MARKS = {
    Outcome.PASS: "✓",
    Outcome.FAIL: "✗",
    Outcome.WARN: "!",
    Outcome.UNKNOWN: "?",
    Outcome.NOT_APPLICABLE: "-",
}
_VERDICT_MARKS = {Verdict.PASS: "✓", Verdict.FAIL: "✗", Verdict.UNKNOWN: "?"}


def report_value(file: str, report: Report, *, details: bool = False) -> JsonObject:
    """Return the report as the JSON object that other programs rely on.

    With ``details`` each check has its technical ``facts``, pairs of a name and a text. Where the file carries other
    credentials, ``inner`` holds their reports, each with its ``role`` and ``path``.
    """
    return {"file": file, **_value(report, details=details)}


def _value(report: Report, *, details: bool) -> JsonObject:
    inner: list[JsonValue] = [
        {"role": item.role.value, "path": item.path, **_value(item.report, details=details)} for item in report.inner
    ]
    value: JsonObject = {
        "verdict": report.verdict.value,
        "headline": report.headline.value,
        "format": report.format.value,
        "checks": [
            {
                "name": check.name.value,
                "outcome": check.outcome.value,
                "code": check.code.value if check.code else None,
                "text": check_sentence(check, report),
                "spec": check.spec,
                **({"facts": [list(fact) for fact in check.facts]} if details else {}),
            }
            for check in report.checks
        ],
        "proofs": [
            {
                "suite": proof.suite,
                "outcome": proof.outcome.value,
                "verificationMethod": proof.verification_method,
                "binding": proof.binding.value if proof.binding else None,
            }
            for proof in report.proofs
        ],
        "credential": _credential(report.credential) if report.credential else None,
    }
    return {**value, "inner": inner} if inner else value


def _credential(summary: CredentialSummary) -> JsonValue:
    return {
        "id": summary.id,
        "name": summary.name,
        "issuer": {
            "id": summary.issuer_id,
            "name": summary.issuer_name,
            "trust": summary.issuer_trust.value,
        },
        "achievement": {"id": summary.achievement_id, "name": summary.achievement_name},
        "recipient": summary.recipient,
        "validFrom": summary.valid_from,
        "validUntil": summary.valid_until,
        "sha256": summary.sha256,
    }


def report_words(file: str, report: Report, *, details: bool = False) -> list[str]:
    """Return the report as lines: the headline, what to do, then the eight lines, with the facts behind each."""
    words = headline_words(report)
    lines = [file, f"  {words.word}. {words.sentence}"]
    if words.next_step:
        lines.append(f"  {words.next_step}")
    if report.credential:
        lines.append(f"  {_who(report.credential)}")
    for check in report.checks:
        mark, word = _MARKS[check.outcome], OUTCOME_WORDS[check.outcome]
        line = f"    {mark} {word:<14} {CHECK_TITLES[check.name]:<13} {check_sentence(check, report)}"
        step = check_step(check)
        if check.outcome is Outcome.UNKNOWN and check.code is None:  # it waits for another: one line says both
            line, step = f"{line} {step}", ""
        lines.append(line)
        if step and step != words.next_step:
            lines.append(f"      {'':<14} {'':<13} {step}")
        if details:
            lines += [f"      {'':<14} {'':<13} {line}" for line in _facts(check)]
    for item in report.inner:
        inner = headline_words(item.report)
        mark = _VERDICT_MARKS[item.report.verdict]
        said = " ".join(filter(None, (f"{inner.word}.", inner.sentence, inner.next_step)))
        lines.append(f"    {mark} {ROLE_WORDS[item.role]} at {item.path}: {said}")
        if item.report.credential:
            lines.append(f"      {_who(item.report.credential)}")
    return lines


def _facts(check: Check) -> list[str]:
    """Return the technical facts behind a line: its code, the clause of the standard, and what was found."""
    named = [("code", check.code.value if check.code else ""), ("standard", check.spec or ""), *check.facts]
    return [f"{name}: {value}" for name, value in named if value]


def _who(summary: CredentialSummary) -> str:
    parts = [summary.name, summary.issuer_name or summary.issuer_id, summary.recipient]
    return " · ".join(part for part in parts if part)
