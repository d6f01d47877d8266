"""Words for a post about one badge or several, composed to fit a network, counted as the network counts."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from itertools import zip_longest
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.words import shortened

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ADDRESS_COUNTS: Final = 23
"""What an address counts where networks shorten it."""
_SMALLEST_LINE: Final = 40
_MOST_HASHTAGS: Final = 5
_NAME_LENGTHS: Final = (80, 60, _SMALLEST_LINE)
"""To which names are cut, one after another, where several badges are too long for a post."""
_ALTERNATIVE: Final = 1_000
"""Most characters of a picture in words that networks take."""
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


def compose_shared_post(exhibits: Sequence[Exhibit], network: Network, language: str = "en") -> Post:
    """Return words that fit for one post about several badges: how many, from whom, each by name and address, hashtags.

    What does not fit goes in this order: hashtags from the last, then words of long names, then badges from the last,
    which are counted instead. Addresses stay whole. One badge alone is told as by `compose_post`.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, without badges.
    """
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    if len(exhibits) == 1:
        return compose_post(exhibits[0], network, language)
    words = phrases(language)
    issuers = {exhibit.issuer for exhibit in exhibits}
    issuer = issuers.pop() if len(issuers) == 1 else ""
    head = words["several-from" if issuer else "several"].format(count=len(exhibits), issuer=issuer)
    tags, names, shown = list(hashtags(*exhibits)), list(_NAME_LENGTHS), len(exhibits)
    most = max(len(exhibit.name) for exhibit in exhibits)
    while True:
        lines = [_post_line(exhibit, most, with_issuer=not issuer) for exhibit in exhibits[:shown]]
        if shown < len(exhibits):
            lines.append(words["and-more"].format(count=len(exhibits) - shown))
        text = "\n\n".join(part for part in (head, "\n".join(lines), " ".join(tags)) if part)
        length = count_characters(text, network)
        if length <= LIMITS[network]:
            break
        if tags:
            tags.pop()
        elif names:
            most = min(most, names.pop(0))
        elif shown > 1:
            shown -= 1
        else:
            break
    alternative = shortened("; ".join(exhibit.alternative for exhibit in exhibits), _ALTERNATIVE)
    return Post(network, text, length, alternative)


def post_preview(exhibits: Sequence[Exhibit]) -> PrivacyPreview:
    """Return what a post holds; of several badges it tells no criteria."""
    parts = {Part.NAME, Part.ISSUER, Part.LINK, Part.TAGS, Part.SKILLS}
    return preview(tuple(exhibits), parts | ({Part.CRITERIA} if len(exhibits) == 1 else set()))


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


def hashtags(*exhibits: Exhibit) -> tuple[str, ...]:
    """Return hashtags from the tags and skills: letters and digits of any script, words joined in capitals.

    Of several badges, the first of each comes before the second of any.
    """
    found: dict[str, None] = {}
    said = [[*exhibit.tags, *(skill.name for skill in exhibit.skills)] for exhibit in exhibits]
    for tag in (tag for rank in zip_longest(*said) for tag in rank if tag):
        words = re.findall(r"[^\W_]+", tag)
        joined = "".join(word[:1].upper() + word[1:] for word in words)
        if joined and not joined.isdigit():
            found.setdefault(f"#{joined}")
    return tuple(found)[:_MOST_HASHTAGS]


def _post_line(exhibit: Exhibit, most: int, *, with_issuer: bool) -> str:
    said = shortened(exhibit.name, most)
    said += f" – {exhibit.issuer}" if with_issuer and exhibit.issuer else ""
    return f"• {said}: {exhibit.address}" if exhibit.address else f"• {said}"


def _weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _NARROW) else 2
