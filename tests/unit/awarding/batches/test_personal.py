"""Awards whose picture is drawn for the person: filled, signed by its digest, the same again after a stop."""

import io
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from threading import Event

import pytest
import zxingcpp
from PIL import Image

from badgedesk.awarding import Artwork, Format, Sources, award_batch, check_batch, render_artwork
from badgedesk.awarding.aftercare.correction import Desk as AgainDesk
from badgedesk.awarding.aftercare.correction import correct, save_award
from badgedesk.awarding.batches.personal import Person, written_date
from badgedesk.core.bake import bake, strip, unbake
from badgedesk.core.errors import Code
from badgedesk.core.model.picture_name import picture_digests, picture_name
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.fonts.added import offer_font
from badgedesk.design.layers import CodeLayer, LayerId, ShapeLayer, TextLayer
from badgedesk.design.placeholders import Placeholder
from badgedesk.design.shapes.plain import circle
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.text import lay_out
from tests.fonts import forget_fonts, renamed
from tests.unit.awarding.desk import ACHIEVEMENT, Desk

TWO = "Name,Date\nAnna Ångström,2026-11-14\nBo,2026-11-15\n"


@pytest.fixture(scope="module")
def design() -> Design:
    """A disc with the person's name, the date and a code."""
    ink = solid(Hex("#102030"))
    name = TextLayer(
        id=LayerId("name"),
        text="{recipient}",
        font=Font("Lato", 700),
        size_px=44.0,
        place=Straight(150.0, max_width_px=360.0),
        fill=ink,
    )
    date = replace(name, id=LayerId("date"), text="{date}", place=Straight(210.0), size_px=30.0)
    return Design(
        achievement=ACHIEVEMENT,
        layers=(
            ShapeLayer(id=LayerId("disc"), shape=circle(250.0), fill=solid(Hex("#e0c040"))),
            lay_out(name),
            lay_out(date),
            CodeLayer(id=LayerId("code"), text="urn:uuid:{credential}", size_px=190.0, cy=350.0),
        ),
    )


@pytest.fixture(scope="module")
def artwork(design: Design) -> Artwork:
    """The artwork of that design."""
    return render_artwork(design, (Format.PNG, Format.SVG))


def picture_check(desk: Desk, data: bytes) -> Check:
    trust = (TrustedIssuer(desk.issuer.id, desk.issuer.name),)
    return verify(data, Circumstances(datetime.now(UTC) + timedelta(days=1), trust)).check(CheckName.PICTURE)


def read_code(png: bytes) -> str:
    drawn = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", drawn.size, "white")
    ground.alpha_composite(drawn)
    (found,) = zxingcpp.read_barcodes(ground.convert("RGB"))
    return found.text


def test_each_picture_names_its_person_and_is_the_one_that_was_signed(desk: Desk) -> None:
    result = award_batch(desk.request(TWO), desk.signer, desk.register)
    assert (result.awarded, result.rejected, len(result.files)) == (2, (), 4)
    for path in result.files:
        data = path.read_bytes()
        document = json.loads(unbake(data).text)
        assert picture_check(desk, data).outcome is Outcome.PASS
        assert document["credentialSubject"]["image"]["id"].startswith("ni:///sha-256;")
        assert document["credentialSubject"]["achievement"]["image"]["id"] == desk.artwork.picture_address
        if path.suffix == ".png":
            assert read_code(data) == document["id"]


def test_the_general_picture_names_nobody(artwork: Artwork, design: Design) -> None:
    bare = replace(design, layers=design.layers[:1])
    assert artwork.images == render_artwork(bare, (Format.PNG, Format.SVG)).images


def test_the_picture_of_another_person_is_noticed(desk: Desk) -> None:
    result = award_batch(desk.request(TWO, formats=(Format.PNG,)), desk.signer, desk.register)
    anna, bo = (path.read_bytes() for path in result.files)
    swapped = bake(strip(bo), unbake(anna).text)
    assert picture_check(desk, swapped).code is Code.PICTURE_DIFFERS
    assert picture_check(desk, bake(desk.artwork.picture, unbake(anna).text)).outcome is Outcome.PASS


def test_rows_whose_picture_cannot_be_drawn_are_refused_with_the_reason(desk: Desk) -> None:
    request = desk.request("Name\nAnna\n𓀀𓀁\n" + "Wanda " * 40 + "\n")
    for result in (
        check_batch(request, desk.signer.profile, desk.register),
        award_batch(request, desk.signer, desk.register),
    ):
        assert result.awarded == 1
        assert [(problem.row, problem.code) for problem in result.rejected] == [
            (3, Code.GLYPH_MISSING),
            (4, Code.ARTWORK_TEXT_LONG),
        ]


