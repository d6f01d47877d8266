"""The real clock and the real dice."""

import re
from datetime import UTC, datetime, timedelta

from badgedesk.host import clock


def test_now_is_aware_and_in_utc() -> None:
    moment = clock.now()
    assert moment.tzinfo is UTC
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=1)


def test_an_id_is_a_uuid_address_and_fresh() -> None:
    first, second = clock.new_id(), clock.new_id()
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first)
    assert first != second


def test_a_salt_holds_sixteen_fresh_bytes() -> None:
    first, second = clock.new_salt(), clock.new_salt()
    assert len(bytes.fromhex(first)) == 16
    assert first != second


def test_random_bytes_are_as_many_as_asked_for() -> None:
    assert len(clock.random_bytes(12)) == 12
    assert clock.random_bytes(12) != clock.random_bytes(12)
