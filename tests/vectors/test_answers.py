"""No line of any report leaves a reader alone: what is open or wrong says why, and what to do next."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from badgedesk.app.wallet.explanation import explain
from badgedesk.app.widgets.words.plain import shown
from badgedesk.cli.report import report_words
from badgedesk.core.model.report import Check, CheckName, Outcome, Report
from badgedesk.core.verify import Circumstances, verify
from badgedesk.wording import check_sentence, check_step, headline_words, without_options
from tests.hostile.corpus import NOW
from tests.hostile.corpus import entries as hostile_entries
from tests.vectors.conftest import EVALUATION_TIME
from tests.vectors.judging import entries, run

_OPEN = frozenset({Outcome.UNKNOWN, Outcome.WARN, Outcome.FAIL})


def _each(report: Report) -> Iterator[Report]:
    yield report
    for item in report.inner:
        yield from _each(item.report)


@cache
def _reports(vectors: Path) -> tuple[tuple[str, Report], ...]:
    found = [(entry.name, run(entry, vectors)) for entry in entries(vectors) if entry.verdict != "data"]
    others = sorted((vectors / "ob2").rglob("*.json"))
    found += [(path.name, verify(path.read_bytes(), Circumstances(EVALUATION_TIME))) for path in others]
    hostile = (entry for entry in hostile_entries().values() if entry.folder in {"json", "jose", "jsonld"})
    found += [(entry.file, verify(entry.path.read_bytes(), Circumstances(NOW))) for entry in hostile]
    return tuple((name, inner) for name, report in found for inner in _each(report))


def test_every_line_that_is_open_or_wrong_says_why_and_what_to_do(vectors_dir: Path) -> None:
    mute = [
        (name, check.name, check.outcome, check.code)
        for name, report in _reports(vectors_dir)
        for check in report.checks
        if check.outcome in _OPEN and not (check_sentence(check, report).endswith(".") and check_step(check))
    ]
    assert mute == []


def test_the_window_says_both_at_each_such_line_and_names_no_option(vectors_dir: Path) -> None:
    mute, technical = [], []
    for name, report in _reports(vectors_dir):
        content = explain(report, EVALUATION_TIME, EVALUATION_TIME)
        for check, line in zip(report.checks, content.lines, strict=False):
            step = without_options(check_step(check))
            told = line.details[0].value if line.action and line.details else line.sentence
            if check.outcome in _OPEN and not (step and told.endswith(shown(step)) and line.details):
                mute.append((name, line.name, line.sentence))
        technical += [(name, line.sentence) for line in content.lines if "--" in line.sentence]
    assert (mute, technical) == ([], [])


def test_the_terminal_says_both_at_each_such_line(vectors_dir: Path) -> None:
    mute = []
    for name, report in _reports(vectors_dir):
        said = "\n".join(report_words("a file", report))
        for check in report.checks:
            wanted = (check_sentence(check, report), check_step(check))
            if check.outcome in _OPEN and not all(words in said for words in wanted):
                mute.append((name, check.name, wanted))
    assert mute == []


def test_a_line_that_waits_for_another_stands_beside_one_that_failed(vectors_dir: Path) -> None:
    """Its step is to settle that one first, so there must be one."""
    lost = [
        (name, check.name)
        for name, report in _reports(vectors_dir)
        for check in report.checks
        if check.outcome is Outcome.UNKNOWN and check.code is None
        if not any(other.outcome is Outcome.FAIL for other in report.checks)
    ]
    assert lost == []


def test_every_report_that_does_not_pass_says_what_comes_next(vectors_dir: Path) -> None:
    mute = [name for name, report in _reports(vectors_dir) if not headline_words(report).sentence]
    assert mute == []
    assert len(_reports(vectors_dir)) > 400


@pytest.mark.parametrize("name", CheckName)
@pytest.mark.parametrize("outcome", Outcome)
def test_even_a_bare_line_is_a_sentence(name: CheckName, outcome: Outcome) -> None:
    check = Check(name, outcome)
    assert check_sentence(check).endswith(".")
    assert bool(check_step(check)) is (outcome in _OPEN)
