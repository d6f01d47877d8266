"""Making awards in several processes, while one alone keeps the register.

The processes sign, check and bake, and write the files under hidden names; what comes back is small: the credential
without its picture, and where the files lie. The issuer's key reaches them through a pipe, never by way of a disk.
"""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing import get_context, parent_process
from multiprocessing.queues import Queue
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from threading import Thread
from typing import Final

from badgedesk.awarding.batches.artwork import Artwork, Format
from badgedesk.awarding.batches.making import ArtworkError, Made, Maker, Sources
from badgedesk.awarding.batches.output import Drafts
from badgedesk.awarding.batches.plan import Item
from badgedesk.awarding.register.entries import with_picture, without_picture
from badgedesk.core.errors import AwardError, BadgeDeskError, Code, InputError
from badgedesk.core.issue import Signer
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Profile
from badgedesk.core.proof import Securing

MOST_JOBS: Final = 64
_AHEAD: Final = 2
"""Chunks that wait beside those that are being made."""

Task = tuple[Item, str, bytes]
"""A row to be made; of one that was signed before, its id and credential, else empty."""
Refused = tuple[Item, Code, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Order:
    """What every process must know of the batch; it is all that is sent there once."""

    artwork: Artwork
    formats: tuple[Format, ...]
    achievement: Achievement
    profile: Profile
    kind: KeyKind
    secret: bytes = field(repr=False)
    method: str
    securing: Securing | None
    sources: Sources
    checked: frozenset[int]
    drafts: Drafts


@dataclass(frozen=True, slots=True)
class _Drafted:
    """An award whose files lie under hidden names; the credential without its picture, which stood at ``place``."""

    index: int
    id: str
    signed_at: datetime
    kept: bytes
    place: int | None
    drafts: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of one chunk; a fault that ends the batch comes alone."""

    made: tuple[_Drafted, ...] = ()
    refused: tuple[tuple[int, Code, dict[str, str]], ...] = ()
    fault: tuple[type[BadgeDeskError], Code, dict[str, str]] | None = None


class Crew:
    """Processes that make awards; `close` ends them and removes what they wrote for nothing.

    They start at once and load the program while it is still worked out what they are to do, which `instruct` says.

    Args:
        jobs: how many processes.
    """

    def __init__(self, jobs: int) -> None:
        context = get_context("spawn")
        # Given at the start, an order longer than a pipe takes would hold up the next process until this one reads it.
        self._orders: Queue[Order | None] = context.Queue()
        self._pool = ProcessPoolExecutor(jobs, context, _begin, (self._orders,))
        self._jobs = jobs
        self._order: Order | None = None
        self._open: dict[Future[_Answer], Sequence[Task]] = {}
        self.ahead: Final = jobs + _AHEAD
        for _ in range(jobs):
            self._pool.submit(_stand_ready)

    def instruct(self, order: Order) -> None:
        """Tell the processes what they work on; once, before any row is made."""
        ForkingPickler.dumps(order)  # a mistake shows here, not in the thread that feeds the queue
        self._tell(order)
        self._order = order

    def begin(self, tasks: Sequence[Task]) -> Callable[[], tuple[list[Made], list[Refused]]]:
        """Have rows made; the function that is returned waits for them.

        It raises what ends the batch: StoreError for drafts that cannot be written, ArtworkError, and AwardError with
        `Code.AWARD_PROCESS_ENDED` when a process was ended from outside.
        """
        lean = [(replace(item, award=replace(item.award, picture=None)), name, text) for item, name, text in tasks]
        try:
            future = self._pool.submit(_make, lean)
        except BrokenProcessPool as error:
            raise AwardError(Code.AWARD_PROCESS_ENDED) from error
        self._open[future] = tasks
        return lambda: self._collect(future)

    def close(self) -> None:
        """End the processes; drafts that nobody asked for are removed."""
        if self._order is None:
            self._tell(None)
        for future in self._open:
            future.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._orders.close()
        self._orders.cancel_join_thread()  # of processes that were never started
        for future, tasks in self._open.items():
            if not future.cancelled() and future.exception() is None:
                made, _ = self._read(future.result(), tasks)
                for draft in (draft for one in made for draft in one.drafts.values()):
                    with suppress(OSError):
                        draft.unlink(missing_ok=True)
        self._open.clear()

    def _tell(self, order: Order | None) -> None:
        for _ in range(self._jobs):
            self._orders.put(order)

    def _collect(self, future: Future[_Answer]) -> tuple[list[Made], list[Refused]]:
        tasks = self._open[future]
        try:
            answer = future.result()
        except BrokenProcessPool as error:
            raise AwardError(Code.AWARD_PROCESS_ENDED) from error
        del self._open[future]
        if answer.fault is not None:
            kind, code, facts = answer.fault
            raise kind(code, **facts)
        return self._read(answer, tasks)

    def _read(self, answer: _Answer, tasks: Sequence[Task]) -> tuple[list[Made], list[Refused]]:
        made = []
        formats = self._order.formats if self._order is not None else ()
        for one in answer.made:
            item = tasks[one.index][0]
            credential = with_picture(one.kept, one.place, (item.award.picture or "").encode())
            drafts = dict(zip(formats, one.drafts, strict=True))
            made.append(Made(item, one.id, one.signed_at, credential, {}, drafts))
        return made, [(tasks[index][0], code, facts) for index, code, facts in answer.refused]


class _Hand:
    """What one process works with."""

    def __init__(self, order: Order) -> None:
        signer = Signer(order.profile, load_signing_key(order.kind, order.secret), order.method, order.securing)
        self._order = order
        self._said = {order.achievement: order.achievement}
        self._picture = order.artwork.picture_address
        self._maker = Maker(order.artwork, order.formats, signer, order.sources, order.checked)

    def make(self, tasks: Sequence[Task]) -> _Answer:
        made, refused = [], []
        for index, task in enumerate(tasks):
            try:
                made.append(self._draft(index, task))
            except (ArtworkError, AwardError, InputError) as error:
                if isinstance(error, ArtworkError):
                    raise
                refused.append((index, error.code, dict(error.facts)))
        files = [(file.name, file.data) for _, done in made for file in done.files(done.item.stem)]
        self._order.drafts.write(files)
        return _Answer(tuple(one for one, _ in made), tuple(refused))

    def _draft(self, index: int, task: Task) -> tuple[_Drafted, Made]:
        item, award_id, credential = task
        achievement = self._said.setdefault(item.award.achievement, item.award.achievement)
        award = replace(item.award, picture=self._picture, achievement=achievement)
        item = replace(item, award=award)
        done = self._maker.complete(item, award_id, credential) if award_id else self._maker.make(item)
        kept, place = without_picture(done.credential, self._picture.encode())
        drafts = tuple(self._order.drafts.path(file.name) for file in done.files(item.stem))
        return _Drafted(index, done.id, done.signed_at, kept, place, drafts), done


_hands: list[_Hand] = []
"""What this process works with; empty in every process but those of a crew."""


def _begin(orders: "Queue[Order | None]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that keeps the register stops them
    Thread(target=_leave_with_parent, daemon=True).start()
    order = orders.get()
    _hands[:] = [_Hand(order)] if order is not None else []


def _stand_ready() -> None:
    """Do nothing, for which a process has to be started."""


def _leave_with_parent() -> None:
    """End with the process that keeps the register: killed, that one stops nobody, and the key lies in this one too."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _make(tasks: Sequence[Task]) -> _Answer:
    try:
        return _hands[0].make(tasks)
    except BadgeDeskError as error:
        return _Answer(fault=(type(error), error.code, dict(error.facts)))
