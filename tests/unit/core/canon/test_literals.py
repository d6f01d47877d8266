import math
from typing import Any, Final

import orjson
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.core.canon import literals
from badgedesk.core.canon.literals import (
    canonical_bytes,
    json_literal,
    literal,
    number_literal,
    text_end,
    truth_literal,
)
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.errors import Code, InputError, LimitExceededError

_XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("plain", "plain"),
        ("\t\b\n\r\f", "\\t\\b\\n\\r\\f"),
        ('"\\', '\\"\\\\'),
        ("\x00\x01\x07\x0b\x0e\x1b\x1f\x7f", "\\u0000\\u0001\\u0007\\u000B\\u000E\\u001B\\u001F\\u007F"),
        ("'/\x80\x85\xa0\u2028\u2029\ufeff😀", "'/\x80\x85\xa0\u2028\u2029\ufeff😀"),
    ],
)
def test_only_what_the_canonical_form_names_is_escaped(text: str, written: str) -> None:
    assert literal(text, '"') == f'"{written}"'


def test_every_character_below_the_space_is_escaped() -> None:
    for code in (*range(0x20), 0x7F, 0x22, 0x5C):
        assert literal(chr(code), '"')[1] == "\\"
    for code in (0x20, 0x21, 0x7E, 0x80, 0xFF, 0x2028, 0xFFFD, 0x10FFFF):
        assert literal(chr(code), '"') == f'"{chr(code)}"'


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, '"0"^^<integer>'),
        (-0.0, '"0"^^<integer>'),
        (100.0, '"100"^^<integer>'),
        (-7, '"-7"^^<integer>'),
        (2**53, '"9007199254740992"^^<integer>'),
        (2**53 + 2, '"9007199254740994"^^<integer>'),
        (1e20, '"100000000000000000000"^^<integer>'),
        (1e21, '"1.0E21"^^<double>'),
        (10**21, '"1.0E21"^^<double>'),
        (0.5, '"5.0E-1"^^<double>'),
        (-2.25, '"-2.25E0"^^<double>'),
        (123456.789, '"1.23456789E5"^^<double>'),
        (0.1 + 0.2, '"3.0E-1"^^<double>'),
        (10 / 3, '"3.333333333333333E0"^^<double>'),
        (5e-324, '"4.940656458412465E-324"^^<double>'),
        (1.7976931348623157e308, '"1.797693134862316E308"^^<double>'),
    ],
)
def test_numbers_are_digits_or_a_canonical_double(number: float, written: str) -> None:
    assert number_literal(number, "") == written.replace("<", f"<{_XSD}")


@pytest.mark.parametrize(
    ("number", "datatype", "written"),
    [
        (3, "urn:float", '"3"^^<urn:float>'),
        (3.5, "urn:float", '"3.5E0"^^<urn:float>'),
        (3, f"{_XSD}double", f'"3.0E0"^^<{_XSD}double>'),
        (-0.0, f"{_XSD}double", f'"0.0E0"^^<{_XSD}double>'),
        (3, f"{_XSD}string", '"3"'),
    ],
)
def test_a_term_gives_a_number_its_datatype(number: float, datatype: str, written: str) -> None:
    assert number_literal(number, datatype) == written


@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, 10**17 + 1, math.inf, -math.inf, math.nan, 10**400])
def test_numbers_that_programs_hold_differently_are_refused(number: float) -> None:
    with pytest.raises(RefusedError) as refused:
        number_literal(number, "")
    assert refused.value.code is Code.JSON_NUMBER


def test_truth_values_are_words() -> None:
    assert truth_literal(True, "") == f'"true"^^<{_XSD}boolean>'
    assert truth_literal(False, "urn:boolean") == '"false"^^<urn:boolean>'
    assert truth_literal(False, f"{_XSD}string") == '"false"'


