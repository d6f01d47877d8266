"""Whatever takes the keyboard has a name, in every place and state; the order of the keyboard is that of reading."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import Step
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.artwork.artwork import Artwork
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.form.achievement import AchievementForm
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.main import Desk
from badgedesk.app.sharing.forms import FORMS
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.wallet.views.backup_panel import BackupDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.swatches import Swatch
from badgedesk.app.widgets.words.spoken import speak_roles
from badgedesk.app.widgets.words.text import Text
from tests.gui.badges import Club
from tests.gui.roster import make_issuer, open_awards, roster_text
from tests.gui.stops import nameless, out_of_order, stops
from tests.gui.three_badges import ThreeBadges

_PATIENCE_MS = 60_000


def test_the_window_of_an_empty_profile_has_only_named_stops(desk: Desk, qtbot: QtBot) -> None:
    for place in ("wallet", "designs", "awards"):
        desk.window.go_to(place)
        qtbot.waitUntil(lambda place=place: desk.window.place == place)
        assert list(stops(desk.window)), place
        assert nameless(desk.window) == [], place


def test_tab_goes_from_the_rail_through_the_place_to_the_foot(gallery: ThreeBadges, qtbot: QtBot) -> None:
    window, place = gallery.desk.window, gallery.place
    foot = window.status.findChildren(QAbstractButton)[0]
    foot.show()
    qtbot.waitUntil(foot.isVisible)
    parts = (window.status, window.rail, place)  # Tab goes in a ring
    met = [part for stop in stops(window) for part in parts if part.isAncestorOf(stop)]
    assert met == sorted(met, key=parts.index)
    assert set(met) == set(parts)


def test_the_places_of_the_rail_are_told_as_tabs_of_a_list(desk: Desk, qtbot: QtBot) -> None:
    rail = desk.window.rail
    assert QAccessible.queryAccessibleInterface(rail).role() == QAccessible.Role.PageTabList
    for place in ("designs", "awards", "wallet"):
        spoken = QAccessible.queryAccessibleInterface(rail.button(place))
        assert spoken.role() == QAccessible.Role.PageTab
        action = spoken.actionInterface()
        assert action is not None
        action.doAction("Press")
        qtbot.waitUntil(lambda place=place: desk.window.place == place)
        told = {
            other: bool(QAccessible.queryAccessibleInterface(rail.button(other)).state().selected)
            for other in ("designs", "awards", "wallet")
        }
        assert told == {other: other == place for other in told}
    help_ = QAccessible.queryAccessibleInterface(rail.button("help"))
    assert help_.role() == QAccessible.Role.Button


def test_one_choice_out_of_several_is_no_check_box(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    qtbot.waitUntil(lambda: "Coastal" in desk.window.windowTitle())
    desk.studio.editor.select([list(desk.studio.editor.design.walk())[-1].id])
    qtbot.waitUntil(lambda: any(swatch.isVisible() for swatch in desk.window.findChildren(Swatch)))
    chosen = [button for button in desk.window.findChildren(QAbstractButton) if button.isCheckable()]
    kinds = {type(button).__name__ for button in chosen if button.isVisible()}
    assert {"Swatch", "RailButton"} <= kinds
    for button in chosen:
        if isinstance(button, Swatch) or button.property("kind") == "segment":
            spoken = QAccessible.queryAccessibleInterface(button)
            assert spoken.role() == QAccessible.Role.RadioButton, button.accessibleName()
            assert bool(spoken.state().checked) is button.isChecked()


def test_the_editor_has_only_named_stops_in_both_views(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    qtbot.waitUntil(lambda: "Coastal" in desk.window.windowTitle(), timeout=_PATIENCE_MS)
    artwork = desk.window.findChild(Artwork)
    assert isinstance(artwork, Artwork)
    qtbot.waitUntil(artwork.isVisible)
    assert nameless(desk.window) == []
    page = artwork.parentWidget()
    while not isinstance(page, EditorPage):
        page = page.parentWidget()
    order = list(stops(page))
    assert order.index(page.menu) < order.index(page.award) < min(map(order.index, stops(artwork)))
    parts = (artwork.left, artwork.tools, artwork.canvas, artwork.zoom, artwork.pixels, artwork.inspector)
    met = [part for stop in stops(artwork) for part in parts if part is stop or part.isAncestorOf(stop)]
    assert list(dict.fromkeys(met)) == list(parts)
    assert met == sorted(met, key=parts.index)
    for layer in desk.studio.editor.design.layers:
        desk.studio.editor.select((layer.id,))
        assert nameless(desk.window) == []
    form = desk.window.findChild(AchievementForm)
    assert isinstance(form, AchievementForm)
    form.show()
    assert nameless(form.window()) == []


def test_what_floats_over_the_canvas_is_told_to_screen_readers(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to("designs")
    desk.studio.open("template:harbour")
    qtbot.waitUntil(lambda: "Coastal" in desk.window.windowTitle(), timeout=_PATIENCE_MS)
    artwork = desk.window.findChild(Artwork)
    assert isinstance(artwork, Artwork)
    for floating in (artwork.tools, artwork.zoom, artwork.pixels):
        above = floating.parentWidget()
        assert not isinstance(above, QAbstractScrollArea)
        spoken = QAccessible.queryAccessibleInterface(above)
        children = [spoken.child(number).object() for number in range(spoken.childCount())]
        assert floating in children


@pytest.fixture
def awards(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with one issuer."""
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


