"""Which badges are shown, in which order and with which words: plain values, no widgets."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from badgedesk.app.sharing.forms import Line

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit

_MOST_REASONS: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One badge that can be shown.

    Attributes:
        words: its criteria in one line, as the badge has them.
        own: the words that take their place; None for none.
        reasons: the words of the badge that an advert asks for.
    """

    key: str
    name: str
    issuer: str
    words: str
    own: str | None = None
    chosen: bool = True
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The badges in their order."""

    rows: tuple[Row, ...]

    @classmethod
    def of(cls, exhibits: "tuple[Exhibit, ...]") -> "Arrangement":
        """Return the badges as they are."""
        return cls(tuple(_row(exhibit) for exhibit in exhibits))

    def choose(self, key: str, chosen: bool) -> "Arrangement":
        """Take a badge in or leave it out."""
        return self._with(key, chosen=chosen)

    def word(self, key: str, text: str) -> "Arrangement":
        """Give a badge other words; its own ones, or none, take them back."""
        row = self.row(key)
        said = text.strip()
        return self._with(key, own=None if row is None or said in {"", row.words} else said)

    def move(self, key: str, steps: int) -> "Arrangement":
        """Move a badge up (below zero) or down."""
        at = next((place for place, row in enumerate(self.rows) if row.key == key), None)
        if at is None:
            return self
        rest = [row for row in self.rows if row.key != key]
        rest.insert(min(max(at + steps, 0), len(rest)), self.rows[at])
        return Arrangement(tuple(rest))

    def by(self, ranked: tuple[Row, ...]) -> "Arrangement":
        """Return the badges in the order of a ranking, with its reasons; choice and words stay."""
        known = {row.key: row for row in self.rows}
        rows = [replace(known[row.key], reasons=row.reasons) for row in ranked if row.key in known]
        return Arrangement(tuple(rows))

    def row(self, key: str) -> Row | None:
        """Return one badge."""
        return next((row for row in self.rows if row.key == key), None)

    def lines(self) -> tuple[Line, ...]:
        """Return what is wished for: the chosen badges in their order."""
        return tuple(Line(row.key, row.own) for row in self.rows if row.chosen)

    def _with(self, key: str, **changes: object) -> "Arrangement":
        return Arrangement(
            tuple(replace(row, **changes) if row.key == key else row for row in self.rows)  # type: ignore[arg-type]  # members of a row
        )


def rank(advert: str, exhibits: "tuple[Exhibit, ...]") -> tuple[Row, ...]:
    """Return the badges by how well they fit a job advert, with the reasons."""
    from badgedesk.showcase.tailoring import rank_for

    return tuple(
        replace(_row(match.exhibit), reasons=match.reasons[:_MOST_REASONS]) for match in rank_for(advert, exhibits)
    )


def _row(exhibit: "Exhibit") -> Row:
    return Row(exhibit.key, exhibit.name, exhibit.issuer, exhibit.criteria_line)
