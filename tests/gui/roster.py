"""A list of thirty people, two of them with a wrong cell; an issuer whose key is cheap to open; the awards place."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from badgedesk.app.awards.models import Column
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.awarding import Artwork, BatchRequest, Format, IssuerBook, Register, award_batch, read_roster
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import open_profile
from badgedesk.host.vault import Vault
from tests.unit.awarding.desk import ACHIEVEMENT, draw_png

PASSPHRASE = "tide tables and lanterns"
NAMELESS, MISSPELT = 3, 7
"""Places of the two wrong lines."""


def roster_text() -> str:
    """Return the list as CSV, with headers of a provider's own."""
    lines = ["full_name,mail,passed_on,note"]
    for place in range(30):
        name = "" if place == NAMELESS else f"Person {place:02}"
        mail = "tom.baker@mail" if place == MISSPELT else f"person{place}@mail.example"
        lines.append(f'{name},{mail},2026-11-14,"Sea trial, 2 days"')
    return "\n".join(lines) + "\n"


def write_roster(folder: Path) -> Path:
    """Write the list and return where it lies."""
    file = folder / "course-november.csv"
    file.write_text(roster_text(), "utf-8")
    return file


def make_issuer(folder: Path, name: str = "Bay Sailing Club") -> str:
    """Make an issuer in a profile folder and return its id."""
    paths = open_profile(folder)
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        return book.create(Profile("", name), passphrase=PASSPHRASE).id


def award_three(folder: Path, status_at: str) -> str:
    """Make an issuer with a status address in ``folder / "profile"``, award three badges, and return its id."""
    issuer_id = make_issuer(folder / "profile")
    paths = open_profile(folder / "profile")
    disc = draw_png(90, (32, 64, 96))
    roster = read_roster(
        b"Name,E-mail\nAnna Berg,anna@mail.example\nBo Lund,bo@mail.example\nCy Young,cy@mail.example\n"
    )
    request = BatchRequest(ACHIEVEMENT, Artwork({Format.PNG: disc}, disc), roster, folder / "out")
    with IssuerBook(paths) as book, Register(paths) as register:
        issuer = book.set_status_address(book.find(issuer_id), status_at)
        assert award_batch(request, book.signer(issuer, passphrase=PASSPHRASE), register).awarded == 3
    return issuer_id


def choose_award(place: AwardsPlace, name: str) -> None:
    """Choose the award of somebody in the register."""
    table = place.register.table
    model = table.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, Column.RECIPIENT).data() == name)
    table.setCurrentIndex(model.index(row, 0))


def open_awards(desk: Desk, qtbot: QtBot) -> AwardsPlace:
    """Go to the awards place and wait until it is read."""
    desk.window.go_to("awards")
    place = desk.window.findChild(AwardsPlace)
    assert isinstance(place, AwardsPlace)
    qtbot.waitUntil(lambda: desk.awards.loaded)
    return place
