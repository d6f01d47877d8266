"""Archives: those of ordinary programs are read, everything ambiguous or oversized is refused."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.core import limits
from badgedesk.core.archive import is_archive, open_archive
from badgedesk.core.errors import Code, InputError, LimitExceededError


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive made by the standard library."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return written.getvalue()


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes stand behind each member."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # the base takes any buffer
        self.data += bytes(data)
        return len(data)


def refused(data: bytes) -> Code:
    with pytest.raises((InputError, LimitExceededError)) as caught:
        list(open_archive(data).members())
    return caught.value.code


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9äß李][a-z0-9äß李]{0,8}(/[a-z]{3,9}_)?", fullmatch=True),
        st.binary(max_size=400),
        min_size=1,
    )
)
def test_what_was_packed_is_read(members: dict[str, bytes]) -> None:
    folders = {name.partition("/")[0].casefold() for name in members if "/" in name}
    members = {name: data for name, data in members.items() if name.casefold() not in folders}
    folded = {name.casefold(): name for name in members}
    members = {name: members[name] for name in folded.values()}
    if not members:
        return
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        read = {entry.path: data for entry, data in open_archive(packed(members, method)).members()}
        assert read == members


def test_sizes_behind_the_members_are_read() -> None:
    stream = _Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]  # a stream is enough
        archive.writestr("a.json", b"{}" * 50)
        archive.writestr("b.json", b"")
    assert [(entry.path, len(data)) for entry, data in open_archive(bytes(stream.data)).members()] == [
        ("a.json", 100),
        ("b.json", 0),
    ]


def test_folders_are_no_entries() -> None:
    assert [entry.path for entry in open_archive(packed({"a/": b"", "a/b.txt": b"x"})).entries] == ["a/b.txt"]


def test_an_archive_is_known_by_its_first_bytes() -> None:
    assert is_archive(packed({"a": b"x"}))
    assert not is_archive(b"PKG")


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "a/../b",
        "/a",
        "a//b",
        "./a",
        "a\\b",
        "C:a",
        "con",
        "a/NUL.txt",
        "com1",
        "a.",
        "a ",
        "a\x07",
        "a/" * 600 + "b",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    placeholder = "n" * len(name.encode())
    data = packed({placeholder: b"x"}, zipfile.ZIP_STORED).replace(placeholder.encode(), name.encode())
    assert refused(data) is Code.ARCHIVE_PATH


def test_a_link_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, b"target")
    assert refused(written.getvalue()) is Code.ARCHIVE_PATH


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("a.txt", "B.txt")])
def test_the_same_name_twice_is_refused(names: tuple[str, str]) -> None:
    first, second = names
    data = packed({first: b"1", second: b"2"}, zipfile.ZIP_STORED)
    same = first if second.islower() else "A.txt"
    assert refused(data.replace(second.encode(), same.encode())) is Code.ARCHIVE_FORMAT


@pytest.mark.parametrize("change", ["before", "behind", "twice", "half", "comment", "none"])
def test_an_archive_with_two_meanings_is_refused(change: str) -> None:
    data = packed({"a.txt": b"1"})
    changed = {
        "before": b"x" + data,
        "behind": data + b"x",
        "twice": data + data,
        "half": data[: len(data) // 2],
        "comment": data[:-2] + b"\x03\0abc",
        "none": b"",
    }[change]
    assert refused(changed) is Code.ARCHIVE_FORMAT


def test_data_between_members_is_refused() -> None:
    first, second = packed({"a": b"1"}, 0), packed({"b": b"2"}, 0)
    at = first.index(b"PK\x01\x02")
    gap = first[:at] + b"hidden" + second[: second.index(b"PK\x01\x02")]
    one = bytearray(first[at : first.index(b"PK\x05\x06")])
    two = bytearray(second[second.index(b"PK\x01\x02") : second.index(b"PK\x05\x06")])
    struct.pack_into("<L", two, 42, at + 6)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(one) + len(two), len(gap), 0)
    assert refused(bytes(gap) + bytes(one) + bytes(two) + end) is Code.ARCHIVE_FORMAT


@pytest.mark.parametrize("field", ["crc", "size"])
def test_a_member_that_is_not_what_the_directory_says_is_refused(field: str) -> None:
    data = bytearray(packed({"a.txt": b"hello"}, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02") + {"crc": 16, "size": 24}[field]
    data[at] ^= 1
    assert refused(bytes(data)) is Code.ARCHIVE_FORMAT


def test_a_locked_member_is_refused() -> None:
    data = bytearray(packed({"a.txt": b"hello"}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    assert refused(bytes(data)) is Code.ARCHIVE_ENCRYPTED


def test_a_bomb_is_refused_by_its_own_account_and_while_unpacking() -> None:
    honest = packed({"a": bytes(3 * limits.MIB)})
    assert refused(honest) is Code.ARCHIVE_LIMIT
    lying = bytearray(honest)
    struct.pack_into("<L", lying, lying.index(b"PK\x01\x02") + 24, 10)
    assert refused(bytes(lying)) is Code.ARCHIVE_LIMIT


def test_the_number_of_members_is_held_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)
    assert len(open_archive(packed({str(n): b"" for n in range(3)})).entries) == 3
    assert refused(packed({str(n): b"" for n in range(4)})) is Code.ARCHIVE_LIMIT


def test_all_members_together_are_held_to_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 20)
    assert len(list(open_archive(packed({"a": b"x" * 10, "b": b"y" * 10})).members())) == 2
    assert refused(packed({"a": b"x" * 10, "b": b"y" * 11})) is Code.ARCHIVE_LIMIT


def test_one_member_is_held_to_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBER_BYTES", 10)
    assert len(list(open_archive(packed({"a": b"x" * 10})).members())) == 1
    assert refused(packed({"a": b"x" * 11})) is Code.ARCHIVE_LIMIT


@given(st.data())
def test_a_flipped_byte_never_changes_what_is_read_in_silence(data: st.DataObject) -> None:
    members = {"a.json": b'{"name": "Ana"}' * 9, "b.txt": b"plain"}
    whole = bytearray(packed(members))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        read = {entry.path: content for entry, content in open_archive(bytes(whole)).members()}
    except (InputError, LimitExceededError):
        return
    assert sorted(read.values()) == sorted(members.values())  # names are not under a checksum
    assert all(zlib.crc32(content) for content in read.values())
