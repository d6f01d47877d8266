import pytest

from badgedesk.core import limits
from badgedesk.core.bake.baked import (
    Baked,
    Dialect,
    check_credential,
    credential_bytes,
    is_token,
    read_baked,
    require_one,
)
from badgedesk.core.errors import BadgeDeskError, Code, InputError, LimitExceededError, NoBadgeFoundError

TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2lnbmF0dXJl"


def fault(credential: str) -> Code:
    with pytest.raises(InputError) as caught:
        check_credential(credential)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOKEN, True),
        ("eyJhbGciOiJFZERTQSJ9.e30.c2ln", True),
        ("eyJhbGciOiJFZERTQSJ9.e30.", False),
        ("eyJhbGciOiJFZERTQSJ9..c2ln", False),
        ("eyJhbGciOiJFZERTQSJ9.e30", False),
        ("eyJhbGciOiJFZERTQSJ9.e30.c2ln.x", False),
        ("eyJhbGciOiJFZERTQSJ9.e30.c2l=", False),
        ("eyJhbGciOiJFZERTQSJ9.e3+.c2ln", False),
        ("www.example.org", False),
        (TOKEN + "\n", False),
        ("", False),
    ],
)
def test_a_token_is_three_base64url_parts(text: str, expected: bool) -> None:
    assert is_token(text) is expected


@pytest.mark.parametrize(
    ("credential", "baked"),
    [
        ('{"a":1}', b'{"a":1}'),
        (' {"a":1}\n', b' {"a":1}\n'),
        ('\ufeff{"a":1}', b'{"a":1}'),
        ('{"ä":"😀"}', '{"ä":"😀"}'.encode()),
        (TOKEN, TOKEN.encode()),
        (f" {TOKEN}\r\n", TOKEN.encode()),
    ],
)
def test_json_is_baked_as_it_is_and_a_token_without_blanks(credential: str, baked: bytes) -> None:
    check_credential(credential)
    assert credential_bytes(credential) == baked


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        ("", Code.CREDENTIAL_NOT_RECOGNISED),
        ("hello", Code.CREDENTIAL_NOT_RECOGNISED),
        ("[]", Code.CREDENTIAL_NOT_RECOGNISED),
        ("null", Code.CREDENTIAL_NOT_RECOGNISED),
        ("<html>", Code.CREDENTIAL_NOT_RECOGNISED),
        ("https://example.org/1", Code.CREDENTIAL_NOT_RECOGNISED),
        ("eyJhbGciOiJub25lIn0.e30.", Code.CREDENTIAL_NOT_RECOGNISED),
        ("eyJhbGciOiJFZERTQSJ9.e30.c2 ln", Code.CREDENTIAL_NOT_RECOGNISED),
        ('{"a":1} {"b":2}', Code.JSON_SYNTAX),
        ("{a}", Code.JSON_SYNTAX),
        ('{"a":1,"a":2}', Code.JSON_DUPLICATE_KEY),
        ('{"a":"\ud800"}', Code.TEXT_NOT_UTF8),
        ('{"a":"\\ud800"}', Code.TEXT_NOT_UTF8),
        ('{"a":"\0"}', Code.CREDENTIAL_NOT_RECOGNISED),
        ('{"a":' * 65 + "1" + "}" * 65, Code.JSON_DEPTH),
    ],
)
def test_only_one_object_or_one_signed_token_is_baked(credential: str, code: Code) -> None:
    assert fault(credential) is code


def test_a_credential_of_two_mebibytes_is_baked_and_one_byte_more_is_not() -> None:
    text = '{"a":"' + "é" * ((limits.CREDENTIAL_BYTES - 8) // 2) + '"}'
    assert len(credential_bytes(text)) == limits.CREDENTIAL_BYTES
    with pytest.raises(LimitExceededError) as caught:
        credential_bytes(" " + text)
    assert caught.value.code is Code.TEXT_LIMIT


@pytest.mark.parametrize("text", ["https://example.org/1", " HTTP://example.org/a?b=c \n"])
def test_a_text_that_is_only_an_address_is_noted(text: str) -> None:
    notes = (Code.BAKED_COMPRESSED, Code.BAKED_LEGACY_URL)
    assert read_baked(text, Dialect.OB2, (Code.BAKED_COMPRESSED,)) == Baked(text.strip(), Dialect.OB2, notes)


@pytest.mark.parametrize("text", ['{"id":"https://example.org/1"}', "https://example.org/ 1", "ftp://example.org/1"])
def test_other_texts_are_handed_on_as_they_are(text: str) -> None:
    assert read_baked(text, Dialect.OB3) == Baked(text, Dialect.OB3)


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_blank_text_is_an_empty_badge(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_baked(text, Dialect.OB3)
    assert caught.value.code is Code.BAKED_EMPTY


def test_a_text_longer_than_any_credential_is_refused() -> None:
    with pytest.raises(LimitExceededError) as caught:
        read_baked("a" * (limits.CREDENTIAL_BYTES + 1), Dialect.OB3)
    assert caught.value.code is Code.TEXT_LIMIT


@pytest.mark.parametrize(
    ("count", "kind", "code"),
    [(0, NoBadgeFoundError, Code.BAKED_NOT_FOUND), (2, InputError, Code.BAKED_AMBIGUOUS)],
)
def test_none_and_two_are_told_apart(count: int, kind: type[BadgeDeskError], code: Code) -> None:
    require_one(1)
    with pytest.raises(kind) as caught:
        require_one(count)
    assert caught.value.code is code
