"""The report of an import as the window shows it: rows of a table, chosen by what became of them; no widgets."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.wallet.sheets import Looked
from badgedesk.app.widgets.words.plain import TEXT_LENGTH, shown

if TYPE_CHECKING:
    from badgedesk.wallet.intake import Intake


@unique
class Part(StrEnum):
    """Which files of a report are shown."""

    ALL = "all"
    NEW = "new"
    KNOWN = "known"
    VERSIONS = "versions"
    REFUSED = "refused"


PART_WORDS: Final = {
    Part.ALL: "All",
    Part.NEW: "Added",
    Part.KNOWN: "Already there",
    Part.VERSIONS: "Versions",
    Part.REFUSED: "Not taken in",
}
_PARTS: Final = {
    "added": Part.NEW,
    "already-there": Part.KNOWN,
    "another-form": Part.KNOWN,
    "newer-version": Part.VERSIONS,
    "older-version": Part.VERSIONS,
    "doubtful-copy": Part.VERSIONS,
    "refused": Part.REFUSED,
}
_TONES: Final = {Part.NEW: Tone.PASS, Part.KNOWN: Tone.PLAIN, Part.VERSIONS: Tone.WARN, Part.REFUSED: Tone.FAIL}


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One file of the report.

    Attributes:
        badge_id: of the badge in the wallet; empty for a refused file.
        looked: the whole report on a refused file, where it is at hand.
    """

    file: str
    part: Part
    state: Verdict
    badge: str
    sentence: str
    step: str
    badge_id: str = ""
    looked: Looked | None = None
    issuer: str = ""
    _sought: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # made here, on the worker: ten thousand rows are gone through at each key typed
        object.__setattr__(self, "_sought", self.spoken().casefold())

    def spoken(self) -> str:
        """Return what a screen reader says for the row."""
        return ". ".join(filter(None, (self.file, self.state.word, self.badge, self.sentence, self.step)))

    def holds(self, words: Iterable[str]) -> bool:
        """Return whether every one of some words, in folded case, stands in the row."""
        return all(word in self._sought for word in words)


def row_of(intake: "Intake", looked: Looked | None) -> IntakeRow:
    """Return what became of a file in words."""
    from badgedesk.wording import without_options
    from badgedesk.wording.intake import FATE_WORDS, fate_message

    fate = intake.fate.value
    message = fate_message(fate, intake.code, dict(intake.facts))
    part = _PARTS[fate]
    tone = Tone.WARN if part is Part.NEW and intake.code is not None else _TONES[part]
    return IntakeRow(
        file=shown(intake.file),
        part=part,
        state=Verdict(tone, FATE_WORDS[fate]),
        badge=shown(intake.name),
        sentence=shown(message.sentence, TEXT_LENGTH),
        step=shown(without_options(message.next_step), TEXT_LENGTH),
        badge_id=intake.item_id,
        looked=looked,
        issuer=shown(intake.issuer),
    )


def chosen(rows: Iterable[IntakeRow], part: Part, words: str) -> tuple[IntakeRow, ...]:
    """Return the rows of a part that hold every one of the words, whatever its case."""
    sought = words.casefold().split()
    of_part = rows if part is Part.ALL else (row for row in rows if row.part is part)
    return tuple(row for row in of_part if row.holds(sought)) if sought else tuple(of_part)


def summary(rows: tuple[IntakeRow, ...]) -> str:
    """Return how many files came to what: "2,000 files: 1,200 added, 700 already there, 100 not taken in"."""
    counts = Counter(row.part for row in rows)
    told = ", ".join(f"{counts[part]:,} {PART_WORDS[part].lower()}" for part in Part if counts[part])
    files = "1 file" if len(rows) == 1 else f"{len(rows):,} files"
    return f"{files}: {told}" if told else files


def render_rows(rows: Iterable[IntakeRow]) -> bytes:
    """Return the report as a table for a spreadsheet, in which nothing can start to run."""
    from badgedesk.host.sheet import write_sheet
    from badgedesk.wording.intake import REPORT_COLUMNS

    return write_sheet(
        REPORT_COLUMNS, ((row.file, row.state.word, row.badge, row.issuer, row.sentence, row.step) for row in rows)
    )
