"""What a document says, and what is refused: each trap of the fact sheet by its name."""

import json
from typing import Any

import pytest

from badgedesk.core import limits
from badgedesk.core.canon import Statement, canonical_nquads, to_statements
from badgedesk.core.errors import Code, InputError, LimitExceededError

_VC_2 = "https://www.w3.org/ns/credentials/v2"
_OB_303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
_OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _badge(**members: Any) -> dict[str, Any]:
    return {"@context": [_VC_2, _OB_303], "id": "urn:x:1", "type": ["VerifiableCredential"], **members}


def _said(**members: Any) -> list[Statement]:
    """What a credential says beyond its own type."""
    return [quad for quad in to_statements(_badge(**members)) if not quad[2].endswith("#VerifiableCredential>")]


def _refused(**members: Any) -> tuple[Code, str]:
    with pytest.raises(InputError) as refused:
        to_statements(_badge(**members))
    return refused.value.code, refused.value.facts["path"]


# --- what would not be signed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"honours": "with distinction"}, "$.honours"),
        ({"honours": None}, "$.honours"),
        ({"honours": []}, "$.honours"),
        ({"": "x"}, "$."),
        ({"Name": "x"}, "$.Name"),
        ({"two words:x": "x"}, "$.two words:x"),
        ({"_:b": "x"}, "$._:b"),
        ({"credentialSubject": {"grade": "A"}}, "$.credentialSubject.grade"),
        ({"evidence": [{"id": "urn:e"}, {"type": "Evidence", "mood": "x"}]}, "$.evidence[1].mood"),
        ({"type": ["VerifiableCredential", "Forklift Champion"]}, "$.type"),
        ({"type": "id"}, "$.type"),
        ({"issuer": {"type": "Own"}}, "$.issuer.type"),
    ],
)
def test_a_member_or_type_that_no_context_defines_is_refused(members: Any, path: str) -> None:
    assert _refused(**members) == (Code.CREDENTIAL_UNSIGNED_TERM, path)


def test_the_badge_schema_type_is_undefined_without_the_extensions_context() -> None:
    schema = {"id": "urn:s", "type": "1EdTechJsonSchemaValidator2019"}
    assert _refused(credentialSchema=[schema]) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.credentialSchema[0].type")
    document = _badge(credentialSchema=[schema])
    document["@context"].append(_EXTENSIONS)
    assert any("#1EdTechJsonSchemaValidator2019>" in thing for _, _, thing, _ in to_statements(document))


@pytest.mark.parametrize(
    "value", ["learner one", "achievements/knots", "#a", "//host/a", "", "https ://a", "@id", "type"]
)
def test_a_relative_address_is_refused_and_no_base_is_made_up(value: str) -> None:
    assert _refused(credentialSubject={"id": value}) == (Code.CREDENTIAL_RELATIVE_ID, "$.credentialSubject.id")
    assert _refused(issuer=value) == (Code.CREDENTIAL_RELATIVE_ID, "$.issuer")
    assert _refused(evidence=["urn:e", value]) == (Code.CREDENTIAL_RELATIVE_ID, "$.evidence[1]")


def test_a_word_that_no_context_defines_is_refused_where_a_word_is_wanted() -> None:
    proof = {"type": "DataIntegrityProof", "proofPurpose": "ownPurpose"}
    assert _refused(proof=proof) == (Code.CREDENTIAL_RELATIVE_ID, "$.proof.proofPurpose")


def test_an_address_cannot_bring_a_statement_of_its_own() -> None:
    smuggled = "urn:a> <urn:p> <urn:o> .\n<urn:b"
    assert _refused(issuer=smuggled) == (Code.CREDENTIAL_RELATIVE_ID, "$.issuer")
    assert _refused(**{"urn:p> <urn:o> .\n<urn:s> <urn:p": "x"})[0] is Code.CREDENTIAL_UNSIGNED_TERM
    assert _refused(type=["urn:t> .\n"])[0] is Code.CREDENTIAL_RELATIVE_ID


