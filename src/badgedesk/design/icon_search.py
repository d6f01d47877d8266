"""Finding icons by name and by words that mean the same; names count more the earlier they match."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from badgedesk.design.icons import ICON_SETS, icon_names

_SYNONYMS: Final = (
    ("boat", "ship", "sail", "sailing", "ferry", "anchor"),
    ("teacher", "trainer", "coach", "school", "education", "graduation", "academic"),
    ("medal", "award", "trophy", "prize", "winner", "crown", "certificate"),
    ("heart", "love", "care", "like", "favorite"),
    ("doctor", "medical", "health", "first-aid", "hospital", "firstaid", "stethoscope"),
    ("computer", "laptop", "code", "program", "developer", "terminal", "monitor"),
    ("data", "chart", "graph", "statistics", "analytics", "report"),
    ("leader", "team", "people", "users", "group", "account-group"),
    ("language", "translate", "speak", "talk", "chat", "microphone", "comment"),
    ("write", "pen", "pencil", "edit", "author", "quill"),
    ("book", "read", "library", "study", "learn"),
    ("mountain", "hike", "hiking", "trail", "terrain", "climb"),
    ("star", "night", "telescope", "moon", "planet", "space", "rocket"),
    ("food", "cook", "cooking", "chef", "bread", "baker", "kitchen"),
    ("tool", "repair", "wrench", "hammer", "screwdriver", "build", "construction"),
    ("music", "note", "guitar", "piano", "song"),
    ("plant", "leaf", "tree", "garden", "nature", "flower"),
    ("fire", "flame", "safety", "extinguisher", "alert"),
    ("bike", "bicycle", "cycle", "cycling", "sport", "run", "running"),
    ("camera", "photo", "picture", "image", "film", "video"),
    ("money", "finance", "bank", "coin", "cash", "wallet"),
    ("law", "justice", "scale", "gavel", "balance"),
    ("access", "accessibility", "wheelchair", "accessible", "human"),
    ("idea", "lightbulb", "bulb", "innovation", "creative"),
    ("time", "clock", "watch", "hour", "timer", "alarm"),
    ("check", "done", "tick", "approve", "verified"),
)
_ENDINGS: Final = ("-thin", "-light", "-bold")
"""Weights of one set that would only repeat a drawing."""


@lru_cache(maxsize=1)
def _all() -> tuple[str, ...]:
    return tuple(
        f"{icon_set.id}.{name}"
        for icon_set in ICON_SETS
        for name in icon_names(icon_set.id)
        if icon_set.id != "ph" or not name.endswith(_ENDINGS)
    )


def icon_count() -> int:
    """Return how many icons there are to choose from."""
    return len(_all())


def related_words(word: str) -> tuple[str, ...]:
    """Return the words that mean about the same, without the word itself."""
    found = {other for family in _SYNONYMS if word in family for other in family}
    return tuple(sorted(found - {word}))


def find_icons(words: str, most: int = 120) -> tuple[str, ...]:
    """Return icons (``set.name``) that fit all words, the best first; without words, the first of all.

    A word is met by a part of the name, or by a word that means the same.
    """
    wanted = [word for word in words.lower().replace("_", "-").split() if word]
    if not wanted:
        return _all()[:most]
    ranked = sorted(_ranked(wanted))
    return tuple(icon for *_, icon in ranked[:most])


def _ranked(wanted: list[str]) -> Iterator[tuple[int, int, str]]:
    alike = {word: related_words(word) for word in wanted}
    for icon in _all():
        name = icon.partition(".")[2]
        total = 0
        for word in wanted:
            rank = _rank(name, word, alike[word])
            if rank is None:
                break
            total += rank
        else:
            yield total, len(name), icon


def _rank(name: str, word: str, alike: tuple[str, ...]) -> int | None:
    """Return how well a name meets a word, 0 best; None where it does not."""
    parts = name.split("-")
    if name == word:
        return 0
    if parts[0] == word:
        return 1
    if word in parts:
        return 2
    if name.startswith(word):
        return 3
    if len(word) > 2 and word in name:  # noqa: PLR2004 - shorter ones are in everything
        return 4
    return 6 if any(other in parts for other in alike) else None
