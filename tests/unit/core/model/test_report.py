import itertools

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.model.report import BadgeFormat, Check, CheckName, Headline, Outcome, Report, Verdict

GOOD = {
    CheckName.STRUCTURE: Outcome.PASS,
    CheckName.SIGNATURE: Outcome.PASS,
    CheckName.ISSUER: Outcome.PASS,
    CheckName.TIME: Outcome.PASS,
    CheckName.STATUS: Outcome.NOT_APPLICABLE,
    CheckName.RECIPIENT: Outcome.UNKNOWN,
    CheckName.ENDORSEMENTS: Outcome.NOT_APPLICABLE,
    CheckName.PICTURE: Outcome.NOT_APPLICABLE,
}
DECIDING = list(CheckName)[:6]


def report(codes: dict[CheckName, Code] | None = None, /, **outcomes: Outcome) -> Report:
    named = {**GOOD, **{CheckName(name): outcome for name, outcome in outcomes.items()}}
    checks = tuple(Check(name, named[name], (codes or {}).get(name)) for name in CheckName)
    return Report(BadgeFormat.OB3_EMBEDDED, checks)


def test_everything_proven_passes() -> None:
    assert report().verdict is Verdict.PASS
    assert report().headline is Headline.GOOD


def test_a_report_without_checks_proves_nothing() -> None:
    empty = Report(BadgeFormat.OB3_EMBEDDED, ())
    assert empty.verdict is Verdict.UNKNOWN
    assert empty.headline is not Headline.GOOD


@pytest.mark.parametrize("name", DECIDING)
def test_one_failed_deciding_check_fails_the_whole(name: CheckName) -> None:
    assert report(**{name.value: Outcome.FAIL}).verdict is Verdict.FAIL


@pytest.mark.parametrize("name", [CheckName.ENDORSEMENTS, CheckName.PICTURE])
@pytest.mark.parametrize("outcome", [Outcome.WARN, Outcome.UNKNOWN])
def test_endorsements_and_picture_never_decide(name: CheckName, outcome: Outcome) -> None:
    assert report(**{name.value: outcome}).verdict is Verdict.PASS


@pytest.mark.parametrize("name", ["signature", "issuer", "time"])
@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.WARN, Outcome.NOT_APPLICABLE])
def test_what_was_not_proven_never_passes(name: str, outcome: Outcome) -> None:
    assert report(**{name: outcome}).verdict is Verdict.UNKNOWN


def test_a_warning_in_the_structure_does_not_hinder() -> None:
    assert report(structure=Outcome.WARN).verdict is Verdict.PASS


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.WARN])
def test_a_status_that_is_not_settled_hinders(outcome: Outcome) -> None:
    open_status = report(status=outcome)
    assert open_status.verdict is Verdict.UNKNOWN
    assert open_status.headline is Headline.SOUND_STATUS_UNCHECKED


def test_only_full_proof_gives_the_good_headline() -> None:
    for outcomes in itertools.product(Outcome, repeat=4):
        names = ("structure", "signature", "issuer", "status")
        made = report(**dict(zip(names, outcomes, strict=True)))
        assert (made.headline is Headline.GOOD) == (made.verdict is Verdict.PASS)


def test_a_stranger_with_a_sound_signature_is_told_as_such() -> None:
    stranger = report(issuer=Outcome.UNKNOWN)
    assert stranger.verdict is Verdict.UNKNOWN
    assert stranger.headline is Headline.SOUND_ISSUER_UNKNOWN


@pytest.mark.parametrize(
    ("outcomes", "codes", "expected"),
    [
        ({"time": Outcome.FAIL}, {CheckName.TIME: Code.CREDENTIAL_EXPIRED}, Headline.EXPIRED),
        ({"time": Outcome.FAIL}, {CheckName.TIME: Code.CREDENTIAL_NOT_YET_VALID}, Headline.NOT_YET_VALID),
        ({"status": Outcome.FAIL}, {CheckName.STATUS: Code.CREDENTIAL_REVOKED}, Headline.REVOKED),
        ({"status": Outcome.FAIL}, {CheckName.STATUS: Code.CREDENTIAL_SUSPENDED}, Headline.SUSPENDED),
        ({"recipient": Outcome.FAIL}, {CheckName.RECIPIENT: Code.IDENTITY_NOT_MINE}, Headline.NOT_YOURS),
        ({"signature": Outcome.FAIL}, {CheckName.SIGNATURE: Code.PROOF_SIGNATURE}, Headline.ALTERED_OR_FORGED),
        ({"issuer": Outcome.FAIL}, {CheckName.ISSUER: Code.PROOF_KEY_NOT_ISSUER}, Headline.ALTERED_OR_FORGED),
        ({"signature": Outcome.UNKNOWN}, {CheckName.SIGNATURE: Code.KEY_UNAVAILABLE}, Headline.NOT_CHECKABLE_OFFLINE),
        ({"signature": Outcome.UNKNOWN}, {CheckName.SIGNATURE: Code.PROOF_UNSUPPORTED}, Headline.UNSUPPORTED),
        ({"structure": Outcome.FAIL}, {CheckName.STRUCTURE: Code.JSON_SYNTAX}, Headline.DAMAGED),
    ],
)
def test_the_headline_names_the_worst_finding(
    outcomes: dict[str, Outcome], codes: dict[CheckName, Code], expected: Headline
) -> None:
    assert report(codes, **outcomes).headline is expected


def test_a_forged_badge_that_also_expired_is_called_forged() -> None:
    assert report(signature=Outcome.FAIL, time=Outcome.FAIL).headline is Headline.ALTERED_OR_FORGED


@pytest.mark.parametrize(
    ("code", "expected"),
    [(Code.BAKED_NOT_FOUND, Headline.NO_BADGE), (Code.PNG_STRUCTURE, Headline.DAMAGED)],
)
def test_a_file_that_could_not_be_read_is_no_badge_or_damaged(code: Code, expected: Headline) -> None:
    unread = Report(BadgeFormat.NONE, (Check(CheckName.STRUCTURE, Outcome.FAIL, code),))
    assert unread.headline is expected
    assert unread.verdict is Verdict.FAIL