def test_a_text_cannot_bring_a_statement_of_its_own() -> None:
    assert _said(name='x" .\n<urn:s> <urn:p> "y')[0][2] == '"x\\" .\\n<urn:s> <urn:p> \\"y"'


_KEYWORDS = {
    "structure": ["@id", "@type", "@graph", "@included", "@reverse", "@nest", "@set", "@list", "@index"],
    "value": ["@value", "@language", "@direction", "@none", "@json"],
    "context": ["@base", "@vocab"],
    "like": ["@comment", "@"],
}


@pytest.mark.parametrize("keyword", [keyword for group in _KEYWORDS.values() for keyword in group])
def test_a_keyword_is_refused_at_any_depth(keyword: str) -> None:
    assert _refused(**{keyword: "x"}) == (Code.CREDENTIAL_KEYWORD, f"$.{keyword}")
    assert _refused(issuer={keyword: ["x"]}) == (Code.CREDENTIAL_KEYWORD, f"$.issuer.{keyword}")


def test_an_id_of_which_nothing_is_said_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        to_statements({"@context": _VC_2, "id": "urn:x:1", "type": []})
    assert (refused.value.code, refused.value.facts["path"]) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.id")
    assert _refused(proof={"id": "urn:p"}) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.proof.id")


@pytest.mark.parametrize("value", ["urn:proof", 5, True, {"@value": "x"}])
def test_what_a_graph_of_its_own_cannot_hold_is_refused(value: Any) -> None:
    assert _refused(proof=value) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.proof")
    assert _refused(proof=[{"type": "DataIntegrityProof"}, value]) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.proof[1]")


def test_the_direction_of_a_text_is_refused_because_it_makes_no_statement() -> None:
    text = {"@value": "شارة", "@language": "ar", "@direction": "rtl"}
    assert _refused(name=text) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.name.@direction")
    assert _refused(name=[text]) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.name[0].@direction")


# --- shapes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("members", [{"evidence": [["urn:e"]]}, {"name": [[]]}, {"proof": [[{}]]}])
def test_a_list_in_a_list_is_refused(members: Any) -> None:
    (name,) = members
    assert _refused(**members) == (Code.CREDENTIAL_SCHEMA, f"$.{name}[0]")


@pytest.mark.parametrize("value", [None, 5, True, {}, ["a"], [{}]])
def test_an_id_that_is_no_text_is_refused(value: Any) -> None:
    assert _refused(issuer={"id": value}) == (Code.CREDENTIAL_SCHEMA, "$.issuer.id")


@pytest.mark.parametrize("value", [None, 5, True, {}, [5], [None], [{}], [["Profile"]]])
def test_a_type_that_is_no_text_is_refused(value: Any) -> None:
    assert _refused(issuer={"type": value}) == (Code.CREDENTIAL_SCHEMA, "$.issuer.type")


def test_two_names_for_the_id_of_one_object_are_refused() -> None:
    document = {"@context": [_VC_2, "https://www.w3.org/ns/odrl.jsonld"], "id": "urn:x:1", "uid": "urn:x:2"}
    with pytest.raises(InputError) as refused:
        to_statements(document)
    assert (refused.value.code, refused.value.facts["path"]) == (Code.CREDENTIAL_KEYWORD, "$.uid")


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"@value": 5}, "$.name.@value"),
        ({"@value": None}, "$.name.@value"),
        ({"@value": "x", "@language": "no language"}, "$.name.@language"),
        ({"@value": "x", "@language": None}, "$.name.@language"),
        ({"@value": "x", "@language": "en\n"}, "$.name.@language"),
    ],
)
def test_a_text_object_that_is_no_text_is_refused(value: Any, path: str) -> None:
    assert _refused(name=value) == (Code.CREDENTIAL_SCHEMA, path)


@pytest.mark.parametrize("value", [{"@value": "x", "@type": "urn:t"}, {"@value": "x", "id": "urn:x"}])
def test_a_text_object_with_other_members_is_refused(value: Any) -> None:
    assert _refused(description=value)[0] is Code.CREDENTIAL_KEYWORD


