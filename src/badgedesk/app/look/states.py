"""The states a thing can be in, and their icons."""

from enum import StrEnum, unique
from typing import Final, NamedTuple


@unique
class Tone(StrEnum):
    """The four states a verdict can be in, and the plain one."""

    PASS = "pass"  # noqa: S105 - a state
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    PLAIN = "plain"


class Verdict(NamedTuple):
    """A state and the word that says it."""

    tone: Tone
    word: str


ICONS: Final = {
    Tone.PASS: "check-circle-fill",
    Tone.WARN: "warning-fill",
    Tone.FAIL: "x-circle-fill",
    Tone.UNKNOWN: "question-fill",
    Tone.PLAIN: "minus",
}
BANNER_ICONS: Final = {**ICONS, Tone.PASS: "shield-check-fill"}
