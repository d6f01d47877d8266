"""After the award: withdrawn, lifted, said right, renewed; seen by an independent reading of the published bits."""

import base64
import gzip
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.awarding import AwardState, Format, IssuerBook, Register, Sources, award_batch
from badgedesk.awarding.aftercare.correction import Desk as Writing
from badgedesk.awarding.aftercare.correction import correct, renew, save_award
from badgedesk.awarding.aftercare.revoking import reinstate, render_lists, revoke, suspend, write_lists
from badgedesk.awarding.register.history import EventKind
from badgedesk.awarding.register.status import StatusLists
from badgedesk.core.bake import unbake
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Headline, Outcome, Verdict
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host.paths import ProfilePaths
from tests.unit.awarding.desk import PASSPHRASE, Desk

URL = "https://harbour.example/status/1"
THREE = "Name,E-mail\nAda Okafor,ada@mail.example\nBo Lund,bo@mail.example\nCy Young,cy@mail.example\n"
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


def _code(work: Callable[[], object]) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        work()
    return caught.value.code


@pytest.fixture
def listed(desk: Desk, book: IssuerBook) -> Desk:
    """A desk whose issuer has a status address, with three awards."""
    issuer = book.set_status_address(desk.issuer, URL)
    award_batch(desk.request(THREE), desk.signer, desk.register)
    return replace(desk, issuer=issuer)


def _render(desk: Desk) -> dict[str, bytes]:
    return render_lists(desk.register.status.lists(), lambda _did: desk.signer, now=NOW)


