"""A new award, step by step: which badge, who awards, to whom, a look over it all, and the award itself."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.bench import AwardBench, Card, DesignFacts
from badgedesk.app.awards.cards import Awarded, FlowState, Form, IssuerRow, Order, Overview, Preview, Step, output_of
from badgedesk.app.awards.draft import People, Purpose
from badgedesk.app.awards.foresight import Foresight
from badgedesk.app.awards.names import naming_fault
from badgedesk.app.awards.people import PeopleDesk
from badgedesk.app.awards.preview import build_preview
from badgedesk.app.jobs import Brake, Jobs, Pace
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message, fault_sentence
from badgedesk.app.widgets.work.job import JobState, JobView, rate_words, time_left
from badgedesk.core.errors import BadgeDeskError, KeyStoreError
from badgedesk.host.names import safe_name

FORMATS: Final = (("png", "PNG picture"), ("svg", "SVG drawing"), ("json", "JSON"), ("jwt", "JWT"))
_FIELDS: Final = {Step.BADGE: "Choose an issuer", Step.ISSUER: "Choose people"}


class AwardFlow(QObject):
    """What was chosen so far, and the award once it runs.

    Signals:
        cards_changed: pair of tuples of `Card`, the user's designs and the templates.
        issuers_changed: tuple of `IssuerRow`.
        chosen_changed: something was chosen; ask `design` and `issuer`.
        state_changed: `FlowState`.
        preview_changed: `Preview`.
        overview_changed: `Overview` or None while it is being made.
        locked: `str`, why the key stays locked.
        job_changed: `JobView`.
        finished: `Awarded`.
        told: `Message`.
        noted: `Note`.
    """

    cards_changed = Signal(object)
    issuers_changed = Signal(object)
    chosen_changed = Signal()
    state_changed = Signal(object)
    preview_changed = Signal(object)
    overview_changed = Signal(object)
    locked = Signal(str)
    job_changed = Signal(object)
    finished = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, bench: AwardBench, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._jobs, self._bench, self._base, self._now = jobs, bench, folder, now
        self.people, self.foresight = PeopleDesk(jobs, bench, self), Foresight(jobs, bench, self)
        self._cards: tuple[Card, ...] = ()
        self._facts: DesignFacts | None = None
        self._issuers: tuple[IssuerRow, ...] = ()
        self._design, self._issuer, self._step, self._row = "", "", Step.BADGE, 0
        self._formats: tuple[str, ...] = ("png",)
        self._folder: Path | None = None
        self._form = Form()
        self._overview: Overview | None = None
        self._result: Awarded | None = None
        self._cancel: Event | None = None
        self._job: JobView | None = None
        self._started = self._paused_at = 0.0
        self._brake = Brake()
        self._pace = Pace(self)
        self._pace.told.connect(self._progress)
        self.people.changed.connect(lambda _: self._show())
        self.people.opened.connect(lambda: self.preview(0))
        self.people.told.connect(self.told)

    @property
    def design(self) -> Card | None:
        """The card that was chosen."""
        return next((card for card in self._cards if card.id == self._design), None)

    @property
    def issuer(self) -> IssuerRow | None:
        """The issuer that was chosen."""
        return next((row for row in self._issuers if row.id == self._issuer), None)

    @property
    def step(self) -> Step:
        """The step at hand."""
        return self._step

    @property
    def facts(self) -> DesignFacts | None:
        """What the chosen design says, once it was read."""
        return self._facts

    @property
    def formats(self) -> tuple[str, ...]:
        """In which forms files are written."""
        return self._formats

    @property
    def may_suspend(self) -> bool:
        """Whether the badges will name a list of the issuer's, in which they can be withdrawn."""
        return self.issuer is not None and bool(self.issuer.status_at)

    @property
    def folder(self) -> Path:
        """Where the files will go."""
        if self._folder is not None:
            return self._folder
        badge = self._facts.name if self._facts else ""
        return self._base / safe_name((badge,), "")

    @property
    def output(self) -> Path:
        """The folder, or the one ZIP file that the files go into."""
        return output_of(self.folder, zipped=self._form.zipped)

    @property
    def running(self) -> bool:
        """Whether an award is under way."""
        return self._cancel is not None

    def begin(self) -> None:
        """Start a new award, or come back to the one that is under way."""
        if not self.running and (self._step is Step.AWARD or not self._cards):
            self._step, self._row, self._result, self._overview = Step.BADGE, 0, None, None
            self._folder = None
            self.people.clear()
        if self._design and not self.running:  # it may have been changed meanwhile
            chosen, self._design = self._design, ""
            self.choose_design(chosen)
        self.load_cards()
        self._show()

    def load_cards(self, chosen: str = "") -> None:
        """Read designs and templates anew, and choose one of them."""

        def done(found: tuple[tuple[Card, ...], tuple[Card, ...]]) -> None:
            self._cards = (*found[0], *found[1])
            self.cards_changed.emit(found)
            if chosen:
                self.choose_design(chosen)

        self._jobs.run(lambda _: self._bench.cards(), done, self._tell_fault)

    def take_design(self, file: Path, card_of: Callable[[str], str]) -> None:
        """Copy a design file to the user's designs and choose it."""
        self._jobs.run(lambda _: self._bench.take(file), lambda name: self.load_cards(card_of(name)), self._tell_fault)

    def show_issuers(self, issuers: tuple[IssuerRow, ...]) -> None:
        """Take the issuers of the profile; the only one is chosen by itself."""
        self._issuers = issuers
        if self.issuer is None:
            self._issuer = issuers[0].id if len(issuers) == 1 else ""
        self._tell_purpose()
        self.issuers_changed.emit(issuers)
        self._show()

    def choose_design(self, card: str) -> None:
        """Award the design of ``card``."""
        if card == self._design and self._facts is not None:
            return
        self._design, self._facts, self._form = card, None, replace(self._form, language="")
        self._tell_purpose()

        def done(facts: DesignFacts) -> None:
            if card == self._design:
                self._facts = facts
                self._prefer(facts.issuer)
                self._show()

        self._jobs.run(lambda _: self._bench.facts(card), done, self._tell_fault)
        self._show()

    def _prefer(self, name: str) -> None:
        """Choose the issuer that the look of a design belongs to, unless one is chosen."""
        named = [row.id for row in self._issuers if name and row.name == name]
        if self.issuer is None and len(named) == 1:
            self.choose_issuer(named[0])

    def choose_issuer(self, issuer: str) -> None:
        """Let ``issuer`` award."""
        self._issuer = issuer
        self._tell_purpose()
        self._show()

    def choose_formats(self, formats: tuple[str, ...]) -> None:
        """Write files in these forms."""
        self._formats = formats
        self._show()

    def choose_folder(self, folder: Path) -> None:
        """Write the files there."""
        self._folder = folder
        self._look_over()

    def choose_form(self, form: Form) -> str:
        """Award in this form; return what is wrong with the pattern of the file names."""
        if form != self._form:
            self._form = form
            self._look_over()
            self._show()
        return naming_fault(form.naming)

    def preview(self, row: int) -> None:
        """Show the badge of another person."""
        people = self.people.people
        if people is not None and people.persons:
            self._row = row % len(people.persons)
            self._show()

    def go_to(self, step: Step) -> None:
        """Go back to a step, or on to the next one."""
        if self._state().locked or not (step < self._step or self._state().may_go_on):
            return
        self._step = step
        if step is Step.LOOK_OVER:
            self._look_over()
        self._show()

    def award(self, passphrase: str = "") -> None:
        """Award what was looked over; goes on in the background until it is done."""
        order = self.order()
        if order is None or self.running or self._overview is None:
            return
        self._step, self._started = Step.AWARD, time.monotonic()
        title = f"Awarding {self._facts.name}" if self._facts else "Awarding"
        total = self._overview.ready
        self._tell_job(JobView(title, 0, total, f"0 of {counted(total, 'badge')}", kept="Those made are kept"))
        brake = self._brake = Brake()
        self._pace.forget()

        def work(cancel: Event) -> Awarded:
            def report(done: int, total: int) -> None:
                self._pace.tell(done, total)
                brake.hold(cancel)

            return self._bench.award(order, passphrase, report, cancel)

        self._cancel = self._jobs.run(
            work,
            self._finish,
            self._fail,
        )
        self._show()

    def pause(self) -> None:
        """Let the award stand still after the badge at hand."""
        if self.running and self._job is not None and self._job.state is JobState.RUNNING:
            self._brake.pull()
            self._paused_at = time.monotonic()
            self._tell_job(replace(self._job, state=JobState.PAUSED, left="paused", rate=""))

    def go_on(self) -> None:
        """Let an award that stands still go on."""
        if self.running and self._job is not None and self._job.state is JobState.PAUSED:
            self._started += time.monotonic() - self._paused_at
            self._tell_job(replace(self._job, state=JobState.RUNNING, left=""))
            self._brake.release()

    def cancel(self) -> None:
        """Stop the award; the badges made so far stay."""
        if self._cancel is not None and self._job is not None:
            self._cancel.set()
            self._tell_job(replace(self._job, state=JobState.STOPPING, left="stopping", rate=""))

    def order(self) -> Order | None:
        """Return everything that was chosen; None while something is missing."""
        people = self.people.people
        if not (self._design and self._issuer and people and people.ready) or naming_fault(self._form.naming):
            return None
        form = self._form if self.may_suspend else replace(self._form, suspendable=False)
        return Order(self._design, self._issuer, people, self.folder, self._formats, form)

    def _tell_purpose(self) -> None:
        self.people.award(Purpose(self._design, self._issuer))

    def _look_over(self) -> None:
        order = self.order()
        self._overview = None
        self.overview_changed.emit(None)
        if order is None:
            return

        def done(overview: Overview) -> None:
            self._overview = overview
            self.overview_changed.emit(overview)
            self._show()

        self._jobs.run(lambda _: self._bench.look_over(order), done, self._tell_fault)
        self._show()

    def _progress(self, done: int, total: int) -> None:
        if self._job is None or not self.running:
            return
        elapsed_s = time.monotonic() - self._started
        moving = self._job.state is JobState.RUNNING
        self._tell_job(
            replace(
                self._job,
                done=done,
                total=total,
                counted=f"{done} of {counted(total, 'badge')}",
                kept=f"{done} {'is' if done == 1 else 'are'} kept",
                left=time_left(done, total, elapsed_s) if moving else self._job.left,
                rate=rate_words(done, elapsed_s) if moving else "",
            )
        )

    def _finish(self, result: Awarded) -> None:
        self._cancel, self._result = None, result
        stopped = result.left > 0
        count = counted(result.count, "badge")
        told = f"{count} awarded" + (f", {result.left} not" if stopped else "")
        state = JobState.STOPPED if stopped else JobState.DONE
        total = result.count + result.complete + result.left
        self._tell_job(
            JobView(told, total - result.left, total, f"{total - result.left} of {counted(total, 'badge')}",
                    state=state, action="Open folder")
        )  # fmt: skip
        self.noted.emit(Note(Tone.WARN if stopped else Tone.PASS, told))
        self.finished.emit(result)
        self._show()

    def _fail(self, error: BadgeDeskError) -> None:
        self._cancel = None
        self._step = Step.LOOK_OVER
        if isinstance(error, KeyStoreError):
            self._tell_job(None)
            self.locked.emit(fault_sentence(error))
        else:
            sentence = fault_sentence(error)
            if self._job is not None:
                self._tell_job(replace(self._job, title="The award stopped", state=JobState.FAILED, left=""))
            self.told.emit(fault_as_message(error))
            self.noted.emit(Note(Tone.FAIL, sentence))
        self._look_over()
        self._show()

    def _tell_job(self, job: JobView | None) -> None:
        self._job = job
        self.job_changed.emit(job)

    def _show(self) -> None:
        self.chosen_changed.emit()
        self.preview_changed.emit(self._preview())
        self.state_changed.emit(self._state())

    def _preview(self) -> Preview:
        design = self.design
        picture = design.picture if design else ""
        return build_preview(picture, self._facts, self.issuer, self.people.people, self._row, self._now())

    def _state(self) -> FlowState:
        step = self._step
        if step is Step.AWARD:
            main = "" if self.running else "Show in folder"
            return FlowState(step, main, not self.running, back="Back to the register", locked=True)
        why = self._why_not(self.people.people)
        main = _FIELDS.get(step, "")
        if step is Step.PEOPLE:
            ready = self.people.people.ready if self.people.people else 0
            main = f"Look over {counted(ready, 'badge')}" if ready else "Look over badges"
        elif step is Step.LOOK_OVER:
            ready = self._overview.ready if self._overview else 0
            main = f"Award {counted(ready, 'badge')}" if ready else "Award badges"
        return FlowState(step, main, not why, why, back="Cancel" if step is Step.BADGE else "Back")

    def _why_not(self, people: People | None) -> str:
        """Return why the next step cannot be taken; empty where it can."""
        facts = self._facts
        if self._step is Step.BADGE:
            if not self._design:
                return "Choose a badge first"
            if facts is None:
                return "The badge is being read"
            return f"This design still needs: {', '.join(facts.gaps)}" if facts.gaps else ""
        if self._step is Step.ISSUER:
            return "" if self.issuer else "Choose who awards"
        if self._step is Step.PEOPLE:
            if people is None:
                return "Open a list of people first"
            return "" if people.ready else "Nobody on the list is ready"
        if not self._formats:
            return "Choose at least one kind of file"
        return "" if self._overview and self._overview.ready else "Nothing to award"

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
