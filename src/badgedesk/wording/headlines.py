"""The headline of a report: the one state people are told first, with its next step."""

from dataclasses import dataclass

from badgedesk.core.errors import Code, plain
from badgedesk.core.model.report import (
    BadgeFormat,
    Check,
    CheckName,
    CredentialSummary,
    Headline,
    Outcome,
    Report,
    Role,
)
from badgedesk.wording.checks import check_sentence, check_step, spoken_date
from badgedesk.wording.faults import code_message


@dataclass(frozen=True, slots=True)
class HeadlineWords:
    """The word on a card and banner, one sentence, and what to do next (empty where nothing is to be done)."""

    word: str
    sentence: str
    next_step: str


_PLAIN = {
    Headline.SOUND_STATUS_UNCHECKED: HeadlineWords(
        "Not fully checked",
        "The signature is sound. Whether it was withdrawn since is not known.",
        "Get the issuer’s list, or ask the issuer.",
    ),
    Headline.NOT_CHECKABLE_OFFLINE: HeadlineWords(
        "Not checkable offline",
        "This badge can only be checked with something from the issuer’s site.",
        "Open the issuer’s page, have it asked (--fetch HOST), or ask for a newer badge.",
    ),
    Headline.UNSUPPORTED: HeadlineWords(
        "Not fully checked",
        "This version of the program cannot check everything about this file.",
        "Keep the file, and ask the issuer where it matters.",
    ),
    Headline.REVOKED: HeadlineWords(
        "Revoked by issuer", "The issuer has withdrawn this badge.", "Ask the issuer for the reason."
    ),
    Headline.SUSPENDED: HeadlineWords(
        "On hold", "The issuer has put this badge on hold.", "Ask the issuer for the reason."
    ),
    Headline.NOT_YOURS: HeadlineWords(
        "Somebody else’s", "The badge was awarded to somebody else.", "Check the address you asked about."
    ),
}

_WORDS = {
    Headline.GOOD: "Verified",
    Headline.SOUND_ISSUER_UNKNOWN: "Issuer not known",
    Headline.EXPIRED: "Expired",
    Headline.NOT_YET_VALID: "Not yet valid",
    Headline.NO_BADGE: "No badge",
    Headline.DAMAGED: "Damaged",
}
"""Where the sentence depends on the report, the word does not."""


def headline_words(report: Report) -> HeadlineWords:
    """Return the headline of a report in words."""
    headline = report.headline
    if headline in _PLAIN:
        return _PLAIN[headline]
    if headline is Headline.GOOD:
        return HeadlineWords(_WORDS[headline], _holds(report), "")
    if headline is Headline.SOUND_ISSUER_UNKNOWN:
        return _stranger(report)
    time = report.check(CheckName.TIME)
    if headline is Headline.EXPIRED:
        signature = report.check(CheckName.SIGNATURE)
        if signature.code is Code.PROOF_EXPIRED:
            message = code_message(signature.code)
            return HeadlineWords(_WORDS[headline], message.sentence, message.next_step)
        until = spoken_date(time.fact("until") or "")
        return HeadlineWords(
            _WORDS[headline], f"The badge ended on {until}.", "Ask the issuer whether it can be renewed."
        )
    if headline is Headline.NOT_YET_VALID:
        start = spoken_date(time.fact("from") or "")
        return HeadlineWords(
            _WORDS[headline], f"The badge counts only from {start}.", "Check this computer’s clock, or wait."
        )
    return _broken(report, headline)


def _holds(report: Report) -> str:
    if report.format is BadgeFormat.PRESENTATION:
        shown = sum(item.role is Role.CREDENTIAL for item in report.inner)
        badges = "a badge, and it holds" if shown == 1 else f"{shown} badges, and all of them hold"
        return f"Its holder signed with their own key and shows {badges}."
    return _stated(report.credential) if _is_no_badge(report) else _earned(report.credential)


def headline_word(headline: Headline) -> str:
    """Return the word for a card where only the headline is known; a stranger is one whoever the key belongs to."""
    if headline in _PLAIN:
        return _PLAIN[headline].word
    return _WORDS.get(headline, "Not valid")


def _earned(summary: CredentialSummary | None) -> str:
    issuer = (summary and summary.issuer_name) or "The issuer"
    person = (summary and summary.recipient) or "the holder"
    return f"{plain(issuer)} says that {plain(person)} earned this badge, and it still holds."


def _is_no_badge(report: Report) -> bool:
    return report.format in {BadgeFormat.VC, BadgeFormat.STATUS_LIST}


def _stated(summary: CredentialSummary | None) -> str:
    issuer = (summary and (summary.issuer_name or summary.issuer_id)) or "The issuer"
    return f"{plain(issuer)} signed this statement, and it still holds. It is no badge."


def _stranger(report: Report) -> HeadlineWords:
    issuer = report.check(CheckName.ISSUER)
    if issuer.code is Code.TEXT_CONFUSABLE:
        return HeadlineWords("Issuer not known", check_sentence(issuer), check_step(issuer))
    if issuer.code is Code.PROOF_KEY_UNPROVEN:
        return HeadlineWords(
            "Issuer not proven",
            "Nothing was changed since it was signed, but the key is not tied to the issuer named.",
            "Ask the issuer whether the badge is theirs.",
        )
    return HeadlineWords(
        "Issuer not known",
        "Nothing was changed, but you have not said that you know the issuer.",
        "If you do, add it to those you trust.",
    )


def _broken(report: Report, headline: Headline) -> HeadlineWords:
    failed = _first_failure(report)
    word = headline_word(headline)
    if failed is None or failed.code is None:
        return HeadlineWords(word, "The badge does not hold.", "Ask the issuer for the original file.")
    return HeadlineWords(word, check_sentence(failed), code_message(failed.code, dict(failed.facts)).next_step)


def _first_failure(report: Report) -> Check | None:
    order = (CheckName.SIGNATURE, CheckName.ISSUER, CheckName.STRUCTURE)
    failures = [report.check(name) for name in order]
    return next((check for check in failures if check.outcome is Outcome.FAIL), None)
