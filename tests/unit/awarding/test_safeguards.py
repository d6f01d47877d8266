"""What stands between a mistake of the program and a wrong badge: each safeguard, with the mistake made for it."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event
from typing import Any

import pytest
from typing_extensions import override

from badgedesk.awarding import Format, Sources, award_batch
from badgedesk.core.bake import Baked, Dialect
from badgedesk.core.errors import Code
from badgedesk.core.issue import BatchSigner, Signer, issue
from badgedesk.core.model.award import Award
from tests.unit.awarding.desk import Desk

signed = BatchSigner.issue
TWO = "Name,E-Mail\nAda,ada@example.org\nBob,bob@example.org\n"


class StopAt(Event):
    """Is set from the n-th time on that it is asked."""

    def __init__(self, question: int) -> None:
        super().__init__()
        self.left = question

    @override
    def is_set(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("question", range(14))
def test_a_batch_can_be_stopped_at_every_point_and_finished(desk: Desk, question: int) -> None:
    request = desk.request(TWO, formats=(Format.PNG, Format.JSON))
    stop = StopAt(question)
    first = award_batch(request, desk.signer, desk.register, cancel=stop)
    assert (first.awarded, first.left) in {(0, 2), (2, 0)}
    written = sorted(path.name for path in desk.output.iterdir()) if desk.output.exists() else []
    assert written == sorted(path.name for path in first.files)
    second = award_batch(replace(request, resume=True), desk.signer, desk.register)
    assert first.awarded + second.awarded == 2
    assert [entry.number for entry in desk.register.entries()] == [1, 2]
    assert len(list(desk.output.iterdir())) == 4


def test_a_name_that_was_signed_otherwise_is_never_awarded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def sign_otherwise(self: BatchSigner, award: Award, **named: Any) -> bytes:
        recipient = replace(award.recipient, name=(award.recipient.name or "").lower())
        return signed(self, replace(award, recipient=recipient), **named)

    monkeypatch.setattr("badgedesk.awarding.batches.making.BatchSigner.issue", sign_otherwise)
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert [(problem.code, dict(problem.facts)["check"]) for problem in result.rejected] == [
        (Code.AWARD_NOT_VERIFIED, "recipient")
    ] * 2
    assert desk.register.entries() == ()


def test_a_badge_for_somebody_else_is_never_awarded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def sign_otherwise(self: BatchSigner, award: Award, **named: Any) -> bytes:
        return signed(self, replace(award, recipient=replace(award.recipient, name="Eve")), **named)

    monkeypatch.setattr("badgedesk.awarding.batches.making.BatchSigner.issue", sign_otherwise)
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert (result.awarded, len(result.rejected)) == (0, 2)


def test_a_changed_credential_is_never_awarded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def sign_and_change(*rest: Any, **named: Any) -> bytes:
        return signed(*rest, **named).replace(b"Passed the practical test.", b"Passed the practical test!")

    monkeypatch.setattr("badgedesk.awarding.batches.making.BatchSigner.issue", sign_and_change)
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert [(problem.code, dict(problem.facts)["check"]) for problem in result.rejected] == [
        (Code.AWARD_NOT_VERIFIED, "signature")
    ] * 2


def test_a_picture_from_which_another_text_comes_out_is_never_awarded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgedesk.awarding.batches.making.unbake", lambda _image: Baked("{}", Dialect.OB3))
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert [problem.code for problem in result.rejected] == [Code.AWARD_NOT_VERIFIED] * 2
    assert not list(desk.output.iterdir())


def test_first_last_and_one_between_are_signed_one_by_one_as_well(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    alone: list[str | None] = []

    def note(award: Award, signer: Signer, **named: Any) -> bytes:
        alone.append(award.recipient.name)
        return issue(award, signer, **named)

    monkeypatch.setattr("badgedesk.awarding.batches.making.issue", note)
    roster = "Name\n" + "".join(f"Person {number}\n" for number in range(9))
    sources = Sources(pick=lambda count: count // 2)
    result = award_batch(desk.request(roster), desk.signer, desk.register, sources=sources)
    assert (result.awarded, alone) == (9, ["Person 0", "Person 4", "Person 8"])


def test_a_template_that_gives_other_bytes_than_signing_alone_is_found_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign_later(self: BatchSigner, award: Award, *, now: datetime, **named: Any) -> bytes:
        return signed(self, award, now=now - timedelta(seconds=1), **named)

    monkeypatch.setattr("badgedesk.awarding.batches.making.BatchSigner.issue", sign_later)
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert [(problem.code, dict(problem.facts)["found"]) for problem in result.rejected] == [
        (Code.AWARD_NOT_VERIFIED, "template")
    ] * 2
