"""Our canonical forms and those of jsonld.js with rdf-canonize differ nowhere without a name; see `differential`."""

import pytest

from tests.interop.differential import THEY_REFUSE, changed_documents, compare, missing, their_answers

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
