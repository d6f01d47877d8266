"""Places that the user goes to are built by turns, and are whole once they are in front."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.main import Desk
from badgedesk.design import save_design
from badgedesk.design.templates import build_template


def test_a_place_is_not_built_within_the_click_and_comes_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.window.builds_by_turns = True
    qtbot.mouseClick(desk.window.rail.button("designs"), Qt.MouseButton.LeftButton)
    assert desk.window.findChild(DesignsStudio) is None
    assert desk.window.place == "designs"
    qtbot.waitUntil(lambda: desk.window.findChild(DesignsStudio) is not None)
    place = desk.window.findChild(DesignsStudio)
    assert isinstance(place, DesignsStudio)
    qtbot.waitUntil(place.isVisible)
    assert desk.window.windowTitle().startswith(place.title())
    assert place.editor.form.name is not None


def test_whoever_changes_their_mind_gets_the_other_place(desk: Desk, qtbot: QtBot) -> None:
    desk.window.builds_by_turns = True
    for name in ("designs", "awards"):
        qtbot.mouseClick(desk.window.rail.button(name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window.findChild(AwardsPlace) is not None)
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    qtbot.waitUntil(place.isVisible)
    assert desk.window.findChild(DesignsStudio) is None
    desk.window.go_to("designs")
    studio = desk.window.findChild(DesignsStudio)
    assert isinstance(studio, DesignsStudio)
    assert studio.isVisible()


def test_a_place_asked_for_at_once_is_there_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.window.builds_by_turns = True
    qtbot.mouseClick(desk.window.rail.button("designs"), Qt.MouseButton.LeftButton)
    desk.window.go_to("designs")
    studio = desk.window.findChild(DesignsStudio)
    assert isinstance(studio, DesignsStudio)
    assert studio.isVisible()


def test_an_award_of_a_design_begins_when_the_awards_are_there(desk: Desk, qtbot: QtBot) -> None:
    file = desk.studio.folder() / "Harbour.badge"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(save_design(build_template("harbour")))
    desk.window.go_to("designs")
    desk.studio.editor.load(file)
    studio = desk.window.findChild(DesignsStudio)
    assert isinstance(studio, DesignsStudio)
    qtbot.waitUntil(lambda: studio.currentWidget() is studio.editor)
    desk.window.builds_by_turns = True
    qtbot.mouseClick(studio.editor.award, Qt.MouseButton.LeftButton)
    assert desk.window.findChild(AwardsPlace) is None
    qtbot.waitUntil(lambda: desk.window.findChild(AwardsPlace) is not None)
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    qtbot.waitUntil(lambda: place.isVisible() and place.flow.isVisible())
    assert desk.window.windowTitle().startswith("New award")


def test_what_waits_for_a_place_gets_it_though_the_user_goes_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    desk.window.builds_by_turns = True
    came: list[bool] = []
    desk.window.visit("awards", lambda: came.append("awards" in desk.window._places))
    qtbot.mouseClick(desk.window.rail.button("wallet"), Qt.MouseButton.LeftButton)
    assert came == []
    qtbot.waitUntil(lambda: came == [True])
    assert desk.window.place == "wallet"
    assert desk.window.windowTitle().startswith("Wallet")
