"""Awarding a batch: sign, check, enter, write, and only then report; it can be stopped anywhere and run again.

The order keeps every promise after a kill or a power cut. A chunk of rows is signed and checked; its credentials are
entered in the register in one transaction, as ``prepared``; its files are written, synced and moved to their names;
the register marks the rows ``awarded``; only now are they reported. What a killed run leaves behind is a row that is
``prepared``: it has its number and its credential, and the next run with ``resume`` writes its files from them.
In several processes (`badgedesk.awarding.batches.crew`) the files are written before, under hidden names; the order
of all else is the same. A ZIP file (`badgedesk.awarding.batches.zipped`) is moved to its name at the end, and only then
are its rows marked.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from badgedesk.awarding.batches.crew import MOST_JOBS, Crew, Order, Refused, Task
from badgedesk.awarding.batches.making import ArtworkError, Made, Maker, Sources, rows_to_check
from badgedesk.awarding.batches.output import NewFile
from badgedesk.awarding.batches.plan import BatchRequest, Item, Plan, awarded_before, build_plan
from badgedesk.awarding.register.register import AwardState, NewAward, NewBatch, Register
from badgedesk.awarding.register.status import REVOCATION, SUSPENSION
from badgedesk.awarding.rosters.roster import RosterRow, RowProblem
from badgedesk.core.errors import AwardError, Code, InputError, StoreError, UsageError, plain
from badgedesk.core.issue import Signer, build_credential
from badgedesk.core.model.award import Profile
from badgedesk.core.model.structure import validate_badge
from badgedesk.host import clock

CHUNK_ROWS: Final = 100
"""Rows that are signed, entered and written together; a stop takes effect within them."""

Progress = Callable[[int, int], None]
"""Told how many rows are done and how many there are, for each row when it is safe on the disk; of a ZIP file, when
it is in it, which is safe when the batch ends."""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to; everything counted or named here is safe on the disk.

    Attributes:
        awarded: rows that this run awarded or completed; in a dry run, that it would.
        rejected: why other rows were not, in the order of the roster.
        files: what this run wrote, in the order of the roster.
        complete: rows that an earlier run had finished.
        left: rows that were not come to, because the run was stopped.
    """

    awarded: int
    rejected: tuple[RowProblem, ...]
    files: tuple[Path, ...] = ()
    complete: int = 0
    left: int = 0


def check_batch(
    request: BatchRequest, issuer: Profile, register: Register | None, sources: Sources | None = None
) -> BatchResult:
    """Return what `award_batch` would do; nothing is signed and nothing is written.

    Raises:
        BadgeDeskError: what would stop the whole batch, as `award_batch`.
    """
    plan = build_plan(request, issuer, register, (sources or Sources()).now())
    request.artwork.prepared(request.formats)
    found = []
    for item in plan.items:
        document = build_credential(item.award, issuer, credential_id="urn:uuid:none", salt="none")
        faults = [problem for problem in validate_badge(document) if not problem.warning]
        found += [_problem(item.row, problem.code, {"path": problem.path}) for problem in faults[:1]]
    return BatchResult(len(plan.items) - len(found), _in_order([*plan.rejected, *found]))


def award_batch(
    request: BatchRequest,
    signer: Signer,
    register: Register,
    *,
    progress: Progress | None = None,
    cancel: Event | None = None,
    sources: Sources | None = None,
) -> BatchResult:
    """Award a batch and return what came of it; a bad row never stops the others.

    Args:
        request: the batch.
        signer: who awards, with the unlocked key.
        register: where awards are entered; of this thread.
        progress: is told of every row that is done.
        cancel: when set, the run stops within one chunk; what is done is done.
        sources: clock and dice; with several jobs, functions that another process can import.

    Raises:
        DesignError: `Code.DESIGN_INCOMPLETE`.
        UsageError: `Code.USAGE`.
        InputError: artwork that nothing can be baked into.
        StoreError: output or register cannot be read or written; ``awarded`` says how many rows were done before.
            Nothing that was done is lost, and another run with ``resume`` does the rest.
        AwardError: `Code.AWARD_NOT_VERIFIED`, the artwork is not the picture that is signed; nothing was awarded.
            `Code.AWARD_PROCESS_ENDED`, one of several processes was ended from outside.
    """
    if not 1 <= request.jobs <= MOST_JOBS:
        raise UsageError(Code.USAGE, detail=f"--jobs takes a number from 1 to {MOST_JOBS}.")
    sources, cancel = sources or Sources(), cancel or Event()
    crew = Crew(_helpful_jobs(request)) if request.jobs > 1 else None
    plan: Plan | None = None
    try:
        plan = build_plan(request, signer.profile, register, sources.now())
        rows = [item.row.number for item in plan.items if item.entry is None]
        request.artwork.prepared(request.formats)
        order = _order(request, plan, signer, sources, rows_to_check(rows, sources))
        if crew is not None:
            crew.instruct(order)
        workshop = crew or _Alone(order, signer, cancel)
        return _Run(request, plan, workshop, register).award(signer.profile, progress or _say_nothing, cancel)
    finally:
        if crew is not None:
            crew.close()
        if plan is not None:
            plan.output.abandon()


