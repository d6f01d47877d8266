"""Who this computer is: one id, whoever asks first, and what it saw of a profile."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from badgedesk.host import device
from badgedesk.host.device import DeviceBook


def test_all_that_ask_at_once_get_one_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(8)
    ids = iter("0123456789abcdef" * 8)

    def token(count: int) -> str:
        together.wait(20)  # each has looked and found none before any writes
        return next(ids) * 2 * count

    monkeypatch.setattr(device.secrets, "token_hex", token)
    with ThreadPoolExecutor(8) as threads:
        found = {each.id for each in threads.map(lambda _: DeviceBook(tmp_path / "new").device(), range(8))}
    assert len(found) == 1
    assert DeviceBook(tmp_path / "new").device().id in found


def test_what_was_seen_leaves_the_id_alone(tmp_path: Path) -> None:
    book = DeviceBook(tmp_path)
    assert book.seen(tmp_path / "profile") is None
    book.note(tmp_path / "profile", {"a" * 16: 3})
    id_ = book.device().id
    book.note(tmp_path / "other", {})
    assert book.seen(tmp_path / "profile") == {"a" * 16: 3}
    assert book.seen(tmp_path / "other") == {}
    assert book.device().id == id_


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "device.json").write_bytes(b'{"id": "no id"')
    id_ = DeviceBook(tmp_path).device().id
    assert len(id_) == 16
    assert DeviceBook(tmp_path).device().id == id_
