"""The awards that the register shows: chosen by badge, state and time, counted in plots, handed over."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.models import Column
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from tests.gui.roster import PASSPHRASE, make_issuer, open_awards
from tests.unit.awarding.desk import ACHIEVEMENT, draw_png

_PATIENCE_MS = 20_000


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with two badges, one of them revoked for one person."""
    from dataclasses import replace

    from badgedesk.awarding import Artwork, BatchRequest, Format, IssuerBook, Register, award_batch, read_roster
    from badgedesk.awarding.aftercare.revoking import revoke
    from badgedesk.host import clock
    from badgedesk.host.paths import open_profile

    issuer = make_issuer(tmp_path / "profile")
    paths = open_profile(tmp_path / "profile")
    disc = draw_png(90, (32, 64, 96))
    people = f"Name,E-mail,Valid until\nAnna,anna@mail.example,\nBo,bo@mail.example,{_until(9)}\nTom,,{_until(30)}\n"
    roster = read_roster(people.encode())
    request = BatchRequest(ACHIEVEMENT, Artwork({Format.PNG: disc}, disc), roster, tmp_path / "out")
    second = replace(ACHIEVEMENT, id="urn:uuid:5e2b6f0a-8b1e-4a55-9a64-3f2b9e6f7c11", name="First Aid")
    with IssuerBook(paths) as book, Register(paths) as register:
        signer = book.signer(book.find(issuer), passphrase=PASSPHRASE)
        assert award_batch(request, signer, register).awarded == 3
        one = replace(request, achievement=second, roster=read_roster(b"Name\nAnna\n"))
        assert award_batch(one, signer, register).awarded == 1
        revoke(register, register.entries()[1].id, reason="a mistake", at=clock.now())
    opened = open_awards(desk, qtbot)
    desk.window.resize(1600, 900)
    qtbot.waitUntil(lambda: len(_shown(opened)) == 4, timeout=_PATIENCE_MS)
    return opened


def _until(days: int) -> str:
    from datetime import timedelta

    from badgedesk.host import clock

    return (clock.now() + timedelta(days=days)).date().isoformat()


def _shown(place: AwardsPlace) -> list[tuple[str, str]]:
    model = place.register.table.model()
    columns = (Column.RECIPIENT, Column.BADGE)
    return [
        (str(model.index(row, columns[0]).data()), str(model.index(row, columns[1]).data()))
        for row in range(model.rowCount())
    ]


def test_awards_are_chosen_by_badge_state_and_time(place: AwardsPlace, qtbot: QtBot) -> None:
    bar = place.register.bar
    assert [bar.badge.itemText(row) for row in range(bar.badge.count())] == ["Any badge", "First Aid", "Rope Access"]
    bar.badge.setFocus()
    qtbot.keyClicks(bar.badge, "First")
    bar.badge.activated.emit(bar.badge.currentIndex())
    assert _shown(place) == [("Anna", "First Aid")]
    bar.clear()
    assert len(_shown(place)) == 4
    bar.when.show_value("due")
    bar.when.activated.emit(bar.when.currentIndex())
    assert _shown(place) == [("Tom", "Rope Access")]
    bar.clear()
    bar.state.show_value("revoked")
    bar.state.activated.emit(bar.state.currentIndex())
    assert _shown(place) == [("Bo", "Rope Access")]
    bar.when.show_value("due")
    bar.when.activated.emit(bar.when.currentIndex())
    assert _shown(place) == []
    assert place.register.nothing.isVisible()
    place.register.nothing.clicked.emit()
    assert len(_shown(place)) == 4


def test_statistics_tell_screen_readers_every_figure(place: AwardsPlace, qtbot: QtBot) -> None:
    dialog = place.open_statistics()
    qtbot.waitUntil(dialog.isVisible, timeout=_PATIENCE_MS)
    assert dialog.badges.accessibleDescription() == "Rope Access: 3; First Aid: 1"
    months = dialog.months.accessibleDescription().split("; ")
    assert len(months) == 12
    assert months[-1].endswith(": 4")
    assert sum(int(part.rpartition(": ")[2]) for part in dialog.due.accessibleDescription().split("; ")) == 1
    assert not dialog.months.grab().isNull()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)


def test_the_awards_shown_are_handed_over_in_the_background(place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "handed over"
    dialog = place.open_handover()
    qtbot.waitUntil(dialog.isVisible, timeout=_PATIENCE_MS)
    dialog.take_place(folder)
    with qtbot.waitSignal(place.handover_asked, timeout=_PATIENCE_MS):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(list(folder.glob("print/*.pdf"))) == 2, timeout=2 * _PATIENCE_MS)
    names = sorted(path.stem for path in folder.glob("parcels/*.zip"))
    assert names == ["First Aid - Anna", "Rope Access - Anna", "Rope Access - Tom"]
    assert sorted(path.stem for path in folder.glob("mail/*.eml")) == ["Rope Access - Anna"]
    with zipfile.ZipFile(folder / "parcels" / "First Aid - Anna.zip") as archive:
        assert len(archive.namelist()) == 4


def test_without_a_folder_nothing_is_begun(place: AwardsPlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog = place.open_handover()
    qtbot.waitUntil(dialog.isVisible, timeout=_PATIENCE_MS)
    with qtbot.assertNotEmitted(place.handover_asked):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    dialog.reject()


def test_what_ends_soon_is_renewed_and_leaves_the_queue(
    place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("badgedesk.app.awards.aftercare.documents_folder", lambda: tmp_path / "documents")
    bar = place.register.bar
    assert not bar.renew.isVisible()
    bar.when.show_value("due")
    bar.when.activated.emit(bar.when.currentIndex())
    assert bar.renew.isVisible()
    dialog = place.open_renewal()
    qtbot.waitUntil(dialog.isVisible, timeout=_PATIENCE_MS)
    qtbot.keyClicks(dialog.passphrase.edit, PASSPHRASE)
    for wrong in ("soon", "2001-01-01"):
        dialog.until.edit.clear()
        qtbot.keyClicks(dialog.until.edit, wrong)
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
        assert dialog.until.edit.property("tone") == "fail"
    dialog.until.edit.clear()
    qtbot.keyClicks(dialog.until.edit, _until(400))
    qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _shown(place) == [], timeout=_PATIENCE_MS)
    assert [path.name for path in (tmp_path / "documents" / "Renewed").iterdir()] == ["Rope Access - Tom.png"]
    bar.clear()
    assert [name for name, _ in _shown(place)].count("Tom") == 2


def test_what_ends_soon_is_written_as_a_calendar(place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> None:
    bar = place.register.bar
    bar.when.show_value("due")
    bar.when.activated.emit(bar.when.currentIndex())
    file = tmp_path / "renewals.ics"
    place._viewmodel.write_calendar(file)
    qtbot.waitUntil(file.is_file, timeout=_PATIENCE_MS)
    text = file.read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert f"DTSTART;VALUE=DATE:{_until(30).replace('-', '')}" in text
