"""Drawings made for attacks and drawings of other people's programs: drawn, or refused with a reason."""

from pathlib import Path

import pytest

from tests.placing.drawings import Outcome, drawings, place, sources

HERE = Path(__file__).parent
MOST = 40
"""Of one source; `python -m tests.placing` takes hundreds."""


@pytest.mark.parametrize("source", ["hostile vectors", "baked badges", "desktop icons"])
def test_each_drawing_is_drawn_or_refused_with_its_reason(source: str) -> None:
    found = drawings(sources()[source], MOST)
    if not found:
        pytest.skip(f"there are no {source} on this computer")
    placed = {path.name: place(path) for path in found}
    assert {name: each.reason for name, each in placed.items() if each.is_fault} == {}
    assert all(each.reason for each in placed.values() if each.outcome is Outcome.REFUSED)
    if source == "desktop icons":
        assert sum(each.outcome in {Outcome.DRAWN, Outcome.CHANGED} for each in placed.values()) >= 0.9 * len(placed)


def test_a_drawing_that_shows_nothing_is_told_apart(tmp_path: Path) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    made = {
        "drawn": f'{head}<path d="M1 1h7v7z"/></svg>',
        "blank": f'{head}<path d="M40 40h7v7z"/></svg>',
        "refused": f"{head}<path",
    }
    outcomes = {}
    for name, text in made.items():
        file = tmp_path / f"{name}.svg"
        file.write_text(text)
        outcomes[name] = place(file).outcome
    assert outcomes == {"drawn": Outcome.DRAWN, "blank": Outcome.BLANK, "refused": Outcome.REFUSED}


def test_the_same_drawing_is_taken_once_and_many_are_taken_evenly(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.svg").write_text(f"<svg>{number // 2}</svg>")
    assert [path.name for path in drawings(tmp_path, 5)] == ["00.svg", "04.svg", "08.svg", "12.svg", "16.svg"]
    assert drawings(tmp_path / "absent", 5) == []
