"""The structure walk against an independent judge: the derived JSON Schemas under tests/data."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft201909Validator

from badgedesk.core.errors import Code
from badgedesk.core.model.plain import validate_credential
from badgedesk.core.model.structure import is_absolute, validate_badge
from tests.unit.core.issue.test_issue import FULL, issued

SCHEMAS = Path(__file__).resolve().parents[3] / "data" / "schemas"
BASE = json.loads(issued(FULL))
WRONG_VALUES = [0, 1.5, True, "", "text", "not absolute", [], {}, [1], ["text"], {"type": "X"}, [{"id": 7}]]


@cache
def schema() -> Draft201909Validator:
    return Draft201909Validator(json.loads((SCHEMAS / "ob3-achievement-vcdm2-compact.json").read_text("utf-8")))


def members(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, value in items:
        yield (*path, name)
        yield from members(value, (*path, name))


PATHS = [path for path in members(BASE) if path[0] != "proof"]


def changed(path: tuple[str | int, ...], value: Any, *, remove: bool) -> dict[str, Any]:
    document = copy.deepcopy(BASE)
    node = document
    for name in path[:-1]:
        node = node[name]
    if remove:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return document


def test_a_complete_badge_has_no_problem() -> None:
    assert validate_badge(BASE) == ()
    assert list(schema().iter_errors(BASE)) == []


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PATHS), st.sampled_from(WRONG_VALUES), st.booleans())
def test_what_the_schema_refuses_is_never_without_a_problem(
    path: tuple[str | int, ...], value: Any, remove: bool
) -> None:
    document = changed(path, value, remove=remove)
    several_types = path == ("credentialStatus", "type") and value == ["text"]  # the base standard allows several
    if list(schema().iter_errors(document)) and not several_types:
        assert validate_badge(document), (path, value, remove)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_a_missing_member_is_a_problem_exactly_where_the_schema_needs_it(path: tuple[str | int, ...]) -> None:
    document = changed(path, None, remove=True)
    refused = bool(list(schema().iter_errors(document)))
    failed = any(not problem.warning for problem in validate_badge(document))
    own_rules = path[-1] in {"id", "resultDescription", 0, 1}  # results refer to what the achievement describes
    status_id = path == ("credentialStatus", "id")  # the base standard does not need it: a warning
    assert failed == refused or (failed and own_rules) or (refused and status_id), path
    assert not refused or validate_badge(document)


@pytest.mark.parametrize(
    ("path", "value", "where", "warning"),
    [
        (("credentialSubject", "type"), ["Person"], "$.credentialSubject.type", False),
        (("issuer", "type"), ["Person"], "$.issuer.type", False),
        (("issuer", "image"), "https://baysail.example/logo.png", "$.issuer.image", True),
        (("evidence", 0, "type"), [], "$.evidence[0].type", False),
        (("evidence",), {"type": ["Evidence"]}, "$.evidence", True),
        (("credentialSubject",), [BASE["credentialSubject"]] * 2, "$.credentialSubject", False),
        (("credentialSubject", "identifier", 0, "hashed"), "no", "$.credentialSubject.identifier[0].hashed", False),
        (("credentialSubject", "identifier", 0, "extra"), "x", "$.credentialSubject.identifier[0].extra", False),
        (
            ("credentialSubject", "achievement", "achievementType"),
            "Trophy",
            "$.credentialSubject.achievement.achievementType",
            True,
        ),
        (("validUntil",), "2020-01-01T00:00:00Z", "$.validUntil", False),
        (("credentialSubject", "result", 0, "value"), "fail", "$.credentialSubject.result[0].value", False),
        (
            ("credentialSubject", "result", 0, "achievedLevel"),
            "urn:uuid:none",
            "$.credentialSubject.result[0].achievedLevel",
            False,
        ),
        (
            ("credentialSubject", "result", 0, "resultDescription"),
            "urn:uuid:none",
            "$.credentialSubject.result[0].resultDescription",
            False,
        ),
    ],
)
def test_a_problem_is_named_by_its_path(path: tuple[str | int, ...], value: Any, where: str, warning: bool) -> None:
    problems = validate_badge(changed(path, value, remove=False))
    assert (where, warning) in [(problem.path, problem.warning) for problem in problems]


def test_numbers_beyond_the_described_range_are_a_problem() -> None:
    document = copy.deepcopy(BASE)
    description = document["credentialSubject"]["achievement"]["resultDescription"][0]
    description.update({"valueMin": "0", "valueMax": "100", "resultType": "RawScore"})
    del description["allowedValue"]
    result = document["credentialSubject"]["result"][0]
    verdicts = []
    for value in ("0", "100", "100.5", "-1", "not a number"):
        result["value"] = value
        verdicts.append(bool(validate_badge(document)))
    assert verdicts == [False, False, True, True, False]


def test_a_subject_without_id_and_identifier_is_pointed_out() -> None:
    document = copy.deepcopy(BASE)
    del document["credentialSubject"]["id"]
    del document["credentialSubject"]["identifier"]
    assert [problem.path for problem in validate_badge(document)] == ["$.credentialSubject.identifier"]


def test_contexts_come_in_their_order() -> None:
    swapped = {**BASE, "@context": BASE["@context"][::-1]}
    assert Code.CONTEXT_ORDER in [problem.code for problem in validate_badge(swapped)]


def test_a_plain_credential_needs_only_the_base() -> None:
    plain = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential"],
        "issuer": "did:example:1",
        "credentialSubject": {"id": "did:example:2"},
    }
    assert validate_credential(plain) == ()
    assert [problem.path for problem in validate_credential({**plain, "type": "Thing"})] == ["$.type"]


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("https://baysail.example/skipper", True),
        ("urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55", True),
        ("did:key:z6Mk", True),
        ("data:image/png;base64,iVBORw0KGgo=", True),
        ("data:image/png;base64,iVBOR w0KGgo=", False),
        ('data:image/svg+xml,<svg xmlns="">', False),
        ("data:text/plain,a\nb", False),
        ("/skipper", False),
        ("skipper", False),
        ("https://baysail.example/a b", False),
        ("", False),
    ],
)
def test_addresses_are_absolute_and_without_blanks(address: str, absolute: bool) -> None:
    assert is_absolute(address) is absolute


@pytest.mark.parametrize("length", [1, 300])
def test_every_letter_of_ascii_is_allowed_in_an_address_but_blanks_and_eight_others(length: int) -> None:
    for number in range(128):
        letter = chr(number)
        allowed = number > 0x20 and letter not in '"<>\\^`{|}'
        assert is_absolute("urn:x" + letter * length) is allowed
        assert is_absolute("urn:é" + letter * length) is allowed
