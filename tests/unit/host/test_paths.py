"""Where things lie."""

import os
import stat
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.home import profile_folder
from badgedesk.host.paths import ProfilePaths, open_profile, staged_folder


def test_the_argument_comes_first(tmp_path: Path) -> None:
    assert profile_folder(tmp_path / "a", {"BADGEDESK_HOME": str(tmp_path / "b")}) == tmp_path / "a"


def test_the_variable_comes_second(tmp_path: Path) -> None:
    assert profile_folder(None, {"BADGEDESK_HOME": str(tmp_path / "b")}) == tmp_path / "b"


def test_an_empty_variable_counts_as_none(own_home: Path) -> None:
    assert own_home in profile_folder(None, {"BADGEDESK_HOME": ""}).parents


def test_the_place_for_user_data_comes_last(own_home: Path) -> None:
    folder = profile_folder(None, {})
    assert own_home in folder.parents
    assert folder.name == "badgedesk"


def test_a_tilde_stands_for_the_home_folder(own_home: Path) -> None:
    assert profile_folder(Path("~/mine"), {}) == own_home / "mine"


def test_a_relative_folder_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile_folder(Path("mine"), {}) == tmp_path / "mine"


def test_files_for_sharing_lie_in_sight_among_the_pictures(own_home: Path) -> None:
    assert staged_folder() == own_home / "Pictures" / "BadgeDesk"


def test_the_parts_of_a_profile_have_their_documented_names(tmp_path: Path) -> None:
    paths = ProfilePaths(tmp_path)
    names = [part.name for part in (paths.keys, paths.originals, paths.wallet_db, paths.register_db, paths.settings)]
    assert names == ["keys", "originals", "wallet.db", "register.db", "settings.ini"]


def test_the_folders_of_a_profile_are_for_their_owner_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        paths = open_profile(tmp_path / "deep" / "profile")
    finally:
        os.umask(old)
    modes = {stat.S_IMODE(part.stat().st_mode) for part in (paths.folder, paths.keys, paths.originals)}
    assert modes == {0o700}


def test_a_profile_folder_open_to_others_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o755)
    open_profile(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_opening_a_profile_twice_changes_nothing(tmp_path: Path) -> None:
    paths = open_profile(tmp_path / "profile")
    (paths.keys / "kept").write_bytes(b"1")
    assert (open_profile(tmp_path / "profile").keys / "kept").read_bytes() == b"1"


def test_a_file_in_the_place_of_the_profile_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "profile").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        open_profile(tmp_path / "profile")
    assert caught.value.code is Code.FILE_NOT_WRITABLE
    assert caught.value.facts["path"] == str(tmp_path / "profile")
