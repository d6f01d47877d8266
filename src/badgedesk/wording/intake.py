"""The report of an import in words: what became of each file, why, and what to do."""

from collections.abc import Mapping
from typing import Final

from badgedesk.core.errors import Code
from badgedesk.wording.checks import spoken_date
from badgedesk.wording.faults import Message, code_message

FATE_WORDS: Final[dict[str, str]] = {
    "added": "Added",
    "already-there": "Already there",
    "another-form": "Another file of a badge",
    "newer-version": "Newer version",
    "older-version": "Older version",
    "doubtful-copy": "Doubtful copy",
    "refused": "Not taken in",
}
REPORT_COLUMNS: Final = ("file", "result", "badge", "issuer", "why", "what to do")
_FATES: Final[dict[str, Message]] = {
    "added": Message("It is in your wallet now.", ""),
    "already-there": Message("The very same file was in your wallet already.", "There is nothing to do."),
    "another-form": Message("You had this badge in another file. Both files are kept with it.", ""),
    "newer-version": Message(
        "It is newer than the one you had, and by the same issuer.", "The new one is shown; the old one is kept."
    ),
    "older-version": Message("You have a newer version of this badge.", "This one is kept, out of sight."),
    "doubtful-copy": Message(
        "It claims to be a badge you have, but that is not proven.", "Ask the issuer which of the two is right."
    ),
}
_REMARKS: Final = {
    Code.HOSTED_NOT_FETCHED: Message(
        "It is kept. Whether it holds can only be seen at the issuer’s site.",
        "Open the badge and let the program ask that site, or open the site yourself.",
    ),
    Code.IDENTITY_NOT_MINE: Message(
        "It is kept. It was awarded to somebody else than you, as far as your addresses tell.",
        "Is it yours under another address? Add that address to yours. Else remove the badge.",
    ),
}


def fate_message(fate: str, code: Code | None, facts: Mapping[str, str]) -> Message:
    """Return what is said of a file: its fate, or what about the badge or the refusal wants doing."""
    if code is None:
        return _FATES[fate]
    if fate in _FATES and code in _REMARKS:
        return _REMARKS[code]
    message = code_message(code, {name: spoken_date(value) for name, value in facts.items()})
    return Message(f"It is kept. {message.sentence}", message.next_step) if fate in _FATES else message
