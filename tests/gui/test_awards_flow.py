"""A new award from the first step to the files, by mouse; stopped in the middle; refused for a wrong passphrase."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import Awarded, Step
from badgedesk.app.awards.views.key_lamp import KeyLamp
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.app.widgets.work.job import JobState, JobView, time_left
from badgedesk.app.widgets.work.job_panel import JobPanel
from tests.gui.roster import MISSPELT, NAMELESS, PASSPHRASE, make_issuer, open_awards, roster_text

_PATIENCE_MS = 60_000
_MANY = 300
"""So many awards are not over before somebody can press a button."""


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with one issuer."""
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


def _press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.waitUntil(button.isEnabled, timeout=_PATIENCE_MS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go_to_look_over(desk: Desk, place: AwardsPlace, qtbot: QtBot, text: str, folder: Path) -> None:
    """Choose the first template, the only issuer and a list."""
    _press(qtbot, place.register.award)
    grid = place.flow.badge.grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0)
    grid.setCurrentIndex(grid.model().index(0, 0))
    for step in (Step.ISSUER, Step.PEOPLE):
        _press(qtbot, place.flow.main)
        assert desk.flow.step is step
    file = folder / "list.csv"
    file.write_text(text, "utf-8")
    with qtbot.waitSignal(desk.flow.people.opened):
        desk.flow.people.open(file)
    desk.flow.choose_folder(folder / "awarded")
    with qtbot.waitSignal(desk.flow.overview_changed, timeout=_PATIENCE_MS, check_params_cb=bool):
        _press(qtbot, place.flow.main)


def award_now(desk: Desk, place: AwardsPlace, qtbot: QtBot) -> Awarded:
    field = place.flow.look.passphrase
    if field.isVisible():
        field.edit.clear()
        qtbot.keyClicks(field.edit, PASSPHRASE)
    with qtbot.waitSignal(desk.flow.finished, timeout=_PATIENCE_MS) as caught:
        _press(qtbot, place.flow.main)
    result = caught.args[0]
    assert isinstance(result, Awarded)
    return result


def _told(desk: Desk) -> list[JobPanel]:
    """Return the panels that tell of work; other kinds of work have empty ones."""
    return [panel for panel in desk.window.findChildren(JobPanel) if panel.text()]


