"""What the user said about asking hosts: kept, sealed, and read so that damage allows nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.host.consent import SWITCH, AgreedHost, Consent, ConsentBook, is_switched_off
from badgedesk.host.paths import ProfilePaths, open_profile

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    return open_profile(tmp_path / "profile")


def test_at_first_no_host_is_agreed_to_and_the_switch_is_not_set(paths: ProfilePaths) -> None:
    assert ConsentBook(paths).read() == Consent(never=False, hosts=())
    assert not ConsentBook(paths).read().agrees_to("club.example")
    assert not paths.consent.exists()


def test_a_host_that_was_agreed_to_is_remembered_until_it_is_taken_back(paths: ProfilePaths) -> None:
    ConsentBook(paths).agree("club.example", NOW)
    ConsentBook(paths).agree("award.example", NOW)
    ConsentBook(paths).agree("club.example", NOW)
    read = ConsentBook(paths).read()
    assert read.hosts == (AgreedHost("award.example", NOW), AgreedHost("club.example", NOW))
    assert read.agrees_to("club.example")
    assert not read.agrees_to("www.club.example")
    ConsentBook(paths).take_back("club.example")
    assert not ConsentBook(paths).read().agrees_to("club.example")
    assert ConsentBook(paths).read().agrees_to("award.example")


def test_the_switch_keeps_every_host_off_and_forgets_none(paths: ProfilePaths) -> None:
    ConsentBook(paths).agree("club.example", NOW)
    ConsentBook(paths).set_never(never=True)
    assert ConsentBook(paths).read().never
    assert not ConsentBook(paths).read().agrees_to("club.example")
    ConsentBook(paths).set_never(never=False)
    assert ConsentBook(paths).read().agrees_to("club.example")


@pytest.mark.parametrize(
    "record",
    [b"", b"{", b"[]", b'{"format":2,"never":false,"hosts":[]}', b'{"format":1,"never":"no","hosts":[]}',
     b'{"format":1,"never":false,"hosts":[{"host":"club.example"}]}', b'{"format":1,"never":false,"hosts":["a"]}',
     b'{"format":1,"never":false,"hosts":[{"host":"club.example","agreedAt":"yesterday"}]}'],
)  # fmt: skip
def test_a_record_that_cannot_be_read_allows_nothing(paths: ProfilePaths, record: bytes) -> None:
    paths.consent.write_bytes(record)
    assert ConsentBook(paths).read() == Consent(never=True)


def test_the_record_of_a_locked_profile_is_sealed_and_not_read_without_its_key(paths: ProfilePaths) -> None:
    secret = bytes(range(32))
    opened = ProfilePaths(paths.folder, secret)
    ConsentBook(opened).agree("club.example", NOW)
    assert b"club.example" not in paths.consent.read_bytes()
    assert ConsentBook(opened).read().agrees_to("club.example")
    paths.lock.write_text("{}", "utf-8")
    with pytest.raises(KeyStoreError) as refused:
        ConsentBook(paths).read()
    assert refused.value.code is Code.WALLET_LOCKED


def test_the_record_names_hosts_and_times_and_nothing_else(paths: ProfilePaths) -> None:
    ConsentBook(paths).agree("club.example", NOW)
    assert json.loads(paths.consent.read_bytes()) == {
        "format": 1,
        "never": False,
        "hosts": [{"host": "club.example", "agreedAt": "2026-11-14T09:00:00Z"}],
    }


def test_the_environment_switches_everything_off() -> None:
    assert is_switched_off({SWITCH: "1"})
    assert not is_switched_off({SWITCH: ""})
    assert not is_switched_off({})
