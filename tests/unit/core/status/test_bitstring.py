import base64
import gzip
from datetime import timedelta

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.status import StatusList, build_encoded_list, parse_index, read_status_list
from badgedesk.core.strictjson import JsonObject, JsonValue

# Bitstring Status List v1.0, Example: the empty list of 131,072 entries.
EMPTY = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"


def packed(bits: bytes) -> str:
    return base64.urlsafe_b64encode(gzip.compress(bits)).decode().rstrip("=")


def document(encoded: JsonValue = EMPTY, **subject: JsonValue) -> dict[str, JsonValue]:
    return {
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "credentialSubject": {
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
            **subject,
        },
    }


def refusal(listed: JsonObject) -> Code:
    with pytest.raises(InputError) as caught:
        read_status_list(listed)
    return caught.value.code


def test_the_empty_list_of_the_standard_has_no_bit_set() -> None:
    listed = read_status_list(document())
    assert (listed.entries, listed.bits.count(0), listed.purposes) == (131_072, 16_384, ("revocation",))


@pytest.mark.parametrize(("index", "byte", "mask"), [(0, 0, 0x80), (7, 0, 0x01), (8, 1, 0x80), (131_071, 16_383, 0x01)])
def test_entry_zero_is_the_most_significant_bit_of_the_first_byte(index: int, byte: int, mask: int) -> None:
    bits = bytearray(16_384)
    bits[byte] = mask
    listed = read_status_list(document("u" + packed(bytes(bits))))
    assert listed.bit(index) == 1
    assert sum(listed.bit(place) for place in range(listed.entries)) == 1


def test_entries_of_several_bits_are_read_as_one_number() -> None:
    listed = StatusList(("message",), bytes([0b01_10_11_00, 0b10_00_00_01]))
    assert [listed.bit(place, 2) for place in range(8)] == [1, 2, 3, 0, 2, 0, 0, 1]
    assert [listed.bit(place, 8) for place in range(2)] == [0b01101100, 0b10000001]


@pytest.mark.parametrize(("index", "size"), [(16, 1), (8, 2), (2, 8), (5, 3), (10**9, 1)])
def test_an_entry_past_the_end_is_refused(index: int, size: int) -> None:
    with pytest.raises(InputError) as caught:
        StatusList(("revocation",), bytes(2)).bit(index, size)
    assert caught.value.code is Code.STATUS_INDEX


@pytest.mark.parametrize(("text", "index"), [("0", 0), ("7", 7), ("131071", 131_071), ("9999999999", 9_999_999_999)])
def test_an_index_is_a_decimal_text(text: str, index: int) -> None:
    assert parse_index(text) == index


def test_a_plain_number_is_in_circulation_and_means_the_same() -> None:
    assert parse_index(131_071) == 131_071


@pytest.mark.parametrize(
    "value",
    [
        None,
        -1,
        10**10,
        7.0,
        True,
        "",
        "-1",
        "+1",
        "01",
        "1.0",
        "1e3",
        " 1",
        "1\n",
        "0x1",
        "٣",
        "１",
        "99999999999",
        ["1"],
    ],
)
def test_anything_else_is_no_index(value: JsonValue) -> None:
    with pytest.raises(InputError) as caught:
        parse_index(value)
    assert caught.value.code is Code.STATUS_INDEX


def test_the_list_of_2021_has_no_prefix_and_may_be_padded() -> None:
    text = base64.urlsafe_b64encode(gzip.compress(b"\x20" + bytes(16_383))).decode()
    for encoded in (text, text.rstrip("=")):
        older: JsonObject = {
            "type": ["VerifiableCredential", "StatusList2021Credential"],
            "credentialSubject": {"type": "StatusList2021", "statusPurpose": "suspension", "encodedList": encoded},
        }
        assert read_status_list(older).bit(2) == 1


@pytest.mark.parametrize(
    "encoded",
    [
        None,
        7,
        "",
        "u",
        EMPTY[1:],
        "z" + EMPTY[1:],
        EMPTY + "=",
        EMPTY[:-4],
        EMPTY + "AAAA",
        "u" + packed(b"x") + "!",
        "u" + base64.urlsafe_b64encode(b"no gzip at all").decode().rstrip("="),
        "u" + base64.urlsafe_b64encode(gzip.compress(b"1") + gzip.compress(b"2")).decode().rstrip("="),
    ],
    ids=[
        "absent",
        "number",
        "empty",
        "prefix only",
        "no prefix",
        "other prefix",
        "padded",
        "cut",
        "more behind",
        "other letters",
        "no gzip",
        "two members",
    ],
)
def test_a_list_that_cannot_be_unpacked_is_refused(encoded: JsonValue) -> None:
    assert refusal(document(encoded)) is Code.STATUS_LIST_FORMAT


def test_a_list_that_inflates_past_the_limit_is_refused_before_it_does() -> None:
    with pytest.raises(LimitExceededError) as caught:
        read_status_list(document("u" + packed(bytes(limits.STATUS_LIST_MAX_BYTES + 1))))
    assert caught.value.code is Code.STATUS_LIST_LIMIT


def test_a_list_at_the_limit_is_read() -> None:
    listed = read_status_list(document("u" + packed(bytes(limits.STATUS_LIST_MAX_BYTES))))
    assert listed.entries == 2**26


def test_a_text_past_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceededError) as caught:
        read_status_list(document("u" + "A" * limits.STATUS_LIST_TEXT_BYTES))
    assert caught.value.code is Code.STATUS_LIST_LIMIT


@pytest.mark.parametrize(
    "listed",
    [
        {},
        {"type": "VerifiableCredential", "credentialSubject": document()["credentialSubject"]},
        {"type": ["BitstringStatusListCredential"]},
        {"type": ["BitstringStatusListCredential"], "credentialSubject": [document()["credentialSubject"]]},
        document(type="Other"),
        document(type=7),
    ],
)
def test_a_document_that_is_no_list_is_refused(listed: JsonObject) -> None:
    assert refusal(listed) is Code.STATUS_LIST_FORMAT


@pytest.mark.parametrize(
    ("value", "purposes"),
    [
        ("revocation", ("revocation",)),
        (["revocation", "suspension"], ("revocation", "suspension")),
        (7, ()),
        (None, ()),
    ],
)
def test_a_list_may_have_several_purposes(value: JsonValue, purposes: tuple[str, ...]) -> None:
    assert read_status_list(document(statusPurpose=value)).purposes == purposes


@pytest.mark.parametrize(
    ("value", "ttl"),
    [(300_000, timedelta(minutes=5)), (0, None), (-1, None), (True, None), ("300000", None), (None, None), (1.5, None)],
)
def test_how_long_a_list_may_be_kept_is_in_milliseconds(value: JsonValue, ttl: timedelta | None) -> None:
    assert read_status_list(document(ttl=value)).ttl == ttl


def test_what_is_built_is_the_list_of_the_standard() -> None:
    assert gzip.decompress(base64.urlsafe_b64decode(build_encoded_list(131_072, [])[1:] + "==")) == bytes(16_384)


def test_what_is_built_has_the_named_bits_and_no_others() -> None:
    raised = [0, 9, 131_071]
    listed = read_status_list(document(build_encoded_list(131_072, raised)))
    assert [place for place in range(listed.entries) if listed.bit(place)] == raised


def test_the_same_list_is_built_the_same_way_each_time() -> None:
    assert build_encoded_list(131_072, [3]) == build_encoded_list(131_072, [3])