def test_a_stopped_batch_is_finished_with_the_same_pictures(desk: Desk) -> None:
    stop = Event()
    request = desk.request("Name\n" + "".join(f"Person {number}\n" for number in range(4)), formats=(Format.PNG,))
    award_batch(request, desk.signer, desk.register, cancel=stop)
    before = {path.name: path.read_bytes() for path in desk.output.iterdir()}
    for path in desk.output.iterdir():
        path.unlink()
    again = award_batch(
        replace(request, resume=True),
        desk.signer,
        desk.register,
        sources=Sources(now=lambda: datetime.now(UTC) + timedelta(days=40)),
    )
    assert again.awarded == 4
    assert {path.name: path.read_bytes() for path in desk.output.iterdir()} == before


def test_a_corrected_award_is_drawn_anew_or_names_no_picture_of_its_own(desk: Desk, artwork: Artwork) -> None:
    award_batch(desk.request(TWO, formats=(Format.PNG,)), desk.signer, desk.register)
    first, second = (entry.id for entry in desk.register.entries())
    drawn = AgainDesk(desk.register, desk.signer, Sources(), artwork.personal, (Format.PNG,))
    anew = correct(drawn, first, {"name": "Anna Angstrom"})
    (file,) = save_award(desk.register, anew.entry.id, desk.output / "again", (Format.PNG,), artwork)
    assert picture_check(desk, file.read_bytes()).outcome is Outcome.PASS
    assert read_code(file.read_bytes()) == anew.entry.id
    plain = correct(AgainDesk(desk.register, desk.signer, Sources()), second, {"name": "Bob"})
    document = json.loads(desk.register.credential(plain.entry.id))
    assert "image" not in document["credentialSubject"]
    (general,) = save_award(desk.register, plain.entry.id, desk.output / "again", (Format.PNG,))
    assert picture_check(desk, general.read_bytes()).outcome is Outcome.PASS


def test_only_the_credential_alone_names_no_picture(desk: Desk, design: Design) -> None:
    request = desk.request(TWO, formats=(Format.JSON,), artwork=render_artwork(design, (Format.JSON,)))
    result = award_batch(request, desk.signer, desk.register)
    document = json.loads(result.files[0].read_bytes())
    assert "image" not in document["credentialSubject"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (None, "4 March 2027"),
        ("en-GB", "4 March 2027"),
        ("de", "4. März 2027"),
        ("fr-CA", "4 mars 2027"),
        ("fi", "2027-03-04"),
    ],
)
def test_a_date_is_written_in_the_language_of_the_badge(language: str | None, written: str) -> None:
    assert written_date(datetime(2027, 3, 4, 23, 0, tzinfo=UTC), language) == written


def test_the_name_of_a_picture_holds_the_digests_of_its_files() -> None:
    # The first example of RFC 6920, 8.1: the SHA-256 of "Hello World!".
    assert picture_name([b"Hello World!"]) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    assert len(picture_digests(picture_name([b"one", b"two", b"three"]))) == 3
    for other in ("", "data:image/png;base64,AAAA", "ni:///sha-256;short", "ni:///sha-512;" + "A" * 43):
        assert picture_digests(other) == ()


def test_what_a_credential_says_of_its_person_is_read_back() -> None:
    person = Person.of_credential(
        {
            "id": "urn:uuid:1",
            "validFrom": "2026-11-14T09:00:00Z",
            "credentialSubject": {"identifier": [{"identityType": "name", "identityHash": "Anna"}]},
        }
    )
    assert person == Person("Anna", datetime(2026, 11, 14, 9, tzinfo=UTC), "urn:uuid:1")


def test_a_level_from_the_list_stands_in_the_place_of_the_level_of_the_design(design: Design) -> None:
    artwork = render_artwork(replace(design, level="Gold"), (Format.PNG,)).personal
    assert artwork is not None
    day = datetime(2026, 11, 14, tzinfo=UTC)
    levels = [artwork.words(Person("Bo", day, level=level))[Placeholder.LEVEL] for level in ("B2", None)]
    assert levels == ["B2", "Gold"]


def test_another_process_draws_with_the_fonts_that_were_added() -> None:
    forget_fonts()
    offer_font(renamed("Noto Sans Arabic", "Toto Sans Arabic"))
    words = TextLayer(
        id=LayerId("t"), text="{recipient}", font=Font("Toto Sans Arabic"), size_px=60.0, place=Straight(256.0)
    )
    artwork = render_artwork(Design(layers=(lay_out(words),)), (Format.SVG,))
    assert artwork.personal is not None
    person, forms = Person("مدرب", datetime(2026, 11, 14, tzinfo=UTC)), (Format.SVG,)
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        there = pool.submit(artwork.personal.images, person, forms).result()
    assert there == artwork.personal.images(person, forms)
    forget_fonts()
