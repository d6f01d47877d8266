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


def place_of(text: str, error: BadgeDeskError) -> tuple[int, int]:
    """Return where in a text a fault is: the line and the column, both from 1; the first character where unknown."""
    line, column = error.facts.get("line"), error.facts.get("column")
    if line and column:
        return int(line), int(column)
    place = 0
    for name in re.findall(r"[^.\[\]]+|\[\d+\]", str(error.facts.get("member") or error.facts.get("key") or "")):
        place = _after(text, place, name)
    start = text.rfind("\n", 0, place) + 1
    return text.count("\n", 0, place) + 1, place - start + 1


def _after(text: str, place: int, name: str) -> int:
    """Return where a member, or an entry of the list that begins next, stands at or after a place."""
    if not name.startswith("["):
        found = text.find(f'"{name}"', place)
        return found if found >= 0 else place
    depth, left = 0, int(name[1:-1])
    start = text.find("[", place)
    for mark in re.finditer(r'"(?:[^"\\]|\\.)*+"|[\[\]{},]', text[start + 1 :] if start >= 0 else ""):
        if left == 0:
            return start + 1 + mark.start()
        depth += (mark[0] in "[{") - (mark[0] in "]}")
        left -= mark[0] == "," and depth == 0
    return place
