"""Reports in the words and states of the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.wallet.explanation import card_verdict, explain, headline_tone, item_verdict
from badgedesk.app.wallet.sheets import TRUST_ACTION
from badgedesk.app.widgets.reports.report import Detail
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code
from badgedesk.core.model.report import (
    BadgeFormat,
    Check,
    CheckName,
    CredentialSummary,
    Headline,
    InnerReport,
    Outcome,
    Report,
    Role,
    TrustState,
)

_NOW = datetime(2026, 11, 14, 10, 42, tzinfo=UTC)
_SUMMARY = CredentialSummary(
    id="urn:uuid:1",
    name="Coastal Sailing Skipper",
    issuer_id="did:key:z6Mk",
    issuer_name="Bay Sailing Club",
    issuer_trust=TrustState.TRUSTED,
    achievement_id=None,
    achievement_name="Coastal Sailing Skipper",
    recipient="Anna Ångström",
    valid_from="2026-11-14T09:00:00Z",
    valid_until=None,
    sha256="00" * 32,
)


def _report(changes: dict[CheckName, Check] | None = None, *, until: str | None = None) -> Report:
    good = {name: Check(name, Outcome.PASS) for name in CheckName}
    good[CheckName.STATUS] = Check(CheckName.STATUS, Outcome.NOT_APPLICABLE)
    checks = tuple((good | (changes or {})).values())
    return Report(BadgeFormat.OB3_EMBEDDED, checks, (), replace(_SUMMARY, valid_until=until))


def _stranger() -> Report:
    facts = (("issuer", "Bay Sailing Club"), ("id", "did:key:z6Mk"))
    return _report({CheckName.ISSUER: Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.ISSUER_UNKNOWN, None, facts)})


def test_a_good_badge_is_verified_in_eight_lines() -> None:
    content = explain(_report(), _NOW, _NOW)
    assert (content.tone, content.headline) == (Tone.PASS, "Verified")
    assert [line.name for line in content.lines] == [
        "Format",
        "Signature",
        "Issuer",
        "Time",
        "Status",
        "Recipient",
        "Endorsements",
        "Picture",
    ]
    assert content.lines[4].verdict.word == "Does not apply"
    assert content.checked.endswith(", without internet")


def test_a_stranger_s_badge_is_never_green_and_offers_to_know_them() -> None:
    content = explain(_stranger(), _NOW, _NOW)
    assert (content.tone, content.headline) == (Tone.UNKNOWN, "Issuer not known")
    line = content.lines[2]
    assert (line.verdict.word, line.action) == ("Not known", TRUST_ACTION)
    assert [other.action for other in content.lines if other is not line] == [""] * 7
    assert ("Issuer id", "did:key:z6Mk") in [(detail.label, detail.value) for detail in line.details]


@pytest.mark.parametrize(
    ("until", "tone", "word"),
    [
        ("2026-12-12T10:42:00Z", Tone.WARN, "Expires in 28 days"),
        ("2026-11-15T10:42:00Z", Tone.WARN, "Expires in 1 day"),
        ("2026-11-14T12:00:00Z", Tone.WARN, "Expires today"),
        ("2027-02-14T10:42:00Z", Tone.PASS, "Verified"),
        ("not a time", Tone.PASS, "Verified"),
    ],
)
def test_a_badge_that_ends_soon_says_so(until: str, tone: Tone, word: str) -> None:
    verdict = card_verdict(_report(until=until), _NOW)
    assert (verdict.tone, verdict.word) == (tone, word)


def test_a_withdrawn_badge_is_bad() -> None:
    check = Check(CheckName.STATUS, Outcome.FAIL, Code.CREDENTIAL_REVOKED)
    report = _report({CheckName.STATUS: check})
    assert headline_tone(report, _NOW) is Tone.FAIL
    assert card_verdict(report, _NOW).word == "Revoked by issuer"


def test_outside_text_in_sentences_and_details_is_marked() -> None:
    facts = (("issuer", "Bay\u202eClub"),)
    check = Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.ISSUER_UNKNOWN, None, facts)
    line = explain(_report({CheckName.ISSUER: check}), _NOW, _NOW).lines[2]
    assert "\u202e" not in line.sentence + "".join(detail.value for detail in line.details)
    assert "202e" in line.sentence.lower()


def test_what_is_inside_gets_a_line_of_its_own_with_all_its_checks() -> None:
    inner = Report(BadgeFormat.OB3_EMBEDDED, (Check(CheckName.SIGNATURE, Outcome.FAIL, Code.PROOF_SIGNATURE),))
    outer = Report(BadgeFormat.CLR2, (), inner=(InnerReport(Role.CREDENTIAL, "$.a[0]", inner),))
    [line] = explain(outer, _NOW, _NOW).lines
    assert (line.name, line.verdict.tone, line.verdict.word) == ("Badge inside", Tone.FAIL, "Failed")
    assert "something was changed" in line.sentence
    assert Detail("Place", "$.a[0]") in line.details
    assert any(detail.label == "Signature" and detail.value.startswith("Failed.") for detail in line.details)


@pytest.mark.parametrize("headline", list(Headline))
def test_a_list_says_the_word_of_the_whole_report(headline: Headline) -> None:
    tones = {
        Headline.GOOD: Tone.PASS,
        Headline.SOUND_ISSUER_UNKNOWN: Tone.UNKNOWN,
        Headline.UNSUPPORTED: Tone.UNKNOWN,
    }
    bad = {Headline.EXPIRED, Headline.REVOKED, Headline.ALTERED_OR_FORGED, Headline.DAMAGED, Headline.NOT_YOURS}
    verdict = item_verdict(headline, None, _NOW)
    assert verdict.word
    assert verdict.tone is tones.get(headline, Tone.FAIL if headline in bad else verdict.tone)


def test_a_list_says_how_soon_a_good_badge_ends() -> None:
    soon = format_time(_NOW + timedelta(days=89, hours=1))
    assert item_verdict(Headline.GOOD, soon, _NOW) == Verdict(Tone.WARN, "Expires in 89 days")
    assert item_verdict(Headline.GOOD, format_time(_NOW + timedelta(days=91)), _NOW).tone is Tone.PASS
    assert item_verdict(Headline.GOOD, "not a time", _NOW) == Verdict(Tone.PASS, "Verified")
    assert item_verdict(Headline.REVOKED, soon, _NOW) == Verdict(Tone.FAIL, "Revoked by issuer")
