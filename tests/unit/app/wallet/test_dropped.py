"""Files of one drop: what is left out because there are too many is told of, not lost in silence."""

from pathlib import Path

import pytest

from badgedesk.app.wallet import shelf
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.core.errors import Code


def test_what_is_more_than_one_drop_takes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_MOST_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.json").write_text("{}", "utf-8")
    for left in (".DS_Store", "Thumbs.db", "Read me.txt"):  # nobody means these by dropping a folder
        (tmp_path / left).write_text("x", "utf-8")
    found = list(shelf._files_of(Drop((tmp_path,)), ""))
    assert [name for name, _, _ in found] == ["0.json", "1.json", "2.json", "2 more files"]
    fault = found[-1][2]
    assert fault is not None
    assert (fault.code, dict(fault.facts)) == (Code.DROP_LIMIT, {"count": "2", "limit": "3"})
    assert [fault for _, _, fault in shelf._files_of(Drop((tmp_path / "0.json",)), "")] == [None]
