"""Shapes met before: when they are kept, what belongs to them, and what goes the full way."""

import json
import math
from datetime import UTC, datetime
from typing import Any

import pytest

from badgedesk.core.canon import canonical_nquads_utf8, familiar, familiar_nquads
from badgedesk.core.canon.familiar import FamiliarShapes
from badgedesk.core.canon.terms import are_addresses, is_address
from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.proof import check_proofs, sign_document, suite
from badgedesk.core.resources import resource

_CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


def _document(name: str = "Ada", subject: str = "did:example:ada", **more: Any) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": name,
        "issuer": {"id": "https://example.org/issuer", "type": ["Profile"], "name": "School"},
        "credentialSubject": {"id": subject, "type": ["AchievementSubject"], **more},
        "evidence": [{"type": ["Evidence"], "name": "Film"}],
    }


class _Watched:
    """Shapes, and every document that went the full way."""

    def __init__(self) -> None:
        self.in_full: list[object] = []
        self.shapes = FamiliarShapes(self._full)

    def _full(self, document: Any) -> bytes:
        self.in_full.append(document)
        return canonical_nquads_utf8(document)

    def is_filled(self, document: Any) -> bool:
        """Canonicalise a document, compare with the full way, and return whether it was filled in."""
        before = len(self.in_full)
        assert self.shapes.nquads(document) == canonical_nquads_utf8(document)
        return len(self.in_full) == before


@pytest.fixture
def watched() -> _Watched:
    return _Watched()


@pytest.fixture
def learned(watched: _Watched) -> _Watched:
    for name in ("Ada", "Bob"):
        assert not watched.is_filled(_document(name))
    return watched


def test_the_third_document_of_a_shape_is_filled_in_whatever_its_texts(learned: _Watched) -> None:
    assert learned.is_filled(_document("Zoë Brontë", "did:example:zoe"))
    assert learned.is_filled(_document("line\nfeed \u2028 😀", "did:example:é"))
    assert learned.is_filled(_document("", "did:"))


@pytest.mark.parametrize(
    "other",
    [
        _document(subject="https://example.org/ada"),
        _document(subject="_:b0"),
        _document(name='quote "'),
        _document(name="back\\slash"),
        _document(name="tab\t"),
        _document(name="\x7f"),
        _document(role="teacher"),
        {**_document(), "type": ["VerifiableCredential"]},
        {**_document(), "@context": [*_CONTEXT, "https://w3id.org/security/suites/ed25519-2020/v1"]},
        {**_document(), "name": None},
        {**_document(), "name": {"@value": "Ada", "@language": "en"}},
        {**_document(), "id": "https://example.org/issuer"},
    ],
)
def test_what_differs_in_more_than_texts_goes_the_full_way(learned: _Watched, other: object) -> None:
    assert not learned.is_filled(other)


@pytest.mark.parametrize("subject", ["did:a b", "relative", "did:<x>", "", "\ud800", "did:\ud800"])
def test_what_the_full_way_refuses_is_refused_with_its_code_and_path(learned: _Watched, subject: str) -> None:
    with pytest.raises(InputError) as refused:
        learned.shapes.nquads(_document(subject=subject))
    with pytest.raises(InputError) as in_full:
        canonical_nquads_utf8(_document(subject=subject))
    assert (refused.value.code, refused.value.facts) == (in_full.value.code, in_full.value.facts)


def test_a_number_that_is_none_is_not_taken_for_a_null(watched: _Watched) -> None:
    for _ in range(3):
        assert not watched.is_filled(_document(creditsEarned=None))
    with pytest.raises(InputError) as refused:
        watched.shapes.nquads(_document(creditsEarned=math.nan))
    assert refused.value.code is Code.JSON_NUMBER


def test_a_refused_document_teaches_no_shape(watched: _Watched) -> None:
    for _ in range(4):
        with pytest.raises(InputError):
            watched.shapes.nquads(_document(subject="relative"))
    assert not watched.is_filled(_document())
    assert watched.shapes._tried == 0