def test_every_step_of_an_award_has_only_named_stops(
    desk: Desk, qtbot: QtBot, awards: AwardsPlace, tmp_path: Path
) -> None:
    assert nameless(desk.window) == []
    awards.begin_award()
    grid = awards.flow.badge.grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0, timeout=_PATIENCE_MS)
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.waitUntil(awards.flow.main.isEnabled, timeout=_PATIENCE_MS)
    assert nameless(desk.window) == []
    awards.flow.main.click()
    qtbot.waitUntil(lambda: desk.flow.step is Step.ISSUER)
    assert nameless(desk.window) == []
    assert out_of_order(awards.flow.issuer) == []
    qtbot.waitUntil(awards.flow.main.isEnabled, timeout=_PATIENCE_MS)
    awards.flow.main.click()
    qtbot.waitUntil(lambda: desk.flow.step is Step.PEOPLE)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert awards.flow.people.empty.isAncestorOf(focus)
    file = tmp_path / "list.csv"
    file.write_text(roster_text(), "utf-8")
    with qtbot.waitSignal(desk.flow.people.opened):
        desk.flow.people.open(file)
    assert nameless(desk.window) == []
    qtbot.waitUntil(awards.flow.people.columns.isVisible)
    assert out_of_order(awards.flow.people) == []
    met, table, preview = list(stops(awards.flow)), awards.flow.people.table, awards.flow.preview
    assert met.index(awards.flow.people.another) < met.index(table)
    beside = {preview.isAncestorOf(stop) for stop in met[met.index(table) + 1 :] if not table.isAncestorOf(stop)}
    assert beside == {True}
    awards.flow.main.click()
    qtbot.waitUntil(awards.flow.look.passphrase.isVisible, timeout=_PATIENCE_MS)
    assert nameless(desk.window) == []
    assert out_of_order(awards.flow.look) == []


def test_without_an_issuer_the_keyboard_begins_on_what_makes_one(desk: Desk, qtbot: QtBot) -> None:
    awards = open_awards(desk, qtbot)
    awards.begin_award()
    awards.flow.issuer.show()
    awards.flow.issuer.focus_first()
    focus = desk.window.focusWidget()
    assert focus is not None
    assert awards.flow.issuer.empty.isAncestorOf(focus)


def test_the_wizard_of_an_issuer_is_walked_in_reading_order(desk: Desk, qtbot: QtBot) -> None:
    awards = open_awards(desk, qtbot)
    wizard = awards.open_wizard()
    qtbot.waitUntil(wizard.isVisible)
    pages = (wizard.profile, wizard.identity, wizard.key, wizard.recovery, wizard.check)
    for step, page in enumerate(pages):
        wizard._pages.setCurrentIndex(step)
        assert nameless(wizard) == []
        assert out_of_order(page) == []


