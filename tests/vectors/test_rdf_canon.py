"""The published tests of RDF Dataset Canonicalization, with poison graphs, and what they leave out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from badgedesk.core import limits
from badgedesk.core.canon import Statement, canonicalise
from badgedesk.core.canon.dataset import Dataset
from badgedesk.core.canon.literals import literal, text_end
from badgedesk.core.canon.rdfc import Canonicaliser
from badgedesk.core.errors import Code, LimitExceededError

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "rdf-canon"
_IN = "-in.nq"
_NAMES = sorted(path.name.removesuffix(_IN) for path in _FOLDER.glob(f"*{_IN}"))
_SHA384 = {"test075"}
_REFUSED = {"test074"}

_LINE = re.compile(
    r'\s*(<[^>]*>|_:\S+)\s*(<[^>]*>)\s*(<[^>]*>|_:[^\s"]+?|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?)'
    r"\s*(<[^>]*>|_:\S+?)?\s*\.\s*(?:#.*)?"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def _unescape(text: str) -> str:
    def replaced(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _SHORT[match[3]]

    return _ESCAPE.sub(replaced, text)


def _canonical_term(term: str | None) -> str:
    if term is None:
        return ""
    if not term.startswith('"'):
        return _unescape(term)
    text, _, rest = term[1:].rpartition('"')
    end = text_end(_unescape(rest[3:-1])) if rest.startswith("^^") else '"' + rest
    return literal(_unescape(text), end)


def _parse(text: str) -> list[Statement]:
    found: list[Statement] = []
    for line in re.split("[\r\n]+", text):
        if line.strip() and not line.lstrip().startswith("#"):
            match = _LINE.fullmatch(line)
            assert match is not None, line
            subject, predicate, thing, graph = (_canonical_term(part) for part in match.groups())
            found.append((subject, predicate, thing, graph))
    return found


def _read(name: str) -> str:
    return (_FOLDER / name).read_bytes().decode()


@pytest.fixture(params=_NAMES or ["none"])
def name(request: pytest.FixtureRequest, vectors_dir: Path) -> Iterator[str]:
    yield request.param


def test_all_inputs_of_the_suite_are_met(vectors_dir: Path) -> None:
    results = {path.name.split("-rdfc10")[0] for path in _FOLDER.glob("*-rdfc10.nq")}
    assert results | _REFUSED == set(_NAMES)


def test_canonical_form_is_the_published_one(name: str) -> None:
    statements = _parse(_read(name + _IN))
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
    work = Canonicaliser(Dataset.of(_parse(_read(name + _IN))), sha384=name in _SHA384)
    work.run()
    expected = json.loads(published.read_text("utf-8"))
    assert {node[2:]: identifier[2:] for node, identifier in work.issued.items()} == expected


def test_a_canonical_form_is_its_own_canonical_form(name: str) -> None:
    if name in _REFUSED:
        return
    text = _read(f"{name}-rdfc10.nq")
    again = canonicalise(_parse(text), sha384=name in _SHA384)
    assert again == text


@pytest.mark.parametrize("name", ["rdfc-test044", "rdfc-test046"])
def test_hard_but_computable_graphs_are_computed(vectors_dir: Path, name: str) -> None:
    folder = vectors_dir / "hostile" / "jsonld"
    statements = _parse((folder / f"{name}-in.nq").read_bytes().decode())
    assert canonicalise(statements) == (folder / f"{name}-rdfc10.nq").read_bytes().decode()


def test_a_clique_of_ten_nodes_is_refused(vectors_dir: Path) -> None:
    statements = _parse((vectors_dir / "hostile" / "jsonld" / "rdfc-test074-in.nq").read_bytes().decode())
    with pytest.raises(LimitExceededError) as refused:
        canonicalise(statements)
    assert refused.value.code is Code.GRAPH_LIMIT
    assert int(refused.value.facts["value"]) > limits.GRAPH_WORK
