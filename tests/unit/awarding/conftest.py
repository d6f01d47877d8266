"""What awarding needs in tests: a profile, an issuer whose key is cheap to open, small artwork, a desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from badgedesk.awarding import Artwork, Format, IssuerBook, Register
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault
from tests.unit.awarding.desk import PASSPHRASE, SVG, Desk, draw_png


@pytest.fixture
def paths(tmp_path: Path) -> ProfilePaths:
    """An empty profile."""
    return open_profile(tmp_path / "profile")


@pytest.fixture
def vault(paths: ProfilePaths) -> Vault:
    """A vault without a key store, with the cheapest passphrase cost there is."""
    return Vault(paths.keys, None, cost=LEAST_COST)


@pytest.fixture
def book(paths: ProfilePaths, vault: Vault) -> Iterator[IssuerBook]:
    """An issuer book without issuers."""
    with IssuerBook(paths, vault) as opened:
        yield opened


@pytest.fixture
def register(paths: ProfilePaths) -> Iterator[Register]:
    """An empty register."""
    with Register(paths) as opened:
        yield opened


@pytest.fixture
def artwork() -> Artwork:
    """The same disc in every format."""
    disc = draw_png(90, (0x20, 0x40, 0x60))
    return Artwork({Format.PNG: disc, Format.SVG: SVG}, disc)


@pytest.fixture
def desk(book: IssuerBook, register: Register, artwork: Artwork, tmp_path: Path) -> Desk:
    """A desk ready to award."""
    issuer = book.create(Profile("", "Harbour School", url="https://harbour.example"), passphrase=PASSPHRASE)
    signer = book.signer(issuer, passphrase=PASSPHRASE)
    return Desk(issuer, signer, register, artwork, tmp_path / "awards")


@pytest.fixture
def drawn() -> Callable[[int, tuple[int, int, int]], bytes]:
    """Draws PNG files."""
    return draw_png