def test_the_wallet_has_only_named_stops_filled_open_and_looked_at(
    gallery: ThreeBadges, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = gallery.desk
    assert nameless(desk.window) == []
    gallery.open(0)
    page = gallery.place.badge
    assert nameless(desk.window) == []
    assert out_of_order(page.panel) == []
    for line in page.panel.report.lines:
        spoken = QAccessible.queryAccessibleInterface(line).text(QAccessible.Text.Name)
        assert spoken.startswith(f"{line.line.name}: ")
        line.toggle()
    assert nameless(desk.window) == []
    desk.wallet.look(Drop(tuple(sorted((tmp_path / "given").iterdir()))))
    qtbot.waitUntil(lambda: gallery.place.currentWidget() is gallery.place.looked)
    assert nameless(desk.window) == []


def test_every_form_of_showing_is_walked_in_reading_order_and_named(gallery: ThreeBadges, qtbot: QtBot) -> None:
    gallery.grid.selectAll()
    gallery.place.gallery.share.click()
    qtbot.waitUntil(lambda: gallery.desk.window.findChild(SharingDialog) is not None)
    dialog = gallery.desk.window.findChild(SharingDialog)
    assert isinstance(dialog, SharingDialog)
    for form in FORMS:
        dialog.forms.choose(form.value)
        assert nameless(dialog) == [], form
        assert out_of_order(dialog.options) == [], form
        assert dialog.forms in stops(dialog)
    dialog.close()


def test_backing_up_and_restoring_have_only_named_stops(gallery: ThreeBadges, qtbot: QtBot) -> None:
    care = gallery.place.gallery.backup._care
    for writes in (True, False):
        file = Path(f"2026-11-14 {'Bay Sailing Club of the harbour ' * 30}.badgebackup")  # many lines in the heading
        dialog = BackupDialog(gallery.desk.frame.theme, care, file, gallery.place, writes=writes)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        assert dialog.first.height() >= dialog.first.sizeHint().height()
        assert all(each.height() >= each.heightForWidth(each.width()) for each in dialog.findChildren(Text))
        assert nameless(dialog) == []
        assert out_of_order(dialog) == []
        dialog.reject()


def test_a_field_with_several_values_tells_its_name_beside_its_value(theme: Theme, qtbot: QtBot) -> None:
    alone, labelled = QWidget(), QWidget()
    for parent in (alone, labelled):
        qtbot.addWidget(parent)
    network = Choice(theme, "Network")
    network.setParent(alone)
    network.addItem("LinkedIn", "linkedin")
    spoken = QAccessible.queryAccessibleInterface(network)
    assert spoken.role() == QAccessible.Role.ComboBox
    assert spoken.text(QAccessible.Text.Name) == "Network: LinkedIn"
    assert spoken.text(QAccessible.Text.Value) == "LinkedIn"
    order, label = Choice(theme, "Sort by"), QLabel("Sort by", labelled)
    order.setParent(labelled)
    order.addItem("Newest first", "newest")
    label.setBuddy(order)
    spoken = QAccessible.queryAccessibleInterface(order)
    assert spoken.text(QAccessible.Text.Name) == "Newest first"
    alone.show()
    spoken = QAccessible.queryAccessibleInterface(network)
    actions = spoken.actionInterface()
    assert actions is not None
    actions.doAction(QAccessibleActionInterface.showMenuAction())
    qtbot.waitUntil(network.view().isVisible)
    assert spoken.state().expanded
    network.hidePopup()


def test_a_part_that_is_gone_from_a_scrolling_area_is_none_and_not_the_end(theme: Theme, qtbot: QtBot) -> None:
    speak_roles()
    area, tall = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    tall.setFixedSize(200, 2_000)
    area.setWidget(tall)
    area.resize(240, 240)
    area.show()
    spoken = QAccessible.queryAccessibleInterface(area)
    counted = spoken.childCount()
    inner = spoken.child(0).child(0)
    assert inner is not None and inner.object() is tall
    tall.setFixedSize(200, 100)  # the bar goes after a reader has counted
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert spoken.child(counted) is None
    assert spoken.child(99) is None
    assert spoken.indexOfChild(spoken.child(0)) == 0


def test_settings_and_help_have_only_named_stops(desk: Desk, qtbot: QtBot) -> None:
    for dialog in (desk.frame.open_settings(), desk.frame.open_help()):
        qtbot.waitUntil(dialog.isVisible)
        assert list(stops(dialog))
        assert nameless(dialog) == []
        dialog.close()


def test_a_card_says_badge_issuer_and_state(gallery: ThreeBadges) -> None:
    model = gallery.grid.model()
    for row in range(model.rowCount()):
        spoken = str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        assert spoken.startswith("Coastal Sailing Skipper, Bay Sailing Club, ")


def test_tab_into_a_scrolled_page_brings_what_it_leads_to_into_sight(
    desk: Desk, qtbot: QtBot, drop: Callable[[QWidget, list[Path]], None], club: Club, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(club.award())
    drop(desk.window, [tmp_path / "a.png"])
    place = desk.window.findChild(WalletPlace)
    assert isinstance(place, WalletPlace)
    qtbot.waitUntil(lambda: desk.wallet.total == 1)
    desk.wallet.open_badge(str(place.gallery.grid.model().index(0, 0).data(CardRole.ID)))
    qtbot.waitUntil(lambda: place.currentWidget() is place.badge)
    (again,) = [button for button in place.badge.findChildren(Button) if button.text() == "Check again"]
    qtbot.waitUntil(again.isVisible)
    (area,) = [area for area in place.badge.findChildren(QScrollArea) if area.isAncestorOf(again)]
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > again.height())
    bar.setValue(bar.maximum())
    assert again.visibleRegion().isEmpty()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    (before,) = [button for button in place.badge.findChildren(Button) if button.text() == "Show in folder"]
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is again
    assert not again.visibleRegion().isEmpty()