def test_text_objects_are_for_name_and_description_only() -> None:
    subject = {"type": "AchievementSubject", "role": {"@value": "x", "@language": "en"}}
    assert _refused(credentialSubject=subject) == (Code.CREDENTIAL_KEYWORD, "$.credentialSubject.role.@value")


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, 1j])
def test_what_json_does_not_know_is_refused(value: Any) -> None:
    assert _refused(name=value) == (Code.CREDENTIAL_SCHEMA, "$.name")


@pytest.mark.parametrize("number", [2**53 + 1, float("nan")])
def test_a_number_that_programs_hold_differently_is_refused_where_it_stands(number: float) -> None:
    assert _refused(name=["x", number]) == (Code.JSON_NUMBER, "$.name[1]")


# --- what is said ----------------------------------------------------------------------------------------------------


def test_null_and_the_empty_list_say_nothing() -> None:
    assert _said(name=None, description=[], evidence=[None]) == []


def test_an_empty_object_is_a_thing_without_a_name() -> None:
    ((_, predicate, thing, _),) = _said(issuer={})
    assert (predicate, thing[:2]) == ("<https://www.w3.org/2018/credentials#issuer>", "_:")


def test_a_text_keeps_its_language_in_lower_case() -> None:
    said = _said(name=[{"@value": "Segeln", "@language": "de-CH"}, {"@value": "x"}, "y"])
    assert [thing for _, _, thing, _ in said] == ['"Segeln"@de-ch', '"x"', '"y"']


def test_compact_and_whole_addresses_mean_the_same() -> None:
    document = {"@context": "https://w3id.org/openbadges/v2", "id": "obi:thing", "type": "obi:Own", "obi:own": "x"}
    assert to_statements(document) == [
        ("<https://w3id.org/openbadges#thing>", f"<{_RDF}type>", "<https://w3id.org/openbadges#Own>", ""),
        ("<https://w3id.org/openbadges#thing>", "<https://w3id.org/openbadges#own>", '"x"', ""),
    ]


def test_a_member_whose_name_is_an_address_is_signed() -> None:
    assert _said(**{"https://example.org/own": [1, True]}) == [
        ("<urn:x:1>", "<https://example.org/own>", f'"1"^^<{_XSD}integer>', ""),
        ("<urn:x:1>", "<https://example.org/own>", f'"true"^^<{_XSD}boolean>', ""),
    ]


def test_labels_of_blank_nodes_name_the_same_node_everywhere_but_never_one_of_ours() -> None:
    document = _badge(issuer="_:b1", credentialSubject={"id": "_:b1", "name": "x"}, termsOfUse={"type": "_:b2"})
    text = canonical_nquads(document)
    renamed = json.loads(json.dumps(document).replace("_:b1", "_:z9").replace("_:b2", "_:b1"))
    assert canonical_nquads(renamed) == text
    assert len({word for word in text.split() if word.startswith("_:c14n")}) == 3


def test_a_proof_stands_in_a_graph_of_its_own() -> None:
    said = _said(proof={"type": "DataIntegrityProof", "proofPurpose": "assertionMethod"})
    ((subject, _, graph, default),) = [quad for quad in said if quad[1] == "<https://w3id.org/security#proof>"]
    inside = [quad for quad in said if quad[3]]
    assert (subject, default) == ("<urn:x:1>", "")
    assert {quad[3] for quad in inside} == {graph}
    assert {quad[2] for quad in inside} == {
        "<https://w3id.org/security#DataIntegrityProof>",
        "<https://w3id.org/security#assertionMethod>",
    }


def test_an_ordered_list_keeps_its_order_and_a_single_value_is_a_list_of_one() -> None:
    def listed(values: Any) -> list[str]:
        described = {"type": "ResultDescription", "allowedValue": values}
        said = _said(credentialSubject={"id": "urn:s", **described})
        places = {quad[0]: {} for quad in said if quad[1] == f"<{_RDF}first>"}
        for subject, predicate, thing, _ in said:
            if subject in places:
                places[subject][predicate] = thing
        (node,) = [quad[2] for quad in said if quad[1] == f"<{_OB}allowedValue>"]
        found = []
        while node != f"<{_RDF}nil>":
            found.append(places[node][f"<{_RDF}first>"])
            node = places[node][f"<{_RDF}rest>"]
        return found

    assert listed(["b", "a", None, "b"]) == ['"b"', '"a"', '"b"']
    assert listed("a") == ['"a"']
    assert listed([]) == []