def test_one_address_in_two_places_stays_one_node(watched: _Watched) -> None:
    for number in range(3):
        address = f"https://example.org/{number}"
        document = {**_document(), "id": address, "evidence": [{"id": address, "type": ["Evidence"]}]}
        assert watched.is_filled(document) == (number == 2)
    assert not watched.is_filled({**document, "id": "https://example.org/9"})


def test_nodes_that_become_alike_go_the_full_way(watched: _Watched) -> None:
    for number, pair in enumerate((("a", "b"), ("c", "d"), ("e", "f"), ("g", "g"))):
        document = {**_document(), "evidence": [{"type": ["Evidence"], "name": name} for name in pair]}
        assert watched.is_filled(document) == (number == 2)


def test_only_so_many_shapes_are_kept_or_tried(watched: _Watched) -> None:
    for credits_ in range(familiar._SHAPES + 3):
        for _ in range(2):
            watched.is_filled(_document(creditsEarned=credits_))
    for credits_ in range(familiar._SHAPES + 3):
        assert watched.is_filled(_document(creditsEarned=credits_)) == (credits_ < familiar._SHAPES)


def test_only_so_many_shapes_are_kept_that_differ_in_names_and_types_alone(watched: _Watched) -> None:
    members = ("role", "term", "licenseNumber", "narrative", "source")
    for _ in range(3):
        for member in members[: familiar._ALIKE + 1]:
            watched.is_filled(_document(**{member: "urn:x" if member == "source" else "x"}))
    (alike,) = watched.shapes._shapes.values()
    assert len(alike) == familiar._ALIKE


def test_shapes_met_once_are_forgotten_in_the_end(watched: _Watched) -> None:
    for credits_ in range(familiar._MET + 1):
        watched.shapes.nquads(_document(creditsEarned=credits_))
    assert len(watched.shapes._met) == 1


@pytest.mark.parametrize(("count", "is_kept"), [(0, True), (familiar._STRINGS, False)])
def test_the_shape_of_a_very_long_document_is_not_kept(watched: _Watched, count: int, is_kept: bool) -> None:
    document = {**_document(), "evidence": [{"type": ["Evidence"], "name": str(each)} for each in range(1 + count)]}
    for number in range(3):
        assert watched.is_filled(document) == (is_kept and number == 2)


def test_a_shape_with_a_very_long_string_that_is_no_slot_is_not_kept(watched: _Watched) -> None:
    long = {**_document(), "@context": _CONTEXT, "https://example.org/" + "x" * familiar._BYTES: "y"}
    for _ in range(3):
        assert not watched.is_filled(long)


def test_what_is_checked_may_be_filled_in_and_what_is_signed_goes_the_full_way(monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[object] = []

    def watch(document: Any) -> bytes:
        filled.append(document)
        return familiar_nquads(document)

    monkeypatch.setattr(suite, "familiar_nquads", watch)
    key, now = generate_signing_key(), datetime(2026, 1, 1, tzinfo=UTC)
    method = f"did:key:{key.public.multibase}#{key.public.multibase}"
    signed = sign_document(_document(), key, verification_method=method, created=now)
    assert filled == []
    (result,) = check_proofs(signed, {}, now)
    assert result.code is None
    assert filled == [_document()]
    for name in ("Bob", "Eve"):
        (result,) = check_proofs({**signed, "name": name}, {}, now)
        assert result.code is Code.PROOF_SIGNATURE


def test_no_term_of_a_shipped_context_looks_like_an_address() -> None:
    """An address in the place of a word of a vocabulary would else be read as that term."""
    names = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            names.extend(value.get("terms", ()))
            for member in value.values():
                collect(member)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    for table in resource("contexts").iterdir():
        collect(json.loads(table.read_text("utf-8")))
    assert len(names) > 500
    assert [name for name in names if ":" in name] == []


@pytest.mark.parametrize("character", [*map(chr, range(0x20, 0x100)), "\u200b", "\u1680", "\u2028", "\ue000", "\uff00"])
def test_many_addresses_are_checked_as_each_by_itself_is(character: str) -> None:
    for value in (f"urn:{character}", f"urn:{character}é", "urn:" + character * 1_001):
        values = (b"https://example.org/", value.encode())
        assert are_addresses(values, (b"https://", b"urn:")) == is_address(value)
    assert not are_addresses((b"did:x",), (b"urn:",))
