import json
from collections import UserList
from types import MappingProxyType

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.strictjson import parse_json, parse_object, write_json


def fault(data: bytes | str, **options: int) -> Code:
    with pytest.raises(InputError) as caught:
        parse_json(data, **options)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        (" [true, false] ", [True, False]),
        ('{"a": {"b": [1, -2.5, 1e3]}}', {"a": {"b": [1, -2.5, 1000.0]}}),
        ('"\\u00e9\\ud83d\\ude00\\n"', "é😀\n"),
        ('"\\u0000"', "\0"),
        ('"😀"'.encode(), "😀"),
    ],
)
def test_json_is_read_as_what_it_says(text: bytes | str, value: object) -> None:
    assert parse_json(text) == value


def test_members_keep_the_order_of_the_text() -> None:
    assert list(parse_object('{"z":1,"a":2,"m":3}')) == ["z", "a", "m"]


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"issuer":1,"i\\u0073suer":2}',
        '[{"x":{"id":1,"b":2,"id":3}}]',
        '{"":1,"":2}',
        '{"😀":1,"\\ud83d\\ude00":2}',
    ],
)
def test_a_name_given_twice_is_refused_at_any_depth(text: str) -> None:
    assert fault(text) is Code.JSON_DUPLICATE_KEY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a":[1,-2,0.5,1e16,true,null,"é"]}', {"a": [1, -2, 0.5, 1e16, True, None, "é"]}),
        ('{"a":1.0}', {"a": 1.0}),
        ('{"a":-0}', {"a": 0}),
        ('{"a":-0.0}', {"a": -0.0}),
        ('{"a":0.10}', {"a": 0.1}),
        ('{"a":9007199254740993}', {"a": 9007199254740993}),
        ('{"a":"\\u0061\\/"}', {"a": "a/"}),
        ('{"a": 1}', {"a": 1}),
    ],
)
def test_a_compact_text_has_the_same_value_as_any_other_spelling(text: str, value: object) -> None:
    for spelling in (text, f" {text}", f"{text}\n"):
        assert repr(parse_json(spelling)) == repr(value)


def test_the_fault_names_the_key_that_is_there_twice() -> None:
    with pytest.raises(InputError) as caught:
        parse_json('{"one":1,"two":2,"two":3}')
    assert caught.value.facts["key"] == "two"


def test_the_same_name_in_two_objects_is_fine() -> None:
    assert parse_json('[{"a":1},{"a":2}]') == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_nesting_at_the_limit_is_read_and_one_deeper_is_refused(opening: str) -> None:
    closing = {"[": "]", '{"a":': "}", '[{"a":': "}]"}[opening]
    levels = limits.JSON_DEPTH // len(closing)
    assert parse_json(opening * levels + "0" + closing * levels) is not None
    deeper = "[" + opening * levels + "0" + closing * levels + "]"
    assert fault(deeper) is Code.JSON_DEPTH


def test_brackets_inside_strings_do_not_count_as_nesting() -> None:
    text = json.dumps(["[{" * 200, '\\"[[{"' * 100, {"[" * 99: 1}])
    assert parse_json(text) == json.loads(text)


def test_many_objects_side_by_side_are_not_deep() -> None:
    assert parse_json("[" + ",".join(["{}"] * 500) + "]") == [{}] * 500


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, "[" * 100_000 + "]" * 100_000], ids=["lists", "objects", "closed"]
)
def test_very_deep_texts_are_refused_without_a_stack_fault(text: str) -> None:
    assert fault(text) is Code.JSON_DEPTH


@pytest.mark.parametrize("sign", ["", "-"])
def test_integers_have_at_most_eighteen_digits(sign: str) -> None:
    assert parse_json(sign + "9" * 18) == int(sign + "999999999999999999")
    assert fault(sign + "1" + "0" * 18) is Code.JSON_NUMBER
    assert fault('{"n":' + sign + "7" * 5000 + "}") is Code.JSON_NUMBER


@pytest.mark.parametrize("text", ["1e400", "-1e400", "1" + "0" * 400 + ".0", "1e" + "9" * 5000])
def test_numbers_too_large_for_a_double_are_refused(text: str) -> None:
    assert fault(text) is Code.JSON_NUMBER


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "-Infinity", "01", "+1", "1.", ".5", "0x10", "1_0", "١"])
def test_numbers_that_only_lax_readers_know_are_refused(text: str) -> None:
    assert fault(text) is Code.JSON_SYNTAX


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "{",
        "[1,]",
        '{"a":1,}',
        "{a:1}",
        "'a'",
        '"a\nb"',
        "[1] // no",
        "{} {}",
        '"\\x"',
        '"\\u12"',
        "\ufeff\ufeff{}",
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    assert fault(text) is Code.JSON_SYNTAX


def test_the_fault_says_where_the_syntax_ends() -> None:
    with pytest.raises(InputError) as caught:
        parse_json('{\n  "a": no\n}')
    assert caught.value.facts == {"line": "2", "column": "8"}


@pytest.mark.parametrize(
    "text",
    ['"\\ud800"', '"\\udc00"', '{"\\ud83d":1}', '["\\ude00\\ud83d"]', '"\\ud83d\\\\ude00"', '"\ud800"', "\udfff"],
)
def test_half_of_a_surrogate_pair_is_refused(text: str) -> None:
    assert fault(text) is Code.TEXT_NOT_UTF8


