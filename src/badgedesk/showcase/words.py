"""Outside text made fit to be shown in a document: nothing in it can hide, turn or break the line around it."""

import unicodedata
from collections.abc import Iterable
from typing import Final

_KEPT_FORMATS: Final = frozenset("\u00ad\u200c\u200d\u200e\u200f")
"""Soft hyphen, joiners and the two plain direction marks: written languages need them."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_TEXT_CHARACTERS: Final = 20_000
_LEFT_TO_RIGHT: Final = "\u200e"
_TURNED: Final = {"L": False, "R": True, "AL": True}
"""Whether a letter of a direction runs from right to left; others have none of their own."""
_MOST_MARKS: Final = 8
"""Marks on one letter that are shown; the rest would only draw over other lines."""


def visible(text: str | None, limit: int = _TEXT_CHARACTERS) -> str:
    """Return one line of outside text: blanks joined, controls and turning marks shown by their number.

    Letters, digits and signs of every script stay exactly as they are. ``None`` gives an empty text.
    """
    return " ".join(_shown((text or "")[:limit], keep="").split())


def visible_lines(text: str | None, limit: int = _TEXT_CHARACTERS) -> str:
    """Return outside text of several lines, line ends kept, else as `visible`."""
    return _shown((text or "")[:limit].replace("\r\n", "\n").replace("\r", "\n"), keep="\n").strip()


def shortened(text: str, most: int) -> str:
    """Return ``text`` cut at a word to at most ``most`` characters, with "…" where something is missing."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:.–-") + "…"


def in_a_row(parts: Iterable[str], between: str = " · ") -> str:
    """Return the parts that are not empty, each at its place on a line that runs from left to right.

    Without the mark behind a part that runs from right to left, a number after it would be drawn before it.
    """
    return between.join(part + _LEFT_TO_RIGHT if _ends_turned(part) else part for part in parts if part)


def _ends_turned(text: str) -> bool:
    known = (_TURNED.get(unicodedata.bidirectional(letter)) for letter in reversed(text))
    return next((turned for turned in known if turned is not None), False)


def _shown(text: str, keep: str) -> str:
    found: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks > _MOST_MARKS:
            continue
        if character in keep or character in _KEPT_FORMATS or category not in _UNSEEN:
            found.append(character)
        elif character.isspace():
            found.append(" ")
        else:
            found.append(f"⟨U+{ord(character):04X}⟩")
    return "".join(found)
