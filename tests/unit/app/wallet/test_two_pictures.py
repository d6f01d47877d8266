"""Where the picture around a badge is not the signed one, both are shown, each by its own key."""

import base64
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.wallet.compose import compose_sheet
from badgedesk.app.wallet.drawing import SIGNED, BadgeArtist, Hand
from badgedesk.app.wallet.views.sheet_panel import SheetPanel
from badgedesk.app.wallet.views.two_pictures import TwoPictures
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.core.bake import bake
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Recipient
from badgedesk.core.verify import Circumstances, verify
from tests.unit.core.conftest import signer_of

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
KEY = "looked:1"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def square(colour: tuple[int, int, int]) -> bytes:
    image = Image.new("RGB", (96, 96), "white")
    ImageDraw.Draw(image).ellipse((8, 8, 88, 88), fill=colour)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def signed() -> str:
    """A badge that names a red picture."""
    uri = "data:image/png;base64," + base64.b64encode(square(RED)).decode("ascii")
    achievement = Achievement(
        id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
        name="Skipper",
        description="Leads a yacht.",
        criteria_narrative="Sail.",
    )
    signer: Signer = signer_of(load_signing_key(KeyKind.ED25519, bytes(range(32))))
    award = replace(Award(achievement, Recipient(name="Anna"), NOW), picture=uri)
    return issue(
        award,
        signer,
        now=NOW,
        new_id=lambda: "urn:uuid:1e1f7a3e-5f5e-4f8e-9a53-1c6d9a1f5a51",
        new_salt=lambda: "0" * 32,
    ).decode()


def middle(artist: BadgeArtist, key: str) -> tuple[int, int, int]:
    image = artist.draw(key, 64)
    assert image is not None
    colour = image.pixelColor(image.width() // 2, image.height() // 2)
    return colour.red(), colour.green(), colour.blue()


def test_each_key_draws_its_own_picture(signed: str) -> None:
    hand = Hand()
    hand.put(KEY, "badge.png", bake(square(BLUE), signed))
    artist = BadgeArtist(lambda _digest: b"", hand)
    assert middle(artist, KEY) == pytest.approx(BLUE, abs=3)
    assert middle(artist, SIGNED + KEY) == pytest.approx(RED, abs=3)


@pytest.mark.parametrize(("around", "key"), [(BLUE, SIGNED + KEY), (RED, "")], ids=["another", "the signed one"])
def test_a_sheet_names_the_signed_picture_only_where_it_differs(
    signed: str, around: tuple[int, int, int], key: str, qapp: QApplication
) -> None:
    data = bake(square(around), signed)
    sheet = compose_sheet("1", "badge.png", data, verify(data, Circumstances(NOW)), KEY, NOW)
    assert sheet.signed_picture == key
    theme = Theme(qapp, ThemeChoice.LIGHT)
    hand = Hand()
    hand.put(KEY, "badge.png", data)
    with ThreadPoolExecutor(1) as workers:
        panel = SheetPanel(theme, Pictures(Jobs(workers), BadgeArtist(lambda _digest: b"", hand).draw))
        panel.show_sheet(sheet)
        (both,) = panel.findChildren(TwoPictures)
        assert both.isVisibleTo(panel) is bool(key)
        assert both.signed.accessibleName() == ("The picture that the issuer signed" if key else "")
