"""Certificates, wall prints and cards, read again with another library."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from badgedesk.core.errors import UsageError
from badgedesk.core.verify import receive
from badgedesk.showcase.certificate import (
    Look,
    Paper,
    badge_cards,
    certificate,
    certificate_png,
    certificate_preview,
    wall_print,
)
from badgedesk.showcase.exhibit import Trait
from tests.unit.showcase.badges import MADE_AT, exhibit, signed

_NAMES = ("Anna & Bo #1 100% + “quoted” \"'", "李小龙", "Žofie Ångström-Öğüt", "<b>x</b> *a* _b_ $c$ #d [e]")


def _reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in _reader(pdf).pages)


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("paper", list(Paper))
def test_a_certificate_is_one_tagged_page_with_the_badge_attached(look: Look, paper: Paper) -> None:
    reader = _reader(certificate(exhibit(), made_at=MADE_AT, look=look, paper=paper))
    assert len(reader.pages) == 1
    width, height = (float(side) for side in reader.pages[0].mediabox[2:])
    expected = (841.89, 595.28) if paper is Paper.A4 else (792.0, 612.0)
    assert (round(width), round(height)) == (round(expected[0]), round(expected[1]))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()
    assert catalogue["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Certificate: Coastal Skipper"
    assert list(reader.attachments) == ["credential.json"]
    assert reader.attachments["credential.json"] == [signed()]


def test_the_attached_badge_is_read_as_what_it_was() -> None:
    (attached,) = _reader(certificate(exhibit(), made_at=MADE_AT)).attachments["credential.json"]
    assert receive(attached).sha256 == receive(signed()).sha256


def test_every_font_is_in_the_file() -> None:
    reader = _reader(certificate(exhibit(recipient="李小龙 Ångström"), made_at=MADE_AT))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 2
    for font in fonts.values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("look", list(Look))
def test_names_stand_there_exactly(name: str, look: Look) -> None:
    text = _text(certificate(exhibit(recipient=name), made_at=MADE_AT, look=look))
    assert name.replace(" ", "") in text.replace("\n", "").replace(" ", "")


def test_long_texts_stay_on_one_page() -> None:
    long = exhibit(name="Wort " * 60, recipient="Nomen " * 50, issuer="Verein " * 40)
    for look in Look:
        assert len(_reader(certificate(long, made_at=MADE_AT, look=look)).pages) == 1


def test_german_words_and_dates() -> None:
    text = _text(certificate(exhibit(), made_at=MADE_AT, language="de"))
    assert "14. November 2026" in text
    assert "Verliehen" in text
    with pytest.raises(UsageError):
        certificate(exhibit(), made_at=MADE_AT, language="xx")


def test_a_page_on_the_web_becomes_a_link() -> None:
    reader = _reader(certificate(exhibit(address="https://baysail.example/b/1"), made_at=MADE_AT))
    links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"] if "/A" in note.get_object()]
    assert links == ["https://baysail.example/b/1"]
    assert "/Annots" not in _reader(certificate(exhibit(), made_at=MADE_AT)).pages[0]


def test_the_same_badge_gives_the_same_bytes() -> None:
    assert certificate(exhibit(), made_at=MADE_AT) == certificate(exhibit(), made_at=MADE_AT)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_several_badges_on_a_wall_and_as_cards(count: int) -> None:
    badges = [exhibit(f"Badge {number}", number) for number in range(1, count + 1)]
    for pdf in (wall_print(badges, made_at=MADE_AT, title="My wall"), badge_cards(badges, made_at=MADE_AT)):
        reader = _reader(pdf)
        assert len(reader.attachments) == count
        assert [data for files in reader.attachments.values() for data in files] == [
            badge.credential for badge in badges
        ]
        assert f"Badge {count}" in _text(pdf).replace("\n", " ")
        assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert len(_reader(badge_cards(badges, made_at=MADE_AT)).pages) == (2 if count > 10 else 1)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12, 15])
def test_a_wall_print_is_one_sheet_where_there_is_room(count: int, paper: Paper) -> None:
    badges = [exhibit(f"Coastal Skipper, Level {number}", number) for number in range(1, count + 1)]
    assert len(_reader(wall_print(badges, made_at=MADE_AT, paper=paper)).pages) == 1


def test_more_badges_than_one_sheet_takes_go_on_to_the_next() -> None:
    pdf = wall_print([exhibit("Advanced Certificate " * 6)] * 40, made_at=MADE_AT)
    assert len(_reader(pdf).pages) > 1
    assert _text(pdf).count("14 November 2026") == 40


@pytest.mark.parametrize("look", list(Look))
def test_the_longest_word_stays_on_the_sheet(look: Look) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänin"
    with Image.open(io.BytesIO(certificate_png(exhibit(word, recipient=word), look=look))) as sheet:
        margin = sheet.convert("RGB").crop((sheet.width - 48, 60, sheet.width - 42, sheet.height - 60))
    assert all(darkest == lightest for darkest, lightest in margin.getextrema())


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(UsageError):
        wall_print((), made_at=MADE_AT)


def test_a_badge_without_picture_recipient_or_date_has_its_certificate_too() -> None:
    bare = replace(exhibit(), picture=b"", recipient="", issued=None, expires=None, criteria=(), skills=())
    for look in Look:
        assert "the holder of this badge" in _text(certificate(bare, made_at=MADE_AT, look=look)).replace("\n", " ")


def test_the_preview_tells_that_the_badge_is_inside() -> None:
    assert certificate_preview([exhibit()]).identifies == (Trait.NAME, Trait.HASHED, Trait.EVIDENCE)


def test_more_badges_than_a_wall_has_room_for_are_refused_and_never_left_out() -> None:
    badges = [exhibit(number=number) for number in range(1, 3)]
    with pytest.raises(UsageError):
        wall_print(badges * 31, made_at=MADE_AT)
    reader = _reader(badge_cards(badges * 31, made_at=MADE_AT))
    assert len(reader.attachments) == 62
    assert len(reader.pages) == 7
