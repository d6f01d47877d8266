"""The dialog with the fields of LinkedIn's form."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QScrollArea, QStyle, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.theme import Theme
from badgedesk.app.wallet.views import out_desk
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.widgets.words.text import Text
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
    dialog.page.open_form.click()
    address = opened[0].toEncoded().data().decode("ascii")
    assert address == dialog.address.text()
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "www.linkedin.com", "/profile/add")
    assert parse_qs(parts.query)["organizationName"] == ["Bay Sailing Club"]


def test_every_field_of_the_form_is_copied_by_its_button(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert [row.field.label for row in dialog.page.rows] == [
        *("Name", "Issuing organisation", "Issue date", "Credential ID", "Skills"),
    ]
    copied = []
    for row in dialog.page.rows:
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
    _dialog(gallery).page.open_form.click()
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
    qtbot.waitUntil(dialog.page.rows[0].button.hasFocus)
    assert dialog.page.rows[0].property("current") is True
    qtbot.keyClick(dialog.page.rows[0].button, Qt.Key.Key_Space)
    assert dialog.page.rows[1].button.hasFocus()
    assert (dialog.page.rows[0].property("current"), dialog.page.rows[1].property("current")) == (False, True)


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
    ticks = dialog.page.steps.ticks
    assert [tick.isChecked() for tick in ticks.values()] == [False] * 4
    dialog.page.open_form.click()
    for row in dialog.page.rows:
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
    dialog.page.rows[0].button.click()
    assert dialog.text() == "5 of 5 copied"


def test_the_strip_says_what_its_file_gives_away(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    said = [label.text() for label in dialog.findChildren(Text)]
    assert any(line.startswith("The file identifies you by your name") for line in said)
    assert dialog.file.accessibleName() == "Picture: with its proof"


def test_words_for_each_network_are_counted_changed_and_copied(gallery: ThreeBadges, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert not dialog.post.isVisible()
    qtbot.mouseClick(dialog.views.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert dialog.post.isVisible()
    assert not dialog.page.open_form.isVisible()
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


@pytest.fixture
def strip(gallery: ThreeBadges) -> LinkedInDialog:
    """The strip for three badges, in the order in which the wallet shows them."""
    gallery.grid.selectAll()
    assert gallery.place.gallery.linkedin.isVisible()
    gallery.place.gallery.linkedin.click()
    gallery.qtbot.waitUntil(lambda: gallery.place.out.dialog is not None)
    dialog = gallery.place.out.dialog
    assert dialog is not None
    dialog.activateWindow()
    gallery.qtbot.waitUntil(dialog.page.rows[0].button.hasFocus)
    return dialog


def _where(dialog: LinkedInDialog) -> str:
    return dialog.accessibleName().rpartition(", ")[2]


def _number(dialog: LinkedInDialog) -> str:
    return next(row.field.copied for row in dialog.page.rows if row.field.label == "Credential ID")


def test_keys_go_through_several_badges_and_stop_at_both_ends(strip: LinkedInDialog, qtbot: QtBot) -> None:
    seen = [(_where(strip), _number(strip))]
    for _ in range(3):
        qtbot.keyClick(strip, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append((_where(strip), _number(strip)))
    assert [where for where, _ in seen] == ["1 of 3", "2 of 3", "3 of 3", "3 of 3"]
    assert len({number for _, number in seen}) == 3
    assert strip.accessibleName() == "Add to LinkedIn: Coastal Sailing Skipper, 3 of 3"
    assert (strip.previous.isEnabled(), strip.next.isEnabled()) == (True, False)
    qtbot.keyClick(strip, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert (_where(strip), _number(strip)) == seen[1]
    qtbot.mouseClick(strip.previous, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(strip.previous, Qt.MouseButton.LeftButton)
    assert (_where(strip), _number(strip)) == seen[0]


def test_space_alone_copies_the_fields_of_every_badge(strip: LinkedInDialog, qtbot: QtBot) -> None:
    numbers = []
    for place in range(3):
        for row in strip.page.rows:
            assert row.button.hasFocus()
            qtbot.keyClick(row.button, Qt.Key.Key_Space)
            if row.field.label == "Credential ID":
                numbers.append(QGuiApplication.clipboard().text())
        assert strip.text() == "5 of 5 copied"
        assert strip.page.steps.ticks["fields"].isChecked()
        if place < 2:
            assert strip.next.hasFocus()
            qtbot.keyClick(strip.next, Qt.Key.Key_Space)
            assert strip.text() == "0 of 5 copied"
    assert len(set(numbers)) == 3
    strip.previous.click()
    assert strip.text() == "5 of 5 copied"
    assert strip.page.steps.ticks["fields"].isChecked()


def test_tab_goes_down_the_strip_for_every_badge(strip: LinkedInDialog) -> None:
    for _ in range(2):
        strip.go(1)
        chain, widget = [strip.previous], strip.previous.nextInFocusChain()
        while widget is not strip.previous and widget is not None:
            chain.append(widget)
            widget = widget.nextInFocusChain()
        page = strip.page
        stops = (
            *(strip.previous, strip.next, strip.views.button("profile"), page.open_form, page.steps.ticks["opened"]),
            *(row.button for row in page.rows),
            *(strip.file, strip.link, strip.all, strip.address, strip.copy_address, strip.pin),
        )
        places = [chain.index(stop) for stop in stops]
        assert places == sorted(places)


def test_the_address_of_the_form_is_that_of_the_badge_in_sight(strip: LinkedInDialog) -> None:
    for _ in range(3):
        assert parse_qs(urlsplit(strip.address.text()).query)["certId"] == [_number(strip)]
        strip.copy_address.click()
        assert QGuiApplication.clipboard().text() == strip.address.text()
        strip.go(1)


def test_one_tile_carries_the_files_of_all_and_one_that_of_the_badge_in_sight(
    strip: LinkedInDialog, gallery: ThreeBadges, originals: dict[str, bytes], qtbot: QtBot
) -> None:
    def copied() -> list[Path]:
        held = QGuiApplication.clipboard().mimeData()
        return [Path(url.toLocalFile()) for url in held.urls()] if held is not None else []

    assert strip.all.accessibleName() == "All 3: files at once"
    qtbot.keyClick(strip.all, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(copied()) == 3)
    everything = copied()
    assert sorted(path.read_bytes() for path in everything) == sorted(originals.values())
    strip.go(1)
    qtbot.keyClick(strip.file, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(copied()) == 1)
    assert copied() == everything[1:2]
    assert gallery.said.startswith("Copied “")


def test_all_files_are_dragged_at_once_and_the_strip_says_so(
    strip: LinkedInDialog, gallery: ThreeBadges, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[int] = []

    def drag(_source: QWidget, mime: QMimeData, _picture: QPixmap | None) -> bool:
        dropped.append(len(mime.urls()))
        return True

    monkeypatch.setattr(out_desk, "drag", drag)
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    gallery.pull(strip.all)
    gallery.qtbot.waitUntil(lambda: strip.text() == "Dropped 3 files")
    assert dropped == [3]
    assert not strip.page.steps.ticks["picture"].isChecked()


def test_one_post_tells_of_all_badges(strip: LinkedInDialog, qtbot: QtBot) -> None:
    strip.go(1)
    qtbot.mouseClick(strip.views.button("post"), Qt.MouseButton.LeftButton)
    assert strip.accessibleName() == "Add to LinkedIn: One post about 3 badges"
    assert strip.post.words.toPlainText().startswith("3 badges from Bay Sailing Club")
    shown = [tile.isVisible() for tile in (strip.all, strip.file, strip.link, strip.next)]
    assert shown == [True, False, False, False]
    told = [label.text() for label in strip.findChildren(Text) if label.isVisible()]
    assert any(line.startswith("The files identify you by your name") for line in told)
    qtbot.keyClick(strip, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(strip.views.button("profile"), Qt.MouseButton.LeftButton)
    assert _where(strip) == "2 of 3"


def test_a_strip_for_one_badge_has_nothing_to_go_through(gallery: ThreeBadges) -> None:
    dialog = _dialog(gallery)
    assert dialog.accessibleName() == "Add to LinkedIn: Coastal Sailing Skipper"
    assert [part.isVisible() for part in (dialog.previous, dialog.next, dialog.all)] == [False] * 3


@pytest.mark.parametrize("view", ["profile", "post"])
def test_with_large_text_nothing_of_the_strip_is_cut_and_the_rest_is_scrolled_to(
    gallery: ThreeBadges, theme: Theme, qtbot: QtBot, view: str
) -> None:
    theme.set_text_size(200)
    try:
        dialog = _dialog(gallery)
        dialog.views.button(view).click()
        dialog.resize(dialog.width(), 600)
        area = next(area for area in dialog.findChildren(QScrollArea) if area.accessibleName() == "Fields and files")
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
        assert dialog.file.height() >= dialog.file.sizeHint().height()
        for text in area.findChildren(Text):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width()) > 0, text.text()
        area.ensureWidgetVisible(dialog.file)
        assert dialog.file.visibleRegion().boundingRect().height() == dialog.file.height()
    finally:
        theme.set_text_size(100)


def test_icons_grow_half_as_much_as_the_text(gallery: ThreeBadges, theme: Theme) -> None:
    dialog = _dialog(gallery)
    button, box = dialog.page.open_form, dialog.page.steps.findChildren(QCheckBox)[0]
    sizes = []
    for percent in (100, 200, 100):
        theme.set_text_size(percent)
        side = box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)
        sizes.append((button.iconSize().height(), dialog.pin.iconSize().height(), side))
    assert sizes == [(16, 16, 18), (24, 24, 26), (16, 16, 18)]  # a box goes by its own letters, which are small
