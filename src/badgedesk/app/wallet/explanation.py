"""A report in the words and states that the window shows."""

from datetime import datetime, timedelta
from typing import Final

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.wallet.sheets import IDENTITY_ACTION, QUESTION_ACTION, TRUST_ACTION
from badgedesk.app.widgets.reports.report import Detail, Line, ReportContent
from badgedesk.app.widgets.words.dates import counted, when
from badgedesk.app.widgets.words.plain import TEXT_LENGTH, shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.report import (
    BadgeFormat,
    Binding,
    Check,
    CheckName,
    Headline,
    InnerReport,
    Outcome,
    ProofSummary,
    Report,
)
from badgedesk.wording import (
    CHECK_TITLES,
    OUTCOME_WORDS,
    ROLE_WORDS,
    HeadlineWords,
    check_sentence,
    check_step,
    headline_word,
    headline_words,
    without_options,
)

_EXPIRING: Final = timedelta(days=90)
"""How long before its end a badge is said to expire."""
_TONES: Final = {
    Outcome.PASS: Tone.PASS,
    Outcome.WARN: Tone.WARN,
    Outcome.FAIL: Tone.FAIL,
    Outcome.UNKNOWN: Tone.UNKNOWN,
    Outcome.NOT_APPLICABLE: Tone.PLAIN,
}
_OPEN: Final = frozenset(
    {
        Headline.SOUND_ISSUER_UNKNOWN,
        Headline.SOUND_STATUS_UNCHECKED,
        Headline.NOT_CHECKABLE_OFFLINE,
        Headline.UNSUPPORTED,
        Headline.NO_BADGE,
    }
)
_BINDINGS: Final = {
    Binding.BOUND: "belongs to the issuer",
    Binding.UNPROVEN: "not proven to belong to the issuer",
    Binding.DIFFERS: "belongs to somebody else",
}
_HOLDER_BINDINGS: Final = {
    Binding.BOUND: "belongs to the holder",
    Binding.UNPROVEN: "not proven to belong to the holder",
    Binding.DIFFERS: "belongs to somebody else",
}
_LABELS: Final = {
    "hash": "Canonical hash",
    "from": "Valid from",
    "until": "Valid until",
    "now": "Checked for",
    "path": "Place",
    "terms": "Terms of use",
    "refresh": "Newest form at",
    "around": "Picture of the file",
    "signed": "Signed picture",
    "digest": "Signed hash",
}
_PROOF_LINES: Final = frozenset({CheckName.SIGNATURE, CheckName.ISSUER})
WITHOUT: Final = "without internet"
"""How a report was made that rests on nothing from elsewhere."""
DAMAGED: Final = Verdict(Tone.FAIL, "Damaged on this computer")
"""For a kept badge whose file is no longer what was kept."""


def explain(report: Report, checked_at: datetime, now: datetime) -> ReportContent:
    """Return ``report`` in words; nothing in it is markup, and outside text in it is marked and cut."""
    words = headline_words(report)
    tone = headline_tone(report, now)
    headline = card_verdict(report, now).word if tone is Tone.WARN else words.word
    return ReportContent(
        tone=tone,
        headline=shown(headline),
        sentence=shown(without_options(" ".join(filter(None, (words.sentence, words.next_step)))), TEXT_LENGTH),
        checked=f"{when(checked_at, now)}, {WITHOUT}",
        lines=(
            *(_line(check, report) for check in report.checks),
            *(_inner(number, item, now) for number, item in enumerate(report.inner)),
        ),
    )


def headline_tone(report: Report, now: datetime) -> Tone:
    """Return the state of the whole report: good, soon over, open or bad."""
    if report.headline is Headline.GOOD:
        return Tone.WARN if _days_left(report, now) is not None else Tone.PASS
    return Tone.UNKNOWN if report.headline in _OPEN else Tone.FAIL


def card_verdict(report: Report, now: datetime) -> Verdict:
    """Return the state and word for the badge's card."""
    if headline_tone(report, now) is Tone.WARN:
        return _ends_in(_days_left(report, now) or 0)
    return Verdict(headline_tone(report, now), headline_words(report).word)


def item_verdict(headline: Headline, until: str | None, now: datetime) -> Verdict:
    """Return the same from what lists know of a badge; of strangers the report knows more."""
    if headline is Headline.GOOD and (days := _days_until(until, now)) is not None:
        return _ends_in(days)
    tone = Tone.PASS if headline is Headline.GOOD else Tone.UNKNOWN if headline in _OPEN else Tone.FAIL
    return Verdict(tone, headline_word(headline))


