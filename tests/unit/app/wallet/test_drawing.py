"""Pictures from strangers' files."""

import json
from base64 import b64encode

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from badgedesk.app.wallet.drawing import BadgeArtist, Hand, draw_badge
from badgedesk.core.errors import Code, StoreError

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#00f"/></svg>'


def _png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return bytes(data.data())


def test_a_png_is_drawn_with_its_longer_side_as_asked() -> None:
    image = draw_badge(_png(200, 100), 50)
    assert image is not None
    assert (image.width(), image.height()) == (50, 25)


def test_an_svg_is_drawn_in_its_own_process() -> None:
    image = draw_badge(_SVG, 40)
    assert image is not None
    assert image.pixelColor(20, 20) == QColor(0, 0, 255)


@pytest.mark.parametrize("data", [b"", b"hello", b"GIF89a\x01\x00\x01\x00", b"\x89PNG\r\n\x1a\nbroken", b"<svg"])
def test_what_holds_no_picture_gives_none(data: bytes) -> None:
    assert draw_badge(data, 40) is None


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    head = bytearray(_png(10, 10))
    head[16:24] = (50_000).to_bytes(4, "big") * 2
    assert draw_badge(bytes(head), 40) is None


def test_a_badge_without_picture_file_shows_the_one_it_carries() -> None:
    address = "data:image/png;base64," + b64encode(_png(30, 30)).decode()
    subject = {"type": ["AchievementSubject"], "achievement": {"name": "A", "image": {"id": address, "type": "Image"}}}
    badge = {"type": ["VerifiableCredential", "OpenBadgeCredential"], "credentialSubject": subject}
    image = draw_badge(json.dumps(badge).encode(), 15)
    assert image is not None
    assert image.pixelColor(7, 7) == QColor("red")


def test_the_artist_finds_kept_and_looked_at_files() -> None:
    def original(digest: str) -> bytes:
        if digest != "abc":
            raise StoreError(Code.STORE_DAMAGED)
        return _png(20, 20)

    hand = Hand()
    hand.put("looked:1", "a.png", _png(40, 20))
    artist = BadgeArtist(original, hand)
    kept, looked = artist.draw("original:abc", 10), artist.draw("looked:1", 10)
    assert kept is not None
    assert looked is not None
    assert (kept.height(), looked.height()) == (10, 5)
    assert artist.draw("looked:2", 10) is None
    with pytest.raises(StoreError):
        artist.draw("original:other", 10)


def test_the_hand_lets_the_first_files_go() -> None:
    hand = Hand()
    for number in range(250):
        hand.put(f"looked:{number}", f"{number}.png", b"")
    assert hand.get("looked:0") is None
    assert [name for name, _ in hand.all()][-1] == "249.png"
    hand.clear()
    assert hand.all() == []
