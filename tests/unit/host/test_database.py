"""SQLite behind one door."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from badgedesk.core.errors import Code, StoreError
from badgedesk.host import database as database_module
from badgedesk.host.database import Database, Schema, open_database
from tests.unit.host.disks import mounted_disk, remount

FIRST = Schema(0x54455354, (("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",),))
SECOND = Schema(
    0x54455354, (*FIRST.steps, ("ALTER TABLE note ADD COLUMN colour TEXT", "UPDATE note SET colour = 'red'"))
)
BROKEN = Schema(0x54455354, (*FIRST.steps, ("ALTER TABLE note ADD COLUMN colour TEXT", "UPDATE nonsense SET a = 1")))
FOREIGN = Schema(0x4F544845, FIRST.steps)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "a.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open database with one note."""
    with open_database(path, FIRST) as opened:
        opened.execute("INSERT INTO note (text) VALUES (?)", ("first",))
        yield opened


def code_of(path: Path, schema: Schema) -> Code:
    with pytest.raises(StoreError) as caught:
        open_database(path, schema)
    return caught.value.code


def notes(database: Database) -> list[object]:
    return [row[0] for row in database.rows("SELECT text FROM note ORDER BY id")]


def test_a_new_database_says_whose_it_is(database: Database) -> None:
    assert database.row("PRAGMA application_id") == (0x54455354,)
    assert database.row("PRAGMA user_version") == (1,)


def test_the_database_is_set_to_lose_nothing_and_to_leave_nothing(database: Database) -> None:
    names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "auto_vacuum", "busy_timeout")
    settings = {name: (database.row(f"PRAGMA {name}") or (None,))[0] for name in names}
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "auto_vacuum": 2,
        "busy_timeout": 5000,
    }


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_database_and_log_are_for_their_owner_only(path: Path) -> None:
    old = os.umask(0)
    try:
        with open_database(path, FIRST) as opened:
            opened.execute("INSERT INTO note (text) VALUES ('a')")
            modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("a.db*")}
    finally:
        os.umask(old)
    assert modes == {0o600}


def test_what_is_written_is_there_at_the_next_opening(path: Path, database: Database) -> None:
    database.close()
    database.close()
    with open_database(path, FIRST) as again:
        assert notes(again) == ["first"]


def test_a_row_that_is_not_there_is_none(database: Database) -> None:
    assert database.row("SELECT text FROM note WHERE id = ?", (7,)) is None


def test_a_transaction_happens_as_a_whole(database: Database) -> None:
    with database.transaction():
        database.execute("INSERT INTO note (text) VALUES ('second')")
        database.execute("INSERT INTO note (text) VALUES ('third')")
    assert notes(database) == ["first", "second", "third"]


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction():
        database.execute("INSERT INTO note (text) VALUES ('second')")
        _ = 1 // 0
    assert notes(database) == ["first"]


