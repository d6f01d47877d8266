import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tools import compile_contexts
from tools.compile_contexts import ContextError, compile_all, compile_layers, text_of

from badgedesk.core import limits
from badgedesk.core.canon import Contexts, canonical_nquads, contexts, to_statements
from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.resources import resource

_VC_2 = "https://www.w3.org/ns/credentials/v2"
_OB_303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def _shipped() -> dict[str, str]:
    return {
        file.name: file.read_text("utf-8") for file in resource("contexts").iterdir() if file.name.endswith(".json")
    }


def _made(**tables: Any) -> Contexts:
    """A closed set of own contexts, compiled from their published form."""

    def read(address: str) -> Mapping[str, Any] | None:
        context = tables.get(address)
        return None if context is None else {"context": compile_layers(context)}

    return Contexts(read)


def _code(document: Any, contexts: Contexts | None = None) -> tuple[Code, dict[str, str]]:
    with pytest.raises(InputError) as refused:
        to_statements(document, contexts=contexts)
    return refused.value.code, refused.value.facts


# --- the tables that ship --------------------------------------------------------------------------------------------


def test_shipped_tables_are_what_the_published_contexts_compile_to(shared_dir: Path) -> None:
    compiled = compile_all(shared_dir / "standards" / "contexts")
    published = {name: text for name, text in _shipped().items() if name not in compile_contexts.DRAFT_DIGESTS}
    assert {name: text_of(content) for name, content in compiled.items()} == published


def test_drafts_ship_from_the_content_that_was_pinned() -> None:
    for address, (name, version) in compile_contexts.DRAFTS.items():
        source = json.loads(_shipped()[name])["source"]
        digest = compile_contexts.DRAFT_DIGESTS[name]
        assert source == {"address": address, "revision": version, "sha256": digest}


def test_a_draft_of_another_content_is_not_compiled(tmp_path: Path) -> None:
    for name in compile_contexts.DRAFT_DIGESTS:
        (tmp_path / name).write_text('{"@context": {}}', "utf-8")
    with pytest.raises(ContextError, match="another content"):
        compile_contexts.compile_drafts(tmp_path)


def test_each_table_names_address_revision_and_digest_of_its_source(shared_dir: Path) -> None:
    source = shared_dir / "standards" / "contexts"
    published = {
        entry["url"]: source / entry["file"] for entry in json.loads((source / "index.json").read_text("utf-8"))
    }
    beside = {"index.json", *compile_contexts.DRAFT_DIGESTS}
    tables = {name: json.loads(text) for name, text in _shipped().items() if name not in beside}
    assert len(tables) == len(published) - len(compile_contexts.LEFT_OUT)
    for table in tables.values():
        facts = table["source"]
        label = facts["revision"] if facts["revision"] not in {None, "revision-C"} else None
        path = published[facts["address"] + (f"#{label}" if label else "")]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == facts["sha256"]


def test_every_address_has_a_table_and_every_table_an_address() -> None:
    files = set(_shipped()) - {"index.json"}
    index = json.loads(_shipped()["index.json"])
    assert set(index.values()) == files
    for address in index:
        table = read_shipped_table(address)
        assert table is not None
        assert len(table["source"]["sha256"]) == 64


def test_no_table_that_hides_undefined_terms_ships() -> None:
    assert not any("@vocab" in word for text in _shipped().values() for word in text.split('"') if word == "@vocab")
    index = json.loads(_shipped()["index.json"])
    assert not set(compile_contexts.LEFT_OUT) & set(index)


def test_aliases_read_the_same_table() -> None:
    for alias, address in compile_contexts.ALIASES.items():
        assert read_shipped_table(alias) == read_shipped_table(address)


def test_shipped_tables_stay_small() -> None:
    assert sum(len(text) for text in _shipped().values()) < 160_000


def test_a_changed_source_is_not_compiled(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"@context": {}}', "utf-8")
    entry = {"url": "https://example.org/a", "file": "a.json", "sha256": "0" * 64}
    (tmp_path / "index.json").write_text(json.dumps([entry]), "utf-8")
    with pytest.raises(ContextError, match="SHA-256"):
        compile_all(tmp_path)