def test_the_datatype_of_plain_text_is_not_written() -> None:
    assert text_end("") == text_end(f"{_XSD}string") == '"'
    assert text_end("https://www.w3.org/2001/XMLSchema#string") == '"^^<https://www.w3.org/2001/XMLSchema#string>'


def test_a_json_value_is_one_literal_in_its_own_canonical_form() -> None:
    value = {"b": [1.0, None], "a": "\n"}
    assert json_literal(value) == (
        '"{\\"a\\":\\"\\\\n\\",\\"b\\":[1,null]}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>'
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [(2**53, Code.JSON_NUMBER), (math.nan, Code.JSON_NUMBER), ("\udfff", Code.TEXT_NOT_UTF8), (b"", Code.JSON_SYNTAX)],
)
def test_json_that_has_no_canonical_form_is_refused(value: Any, code: Code) -> None:
    with pytest.raises(RefusedError) as refused:
        canonical_bytes(value)
    assert refused.value.code is code


def test_a_refusal_becomes_a_fault_with_the_place_as_a_json_path() -> None:
    refused = RefusedError(Code.CREDENTIAL_KEYWORD, field="@id").at("@id").at(2).at("evidence")
    fault = refused.fault()
    assert type(fault) is InputError
    assert fault.facts == {"path": "$.evidence[2].@id", "field": "@id"}
    assert type(RefusedError(Code.GRAPH_LIMIT).fault()) is LimitExceededError


@pytest.mark.parametrize(
    ("value", "quick"),
    [
        ({"b": [1, True, None, "x"], "a": {"é": '\x00\x1f\x7f"\\/\u2028😀', "e": -(2**53) + 1}}, True),
        ({"\ue000": 1, "😀": 2, "\ud7ff": 3, "": []}, False),
        ({"x": 1.0, "y": 1e21, "z": 0.1, "w": -0.0}, False),
        ([2**53 - 1, False, {"k": {}}], True),
        ("text", True),
        (7, True),
        (None, True),
    ],
)
def test_the_quick_way_to_canonical_json_gives_what_the_exact_one_gives(value: object, quick: bool) -> None:
    assert literals._is_simple(value) is quick  # type: ignore[arg-type] # built to be JSON values
    assert literals.canonical_bytes(value) == rfc8785.dumps(value)  # type: ignore[arg-type] # as above


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        ({"b": 2, "a": [0, -3, {"c": 10}], "t": "at 09:30, 1st"}, True),
        (["é", "12:30:00Z", {"n": [[7]]}], True),
        ({"a": 1.5}, False),
        ([0, 1, 2.0], False),
        ({"a": [1e16]}, False),
        ({"a": [-1e-9, 0]}, False),
        ({"a": 10**15 + 0.5}, False),
        ({"": "\ue000"}, False),
        ({"😀": 1}, False),
        (7, False),
        ("text", False),
    ],
)
def test_the_text_of_a_quick_writer_is_taken_where_it_shows_that_it_is_exact(value: object, exact: bool) -> None:
    text = orjson.dumps(value, option=literals._SORTED)
    assert literals._is_exact_text(text) is exact
    assert not exact or text == rfc8785.dumps(value)  # type: ignore[arg-type] # built to be JSON values


_ODD_TEXTS: Final = (",1", ":2.5", '":3', "[4", ",0.5,", "\ufb33", "\U0001f600", "\x7f\x80", "\\")


_NUMBERS: Final = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e9, 1e9)
_TEXTS: Final = st.text(max_size=4) | st.sampled_from(_ODD_TEXTS)


@given(
    st.recursive(
        st.none() | st.booleans() | _NUMBERS | _TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_value_has_the_canonical_json_of_the_exact_way(value: object) -> None:
    try:
        expected = rfc8785.dumps(value)  # type: ignore[arg-type] # built to be JSON values
    except (UnicodeEncodeError, rfc8785.CanonicalizationError):
        return
    assert literals.canonical_bytes(value) == expected  # type: ignore[arg-type] # as above
