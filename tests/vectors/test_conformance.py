"""Every vector of the shared collection comes out as published, but for the named exceptions; the document says so."""

from functools import cache
from pathlib import Path

from tests.vectors.conformance import DOCUMENT, SUITES, run_all, write
from tests.vectors.judging import EXCEPTIONS, Result, entries


@cache
def found(vectors: Path) -> tuple[Result, ...]:
    return tuple(run_all(vectors))


def test_only_the_named_exceptions_differ(vectors_dir: Path) -> None:
    odd = {result.entry.name: result.difference for result in found(vectors_dir) if result.difference}
    assert set(odd) == set(EXCEPTIONS), odd


def test_every_verdict_of_the_index_is_run_once(vectors_dir: Path) -> None:
    judged = {entry.name for entry in entries(vectors_dir) if entry.verdict != "data"}
    names = [result.entry.name for result in found(vectors_dir)]
    assert judged <= set(names)
    assert len(names) == len(set(names))
    for name in names:
        assert sum(suite.takes(name) for suite in SUITES) == 1, name


def test_the_document_is_the_one_this_run_makes(vectors_dir: Path) -> None:
    assert DOCUMENT.read_text("utf-8") == write(list(found(vectors_dir)))


def test_the_document_names_no_place_on_a_disk() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert "/home" not in text
    assert "/work" not in text
    assert "/tmp" not in text
