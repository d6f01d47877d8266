"""Strict JSON against arbitrary values and arbitrary bytes."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.strictjson import parse_json, write_json

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
NUMBERS = st.integers(-(10**18) + 1, 10**18 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=20,
)
FRAGMENTS = st.sampled_from(
    [
        '{"a":',
        "[",
        "]",
        "}",
        ",",
        ":",
        '"',
        '"a"',
        "1",
        "-0",
        "1e5",
        "9" * 19,
        "null",
        "-0.0",
        "1.0",
        "9007199254740993",
        ',"a":1',
        ',"a":2,"a":1',
        "\\u0061",
        "\\/",
        "NaN",
        "\\",
        "\\u",
        "d83d",
        " ",
        "é",
    ]
)


@given(VALUES)
@settings(max_examples=200)
def test_what_is_written_is_read_back_as_the_same_value(value: object) -> None:
    for indented in (False, True):
        text = write_json(value, indented=indented)  # type: ignore[arg-type] # built to be a JSON value
        assert parse_json(text) == value
        assert parse_json(text.encode()) == value


@given(VALUES, st.booleans())
@settings(max_examples=100)
def test_what_another_writer_wrote_is_read_as_the_same_value(value: object, is_ascii: bool) -> None:
    assert parse_json(json.dumps(value, ensure_ascii=is_ascii)) == value


def answer(data: bytes | str) -> object:
    try:
        return parse_json(data)
    except BadgeDeskError as fault:
        return fault.code


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4), st.data())
@settings(max_examples=300)
def test_a_compact_text_is_read_and_refused_as_one_with_a_blank_before_it(
    value: dict[str, object], data: st.DataObject
) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert repr(answer(text)) == repr(answer(f" {text}")) == repr(value)
    place = data.draw(st.integers(2, len(text)))
    mutated = text[:place] + data.draw(FRAGMENTS) + text[data.draw(st.integers(place, len(text))) :]
    assert repr(answer(mutated)) == repr(answer(f" {mutated}"))


@given(st.binary(max_size=60) | st.lists(FRAGMENTS, max_size=20).map("".join))
@settings(max_examples=200)
def test_arbitrary_texts_are_read_or_refused_by_a_code(data: bytes | str) -> None:
    value = answer(data)
    assert isinstance(value, Code) or parse_json(write_json(value)) == value  # type: ignore[arg-type] # it was read


@given(VALUES, st.data())
@settings(max_examples=100)
def test_what_is_read_is_never_more_than_what_a_usual_reader_reads(value: object, data: st.DataObject) -> None:
    text = json.dumps(value)
    place = data.draw(st.integers(0, len(text)))
    mutated = text[:place] + data.draw(FRAGMENTS) + text[place:]
    read = answer(mutated)
    assert isinstance(read, Code) or read == json.loads(mutated)
