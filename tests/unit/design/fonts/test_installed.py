"""The fonts of this computer: which files are looked at."""

import os
import shutil
from pathlib import Path

import pytest

from badgedesk.core import limits
from badgedesk.design.fonts.catalogue import bundled_fonts
from badgedesk.design.fonts.installed import scan_system_fonts


@pytest.mark.parametrize(("more", "found"), [(0, 1), (1, 0)])
def test_a_font_file_has_so_many_bytes(more: int, found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "fonts"
    folder.mkdir(parents=True)
    shutil.copyfile(bundled_fonts()[0].path, folder / "large.ttf")
    os.truncate(folder / "large.ttf", limits.FONT_BYTES + more)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    assert len(scan_system_fonts()) == found
