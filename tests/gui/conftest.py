"""A whole window on a profile of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views import editor
from badgedesk.app.designs.views.dialogs.save_question import Answer
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.look.fonts import load_fonts
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.design.colours.colour import build_palette
from badgedesk.design.document import Design
from tests.gui.badges import Club
from tests.gui.three_badges import PEOPLE, ThreeBadges

_NO_HINTS = r"This plugin does not support (propagateSizeHints|raise|grabbing)"
"""Remarks of the platform without a screen, not ours."""
_PATIENCE_MS = 20_000
"""How long a test waits for what comes at once on a quiet machine; a busy one may take its time."""
for _wait in (QtBot.waitUntil, QtBot.waitSignal):
    if _wait.__kwdefaults__:
        _wait.__kwdefaults__["timeout"] = _PATIENCE_MS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(_NO_HINTS))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """A theme for a window to come; windows of earlier tests go first, or a thousand widgets are dressed anew."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    load_fonts()
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Furnish a window on a profile of that name, with the wallet in front, read in; the one before it is closed."""
    opened: list[Desk] = []

    def stand(profile: str) -> Desk:
        for earlier in opened:
            earlier.window.close()
        made = Desk(qapp, theme, tmp_path / profile)
        opened.append(made)
        qtbot.addWidget(made.window)
        with qtbot.waitExposed(made.window):
            made.window.show()
        made.furnish()
        qtbot.waitUntil(lambda: made.wallet.loaded)
        return made

    yield stand
    for made in opened:
        made.window.close()


@pytest.fixture
def desk(open_desk: Callable[[str], Desk]) -> Desk:
    """A furnished window with the wallet in front, read in."""
    return open_desk("profile")


@pytest.fixture
def club() -> Club:
    return Club()


@pytest.fixture
def drop(qtbot: QtBot) -> Callable[[QWidget, list[Path]], None]:
    """Drop files on a widget as a mouse does: enter first, then let go."""

    def let_go(widget: QWidget, files: list[Path]) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(QPointF(300, 300), copy, mime, left, none))

    return let_go


@pytest.fixture
def originals(tmp_path: Path, club: Club) -> dict[str, bytes]:
    """A badge for each person, as files in ``given``."""
    (tmp_path / "given").mkdir()
    made = {name: club.award(person=name) for name in PEOPLE}
    for number, data in enumerate(made.values()):
        (tmp_path / "given" / f"{number}.png").write_bytes(data)
    return made


@pytest.fixture
def gallery(
    desk: Desk, qtbot: QtBot, drop: Callable[[QWidget, list[Path]], None], originals: dict[str, bytes], tmp_path: Path
) -> ThreeBadges:
    """The wallet's cards, with three badges of one name."""
    drop(desk.window, sorted((tmp_path / "given").iterdir()))
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: place.gallery.grid.model().rowCount() == 3)
    return ThreeBadges(desk, place, qtbot)


@pytest.fixture
def open_design(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Design], DesignsStudio]:
    """Open a design in the editor of an active window; what is unsaved at the end is let go."""
    monkeypatch.setattr(editor, "ask_to_save", lambda *_: Answer.DISCARD)

    def opened(design: Design) -> DesignsStudio:
        desk.window.resize(1366, 768)
        desk.window.go_to("designs")
        with qtbot.waitActive(desk.window):
            desk.window.activateWindow()
        studio = desk.window.findChild(DesignsStudio)
        assert isinstance(studio, DesignsStudio)
        desk.studio.editor.open(design)
        qtbot.waitUntil(lambda: studio.currentWidget() is studio.editor)
        return studio

    return opened


@pytest.fixture
def page(open_design: Callable[[Design], DesignsStudio]) -> EditorPage:
    """The editor with an empty design."""
    studio = open_design(Design(palette=build_palette("#12477e", "#d9433b", "#e9f4ee")))
    studio.editor.artwork.canvas.setFocus()
    return studio.editor


@pytest.fixture
def viewmodel(desk: Desk) -> EditorViewModel:
    """The design in hand."""
    return desk.studio.editor
