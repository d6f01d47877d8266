"""Every wallet that was ever written can still be opened."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from badgedesk.core.model.report import Headline
from badgedesk.host.database import Row, open_database
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.schema import WALLET
from tests.unit.wallet.conftest import NOW, Clock

_SAMPLES = sorted((Path(__file__).resolve().parents[2] / "data" / "wallets").glob("version-*"))


def tables(path: Path) -> list[Row]:
    with open_database(path, WALLET) as database:
        return database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")


@pytest.fixture(params=_SAMPLES, ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> ProfilePaths:
    """A copy of a wallet of an earlier version."""
    shutil.copytree(request.param, tmp_path / "kept")
    return open_profile(tmp_path / "kept")


def test_there_is_a_sample_of_every_version() -> None:
    assert [path.name for path in _SAMPLES] == [f"version-{number + 1}" for number in range(WALLET.version)]


def test_a_kept_wallet_opens_with_everything_in_it(kept: ProfilePaths, clock: Clock) -> None:
    with Wallet(kept, now=clock) as wallet:
        assert [(item.name, item.recipient, item.headline) for item in wallet.items()] == [
            ("Coastal Skipper", "Anna Ångström", Headline.GOOD),
            ("急救", "王小明", Headline.SOUND_ISSUER_UNKNOWN),
        ]
        first = wallet.items()[0]
        assert [original.name for original in wallet.originals(first.id)] == ["anna.png", "anna.svg", "anna.json"]
        assert wallet.thumbnail(first.id) == b"a small picture"
        assert [issuer.how for issuer in wallet.trust.entries()] == ["I am a member"]
        assert wallet.identities() == ("anna@baysail.example",)
        assert [flaw.what for flaw in wallet.check()] == ["thumbnail"]  # the sample's is a text, no picture
        clock.moment = NOW + timedelta(days=2)
        assert [item.headline for item in wallet.search("王小明")] == [Headline.EXPIRED]


def test_a_kept_wallet_becomes_like_a_new_one(kept: ProfilePaths, open_wallet: Callable[[], Wallet]) -> None:
    open_wallet().close()
    new = kept.folder.parent / "profile" / "wallet.db"
    assert tables(kept.wallet_db) == tables(new)
