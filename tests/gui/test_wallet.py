"""The wallet place: empty, filled, searched, opened, trusted, emptied."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QStyleOptionViewItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.main import Desk
from badgedesk.app.wallet.models import BadgesModel
from badgedesk.app.wallet.sheets import BadgeRow
from badgedesk.app.wallet.views.fact_card import FactsCard
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.question import Question
from badgedesk.app.widgets.words.text import Text
from tests.gui.badges import Club, picture
from tests.gui.three_badges import ThreeBadges

Dropping = Callable[[QWidget, list[Path]], None]


def _place(desk: Desk) -> WalletPlace:
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    return place


def _question(desk: Desk) -> Question:
    found = desk.window.findChild(Question)
    assert isinstance(found, Question)
    return found


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _keep(desk: Desk, qtbot: QtBot, files: list[Path], drop: Dropping, total: int) -> WalletPlace:
    drop(desk.window, files)
    qtbot.waitUntil(lambda: desk.wallet.total == total)
    place = _place(desk)
    if len(files) == 1:
        qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
        qtbot.keyClick(place.badge.back, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: place.gallery.grid.model().rowCount() == total)
    return place


def test_an_empty_wallet_says_what_to_do(desk: Desk) -> None:
    gallery = _place(desk).gallery
    assert gallery.empty.isVisible()
    assert gallery.empty.text().startswith("Your wallet is empty\nDrop a badge file anywhere")
    assert not gallery.search.isVisible()


def test_a_dropped_badge_is_kept_and_explained_in_eight_lines(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "badge.png", club.award())])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    panel = place.badge.panel
    assert panel.title() == "Coastal Sailing Skipper"
    words = [(line.line.name, line.line.verdict.word) for line in panel.report.lines]
    assert words == [
        ("Format", "Passed"),
        ("Signature", "Passed"),
        ("Issuer", "Not known"),
        ("Time", "Passed"),
        ("Status", "Does not apply"),
        ("Recipient", "Not checked"),
        ("Endorsements", "Does not apply"),
        ("Picture", "Does not apply"),
    ]
    assert panel.report.banner.text().startswith("Issuer not known\n")
    assert desk.window.windowTitle() == "Coastal Sailing Skipper – BadgeDesk"
    assert desk.window.status.text() == "Added to your wallet"


def test_saying_that_one_knows_the_issuer_makes_the_badge_verified(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "badge.png", club.award())])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    place.badge.panel.report.lines[2].asked.emit("issuer")
    qtbot.waitUntil(lambda: place.badge.panel.report.banner.text().startswith("Verified\n"))
    assert place.badge.panel.report.lines[2].line.verdict == Verdict(Tone.PASS, "Passed")
    assert place.badge.messages.text().startswith("Bay Sailing Club is now among the issuers you know.")


def test_knowing_an_issuer_can_be_taken_back_at_once(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "badge.png", club.award())])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    place.badge.panel.report.lines[2].asked.emit("issuer")
    qtbot.waitUntil(lambda: place.badge.panel.report.banner.text().startswith("Verified\n"))
    (back,) = (button for button in place.badge.messages.findChildren(Button) if button.text() == "Take back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.badge.panel.report.banner.text().startswith("Issuer not known\n"))
    assert not place.badge.messages.isVisible()


def test_a_file_without_a_badge_is_explained_with_a_next_step(
    desk: Desk, qtbot: QtBot, drop: Dropping, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "holiday.jpg", picture(kind="JPEG"))])
    qtbot.waitUntil(lambda: place.currentWidget() is place.looked)
    text = place.looked.panel.report.banner.text()
    assert text.startswith("No badge\nA JPEG picture cannot carry a badge.")
    assert "Ask for the original PNG or SVG file." in text
    assert len(place.looked.panel.report.lines) == 8
    assert not place.looked.keep.isVisible()
    assert desk.wallet.total == 0


def test_several_files_are_summed_up_and_the_odd_one_explained(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    files = [_write(tmp_path, f"{n}.png", club.award(person=f"Person {n}")) for n in range(3)]
    files.append(_write(tmp_path, "note.txt", b"hello"))
    place = _place(desk)
    drop(desk.window, files)
    qtbot.waitUntil(place.gallery.messages.isVisible)
    assert place.gallery.messages.text() == "3 badges added. 1 file could not be taken in."
    qtbot.waitUntil(lambda: place.gallery.grid.model().rowCount() == 3)


def test_a_badge_that_is_there_already_is_not_added_twice(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    path = _write(tmp_path, "badge.png", club.award())
    place = _keep(desk, qtbot, [path], drop, 1)
    drop(desk.window, [path])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    assert desk.window.status.text() == "It was in your wallet already"
    assert desk.wallet.total == 1


def test_typing_filters_the_cards_and_escape_shows_all(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    names = ["Coastal Sailing", "Knots", "First Aid"]
    files = [_write(tmp_path, f"{name}.png", club.award(name)) for name in names]
    gallery = _keep(desk, qtbot, files, drop, 3).gallery
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(gallery.search.hasFocus)
    qtbot.keyClicks(gallery.search, "knots")
    qtbot.waitUntil(lambda: gallery.grid.model().rowCount() == 1)
    qtbot.keyClicks(gallery.search, "zzz")
    qtbot.waitUntil(gallery.nothing_found.isVisible)
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: gallery.grid.model().rowCount() == 3)


def test_arrows_enter_and_escape_walk_through_the_cards(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    files = [_write(tmp_path, f"{n}.png", club.award(f"Badge {n}")) for n in range(4)]
    place = _keep(desk, qtbot, files, drop, 4)
    grid = place.gallery.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    assert place.badge.panel.title() == grid.model().index(1, 0).data()
    qtbot.keyClick(place.badge.back, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: place.currentWidget() is place.gallery)
    assert grid.hasFocus()


def test_a_badge_is_filled_in_and_shown_in_two_turns_unless_one_goes_back_between(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    files = [_write(tmp_path, f"{n}.png", club.award(f"Badge {n}")) for n in range(2)]
    place = _keep(desk, qtbot, files, drop, 2)
    filled: list[bool] = []
    desk.wallet.showing_changed.connect(lambda _: filled.append(place.currentWidget() is place.gallery))
    ids = [str(place.gallery.grid.model().index(row, 0).data(CardRole.ID)) for row in range(2)]
    desk.wallet.open_badge(ids[0])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    assert filled == [True]
    desk.wallet.go_back()
    desk.wallet.sheet_changed.connect(lambda _: QTimer.singleShot(0, place, desk.wallet.go_back))
    shown: list[object] = []
    place.currentChanged.connect(shown.append)
    desk.wallet.open_badge(ids[1])
    qtbot.waitUntil(lambda: len(filled) == 4)
    qtbot.wait(50)
    assert shown == []
    assert place.currentWidget() is place.gallery


def test_groups_count_and_filter_by_state(desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path) -> None:
    gone = datetime.now(UTC) - timedelta(days=1)
    files = [
        _write(tmp_path, "open.png", club.award("Open")),
        _write(tmp_path, "over.png", club.award("Over", until=max(gone, datetime(2026, 11, 15, tzinfo=UTC)))),
    ]
    gallery = _keep(desk, qtbot, files, drop, 2).gallery
    gallery.side.choose("open")
    qtbot.waitUntil(lambda: gallery.grid.model().rowCount() == 1)
    assert gallery.grid.model().index(0, 0).data() == "Open"


def test_removing_asks_first_and_then_removes(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    gallery = _keep(desk, qtbot, [_write(tmp_path, "a.png", club.award())], drop, 1).gallery
    gallery.grid.selectAll()
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Delete)
    _question(desk).verb.click()
    qtbot.waitUntil(lambda: desk.wallet.total == 0)
    qtbot.waitUntil(gallery.empty.isVisible)


def test_an_exported_file_is_the_received_file(
    desk: Desk,
    qtbot: QtBot,
    drop: Dropping,
    club: Club,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = club.award()
    gallery = _keep(desk, qtbot, [_write(tmp_path, "a.png", data)], drop, 1).gallery
    target = tmp_path / "out"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    gallery.grid.selectAll()
    gallery.export_asked.emit(gallery.grid.selected_ids())
    qtbot.waitUntil(lambda: bool(list(target.iterdir())))
    assert [path.read_bytes() for path in target.iterdir()] == [data]


def test_a_pasted_badge_is_kept(desk: Desk, qtbot: QtBot, club: Club, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(_write(tmp_path, "a.png", club.award())))])
    QGuiApplication.clipboard().setMimeData(mime)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(_place(desk).gallery, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    QGuiApplication.clipboard().clear()
    assert _place(desk).currentWidget() is not _place(desk).looked


def test_a_fold_opens_with_facts_that_can_be_copied(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "a.png", club.award())])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    line = place.badge.panel.report.lines[1]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert line.opened
    facts = {detail.label: detail.value for detail in line.line.details}
    assert facts["Method"] == "eddsa-rdfc-2022"
    assert facts["Key"].startswith("did:key:")
    line.toggle()
    assert not line.opened


def test_a_page_tells_who_issued_the_badge_how_earlier_checks_went_and_what_file_it_was(
    desk: Desk, qtbot: QtBot, drop: Dropping, club: Club, tmp_path: Path
) -> None:
    place = _place(desk)
    drop(desk.window, [_write(tmp_path, "a.png", club.award())])
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)

    def cards() -> dict[str, FactsCard]:
        return {card.title.text(): card for card in place.badge.panel.findChildren(FactsCard)}

    qtbot.waitUntil(lambda: {"Issuer", "Earlier checks", "Original files"} <= cards().keys())
    assert "Bay Sailing Club" in [words.text() for words in cards()["Issuer"].findChildren(Text)]
    assert "a.png" in [words.text() for words in cards()["Original files"].findChildren(Text)]


def test_the_model_of_cards_is_sound(qtmodeltester: ModelTester) -> None:
    model = BadgesModel()
    verdict = Verdict(Tone.PASS, "Verified")
    row = BadgeRow("1", "Skipper", "Bay Sailing Club", verdict, "")
    model.replace((row, BadgeRow("2", "Knots", "Club", verdict, "")))
    qtmodeltester.check(model)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Skipper, Bay Sailing Club, verified"
    assert model.find("2").row() == 1
    assert not model.find("3").isValid()


def test_a_picture_that_was_drawn_has_its_own_card_painted_and_no_other(
    gallery: ThreeBadges, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid = gallery.grid
    gallery.qtbot.wait(200)
    painted: list[int] = []
    delegate = grid.itemDelegate()
    paint = delegate.paint

    def noted(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    monkeypatch.setattr(delegate, "paint", noted)
    for row in (0, 2):
        grid._repaint(str(grid.model().index(row, 0).data(CardRole.PICTURE)))
    QApplication.processEvents()
    assert painted == [0, 2]  # and not the one between them
