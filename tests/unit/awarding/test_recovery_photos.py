"""A photo of a printed recovery sheet as a hand makes it: turned, tilted, blurred, dim, noisy; it brings all back."""

import io
import math
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from badgedesk.awarding.issuers.recovery import KeptIssuer, KeptKey
from badgedesk.awarding.issuers.recovery_code import open_recovered, write_code
from badgedesk.awarding.issuers.recovery_sheet import render_sheet
from badgedesk.core.did import did_key
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile

_SPARE = "a lamp for the cellar"
_NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
_DOTS_AN_INCH = 220
_WOOD = (120, 92, 66)
_KEYS = {kind: generate_signing_key(kind) for kind in (KeyKind.ED25519, KeyKind.RSA)}


@pytest.fixture(scope="module", params=list(_KEYS), ids=str)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Image.Image]:
    """The identity of an issuer, and its sheet as a printer puts it on paper."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm, which prints the sheet into a picture, is missing")
    key = _KEYS[request.param]
    profile = Profile(did_key(key.public), "Bay Sailing Club")
    code = write_code(KeptIssuer(profile, (KeptKey(key, _NOON),)), _SPARE, now=lambda: _NOON, cost=LEAST_COST)
    folder = tmp_path_factory.mktemp("sheet")
    (folder / "sheet.pdf").write_bytes(render_sheet(code, profile, _NOON))
    words = ["pdftoppm", "-png", "-r", _DOTS_AN_INCH, "-f", "1", "-l", "1", "-singlefile", folder / "sheet.pdf"]
    subprocess.run([str(word) for word in (*words, folder / "page")], check=True)
    with Image.open(folder / "page.png") as page:
        return profile.id, page.convert("RGB")


def _turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, expand=True, fillcolor=_WOOD, resample=Image.Resampling.BICUBIC)


def _tilted(page: Image.Image, share: float) -> Image.Image:
    """Return the page seen from below, its upper edge shorter by twice ``share`` of the width, on a table."""
    width, height = page.size
    inset = share * width
    corners = [(inset, share * height), (0, height), (width, height), (width - inset, share * height / 2)]
    coefficients = _perspective(corners, [(0, 0), (0, height), (width, height), (width, 0)])
    return page.transform(
        page.size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC, fillcolor=_WOOD
    )


def _perspective(seen: list[tuple[float, float]], flat: list[tuple[float, float]]) -> list[float]:
    """Return the eight numbers that lead from a point of the photo to one of the page (linear equations, by Gauss)."""
    rows = []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        pivot = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for row in range(8):
            if row != at:
                rows[row] = [one - rows[row][at] * other for one, other in zip(rows[row], rows[at], strict=True)]
    return [row[8] for row in rows]


def _noisy(page: Image.Image, spread: int) -> Image.Image:
    grain = Image.effect_noise(page.size, spread).convert("RGB")
    return Image.blend(page, grain, 0.25)


def _shaded(page: Image.Image, darkest: float) -> Image.Image:
    """Return the page under a lamp at one side: the other side is as dark as ``darkest``."""
    width, height = page.size
    strip = Image.new("L", (width, 1))
    strip.putdata([round(255 * (darkest + (1 - darkest) * math.cos(at / width * math.pi / 2))) for at in range(width)])
    lamp = strip.resize((width, height))
    return Image.composite(page, Image.new("RGB", page.size, (14, 12, 10)), lamp)


def _photo(page: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    page.save(written, "JPEG", quality=quality)
    return written.getvalue()


_PHOTOS = {
    "as it was scanned": lambda page: page,
    "turned by a quarter": lambda page: _turned(page, 90),
    "upside down": lambda page: _turned(page, 180),
    "turned a little": lambda page: _turned(page, 7),
    "turned a lot": lambda page: _turned(page, -38),
    "seen from below": lambda page: _tilted(page, 0.1),
    "out of focus": lambda page: page.filter(ImageFilter.GaussianBlur(1.6)),
    "in the evening": lambda page: ImageEnhance.Brightness(ImageEnhance.Contrast(page).enhance(0.45)).enhance(0.55),
    "under a lamp at one side": lambda page: _shaded(page, 0.35),
    "with grain": lambda page: _noisy(page, 90),
    "everything at once": lambda page: _noisy(
        _shaded(_tilted(_turned(page, 5), 0.06), 0.45).filter(ImageFilter.GaussianBlur(0.9)), 50
    ),
}


@pytest.mark.parametrize("how", list(_PHOTOS))
def test_a_photo_of_the_sheet_brings_the_issuer_back(printed: tuple[str, Image.Image], how: str) -> None:
    identity, page = printed
    found = open_recovered(_photo(_PHOTOS[how](page), 80), _SPARE)
    assert found.profile.id == identity


def test_a_photo_without_the_whole_code_asks_for_another_or_for_the_lines(printed: tuple[str, Image.Image]) -> None:
    page = printed[1]
    cut = page.crop((0, 0, page.width // 4, page.height // 3))
    with pytest.raises(BadgeDeskError) as caught:
        open_recovered(_photo(cut, 80), _SPARE)
    assert caught.value.code is Code.RECOVERY_PICTURE
