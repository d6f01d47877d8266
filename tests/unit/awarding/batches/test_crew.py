"""Awards made in several processes: the same as in one, with one register and one order."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from threading import Event

import pytest

from badgedesk.awarding import AwardState, BatchResult, Format, IssuerBook, Sources, award_batch
from badgedesk.core.bake import unbake
from badgedesk.core.errors import AwardError, BadgeDeskError, Code
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.award import Profile
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.awarding.desk import PASSPHRASE, Desk

PEOPLE = "Name,Valid until\n" + "".join(f"Person {number},2040-01-01\n" for number in range(1, 331))
NOW = datetime(2026, 11, 14, 9, 30, 10, tzinfo=UTC)


def _now() -> datetime:
    return NOW


def _award(desk: Desk, roster: str = PEOPLE, **changes: object) -> BatchResult:
    return award_batch(desk.request(roster, jobs=2, **changes), desk.signer, desk.register, sources=Sources(now=_now))


def _check(desk: Desk, people: int) -> None:
    entries = desk.register.entries()
    assert [entry.recipient for entry in entries] == [f"Person {number}" for number in range(1, people + 1)]
    assert {entry.state for entry in entries} == {AwardState.AWARDED}
    assert sorted(path.name for path in desk.output.iterdir()) == sorted(
        name for entry in entries for name in entry.files
    )
    for entry in entries:
        credential = desk.register.credential(entry.id)
        assert all(unbake((desk.output / name).read_bytes()).text.encode() == credential for name in entry.files)
    assert desk.register.check() == people


def test_two_processes_award_everybody_in_the_order_of_the_list(desk: Desk) -> None:
    result = _award(desk)
    assert (result.awarded, result.rejected, result.left, len(result.files)) == (330, (), 0, 660)
    _check(desk, 330)
    trust = (TrustedIssuer(desk.issuer.id, desk.issuer.name),)
    for path in result.files[::47]:
        assert verify(path.read_bytes(), Circumstances(NOW, trust)).verdict is Verdict.PASS


def test_rows_that_cannot_be_signed_are_told_as_in_one_process(desk: Desk) -> None:
    roster = "Name,Valid until\nAda,2040-01-01\nBob,2001-01-01\nEve,never\n"
    alone = award_batch(desk.request(roster), desk.signer, desk.register, sources=Sources(now=_now))
    (entry,) = desk.register.entries()
    desk.register.erase(entry.id, at=NOW)
    together = _award(desk, roster)
    assert together.rejected == alone.rejected
    assert [problem.row for problem in together.rejected] == [3, 4]
    assert together.awarded == alone.awarded == 1


def test_stopped_no_draft_is_left_and_resume_makes_the_rest(desk: Desk) -> None:
    cancel = Event()

    def stop(done: int, _total: int) -> None:
        if done >= 100:
            cancel.set()

    request = desk.request(PEOPLE, jobs=2)
    result = award_batch(request, desk.signer, desk.register, progress=stop, cancel=cancel, sources=Sources(now=_now))
    assert (result.awarded, result.left) == (100, 230)
    _check(desk, 100)
    again = _award(desk, resume=True)
    assert (again.awarded, again.complete) == (230, 100)
    _check(desk, 330)


def test_files_that_were_deleted_are_made_again(desk: Desk) -> None:
    _award(desk)
    kept = desk.register.entries()
    for entry in kept[::3]:
        (desk.output / entry.files[0]).unlink()
    assert _award(desk, resume=True).awarded == 110
    assert desk.register.entries() == kept
    _check(desk, 330)


def test_a_name_that_is_taken_while_they_work_is_not_overwritten(desk: Desk) -> None:
    def take(done: int, _total: int) -> None:
        if done == 100:
            (desk.output / "Rope Access - Person 330.png").write_bytes(b"mine")

    request = desk.request(PEOPLE, jobs=2)
    result = award_batch(request, desk.signer, desk.register, progress=take, sources=Sources(now=_now))
    assert result.awarded == 330
    assert (desk.output / "Rope Access - Person 330.png").read_bytes() == b"mine"
    assert desk.register.entries()[-1].files == ("Rope Access - Person 330 (2).png", "Rope Access - Person 330 (2).svg")


def test_a_fault_of_the_artwork_ends_the_batch_with_nobody_awarded(desk: Desk) -> None:
    other = replace(desk.artwork, images={**desk.artwork.images, Format.PNG: b"no picture"})
    with pytest.raises(BadgeDeskError) as caught:
        _award(desk, artwork=other)
    assert caught.value.code is Code.IMAGE_UNSUPPORTED
    assert desk.register.entries() == ()


def _die() -> datetime:
    if os.environ.get("BADGEDESK_TEST_DIES") != str(os.getpid()):
        os._exit(9)
    return NOW


def test_a_process_that_is_ended_from_outside_is_told_and_nothing_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGEDESK_TEST_DIES", str(os.getpid()))
    with pytest.raises(AwardError) as caught:
        award_batch(desk.request(PEOPLE, jobs=2), desk.signer, desk.register, sources=Sources(now=_die))
    assert caught.value.code is Code.AWARD_PROCESS_ENDED
    assert desk.register.entries() == ()
    assert _award(desk, resume=True).awarded == 330
    _check(desk, 330)


@pytest.mark.parametrize("kind", [KeyKind.P256, KeyKind.RSA])
def test_other_kinds_of_keys_reach_the_processes(desk: Desk, book: IssuerBook, kind: KeyKind) -> None:
    issuer = book.create(Profile("", f"School of {kind}"), passphrase=PASSPHRASE, key=kind)
    signer = book.signer(issuer, passphrase=PASSPHRASE)
    roster = "Name\nAda\nBob\n"
    result = award_batch(desk.request(roster, jobs=2), signer, desk.register, sources=Sources(now=_now))
    trust = (TrustedIssuer(issuer.id, issuer.name),)
    reports = [verify(path.read_bytes(), Circumstances(NOW, trust)) for path in result.files]
    assert [report.verdict for report in reports] == [Verdict.PASS] * 4


@pytest.mark.parametrize(("changes", "code"), [({"formats": ()}, Code.USAGE), ({"naming": "{nonsense}"}, Code.USAGE)])
def test_processes_that_started_for_nothing_end(desk: Desk, changes: dict[str, object], code: Code) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        _award(desk, **changes)
    assert caught.value.code is code
    assert active_children() == []
    assert not desk.output.exists()


def test_no_more_processes_start_than_have_something_to_do(desk: Desk) -> None:
    seen: set[int] = set()

    def count(_done: int, _total: int) -> None:
        seen.add(len(active_children()))

    request = desk.request(PEOPLE, jobs=16)
    award_batch(request, desk.signer, desk.register, progress=count, sources=Sources(now=_now))
    assert 1 <= max(seen) <= 4
    assert active_children() == []
    _check(desk, 330)


def test_the_key_lies_in_no_file_while_they_work(desk: Desk, tmp_path: Path) -> None:
    secret = desk.signer.key.secret_bytes()
    found: list[Path] = []

    def search(root: Path, _done: int, _total: int) -> None:
        found.extend(path for path in root.rglob("*") if path.is_file() and secret in path.read_bytes())

    request = desk.request("Name\n" + "".join(f"P {number}\n" for number in range(12)), jobs=2)
    award_batch(request, desk.signer, desk.register, progress=partial(search, tmp_path), sources=Sources(now=_now))
    assert found == []
