"""Which badges fit a job advert: matched word by word on this computer, each with the reason."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from badgedesk.showcase.exhibit import Exhibit

_WORD: Final = re.compile(r"[^\W_][\w+#.’'-]*", re.UNICODE)
_SHORTEST: Final = 3
_TAIL: Final = 5
"""Words that agree up to this many letters and then in their ending only count as the same word."""
_ADVERT_CHARACTERS: Final = 100_000
_STOP_WORDS: Final = (
    "i a and the for with our you your are will who from that this have has can all not but any into able about role "
    "job work working team experience skills skill strong good very more must should we they their years year und "
    "die der das den dem ein eine einen mit für sie wir ihr ihre oder auf von zum zur als bei sich nicht auch "
    "sind wird werden haben hat kann team arbeit kenntnisse erfahrung jahre "
)
_STOP: Final = frozenset(_STOP_WORDS.split())
_WEIGHTS: Final = {"skill": 5, "tag": 3, "name": 3, "criteria": 1}
_MOST_FROM_CRITERIA: Final = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A badge with how well it fits; ``reasons`` are the words of the badge that the advert asks for."""

    exhibit: Exhibit
    score: int
    reasons: tuple[str, ...]


def rank_for(advert: str, exhibits: Sequence[Exhibit]) -> tuple[Match, ...]:
    """Return the badges, the best fitting first; equal ones stay in their order.

    A skill counts where all its words are in the advert, 5 points; a tag or a word of the name counts 3, a word of
    the criteria 1, at most 6 of these.
    """
    asked = frozenset(_stems(advert[:_ADVERT_CHARACTERS]))
    matches = [_match(exhibit, asked) for exhibit in exhibits]
    return tuple(sorted(matches, key=lambda match: -match.score))


def _match(exhibit: Exhibit, asked: frozenset[str]) -> Match:
    found: dict[str, int] = {}
    phrases = [("skill", skill.name) for skill in exhibit.skills] + [("tag", tag) for tag in exhibit.tags]
    for kind, phrase in phrases:
        stems = _stems(phrase)
        if stems and asked.issuperset(stems):
            found.setdefault(phrase, _WEIGHTS[kind])
    known = {stem for phrase in found for stem in _stems(phrase)}
    for kind, text, most in (
        ("name", exhibit.name, len(exhibit.name)),
        ("criteria", " ".join(block.text for block in exhibit.criteria), _MOST_FROM_CRITERIA),
    ):
        taken = 0
        for word in _words(text):
            stem = _stem(word)
            if stem in asked and stem not in known and taken < most:
                known.add(stem)
                found[word] = _WEIGHTS[kind]
                taken += 1
    return Match(exhibit, sum(found.values()), tuple(found))


def _words(text: str) -> list[str]:
    words = (match[0].rstrip(".’'-") for match in _WORD.finditer(text))
    return [word for word in words if word.casefold() not in _STOP and _is_telling(word)]


def _is_telling(word: str) -> bool:
    return (
        len(word) >= _SHORTEST or word.isupper() or not word.isascii() or any(not letter.isalpha() for letter in word)
    )


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _words(text)]


def _stem(word: str) -> str:
    """Return the word folded and without a common ending: "sailing", "sails" and "sailed" meet."""
    folded = "".join(
        letter for letter in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(letter)
    )
    for ending in ("ings", "ing", "ern", "ed", "er", "es", "en", "s", "e"):
        if folded.endswith(ending) and len(folded) - len(ending) >= _TAIL - 1:
            return folded[: -len(ending)]
    return folded
