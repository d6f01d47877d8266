"""The eight lines of a report in words."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError, plain
from badgedesk.core.model.report import BadgeFormat, Check, CheckName, Outcome, Report, Role
from badgedesk.wording.faults import code_message

CHECK_TITLES: Final = {
    CheckName.STRUCTURE: "Format",
    CheckName.SIGNATURE: "Signature",
    CheckName.ISSUER: "Issuer",
    CheckName.TIME: "Time",
    CheckName.STATUS: "Status",
    CheckName.RECIPIENT: "Recipient",
    CheckName.ENDORSEMENTS: "Endorsements",
    CheckName.PICTURE: "Picture",
}
OUTCOME_WORDS: Final = {
    Outcome.PASS: "Passed",
    Outcome.FAIL: "Failed",
    Outcome.WARN: "Look",
    Outcome.UNKNOWN: "Not checked",
    Outcome.NOT_APPLICABLE: "Does not apply",
}
ROLE_WORDS: Final = {Role.CREDENTIAL: "Badge inside", Role.ENDORSEMENT: "Endorsement"}
_MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - a table of words
)
_ABSENT: Final = {
    CheckName.STATUS: "The issuer keeps no list of withdrawn badges for it.",
    CheckName.ENDORSEMENTS: "Nobody else has endorsed it.",
    CheckName.PICTURE: "There is no picture to compare.",
}
_SKIPPED: Final = {
    CheckName.STRUCTURE: "The file was not looked at any further.",
    CheckName.SIGNATURE: "There was nothing whose signature could be checked.",
    CheckName.ISSUER: "Who awarded it could not be settled.",
    CheckName.TIME: "Its dates could not be checked.",
    CheckName.STATUS: "Whether it was withdrawn could not be checked.",
    CheckName.RECIPIENT: "Whose it is could not be checked.",
    CheckName.ENDORSEMENTS: "Endorsements could not be checked.",
    CheckName.PICTURE: "The picture could not be compared.",
}


def spoken_date(text: str) -> str:
    """Return a written time as people say dates: ``14 November 2026``; what is no time stays as it is."""
    try:
        moment = parse_time(text)
    except InputError:
        return text
    return _spoken(moment)


def _spoken(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def check_sentence(check: Check, report: Report | None = None) -> str:
    """Return the one plain sentence of a report line."""
    if check.outcome is Outcome.PASS:
        return _PASSED[check.name](check, report)
    if check.outcome is Outcome.NOT_APPLICABLE and check.code is None:
        return _ABSENT.get(check.name, "It does not apply here.")
    if check.name is CheckName.ISSUER and check.code is Code.ISSUER_UNKNOWN:
        return _stranger(check)
    if check.code is None:
        return _SKIPPED[check.name]
    facts = {name: spoken_date(value) for name, value in check.facts}
    return code_message(check.code, facts).sentence


def check_step(check: Check) -> str:
    """Return what to do about a report line, or an empty text where there is nothing to do."""
    if check.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}:
        return ""
    if check.code is None:
        return "First settle the line that failed."
    return code_message(check.code, dict(check.facts)).next_step


def _stranger(check: Check) -> str:
    name = check.fact("issuer")
    return f"You have not said that you know {plain(name)}." if name else code_message(Code.ISSUER_UNKNOWN).sentence


def _time(check: Check, _: Report | None) -> str:
    start, until = check.fact("from"), check.fact("until")
    if not start and not until:
        return "It names no dates."
    awarded = f"Awarded on {spoken_date(start)}" if start else "It does not say when it was awarded"
    return f"{awarded}, valid until {spoken_date(until)}." if until else f"{awarded}, without an end."


def _issuer(check: Check, report: Report | None) -> str:
    if report is not None and report.format is BadgeFormat.PRESENTATION:
        return "The key is the holder’s own, and you trust everybody who signed the badges inside."
    return f"The key belongs to {plain(check.fact('issuer') or 'the issuer')}, which you trust."


def _status(check: Check, _: Report | None) -> str:
    days = check.fact("days")
    if days is None:
        return "Not withdrawn, by the list that was given."
    age = {"0": "today", "1": "yesterday"}.get(days, f"{days} days ago")
    return f"Not withdrawn, by the list saved {age}."


def _recipient(check: Check, _: Report | None) -> str:
    return f"It was awarded to {plain(check.fact('recipient') or 'you')}."


def _endorsements(check: Check, _: Report | None) -> str:
    count = check.fact("count")
    return "Its endorsement holds." if count == "1" else f"All {count} endorsements hold."


def _structure(_: Check, report: Report | None) -> str:
    kind = {BadgeFormat.CLR2: "learner record", BadgeFormat.PRESENTATION: "presentation of badges"}
    named = kind.get(report.format, "Open Badge") if report else "Open Badge"
    return f"The file is a complete {named}."


def _signature(check: Check, report: Report | None) -> str:
    if report is not None and report.format in {BadgeFormat.OB1, BadgeFormat.OB2_HOSTED}:
        return "It says the same as its page on the issuer’s site, as given."
    if report is not None and report.format is BadgeFormat.PRESENTATION:
        return _presented(check.fact("domain"), check.fact("challenge"))
    return "Nothing was changed since it was signed."


def _presented(domain: str | None, challenge: str | None) -> str:
    asked = f" for {plain(domain)}" if domain else ""
    answer = f", in answer to “{plain(challenge)}”" if challenge else ""
    return f"Nothing was changed since the holder signed it{asked}{answer}."


_PASSED: Final[dict[CheckName, Callable[[Check, Report | None], str]]] = {
    CheckName.STRUCTURE: _structure,
    CheckName.SIGNATURE: _signature,
    CheckName.ISSUER: _issuer,
    CheckName.TIME: _time,
    CheckName.STATUS: _status,
    CheckName.RECIPIENT: _recipient,
    CheckName.ENDORSEMENTS: _endorsements,
    CheckName.PICTURE: lambda _check, _report: "The picture is the one the issuer signed.",
}
