"""Reports as text in the database."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.errors import Code, StoreError
from badgedesk.core.limits import STATUS_FRESH_S
from badgedesk.core.model.report import (
    BadgeFormat,
    Binding,
    Check,
    CheckName,
    CredentialSummary,
    Outcome,
    ProofSummary,
    Report,
    TrustState,
)
from badgedesk.wallet.reports import due_time, read_report, write_report

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | text
checks = st.builds(
    Check,
    st.sampled_from(CheckName),
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Code),
    maybe,
    st.lists(st.tuples(text, text), max_size=2).map(tuple),
)
proofs = st.builds(
    ProofSummary,
    text,
    st.sampled_from(Outcome),
    maybe,
    st.none() | st.sampled_from(Binding),
    st.none() | st.sampled_from(Code),
)
summaries = st.builds(CredentialSummary, *[maybe] * 4, st.sampled_from(TrustState), *[maybe] * 5, st.just("0" * 64))
reports = st.builds(
    Report,
    st.sampled_from(BadgeFormat),
    st.lists(checks, max_size=8).map(tuple),
    st.lists(proofs, max_size=3).map(tuple),
    st.none() | summaries,
)


@settings(max_examples=100, deadline=None)
@given(reports)
def test_any_report_comes_back_as_it_was(report: Report) -> None:
    assert read_report(write_report(report)) == report


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "{}",
        '{"format": "ob3", "checks": [], "proofs": [], "credential": null}',
        '{"format": "vc", "checks": {}, "proofs": [], "credential": null}',
        '{"format": "vc", "checks": [1], "proofs": [], "credential": null}',
        '{"format": "vc", "checks": [{"name": "time"}], "proofs": [], "credential": null}',
        '{"format": "vc", "checks": [], "proofs": [], "credential": {"id": 1}}',
    ],
)
def test_anything_else_is_damage(damaged: str) -> None:
    with pytest.raises(StoreError) as caught:
        read_report(damaged)
    assert caught.value.code is Code.STORE_DAMAGED


def report_of(valid_from: str | None, valid_until: str | None, status: Outcome = Outcome.NOT_APPLICABLE) -> Report:
    summary = CredentialSummary(
        None, None, None, None, TrustState.UNKNOWN, None, None, None, valid_from, valid_until, "0" * 64
    )
    return Report(BadgeFormat.OB3_EMBEDDED, (Check(CheckName.STATUS, status),), (), summary)


@pytest.mark.parametrize(
    ("report", "due_at"),
    [
        (report_of("2026-01-01T00:00:00Z", None), None),
        (report_of("2026-01-01T00:00:00Z", "2026-10-01T00:00:00Z"), None),
        (report_of("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"), datetime(2027, 1, 1, tzinfo=UTC)),
        (report_of("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"), datetime(2026, 12, 1, tzinfo=UTC)),
        (report_of("sometime", "never"), None),
        (report_of(None, None, Outcome.PASS), NOW + timedelta(seconds=STATUS_FRESH_S)),
        (report_of(None, "2026-11-15T00:00:00Z", Outcome.PASS), datetime(2026, 11, 15, tzinfo=UTC)),
        (Report(BadgeFormat.NONE, ()), None),
    ],
)
def test_a_report_is_due_when_a_date_passes_or_a_list_ages(report: Report, due_at: datetime | None) -> None:
    assert due_time(report, NOW) == due_at


def test_the_text_is_json() -> None:
    assert json.loads(write_report(report_of(None, None)))["format"] == "ob3-embedded"
