"""Own documents and the canonical texts that two other engines gave for them.

``tests/data/canon/NAME.nq`` was written by the oracles, never by the code under test: PyLD 3.3.0 expanded
``NAME.json`` with ``base=None`` and the published contexts and made statements of it, pyoxigraph 0.5.13
canonicalised these. They also serve where the published contexts are not at hand.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core import canon
from badgedesk.core.canon import canonical_json, canonical_nquads, canonicalise, known_contexts, to_statements
from badgedesk.core.errors import Code, InputError

_DATA = Path(__file__).resolve().parents[3] / "data" / "canon"
_NAMES = sorted(path.stem for path in _DATA.glob("*.json"))
_OB_303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def _document(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_DATA / f"{name}.json").read_text("utf-8"))
    return found


def test_every_own_document_has_its_text() -> None:
    assert len(_NAMES) == 6
    assert {path.stem for path in _DATA.glob("*.nq")} == set(_NAMES)


@pytest.mark.parametrize("name", _NAMES)
def test_own_documents_have_the_text_that_other_engines_gave(name: str) -> None:
    assert canonical_nquads(_document(name)) == (_DATA / f"{name}.nq").read_bytes().decode()


@pytest.mark.parametrize("name", _NAMES)
def test_the_order_of_members_makes_no_difference(name: str) -> None:
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    document = turned(_document(name))
    document["@context"] = _document(name)["@context"]
    for inner in document.get("verifiableCredential", []):
        if "@context" in inner and isinstance(inner["@context"], list):
            inner["@context"].sort(key=lambda address: "/ob/" in address)
    if name not in {"endorsed-transcript", "mixed-types"}:
        assert canonical_nquads(document) == (_DATA / f"{name}.nq").read_bytes().decode()


@pytest.mark.parametrize("name", _NAMES)
def test_sha384_changes_only_what_blank_nodes_are_called(name: str) -> None:
    def bare(text: str) -> list[str]:
        return sorted(
            "".join(part for part in line.split(" ") if not part.startswith("_:")) for line in text.split("\n")
        )

    document = _document(name)
    assert bare(canonical_nquads(document, sha384=True)) == bare(canonical_nquads(document))


def test_sha384_orders_blank_nodes_by_its_own_hashes() -> None:
    document = _document("full-badge")
    assert canonical_nquads(document, sha384=True) != canonical_nquads(document)


def test_older_revisions_of_a_context_know_fewer_members() -> None:
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2", _OB_303],
        "type": "VerifiableCredential",
        "jti": "urn:example:1",
        "endorsementJwt": ["e30.e30.AA"],
    }
    current = canonical_nquads(document)
    assert current.count("\n") == 3
    refused: dict[str, str] = {}
    for label in ("revision-A", "revision-B"):
        with pytest.raises(InputError) as fault:
            canonical_nquads(document, revisions={_OB_303: label})
        assert fault.value.code is Code.CREDENTIAL_UNSIGNED_TERM
        refused[label] = fault.value.facts["field"]
    assert refused == {"revision-A": "jti", "revision-B": "endorsementJwt"}
    without = {name: value for name, value in document.items() if name != "endorsementJwt"}
    assert canonical_nquads(without, revisions={_OB_303: "revision-B"}) == canonical_nquads(without)


def test_a_revision_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        to_statements({"@context": _OB_303}, revisions={_OB_303: "revision-Z"})
    assert refused.value.code is Code.CONTEXT_UNKNOWN


def test_the_label_of_a_revision_is_no_address() -> None:
    with pytest.raises(InputError) as refused:
        to_statements({"@context": f"{_OB_303}#revision-A"})
    assert refused.value.code is Code.CONTEXT_UNKNOWN


def test_known_contexts_are_addresses_without_labels() -> None:
    known = known_contexts()
    assert {"https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1", _OB_303} <= known
    assert not any("#" in address for address in known)
    assert not any("ns/credentials/examples" in address or "undefined-terms" in address for address in known)


def test_statements_are_plain_texts_for_subject_predicate_object_and_graph() -> None:
    document = {"@context": "https://www.w3.org/ns/credentials/v2", "id": "urn:x:1", "name": "A"}
    assert to_statements(document) == [("urn:x:1".join("<>"), "<https://schema.org/name>", '"A"', "")]


def test_a_document_that_says_nothing_has_an_empty_text() -> None:
    assert canonical_nquads({"@context": "https://www.w3.org/ns/credentials/v2"}) == ""


def test_half_a_surrogate_pair_is_refused_in_statements_and_json() -> None:
    document = {"@context": "https://www.w3.org/ns/credentials/v2", "id": "urn:x:1", "name": "\ud800"}
    for attempt in (lambda: canonical_nquads(document), lambda: canonical_json("\ud800")):
        with pytest.raises(InputError) as refused:
            attempt()
        assert refused.value.code is Code.TEXT_NOT_UTF8


def test_half_a_surrogate_pair_beside_a_blank_node_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        canonicalise([("_:b0", "<urn:p>", '"\udc00"', "")])
    assert refused.value.code is Code.TEXT_NOT_UTF8


def test_canonical_json_sorts_names_by_utf16_and_writes_numbers_as_javascript_does() -> None:
    value = {"\ufb33": 1, "😀": 1e21, "a": [1.0, 1e-7, 0.1, -0.0, True, None], "ö": "\u0007\u2028é"}
    assert canonical_json(value) == '{"a":[1,1e-7,0.1,0,true,null],"ö":"\\u0007\u2028é","😀":1e+21,"\ufb33":1}'.encode()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2**53, Code.JSON_NUMBER),
        (float("inf"), Code.JSON_NUMBER),
        ({"\ud800": 1}, Code.TEXT_NOT_UTF8),
        ({1: 2}, Code.JSON_SYNTAX),
        (object(), Code.JSON_SYNTAX),
    ],
)
def test_what_has_no_canonical_json_is_refused(value: Any, code: Code) -> None:
    with pytest.raises(InputError) as refused:
        canonical_json(value)
    assert refused.value.code is code


def test_the_hashed_form_is_the_canonical_text_in_utf8() -> None:
    document: Any = {"@context": _OB_303, "id": "urn:x", "type": "Achievement", "name": "Łódź, Zoë, 😀"}
    assert canon.canonical_nquads_utf8(document).decode() == canonical_nquads(document)


def test_the_public_names_are_these() -> None:
    assert set(canon.__all__) == {
        "Contexts",
        "Forms",
        "Statement",
        "Templates",
        "canonical_json",
        "canonical_nquads",
        "canonical_nquads_utf8",
        "canonicalise",
        "familiar_nquads",
        "known_contexts",
        "to_statements",
    }
