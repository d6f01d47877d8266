"""Badges on their way out of the window: drag, clipboard, folder, LinkedIn's form."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.main import Desk
from badgedesk.app.wallet.out_viewmodel import Errand
from badgedesk.app.wallet.views import out_desk
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets import drag_out
from badgedesk.app.widgets.badge_grid import BadgeGrid
from badgedesk.app.widgets.drag_handle import DragHandle
from badgedesk.app.widgets.drag_out import Handout, make_link_mime_data, make_mime_data
from tests.gui.badges import Club

Dropping = Callable[[QWidget, list[Path]], None]
PEOPLE = ("Résumé & badge #1 100%", "李小龙", "Anna Ångström")
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass
class Drags:
    """What was dragged, in place of the mouse: whether the other side takes it is said beforehand."""

    taken: bool = True
    offered: list[tuple[QWidget, QMimeData, QPixmap | None]] = field(default_factory=list)

    def __call__(self, source: QWidget, mime: QMimeData, picture: QPixmap | None) -> bool:
        self.offered.append((source, mime, picture))
        return self.taken

    @property
    def files(self) -> list[list[Path]]:
        """The files of each drag."""
        return [[Path(url.toLocalFile()) for url in mime.urls()] for _, mime, _ in self.offered]


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> Drags:
    """Drags that go nowhere; the mouse counts as held."""
    made = Drags()
    monkeypatch.setattr(out_desk, "drag", made)
    monkeypatch.setattr(out_desk.QApplication, "mouseButtons", lambda: _LEFT)
    return made


@pytest.fixture
def originals(tmp_path: Path, club: Club) -> dict[str, bytes]:
    """A badge for each person, as files in ``given``."""
    (tmp_path / "given").mkdir()
    made = {name: club.award(person=name) for name in PEOPLE}
    for number, data in enumerate(made.values()):
        (tmp_path / "given" / f"{number}.png").write_bytes(data)
    return made


@pytest.fixture
def gallery(desk: Desk, qtbot: QtBot, drop: Dropping, originals: dict[str, bytes], tmp_path: Path) -> "GalleryOfThree":
    """The wallet's cards, with three badges of one name."""
    drop(desk.window, sorted((tmp_path / "given").iterdir()))
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: place.gallery.grid.model().rowCount() == 3)
    return GalleryOfThree(desk, place, qtbot)


class GalleryOfThree:
    """The window with three badges."""

    def __init__(self, desk: Desk, place: WalletPlace, qtbot: QtBot) -> None:
        self.desk, self.place, self.qtbot = desk, place, qtbot

    @property
    def grid(self) -> BadgeGrid:
        """The cards."""
        return self.place.gallery.grid

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self.desk.window.status.text()

    def drag_card(self, row: int = 0) -> None:
        """Press on a card and move the mouse far enough."""
        start = self.grid.visualRect(self.grid.model().index(row, 0)).center()
        self._pull(self.grid.viewport(), start)

    def pull(self, handle: DragHandle) -> None:
        """Press on a tile and move the mouse far enough."""
        self._pull(handle, handle.rect().center())

    def open(self, row: int = 0) -> None:
        """Open a badge."""
        self.grid.opened.emit(self.grid.model().index(row, 0).data(int(self._id_role())))
        self.qtbot.waitUntil(lambda: self.place.currentWidget() is self.place.badge)

    def wait_said(self, start: str) -> None:
        """Wait for what the status bar says."""
        self.qtbot.waitUntil(lambda: self.said.startswith(start))

    @staticmethod
    def _id_role() -> int:
        from badgedesk.app.look.roles import CardRole

        return int(CardRole.ID)

    def _pull(self, widget: QWidget, start: QPoint) -> None:
        from PySide6.QtTest import QTest

        QTest.mousePress(widget, _LEFT, _NONE, start)
        for step in (3, 12, 30, 45):
            QTest.mouseMove(widget, start + QPoint(step, step))
            _move_held(widget, start + QPoint(step, step))
        QTest.mouseRelease(widget, _LEFT, _NONE, start + QPoint(45, 45))


