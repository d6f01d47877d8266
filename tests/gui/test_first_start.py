"""The first start and the samples, by real clicks and keys."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.desk import FILE, DesignDesk
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.welcome.views.page import WelcomePage
from badgedesk.awarding import IssuerBook
from badgedesk.core.model.report import CheckName, Outcome, Verdict
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet


@pytest.fixture
def fresh(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    """A window on a profile that was never used."""
    made = _open(qapp, qtbot, theme, tmp_path)
    yield made
    made.window.close()


def _open(qapp: QApplication, qtbot: QtBot, theme: Theme, folder: Path) -> Desk:
    made = Desk(qapp, theme, folder / "profile", greets=True)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.furnish()
    return made


def _page(desk: Desk) -> WelcomePage:
    page = desk.window.findChild(WelcomePage)
    assert isinstance(page, WelcomePage)
    return page


def _profile(folder: Path) -> ProfilePaths:
    return ProfilePaths(folder / "profile")


def _sampled(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.frame.welcome.samples_changed, timeout=20_000):
        qtbot.mouseClick(_page(desk).collect, Qt.MouseButton.LeftButton)


def test_the_keyboard_begins_on_the_first_button_and_reaches_every_other(fresh: Desk, qtbot: QtBot) -> None:
    page = _page(fresh)
    fresh.window.activateWindow()
    qtbot.waitUntil(page.award.hasFocus)
    reached = []
    for _ in range(5):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [page.award, page.collect, page.samples, page.both, page.skip]


def test_the_ring_follows_the_keyboard_also_when_the_first_page_is_gone(fresh: Desk, qtbot: QtBot) -> None:
    page = _page(fresh)
    fresh.window.activateWindow()
    qtbot.waitUntil(page.award.hasFocus)
    qtbot.keyClick(page.award, Qt.Key.Key_Tab)
    _rings(fresh, qtbot)
    qtbot.keyClick(page.collect, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: fresh.window.findChild(WelcomePage) is None and QApplication.focusWidget() is not None)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        _rings(fresh, qtbot)


def _rings(desk: Desk, qtbot: QtBot) -> None:
    """Wait until one ring shows, around what has the keyboard."""

    def shown() -> list[QWidget]:
        return [frame.widget() for frame in desk.window.findChildren(QFocusFrame) if frame.isVisible()]

    qtbot.waitUntil(lambda: shown() == [QApplication.focusWidget()])


def test_the_first_start_is_built_in_many_parts(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    desk = Desk(qapp, theme, tmp_path / "profile", greets=True)
    qtbot.addWidget(desk.window)
    shown = [desk.window.windowTitle().startswith("Welcome") for _ in desk.furnished() if "frame" in vars(desk)]
    assert shown.count(False) >= 4, "frame and page came in one go"
    assert shown[-1]
    desk.window.close()


def test_every_control_of_the_first_start_has_a_name(fresh: Desk) -> None:
    page = _page(fresh)
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisibleTo(page)]
    names = [QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in buttons]
    assert len(names) >= 5
    assert all(names)
    assert not fresh.window.rail.isVisible()


@pytest.mark.parametrize(
    ("button", "place"), [("award", "designs"), ("collect", "wallet"), ("both", "designs"), ("skip", "wallet")]
)
def test_each_answer_goes_to_its_place_and_is_asked_once(
    fresh: Desk, qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path, button: str, place: str
) -> None:
    page = _page(fresh)
    page.samples.setChecked(False)
    target = getattr(page, button)
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Space)
    assert fresh.window.place == place
    assert fresh.window.rail.isVisible()
    fresh.window.close()
    again = _open(qapp, qtbot, theme, tmp_path)
    assert again.window.findChild(WelcomePage) is None
    assert again.window.place == place
    assert not again.frame.welcome.has_samples
    again.window.close()


def test_the_sample_badge_is_real_marked_and_trusted_by_nobody(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    _sampled(fresh, qtbot)
    paths = _profile(tmp_path)
    with Wallet(paths) as wallet, IssuerBook(paths) as book:
        (item,) = wallet.items()
        report = wallet.recheck(item.id)
        assert book.issuers() == ()
        assert wallet.trusted() == ()
    assert item.name is not None
    assert item.name.startswith("Sample")
    assert str(item.issuer_name).startswith("Sample")
    assert str(item.recipient).startswith("Sample")
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    assert report.outcome(CheckName.ISSUER) is not Outcome.PASS
    assert report.verdict is not Verdict.PASS
    assert list(paths.keys.iterdir()) == []


def test_the_sample_design_is_not_offered_for_awarding(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    _sampled(fresh, qtbot)
    designs = DesignDesk(tmp_path / "profile" / "designs").designs()
    assert [card.name for card in designs] == ["Sample: Coastal Skipper"]
    with qtbot.waitSignal(fresh.flow.cards_changed) as found:
        fresh.flow.load_cards()
    own, templates = found.args[0]
    assert own == ()
    assert len(templates) > 0


def test_one_click_removes_all_samples_and_nothing_else(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    _sampled(fresh, qtbot)
    paths = _profile(tmp_path)
    own = paths.folder / "designs" / "My own.badge"
    own.write_bytes((paths.folder / "designs" / "Sample - Coastal Skipper.badge").read_bytes())
    assert fresh.frame.remove.isVisible()
    with qtbot.waitSignal(fresh.frame.welcome.samples_changed, timeout=20_000):
        qtbot.mouseClick(fresh.frame.remove, Qt.MouseButton.LeftButton)
    with Wallet(paths) as wallet:
        assert wallet.items() == ()
    assert [path.name for path in (paths.folder / "designs").iterdir()] == ["My own.badge"]
    assert list(paths.originals.rglob("*.*")) == []
    assert not fresh.frame.remove.isVisible()
    place = fresh.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(place.gallery.empty.isVisible)
    assert place.gallery.empty.samples.isVisible()


def test_samples_come_from_an_empty_wallet_too(desk: Desk, qtbot: QtBot) -> None:
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(place.gallery.empty.isVisible)
    qtbot.mouseClick(place.gallery.empty.samples, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.gallery.grid.model().rowCount() == 1, timeout=20_000)
    assert desk.frame.remove.isVisible()


def test_a_sample_design_that_was_changed_is_kept(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    _sampled(fresh, qtbot)
    folder = tmp_path / "profile" / "designs"
    design = DesignDesk(folder)
    id_ = FILE + "Sample - Coastal Skipper.badge"
    from dataclasses import replace

    from badgedesk.design import save_design

    changed = save_design(replace(design.load(id_), title="Mine now"))
    (folder / id_.removeprefix(FILE)).write_bytes(changed)
    with qtbot.waitSignal(fresh.frame.welcome.samples_changed, timeout=20_000):
        qtbot.mouseClick(fresh.frame.remove, Qt.MouseButton.LeftButton)
    kept = (folder / id_.removeprefix(FILE)).read_bytes()
    assert sha256(kept).digest() == sha256(changed).digest()
    assert "stays" in fresh.window.status.text()


def test_an_issuer_of_samples_that_was_trusted_is_forgotten_with_them(
    fresh: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    _sampled(fresh, qtbot)
    with Wallet(_profile(tmp_path)) as wallet:
        (item,) = wallet.items()
        wallet.trust.add(str(item.issuer_id), "Sample issuer")
    with qtbot.waitSignal(fresh.frame.welcome.samples_changed, timeout=20_000):
        qtbot.mouseClick(fresh.frame.remove, Qt.MouseButton.LeftButton)
    with Wallet(_profile(tmp_path)) as wallet:
        assert wallet.trusted() == ()


@pytest.mark.parametrize(("width", "stacked"), [(1366, False), (899, True), (640, True)])
def test_cards_stand_below_one_another_in_a_narrow_window(fresh: Desk, qtbot: QtBot, width: int, stacked: bool) -> None:
    page = _page(fresh)
    fresh.window.resize(width, 700)

    def below() -> bool:
        upper = page.award.mapTo(page, page.award.rect().topLeft())
        lower = page.collect.mapTo(page, page.collect.rect().topLeft())
        return lower.y() > upper.y()

    qtbot.waitUntil(lambda: below() is stacked)
    right = page.collect.mapTo(page, page.collect.rect().topRight())
    assert right.x() < width


@pytest.mark.parametrize("text", ["", "{", "[]", '{"design": 1}'])
def test_a_damaged_record_of_samples_removes_nothing_of_the_user_s(
    fresh: Desk, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    _sampled(fresh, qtbot)
    folder = tmp_path / "profile"
    (folder / "samples.json").write_text(text)
    with qtbot.waitSignal(fresh.frame.welcome.samples_changed, timeout=20_000):
        qtbot.mouseClick(fresh.frame.remove, Qt.MouseButton.LeftButton)
    with Wallet(_profile(tmp_path)) as wallet:
        assert len(wallet.items()) == 1
    assert len(list((folder / "designs").iterdir())) == 1
