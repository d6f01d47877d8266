"""The published tests of RDF Dataset Canonicalization, with poison graphs, and what they leave out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from badgedesk.core import limits
from badgedesk.core.canon import canonicalise
from badgedesk.core.canon.dataset import Dataset
from badgedesk.core.canon.rdfc import Canonicaliser
from badgedesk.core.errors import Code, LimitExceededError
from tests.vectors.nquads import parse_nquads

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "rdf-canon"
_IN = "-in.nq"
_NAMES = sorted(path.name.removesuffix(_IN) for path in _FOLDER.glob(f"*{_IN}"))
_SHA384 = {"test075"}
_REFUSED = {"test074"}


def _read(name: str) -> str:
    return (_FOLDER / name).read_bytes().decode()


@pytest.fixture(params=_NAMES or ["none"])
def name(request: pytest.FixtureRequest, vectors_dir: Path) -> Iterator[str]:
    yield request.param


def test_all_inputs_of_the_suite_are_met(vectors_dir: Path) -> None:
    results = {path.name.split("-rdfc10")[0] for path in _FOLDER.glob("*-rdfc10.nq")}
    assert results | _REFUSED == set(_NAMES)


def test_canonical_form_is_the_published_one(name: str) -> None:
    statements = parse_nquads(_read(name + _IN))
    if name in _REFUSED:
        with pytest.raises(LimitExceededError) as refused:
            canonicalise(statements)
        assert refused.value.code is Code.GRAPH_LIMIT
    else:
        assert canonicalise(statements, sha384=name in _SHA384) == _read(f"{name}-rdfc10.nq")


def test_issued_identifiers_are_the_published_ones(name: str) -> None:
    published = _FOLDER / f"{name}-rdfc10map.json"
    if not published.exists():
        assert name not in {"test075", "test070"}
        return
    work = Canonicaliser(Dataset.of(parse_nquads(_read(name + _IN))), sha384=name in _SHA384)
    work.run()
    expected = json.loads(published.read_text("utf-8"))
    assert {node[2:]: identifier[2:] for node, identifier in work.issued.items()} == expected


def test_a_canonical_form_is_its_own_canonical_form(name: str) -> None:
    if name in _REFUSED:
        return
    text = _read(f"{name}-rdfc10.nq")
    again = canonicalise(parse_nquads(text), sha384=name in _SHA384)
    assert again == text


@pytest.mark.parametrize("name", ["rdfc-test044", "rdfc-test046"])
def test_hard_but_computable_graphs_are_computed(vectors_dir: Path, name: str) -> None:
    folder = vectors_dir / "hostile" / "jsonld"
    statements = parse_nquads((folder / f"{name}-in.nq").read_bytes().decode())
    assert canonicalise(statements) == (folder / f"{name}-rdfc10.nq").read_bytes().decode()


def test_a_clique_of_ten_nodes_is_refused(vectors_dir: Path) -> None:
    statements = parse_nquads((vectors_dir / "hostile" / "jsonld" / "rdfc-test074-in.nq").read_bytes().decode())
    with pytest.raises(LimitExceededError) as refused:
        canonicalise(statements)
    assert refused.value.code is Code.GRAPH_LIMIT
    assert int(refused.value.facts["value"]) > limits.GRAPH_WORK
