"""Words for a post about a badge, composed to fit a network, counted as the network counts."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.words import shortened

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ADDRESS_COUNTS: Final = 23
"""What an address counts where networks shorten it."""
_SMALLEST_LINE: Final = 40
_MOST_HASHTAGS: Final = 5
_NARROW: Final = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Ranges of characters that X counts once; all others count twice."""


@unique
class Network(StrEnum):
    """Where a post can go."""

    LINKEDIN = "linkedin"
    X = "x"
    FACEBOOK = "facebook"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"


LIMITS: Final = {
    Network.LINKEDIN: 3_000,
    Network.X: 280,
    Network.FACEBOOK: 63_206,
    Network.MASTODON: 500,
    Network.BLUESKY: 300,
}
NAMES: Final = {
    Network.LINKEDIN: "LinkedIn",
    Network.X: "X",
    Network.FACEBOOK: "Facebook",
    Network.MASTODON: "Mastodon",
    Network.BLUESKY: "Bluesky",
}


@dataclass(frozen=True, slots=True)
class Post:
    """Words for one network: the text, how long it is there, and what the picture shows."""

    network: Network
    text: str
    length: int
    alternative: str

    @property
    def limit(self) -> int:
        """The most that the network takes."""
        return LIMITS[self.network]


def compose_post(exhibit: Exhibit, network: Network, language: str = "en") -> Post:
    """Return words that fit: what, from whom, what it took, where to check it, hashtags.

    What does not fit goes in this order: hashtags from the last, then words of the criteria, then those of the name.
    The address stays whole.
    """
    words = phrases(language)
    link = f"{words['verify-at']} {exhibit.address}" if exhibit.address else ""
    tags = list(hashtags(exhibit))
    name, line = f"{exhibit.name} – {exhibit.issuer}".strip(" –"), exhibit.criteria_line
    while True:
        text = "\n\n".join(part for part in (name, line, link, " ".join(tags)) if part)
        length = count_characters(text, network)
        if length <= LIMITS[network]:
            break
        if tags:
            tags.pop()
        elif len(line) > _SMALLEST_LINE:
            line = shortened(line, max(_SMALLEST_LINE, len(line) - max(1, length - LIMITS[network])))
        elif line:
            line = ""
        elif len(name) > _SMALLEST_LINE:
            name = shortened(name, max(_SMALLEST_LINE, len(name) - max(1, length - LIMITS[network])))
        else:
            break
    return Post(network, text, length, exhibit.alternative)


def post_preview(exhibit: Exhibit) -> PrivacyPreview:
    """Return what a post holds."""
    return preview((exhibit,), {Part.NAME, Part.ISSUER, Part.CRITERIA, Part.LINK, Part.TAGS, Part.SKILLS})


def count_characters(text: str, network: Network) -> int:
    """Return how long a text is on a network.

    X counts an address as 23 and wide scripts twice, Mastodon an address as 23, Bluesky what a reader sees as one
    letter; the others count characters.
    """
    if network in {Network.X, Network.MASTODON}:
        addresses = len(_ADDRESS.findall(text))
        bare = unicodedata.normalize("NFC", _ADDRESS.sub("", text))
        weights = (_weight(letter) if network is Network.X else 1 for letter in bare)
        return addresses * _ADDRESS_COUNTS + sum(weights)
    if network is Network.BLUESKY:
        joined = [letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter)[0] != "M"]
        return len(joined)
    return len(text)


def hashtags(exhibit: Exhibit) -> tuple[str, ...]:
    """Return hashtags from the badge's tags and skills: letters and digits of any script, words joined in capitals."""
    found: dict[str, None] = {}
    for said in (*exhibit.tags, *(skill.name for skill in exhibit.skills)):
        words = re.findall(r"[^\W_]+", said)
        joined = "".join(word[:1].upper() + word[1:] for word in words)
        if joined and not joined.isdigit():
            found.setdefault(f"#{joined}")
    return tuple(found)[:_MOST_HASHTAGS]


def _weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _NARROW) else 2
