"""The register: searched, looked at in detail, reminded of what is still to be done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.awards.models import Column, RegisterModel
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.main import Desk
from tests.gui.roster import PASSPHRASE, make_issuer, open_awards
from tests.gui.stops import nameless, out_of_order
from tests.unit.awarding.desk import ACHIEVEMENT, draw_png

_BADGES = 5


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with some awards of one issuer."""
    from badgedesk.awarding import Artwork, BatchRequest, Format, IssuerBook, Register, award_batch, read_roster
    from badgedesk.host.paths import open_profile

    issuer = make_issuer(tmp_path / "profile")
    paths = open_profile(tmp_path / "profile")
    disc = draw_png(90, (32, 64, 96))
    names = ("Anna Ångström", "Bo Berg", "Łukasz Żółć", "Tom Baker", "Anna Berg")
    text = "Name,E-mail\n" + "".join(f"{name},p{place}@mail.example\n" for place, name in enumerate(names))
    request = BatchRequest(ACHIEVEMENT, Artwork({Format.PNG: disc}, disc), read_roster(text.encode()), tmp_path / "out")
    with IssuerBook(paths) as book, Register(paths) as register:
        signer = book.signer(book.find(issuer), passphrase=PASSPHRASE)
        assert award_batch(request, signer, register).awarded == _BADGES
    return open_awards(desk, qtbot)


def _names(place: AwardsPlace) -> list[str]:
    model = place.register.table.model()
    return [str(model.index(row, Column.RECIPIENT).data()) for row in range(model.rowCount())]


def test_search_finds_every_word_in_any_case(place: AwardsPlace, qtbot: QtBot) -> None:
    assert len(_names(place)) == _BADGES
    qtbot.keyClicks(place.register.search, "ANNA rope")
    assert _names(place) == ["Anna Berg", "Anna Ångström"]
    qtbot.keyClicks(place.register.search, " ang")
    assert _names(place) == []
    assert place.register.nothing.isVisible()
    qtbot.keyClick(place.register.search, Qt.Key.Key_Escape)
    assert len(_names(place)) == _BADGES


def test_search_finds_an_address(place: AwardsPlace, qtbot: QtBot) -> None:
    qtbot.keyClicks(place.register.search, "p3@mail")
    assert _names(place) == ["Tom Baker"]


def test_an_award_is_shown_in_detail_and_closed_again(desk: Desk, place: AwardsPlace, qtbot: QtBot) -> None:
    desk.window.resize(1366, 768)
    place.register.table.setFocus()
    qtbot.keyClick(place.register.table, Qt.Key.Key_Down)
    detail = place.register.detail
    assert detail.isVisible()
    assert detail.name.text() in _names(place)
    detail.closed.emit()
    assert not detail.isVisible()


def test_an_issuer_without_a_recovery_file_is_brought_up_until_there_is_one(place: AwardsPlace) -> None:
    bar = place.register.messages
    assert bar.isVisible()
    assert bar.text().startswith("Bay Sailing Club has no recovery file yet.")


def test_the_first_visit_teaches_what_an_issuer_is(desk: Desk, qtbot: QtBot) -> None:
    place = open_awards(desk, qtbot)
    assert place.register.empty.isVisible()
    assert "club, school or firm" in place.register.empty.text()


def test_the_register_is_sound(qtmodeltester: ModelTester) -> None:
    model = RegisterModel()
    state = Verdict(Tone.PASS, "Awarded")
    model.replace((AwardRow("1", "Anna", "Skipper", "Bay", "did:key:z", "14 Nov 2026", state),))
    qtmodeltester.check(model)
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert titles == ["Name", "Badge", "Issuer", "Date", "State"]
    assert [model.index(0, column).data() for column in Column] == ["Anna", "Skipper", "Bay", "14 Nov 2026", "Awarded"]


def test_register_and_details_have_named_stops_in_reading_order(place: AwardsPlace, qtbot: QtBot) -> None:
    place.register.table.setFocus()
    qtbot.keyClick(place.register.table, Qt.Key.Key_Down)
    qtbot.waitUntil(place.register.detail.isVisible)
    assert nameless(place.register) == []
    assert out_of_order(place.register.detail) == []
