"""Dates of a list that are written another way, read in the window as a person says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import Step
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from tests.gui.roster import choose_award, make_issuer, open_awards
from tests.gui.test_awards_flow import award_now, go_to_look_over


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with one issuer."""
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


def test_all_dates_are_read_in_the_order_that_a_person_says_and_undo_takes_it_back(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name\nAda\n", tmp_path)
    desk.flow.go_to(Step.PEOPLE)
    step = place.flow.people
    file = tmp_path / "dates.csv"
    rows = "Ada,13.4.2026,\nBob,5.4.2026,31.12.2027\nEve,2026-04-05,\n"
    file.write_text(f"Name,Date,Valid until\n{rows}", "utf-8")
    with qtbot.waitSignal(desk.flow.people.opened, timeout=20_000):
        desk.flow.people.open(file)
    offer = step.dates
    qtbot.waitUntil(offer.isVisible)
    assert offer._told.text() == "3 dates are written like 13.4.2026."
    assert not offer.buttons["mdy"].isVisible()  # there is no month 13
    with qtbot.waitSignal(desk.flow.people.changed, timeout=20_000):
        qtbot.mouseClick(offer.buttons["dmy"], Qt.MouseButton.LeftButton)
    people = desk.flow.people.people
    assert people is not None
    assert [line[1:] for line in people.draft.cells] == [
        ("2026-04-13", ""),
        ("2026-04-05", "2027-12-31"),
        ("2026-04-05", ""),
    ]
    assert people.to_fix == 0
    assert not offer.isVisible()
    with qtbot.waitSignal(desk.flow.people.changed, timeout=20_000):
        qtbot.mouseClick(step.undo, Qt.MouseButton.LeftButton)
    assert offer.isVisible()


def test_the_register_tells_the_date_that_the_badge_says_where_it_is_another_day(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_look_over(desk, place, qtbot, "Name,Date\nAda,2026-04-03\n", tmp_path)
    award_now(desk, place, qtbot)
    qtbot.mouseClick(place.flow.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.register.table.model().rowCount() == 1)
    choose_award(place, "Ada")
    history = place.register.detail._history
    qtbot.waitUntil(lambda: history.text() == "The badge is dated 3 April 2026")
