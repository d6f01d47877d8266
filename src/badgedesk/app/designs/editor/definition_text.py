"""The achievement as text that people can read and change, and what is the matter with it."""

import json
import re
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.issue.definition import read_definition, write_definition
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.strictjson import parse_object

_WORD: Final = re.compile(r'"(?:[^"\\]|\\.)*+"')
_WORDS: Final = re.compile(r'\[\n\s*+(?:"(?:[^"\\]|\\.)*+",?\n?\s*+)++\]')
"""A list of nothing but texts, which stands on one line."""


def as_text(achievement: Achievement) -> str:
    """Return the achievement as JSON over some lines."""
    text = json.dumps(write_definition(achievement), indent=2, ensure_ascii=False)
    return _WORDS.sub(lambda found: f"[{', '.join(_WORD.findall(found[0]))}]", text)


def from_text(text: str) -> Achievement:
    """Return the achievement that a text describes.

    Raises:
        InputError, LimitExceededError: it is no JSON, or holds something that an achievement has not.
    """
    return read_definition(parse_object(text.encode("utf-8", "replace")))


def same_achievement(text: str, achievement: Achievement) -> bool:
    """Whether a text describes exactly this achievement, however it is laid out."""
    try:
        return from_text(text) == achievement
    except BadgeDeskError:
        return False
