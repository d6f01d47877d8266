"""Badges on their way out of the window: drag, clipboard, folder, LinkedIn's form."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.wallet.out_viewmodel import Errand
from badgedesk.app.wallet.views import out_desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying import drag_out
from badgedesk.app.widgets.carrying.drag_handle import DragHandle
from badgedesk.app.widgets.carrying.drag_out import Handout, make_link_mime_data, make_mime_data
from tests.gui.three_badges import PEOPLE, ThreeBadges

Dropping = Callable[[QWidget, list[Path]], None]
_LEFT = Qt.MouseButton.LeftButton


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
    gallery: ThreeBadges, drags: Drags, originals: dict[str, bytes], own_home: Path
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
    gallery: ThreeBadges, drags: Drags, originals: dict[str, bytes]
) -> None:
    gallery.grid.selectAll()
    gallery.drag_card()
    gallery.wait_said("Dropped 3 files")
    (paths,) = drags.files
    assert {path.read_bytes() for path in paths} == set(originals.values())
    assert len({path.name for path in paths}) == 3
    assert drags.offered[0][1].formats() == ["text/uri-list"]


def test_a_drag_across_other_cards_selects_none_of_them(gallery: ThreeBadges, drags: Drags) -> None:
    dragged = str(gallery.grid.model().index(0, 0).data(CardRole.ID))
    gallery.drag_card(onto=1)
    gallery.wait_said("Dropped “")
    assert gallery.grid.selected_ids() == (dragged,)
    gallery.drag_card(1)
    gallery.qtbot.waitUntil(lambda: len(drags.offered) == 2)
    assert [len(files) for files in drags.files] == [1, 1]
    assert drags.files[0] != drags.files[1]


def test_a_card_can_be_dragged_again_and_its_file_is_not_written_anew(gallery: ThreeBadges, drags: Drags) -> None:
    gallery.drag_card()
    gallery.qtbot.waitUntil(lambda: len(drags.offered) == 1)
    before = drags.files[0][0].stat()
    gallery.drag_card()
    gallery.qtbot.waitUntil(lambda: len(drags.offered) == 2)
    after = drags.files[1][0].stat()
    assert drags.files[0] == drags.files[1]
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_refused_drag_says_what_to_do(gallery: ThreeBadges, drags: Drags) -> None:
    drags.taken = False
    gallery.drag_card()
    gallery.wait_said("Nothing took “Bay Sailing Club - ")
    assert gallery.said.endswith("Drop on the page’s upload field, or copy and paste.")


def test_a_drag_that_ended_before_its_file_was_there_is_not_begun(
    gallery: ThreeBadges, drags: Drags, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out_desk.QApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    gallery.drag_card()
    gallery.wait_said("Now “Bay Sailing Club - ")
    assert drags.offered == []
    monkeypatch.setattr(out_desk.QApplication, "mouseButtons", lambda: _LEFT)
    gallery.drag_card()
    gallery.wait_said("Dropped “")
    assert len(drags.offered) == 1


def test_looking_and_selecting_leave_no_file_behind(gallery: ThreeBadges, own_home: Path) -> None:
    gallery.grid.selectAll()
    gallery.open()
    assert not (own_home / "Pictures").exists()


def test_ctrl_c_copies_the_selected_files(gallery: ThreeBadges, originals: dict[str, bytes], qtbot: QtBot) -> None:
    gallery.grid.selectAll()
    qtbot.keyClick(gallery.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gallery.wait_said("Copied 3 files. Paste it with Ctrl+V.")
    assert {Path(url.toLocalFile()).read_bytes() for url in _clipboard().urls()} == set(originals.values())


def test_ctrl_c_without_a_selection_copies_the_card_with_the_keyboard(
    gallery: ThreeBadges, originals: dict[str, bytes], qtbot: QtBot
) -> None:
    gallery.grid.selectionModel().clearSelection()
    gallery.grid.selectionModel().setCurrentIndex(
        gallery.grid.model().index(1, 0), gallery.grid.selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(gallery.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    gallery.wait_said("Copied “Bay Sailing Club - Coastal Sailing Skipper - 李小龙.png”.")
    assert _clipboard().data("image/png").data() == originals["李小龙"]


def test_the_tile_of_an_open_badge_is_dragged_and_copied(
    gallery: ThreeBadges, drags: Drags, originals: dict[str, bytes], qtbot: QtBot
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
    gallery: ThreeBadges, originals: dict[str, bytes], qtbot: QtBot
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
    gallery: ThreeBadges, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    gallery.open()
    gallery.place.badge.out.folder.click()
    gallery.wait_said("“Bay Sailing Club - ")
    assert gallery.said.endswith("” in Pictures, BadgeDesk")
    assert [Path(url.toLocalFile()) for url in opened] == [own_home / "Pictures" / "BadgeDesk"]
    assert len(list((own_home / "Pictures" / "BadgeDesk").glob("*.png"))) == 1


def test_tiles_and_buttons_say_what_they_are(gallery: ThreeBadges) -> None:
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
    gallery: ThreeBadges, drags: Drags, tmp_path: Path, qtbot: QtBot
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