@pytest.mark.slow
def test_thirty_people_are_awarded_by_the_real_job(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    text = roster_text().replace("tom.baker@mail,", "tom.baker@mail.example,").replace("\n,person3", "\nMira,person3")
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    qtbot.waitUntil(lambda: place.flow.main.text() == "Award 30 badges", timeout=_PATIENCE_MS)
    result = award_now(desk, place, qtbot)
    assert (result.count, result.left, result.left_out) == (30, 0, ())
    files = sorted((tmp_path / "awarded").glob("*.png"))
    assert len(files) == 30
    assert place.flow.result.files.count() == 30
    assert place.flow.main.text() == "Show in folder"
    [panel] = _told(desk)
    assert panel.text().startswith("30 badges awarded")
    qtbot.waitUntil(lambda: desk.awards.total == 30)
    _press(qtbot, place.flow.back)
    place.register.side.choose("register")
    assert place.register.table.model().rowCount() == 30


def test_people_who_were_not_mended_are_left_out_with_their_reason(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "\n".join(roster_text().splitlines()[:10])
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    qtbot.waitUntil(lambda: place.flow.main.text() == "Award 7 badges", timeout=_PATIENCE_MS)
    result = award_now(desk, place, qtbot)
    assert result.count == 7
    assert [one.row for one in result.left_out] == [NAMELESS, MISSPELT]
    assert result.left_out[0].reason == "The name is empty. Every badge needs the name of the person."


def test_awarding_the_same_list_again_gives_nobody_a_badge_twice(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "Name,Date\nAda,2026-11-14\nBo,2026-11-14\n"
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    assert award_now(desk, place, qtbot).count == 2
    _press(qtbot, place.flow.back)
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    people = desk.flow.people.people
    assert people is not None
    assert people.awarded_before == 2
    model = place.flow.people.table.model()
    assert [model.index(row, model.columnCount() - 1).data() for row in range(2)] == ["Awarded before"] * 2
    assert people.persons[0].before.startswith("Has had this badge since ")
    assert not place.flow.look.passphrase.isVisible()  # the key is open for a while
    again = award_now(desk, place, qtbot)
    assert (again.count, again.complete) == (0, 2)
    qtbot.waitUntil(lambda: desk.awards.total == 2)
    lamp = desk.window.findChild(KeyLamp)
    assert isinstance(lamp, KeyLamp)
    qtbot.waitUntil(lamp.isVisible)
    assert (lamp.text(), lamp.accessibleName()) == (
        "Key open, 5 min: lock now",
        "Lock the key now; it is open for 5 more minutes",
    )
    (issuer,) = desk.awards.issuers()
    assert not desk.awards.asks_passphrase(issuer)
    qtbot.mouseClick(lamp, Qt.MouseButton.LeftButton)
    assert not lamp.isVisible()
    assert desk.awards.asks_passphrase(issuer)


def test_who_has_the_badge_already_is_named_before_anything_is_signed(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name,Date,Narrative\nAda,2026-11-14,Steady\n", tmp_path)
    assert award_now(desk, place, qtbot).count == 1
    _press(qtbot, place.flow.back)
    with qtbot.waitSignal(desk.flow.overview_changed, check_params_cb=lambda overview: overview is not None) as told:
        go_to_look_over(desk, place, qtbot, "Name,Date,Narrative\nAda,2026-11-14,Brave\n", tmp_path)
    (left_out,) = told.args[0].left_out
    assert (left_out.name, left_out.already) == ("Ada", True)
    assert left_out.reason.startswith("This person was given this badge already, on ")
    assert "T" not in left_out.reason.removeprefix("This")
    assert (place.flow.main.isEnabled(), place.flow.main.toolTip()) == (False, "Nothing to award")


def test_all_files_go_into_one_zip_file_under_names_of_a_pattern(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name,Member number\nAda,7\nBo,8\n", tmp_path)
    look = place.flow.look
    for box in (look.boxes["jwt"], look.boxes["png"], look.zipped):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(look.naming.edit, "{badge}")
    qtbot.keyClick(look.naming.edit, Qt.Key.Key_Return)
    assert "so that people differ" in look.naming.edit.accessibleDescription()
    assert not place.flow.main.isEnabled()
    look.naming.edit.selectAll()
    qtbot.keyClicks(look.naming.edit, "{number} {name}")
    qtbot.keyClick(look.naming.edit, Qt.Key.Key_Return)
    assert look.naming.edit.accessibleDescription() == ""
    result = award_now(desk, place, qtbot)
    assert (result.count, result.folder) == (2, tmp_path)
    with ZipFile(tmp_path / "awarded.zip") as packed:
        assert sorted(packed.namelist()) == ["7 Ada.jwt", "8 Bo.jwt"]
        assert all(packed.read(name).count(b".") == 2 for name in packed.namelist())
    assert not (tmp_path / "awarded").exists()


def test_a_wrong_passphrase_awards_nothing_and_is_said_at_its_field(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name\nAda\n", tmp_path)
    field = place.flow.look.passphrase
    _press(qtbot, place.flow.main)
    assert field.edit.accessibleDescription() == "The key is protected by a passphrase. Type it."
    qtbot.keyClicks(field.edit, "not that one")
    with qtbot.waitSignal(desk.flow.locked, timeout=_PATIENCE_MS):
        _press(qtbot, place.flow.main)
    assert field.edit.accessibleDescription().startswith("The passphrase is wrong.")
    assert desk.flow.step is Step.LOOK_OVER
    assert not (tmp_path / "awarded").exists()
    assert award_now(desk, place, qtbot).count == 1


@pytest.mark.slow
def test_a_cancelled_award_keeps_what_was_made_and_the_rest_can_follow(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "Name,Date\n" + "".join(f"Person {number:04},2026-11-14\n" for number in range(_MANY))
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    qtbot.keyClicks(place.flow.look.passphrase.edit, PASSPHRASE)
    _press(qtbot, place.flow.main)
    qtbot.waitUntil(lambda: any(panel.isVisible() for panel in _told(desk)), timeout=_PATIENCE_MS)
    [panel] = _told(desk)
    place.setFocus()
    desk.window.go_to("designs")  # the program stays usable
    with qtbot.waitSignal(desk.flow.finished, timeout=_PATIENCE_MS) as caught:
        qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    result = caught.args[0]
    assert result.left > 0
    assert result.count + result.left == _MANY
    assert len(list((tmp_path / "awarded").glob("*.png"))) == result.count
    desk.window.go_to("awards")
    _press(qtbot, place.flow.back)
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    rest = award_now(desk, place, qtbot)
    assert (rest.count, rest.complete) == (result.left, result.count)


def test_a_design_that_lacks_something_cannot_be_awarded_and_says_what(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    from dataclasses import replace

    from badgedesk.design import save_design
    from badgedesk.design.templates import build_template, list_templates

    design = build_template(list_templates()[0].id)
    bare = replace(design, achievement=replace(design.achievement, description=""))
    file = tmp_path / "bare.badge"
    file.write_bytes(save_design(bare))
    _press(qtbot, place.register.award)
    place.flow.badge.take_file(file)
    qtbot.waitUntil(lambda: "still needs" in place.flow.main.toolTip(), timeout=_PATIENCE_MS)
    assert "description" in place.flow.main.toolTip()
    assert not place.flow.main.isEnabled()


def test_the_issuer_of_the_look_is_chosen_by_itself_until_somebody_chooses(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    from dataclasses import replace

    from badgedesk.design import save_design
    from badgedesk.design.brand import BrandKit
    from badgedesk.design.templates import build_template

    bay, guild = (make_issuer(tmp_path / "profile", name) for name in ("Bay Sailing Club", "Guild of Skippers"))
    place = open_awards(desk, qtbot)
    _press(qtbot, place.register.award)
    assert desk.flow.issuer is None
    for name, issuer in (("Guild of Skippers", guild), ("Bay Sailing Club", guild)):
        file = tmp_path / f"{name}.badge"
        file.write_bytes(save_design(replace(build_template("coach"), brand=BrandKit(issuer=name))))
        with qtbot.waitSignal(
            desk.flow.chosen_changed, timeout=_PATIENCE_MS, check_params_cb=lambda *_: bool(desk.flow.facts)
        ):
            place.flow.badge.take_file(file)
        assert desk.flow.issuer is not None
        assert desk.flow.issuer.id == issuer
    desk.flow.choose_issuer(bay)
    assert desk.flow.issuer.id == bay


def test_done_steps_can_be_gone_back_to_by_mouse_and_by_keys(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name\nAda\n", tmp_path)
    steps = place.flow.steps
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=steps.place_of(Step.AWARD))
    assert desk.flow.step is Step.LOOK_OVER
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=steps.place_of(Step.BADGE))
    assert desk.flow.step is Step.BADGE
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    place.flow.badge.grid.setFocus()
    qtbot.keyClick(place.flow.badge.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.flow.step is Step.ISSUER
    qtbot.keyClick(steps, Qt.Key.Key_Left)
    assert desk.flow.step is Step.BADGE


def test_an_award_is_made_by_the_keyboard_alone(desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> None:
    def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key, keys)

    def go_on() -> None:
        qtbot.waitUntil(place.flow.main.isEnabled, timeout=_PATIENCE_MS)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    place.focus_first()
    press(Qt.Key.Key_Space)  # New award
    qtbot.waitUntil(lambda: place.flow.badge.grid.model().rowCount() > 0)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)  # opens the card: chosen, once it was read
    go_on()
    qtbot.waitUntil(lambda: desk.flow.step is Step.ISSUER)
    press(Qt.Key.Key_Space)
    go_on()
    file = tmp_path / "list.csv"
    file.write_text("Name,E-mail\n,ada@mail.example\n", "utf-8")
    with qtbot.waitSignal(desk.flow.people.opened):
        desk.flow.people.open(file)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "Ada")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.flow.main.text() == "Look over 1 badge")
    desk.flow.choose_folder(tmp_path / "awarded")
    go_on()
    qtbot.waitUntil(place.flow.look.passphrase.isVisible, timeout=_PATIENCE_MS)
    place.flow.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    with qtbot.waitSignal(desk.flow.finished, timeout=_PATIENCE_MS):
        go_on()
    assert [path.suffix for path in (tmp_path / "awarded").iterdir()] == [".png"]


@pytest.mark.slow
def test_a_paused_award_stands_still_and_goes_on_to_the_end(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "Name,Date\n" + "".join(f"Person {number:03},2026-11-14\n" for number in range(120))
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    qtbot.keyClicks(place.flow.look.passphrase.edit, PASSPHRASE)
    _press(qtbot, place.flow.main)
    qtbot.waitUntil(lambda: any(panel.isVisible() for panel in _told(desk)), timeout=_PATIENCE_MS)
    [panel] = _told(desk)
    _press(qtbot, panel.pause)
    assert panel.pause.text() == "Go on"
    counts: list[int] = []

    def stands_still() -> bool:
        """Say whether no file came for as long as a chunk of badges takes several times over."""
        counts.append(len(list((tmp_path / "awarded").glob("*.png"))))
        return len(counts) > 100 and len(set(counts[-100:])) == 1

    qtbot.waitUntil(stands_still, timeout=_PATIENCE_MS)
    assert counts[-1] < 120
    assert desk.flow.running
    with qtbot.waitSignal(desk.flow.finished, timeout=_PATIENCE_MS) as caught:
        _press(qtbot, panel.pause)
    assert (caught.args[0].count, caught.args[0].left) == (120, 0)
    assert len(list((tmp_path / "awarded").glob("*.png"))) == 120


def test_closing_the_window_in_the_middle_of_an_award_loses_nothing(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    from badgedesk.awarding import Register
    from badgedesk.core.verify import receive
    from badgedesk.host.paths import ProfilePaths

    text = "Name,Date\n" + "".join(f"Person {number:03},2026-11-14\n" for number in range(150))
    go_to_look_over(desk, place, qtbot, text, tmp_path)
    qtbot.keyClicks(place.flow.look.passphrase.edit, PASSPHRASE)
    _press(qtbot, place.flow.main)
    qtbot.waitUntil(lambda: any(panel.isVisible() for panel in _told(desk)), timeout=_PATIENCE_MS)
    desk.window.close()
    files = sorted((tmp_path / "awarded").glob("*.png")) if (tmp_path / "awarded").is_dir() else []
    with Register(ProfilePaths(tmp_path / "profile")) as register:
        awarded = [entry for entry in register.entries() if entry.state.value == "awarded"]
        assert register.check() >= len(awarded)
    assert len(awarded) == len(files)
    assert all(receive(file.read_bytes()).text for file in files)


def test_every_control_of_every_step_has_a_name(desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> None:
    go_to_look_over(desk, place, qtbot, roster_text(), tmp_path)
    nameless = []
    for widget in (*place.findChildren(QAbstractButton), *place.findChildren(QLineEdit)):
        interface = QAccessible.queryAccessibleInterface(widget)
        corner = isinstance(widget.parent(), QTableView)  # Qt's own, never shown
        if not corner and not widget.isHidden() and not interface.text(QAccessible.Text.Name).strip():
            nameless.append(widget)
    assert nameless == []


@pytest.mark.parametrize(
    ("done", "elapsed_s", "said"),
    [(0, 3.0, ""), (50, 3.0, "about 9 s left"), (1, 1.0, "about 3 min left"), (200, 9.0, "")],
)
def test_the_time_left_is_said_as_soon_as_it_can_be(done: int, elapsed_s: float, said: str) -> None:
    assert time_left(done, 200, elapsed_s) == said


def test_short_work_shows_no_panel_and_failed_work_stays(desk: Desk, qtbot: QtBot) -> None:
    panel = JobPanel(desk._theme, desk.window)
    running = JobView("Awarding First Aid", 0, 9, "0 of 9 badges")
    panel.show_job(running)
    assert not panel.isVisible()
    panel.show_job(JobView("The award stopped", 3, 9, "3 of 9 badges", state=JobState.FAILED))
    assert panel.isVisible()
    assert not panel.cancel.isVisible()
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
