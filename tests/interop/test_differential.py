"""Our canonical forms and those of jsonld.js with rdf-canonize differ nowhere without a name; see `differential`."""

import json

import pytest
from pyld import jsonld

from badgedesk.core.canon import canonical_nquads
from tests.interop.differential import (
    NUMBERS_WITHOUT_A_POINT,
    THEY_REFUSE,
    changed_documents,
    compare,
    missing,
    their_answers,
)

pytestmark = pytest.mark.interop


@pytest.fixture
def peers_at_hand() -> None:
    """Skip where the other program is missing."""
    if reason := missing():
        pytest.skip(reason)


def test_four_hundred_changed_credentials_differ_only_by_name(peers_at_hand: None) -> None:
    documents = [document for _, document in changed_documents(range(400))]
    outcomes = [compare(*pair) for pair in zip(documents, their_answers(documents), strict=True)]
    assert outcomes.count("equal") > 80
    assert outcomes.count("refused by both") > 200
    assert any(outcome.startswith("ours alone refuses: a context that") for outcome in outcomes)
    assert any(outcome.startswith("theirs alone refuses: ") for outcome in outcomes)


@pytest.mark.parametrize("seed", [7834, 12785])
def test_a_fraction_without_a_point_is_the_one_difference_between_two_forms(peers_at_hand: None, seed: int) -> None:
    [(_, document)] = changed_documents([seed])
    [answer] = their_answers([document])
    assert "5e-324" in json.dumps(document)
    assert compare(document, answer) == NUMBERS_WITHOUT_A_POINT
    with pytest.raises(AssertionError):
        compare(document, {"nquads": answer["nquads"].replace('"0"', '"1"')})


@pytest.mark.parametrize("number", [1e-7, 2e-300])
def test_pyld_writes_such_a_fraction_as_ours_does(number: float) -> None:
    stated = canonical_nquads({"@context": "https://www.w3.org/ns/credentials/v2", "x:y": number})
    expanded = [{"x:y": [{"@value": number}]}]
    assert jsonld.normalize(expanded, {"algorithm": "URDNA2015", "format": "application/n-quads"}) == stated


def test_a_difference_without_a_name_is_found() -> None:
    document = {"@context": "https://www.w3.org/ns/credentials/v2", "type": "VerifiableCredential"}
    other = "_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Other> .\n"
    with pytest.raises(AssertionError):
        compare(document, {"nquads": other})
    with pytest.raises(AssertionError):
        compare(document, {"fault": "x", "event": "something new"})
    with pytest.raises(AssertionError):
        compare({"@context": "https://www.w3.org/ns/credentials/v2", "type": 5}, {"nquads": other})
    assert set(THEY_REFUSE) == {"empty object"}
