"""The register of awards."""

import csv
import io
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.awarding import AwardState, Register
from badgedesk.awarding.register.register import NewAward, NewBatch
from badgedesk.core.errors import Code, StoreError
from badgedesk.host.paths import ProfilePaths

NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
BATCH = NewBatch("Rope Access", "did:key:z6Mk", "ab" * 32, NOON, b"data:image/png;base64,AAAA")


def _award(number: int, **changes: object) -> NewAward:
    award = NewAward(
        id=f"urn:uuid:00000000-0000-4000-8000-{number:012}",
        row=number + 1,
        recipient=f"Person {number}",
        email=f"p{number}@example.org",
        design="Rope Access",
        achievement="urn:uuid:achievement",
        issuer="did:key:z6Mk",
        issuer_name="Harbour School",
        awarded_at=NOON,
        valid_until=None,
        stem=f"Rope Access - Person {number}",
        sameness=number.to_bytes(32, "big"),
        content=b"c" * 32,
        credential=f'{{"n":{number},"image":"data:image/png;base64,AAAA","name":"Zoë"}}'.encode(),
    )
    return replace(award, **changes)  # type: ignore[arg-type]  # what each test changes


@pytest.fixture
def filled(register: Register) -> Register:
    """A register with three awards."""
    register.prepare(register.open_batch(BATCH), [_award(1), _award(2), _award(3)])
    return register


def _change(paths: ProfilePaths, sql: str) -> None:
    with closing(sqlite3.connect(paths.register_db)) as connection, connection:
        connection.execute(sql)


def test_awards_are_numbered_in_the_order_of_signing(filled: Register) -> None:
    assert [(entry.number, entry.recipient) for entry in filled.entries()] == [
        (1, "Person 1"),
        (2, "Person 2"),
        (3, "Person 3"),
    ]


def test_an_award_is_prepared_until_its_files_are_there(filled: Register) -> None:
    award = _award(2)
    assert filled.entry(award.id).state is AwardState.PREPARED
    filled.confirm([(award.id, "Another name", ("Another name.png", "Another name.svg"))])
    entry = filled.entry(award.id)
    assert entry.state is AwardState.AWARDED
    assert (entry.stem, entry.files) == ("Another name", ("Another name.png", "Another name.svg"))
    assert filled.entry(_award(1).id).state is AwardState.PREPARED


def test_an_entry_says_who_what_by_whom_and_when(filled: Register) -> None:
    entry = filled.entry("Person 3")
    assert (entry.design, entry.achievement, entry.issuer) == ("Rope Access", "urn:uuid:achievement", "did:key:z6Mk")
    assert (entry.issuer_name, entry.email, entry.row) == ("Harbour School", "p3@example.org", 4)
    assert (entry.awarded_at, entry.valid_until, entry.files) == ("2026-11-14T12:00:00Z", None, ())


@pytest.mark.parametrize("wanted", ["2", "urn:uuid:00000000-0000-4000-8000-000000000002", "Person 2"])
def test_an_award_is_found_by_number_id_or_name(filled: Register, wanted: str) -> None:
    assert filled.entry(wanted).number == 2


def test_an_award_is_found_by_its_bare_uuid(filled: Register) -> None:
    assert filled.entry("00000000-0000-4000-8000-000000000001").number == 1


def test_what_is_not_there_is_a_fault(filled: Register) -> None:
    for look in (filled.entry, filled.credential):
        with pytest.raises(StoreError) as caught:
            look("urn:uuid:none")
        assert caught.value.code is Code.ITEM_NOT_FOUND


def test_a_name_that_two_awards_have_is_ambiguous(filled: Register) -> None:
    filled.prepare(1, [_award(4, recipient="Person 1")])
    with pytest.raises(StoreError) as caught:
        filled.entry("Person 1")
    assert caught.value.code is Code.ITEM_AMBIGUOUS


def test_credentials_come_back_byte_for_byte(filled: Register) -> None:
    assert filled.credential(_award(2).id) == _award(2).credential


def test_the_picture_of_a_batch_is_kept_once(filled: Register, paths: ProfilePaths) -> None:
    with closing(sqlite3.connect(paths.register_db)) as connection:
        kept = connection.execute("SELECT credential FROM award").fetchall()
    assert [b"base64" in row[0] for row in kept] == [False, False, False]


def test_a_credential_without_the_picture_is_kept_whole(filled: Register) -> None:
    filled.prepare(1, [_award(4, credential=b'{"other":1}')])
    assert filled.credential(_award(4).id) == b'{"other":1}'


def test_the_same_award_is_never_entered_twice(filled: Register) -> None:
    standing = filled.prepare(1, [_award(9, sameness=_award(2).sameness), _award(5)])
    assert standing[_award(2).sameness].id == _award(2).id
    assert [entry.id for entry in filled.entries()] == [_award(number).id for number in (1, 2, 3, 5)]