def test_an_ordered_list_refuses_where_its_item_stands() -> None:
    subject = {"type": "ResultDescription", "allowedValue": ["a", {"own": 1}]}
    path = "$.credentialSubject.allowedValue[1].own"
    assert _refused(credentialSubject=subject) == (Code.CREDENTIAL_UNSIGNED_TERM, path)
    subject["allowedValue"] = ["a", ["b"]]
    assert _refused(credentialSubject=subject) == (Code.CREDENTIAL_SCHEMA, "$.credentialSubject.allowedValue[1]")


def test_a_json_member_is_signed_whole_whatever_it_holds() -> None:
    schema = {"type": "JsonSchema", "jsonSchema": {"$id": "a", "@id": [None, [1.0]]}}
    ((_, _, thing, _),) = [quad for quad in _said(credentialSchema=schema) if quad[1].endswith("#jsonSchema>")]
    assert thing == f'"{{\\"$id\\":\\"a\\",\\"@id\\":[null,[1]]}}"^^<{_RDF}JSON>'
    schema["jsonSchema"] = {"n": 2**60}
    assert _refused(credentialSchema=schema) == (Code.JSON_NUMBER, "$.credentialSchema.jsonSchema")


def test_a_presentation_clears_the_terms_before_each_credential() -> None:
    holder = {"@context": _VC_2, "type": "VerifiablePresentation", "id": "urn:p"}
    inner = {"@context": [_VC_2, _OB_303], "id": "urn:c", "type": "VerifiableCredential", "jti": "urn:j"}
    assert len(to_statements({**holder, "verifiableCredential": [inner]})) == 4
    del inner["@context"]
    with pytest.raises(InputError) as refused:
        to_statements({**holder, "verifiableCredential": [inner]})
    assert refused.value.code is Code.CREDENTIAL_UNSIGNED_TERM
    assert refused.value.facts["path"] == "$.verifiableCredential[0].id"


def test_an_embedded_credential_reads_its_own_contexts() -> None:
    endorsement = {"@context": [_VC_2, _OB_303], "id": "urn:e", "type": ["VerifiableCredential"], "name": "x"}
    assert ("<urn:e>", "<https://schema.org/name>", '"x"', "") in _said(endorsement=[endorsement])
    endorsement["@context"] = [_VC_2, "https://example.org/unknown"]
    assert _refused(endorsement=[endorsement]) == (Code.CONTEXT_UNKNOWN, "$.endorsement[0].@context")


def test_mappings_and_tuples_read_as_objects_and_lists_do() -> None:
    from types import MappingProxyType

    frozen = MappingProxyType({**_badge(), "@context": (_VC_2, _OB_303), "issuer": MappingProxyType({"id": "urn:i"})})
    assert to_statements(frozen) == to_statements(_badge(issuer={"id": "urn:i"}))


# --- limits ----------------------------------------------------------------------------------------------------------


def test_statements_at_the_limit_pass_and_one_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.GRAPH_STATEMENTS == 20_000
    monkeypatch.setattr(limits, "GRAPH_STATEMENTS", 11)
    assert len(to_statements(_badge(name=[str(number) for number in range(10)]))) == 11
    with pytest.raises(LimitExceededError) as refused:
        to_statements(_badge(name=[str(number) for number in range(11)]))
    assert refused.value.code is Code.GRAPH_LIMIT


def test_a_clique_written_as_a_badge_is_refused() -> None:
    nodes = [f"_:n{number}" for number in range(10)]
    clique = [{"id": node, "https://example.org/knows": [{"id": other} for other in nodes]} for node in nodes]
    with pytest.raises(LimitExceededError) as refused:
        canonical_nquads(_badge(evidence=clique))
    assert refused.value.code is Code.GRAPH_LIMIT