def _ends_in(days: int) -> Verdict:
    return Verdict(Tone.WARN, f"Expires in {counted(days, 'day')}" if days else "Expires today")


def _days_left(report: Report, now: datetime) -> int | None:
    return _days_until(report.credential.valid_until if report.credential is not None else None, now)


def _days_until(until: str | None, now: datetime) -> int | None:
    if until is None:
        return None
    try:
        left = parse_time(until) - now
    except InputError:
        return None
    return left.days if timedelta(0) <= left <= _EXPIRING else None


def _sentence(check: Check, report: Report, action: str = "") -> str:
    """Return why the line is as it is, and what to do next where no link beside it says so."""
    step = "" if action else check_step(check)
    return without_options(" ".join(filter(None, (check_sentence(check, report), step))))


def _line(check: Check, report: Report) -> Line:
    stranger = check.name is CheckName.ISSUER and check.code is Code.ISSUER_UNKNOWN
    known_id = report.credential is not None and report.credential.issuer_id is not None
    action = TRUST_ACTION if stranger and known_id else _action(check, report)
    step = without_options(check_step(check)) if action else ""
    told = (Detail("What to do", shown(step, TEXT_LENGTH)),) if step else ()
    return Line(
        id=check.name.value,
        name=CHECK_TITLES[check.name],
        verdict=Verdict(_TONES[check.outcome], "Not known" if stranger else OUTCOME_WORDS[check.outcome]),
        sentence=shown(_sentence(check, report, action), TEXT_LENGTH),
        details=(*told, *_details(check, report)),
        action=action,
    )


def _action(check: Check, report: Report) -> str:
    if check.code in {Code.IDENTITY_NOT_CHECKED, Code.IDENTITY_NOT_MINE}:
        return IDENTITY_ACTION
    return QUESTION_ACTION if _answers(check, report) else ""


def _answers(check: Check, report: Report) -> bool:
    """Say whether a line is that of a holder's own signature, sound or made for another question."""
    if check.name is not CheckName.SIGNATURE or report.format is not BadgeFormat.PRESENTATION:
        return False
    return check.outcome is Outcome.PASS or check.code is Code.PROOF_CHALLENGE


def _inner(number: int, item: InnerReport, now: datetime) -> Line:
    """Return the line of one credential inside: what it is, who signed it, and what its own checks came to."""
    report, words = item.report, headline_words(item.report)
    summary = report.credential
    who = " · ".join(filter(None, (summary.name, summary.issuer_name or summary.issuer_id))) if summary else ""
    details = [Detail("Place", shown(item.path))]
    details += [
        Detail(CHECK_TITLES[check.name], f"{OUTCOME_WORDS[check.outcome]}. {_sentence(check, report)}")
        for check in report.checks
    ]
    for proof in report.proofs:
        details += _proof(proof)
    return Line(
        id=f"inner-{number}",
        name=ROLE_WORDS[item.role],
        verdict=Verdict(headline_tone(report, now), OUTCOME_WORDS[Outcome(report.verdict.value)]),
        sentence=shown(without_options(_inner_sentence(who, words)), TEXT_LENGTH),
        details=tuple(Detail(detail.label, shown(detail.value, TEXT_LENGTH)) for detail in details),
    )


def _inner_sentence(who: str, words: HeadlineWords) -> str:
    said = ". ".join(filter(None, (who, words.word, words.sentence)))
    return f"{said} {words.next_step}" if words.next_step else said


def _details(check: Check, report: Report) -> list[Detail]:
    details = [Detail("Code", check.code.value if check.code else check.outcome.value)]
    if check.spec:
        details.append(Detail("Standard", check.spec))
    labels = {**_LABELS, "id": "Issuer id"} if check.name is CheckName.ISSUER else _LABELS
    details += [Detail(labels.get(name, name.capitalize()), shown(value)) for name, value in check.facts if value]
    if check.name in _PROOF_LINES:
        for proof in report.proofs:
            details += _proof(proof, shown_by_holder=report.format is BadgeFormat.PRESENTATION)
    summary = report.credential
    if summary is not None and check.name is CheckName.STRUCTURE:
        details += [Detail("Form", report.format.value), Detail("SHA-256", summary.sha256)]
        details += [Detail("ID", shown(summary.id))] if summary.id else []
    return details


def _proof(proof: ProofSummary, *, shown_by_holder: bool = False) -> list[Detail]:
    details = [Detail("Method", shown(proof.suite))]
    if proof.verification_method:
        details.append(Detail("Key", shown(proof.verification_method)))
    if proof.binding is not None:
        bindings = _HOLDER_BINDINGS if shown_by_holder else _BINDINGS
        details.append(Detail("The key", bindings[proof.binding]))
    return details
