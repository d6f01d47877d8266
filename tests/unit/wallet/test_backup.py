"""Backups: written, read by other means, damaged in every way, restored, merged."""

import importlib.util
import io
import json
import random
import tarfile
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from badgedesk.core.errors import BadgeDeskError, Code, InputError, KeyStoreError, StoreError
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.sealed_stream import PIECE_BYTES, SealedReader, SealedWriter
from badgedesk.wallet import Query, Sort, Wallet
from badgedesk.wallet.backup import Choice, Written, restore_backup, write_backup
from badgedesk.wallet.backups import dated_name, free_names
from tests.unit.wallet.conftest import CLUB, NOW, Clock, as_png, badge

_ROOT = Path(__file__).resolve().parents[3]
_VECTOR = _ROOT / "tests" / "data" / "backups" / "version-1.badgebackup"
_WORDS = "correct horse battery staple"


def back_up(paths: ProfilePaths, target: Path, passphrase: str = _WORDS) -> Written:
    return write_backup(paths, target, Choice(passphrase, cost=LEAST_COST), now=lambda: NOW)


def digests(paths: ProfilePaths) -> set[str]:
    return {path.name for path in paths.originals.iterdir()}


@pytest.fixture
def full(wallet: Wallet, paths: ProfilePaths) -> ProfilePaths:
    """A profile with three badges, tags, a note, collections, a known issuer and an identity."""
    wallet.trust.add(CLUB.profile.id, "Bay Sailing Club", "I am a member")
    wallet.own.add("anna@baysail.example")
    ids = [
        wallet.add(as_png(badge(achievement=name)), f"{name}.png").item.id for name in ("Anchor", "Bowline", "Chart")
    ]
    wallet.marks.tag(ids[:2], ["sea"])
    wallet.marks.note(ids[0], "Learnt at night")
    wallet.marks.arrange(ids[::-1])
    wallet.collections.make("Sailing")
    wallet.collections.put("Sailing", [ids[2], ids[0]])
    wallet.collections.make("Knots", Query(text="bow"))
    wallet.close()
    return paths


@pytest.fixture
def empty(tmp_path: Path) -> ProfilePaths:
    return open_profile(tmp_path / "other")


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    """The reader that stands alone."""
    found = importlib.util.spec_from_file_location("read_backup", _ROOT / "docs" / "read_backup.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_restored_into_an_empty_profile_everything_is_the_same(
    full: ProfilePaths, empty: ProfilePaths, tmp_path: Path, clock: Clock
) -> None:
    written = back_up(full, tmp_path / "b.badgebackup")
    assert (written.badges, written.files) == (3, 3)
    restored = restore_backup(empty, written.path, _WORDS, now=clock)
    assert (restored.added, restored.known, restored.kept) == (3, 0, None)
    assert digests(empty) == digests(full)
    with Wallet(full, now=clock) as before, Wallet(empty, now=clock) as after:
        assert after.items() == before.items()
        assert [after.report(item.id) for item in after.items()] == [before.report(item.id) for item in before.items()]
        assert after.marks.tags() == (("sea", 2),)
        assert [item.name for item in after.finder.found(Query(sort=Sort.OWN))] == ["Chart", "Bowline", "Anchor"]
        assert after.collections.entries() == before.collections.entries()
        assert after.trust.entries() == before.trust.entries()
        assert after.identities() == before.identities()
        assert [item.name for item in after.search("night")] == ["Anchor"]
        assert after.check() == ()


def test_a_backup_is_merged_by_content_and_the_old_wallet_kept(
    full: ProfilePaths, empty: ProfilePaths, tmp_path: Path, clock: Clock
) -> None:
    with Wallet(empty, now=clock) as other:
        known = other.add(badge(achievement="Anchor"), "again.json").item
        other.marks.note(known.id, "My own words")
        other.add(badge(achievement="Dinghy"), "d.json")
        other.collections.make("Sailing")
    restored = restore_backup(empty, back_up(full, tmp_path / "b").path, _WORDS, now=clock)
    assert (restored.added, restored.known) == (2, 1)
    assert restored.kept is not None
    assert restored.kept.name == "wallet.db.before-restore-20261114T090000Z"
    with Wallet(empty, now=clock) as other:
        assert [item.name for item in other.items()] == ["Anchor", "Dinghy", "Bowline", "Chart"]
        assert [original.name for original in other.originals(known.id)] == ["Anchor.png", "again.json"]
        assert other.marks.mark_of(known.id).note == "My own words"
        assert other.marks.tags_of(known.id) == ("sea",)
        assert [entry.name for entry in other.collections.entries()] == ["Knots", "Sailing", "Sailing (2)"]
        assert other.check() == ()
    again = restore_backup(empty, tmp_path / "b", _WORDS, now=clock)
    assert (again.added, again.known) == (0, 3)