def test_awards_are_found_by_what_makes_them_the_same(filled: Register) -> None:
    wanted = [number.to_bytes(32, "big") for number in range(1200)]
    assert {entry.number for entry in filled.find(wanted).values()} == {1, 2, 3}


def test_two_registers_continue_one_chain(filled: Register, paths: ProfilePaths) -> None:
    with Register(paths) as other:
        other.prepare(other.open_batch(BATCH), [_award(4)])
        filled.prepare(1, [_award(5)])
        assert other.check() == 5


def test_an_untouched_register_is_sound(filled: Register) -> None:
    filled.confirm([(_award(1).id, "s", ("s.png",))])
    assert filled.check() == 3


def test_a_register_longer_than_one_page_is_checked_to_its_end(register: Register, paths: ProfilePaths) -> None:
    register.prepare(register.open_batch(BATCH), [_award(number) for number in range(1, 1102)])
    assert register.check() == 1101
    _change(paths, "UPDATE award SET recipient = 'Eve' WHERE number = 1101")
    with pytest.raises(StoreError):
        register.check()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE award SET recipient = 'Eve' WHERE number = 2",
        "UPDATE award SET email = NULL WHERE number = 2",
        "UPDATE award SET awarded_at = '2020-01-01T00:00:00Z' WHERE number = 2",
        "UPDATE award SET credential = CAST('{}' AS BLOB) WHERE number = 2",
        "UPDATE award SET entry_hash = zeroblob(32) WHERE number = 2",
        "UPDATE award SET chain = zeroblob(32) WHERE number = 2",
        "DELETE FROM award WHERE number = 2",
        "UPDATE award SET number = 7 WHERE number = 3",
        "UPDATE batch SET picture = zeroblob(26)",
    ],
)
def test_any_change_breaks_the_chain(filled: Register, paths: ProfilePaths, sql: str) -> None:
    _change(paths, sql)
    with pytest.raises(StoreError) as caught:
        filled.check()
    assert caught.value.code is Code.STORE_DAMAGED


def test_erasing_a_person_leaves_the_chain_whole(filled: Register, paths: ProfilePaths) -> None:
    _change(paths, "UPDATE award SET recipient = NULL, email = NULL, credential = NULL, salt = NULL WHERE number = 2")
    assert filled.check() == 3
    assert filled.entry("2").recipient is None


def test_changed_credentials_are_noticed_when_read(filled: Register, paths: ProfilePaths) -> None:
    _change(paths, "UPDATE award SET credential = CAST('{}' AS BLOB) WHERE number = 2")
    with pytest.raises(StoreError) as caught:
        filled.credential(_award(2).id)
    assert caught.value.code is Code.STORE_DAMAGED


def test_the_register_is_exported_with_formulas_disarmed(filled: Register) -> None:
    filled.prepare(1, [_award(4, recipient="=1+1", email=None)])
    rows = list(csv.DictReader(io.StringIO(filled.export().decode("utf-8-sig"), newline="")))
    assert [row["recipient"] for row in rows] == ["Person 1", "Person 2", "Person 3", "'=1+1"]
    assert [row["disarmed"] for row in rows] == ["", "", "", "recipient"]
    assert rows[0] == {
        "number": "1",
        "id": _award(1).id,
        "recipient": "Person 1",
        "email": "p1@example.org",
        "design": "Rope Access",
        "issuer": "Harbour School",
        "state": "prepared",
        "awarded at": "2026-11-14T12:00:00Z",
        "files": "",
        "disarmed": "",
    }


def test_the_same_facts_never_hash_the_same_twice(register: Register, paths: ProfilePaths) -> None:
    register.prepare(register.open_batch(BATCH), [_award(1)])
    with closing(sqlite3.connect(paths.register_db)) as connection:
        (first,) = connection.execute("SELECT entry_hash FROM award").fetchone()
        connection.execute("DELETE FROM award")
        connection.commit()
    register.prepare(1, [_award(1)])
    with closing(sqlite3.connect(paths.register_db)) as connection:
        (second,) = connection.execute("SELECT entry_hash FROM award").fetchone()
    assert first != second


def test_a_file_with_bad_sectors_is_not_called_sound(filled: Register, paths: ProfilePaths) -> None:
    filled.prepare(1, [_award(number, credential=bytes(9_000)) for number in range(4, 40)])
    filled.close()
    with closing(sqlite3.connect(paths.register_db)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(paths.register_db.read_bytes())
    for place in range(8 * 4096, len(data), 3 * 4096):
        data[place : place + 600] = b"\xff" * 600
    paths.register_db.write_bytes(data)
    with Register(paths) as damaged, pytest.raises(StoreError) as caught:
        damaged.check()
    assert caught.value.code is Code.STORE_DAMAGED