def _move_held(widget: QWidget, to: QPoint) -> None:
    """Move with the left button held; QTest moves without any."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(widget.mapToGlobal(to)), Qt.MouseButton.NoButton, _LEFT, _NONE
    )
    QApplication.sendEvent(widget, event)


def _clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def test_one_picture_goes_out_as_file_and_as_its_very_bytes() -> None:
    path = Path("/media/disk/Bilder/Résumé & badge #1 100% - 李.png")
    mime = make_mime_data(Handout((path,), b"\x89PNG\r\n and its proof"))
    assert sorted(mime.formats()) == ["image/png", "text/uri-list"]
    assert mime.data("image/png").data() == b"\x89PNG\r\n and its proof"
    assert [url.toLocalFile() for url in mime.urls()] == [str(path)]
    assert not mime.hasHtml()
    assert not mime.hasText() or mime.text().startswith("file://")


def test_several_files_go_out_as_files_alone() -> None:
    paths = (Path("/a/one.png"), Path("/a/two.png"))
    mime = make_mime_data(Handout(paths))
    assert mime.formats() == ["text/uri-list"]
    assert [Path(url.toLocalFile()) for url in mime.urls()] == list(paths)


def test_a_link_goes_out_as_address_link_and_text() -> None:
    mime = make_link_mime_data("https://baysail.example/b?a=1&b=2", 'Knots <b> & "bends"')
    assert mime.text() == "https://baysail.example/b?a=1&b=2"
    assert mime.html() == (
        '<a href="https://baysail.example/b?a=1&amp;b=2">Knots &lt;b&gt; &amp; &quot;bends&quot;</a>'
    )
    assert [url.toString() for url in mime.urls()] == ["https://baysail.example/b?a=1&b=2"]


@pytest.mark.parametrize(
    ("answer", "taken"),
    [
        (Qt.DropAction.CopyAction, True),
        (Qt.DropAction.LinkAction, True),
        (Qt.DropAction.MoveAction, True),
        (Qt.DropAction.IgnoreAction, False),
    ],
)
def test_a_drag_offers_copy_and_link_and_never_move(
    answer: Qt.DropAction, taken: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers: list[tuple[object, ...]] = []

    def execute(_drag: object, *offer: object) -> Qt.DropAction:
        offers.append(offer)
        return answer

    monkeypatch.setattr(drag_out.QDrag, "exec", execute)
    source = QWidget()
    qtbot.addWidget(source)
    assert drag_out.drag(source, make_mime_data(Handout((Path("/a/one.png"),))), QPixmap(96, 96)) is taken
    assert offers == [(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.CopyAction)]


def test_a_dragged_card_hands_out_the_original_under_its_readable_name(
    gallery: GalleryOfThree, drags: Drags, originals: dict[str, bytes], own_home: Path
) -> None:
    gallery.drag_card()
    gallery.wait_said("Dropped “Bay Sailing Club - Coastal Sailing Skipper - ")
    ((path,),) = drags.files
    assert path.parent == own_home / "Pictures" / "BadgeDesk"
    person = next(name for name in PEOPLE if name in path.name)
    assert path.name == f"Bay Sailing Club - Coastal Sailing Skipper - {person}.png"
    assert path.read_bytes() == originals[person]
    source, mime, picture = drags.offered[0]
    assert source is gallery.grid
    assert mime.data("image/png").data() == originals[person]
    assert picture is not None
    assert max(picture.deviceIndependentSize().toTuple()) == 96
    assert gallery.said == f"Dropped “{path.name}”"


def test_all_selected_cards_are_dragged_together(
    gallery: GalleryOfThree, drags: Drags, originals: dict[str, bytes]
) -> None:
    gallery.grid.selectAll()
    gallery.drag_card()
    gallery.wait_said("Dropped 3 files")
    (paths,) = drags.files
    assert {path.read_bytes() for path in paths} == set(originals.values())
    assert len({path.name for path in paths}) == 3
    assert drags.offered[0][1].formats() == ["text/uri-list"]


def test_a_card_can_be_dragged_again_and_its_file_is_not_written_anew(gallery: GalleryOfThree, drags: Drags) -> None:
    gallery.drag_card()
    gallery.qtbot.waitUntil(lambda: len(drags.offered) == 1)
    before = drags.files[0][0].stat()
    gallery.drag_card()
    gallery.qtbot.waitUntil(lambda: len(drags.offered) == 2)
    after = drags.files[1][0].stat()
    assert drags.files[0] == drags.files[1]
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_refused_drag_says_what_to_do(gallery: GalleryOfThree, drags: Drags) -> None:
    drags.taken = False
    gallery.drag_card()
    gallery.wait_said("Nothing took “Bay Sailing Club - ")
    assert gallery.said.endswith("Drop on the page's upload field, or copy and paste.")


def test_a_drag_that_ended_before_its_file_was_there_is_not_begun(
    gallery: GalleryOfThree, drags: Drags, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out_desk.QApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    gallery.drag_card()
    gallery.wait_said("Now “Bay Sailing Club - ")
    assert drags.offered == []
    monkeypatch.setattr(out_desk.QApplication, "mouseButtons", lambda: _LEFT)
    gallery.drag_card()
    gallery.wait_said("Dropped “")
    assert len(drags.offered) == 1


def test_looking_and_selecting_leave_no_file_behind(gallery: GalleryOfThree, own_home: Path) -> None:
    gallery.grid.selectAll()
    gallery.open()
    assert not (own_home / "Pictures").exists()


def test_ctrl_c_copies_the_selected_files(gallery: GalleryOfThree, originals: dict[str, bytes], qtbot: QtBot) -> None:
    gallery.grid.selectAll()
    qtbot.keyClick(gallery.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gallery.wait_said("Copied 3 files. Paste it with Ctrl+V.")
    assert {Path(url.toLocalFile()).read_bytes() for url in _clipboard().urls()} == set(originals.values())


def test_ctrl_c_without_a_selection_copies_the_card_with_the_keyboard(
    gallery: GalleryOfThree, originals: dict[str, bytes], qtbot: QtBot
) -> None:
    gallery.grid.selectionModel().clearSelection()
    gallery.grid.selectionModel().setCurrentIndex(
        gallery.grid.model().index(1, 0), gallery.grid.selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(gallery.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gallery.wait_said("Copied “Bay Sailing Club - Coastal Sailing Skipper - 李小龙.png”.")
    assert _clipboard().data("image/png").data() == originals["李小龙"]


def test_the_tile_of_an_open_badge_is_dragged_and_copied(
    gallery: GalleryOfThree, drags: Drags, originals: dict[str, bytes], qtbot: QtBot
) -> None:
    gallery.open()
    tile = gallery.place.badge.out.file
    qtbot.waitUntil(tile.isVisible)
    gallery.pull(tile)
    gallery.wait_said("Dropped “")
    ((path,),) = drags.files
    assert path.read_bytes() in originals.values()
    assert drags.offered[0][0] is tile
    QGuiApplication.clipboard().setText("nothing")
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    gallery.wait_said("Copied “")
    assert [Path(url.toLocalFile()) for url in _clipboard().urls()] == [path]


def test_ctrl_c_and_the_button_copy_the_open_badge(
    gallery: GalleryOfThree, originals: dict[str, bytes], qtbot: QtBot
) -> None:
    gallery.open()
    for copy in (
        lambda: qtbot.keyClick(gallery.place.badge, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        gallery.place.badge.out.copy.click,
    ):
        QGuiApplication.clipboard().setText("nothing")
        copy()
        qtbot.waitUntil(lambda: _clipboard().hasUrls())
        assert _clipboard().data("image/png").data() in originals.values()


def test_show_in_folder_opens_the_visible_folder_with_the_file(
    gallery: GalleryOfThree, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    gallery.open()
    gallery.place.badge.out.folder.click()
    gallery.wait_said("“Bay Sailing Club - ")
    assert gallery.said.endswith("” in Pictures, BadgeDesk")
    assert [Path(url.toLocalFile()) for url in opened] == [own_home / "Pictures" / "BadgeDesk"]
    assert len(list((own_home / "Pictures" / "BadgeDesk").glob("*.png"))) == 1


def test_tiles_and_buttons_say_what_they_are(gallery: GalleryOfThree) -> None:
    gallery.open()
    out = gallery.place.badge.out
    assert out.file.accessibleName().startswith("Badge file: With its proof, ")
    assert out.file.accessibleDescription() == "Drag it onto a web page, or press Space to copy it."
    assert out.file.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert out.file.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert [button.text() for button in (out.copy, out.folder)] == ["Copy file", "Show in folder"]
    assert all(button.height() >= 28 for button in (out.file, out.copy, out.folder))
    assert not out.link.isVisible()


def test_a_file_that_was_only_looked_at_has_no_tile(
    desk: Desk, qtbot: QtBot, drop: Dropping, originals: dict[str, bytes], tmp_path: Path
) -> None:
    desk.window.go_to("awards")
    drop(desk.window, [tmp_path / "given" / "0.png"])
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: place.currentWidget() is place.looked)
    assert [handle for handle in place.looked.findChildren(DragHandle) if handle.isVisible()] == []


def test_a_damaged_file_is_told_and_the_next_drag_works(
    gallery: GalleryOfThree, drags: Drags, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = sorted((tmp_path / "profile" / "originals").iterdir())
    whole = {path: path.read_bytes() for path in kept}
    for path in kept:
        path.write_bytes(whole[path] + b"x")
    with qtbot.waitSignal(gallery.desk.out.failed) as failed:
        gallery.drag_card()
    assert failed.args == [Errand.DRAG]
    assert drags.offered == []
    assert gallery.place.gallery.messages.isVisible()
    for path in kept:
        path.write_bytes(whole[path])
    gallery.drag_card()
    qtbot.waitUntil(lambda: len(drags.offered) == 1)


def test_what_was_staged_the_day_before_yesterday_goes_at_the_start(desk: Desk, own_home: Path, qtbot: QtBot) -> None:
    from badgedesk.host.staging import Staging

    old = Staging(own_home / "Pictures" / "BadgeDesk").stage("old.png", b"1")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    desk.out.clean_up()
    qtbot.waitUntil(lambda: not old.exists())


def _dialog(gallery: GalleryOfThree) -> LinkedInDialog:
    gallery.open()
    gallery.place.badge.linkedin.click()
    gallery.qtbot.waitUntil(lambda: gallery.place.out.dialog is not None)
    dialog = gallery.place.out.dialog
    assert dialog is not None
    return dialog


def test_linkedin_s_form_is_opened_by_its_encoded_address(
    gallery: GalleryOfThree, monkeypatch: pytest.MonkeyPatch
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


def test_every_field_of_the_form_is_copied_by_its_button(gallery: GalleryOfThree, qtbot: QtBot) -> None:
    dialog = _dialog(gallery)
    assert [row.field.label for row in dialog.rows] == ["Name", "Issuing organisation", "Issue date", "Credential ID"]
    copied = []
    for row in dialog.rows:
        qtbot.keyClick(row.button, Qt.Key.Key_Space)
        copied.append(QGuiApplication.clipboard().text())
        assert row.done.isVisible()
    assert copied[:3] == ["Coastal Sailing Skipper", "Bay Sailing Club", "November 2026"]
    assert copied[3].startswith("urn:uuid:")
    assert dialog.text() == "4 of 4 copied"
    assert gallery.said == "Copied “Credential ID”. Paste it with Ctrl+V."
    dialog.copy_address.click()
    assert QGuiApplication.clipboard().text() == dialog.address.text()


def test_everything_in_the_form_s_dialog_has_a_name(gallery: GalleryOfThree) -> None:
    dialog = _dialog(gallery)
    assert dialog.accessibleName() == "Add to LinkedIn: Coastal Sailing Skipper"
    names = [button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton)]
    assert "Copy: Issue date" in names
    assert len(names) == len(set(names))
    assert dialog.address.isReadOnly()


def test_without_a_browser_the_window_says_what_to_do(gallery: GalleryOfThree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    _dialog(gallery).open_form.click()
    assert gallery.place.badge.messages.isVisible()


def test_closing_the_form_s_dialog_lets_it_go(gallery: GalleryOfThree, qtbot: QtBot) -> None:
    _dialog(gallery).close()
    qtbot.waitUntil(lambda: gallery.place.out.dialog is None)
    assert gallery.place.currentWidget() is gallery.place.badge
