"""What a report says, ready to be shown: words and states, no widgets."""

from dataclasses import dataclass

from badgedesk.app.look.states import Tone, Verdict


@dataclass(frozen=True, slots=True)
class Detail:
    """One technical fact behind a line."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One check: its state, its sentence, at most one thing to do, and the facts behind it."""

    id: str
    name: str
    verdict: Verdict
    sentence: str
    details: tuple[Detail, ...] = ()
    action: str = ""
    """Words of the link; the id of the line tells what it is for."""

    def spoken(self) -> str:
        """Return what a screen reader says for the line."""
        return f"{self.name}: {self.verdict.word.lower()}. {self.sentence}"


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The answer first, then what was checked."""

    tone: Tone
    headline: str
    sentence: str
    checked: str
    """When and how it was checked."""
    lines: tuple[Line, ...]
    can_repeat: bool = True
