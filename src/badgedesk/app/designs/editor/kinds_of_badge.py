"""The kind of an achievement: one of the standard's, or one of one's own."""

import re
from typing import Final

from badgedesk.app.designs.editor.completeness import spaced
from badgedesk.core.model.achievement import AchievementType

OWN: Final = "ext:"
"""Begins kinds of one's own. Spec: Open Badges 3.0, AchievementType Enumeration."""
LONGEST: Final = 60
_PLAIN: Final = re.compile(r"[A-Za-z0-9._ -]*")
REFUSED: Final = "A kind has English letters, digits, points, hyphens and underscores only. Example: Sailing camp"
CHOICES: Final = (
    *sorted(((each.value, spaced(each.value)) for each in AchievementType), key=lambda choice: choice[1]),
    (OWN, "Another kind…"),
)
"""Values with what they are called; the last stands for all kinds of one's own."""


def is_refused(words: str) -> bool:
    """Whether words cannot name a kind of one's own."""
    return _PLAIN.fullmatch(words) is None


def own_kind(words: str) -> str:
    """Return the value for a kind in words, its blanks closed up: ``Sailing camp`` is ``ext:SailingCamp``."""
    first, *rest = words.split() or [""]
    return OWN + first + "".join(word[:1].upper() + word[1:] for word in rest)


def words_of(kind: str) -> str:
    """Return what stands in the field for a kind of one's own; empty for the standard's."""
    return kind.removeprefix(OWN) if kind.startswith(OWN) else ""
