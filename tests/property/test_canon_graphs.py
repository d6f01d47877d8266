"""Random small graphs, full of blank nodes that look alike, against two other engines.

PyLD keeps a related blank node once for each quad, as the standard says, and so do we; pyoxigraph keeps it once, so
it is asked only where no two nodes share more than one quad. PyLD escapes no control characters and counts a quad
twice that links a node to itself; neither is shown to it.
"""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from badgedesk.core.canon import Statement, canonicalise
from tests.property.canon_oracles import oracle_canonicalises, shares_no_two_quads

_NODES = st.sampled_from(["_:a", "_:b", "_:c", "_:d", "_:e", "<urn:x>"])
_PREDICATES = st.sampled_from(["<urn:p>", "<urn:q>"])
_THINGS = st.one_of(_NODES, st.sampled_from(['"1"', '"\\u0007 \u2028"', '"1"@en', '"1"^^<urn:t>', "<urn:y>"]))
_GRAPHS = st.sampled_from(["", "", "", "_:a", "_:g", "<urn:g>"])
_DATASETS = st.lists(st.tuples(_NODES, _PREDICATES, _THINGS, _GRAPHS), max_size=12)


def _text(statements: list[Statement]) -> str:
    return "".join(" ".join(part for part in quad if part) + " .\n" for quad in statements)


def _links_to_itself(quad: Statement) -> bool:
    blank = [part for part in quad if part.startswith("_:")]
    return len(set(blank)) < len(blank)


@settings(max_examples=150, deadline=None)
@given(_DATASETS)
def test_random_graphs_have_the_canonical_form_of_other_engines(statements: list[Statement]) -> None:
    ours = canonicalise(statements)
    if not any("\\u" in thing or _links_to_itself(quad) for quad in statements for thing in quad):
        options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
        assert ours == jsonld.normalize(_text(list(dict.fromkeys(statements))), options)
    if shares_no_two_quads(statements):
        assert ours == oracle_canonicalises(statements)


@settings(max_examples=100, deadline=None)
@given(_DATASETS, st.randoms(use_true_random=False), st.booleans())
def test_names_and_order_make_no_difference(statements: list[Statement], rng: random.Random, sha384: bool) -> None:
    nodes = sorted({part for quad in statements for part in quad if part.startswith("_:")})
    fresh = [f"_:n{number}" for number in range(len(nodes))]
    rng.shuffle(fresh)
    rename = dict(zip(nodes, fresh, strict=True))
    turned: list[Statement] = [
        (rename.get(s, s), p, rename.get(o, o), rename.get(g, g))
        for s, p, o, g in rng.sample(statements, len(statements))
    ]
    assert canonicalise(turned, sha384=sha384) == canonicalise(statements, sha384=sha384)
