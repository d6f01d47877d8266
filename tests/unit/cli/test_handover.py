"""The command that hands awards over."""

from pathlib import Path

import pytest
from tests.unit.cli.conftest import Run

from badgedesk.core.errors import Code


def test_papers_are_made_for_all_awards(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    answer = desk("handover", tmp_path / "out", "--files", awarded[0].parent, "--language", "de", "--look", "plain")
    assert answer.status == 0
    assert [len(answer.value[part]) for part in ("certificates", "parcels", "letters", "prints")] == [2, 2, 2, 1]
    assert all(Path(path).is_file() for path in answer.value["parcels"])
    assert "Guten Tag" in Path(answer.value["letters"][0]).read_bytes().decode("utf-8", "replace")
    again = desk("handover", tmp_path / "out")
    assert (again.status, again.code) == (3, Code.FILE_EXISTS)


def test_single_awards_can_be_chosen(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    assert awarded
    answer = desk("handover", tmp_path / "out", "--award", "李小龙")
    assert [Path(path).stem for path in answer.value["parcels"]] == [
        next(path.stem for path in awarded if "李小龙" in path.name)
    ]


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("--award", "Nobody"), 3, Code.ITEM_NOT_FOUND),
        (("--site", "http://school.example"), 2, Code.USAGE),
        (("--state", "revoked"), 3, Code.SHOW_NOTHING),
    ],
)
def test_what_cannot_be_handed_over_is_said(
    desk: Run, awarded: list[Path], tmp_path: Path, words: tuple[str, ...], status: int, code: Code
) -> None:
    assert awarded
    answer = desk("handover", tmp_path / "out", *words)
    assert (answer.status, answer.code) == (status, code)
    assert not (tmp_path / "out").exists()