@pytest.mark.parametrize(
    ("context", "named"),
    [
        ({"@vocab": "https://example.org/"}, "@vocab"),
        ({"@base": "https://example.org/"}, "@base"),
        ({"@language": "en"}, "@language"),
        ({"@direction": "ltr"}, "@direction"),
        ({"@import": "https://example.org/c"}, "@import"),
        ({"@propagate": False}, "@propagate"),
        ({"a": None}, "a"),
        ({"a": {"@id": None}}, "a"),
        ({"a": {"@type": "@id"}}, "a"),
        ({"a": {"@reverse": "https://example.org/b"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@nest": "@nest"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@index": "i"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@language": "en"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@direction": "rtl"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@protected": False}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@prefix": True}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@container": "@language"}}, "@language"),
        ({"a": {"@id": "https://example.org/a", "@container": "@index"}}, "@index"),
        ({"a": {"@id": "https://example.org/a", "@container": ["@graph", "@id"]}}, "@graph"),
        ({"a": {"@id": "https://example.org/a", "@type": "@none"}}, "@none"),
        ({"a": {"@id": "https://example.org/a", "@context": "https://example.org/c"}}, "a"),
        ({"a": {"@id": "https://example.org/a", "@context": [{}]}}, "a"),
        ({"a": "b"}, "b"),
        ({"a": "b", "b": "a"}, "circle"),
        ({"p": {"@id": "https://example.org/#"}, "a": "p:b"}, "prefix"),
        ({"p": "https://example.org/end", "a": "p:b"}, "prefix"),
        ({"kind": "@type"}, "kind"),
        ({"type": {"@id": "@type", "@container": "@set"}}, "type"),
        ({"graph": "@graph"}, "graph"),
        ({"a:b": "https://example.org/b"}, "a:b"),
        ({"two words": "https://example.org/b"}, "two words"),
        (None, "null"),
    ],
)
def test_what_the_tables_cannot_hold_is_refused_with_its_name(context: Any, named: str) -> None:
    with pytest.raises(ContextError, match=named):
        compile_layers(context)


# --- what contexts come to -------------------------------------------------------------------------------------------


def test_a_later_context_stands_on_top() -> None:
    made = _made(a={"x": "urn:a#x", "y": "urn:a#y"}, b={"x": "urn:b#x"})
    statements = to_statements({"@context": ["a", "b"], "x": "1", "y": "2"}, contexts=made)
    assert {predicate for _, predicate, _, _ in statements} == {"<urn:b#x>", "<urn:a#y>"}


def test_a_protected_term_cannot_be_redefined() -> None:
    made = _made(a={"@protected": True, "x": "urn:a#x"}, b={"x": "urn:b#x"})
    code, facts = _code({"@context": ["a", "b"], "x": "1"}, made)
    assert (code, facts["path"], facts["term"]) == (Code.CONTEXT_ORDER, "$.@context", "x")


def test_a_protected_term_may_be_said_again_and_stays_protected() -> None:
    made = _made(a={"@protected": True, "x": "urn:a#x"}, b={"x": "urn:a#x"}, c={"x": "urn:c#x"})
    assert len(to_statements({"@context": ["a", "b"], "x": "1"}, contexts=made)) == 1
    assert _code({"@context": ["a", "b", "c"], "x": "1"}, made)[0] is Code.CONTEXT_ORDER


def test_a_property_brings_a_context_that_may_redefine_protected_terms() -> None:
    inner = {"@protected": True, "x": "urn:inner#x"}
    made = _made(a={"@protected": True, "x": "urn:a#x", "p": {"@id": "urn:a#p", "@context": inner}})
    statements = to_statements({"@context": "a", "x": "1", "p": {"x": "2", "p": {"x": "3"}}}, contexts=made)
    assert sorted((predicate, thing) for _, predicate, thing, _ in statements if thing.startswith('"')) == [
        ("<urn:a#x>", '"1"'),
        ("<urn:inner#x>", '"2"'),
        ("<urn:inner#x>", '"3"'),
    ]


def test_a_type_brings_a_context_that_ends_at_the_objects_within() -> None:
    made = _made(
        a={
            "type": "@type",
            "x": "urn:a#x",
            "p": "urn:a#p",
            "T": {"@id": "urn:a#T", "@context": {"x": "urn:t#x", "only": "urn:t#only"}},
        }
    )
    document = {"@context": "a", "type": "T", "x": "1", "only": "2", "p": {"x": "3"}}
    statements = to_statements(document, contexts=made)
    assert {(predicate, thing) for _, predicate, thing, _ in statements if thing.startswith('"')} == {
        ("<urn:t#x>", '"1"'),
        ("<urn:t#only>", '"2"'),
        ("<urn:a#x>", '"3"'),
    }
    code, facts = _code({"@context": "a", "type": "T", "p": {"only": "3"}}, made)
    assert (code, facts["path"]) == (Code.CREDENTIAL_UNSIGNED_TERM, "$.p.only")


def test_contexts_of_types_apply_in_the_order_of_their_names() -> None:
    made = _made(
        a={
            "type": "@type",
            "A": {"@id": "urn:a#A", "@context": {"x": "urn:A#x"}},
            "B": {"@id": "urn:a#B", "@context": {"x": "urn:B#x"}},
        }
    )
    for types in (["A", "B"], ["B", "A"]):
        statements = to_statements({"@context": "a", "type": types, "x": "1"}, contexts=made)
        assert [predicate for _, predicate, thing, _ in statements if thing == '"1"'] == ["<urn:B#x>"]


def test_types_are_read_by_the_context_outside_of_their_own_contexts() -> None:
    made = _made(
        a={
            "type": "@type",
            "A": {"@id": "urn:a#A", "@context": {"B": "urn:inner#B", "x": "urn:A#x"}},
            "B": "urn:a#B",
        }
    )
    statements = to_statements({"@context": "a", "type": ["A", "B"], "x": "1"}, contexts=made)
    assert "<urn:a#B>" in {thing for _, _, thing, _ in statements}


def test_a_prefix_of_an_earlier_context_completes_a_later_one() -> None:
    later = {"x": {"@id": "urn:b#x", "@type": "xsd:dateTime"}}
    made = _made(a={"xsd": "http://www.w3.org/2001/XMLSchema#"}, b=later)
    alone = to_statements({"@context": "b", "x": "1"}, contexts=made)
    behind = to_statements({"@context": ["a", "b"], "x": "1"}, contexts=made)
    assert alone[0][2] == '"1"^^<xsd:dateTime>'
    assert behind[0][2] == '"1"^^<http://www.w3.org/2001/XMLSchema#dateTime>'


def test_the_odd_datatypes_of_the_badge_context_stay_as_published() -> None:
    document = {"@context": [_VC_2, _OB_303], "awardedDate": "2026-01-01T00:00:00Z", "url": "https://example.org"}
    assert {thing for _, _, thing, _ in to_statements(document)} == {
        '"2026-01-01T00:00:00Z"^^<xsd:dateTime>',
        '"https://example.org"^^<https://www.w3.org/2001/XMLSchema#anyURI>',
    }


def test_a_context_made_of_others_reads_them_in_order() -> None:
    made = _made(base={"x": "urn:base#x", "y": "urn:base#y"}, whole=["base", {"x": "urn:whole#x"}])
    statements = to_statements({"@context": "whole", "x": "1", "y": "2"}, contexts=made)
    assert {predicate for _, predicate, _, _ in statements} == {"<urn:whole#x>", "<urn:base#y>"}


@pytest.mark.parametrize(
    "value",
    [
        {"name": "https://example.org/name"},
        [_VC_2, {}],
        [_VC_2, None],
        [[_VC_2]],
        None,
        7,
        "https://www.w3.org/ns/credentials/v2/",
        "http://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2",
        "",
    ],
)
def test_anything_but_addresses_of_the_closed_set_is_refused(value: Any) -> None:
    code, facts = _code({"@context": value, "id": "urn:x:1"})
    assert (code, facts["path"]) == (Code.CONTEXT_UNKNOWN, "$.@context")


def test_twenty_contexts_are_read_and_one_more_is_refused() -> None:
    assert limits.CONTEXTS == 20
    assert to_statements({"@context": [_VC_2] * 20, "name": "x"})
    with pytest.raises(LimitExceededError) as refused:
        to_statements({"@context": [_VC_2] * 21, "name": "x"})
    assert refused.value.code is Code.GRAPH_LIMIT


def test_types_whose_terms_contradict_each_other_are_refused() -> None:
    document = {"@context": [_VC_2, _OB_303], "type": ["AchievementSubject", "IdentifierEntry"], "role": "x"}
    code, facts = _code(document)
    assert (code, facts["path"], facts["term"]) == (Code.CONTEXT_ORDER, "$.type", "identifier")


def test_clearing_protected_terms_by_a_type_is_refused() -> None:
    document = {"@context": _VC_2, "type": ["VerifiablePresentation"], "holder": {"type": "verifiableCredential"}}
    code, _ = _code(document)
    assert code is Code.CREDENTIAL_UNSIGNED_TERM
    made = _made(a={"@protected": True, "type": "@type", "Clear": {"@id": "urn:a#Clear", "@context": None}})
    assert _code({"@context": "a", "type": "Clear"}, made)[0] is Code.CONTEXT_ORDER


def test_hostile_documents_cannot_fill_the_memory_with_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "_KEPT_CONTEXTS", 10)
    kept = Contexts(read_shipped_table)
    document = {"@context": [_VC_2, _OB_303], "type": "Profile", "id": "urn:x:1", "name": "x"}
    expected = to_statements(document)
    for _ in range(30):
        for address in (_VC_2, _OB_303, "https://www.w3.org/ns/did/v1"):
            to_statements({"@context": [_VC_2, address], "id": "urn:x:1", "name": "x"}, contexts=kept)
        assert to_statements(document, contexts=kept) == expected
    assert kept._made <= 20


def test_lists_of_types_that_are_not_remembered_read_the_same() -> None:
    made = _made(a={"type": "@type", "x": "urn:a#x"})
    for number in range(500):
        statements = to_statements({"@context": "a", "type": f"urn:type:{number}", "x": "1"}, contexts=made)
        assert statements[0][2] == f"<urn:type:{number}>"


def test_a_table_is_read_only_when_a_document_names_it() -> None:
    read: list[str] = []

    def reader(address: str) -> Mapping[str, Any] | None:
        read.append(address)
        return read_shipped_table(address)

    lazy = Contexts(reader)
    for _ in range(3):
        to_statements({"@context": [_VC_2, _OB_303], "name": "x"}, contexts=lazy)
    assert read == [_VC_2, _OB_303]


def test_every_shipped_context_can_stand_alone() -> None:
    for address in contexts.known_contexts():
        assert canonical_nquads({"@context": address, "https://example.org/p": "x"}) == (
            '_:c14n0 <https://example.org/p> "x" .\n'
        )