def test_a_wrong_passphrase_changes_nothing(full: ProfilePaths, empty: ProfilePaths, tmp_path: Path) -> None:
    back_up(full, tmp_path / "b")
    with pytest.raises(KeyStoreError) as caught:
        restore_backup(empty, tmp_path / "b", "another")
    assert caught.value.code is Code.PASSPHRASE_WRONG
    assert sorted(path.name for path in empty.folder.rglob("*")) == ["keys", "originals"]


def test_no_changed_or_missing_byte_is_accepted(full: ProfilePaths, empty: ProfilePaths, tmp_path: Path) -> None:
    whole = back_up(full, tmp_path / "b").path.read_bytes()
    dice = random.Random(20261114)
    head = whole.index(b"\n", whole.index(b"\n") + 1)
    places = [*range(0, head, 7), *(dice.randrange(len(whole)) for _ in range(40))]
    changed = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in places]
    changed += [whole[:length] for length in (0, 1, 10, head, head + 1, len(whole) // 2, len(whole) - 1)]
    changed += [whole + b"x"]
    target = tmp_path / "changed"
    for data in changed:
        target.write_bytes(data)
        with pytest.raises(BadgeDeskError):
            restore_backup(empty, target, _WORDS)
    assert sorted(path.name for path in empty.folder.rglob("*")) == ["keys", "originals"]


def test_pieces_cannot_be_dropped_or_moved() -> None:
    target = io.BytesIO()
    writer = SealedWriter(target, _WORDS, NOW, bytes, LEAST_COST)
    plain = bytes(range(256)) * (3 * PIECE_BYTES // 256) + b"end"
    writer.write(plain)
    writer.finish()
    whole = target.getvalue()
    assert SealedReader(io.BytesIO(whole), _WORDS).readall() == plain
    start = whole.index(b"}\n") + 2
    step = PIECE_BYTES + 16
    first, second, third, last = (whole[start + step * number : start + step * (number + 1)] for number in range(4))
    for pieces in ((first, second, third), (first, third, second, last), (first, second, last), (first, last)):
        sealed = SealedReader(io.BytesIO(whole[:start] + b"".join(pieces)), _WORDS)
        with pytest.raises(StoreError) as caught:
            sealed.drain()
        assert caught.value.code is Code.BACKUP_DAMAGED


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.BACKUP_FORMAT),
        (b"\x89PNG\r\n", Code.BACKUP_FORMAT),
        (b"BadgeDesk backup 2\n{}\n", Code.STORE_NEWER),
        (b"BadgeDesk backup 1\n{}\n", Code.BACKUP_DAMAGED),
        (b"BadgeDesk backup 1\n", Code.BACKUP_DAMAGED),
    ],
)
def test_what_is_no_backup_is_named(empty: ProfilePaths, tmp_path: Path, data: bytes, code: Code) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises((InputError, StoreError)) as caught:
        restore_backup(empty, tmp_path / "x", _WORDS)
    assert caught.value.code is code


def sealed_tar(members: dict[str, bytes], *, listed: bool = True) -> bytes:
    from hashlib import sha256

    target = io.BytesIO()
    writer = SealedWriter(target, _WORDS, NOW, bytes, LEAST_COST)
    with tarfile.open(fileobj=writer, mode="w|") as archive:
        if listed:
            held = {name: sha256(data).hexdigest() for name, data in members.items()}
            members = {**members, "digests.json": json.dumps(held).encode()}
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    writer.finish()
    return target.getvalue()


_MANIFEST = b'{"format":1,"made":"2026-11-14T09:00:00Z","schemas":{"wallet":2}}'


