"""What is kept of unsaved work, and when the disk is touched for it."""

from pathlib import Path

from badgedesk.app.designs.editor.journal import Journal
from badgedesk.design.templates import build_template


def test_to_take_a_design_in_hand_touches_no_disk(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    journal = Journal(folder)
    entry = journal.begin()
    assert not folder.exists()
    journal.end(entry)
    assert not folder.exists()


def test_work_is_held_from_the_first_writing_on_until_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    journal, other = Journal(folder), Journal(folder)
    entry, design = journal.begin(), build_template("harbour")
    for _ in range(2):
        journal.write(entry, design, None)
        assert (folder / f"{entry}.badge").exists()
        assert other.entries() == ()
    journal.end(entry)
    assert list(folder.iterdir()) == []


def test_work_that_was_ended_before_its_first_writing_is_not_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "recovery")
    entry = journal.begin()
    journal.end(entry)
    journal.write(entry, build_template("harbour"), None)
    assert not (tmp_path / "recovery").exists()