def _bits(data: bytes) -> set[int]:
    """Read a list as the specification says, with nothing of ours."""
    encoded = json.loads(data)["credentialSubject"]["encodedList"]
    packed = base64.urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4))
    bits = gzip.decompress(packed)
    assert (encoded[0], len(bits)) == ("u", 131_072 // 8)
    return {place for place in range(len(bits) * 8) if bits[place // 8] & (0x80 >> place % 8)}


def _entry(desk: Desk, number: int) -> dict[str, Any]:
    status: dict[str, Any] = json.loads(desk.register.credential(desk.register.entry(str(number)).id))[
        "credentialStatus"
    ]
    return status


def _look(desk: Desk, number: int) -> Headline:
    documents = {
        own.listed.url: Document(data)
        for own, data in zip(desk.register.status.lists(), _render(desk).values(), strict=True)
    }
    credential = desk.register.credential(desk.register.entry(str(number)).id)
    from badgedesk.core.verify import TrustedIssuer

    known = (TrustedIssuer(desk.issuer.id, "Harbour School"),)
    return verify(credential, Circumstances(NOW, known, documents)).headline


def test_every_award_names_a_place_of_its_own_in_the_issuers_list(listed: Desk) -> None:
    entries = [_entry(listed, number) for number in (1, 2, 3)]
    assert {entry["statusListCredential"] for entry in entries} == {URL}
    assert {entry["statusPurpose"] for entry in entries} == {"revocation"}
    places = [int(entry["statusListIndex"]) for entry in entries]
    assert len(set(places)) == 3
    assert all(0 <= place < 131_072 for place in places)
    assert _bits(_render(listed)["status/1"]) == set()


def test_a_revoked_award_is_the_only_raised_bit(listed: Desk) -> None:
    outcome = revoke(listed.register, "Bo Lund", reason="Wrong person", at=NOW)
    assert (outcome.entry.state, outcome.is_seen) == (AwardState.REVOKED, True)
    assert _bits(_render(listed)["status/1"]) == {int(_entry(listed, 2)["statusListIndex"])}
    assert [_look(listed, number) for number in (1, 2, 3)] == [Headline.GOOD, Headline.REVOKED, Headline.GOOD]
    (event,) = listed.register.history(outcome.entry.id)
    assert (event.kind, event.at, event.reason) == (EventKind.REVOKED, "2026-12-01T09:00:00Z", "Wrong person")
    assert listed.register.check() == 3


def test_what_is_suspended_can_be_lifted_and_what_is_revoked_cannot(listed: Desk) -> None:
    register = listed.register
    assert suspend(register, "1", reason="Fee", at=NOW).entry.state is AwardState.SUSPENDED
    assert len(_bits(_render(listed)["status/1"])) == 1
    assert _code(lambda: suspend(register, "1", reason="Fee", at=NOW)) is Code.AWARD_STATE
    assert reinstate(register, "1", at=NOW).entry.state is AwardState.AWARDED
    assert _bits(_render(listed)["status/1"]) == set()
    revoke(register, "1", reason="Error", at=NOW)
    assert _code(lambda: reinstate(register, "1", at=NOW)) is Code.AWARD_STATE
    assert _code(lambda: revoke(register, "1", reason="Error", at=NOW)) is Code.AWARD_STATE
    assert _code(lambda: revoke(register, "2", reason=" ", at=NOW)) is Code.USAGE
    kinds = [event.kind for event in register.history(register.entry("1").id)]
    assert kinds == [EventKind.SUSPENDED, EventKind.REINSTATED, EventKind.REVOKED]


def test_awards_made_to_be_suspendable_are_seen_as_suspended(desk: Desk, book: IssuerBook) -> None:
    book.set_status_address(desk.issuer, URL)
    award_batch(desk.request(THREE, suspendable=True), desk.signer, desk.register)
    suspend(desk.register, "2", reason="Fee", at=NOW)
    assert [_look(desk, number) for number in (1, 2)] == [Headline.GOOD, Headline.SUSPENDED]


def test_without_a_status_address_nobody_else_can_see_it(desk: Desk) -> None:
    award_batch(desk.request(THREE), desk.signer, desk.register)
    outcome = revoke(desk.register, "1", reason="Error", at=NOW)
    assert (outcome.entry.state, outcome.is_seen, outcome.lists) == (AwardState.REVOKED, False, ())
    assert "credentialStatus" not in json.loads(desk.register.credential(outcome.entry.id))


def test_a_revoked_person_can_be_awarded_the_badge_again(listed: Desk) -> None:
    again = listed.request(THREE)
    assert {problem.code for problem in award_batch(again, listed.signer, listed.register).rejected} == {
        Code.AWARD_EXISTS
    }
    revoke(listed.register, "1", reason="Error", at=NOW)
    suspend(listed.register, "2", reason="Fee", at=NOW)
    result = award_batch(again, listed.signer, listed.register)
    assert (result.awarded, [problem.row for problem in result.rejected]) == (1, [3, 4])


def test_a_correction_says_it_right_revokes_the_wrong_one_and_links_both(listed: Desk, tmp_path: Path) -> None:
    writing = Writing(listed.register, listed.signer, Sources(now=lambda: NOW))
    changes = {"name": "Bo Lundström", "email": "bo@lund.example", "role": "helm", "valid-until": "2030-01-31"}
    outcome = correct(writing, "2", changes, reason="Misspelt")
    old, new = listed.register.entry("2"), outcome.entry
    assert (old.state, new.state, new.recipient, new.number) == (
        AwardState.CORRECTED,
        AwardState.PREPARED,
        "Bo Lundström",
        4,
    )
    before, after = (json.loads(listed.register.credential(entry.id)) for entry in (old, new))
    names = [one["identityHash"] for one in after["credentialSubject"]["identifier"] if not one["hashed"]]
    assert names == ["Bo Lundström"]
    assert (after["credentialSubject"]["role"], after["validUntil"]) == ("helm", "2030-01-31T23:59:59Z")
    assert after["id"] == new.id != before["id"]
    assert after["credentialSubject"]["achievement"] == before["credentialSubject"]["achievement"]
    assert after["credentialStatus"]["statusListIndex"] != before["credentialStatus"]["statusListIndex"]
    assert _bits(_render(listed)["status/1"]) == {int(before["credentialStatus"]["statusListIndex"])}
    assert [_look(listed, number) for number in (2, 4)] == [Headline.REVOKED, Headline.GOOD]
    (was,), (is_now,) = (listed.register.history(entry.id) for entry in (old, new))
    assert (was.kind, was.other, was.reason) == (EventKind.CORRECTED, new.id, "Misspelt")
    assert (is_now.kind, is_now.other) == (EventKind.CORRECTS, old.id)
    known = Circumstances(NOW, (), recipient="bo@lund.example")
    assert verify(listed.register.credential(new.id), known).outcome(CheckName.RECIPIENT) is Outcome.PASS
    files = save_award(listed.register, new.id, tmp_path / "again", (Format.PNG, Format.JSON))
    assert [file.suffix for file in files] == [".png", ".json"]
    assert unbake(files[0].read_bytes()).text.encode() == files[1].read_bytes() == listed.register.credential(new.id)
    assert listed.register.entry(new.id).state is AwardState.AWARDED
    assert listed.register.check() == 4


def test_a_correction_that_changes_a_text_alone_may_take_the_place_of_the_same_award(listed: Desk) -> None:
    writing = Writing(listed.register, listed.signer, Sources(now=lambda: NOW))
    outcome = correct(writing, "1", {"narrative": "In a storm."})
    assert outcome.entry.number == 4
    assert _code(lambda: correct(writing, "1", {"role": "helm"})) is Code.AWARD_STATE
    assert _code(lambda: correct(writing, "2", {"colour": "red"})) is Code.CHANGE_FIELD
    assert _code(lambda: correct(writing, "2", {"valid-until": "31.1.2030"})) is Code.ROSTER_DATE
    same = {"name": "Ada Okafor", "email": "ada@mail.example"}
    assert _code(lambda: correct(writing, "2", same)) is Code.AWARD_EXISTS
    assert listed.register.entry("2").state is AwardState.AWARDED
    assert len(listed.register.entries()) == 4


def test_a_renewal_leaves_the_old_award_as_it_is(listed: Desk) -> None:
    writing = Writing(listed.register, listed.signer, Sources(now=lambda: NOW))
    outcome = renew(writing, "1", {"valid-until": "2028-12-31"})
    old, new = listed.register.entry("1"), outcome.entry
    assert (old.state, outcome.lists) == (AwardState.AWARDED, ())
    said = json.loads(listed.register.credential(new.id))
    assert (said["validFrom"], said["validUntil"]) == ("2026-12-01T09:00:00Z", "2028-12-31T23:59:59Z")
    assert [event.kind for event in listed.register.history(new.id)] == [EventKind.RENEWS]
    assert _code(lambda: renew(writing, "1", {"valid-until": "2028-12-31"})) is Code.AWARD_EXISTS


def test_an_erased_person_is_gone_from_the_file_and_the_chains_hold(listed: Desk, paths: ProfilePaths) -> None:
    revoke(listed.register, "2", reason="Bo Lund asked for it", at=NOW)
    award = listed.register.entry("2").id
    listed.register.erase(award, at=NOW)
    entry = listed.register.entry(award)
    assert (entry.recipient, entry.email, entry.files, entry.state) == (None, None, (), AwardState.REVOKED)
    assert listed.register.check() == 3
    assert len(_bits(_render(listed)["status/1"])) == 1
    assert [event.kind for event in listed.register.history(award)] == [EventKind.REVOKED, EventKind.ERASED]
    listed.register.close()
    for file in paths.folder.glob("register.db*"):
        assert b"Bo Lund" not in file.read_bytes()
        assert b"bo@mail" not in file.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET kind = 'reinstated' WHERE number = 1",
        "UPDATE event SET said = '{}' WHERE number = 1",
        "UPDATE event SET at = '2026-01-01T00:00:00Z' WHERE number = 2",
        "DELETE FROM event WHERE number = 1",
        "UPDATE event SET award = 'urn:uuid:x' WHERE number = 2",
    ],
)
def test_a_changed_history_is_seen(listed: Desk, paths: ProfilePaths, change: str) -> None:
    revoke(listed.register, "1", reason="Error", at=NOW)
    revoke(listed.register, "2", reason="Error", at=NOW)
    with sqlite3.connect(paths.register_db) as connection:
        connection.execute(change)
    connection.close()
    assert _code(listed.register.check) is Code.HISTORY_BROKEN


def test_no_place_is_ever_given_out_twice_and_a_full_list_is_followed_by_another(
    desk: Desk, book: IssuerBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.set_status_address(desk.issuer, URL)
    monkeypatch.setattr("badgedesk.awarding.register.status._FULL", 40)
    dice = random.Random(7)
    lists = StatusLists(desk.register._database, lambda _count: dice.randrange(60))
    given = [place for _ in range(6) for place in lists.reserve(desk.issuer.id, 15, now=NOW) or ()]
    assert len(given) == len({(entry.list_url, entry.index) for entry in given}) == 90
    urls = list(dict.fromkeys(entry.list_url for entry in given))
    assert urls[0] == URL
    assert all(url.startswith(f"{URL}-") for url in urls[1:])
    assert [sum(entry.list_url == url for entry in given) for url in urls] == [40, 40, 10]


def test_an_issuer_from_another_computer_begins_a_list_of_its_own(desk: Desk, book: IssuerBook, tmp_path: Path) -> None:
    from badgedesk.core.keys.keyfile import LEAST_COST
    from badgedesk.host.paths import open_profile
    from badgedesk.host.vault import Vault

    issuer = book.set_status_address(desk.issuer, URL)
    file = book.recovery(issuer, "spare", passphrase=PASSPHRASE)
    elsewhere = open_profile(tmp_path / "elsewhere")
    with IssuerBook(elsewhere, Vault(elsewhere.keys, None, cost=LEAST_COST)) as other, Register(elsewhere) as register:
        restored = other.restore(file, "spare")
        (entry,) = register.status.reserve(restored.id, 1, now=NOW) or ()
    assert entry.list_url.startswith(f"{URL}-")


def test_a_list_is_written_whole_below_the_folder_of_the_site(listed: Desk, tmp_path: Path) -> None:
    (file,) = write_lists(_render(listed), tmp_path / "site")
    assert file == tmp_path / "site/status/1"
    report = verify(file.read_bytes(), Circumstances(NOW))
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    changed = file.read_bytes().replace(b"revocation", b"suspension")
    assert verify(changed, Circumstances(NOW)).outcome(CheckName.SIGNATURE) is Outcome.FAIL


_KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from badgedesk.awarding import Register
from badgedesk.awarding.aftercare.revoking import revoke
from badgedesk.host.paths import open_profile
with Register(open_profile(Path(sys.argv[1]))) as register:
    print("ready", flush=True)
    for entry in register.entries():
        revoke(register, entry.id, reason="Error", at=datetime(2026, 12, 1, tzinfo=UTC))
        print(entry.id, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 3, 6])
def test_a_killed_run_has_revoked_what_it_reported_and_the_chains_hold(
    desk: Desk, book: IssuerBook, paths: ProfilePaths, lines: int
) -> None:
    book.set_status_address(desk.issuer, URL)
    roster = "Name\n" + "".join(f"Person {number}\n" for number in range(12))
    award_batch(desk.request(roster), desk.signer, desk.register)
    run = subprocess.Popen([sys.executable, "-c", _KILLED, str(paths.folder)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    told = [run.stdout.readline().strip() for _ in range(lines)][1:]
    os.kill(run.pid, signal.SIGKILL)
    told += [line for line in run.stdout.read().split() if line.startswith("urn:uuid:") and len(line) == 45]
    run.wait()
    run.stdout.close()
    with Register(paths) as register:
        assert register.check() == 12
        revoked = {entry.id for entry in register.entries() if entry.state is AwardState.REVOKED}
        raised = sum(len(own.listed.raised) for own in register.status.lists())
        recorded = {entry.id for entry in register.entries() if register.history(entry.id)}
    assert set(told) <= revoked == recorded
    assert raised == len(revoked) <= len(set(told)) + 1


def test_a_list_that_was_written_alone_is_taken_into_the_site_and_a_strangers_file_is_not(
    listed: Desk, tmp_path: Path
) -> None:
    from badgedesk.awarding.site import publish_site

    write_lists(_render(listed), tmp_path)
    revoke(listed.register, "1", reason="Error", at=NOW)
    renewed = _render(listed)
    assert publish_site(renewed, tmp_path).written == ("status/1",)
    assert (tmp_path / "status/1").read_bytes() == renewed["status/1"]
    other = tmp_path / "other/status"
    other.mkdir(parents=True)
    (other / "1").write_bytes(b'{"id": "mine"}')
    assert _code(lambda: publish_site(renewed, tmp_path / "other")) is Code.FILE_EXISTS
    assert (other / "1").read_bytes() == b'{"id": "mine"}'


def test_verdict_of_an_unpublished_list_stays_open(listed: Desk) -> None:
    report = verify(listed.register.credential(listed.register.entry("1").id), Circumstances(NOW))
    assert (report.outcome(CheckName.STATUS), report.verdict) == (Outcome.UNKNOWN, Verdict.UNKNOWN)
