import hashlib
import math
import random
from itertools import combinations, permutations

import pytest

from badgedesk.core import limits
from badgedesk.core.canon import Statement, canonicalise, rdfc
from badgedesk.core.canon.dataset import Dataset
from badgedesk.core.canon.rdfc import Canonicaliser
from badgedesk.core.errors import Code, LimitExceededError

_P = "<urn:p>"


def _clique(size: int) -> list[Statement]:
    return [(f"_:n{a}", _P, f"_:n{b}", "") for a, b in permutations(range(size), 2)]


def _refused(statements: list[Statement]) -> Code:
    with pytest.raises(LimitExceededError) as refused:
        canonicalise(statements)
    return refused.value.code


def test_lines_are_sorted_by_code_point_not_by_utf16_unit() -> None:
    above, below = "\U0001f600", "\uff5e"
    assert sorted([above, below]) == [below, above]
    text = canonicalise([("<urn:s>", _P, f'"{above}"', ""), ("<urn:s>", _P, f'"{below}"', "")])
    assert text == f'<urn:s> <urn:p> "{below}" .\n<urn:s> <urn:p> "{above}" .\n'


def test_a_line_separator_inside_a_text_ends_no_line() -> None:
    statements = [("_:b", _P, '"one\u2028two\u2029three\x85four"', ""), ("_:b", _P, '"five"', "")]
    assert canonicalise(statements) == (
        '_:c14n0 <urn:p> "five" .\n_:c14n0 <urn:p> "one\u2028two\u2029three\x85four" .\n'
    )


def test_a_statement_that_comes_twice_counts_once() -> None:
    statement = ("_:b", _P, '"x"', "_:g")
    assert canonicalise([statement, statement]) == canonicalise([statement])


def test_the_names_and_the_order_of_blank_nodes_make_no_difference() -> None:
    rng = random.Random(7)
    statements = [*_clique(4), ("_:n0", _P, '"x"', ""), ("_:n1", _P, "_:m", "_:g"), ("_:g", _P, "_:g", "")]
    expected = canonicalise(statements)
    for _ in range(50):
        names = [f"_:z{number}" for number in rng.sample(range(1000), 6)]
        rename = dict(zip(["_:n0", "_:n1", "_:n2", "_:n3", "_:m", "_:g"], names, strict=True))
        turned: list[Statement] = [
            (rename.get(s, s), p, rename.get(o, o), rename.get(g, g)) for s, p, o, g in statements
        ]
        rng.shuffle(turned)
        assert canonicalise(turned) == expected


@pytest.mark.parametrize("size", [10, 12, 40])
def test_a_clique_is_refused_in_bounded_work(size: int) -> None:
    assert _refused(_clique(size)) is Code.GRAPH_LIMIT


def test_two_cliques_that_look_alike_are_refused() -> None:
    other = [(f"{s}x", p, f"{o}x", g) for s, p, o, g in _clique(9)]
    assert _refused([*_clique(9), *other]) is Code.GRAPH_LIMIT


def test_hubs_with_many_equal_neighbours_are_refused_before_all_orders_are_tried() -> None:
    hubs = [(f"_:h{hub}", _P, f"_:h{hub}n{leaf}", "") for hub in range(2) for leaf in range(500)]
    assert _refused(hubs) is Code.GRAPH_LIMIT


def test_a_ring_longer_than_the_stack_is_refused() -> None:
    ring = [(f"_:n{place}", _P, f"_:n{(place + 1) % 3000}", "") for place in range(3000)]
    assert _refused(ring) is Code.GRAPH_LIMIT


def test_a_ring_within_the_limit_is_computed() -> None:
    ring = [(f"_:n{place}", _P, f"_:n{(place + 1) % 12}", "") for place in range(12)]
    assert canonicalise(ring).count("\n") == 12


def _calls(statements: list[Statement]) -> int:
    work = Canonicaliser(Dataset.of(statements))
    work.run()
    return work._calls


def test_work_at_the_limit_passes_and_one_call_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = [(f"_:n{place}", _P, '"x"', "") for place in range(10)]
    assert _calls(alike) == 10
    monkeypatch.setattr(limits, "GRAPH_WORK", 10)
    assert canonicalise(alike).count("\n") == 10
    monkeypatch.setattr(limits, "GRAPH_WORK", 9)
    assert _refused(alike) is Code.GRAPH_LIMIT


def test_a_node_related_by_several_quads_counts_once_for_each() -> None:
    def sha(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()

    work = Canonicaliser(Dataset.of([("_:a", _P, "_:x", "<urn:g1>"), ("_:a", _P, "_:x", "<urn:g2>")]))
    work.run()
    work.issued.clear()
    first_x = sha("_:z <urn:p> _:a <urn:g1> .\n_:z <urn:p> _:a <urn:g2> .\n")
    hash_x = sha(sha("s<urn:p>_:b0") + "_:b0_:b0")
    expected = sha(sha("o<urn:p>" + first_x) + "_:b1_:b1" + f"_:b1<{hash_x}>")
    assert work._hash_n_degree("_:a", {"_:a": "_:b0"}, 0)[0] == expected


def test_every_order_of_different_nodes_is_tried_once() -> None:
    assert {tuple(order) for order in map(list, rdfc._distinct_orders(list("cab")))} == set(permutations("abc"))


@pytest.mark.parametrize("nodes", ["a", "aa", "aab", "abab", "aaaaaaaaaaaaaaaaaaaaaaaab"])
def test_orders_that_look_the_same_are_tried_once(nodes: str) -> None:
    orders = [tuple(order) for order in map(list, rdfc._distinct_orders(list(nodes)))]
    expected = math.factorial(len(nodes))
    for node in set(nodes):
        expected //= math.factorial(nodes.count(node))
    assert len(orders) == len(set(orders)) == expected


def test_equal_components_get_consecutive_identifiers_whatever_the_input_order() -> None:
    triangles = [
        (f"_:t{number}{a}", _P, f"_:t{number}{b}", "") for number in range(3) for a, b in combinations("xyz", 2)
    ]
    assert canonicalise(triangles) == canonicalise(triangles[::-1])
    assert canonicalise(triangles).count("_:c14n8") == 2
