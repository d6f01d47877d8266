"""Every fixed limit has a test at the limit and one past it; here are those that no other file holds."""

import io
import json
import random
import re
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core import limits
from badgedesk.core.archive import open_archive
from badgedesk.core.bake import prepare, unbake_each
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.model.credential import view_credential
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import BadgeFormat, CheckName, Outcome
from badgedesk.core.status import build_encoded_list, read_status_list
from badgedesk.core.strictjson import parse_json
from badgedesk.core.verify import Circumstances, receive, verify_received
from badgedesk.core.verify.claims import check_time
from badgedesk.core.verify.inner import Found, find_credentials, find_endorsements, too_many
from badgedesk.core.verify.withdrawal import check_status

TESTS = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 14, tzinfo=UTC)

NO_LIMITS = {"MIB"}  # a unit


def test_every_limit_is_named_by_a_test() -> None:
    texts = [path.read_text("utf-8") for path in TESTS.rglob("*.py")]
    names = {name for name in vars(limits) if name.isupper()} - NO_LIMITS
    words = set(re.findall(r"[A-Z][A-Z_]+", "".join(texts)))
    assert names
    assert names - words == set()


def refusal(work: Any, *arguments: Any) -> Code:
    with pytest.raises(InputError) as caught:
        work(*arguments)
    return caught.value.code


def test_an_integer_has_eighteen_digits() -> None:
    most = "9" * limits.JSON_INTEGER_DIGITS
    assert parse_json(most) == int(most)
    assert parse_json(f"-{most}") == -int(most)
    assert refusal(parse_json, most + "9") is Code.JSON_NUMBER
    assert refusal(parse_json, f"-{most}9") is Code.JSON_NUMBER


def test_a_file_has_so_many_bytes() -> None:
    assert refusal(receive, b"\0" * limits.FILE_BYTES) is Code.CREDENTIAL_NOT_RECOGNISED
    with pytest.raises(LimitExceededError) as caught:
        receive(b"\0" * (limits.FILE_BYTES + 1))
    assert caught.value.code is Code.FILE_LIMIT


def text_png(*texts: int) -> bytes:
    """A picture with text chunks that unpack to so many bytes each."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packed = b"".join(chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(size), 1)) for size in texts)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + packed + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def test_all_texts_of_a_picture_unpack_to_so_many_bytes() -> None:
    full, rest = divmod(limits.PNG_TEXT_TOTAL_BYTES, limits.PNG_TEXT_BYTES)
    sizes = [limits.PNG_TEXT_BYTES] * full + [rest]
    assert unbake_each(text_png(*sizes)) == ()
    assert prepare(text_png(*sizes[:-1]))
    for work in (unbake_each, prepare):
        assert refusal(work, text_png(*sizes[:-1], rest + 1)) is Code.IMAGE_LIMIT


def status_code(entries: int) -> Code | None:
    entry = {"id": "urn:x:1", "type": "Own", "statusPurpose": "revocation"}
    view = view_credential({"credentialStatus": [entry] * entries})
    return check_status(view, Circumstances(NOW)).code


def test_a_badge_names_so_many_status_entries() -> None:
    assert status_code(limits.STATUS_ENTRIES) is Code.STATUS_UNSUPPORTED
    assert status_code(limits.STATUS_ENTRIES + 1) is Code.STATUS_LIMIT


@pytest.mark.parametrize("size", [limits.STATUS_LIST_MIN_BYTES, limits.STATUS_LIST_TOLERATED_BYTES])
def test_a_list_keeps_the_size_it_was_made_with(size: int) -> None:
    for entries in (8 * size, 8 * size - 8):
        subject = {
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": build_encoded_list(entries, [entries - 1]),
        }
        listed = read_status_list({"type": ["BitstringStatusListCredential"], "credentialSubject": subject})
        assert (listed.entries, listed.bit(entries - 1, 1)) == (entries, 1)
        with pytest.raises(InputError) as caught:
            listed.bit(entries, 1)
        assert caught.value.code is Code.STATUS_INDEX


@pytest.mark.parametrize(("late_s", "outcome"), [(0, Outcome.PASS), (1, Outcome.FAIL)])
def test_a_clock_may_be_so_many_seconds_wrong(late_s: int, outcome: Outcome) -> None:
    start = NOW + timedelta(seconds=limits.CLOCK_TOLERANCE_S + late_s)
    view = view_credential({"validFrom": start.strftime("%Y-%m-%dT%H:%M:%SZ")})
    check = check_time(view, NOW)
    assert (check.name, check.outcome) == (CheckName.TIME, outcome)


def test_a_badge_carries_so_many_endorsements() -> None:
    def found(count: int) -> list[Found]:
        return list(find_endorsements({"endorsement": [{}] * (count - 1), "endorsementJwt": "x"}))

    assert len(found(limits.ENDORSEMENTS)) == limits.ENDORSEMENTS
    assert not too_many(found(limits.ENDORSEMENTS))
    assert too_many(found(limits.ENDORSEMENTS + 1))


def test_a_record_carries_so_many_badges() -> None:
    def found(count: int) -> list[Found]:
        return list(find_credentials(BadgeFormat.CLR2, {"credentialSubject": {"verifiableCredential": [{}] * count}}))

    assert not too_many(found(limits.INNER_CREDENTIALS))
    assert too_many(found(limits.INNER_CREDENTIALS + 1))


@pytest.mark.parametrize(("older_s", "outcome"), [(0, Outcome.PASS), (1, Outcome.UNKNOWN)])
def test_a_cached_list_answers_for_so_many_seconds(older_s: int, outcome: Outcome) -> None:
    entry = {"id": "https://issuer.example/revoked", "type": "1EdTechRevocationList"}
    view = view_credential({"id": "urn:x:1", "credentialStatus": entry})
    fetched = NOW - timedelta(seconds=limits.STATUS_FRESH_S + older_s)
    listed = Document(b'{"id":"urn:x:2","revokedCredential":[]}', fetched)
    check = check_status(view, Circumstances(NOW, documents={"https://issuer.example/revoked": listed}))
    assert check.outcome is outcome


def test_a_large_member_is_packed_so_tightly(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", random.Random(1).randbytes(1_000) + bytes(2 * limits.MIB))
    [info] = zipfile.ZipFile(file).infolist()
    ratio = -(-info.file_size // info.compress_size)
    assert limits.ARCHIVE_RATIO == 200
    monkeypatch.setattr(limits, "ARCHIVE_RATIO", ratio)
    assert [len(data) for _, data in open_archive(file.getvalue()).members()] == [info.file_size]
    monkeypatch.setattr(limits, "ARCHIVE_RATIO", ratio - 1)
    assert refusal(open_archive, file.getvalue()) is Code.ARCHIVE_LIMIT


def levels_checked(levels: int) -> int:
    """Return how many levels of unsigned presentations within each other were verified, the outermost included."""
    document: dict[str, Any] = {"type": ["VerifiablePresentation"], "holder": "did:example:h"}
    for _ in range(levels - 1):
        document = {"type": ["VerifiablePresentation"], "verifiableCredential": [document]}
    report = verify_received(receive(json.dumps(document).encode()), Circumstances(NOW))
    count = 1
    while report.inner:
        count, report = count + 1, report.inner[0].report
    return count


def test_what_is_inside_is_verified_to_so_many_levels() -> None:
    assert levels_checked(limits.INNER_DEPTH) == limits.INNER_DEPTH
    assert levels_checked(limits.INNER_DEPTH + 1) == limits.INNER_DEPTH + 1
    assert levels_checked(limits.INNER_DEPTH + 2) == limits.INNER_DEPTH + 1
