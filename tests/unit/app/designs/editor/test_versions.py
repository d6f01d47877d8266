"""Versions of designs: ten are kept, the same bytes once, and each comes back as it was saved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from badgedesk.app.designs.editor.files import DesignFiles
from badgedesk.app.designs.editor.versions import Versions
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design, save_design

NOW = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)


def saved(title: str) -> bytes:
    return save_design(Design(title=title))


def test_the_last_ten_are_kept_and_each_is_what_was_saved(tmp_path: Path) -> None:
    versions, path = Versions(tmp_path / "versions"), tmp_path / "a.badge"
    for number in range(13):
        versions.keep(path, saved(f"Version {number}"), NOW + timedelta(seconds=number))
    kept = versions.of(path)
    assert [version.saved_at for version in kept] == [NOW + timedelta(seconds=number) for number in range(12, 2, -1)]
    assert [versions.load(version).title for version in kept] == [f"Version {number}" for number in range(12, 2, -1)]
    assert versions.of(tmp_path / "b.badge") == ()


def test_the_same_bytes_are_kept_once_and_other_files_are_let_alone(tmp_path: Path) -> None:
    versions, path = Versions(tmp_path / "versions"), tmp_path / "a.badge"
    for number in range(2):
        versions.keep(path, saved("Same"), NOW + timedelta(seconds=number))
    (version,) = versions.of(path)
    (version.file.parent / "notes.badge").write_bytes(b"x")
    assert versions.of(path) == (version,)
    version.file.write_bytes(b"damaged")
    with pytest.raises(BadgeDeskError):
        versions.load(version)


def test_what_another_program_had_saved_is_kept_before_it_is_written_over(tmp_path: Path) -> None:
    files = DesignFiles(tmp_path / "designs", tmp_path / "recent")
    path = tmp_path / "a.badge"
    path.write_bytes(saved("Before"))
    files.save(replace(Design(), title="After"), path)
    (version,) = files.versions.of(path)
    assert files.versions.load(version).title == "Before"
