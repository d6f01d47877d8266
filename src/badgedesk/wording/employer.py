"""A badge explained to somebody who has never seen one: what it says, what was checked, how to check it oneself."""

from datetime import datetime

from badgedesk.core.errors import plain
from badgedesk.core.model.report import CheckName, Headline, Outcome, Report
from badgedesk.wording.checks import spoken_date

_SOUND = frozenset(
    {Headline.GOOD, Headline.SOUND_ISSUER_UNKNOWN, Headline.SOUND_STATUS_UNCHECKED, Headline.NOT_CHECKABLE_OFFLINE}
)


def employer_words(report: Report, checked_at: datetime) -> str:
    """Return sentences to send along with the badge; empty for one that does not hold, which nobody should send."""
    summary = report.credential
    if summary is None or report.headline not in _SOUND or not summary.name:
        return ""
    issuer = plain(summary.issuer_name or summary.issuer_id or "its issuer")
    named = summary.recipient and not summary.recipient.startswith(("did:", "urn:", "http"))
    person = f" to {plain(summary.recipient or '')}" if named else ""
    day = spoken_date(summary.valid_from or "")
    parts = [f"“{plain(summary.name)}” was awarded{person} by {issuer}{f' on {day}' if day else ''}."]
    if summary.valid_until:
        parts.append(f"It holds until {spoken_date(summary.valid_until)}.")
    checked = spoken_date(checked_at.isoformat())
    if report.outcome(CheckName.SIGNATURE) is Outcome.PASS:
        parts.append(f"The file is signed; on {checked} the signature held, so nothing in it was changed since.")
    else:
        parts.append("Whether it still holds can be seen at the issuer’s own site.")
    parts.append("You can check this yourself: put the attached file into any checker for Open Badges.")
    if report.headline is Headline.SOUND_ISSUER_UNKNOWN:
        parts.append(f"To be sure who is behind the signature, ask {issuer} whether the badge is theirs.")
    return " ".join(parts)
