"""How much room is left where a folder would be made."""

import errno
import shutil
from pathlib import Path

import pytest

from badgedesk.awarding.batches.output import OutputFolder
from badgedesk.core.errors import Code, StoreError
from badgedesk.host.files import free_near, make_folder


def test_room_is_told_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    assert abs(free_near(tmp_path / "a" / "b") - free) < free / 10


def test_a_full_disk_is_told_by_its_code_where_not_even_the_folder_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    for work in (lambda: make_folder(tmp_path / "a" / "b"), OutputFolder(tmp_path / "a" / "b").open):
        with pytest.raises(StoreError) as caught:
            work()
        assert caught.value.code is Code.FILE_NOT_WRITABLE
        assert int(caught.value.facts["free_bytes"]) > 0