def test_an_escaped_backslash_before_u_is_no_surrogate() -> None:
    assert parse_json('"\\\\ud800"') == "\\ud800"


@pytest.mark.parametrize(
    "data",
    [
        b'"\xff"',
        b'"\xc0\xaf"',
        b'"\xed\xa0\x80"',
        b'"\xf4\x90\x80\x80"',
        b'"\xc3',
        '{"a":1}'.encode("utf-16"),
        '{"a":1}'.encode("utf-16-le"),
        '{"a":1}'.encode("utf-16-be"),
        '{"a":1}'.encode("utf-32"),
        '{"a":1}'.encode("utf-32-be"),
    ],
)
def test_other_encodings_than_utf_8_are_refused(data: bytes) -> None:
    assert fault(data) is Code.TEXT_NOT_UTF8


def test_one_byte_order_mark_is_read_over() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a":1}') == {"a": 1}
    assert parse_json('\ufeff{"a":1}') == {"a": 1}


@pytest.mark.parametrize("text", ['"aaaaaa"', '"ääö"'])
def test_the_limit_counts_bytes_of_utf_8(text: str) -> None:
    assert parse_json(text, limit_bytes=8) == text[1:-1]
    assert parse_json(text.encode(), limit_bytes=8) == text[1:-1]
    assert fault(text, limit_bytes=7) is Code.TEXT_LIMIT
    assert fault(text.encode(), limit_bytes=7) is Code.TEXT_LIMIT


def test_a_credential_may_have_two_mebibytes() -> None:
    text = '"' + "a" * (2 * 1024 * 1024 - 2) + '"'
    assert isinstance(parse_json(text), str)
    with pytest.raises(LimitExceededError) as caught:
        parse_json(text + " ")
    assert caught.value.code is Code.TEXT_LIMIT


@pytest.mark.parametrize("text", ["null", "[]", '"a"', "1", "1.5", "true"])
def test_an_object_is_asked_for(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_object(text)
    assert caught.value.code is Code.CREDENTIAL_NOT_RECOGNISED


def test_the_caller_says_which_fault_a_missing_object_is() -> None:
    with pytest.raises(InputError) as caught:
        parse_object("[]", otherwise=Code.KEY_FORMAT)
    assert (caught.value.code, caught.value.facts) == (Code.KEY_FORMAT, {"found": "list"})


def test_json_is_written_compact_or_indented_with_characters_as_themselves() -> None:
    value = {"name": "Ünal 😀", "list": [1, 2.5, None, True], "none": {}}
    assert write_json(value) == '{"name":"Ünal 😀","list":[1,2.5,null,true],"none":{}}'
    assert write_json({"a": [1]}, indented=True) == '{\n  "a": [\n    1\n  ]\n}'


def test_other_mappings_and_sequences_are_written_too() -> None:
    assert write_json(MappingProxyType({"a": (1, MappingProxyType({})), "b": UserList([2])})) == '{"a":[1,{}],"b":[2]}'


@pytest.mark.parametrize(
    ("value", "code"),
    [(float("nan"), Code.JSON_NUMBER), ([float("-inf")], Code.JSON_NUMBER), ({"a": "\ud800"}, Code.TEXT_NOT_UTF8)],
)
def test_what_could_not_be_read_back_is_not_written(value: object, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        write_json(value)  # type: ignore[arg-type] # that is the point
    assert caught.value.code is code


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_what_is_no_json_value_is_a_mistake_in_the_program(value: object) -> None:
    with pytest.raises(TypeError):
        write_json({"a": value})  # type: ignore[dict-item] # that is the point


@pytest.mark.parametrize(
    "text",
    ['"' + '\\"' * 500_000, "[" + '"' * 1_000_000, '"\\' * 500_000, "[]," * 500_000],
    ids=["escaped quotes", "quotes", "quotes and escapes", "lists"],
)
def test_texts_shaped_to_take_long_are_answered(text: str) -> None:
    assert fault(text) in {Code.JSON_SYNTAX, Code.JSON_DEPTH, Code.JSON_NUMBER}


@pytest.mark.parametrize("before", [0, 4_095, 65_535, 100_000])
def test_depth_is_counted_across_the_pieces_of_a_long_text(before: int) -> None:
    gap = " " * before
    deepest = "[" * limits.JSON_DEPTH + "]" * limits.JSON_DEPTH
    for opened in (1, limits.JSON_DEPTH // 2):
        inner = "[" * opened + gap + "[" * (limits.JSON_DEPTH - opened) + "]" * limits.JSON_DEPTH
        assert parse_json(inner) == parse_json(deepest)
        with pytest.raises(LimitExceededError) as caught:
            parse_json("[" + gap + inner + "]")
        assert caught.value.code is Code.JSON_DEPTH


@pytest.mark.parametrize("text", ["[[[[" * 30_000, '\\"{' * 30_000, "a" * 65_530 + '\\"' + "{" * 100])
def test_brackets_in_a_long_text_are_no_depth(text: str) -> None:
    assert parse_json(f'["{text}",[]]') == [text.replace("\\", ""), []]
