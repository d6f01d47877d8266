"""Batches: what is signed, entered, written and reported, and in which order."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badgedesk.awarding import Artwork, AwardState, BatchResult, Format, Sources, award_batch, check_batch, read_roster
from badgedesk.core.bake import unbake
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.report import CheckName, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.awarding.desk import ACHIEVEMENT, Desk, draw_png

EIGHT_SCRIPTS = Path(__file__).parents[3] / "data" / "rosters" / "eight-scripts.csv"
THREE = "Name,E-Mail\nAda,ada@example.org\nBob,bob@example.org\nEve,eve@example.org\n"
MANY = "Name\n" + "".join(f"Person {number}\n" for number in range(1, 121))


def _award(desk: Desk, roster: str, **changes: object) -> BatchResult:
    return award_batch(desk.request(roster, **changes), desk.signer, desk.register)


def _names(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.output.iterdir())


def _credential(desk: Desk, name: str) -> dict[str, object]:
    read = json.loads(unbake((desk.output / name).read_bytes()).text)
    assert isinstance(read, dict)
    return read


def test_thirty_people_in_eight_scripts_get_badges_with_their_exact_names(desk: Desk) -> None:
    roster = read_roster(EIGHT_SCRIPTS.read_bytes())
    result = award_batch(replace(desk.request(THREE), roster=roster), desk.signer, desk.register)
    assert (result.awarded, result.rejected, len(result.files)) == (30, (), 60)
    trust = (TrustedIssuer(desk.issuer.id, desk.issuer.name),)
    circumstances = Circumstances(datetime.now(UTC) + timedelta(days=365), trust)
    lines = EIGHT_SCRIPTS.read_text("utf-8").splitlines()[1:]
    for kind in (".png", ".svg"):
        written = [path for path in result.files if path.suffix == kind]
        assert len(written) == 30
        for path, line in zip(written, lines, strict=True):
            report = verify(path.read_bytes(), circumstances)
            assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
            assert report.verdict is Verdict.PASS
            assert report.credential
            assert report.credential.recipient == line.rsplit(",", 2)[0].strip('"')


def test_a_badge_says_what_the_roster_says(desk: Desk) -> None:
    header = "Name,E-Mail,Date,Valid until,Role,Term,Credits,Licence number,Narrative,Evidence"
    line = "Ada,ada@example.org,2026-11-14,2036-11-14,Skipper,Autumn,2.5,L-1,Did it.,https://example.org/film"
    now = datetime(2026, 11, 20, tzinfo=UTC)
    request = desk.request(f"{header}\n{line}\n")
    award_batch(request, desk.signer, desk.register, sources=Sources(now=lambda: now))
    credential = _credential(desk, "Rope Access - Ada.png")
    subject = credential["credentialSubject"]
    assert isinstance(subject, dict)
    assert credential["validFrom"] == "2026-11-14T00:00:00Z"
    assert credential["validUntil"] == "2036-11-14T23:59:59Z"
    assert credential["awardedDate"] == "2026-11-14T00:00:00Z"
    assert credential["evidence"] == [{"id": "https://example.org/film", "type": ["Evidence"]}]
    assert (subject["role"], subject["term"], subject["creditsEarned"]) == ("Skipper", "Autumn", 2.5)
    assert (subject["licenseNumber"], subject["narrative"]) == ("L-1", "Did it.")
    assert subject["achievement"]["image"] == {
        "id": desk.artwork.picture_address,
        "type": "Image",
        "caption": "A coil of rope",
    }


def test_without_a_date_a_badge_is_valid_from_now(desk: Desk) -> None:
    now = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    award_batch(desk.request(THREE), desk.signer, desk.register, sources=Sources(now=lambda: now))
    credential = _credential(desk, "Rope Access - Ada.png")
    assert credential["validFrom"] == "2026-11-20T09:30:00Z"
    assert "awardedDate" not in credential


def test_a_badge_may_be_dated_ahead_or_be_short_lived(desk: Desk) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    text = "Name,Date,Valid until\nAda,2027-03-01,\nBob,2026-11-20,2026-11-20\n"
    result = award_batch(desk.request(text), desk.signer, desk.register, sources=Sources(now=lambda: now))
    assert (result.awarded, result.rejected) == (2, ())


def test_a_badge_that_has_expired_already_is_not_awarded(desk: Desk) -> None:
    result = _award(desk, "Name,Valid until\nAda,2020-01-01\nBob,\n")
    (problem,) = result.rejected
    assert (problem.row, problem.column, problem.code) == (2, "Valid until", Code.ROSTER_DATE)
    assert result.awarded == 1


def test_json_is_the_credential_alone(desk: Desk) -> None:
    result = _award(desk, THREE, formats=(Format.JSON, Format.PNG))
    assert [path.name for path in result.files[:2]] == ["Rope Access - Ada.json", "Rope Access - Ada.png"]
    baked = unbake((desk.output / "Rope Access - Ada.png").read_bytes()).text
    assert (desk.output / "Rope Access - Ada.json").read_text("utf-8") == baked


def test_every_award_has_its_row_in_the_register(desk: Desk) -> None:
    _award(desk, THREE)
    entries = desk.register.entries()
    assert [(entry.number, entry.row, entry.recipient, entry.email) for entry in entries] == [
        (1, 2, "Ada", "ada@example.org"),
        (2, 3, "Bob", "bob@example.org"),
        (3, 4, "Eve", "eve@example.org"),
    ]
    assert {entry.state for entry in entries} == {AwardState.AWARDED}
    assert entries[0].files == ("Rope Access - Ada.png", "Rope Access - Ada.svg")
    baked = unbake((desk.output / "Rope Access - Ada.svg").read_bytes()).text
    assert desk.register.credential(entries[0].id) == baked.encode()
    assert json.loads(baked)["id"] == entries[0].id
    assert desk.register.check() == 3


def test_bad_rows_are_reported_and_the_good_ones_awarded(desk: Desk) -> None:
    result = _award(desk, "Name,E-Mail\nAda,ada@\n,bob@example.org\nEve,eve@example.org\nEve,eve@example.org\n")
    assert [(problem.row, problem.code) for problem in result.rejected] == [
        (2, Code.ROSTER_EMAIL),
        (3, Code.ROSTER_NAME),
        (5, Code.ROSTER_DUPLICATE),
    ]
    assert _names(desk) == ["Rope Access - Eve.png", "Rope Access - Eve.svg"]


def test_a_row_that_cannot_be_signed_does_not_stop_the_others(desk: Desk) -> None:
    roster = read_roster(THREE.encode())
    broken = replace(roster.rows[1], credits_earned=float("inf"), evidence=())
    odd = replace(roster.rows[1], recipient=replace(broken.recipient, id="no address"))
    result = award_batch(
        replace(desk.request(THREE), roster=replace(roster, rows=(roster.rows[0], odd, roster.rows[2]))),
        desk.signer,
        desk.register,
    )
    assert [(problem.row, problem.code) for problem in result.rejected] == [(3, Code.CREDENTIAL_SCHEMA)]
    assert result.awarded == 2


def test_when_all_rows_are_bad_nothing_is_written(desk: Desk) -> None:
    result = _award(desk, "Name,E-Mail\nAda,ada@\n")
    assert (result.awarded, len(result.rejected)) == (0, 1)
    assert not desk.output.exists()


def test_a_dry_run_signs_and_writes_nothing(desk: Desk) -> None:
    request = desk.request("Name,E-Mail\nAda,ada@\nBob,bob@example.org\n")
    result = check_batch(request, desk.issuer.profile, desk.register)
    assert (result.awarded, [problem.row for problem in result.rejected], result.files) == (1, [2], ())
    assert not desk.output.exists()
    assert desk.register.entries() == ()


def test_a_dry_run_finds_what_could_not_be_signed(desk: Desk) -> None:
    request = desk.request(THREE, achievement=replace(ACHIEVEMENT, criteria_url="not an address"))
    result = check_batch(request, desk.issuer.profile, None)
    assert [(problem.row, problem.code) for problem in result.rejected] == [
        (row, Code.CREDENTIAL_SCHEMA) for row in (2, 3, 4)
    ]
    assert result.awarded == 0


def test_two_people_of_one_name_have_two_files(desk: Desk) -> None:
    _award(desk, "Name,E-Mail\nAda,a@example.org\nADA,b@example.org\n", formats=(Format.PNG,))
    assert _names(desk) == ["Rope Access - ADA (2).png", "Rope Access - Ada.png"]


def test_files_that_lie_in_the_folder_are_left_alone(desk: Desk) -> None:
    desk.output.mkdir()
    (desk.output / "Rope Access - Ada.png").write_bytes(b"mine")
    _award(desk, THREE, formats=(Format.PNG,))
    assert (desk.output / "Rope Access - Ada.png").read_bytes() == b"mine"
    assert "Rope Access - Ada (2).png" in _names(desk)


def test_dangerous_names_become_safe_file_names_and_stay_in_the_badge(desk: Desk) -> None:
    names = ["../../etc/cron.d/x", "CON", "a/b\\c:d*e?f|g", ".", "=cmd|' /C calc'!A0", "Ada\u202eecalevoL"]
    rows = "".join(f'"{name}"\n' for name in names)
    result = _award(desk, f"Name\n{rows}", formats=(Format.PNG,))
    assert {path.parent for path in result.files} == {desk.output}
    assert {path.name for path in desk.output.iterdir()} == {path.name for path in result.files}
    said = [verify(path.read_bytes(), Circumstances(datetime.now(UTC))).credential for path in result.files]
    assert [summary.recipient if summary else None for summary in said] == names


def test_an_address_stays_out_of_file_names(desk: Desk) -> None:
    _award(desk, "E-Mail\nada@example.org\n", formats=(Format.PNG,))
    assert _names(desk) == ["Rope Access - row 2.png"]


def test_progress_is_told_after_rows_are_safe(desk: Desk) -> None:
    told: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        told.append((done, total))
        safe = sum(entry.state is AwardState.AWARDED for entry in desk.register.entries())
        assert safe >= done
        assert len(_names(desk)) >= done

    request = desk.request(MANY, formats=(Format.JSON,))
    award_batch(request, desk.signer, desk.register, progress=note)
    assert told == [(done, 120) for done in range(1, 121)]


def test_two_runs_at_once_award_each_person_once(desk: Desk) -> None:
    def award_again(done: int, _total: int) -> None:
        if done == 1:
            award_batch(desk.request(MANY, formats=(Format.JSON,)), desk.signer, desk.register)

    request = desk.request(MANY, formats=(Format.JSON,))
    result = award_batch(request, desk.signer, desk.register, progress=award_again)
    assert result.awarded + len(result.rejected) == 120
    assert {problem.code for problem in result.rejected} == {Code.AWARD_EXISTS}
    assert len(desk.register.entries()) == 120
    assert len(_names(desk)) == 120


def test_artwork_that_is_not_the_signed_picture_is_never_awarded(desk: Desk) -> None:
    other = Artwork({Format.PNG: draw_png(90, (250, 250, 0))}, desk.artwork.picture)
    with pytest.raises(BadgeDeskError) as caught:
        _award(desk, THREE, artwork=other, formats=(Format.PNG,))
    assert (caught.value.code, caught.value.facts["check"]) == (Code.AWARD_NOT_VERIFIED, "picture")
    assert desk.register.entries() == ()
    assert _names(desk) == []


def test_a_key_that_is_not_the_issuers_makes_no_award(desk: Desk) -> None:
    from badgedesk.core.did import did_key
    from badgedesk.core.keys import generate_signing_key

    key = generate_signing_key()
    stranger = replace(desk.signer, key=key, verification_method=f"{did_key(key.public)}#{key.public.multibase}")
    result = award_batch(desk.request(THREE), stranger, desk.register)
    assert {(problem.code, dict(problem.facts)["check"]) for problem in result.rejected} == {
        (Code.AWARD_NOT_VERIFIED, "issuer")
    }
    assert desk.register.entries() == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"achievement": Achievement(id="urn:uuid:x", name="Rope")}, Code.DESIGN_INCOMPLETE),
        ({"formats": ()}, Code.USAGE),
        ({"jobs": 0}, Code.USAGE),
        ({"jobs": 65}, Code.USAGE),
    ],
)
def test_what_would_stop_every_row_stops_the_batch_before_anything_is_done(
    desk: Desk, changes: dict[str, object], code: Code
) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        _award(desk, THREE, **changes)
    assert caught.value.code is code
    assert desk.register.entries() == ()
    assert not desk.output.exists()


def test_an_incomplete_design_says_what_it_lacks(desk: Desk) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        _award(desk, THREE, achievement=Achievement(name="Rope"))
    assert caught.value.facts["missing"] == "description, criteria"


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_signed(desk: Desk) -> None:
    desk.output.write_bytes(b"a file in the way")
    with pytest.raises(StoreError) as caught:
        _award(desk, THREE)
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert desk.register.entries() == ()


def test_a_design_without_an_id_gets_one_from_what_it_says(desk: Desk) -> None:
    _award(desk, "Name\nAda\n", achievement=replace(ACHIEVEMENT, id=""))
    again = _award(desk, "Name\nAda\n", achievement=replace(ACHIEVEMENT, id=""))
    other = _award(desk, "Name\nAda\n", achievement=replace(ACHIEVEMENT, id="", name="Knots"))
    assert [problem.code for problem in again.rejected] == [Code.AWARD_EXISTS]
    assert other.awarded == 1
    rope, knots = (entry.achievement for entry in desk.register.entries())
    assert rope.startswith("urn:uuid:")
    assert rope != knots
