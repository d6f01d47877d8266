"""The states a thing can be in, their icons, and what a model of cards answers."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum, unique
from typing import Final

from PySide6.QtCore import Qt


@unique
class Tone(StrEnum):
    """The four states a verdict can be in, and the plain one."""

    PASS = "pass"  # noqa: S105 - a state
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    PLAIN = "plain"


ICONS: Final = {
    Tone.PASS: "check-circle-fill",
    Tone.WARN: "warning-fill",
    Tone.FAIL: "x-circle-fill",
    Tone.UNKNOWN: "question-fill",
    Tone.PLAIN: "minus",
}
BANNER_ICONS: Final = {**ICONS, Tone.PASS: "shield-check-fill"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A state and the word that says it."""

    tone: Tone
    word: str


class CardRole(IntEnum):
    """What a model of cards answers besides the display role."""

    ID = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    SECOND = Qt.ItemDataRole.UserRole + 3
    VERDICT = Qt.ItemDataRole.UserRole + 4
    PICTURE = Qt.ItemDataRole.UserRole + 5