def test_another_program_that_writes_is_waited_for_and_then_named(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    with open_database(path, FIRST) as other, database.transaction():
        with pytest.raises(StoreError) as caught, other.transaction():
            pytest.fail("two writers at once")
        assert caught.value.code is Code.STORE_BUSY
        assert notes(other) == ["first"]


def test_a_newer_database_is_refused_and_untouched(path: Path) -> None:
    open_database(path, SECOND).close()
    before = path.read_bytes()
    assert code_of(path, FIRST) is Code.STORE_NEWER
    assert path.read_bytes() == before


def test_an_older_database_is_copied_and_brought_up_to_date(path: Path, database: Database) -> None:
    database.close()
    with open_database(path, SECOND) as opened:
        assert opened.rows("SELECT text, colour FROM note") == [("first", "red")]
        assert opened.row("PRAGMA user_version") == (2,)
    with open_database(path.with_name("a.db.version-1"), FIRST) as copy:
        assert notes(copy) == ["first"]


def test_a_migration_that_fails_leaves_the_old_database(path: Path, database: Database) -> None:
    database.close()
    with pytest.raises(StoreError):
        open_database(path, BROKEN)
    with open_database(path, FIRST) as again:
        assert notes(again) == ["first"]
        assert again.rows("SELECT * FROM note") == [(1, "first")]


def test_a_copy_from_an_earlier_try_stays(path: Path, database: Database) -> None:
    database.close()
    copy = path.with_name("a.db.version-1")
    copy.write_bytes(b"kept")
    open_database(path, SECOND).close()
    assert copy.read_bytes() == b"kept"


def test_two_programs_may_make_the_same_database_at_once(path: Path) -> None:
    faults: list[StoreError] = []
    gate = threading.Barrier(4)

    def start(number: int) -> None:
        gate.wait()
        try:
            with open_database(path, FIRST) as opened:
                opened.execute("INSERT INTO note (text) VALUES (?)", (str(number),))
        except StoreError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=start, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with open_database(path, FIRST) as opened:
        assert sorted(map(str, notes(opened))) == ["0", "1", "2", "3"]


def test_a_database_of_another_program_is_refused_untouched(path: Path) -> None:
    open_database(path, FOREIGN).close()
    before = path.read_bytes()
    assert code_of(path, FIRST) is Code.STORE_DAMAGED
    assert path.read_bytes() == before


def test_a_database_without_a_mark_but_with_tables_is_refused(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (a)")
    other.close()
    assert code_of(path, FIRST) is Code.STORE_DAMAGED


def test_what_is_no_database_is_refused_untouched(path: Path) -> None:
    path.write_bytes(b"not a database, just text" * 100)
    assert code_of(path, FIRST) is Code.STORE_DAMAGED
    assert path.read_bytes() == b"not a database, just text" * 100


def test_a_database_in_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert code_of(tmp_path / "absent" / "a.db", FIRST) is Code.FILE_NOT_WRITABLE


def test_a_folder_in_its_place_is_a_fault(path: Path) -> None:
    path.mkdir()
    assert code_of(path, FIRST) is Code.FILE_NOT_WRITABLE


def test_a_database_cut_to_nothing_is_damage_not_a_fresh_start(path: Path) -> None:
    path.touch()
    assert code_of(path, FIRST) is Code.STORE_DAMAGED


def test_a_program_killed_while_making_the_database_leaves_none(path: Path) -> None:
    maker = (
        "import os, pathlib, sys\n"
        "from badgedesk.host import database\n"
        "database.move_to_free_place = lambda *_: os.kill(os.getpid(), 9)\n"
        "schema = database.Schema(0x54455354, (('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)',),))\n"
        "database.open_database(pathlib.Path(sys.argv[1]), schema)\n"
    )
    ended = subprocess.run([sys.executable, "-c", maker, str(path)], check=False)
    assert ended.returncode != 0
    assert not path.exists()
    with open_database(path, FIRST) as opened:
        assert notes(opened) == []


def test_a_new_database_leaves_nothing_unfinished(path: Path, database: Database) -> None:
    database.close()
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == ["a.db"]


def test_a_lost_table_is_damage(database: Database) -> None:
    with pytest.raises(StoreError) as caught:
        database.rows("SELECT * FROM lost")
    assert caught.value.code is Code.STORE_DAMAGED


def test_a_text_that_is_not_utf8_does_not_hide_the_other_rows(database: Database) -> None:
    database.execute("INSERT INTO note (text) VALUES ('second')")
    database.execute("UPDATE note SET text = CAST(x'6669ff' AS TEXT) WHERE id = 1")
    assert notes(database) == ["fi\ufffd", "second"]
    assert database.row("SELECT text FROM note WHERE id = 2") == ("second",)


def test_a_damaged_definition_of_a_table_is_damage(path: Path, database: Database) -> None:
    database.close()
    data = path.read_bytes()
    path.write_bytes(
        data.replace(b"id INTEGER PRIMARY", b"id INTE\xffER PRIMARY", 1).replace(b"KEY, text", b"KE\xff, text")
    )
    assert code_of(path, FIRST) is Code.STORE_DAMAGED


def test_a_mistake_in_the_program_is_no_fault_of_the_store(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.rows("SELECT nothing nowhere somehow")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO note (id, text) VALUES (1, 'again')")


def test_a_sound_file_shows_no_damage(database: Database) -> None:
    assert database.damage() == ()


def test_a_torn_page_is_damage(path: Path, database: Database) -> None:
    for number in range(200):
        database.execute("INSERT INTO note (text) VALUES (?)", (f"{number} " * 50,))
    database.close()
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = bytes(200)
    path.write_bytes(data)
    with open_database(path, FIRST) as opened:
        assert opened.damage() != ()
        with pytest.raises(StoreError) as caught:
            notes(opened)
        assert caught.value.code is Code.STORE_DAMAGED


def test_removed_text_is_nowhere_on_the_disk(path: Path, database: Database) -> None:
    marker = "Xanthippe-Quill"
    database.execute("INSERT INTO note (text) VALUES (?)", (marker * 2000,))
    assert any(marker.encode() in file.read_bytes() for file in path.parent.glob("a.db*"))
    database.execute("DELETE FROM note WHERE text LIKE ?", (f"{marker}%",))
    database.forget_removed()
    assert not any(marker.encode() in file.read_bytes() for file in path.parent.glob("a.db*"))
    assert path.stat().st_size <= 3 * 4096


def test_forgetting_is_put_off_while_another_program_writes(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    with open_database(path, FIRST) as other, database.transaction():
        other.forget_removed()
    assert notes(database) == ["first"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 KiB."""
    with mounted_disk(tmp_path / "disk", "512k") as folder:
        yield folder


def test_a_full_disk_loses_nothing_and_a_retry_works(small_disk: Path) -> None:
    written = []
    with open_database(small_disk / "a.db", FIRST) as opened:
        with pytest.raises(StoreError) as caught:
            for number in range(1000):
                opened.execute("INSERT INTO note (text) VALUES (?)", (f"{number} ".ljust(3000, "x"),))
                written.append(number)
        assert caught.value.code is Code.FILE_NOT_WRITABLE
        assert 10 < len(written) < 1000
        assert len(notes(opened)) == len(written)
        remount(small_disk, "size=8m")
        opened.execute("INSERT INTO note (text) VALUES ('after')")
    with open_database(small_disk / "a.db", FIRST) as again:
        assert len(notes(again)) == len(written) + 1
        assert again.damage() == ()


def test_a_read_only_disk_is_read_and_says_that_nothing_can_be_saved(small_disk: Path) -> None:
    with open_database(small_disk / "a.db", FIRST) as opened:
        opened.execute("INSERT INTO note (text) VALUES ('first')")
    remount(small_disk, "ro")
    with open_database(small_disk / "a.db", FIRST) as opened:
        assert opened.read_only
        assert notes(opened) == ["first"]
        with pytest.raises(StoreError) as caught, opened.transaction():
            opened.execute("INSERT INTO note (text) VALUES ('second')")
        assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert code_of(small_disk / "a.db", SECOND) is Code.FILE_NOT_WRITABLE
    assert code_of(small_disk / "b.db", FIRST) is Code.FILE_NOT_WRITABLE


def test_changes_in_the_log_of_a_read_only_place_are_not_passed_over(small_disk: Path) -> None:
    with open_database(small_disk / "a.db", FIRST) as opened:
        opened.execute("INSERT INTO note (text) VALUES ('first')")
        copy = small_disk / "copy"
        copy.mkdir()
        for file in small_disk.glob("a.db*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, copy)
    remount(small_disk, "ro")
    assert code_of(copy / "a.db", FIRST) is Code.FILE_NOT_WRITABLE


def test_a_database_that_was_replaced_is_not_written_and_both_are_kept(database: Database, path: Path) -> None:
    other = path.with_name("other.db")
    with open_database(other, FIRST) as opened:
        opened.execute("INSERT INTO note (text) VALUES ('theirs')")
    database.execute("INSERT INTO note (text) VALUES ('only in the log')")
    other.replace(path)
    for _ in range(2):
        with pytest.raises(StoreError) as caught, database.transaction():
            database.execute("INSERT INTO note (text) VALUES ('lost')")
        assert (caught.value.code, caught.value.facts["kept"]) == (Code.STORE_REPLACED, "a.db.kept-1")
    assert sorted(found.name for found in path.parent.glob("a.db.kept*")) == ["a.db.kept-1"]
    with open_database(path.with_name("a.db.kept-1"), FIRST) as kept:
        assert notes(kept) == ["first", "only in the log"]
    database.close()
    for log in path.parent.glob("a.db-*"):
        log.unlink()
    with open_database(path, FIRST) as theirs:
        assert notes(theirs) == ["theirs"]
