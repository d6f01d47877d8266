"""English for what is asked of hosts on the network: for whom, for what, and why it came to nothing."""

from typing import Final

from badgedesk.core.errors import Code
from badgedesk.core.model.document import Purpose

PURPOSE_WORDS: Final[dict[Purpose, str]] = {
    Purpose.KEYS: "the issuer’s keys",
    Purpose.STATUS: "the list of withdrawn badges",
    Purpose.BADGE: "what its site says of this badge",
    Purpose.FILE: "the badge that lies there",
    Purpose.PICTURE: "the badge’s own picture",
    Purpose.REFRESH: "a newer form of this badge",
}
LEARNS: Final = "It learns that somebody at your address looks at a badge, and when."

ASKING: Final[dict[Code, tuple[str, str]]] = {
    Code.NET_BLOCKED: (
        "This address is never asked: only https and hosts that everybody reaches are.",
        "Save the document yourself if you trust the place, and give it (--document ADDRESS=FILE).",
    ),
    Code.NET_ELSEWHERE: (
        "The answer lies with another host, {host}, which you have not agreed to.",
        "Agree to that host too, if you know it.",
    ),
    Code.NET_FAILED: ("{host} did not answer as it should: {reason}.", "Try again later."),
    Code.NET_LIMIT: ("The answer of {host} is too large.", "Nothing to do; tell the issuer."),
    Code.NET_SLOW: ("{host} took too long to answer.", "Try again later."),
    Code.NET_CONSENT: (
        "Nothing was asked, because nobody agreed to ask {host}.",
        "Agree to it, if it may learn of this (--fetch {host}).",
    ),
    Code.NET_OFF: (
        "Nothing was asked of {host}: asking the network is switched off.",
        "Switch it on in the settings, or unset BADGEDESK_OFFLINE.",
    ),
}


def consent_question(host: str, purposes: tuple[Purpose, ...]) -> str:
    """Return the question before a host is asked: who, for what, and what it learns by that."""
    return f"Ask {host} for {purposes_listed(purposes)}? {LEARNS}"


def purposes_listed(purposes: tuple[Purpose, ...]) -> str:
    """Return what a host is asked for as a list in words; at least one purpose is given."""
    named = [PURPOSE_WORDS[purpose] for purpose in dict.fromkeys(purposes)]
    return named[0] if len(named) == 1 else ", ".join(named[:-1]) + f" and {named[-1]}"
