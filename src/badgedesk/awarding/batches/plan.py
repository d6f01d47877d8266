"""Planning a batch: which rows are new, which were awarded before, which cannot be, and what each is to be signed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final, cast
from uuid import UUID, uuid5

from badgedesk.awarding.batches.artwork import Artwork, Format
from badgedesk.awarding.batches.naming import USUAL, check_pattern, stem_of
from badgedesk.awarding.batches.output import Output
from badgedesk.awarding.batches.personal import Person, PersonalArtwork
from badgedesk.awarding.batches.zipped import choose_output
from badgedesk.awarding.register.register import AwardState, Register, RegisterEntry
from badgedesk.awarding.rosters.columns import Field
from badgedesk.awarding.rosters.roster import Roster, RosterRow, RowProblem
from badgedesk.core.canon import canonical_json
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, DesignError, UsageError, plain
from badgedesk.core.issue import build_credential
from badgedesk.core.issue.key_facts import languages, speaks, spoken
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile
from badgedesk.core.strictjson import JsonValue

_ACHIEVEMENTS: Final = UUID("6d8f4a4e-0f0b-5d3c-9a57-2f6f1a1c7b5e")
"""Name space of the identifiers of achievements whose design has none."""
_LATER: Final = frozenset({"creator", "rules", "facts", "translations"})
"""Members of achievements that the first designs did not have."""
_UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What is to be awarded to whom, and where the files go.

    Attributes:
        achievement: of the design; without an ``id`` it gets one that follows from its texts.
        artwork: of the design, with an image for every one of ``formats`` that is a picture.
        output: folder for the files, made where it is missing; or a ZIP file, by its ending.
        suspendable: the awards' status says "suspended" rather than "revoked" when it is raised.
        resume: finish a batch that was stopped: what is complete stays, what is missing is made.
        jobs: processes that make the awards.
        naming: pattern of the file names, as `badgedesk.awarding.batches.naming.check_pattern` takes it.
        language: in which the badges speak, where the design has texts in it; without one, each row's own.
    """

    achievement: Achievement
    artwork: Artwork
    roster: Roster
    output: Path
    formats: tuple[Format, ...] = (Format.PNG,)
    resume: bool = False
    suspendable: bool = False
    jobs: int = 1
    naming: str = USUAL
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One row that is to be awarded, or whose files are to be completed.

    Attributes:
        award: what is said of the person; where the roster has no date, ``valid_from`` is the time of planning.
        stem: name of its files without their ending.
        entry: the award as the register has it, from an earlier run.
    """

    row: RosterRow
    award: Award
    stem: str
    sameness: bytes
    content: bytes
    entry: RegisterEntry | None = None


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The signed picture, and what stands for it in a digest."""

    address: str
    digest: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A batch before anything is signed or written."""

    achievement: Achievement
    items: tuple[Item, ...]
    rejected: tuple[RowProblem, ...]
    output: Output


def build_plan(request: BatchRequest, issuer: Profile, register: Register | None, now: datetime) -> Plan:
    """Return what a batch will do; nothing is signed and nothing written.

    A row that was awarded before is rejected with `Code.AWARD_EXISTS`. With ``resume`` it is taken up again, unless
    something else was said of it then.

    Args:
        request: the batch.
        issuer: who awards.
        register: what was awarded before; None where nothing was.
        now: the clock.

    Raises:
        DesignError: `Code.DESIGN_INCOMPLETE`, naming what the achievement lacks.
        UsageError: `Code.USAGE` without a format, for a pattern of file names that cannot be used, or in a language
            that the design has no texts in.
        StoreError: the folder or the register cannot be read; `Code.FILE_EXISTS`, for a ZIP file that is not of this
            batch.
    """
    if not request.formats:
        raise UsageError(Code.USAGE, detail=f"An award needs a format: {', '.join(Format)}")
    naming = check_pattern(request.naming)
    gaps = request.achievement.missing()
    if gaps:
        raise DesignError(Code.DESIGN_INCOMPLETE, missing=", ".join(gaps))
    achievement = with_id(request.achievement)
    if request.language and not speaks(achievement, request.language):
        there = ", ".join(languages(achievement)) or "no language"
        raise UsageError(Code.USAGE, detail=f"The design has no texts in “{plain(request.language)}”; it has: {there}.")
    rejected = list(request.roster.problems)
    pictures = _Pictures(request.artwork.picture_address, "data:," + sha256(request.artwork.picture).hexdigest())
    items = []
    speech = _Speech(achievement, request.language)
    for row in request.roster.rows:
        if row.valid_until is not None and row.valid_until <= now:
            rejected.append(_past(row, row.valid_until, request.roster))
        else:
            said = speech.of(row)
            item = replace(_item(row, said, pictures, issuer, now), stem=stem_of(naming, row, said.name))
            undrawn = _undrawn(item, request.artwork.personal)
            if undrawn is None:
                items.append(item)
            else:
                rejected.append(undrawn)
    items, known = _look_up(items, register, resume=request.resume)
    output = choose_output(request.output, now)
    named = _name(items, output)
    names = [f"{item.stem}.{wanted}" for item in named for wanted in request.formats]
    settled = all(item.entry is not None and item.entry.state is AwardState.AWARDED for item in named)
    output.accept(names, resume=request.resume, settled=settled)
    return Plan(achievement, tuple(named), tuple(sorted((*rejected, *known), key=lambda problem: problem.row)), output)


def with_id(achievement: Achievement) -> Achievement:
    """Return an achievement that has an ``id``: its own, else a ``urn:uuid:`` that follows from all that it says."""
    if achievement.id:
        return achievement
    said = json.dumps(_as_always(asdict(achievement)), sort_keys=True, ensure_ascii=True)
    return replace(achievement, id=uuid5(_ACHIEVEMENTS, said).urn)


def _as_always(said: Mapping[str, object]) -> dict[str, object]:
    """Return what an achievement says without members that came later and are not used, so that its id stays."""
    usual = asdict(Achievement())
    kept = {name: value for name, value in said.items() if name not in _LATER or value != usual[name]}
    for result in cast("Sequence[dict[str, object]]", kept["results"]):
        for level in cast("Sequence[dict[str, object]]", result["rubric_levels"]):
            if not level["alignments"]:
                del level["alignments"]
    return kept


class _Speech:
    """The achievement in the language of each row; rows of one language share one object."""

    def __init__(self, achievement: Achievement, language: str | None) -> None:
        self._achievement, self._language = achievement, language
        self._said: dict[str, Achievement] = {}

    def of(self, row: RosterRow) -> Achievement:
        language = self._language or row.language or ""
        if language not in self._said:
            self._said[language] = spoken(self._achievement, language)
        return self._said[language]


def _item(row: RosterRow, achievement: Achievement, pictures: _Pictures, issuer: Profile, now: datetime) -> Item:
    award = Award(
        achievement=achievement,
        recipient=row.recipient,
        valid_from=row.awarded_at or now,
        valid_until=row.valid_until,
        awarded_at=row.awarded_at,
        picture=pictures.address,
        narrative=row.narrative,
        evidence=row.evidence,
        activity_start=row.activity_start,
        activity_end=row.activity_end,
        credits_earned=row.credits_earned,
        licence_number=row.licence_number,
        role=row.role,
        term=row.term,
        results=row.results,
    )
    content = _content(award, pictures, issuer)
    if row.level:  # stands in the picture alone
        content = _digest([row.level, content.hex()])
    return Item(row, award, "", _sameness(row, achievement, issuer), content)


def _sameness(row: RosterRow, achievement: Achievement, issuer: Profile) -> bytes:
    """Return a digest of who gets what from whom, and when."""
    dates = [format_time(moment) if moment else "" for moment in (row.awarded_at, row.valid_until)]
    return _digest([issuer.id, achievement.id, *row.person, *dates])


def standing_awards(
    rows: Sequence[RosterRow], achievement: Achievement, issuer: Profile, register: Register
) -> dict[int, RegisterEntry]:
    """Return the awards that stand already for people of a list, by the number of the row.

    Raises:
        StoreError: the register cannot be read.
    """
    named = with_id(achievement)
    wanted = {row.number: _sameness(row, named, issuer) for row in rows}
    standing = register.find(list(wanted.values()))
    return {number: standing[same] for number, same in wanted.items() if same in standing}


def _undrawn(item: Item, artwork: PersonalArtwork | None) -> RowProblem | None:
    """Return the problem of a row whose picture cannot be drawn as the design wants it."""
    person = Person.of_award(item.award, level=item.row.level)
    problem = artwork.problem(person) if artwork is not None else None
    if problem is None:
        return None
    code, facts = problem
    return RowProblem(item.row.number, None, code, tuple((name, plain(value)) for name, value in facts.items()))


def _content(award: Award, pictures: _Pictures, issuer: Profile) -> bytes:
    """Return a digest of all that will be signed, besides what is fresh for each credential."""
    said = replace(award, picture=pictures.digest, valid_from=award.awarded_at or _UNDATED)
    return _digest(build_credential(said, issuer, credential_id="urn:x", salt=""))


def _digest(value: JsonValue) -> bytes:
    return sha256(canonical_json(value)).digest()


def _past(row: RosterRow, until: datetime, roster: Roster) -> RowProblem:
    facts = (("value", until.date().isoformat()), ("reason", "already past"))
    return RowProblem(row.number, roster.columns.get(Field.VALID_UNTIL), Code.ROSTER_DATE, facts)


def _look_up(items: list[Item], register: Register | None, *, resume: bool) -> tuple[list[Item], list[RowProblem]]:
    """Return the items that remain, with what the register has of them, and the problems of the others."""
    standing = register.find([item.sameness for item in items]) if register else {}
    remaining, known = [], []
    for item in items:
        entry = standing.get(item.sameness)
        if entry is None:
            remaining.append(item)
        elif resume and entry.content == item.content:
            remaining.append(replace(item, entry=entry, stem=entry.stem))
        else:
            known.append(awarded_before(item.row, entry))
    return remaining, known


def awarded_before(row: RosterRow, entry: RegisterEntry) -> RowProblem:
    """Return the problem of a row whose person has this badge already."""
    facts = (("award", entry.id), ("awarded", entry.awarded_at), ("state", plain(entry.state)))
    return RowProblem(row.number, None, Code.AWARD_EXISTS, facts)


def _name(items: list[Item], output: Output) -> list[Item]:
    """Give new items names that no other item and no file in the folder has; awards keep the names they have."""
    kept: dict[str, Item] = {}
    for item in items:
        if item.entry is not None:
            kept.setdefault(item.stem, item)
    renamed = [item for item in items if kept.get(item.stem) is not item]
    stems = iter(output.free_stems([item.stem for item in renamed], list(kept)))
    return [item if kept.get(item.stem) is item else replace(item, stem=next(stems)) for item in items]
