"""The dialog with the fields of LinkedIn's form."""

from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.widgets.text import Text
from tests.gui.three_badges import ThreeBadges


def _dialog(gallery: ThreeBadges) -> LinkedInDialog:
    gallery.open()
    gallery.place.badge.linkedin.click()
    gallery.qtbot.waitUntil(lambda: gallery.place.out.dialog is not None)
    dialog = gallery.place.out.dialog
    assert dialog is not None
    return dialog


def test_linkedin_s_form_is_opened_by_its_encoded_address(
    gallery: ThreeBadges, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    dialog = _dialog(gallery)
    dialog.open_form.click()
    address = opened[0].toEncoded().data().decode("ascii")
    assert address == dialog.address.text()
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.linkedin.com", "/profile/add")
    assert parse_qs(parts.query)["organizationName"] == ["Bay Sailing Club"]


def test_every_field_of_the_form_is_copied_by_its_button(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert [row.field.label for row in dialog.rows] == [
        *("Name", "Issuing organisation", "Issue date", "Credential ID", "Skills"),
    ]
    copied = []
    for row in dialog.rows:
        qtbot.keyClick(row.button, Qt.Key.Key_Space)
        copied.append(QGuiApplication.clipboard().text())
        assert row.button.text() == "Copied"
        assert row.button.accessibleName() == f"Copied: {row.field.label}"
    assert copied[:3] == ["Coastal Sailing Skipper", "Bay Sailing Club", "November 2026"]
    assert copied[3].startswith("urn:uuid:")
    assert copied[4] == "navigation, leadership"
    assert dialog.text() == "5 of 5 copied"
    assert gallery.said == "Copied “Skills”. Paste it with Ctrl+V."
    dialog.copy_address.click()
    assert QGuiApplication.clipboard().text() == dialog.address.text()


def test_everything_in_the_form_s_dialog_has_a_name(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    assert dialog.accessibleName() == "Add to LinkedIn: Coastal Sailing Skipper"
    names = [button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton)]
    assert "Copy: Issue date" in names
    assert len(names) == len(set(names))
    assert dialog.address.isReadOnly()


def test_without_a_browser_the_window_says_what_to_do(gallery: ThreeBadges, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    _dialog(gallery).open_form.click()
    assert gallery.place.badge.messages.isVisible()


def test_closing_the_form_s_dialog_lets_it_go(gallery: ThreeBadges, qtbot: QtBot) -> None:
    _dialog(gallery).close()
    qtbot.waitUntil(lambda: gallery.place.out.dialog is None)
    assert gallery.place.currentWidget() is gallery.place.badge


def test_the_strip_stays_on_top_until_it_is_unpinned(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    on_top = Qt.WindowType.WindowStaysOnTopHint
    assert dialog.windowFlags() & on_top
    dialog.pin.click()
    assert not dialog.windowFlags() & on_top
    assert dialog.isVisible()


def test_copying_goes_on_to_the_next_field(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.rows[0].button.hasFocus)
    assert dialog.rows[0].property("current") is True
    qtbot.keyClick(dialog.rows[0].button, Qt.Key.Key_Space)
    assert dialog.rows[1].button.hasFocus()
    assert (dialog.rows[0].property("current"), dialog.rows[1].property("current")) == (False, True)


def test_picture_and_link_can_be_copied_from_the_strip(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert not dialog.link.isVisible()
    qtbot.keyClick(dialog.file, Qt.Key.Key_Space)

    def copied() -> int:
        held = QGuiApplication.clipboard().mimeData()
        return len(held.urls()) if held is not None else 0

    qtbot.waitUntil(lambda: copied() > 0)
    assert copied() == 1


def test_steps_tick_themselves_off_and_by_hand(
    gallery: ThreeBadges, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    dialog = _dialog(gallery)
    ticks = dialog.steps.ticks
    assert [tick.isChecked() for tick in ticks.values()] == [False] * 4
    dialog.open_form.click()
    for row in dialog.rows:
        row.button.click()
    assert [tick.isChecked() for tick in ticks.values()] == [True, True, False, False]
    qtbot.keyClick(ticks["saved"], Qt.Key.Key_Space)
    assert ticks["saved"].isChecked()
    dialog.show_dropped("“a.png”", taken=False, is_file=True)
    assert not ticks["picture"].isChecked()
    assert dialog.text() == "Nothing took “a.png”"
    dialog.show_dropped("“a.png”", taken=True, is_file=True)
    assert ticks["picture"].isChecked()
    assert dialog.text() == "Dropped “a.png”"
    dialog.rows[0].button.click()
    assert dialog.text() == "5 of 5 copied"


def test_the_strip_says_what_its_file_gives_away(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    said = [label.text() for label in dialog.findChildren(Text)]
    assert any(line.startswith("The file identifies you by: your name") for line in said)
    assert dialog.file.accessibleName() == "Picture: with its proof"


def test_words_for_each_network_are_counted_changed_and_copied(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert not dialog.post.isVisible()
    qtbot.mouseClick(dialog.views.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert dialog.post.isVisible()
    assert not dialog.open_form.isVisible()
    post = dialog.post
    names = [post.network.itemText(place) for place in range(post.network.count())]
    assert names == ["LinkedIn", "X", "Facebook", "Mastodon", "Bluesky"]
    assert post.words.toPlainText().startswith("Coastal Sailing Skipper – Bay Sailing Club")
    post.network.setCurrentIndex(1)
    post.words.selectAll()
    qtbot.keyClicks(post.words, "a" * 281)
    assert post.told() == "281 of 280 characters: too long"
    post.network.setCurrentIndex(4)
    assert post.words.toPlainText().startswith("Coastal")
    post.network.setCurrentIndex(1)
    assert post.words.toPlainText() == "a" * 281
    qtbot.keyClick(post.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "a" * 281
    assert gallery.said == "Copied the words for X. Paste it with Ctrl+V."
    post.copy_alternative.click()
    assert QGuiApplication.clipboard().text() == "Coastal Sailing Skipper, Bay Sailing Club"


def test_the_strip_stands_whole_at_the_edge_of_the_screen(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    screen = dialog.screen().availableGeometry()
    assert screen.contains(dialog.geometry())
    assert screen.right() - dialog.geometry().right() < dialog.width() // 8
    assert 320 <= dialog.width() <= 400
    assert dialog.height() <= 680