def _helpful_jobs(request: BatchRequest) -> int:
    """Return how many processes have anything to do: each takes a chunk at a time."""
    return max(1, min(request.jobs, -(-len(request.roster.rows) // CHUNK_ROWS)))


def _order(request: BatchRequest, plan: Plan, signer: Signer, sources: Sources, checked: frozenset[int]) -> Order:
    return Order(
        artwork=request.artwork,
        formats=request.formats,
        achievement=plan.achievement,
        profile=signer.profile,
        kind=signer.key.kind,
        secret=signer.key.secret_bytes() if request.jobs > 1 else b"",
        method=signer.verification_method,
        securing=signer.securing,
        sources=sources,
        checked=checked,
        drafts=plan.output.drafts,
    )


class _Alone:
    """Makes awards in this process; the other way is a `Crew`."""

    ahead: Final = 1

    def __init__(self, order: Order, signer: Signer, cancel: Event) -> None:
        self._maker = Maker(order.artwork, order.formats, signer, order.sources, order.checked)
        self._cancel = cancel

    def begin(self, tasks: Sequence[Task]) -> Callable[[], tuple[list[Made], list[Refused]]]:
        return partial(self._make, tasks)

    def _make(self, tasks: Sequence[Task]) -> tuple[list[Made], list[Refused]]:
        made: list[Made] = []
        refused: list[Refused] = []
        for item, award_id, credential in tasks:
            if self._cancel.is_set():
                break
            try:
                done = self._maker.complete(item, award_id, credential) if award_id else self._maker.make(item)
                made.append(done)
            except ArtworkError:
                raise
            except (AwardError, InputError) as error:
                refused.append((item, error.code, error.facts))
        return made, refused


@dataclass(slots=True)
class _Tally:
    awarded: int = 0
    complete: int = 0
    rejected: list[RowProblem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Begun:
    """Some rows that are being made: how many, how many of them were complete already, and who gives the others."""

    rows: int
    complete: int
    collect: Callable[[], tuple[list[Made], list[Refused]]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An award that is in the register, with all its files and those of them that are still to be written."""

    made: Made
    stem: str
    files: Sequence[NewFile]
    absent: Sequence[NewFile]


@dataclass(frozen=True, slots=True)
class _Written:
    """An award whose files were written: the names of all of them, and of those that this run wrote."""

    id: str
    stem: str
    names: tuple[str, ...]
    fresh: tuple[str, ...]


class _Run:
    """One run over one plan."""

    def __init__(self, request: BatchRequest, plan: Plan, workshop: "_Alone | Crew", register: Register) -> None:
        self._plan = plan
        self._workshop = workshop
        self._register = register
        self._roster_sha256 = request.roster.sha256
        self._output = plan.output
        self._tally = _Tally(rejected=list(plan.rejected))
        self._formats = request.formats
        self._purpose = SUSPENSION if request.suspendable else REVOCATION
        self._batch = 0
        self._waiting: list[_Written] = []

    def award(self, issuer: Profile, progress: Progress, cancel: Event) -> BatchResult:
        items, tally = self._plan.items, self._tally
        done = 0
        try:
            if items:
                self._output.open()
            for begun in self._begin(issuer, cancel):
                if not self._award_chunk(begun, issuer, cancel):
                    break
                for _ in range(begun.rows):
                    done += 1
                    progress(done, len(items))
            self._output.finish()
            self._confirm()
        except StoreError as fault:
            raise StoreError(fault.code, **{**fault.facts, "awarded": tally.awarded}) from fault
        left = len(items) - done
        return BatchResult(tally.awarded, _in_order(tally.rejected), tuple(tally.files), tally.complete, left)

    def _begin(self, issuer: Profile, cancel: Event) -> Iterator[_Begun]:
        """Have some rows made ahead, as many as the workshop takes, and yield them in the order of the roster."""
        items, waiting = self._plan.items, deque[_Begun]()
        for start in range(0, len(items), CHUNK_ROWS):
            if cancel.is_set():
                break
            chunk = items[start : start + CHUNK_ROWS]
            open_items = [item for item in chunk if not self._is_finished(item)]
            tasks = [self._task(item) for item in self._with_status(open_items, issuer)]
            waiting.append(_Begun(len(chunk), len(chunk) - len(open_items), self._workshop.begin(tasks)))
            if len(waiting) >= self._workshop.ahead:
                yield waiting.popleft()
        yield from waiting

    def _task(self, item: Item) -> Task:
        entry = item.entry
        return (item, "", b"") if entry is None else (item, entry.id, self._register.credential(entry.id))

    def _award_chunk(self, begun: _Begun, issuer: Profile, cancel: Event) -> bool:
        """Award some rows and return whether it was done; stopped, the rows can be taken up again."""
        if cancel.is_set():
            return False
        made, refused = begun.collect()
        if cancel.is_set():
            return False
        entered, doubled = self._enter(made, issuer)
        placed = [self._place(one) for one in entered]
        absent = [file for one in placed for file in one.absent]
        if not self._output.write(absent, cancel.is_set):
            return False
        self._tally.complete += begun.complete
        self._tally.rejected += [*(_problem(item.row, code, facts) for item, code, facts in refused), *doubled]
        self._waiting += [_written(one) for one in placed]
        if self._output.is_lasting:
            self._confirm()
        return True

    def _confirm(self) -> None:
        """Mark what is safe on the disk as awarded."""
        waiting, self._waiting = self._waiting, []
        self._register.confirm((one.id, one.stem, one.names) for one in waiting)
        self._tally.awarded += len(waiting)
        self._tally.files += [self._output.path(name) for one in waiting for name in one.fresh]

    def _with_status(self, items: Sequence[Item], issuer: Profile) -> list[Item]:
        """Give new awards places in the issuer's status list, where it has one; they are on the disk then."""
        fresh = [item for item in items if item.entry is None]
        places = (
            self._register.status.reserve(issuer.id, len(fresh), now=clock.now(), purpose=self._purpose)
            if fresh
            else None
        )
        if places is None:
            return list(items)
        given = dict(zip((id(item) for item in fresh), places, strict=True))
        return [
            replace(item, award=replace(item.award, status=given[id(item)])) if id(item) in given else item
            for item in items
        ]

    def _is_finished(self, item: Item) -> bool:
        """Return whether an earlier run has awarded a row and all its files are there and carry its credential."""
        entry = item.entry
        if entry is None or entry.state is not AwardState.AWARDED:
            return False
        names = [f"{entry.stem}.{wanted}" for wanted in self._formats]
        if not set(names) <= set(entry.files):
            return False
        credential = self._register.credential(entry.id)
        return all(self._output.carries(name, credential) for name in names)

    def _enter(self, made: Sequence[Made], issuer: Profile) -> tuple[list[Made], list[RowProblem]]:
        """Enter new awards; those that another run has entered meanwhile come back as problems."""
        fresh = [one for one in made if one.item.entry is None]
        if not fresh:
            return list(made), []
        achievement = self._plan.achievement
        if not self._batch:
            picture = (fresh[0].item.award.picture or "").encode()
            self._batch = self._register.open_batch(
                NewBatch(achievement.name, issuer.id, self._roster_sha256, fresh[0].signed_at, picture)
            )
        standing = self._register.prepare(
            self._batch, [_new_award(one, issuer, self._plan.achievement.name) for one in fresh]
        )
        doubled = {
            one.id: awarded_before(one.item.row, standing[one.item.sameness])
            for one in fresh
            if standing[one.item.sameness].id != one.id
        }
        return [one for one in made if one.id not in doubled], list(doubled.values())

    def _place(self, made: Made) -> _Placed:
        """Find out which files are missing; where another file has the name of one, all get another name."""
        stem = made.item.stem
        files = made.files(stem)
        absent = self._output.missing(files)
        if absent is None:
            (stem,) = self._output.free_stems([stem], [item.stem for item in self._plan.items])
            files = absent = made.files(stem)
        return _Placed(made, stem, files, absent)


def _written(placed: _Placed) -> _Written:
    return _Written(placed.made.id, placed.stem, _names(placed), tuple(file.name for file in placed.absent))


def _names(placed: _Placed) -> tuple[str, ...]:
    """Return the names of all files of an award, with those in other formats that an earlier run wrote."""
    names = tuple(file.name for file in placed.files)
    entry = placed.made.item.entry
    earlier = entry.files if entry is not None and entry.stem == placed.stem else ()
    return tuple(dict.fromkeys((*earlier, *names)))


def _new_award(made: Made, issuer: Profile, design: str) -> NewAward:
    award, recipient = made.item.award, made.item.award.recipient
    return NewAward(
        id=made.id,
        row=made.item.row.number,
        recipient=recipient.name,
        email=recipient.email,
        design=design,
        achievement=award.achievement.id,
        issuer=issuer.id,
        issuer_name=issuer.name,
        awarded_at=made.signed_at,
        valid_until=award.valid_until,
        stem=made.item.stem,
        sameness=made.item.sameness,
        content=made.item.content,
        credential=made.credential,
        status=award.status,
        language=made.item.row.language,
    )


def _problem(row: RosterRow, code: Code, facts: dict[str, str]) -> RowProblem:
    return RowProblem(row.number, None, code, tuple((name, plain(value)) for name, value in facts.items()))


def _in_order(problems: Sequence[RowProblem]) -> tuple[RowProblem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


def _say_nothing(_done: int, _total: int) -> None:
    return
