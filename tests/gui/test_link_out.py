"""A badge with a page of its own on the web: its link goes out beside its file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.views import out_desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.core.bake import bake
from badgedesk.core.issue import Signer, issue
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from tests.gui.badges import AWARDED, Club, picture

PAGE = "https://baysail.example/b/0147?a=1&b=2"


@pytest.fixture
def place(
    desk: Desk, qtbot: QtBot, drop: Callable[[QWidget, list[Path]], None], club: Club, tmp_path: Path
) -> WalletPlace:
    """The page of a badge whose id is the address of its page."""
    achievement = Achievement(
        id="urn:uuid:3f0f5c1c-1111-4222-8333-444455556666",
        name="Knots & <Bends>",
        description="Ties ten knots.",
        criteria_narrative="Tie ten knots.",
    )
    signer = Signer(Profile(club.id, club.name), club.key, f"{club.id}#{club.key.public.multibase}")
    award = Award(achievement, Recipient(name="Anna Ångström"), valid_from=AWARDED)
    text = issue(award, signer, now=AWARDED, new_id=lambda: PAGE, new_salt=lambda: "0" * 32)
    (tmp_path / "badge.png").write_bytes(bake(picture(), text.decode()))
    drop(desk.window, [tmp_path / "badge.png"])
    found = desk.window.findChild(WalletPlace)
    assert isinstance(found, WalletPlace)
    qtbot.waitUntil(lambda: found.currentWidget() is found.badge)
    return found


def test_the_link_has_a_tile_of_its_own(place: WalletPlace) -> None:
    link = place.badge.out.link
    assert link.isVisible()
    assert link.accessibleName() == "Link: The page of this badge"


def test_the_link_is_dragged_as_text_without_a_file(
    place: WalletPlace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[QMimeData] = []

    def drag(_source: QWidget, mime: QMimeData, _picture: QPixmap | None) -> bool:
        offered.append(mime)
        return True

    monkeypatch.setattr(out_desk, "drag", drag)
    place.badge.out.link.drag_asked.emit()
    assert [mime.text() for mime in offered] == [PAGE]
    assert "Knots &amp; &lt;Bends&gt;</a>" in offered[0].html()
    assert [url.isLocalFile() for url in offered[0].urls()] == [False]
    assert desk.window.status.text() == "Dropped the link"


def test_space_copies_the_link(place: WalletPlace, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(place.badge.out.link, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == PAGE
    assert desk.window.status.text() == "Copied the link. Paste it with Ctrl+V."


def test_the_form_has_the_page_as_a_field_and_no_excuse(place: WalletPlace, qtbot: QtBot) -> None:
    place.badge.linkedin.click()
    qtbot.waitUntil(lambda: place.out.dialog is not None)
    dialog = place.out.dialog
    assert dialog is not None
    fields = {row.field.label: row.field.copied for row in dialog.page.rows}
    assert fields["Credential URL"] == PAGE
    assert fields["Name"] == "Knots & <Bends>"
    assert "certUrl=https%3A%2F%2Fbaysail.example%2Fb%2F0147%3Fa%3D1%26b%3D2" in dialog.address.text()
