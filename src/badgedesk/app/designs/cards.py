"""What the designs place shows, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum, unique

from badgedesk.app.look.states import Verdict


@unique
class Board(StrEnum):
    """Which cards the place shows."""

    DESIGNS = "designs"
    TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class DesignCard:
    """One card: a template, or a design of the user's."""

    id: str
    name: str
    second: str
    picture: str
    verdict: Verdict | None = None

    def spoken(self) -> str:
        """Return what a screen reader says for the card."""
        parts = (self.name, self.second, self.verdict.word.lower() if self.verdict else "")
        return ", ".join(filter(None, parts))
