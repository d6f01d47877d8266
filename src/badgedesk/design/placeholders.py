"""Placeholders: marks in a text of the artwork that are filled in for each person when the badge is awarded."""

import re
from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final, TypeAlias


@unique
class Placeholder(StrEnum):
    """What can be filled in; a text holds it in braces, such as ``{recipient}``."""

    RECIPIENT = "recipient"
    """The person's name, exactly as in the list."""
    DATE = "date"
    """The day of the award."""
    LEVEL = "level"
    """The level of the design, such as Gold or B2."""
    CREDENTIAL = "credential"
    """The number of the badge: its ``id`` without ``urn:uuid:``."""

    @property
    def mark(self) -> str:
        """How it stands in a text."""
        return f"{{{self.value}}}"


Words: TypeAlias = Mapping[Placeholder, str]
"""What is put in the place of each placeholder."""

SAMPLE: Final[Words] = {
    Placeholder.RECIPIENT: "Full Name",
    Placeholder.DATE: "31 December 2026",
    Placeholder.LEVEL: "Level",
    Placeholder.CREDENTIAL: "00000000-0000-4000-8000-000000000000",
}
"""What stands in their places while a design is drawn for nobody in particular."""

_MARK: Final = re.compile(r"\{(" + "|".join(Placeholder) + r")\}")
_MISTYPED: Final = re.compile(r"\{[^{}\n]{1,40}\}")


def placeholders_in(text: str) -> frozenset[Placeholder]:
    """Return the placeholders in a text."""
    return frozenset(Placeholder(name) for name in _MARK.findall(text))


def filled(text: str, words: Words = SAMPLE) -> str:
    """Return ``text`` with every placeholder replaced; one that ``words`` lacks becomes nothing."""
    return _MARK.sub(lambda found: words.get(Placeholder(found[1]), ""), text) if "{" in text else text


def marks_in(text: str, words: Words = SAMPLE) -> tuple[tuple[int, int, str], ...]:
    """Return where each placeholder in a text begins and ends, and what is put in its place."""
    return tuple((found.start(), found.end(), words.get(Placeholder(found[1]), "")) for found in _MARK.finditer(text))


def once_filled(text: str, words: Words) -> str:
    """Return `filled` so that nothing in it is filled again: a person may be called "{date}"."""
    return _MARK.sub(lambda found: f"{{\u2060{found[1]}}}", filled(text, words))


def unknown_marks(text: str) -> tuple[str, ...]:
    """Return what stands in braces in a text and is no placeholder: most likely one that was mistyped."""
    return tuple(mark for mark in _MISTYPED.findall(text) if not _MARK.fullmatch(mark))
