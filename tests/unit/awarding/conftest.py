"""What awarding needs in tests: a profile, an issuer whose key is cheap to open, small artwork, a roster."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from badgedesk.awarding import (
    Artwork,
    BatchRequest,
    Format,
    Issuer,
    IssuerBook,
    Register,
    read_roster,
)
from badgedesk.core.issue import Signer
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.host.vault import Vault

PASSPHRASE = "tide tables and lanterns"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
    b'<circle cx="45" cy="45" r="40" fill="#204060"/></svg>'
)


@dataclass
class Desk:
    """An awarding desk: one issuer, its unlocked key, the register, a folder for awards."""

    issuer: Issuer
    signer: Signer
    register: Register
    artwork: Artwork
    output: Path

    def request(self, roster: str, **changes: object) -> BatchRequest:
        """Return a batch for a roster in CSV."""
        request = BatchRequest(
            achievement=ACHIEVEMENT,
            artwork=self.artwork,
            roster=read_roster(roster.encode()),
            output=self.output,
            formats=(Format.PNG, Format.SVG),
        )
        return replace(request, **changes)  # type: ignore[arg-type]  # what each test changes


ACHIEVEMENT = Achievement(
    id="urn:uuid:0f6c2a44-5f0d-4b8e-9a3c-0a3a5c1d2e3f",
    name="Rope Access",
    description="Works safely on ropes.",
    criteria_narrative="Passed the practical test.",
    caption="A coil of rope",
)


def draw_png(side_px: int, colour: tuple[int, int, int]) -> bytes:
    """Return a square PNG: a disc on a transparent ground."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (side_px, side_px))
    ImageDraw.Draw(picture).ellipse((4, 4, side_px - 4, side_px - 4), fill=(*colour, 255))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


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
    blue = (0x20, 0x40, 0x60)
    return Artwork({Format.PNG: draw_png(90, blue), Format.SVG: SVG}, draw_png(60, blue))


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
