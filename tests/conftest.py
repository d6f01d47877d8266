"""Fixtures for every test: a home of its own, no real key store, the shared vectors where they are at hand."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_VECTORS_ABSENT = "the shared vectors are not beside this checkout"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The suite tries the same cases each time, so that what failed once fails again; `--hypothesis-profile default` tries
# new ones, and so do the commands that search for hours.
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--regen``: approve what is drawn now as the golden files."""
    parser.addoption("--regen", action="store_true", help="renew the files under tests/golden")


def pytest_collection_finish() -> None:
    """Keep what thousands of tests are made of out of what the collector of garbage goes through again and again."""
    gc.collect()
    gc.freeze()


def _clear_clipboard() -> None:
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


def pytest_unconfigure() -> None:
    """Empty the clipboard while Python still runs.

    Without a screen Qt lets go of what lies there only after Python has ended, and what Python made crashes then.
    """
    _clear_clipboard()


@pytest.fixture(autouse=True)
def empty_clipboard() -> None:
    """Let no test find what an earlier one copied."""
    _clear_clipboard()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The homes of all tests, the last one empty; a ``tmp_path`` for each takes long, for it looks at all others."""
    return [tmp_path_factory.mktemp("home")]


@pytest.fixture(autouse=True)
def own_home(
    homes: list[Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Point every folder of the user and every setting of ours at this test's own folder."""
    home = homes[-1]
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    monkeypatch.setenv("XDG_PICTURES_DIR", str(home / "Pictures"))
    for variable in ("BADGEDESK_HOME", "BADGEDESK_PASSPHRASE_FILE"):
        monkeypatch.delenv(variable, raising=False)
    yield home
    if any(home.iterdir()):
        homes.append(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def no_real_key_store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's key store; only ``desktop`` tests meet a (throw-away) one."""
    if request.node.get_closest_marker("desktop") is None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)  # nor does the user's desktop get notices


@pytest.fixture
def shared_dir() -> Path:
    """The folder of standards and vectors beside the checkout; the test is skipped where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip(_VECTORS_ABSENT)
    return _SHARED


@pytest.fixture
def vectors_dir(shared_dir: Path) -> Path:
    """The folder of test vectors."""
    return shared_dir / "vectors"