@pytest.mark.parametrize(
    "members",
    [
        {"manifest.json": _MANIFEST, "../evil": b"x"},
        {"manifest.json": _MANIFEST, "/etc/evil": b"x"},
        {"manifest.json": _MANIFEST, "designs/..": b"x"},
        {"manifest.json": _MANIFEST, "originals/" + "0" * 64: b"other bytes"},
        {"manifest.json": _MANIFEST, "wallet/000000.jsonl": b'{"table":"sqlite_schema","columns":[],"rows":[]}\n'},
        {"manifest.json": _MANIFEST, "wallet/000000.jsonl": b'{"table":"item","columns":["x) --"],"rows":[[1]]}\n'},
        {"manifest.json": _MANIFEST, "wallet/000000.jsonl": b"nothing"},
        {"designs/a.badge": b"<svg/>"},
    ],
)
def test_a_backup_that_was_made_to_harm_is_refused(
    empty: ProfilePaths, tmp_path: Path, members: dict[str, bytes]
) -> None:
    (tmp_path / "x").write_bytes(sealed_tar(members))
    with pytest.raises(StoreError) as caught:
        restore_backup(empty, tmp_path / "x", _WORDS)
    assert caught.value.code is Code.BACKUP_DAMAGED
    assert sorted(path.name for path in empty.folder.rglob("*")) == ["keys", "originals"]
    assert not list(tmp_path.rglob("evil"))


def test_a_backup_without_its_list_of_contents_is_refused(empty: ProfilePaths, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(sealed_tar({"manifest.json": _MANIFEST}, listed=False))
    with pytest.raises(StoreError) as caught:
        restore_backup(empty, tmp_path / "x", _WORDS)
    assert caught.value.code is Code.BACKUP_DAMAGED


def test_a_damaged_wallet_is_not_backed_up_in_silence(full: ProfilePaths, tmp_path: Path) -> None:
    next(full.originals.iterdir()).write_bytes(b"other")
    with pytest.raises(StoreError) as caught:
        back_up(full, tmp_path / "b")
    assert caught.value.code is Code.STORE_DAMAGED
    assert not list(tmp_path.glob("*b"))


def test_the_reader_that_stands_alone_gives_the_same_files(
    full: ProfilePaths, tmp_path: Path, reader: ModuleType
) -> None:
    back_up(full, tmp_path / "b")
    archive = reader.unseal((tmp_path / "b").read_bytes(), _WORDS)
    reader.unpack(archive, tmp_path / "out")
    for path in full.originals.iterdir():
        assert (tmp_path / "out" / "originals" / path.name).read_bytes() == path.read_bytes()
    with pytest.raises(SystemExit):
        reader.unseal((tmp_path / "b").read_bytes(), "another")


def test_the_published_backup_is_read_by_both(
    empty: ProfilePaths, tmp_path: Path, reader: ModuleType, clock: Clock
) -> None:
    assert reader.unpack(reader.unseal(_VECTOR.read_bytes(), _WORDS), tmp_path / "out") == 6
    # Written down when the file was published: the SHA-256 of what was received.
    assert sorted(path.name for path in (tmp_path / "out" / "originals").iterdir()) == _PUBLISHED
    assert restore_backup(empty, _VECTOR, _WORDS, now=clock).added == 2
    assert sorted(digests(empty)) == _PUBLISHED
    with Wallet(empty, now=clock) as wallet:
        assert wallet.check() == ()
        assert [item.name for item in wallet.items()] == ["Coastal Skipper", "急救"]


_PUBLISHED = [
    "257949be9069802ef3e68a8b3153223dc2b780efe4b29f5a011b86698d2666f1",
    "adaa7df37d23c4e027586b5ccc421e87738f17936d59b2bfcb512953e6fb2c05",
    "ddfe2f4bf5c05c049983b0dae392509cd79a8047bc8b5eb3d75997f1f5c8cff1",
    "fa058a596c9683a076cd2640cd3652030b10cd60f8e69fc5bcc81c710c65edd8",
]


def test_the_wallet_knows_when_it_is_time_for_a_backup(wallet: Wallet, clock: Clock) -> None:
    assert not wallet.backups.state().due
    wallet.add(badge(), "a.json")
    assert wallet.backups.state().due
    wallet.backups.note()
    assert (wallet.backups.state().at, wallet.backups.state().new) == (NOW, 0)
    clock.moment = NOW + timedelta(days=1)
    for number in range(20):
        assert not wallet.backups.state().due
        wallet.add(badge(achievement=f"Badge {number}"), "b.json")
    assert wallet.backups.state().due


def test_old_backups_give_way_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    names = [dated_name(NOW + timedelta(days=day)) for day in range(5)]
    for name in (*names, "BadgeDesk of mine.badgebackup", "other.txt"):
        (folder / name).touch()
    assert [path.name for path in free_names(folder, 2)] == names[:3]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*names[3:], "BadgeDesk of mine.badgebackup", "other.txt"]
    )
