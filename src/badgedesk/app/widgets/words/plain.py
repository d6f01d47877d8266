"""Outside text made fit to be shown: one meaning, no hidden characters, no more than a reader can take."""

import unicodedata
from typing import Final

NAME_LENGTH: Final = 300
"""Longest name shown whole, in characters."""
TEXT_LENGTH: Final = 2_000
"""Longest text shown before people ask for all of it."""
ALL_LENGTH: Final = 50_000
"""Longest text shown when people ask for all of it."""

_JOINERS: Final = frozenset("\u200c\u200d")
_BREAKS: Final = frozenset("\n\t")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LATIN_END: Final = "\u02ff"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def _belongs(text: str, place: int) -> bool:
    """Say whether a joiner stands inside a word of a script that is written with joiners."""
    if not 0 < place < len(text) - 1:
        return False
    near = (text[place - 1], text[place + 1])
    return all(letter > _LATIN_END and unicodedata.category(letter)[0] in "LM" for letter in near)


def _mark(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"


def shown(text: str, limit: int = NAME_LENGTH) -> str:
    """Return outside text as one line in which nothing is hidden.

    Characters that steer, hide or break text are shown as marks such as ``⟨U+202E⟩``. Joiners stay where their
    script needs them. What is longer than ``limit`` characters is cut with "…".
    """
    flat = " ".join(text[: limit + 1].split())
    return _reveal(flat, limit, frozenset())


def shown_text(text: str, limit: int = TEXT_LENGTH) -> str:
    """Return outside text of several lines in which nothing is hidden, cut like `shown`."""
    return _reveal(text.replace("\r\n", "\n").strip(), limit, _BREAKS)


def _reveal(text: str, limit: int, kept: frozenset[str]) -> str:
    parts = [
        character
        if character in kept
        or unicodedata.category(character) not in _HIDDEN
        or (character in _JOINERS and _belongs(text, place))
        else _mark(character)
        for place, character in enumerate(text[:limit])
    ]
    return "".join(parts) + ("…" if len(text) > limit else "")


def isolated(text: str) -> str:
    """Return shown text kept apart from its neighbours, so that its direction does not change theirs."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}"
