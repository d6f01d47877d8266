"""The cards' model: all ids, rows as they come into sight."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.wallet.models import BadgesModel
from badgedesk.app.wallet.sheets import BadgeRow


def row(number: int, issuer: str = "Club") -> BadgeRow:
    return BadgeRow(f"{number:04}", f"Badge {number}", issuer, Verdict(Tone.PASS, "Verified"), "")


IDS = tuple(f"{number:04}" for number in range(1_000))
FIRST = tuple(row(number) for number in range(200))


@pytest.fixture
def model(qapp: QApplication) -> BadgesModel:
    """The first 200 of a thousand badges, and all ids."""
    made = BadgesModel()
    made.replace(FIRST, len(IDS))
    made.extend(IDS)
    return made


def test_all_badges_are_there_before_their_rows_are(model: BadgesModel) -> None:
    assert model.rowCount() == 1_000
    assert model.index(999).data(CardRole.ID) == "0999"
    assert model.index(999).data(CardRole.NAME) is None
    assert model.index(999).data(Qt.ItemDataRole.AccessibleTextRole) == "Still being read"
    assert model.find("0999").row() == 999
    assert not model.find("gone").isValid()


def test_a_row_in_sight_is_asked_for_once_with_its_neighbours(model: BadgesModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.wanted, timeout=20_000) as asked:
        model.index(500).data()
    assert asked.args is not None
    (ids,) = asked.args
    assert ids == IDS[475:525]
    with qtbot.assertNotEmitted(model.wanted, wait=1):
        model.index(501).data()
    with qtbot.waitSignal(model.dataChanged, timeout=20_000) as changed:
        model.fill(tuple(row(number) for number in range(475, 525)))
    assert changed.args is not None
    assert [index.row() for index in changed.args[:2]] == [475, 524]
    assert model.index(501).data() == "Badge 501"


def test_files_wait_until_every_row_is_read(model: BadgesModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.wanted, timeout=20_000):
        assert model.files(["0001", "0700"]) == ()


def test_the_same_badges_keep_their_place_and_are_read_anew(model: BadgesModel, qtbot: QtBot) -> None:
    model.fill((row(900),))
    resets: list[object] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.replace(tuple(row(number, "School") for number in range(200)), len(IDS))
    assert resets == []
    assert model.index(0).data(CardRole.SECOND) == "School"
    assert model.index(900).data() is None
    model.extend(IDS)
    assert resets == []


def test_fewer_badges_with_the_same_beginning_are_shown_as_fewer(model: BadgesModel) -> None:
    model.replace(FIRST, 200)
    assert model.rowCount() == 200
    model.replace((), 0)
    assert model.rowCount() == 0


def test_ids_of_another_order_take_the_place_of_the_first(model: BadgesModel) -> None:
    model.replace(FIRST, 300)
    model.extend(IDS[100:400])
    assert model.index(0).data(CardRole.ID) == "0100"
    assert model.ids_of([model.index(2), model.index(0), QModelIndex(model.index(1))]) == IDS[100:103]
