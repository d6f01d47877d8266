from datetime import UTC, datetime, timedelta, timezone

import pytest

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import Code, InputError


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-01T09:00:00Z", datetime(2025, 3, 1, 9, tzinfo=UTC)),
        ("2025-03-01T09:00:00+02:00", datetime(2025, 3, 1, 7, tzinfo=UTC)),
        ("2025-03-01T09:00:00.5Z", datetime(2025, 3, 1, 9, 0, 0, 500_000, tzinfo=UTC)),
        ("2025-03-01T09:00:00.1234567891Z", datetime(2025, 3, 1, 9, 0, 0, 123_456, tzinfo=UTC)),
        ("2025-12-31T24:00:00Z", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2024-02-29T00:00:00-11:00", datetime(2024, 2, 29, 11, tzinfo=UTC)),
    ],
)
def test_times_with_a_zone_are_read_as_instants(text: str, moment: datetime) -> None:
    assert parse_time(text) == moment
    assert parse_time(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-03-01",
        "2025-03-01T09:00:00",
        "2025-03-01 09:00:00Z",
        "2025-02-30T09:00:00Z",
        "2025-03-01T25:00:00Z",
        "2025-03-01T09:00:00z",
        "2025-03-01T09:00:00+25:00",
        "9999-12-31T24:00:00Z",
        "٢٠٢٥-03-01T09:00:00Z",
        "2025-03-01T09:00:00Z\n",
    ],
)
def test_what_is_no_time_with_a_zone_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_time(text)
    assert caught.value.code is Code.CREDENTIAL_DATE


def test_times_are_written_in_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    assert format_time(datetime(2026, 11, 14, 14, 30, 9, 999, tzinfo=east)) == "2026-11-14T09:00:09Z"


def test_a_time_without_a_zone_is_never_written() -> None:
    with pytest.raises(ValueError, match="zone"):
        format_time(datetime(2026, 11, 14))
