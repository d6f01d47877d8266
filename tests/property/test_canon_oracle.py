"""Our canonical forms against two independent programs, on published documents and on thousands of changed ones.

PyLD (expansion and to_rdf, with ``base=None`` and a loader that reads the published contexts) and pyoxigraph
(canonicalising N-Quads) are the oracles. Where both sides answer, the answers are equal, byte for byte. Where ours
refuses, `reasons` finds out from the oracle's expanded form, by name, what the oracle would have dropped or read in
a second way; where it finds nothing, ours may not refuse, and where it finds something, ours must.

A long run by hand: ``python -m tests.property.test_canon_oracle 20000``.
"""

import collections
import itertools
import json
import random
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from badgedesk.core.canon import canonical_nquads, known_contexts
from badgedesk.core.errors import Code, InputError
from tests.property.canon_changes import OB_303, VC_2, base_documents, changed
from tests.property.canon_oracles import Document, compare, oracle_expands, published_context, published_files

pytestmark = pytest.mark.usefixtures("shared_dir")

_BASES = (
    (VC_2, OB_303),
    ("https://www.w3.org/2018/credentials/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context.json"),
    (VC_2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", OB_303),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.randoms(use_true_random=False))
def test_changed_documents_get_the_oracles_canonical_form_or_a_named_refusal(rng: random.Random) -> None:
    assert compare(changed(rng))


def test_two_hundred_fixed_changes_give_both_forms_and_refusals_of_every_kind() -> None:
    outcomes = {compare(changed(random.Random(seed))) for seed in range(200)}
    assert {"equal to both oracles", "equal to PyLD"} <= outcomes
    assert {
        "refused CREDENTIAL_UNSIGNED_TERM",
        "refused CREDENTIAL_RELATIVE_ID",
        "refused CREDENTIAL_KEYWORD",
        "refused CREDENTIAL_SCHEMA",
        "refused CONTEXT_UNKNOWN",
    } <= outcomes


def test_published_credentials_have_the_oracles_canonical_form() -> None:
    outcomes = collections.Counter(compare(json.loads(text)) for text in base_documents())
    assert outcomes["equal to both oracles"] > 100
    assert set(outcomes) - {"equal to both oracles", "equal to PyLD"} == {
        "refused CONTEXT_UNKNOWN",
        "refused CREDENTIAL_RELATIVE_ID",
        "refused CREDENTIAL_SCHEMA",
        "refused CREDENTIAL_UNSIGNED_TERM",
    }


def test_any_two_contexts_stand_together_exactly_where_the_oracle_lets_them() -> None:
    shipped = sorted(known_contexts() & set(published_files()))
    for pair in itertools.product(shipped, shipped):
        _assert_both_read({"@context": list(pair), "https://example.org/x": "y"})


@pytest.mark.parametrize("contexts", _BASES)
def test_any_two_types_stand_together_exactly_where_the_oracle_lets_them(contexts: tuple[str, ...]) -> None:
    types = {
        name
        for address in contexts
        for name, term in published_context(address)["@context"].items()
        if isinstance(term, dict) and "@context" in term
    }
    assert len(types) > 5
    for pair in itertools.combinations_with_replacement(sorted(types), 2):
        _assert_both_read({"@context": list(contexts), "type": list(pair), "https://example.org/x": "y"})


def _assert_both_read(document: Document) -> None:
    try:
        oracle_expands(document)
        allowed = True
    except jsonld.JsonLdError:
        allowed = False
    try:
        canonical_nquads(document)
        read = True
    except InputError as refused:
        assert refused.code is Code.CONTEXT_ORDER
        read = False
    assert read == allowed, document


if __name__ == "__main__":
    outcomes: collections.Counter[str] = collections.Counter()
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began = time.monotonic()
    for seed in range(first, first + count):
        document = changed(random.Random(seed))
        try:
            outcomes[compare(document)] += 1
        except Exception as error:  # noqa: BLE001 - every odd answer is shown, and the run goes on
            outcomes["ODD"] += 1
            print(f"seed {seed}: {type(error).__name__}: {str(error)[:600]}")
    print(f"{count} documents in {time.monotonic() - began:.0f} s")
    for outcome, times in outcomes.most_common():
        print(f"{times:7} {outcome}")
