"""Handing over: what each recipient gets, read back by other programs than ours."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader

from badgedesk.awarding import award_batch
from badgedesk.awarding.handover import HandoverOrder, HandoverResult, gather_recipients, hand_over
from badgedesk.core.bake import unbake
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.showcase.certificate import Look, Paper
from tests.unit.awarding.desk import Desk

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
LATER = datetime(2100, 1, 1, tzinfo=UTC)
PEOPLE = (
    "Name,E-Mail,Language,Date\n"
    "Ada Ångström,ada@example.org,,2026-11-01\n"
    "Jörg Weiß,jörg@weiß.example,German,2026-11-01\n"
    "李小龙,,zh,2026-11-01\n"
    '"Eve, ""the"" <b>Rock</b>",eve@example.org,en-GB,2026-11-01\n'
)


@pytest.fixture
def awarded(desk: Desk) -> Desk:
    """A desk that has awarded four people."""
    assert award_batch(desk.request(PEOPLE), desk.signer, desk.register).awarded == 4
    return desk


def _hand_over(desk: Desk, folder: Path, *, files: Path | None = None, **changes: object) -> HandoverResult:
    issuer = replace(desk.issuer, profile=replace(desk.issuer.profile, email="office@harbour.example"))
    found = gather_recipients(
        desk.register,
        desk.register.entries(),
        [issuer],
        files=[files] if files else [],
        site=lambda _: "https://harbour.example/badges",
    )
    order = replace(HandoverOrder(folder), **changes)  # type: ignore[arg-type]  # what each test changes
    return hand_over(tuple(found), order, now=NOW)


def _letter(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_everybody_gets_a_certificate_a_parcel_and_a_letter(awarded: Desk, tmp_path: Path) -> None:
    result = _hand_over(awarded, tmp_path / "out")
    names = [path.stem for path in result.parcels]
    assert names == [
        "Rope Access - Ada Ångström",
        "Rope Access - Jörg Weiß",
        "Rope Access - 李小龙",
        "Rope Access - Eve, _the_ _b_Rock__b_",
    ]
    assert [path.stem for path in result.certificates] == names
    assert [path.stem for path in result.letters] == [names[0], names[1], names[3]]
    assert (result.unaddressed, result.refused, result.left) == (("李小龙",), (), 0)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"certificates", "parcels", "mail", "print"}


@pytest.mark.parametrize("as_awarded", [False, True])
def test_a_parcel_holds_the_badge_with_the_very_credential(awarded: Desk, tmp_path: Path, as_awarded: bool) -> None:
    result = _hand_over(awarded, tmp_path / "out", files=awarded.output if as_awarded else None)
    trust = (TrustedIssuer(awarded.issuer.id, awarded.issuer.name),)
    for path, entry in zip(result.parcels, awarded.register.entries(), strict=True):
        credential = awarded.register.credential(entry.id)
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            files = {Path(name).suffix: archive.read(name) for name in archive.namelist()}
        assert set(files) == {".png", ".json", ".pdf", ".txt"}
        assert files[".json"] == credential
        assert unbake(files[".png"]).text.encode() == credential
        assert verify(files[".png"], Circumstances(LATER, trust)).verdict is Verdict.PASS
        assert (files[".png"] == (awarded.output / entry.files[0]).read_bytes()) is as_awarded or not as_awarded
        (attached,) = PdfReader(io.BytesIO(files[".pdf"])).attachments["credential.json"]
        assert attached == credential
        assert (entry.recipient or "") in files[".txt"].decode("utf-8-sig")


def test_the_certificate_leads_to_the_page_of_the_award(awarded: Desk, tmp_path: Path) -> None:
    result = _hand_over(awarded, tmp_path / "out", look=Look.MODERN, paper=Paper.LETTER)
    slug = awarded.register.entries()[0].id.removeprefix("urn:uuid:")
    page = PdfReader(result.certificates[0]).pages[0]
    links = [item.get_object()["/A"]["/URI"] for item in page["/Annots"]]
    assert links == [f"https://harbour.example/badges/awards/{slug}.html"]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (792, 612)


def test_letters_are_written_in_the_language_of_the_recipient(awarded: Desk, tmp_path: Path) -> None:
    letters = _hand_over(awarded, tmp_path / "out").letters
    ada, joerg, eve = map(_letter, letters)
    assert (ada["X-Unsent"], ada["Date"].datetime) == ("1", NOW)
    assert ada["To"].addresses[0].addr_spec == "ada@example.org"
    assert ada["From"].addresses[0].addr_spec == "office@harbour.example"
    assert ada["Subject"] == "Your badge “Rope Access” from Harbour School"
    assert joerg["Subject"] == "Ihr Abzeichen „Rope Access“ von Harbour School"
    assert "To: Jörg Weiß <jörg@weiß.example>\r\n".encode() in letters[1].read_bytes()
    body = joerg.get_body()
    assert body is not None
    assert "Herzlichen Glückwunsch!" in body.get_content()
    assert eve["To"].addresses[0].display_name == 'Eve, "the" <b>Rock</b>'


def test_a_letter_carries_the_badge_and_the_certificate_byte_for_byte(awarded: Desk, tmp_path: Path) -> None:
    result = _hand_over(awarded, tmp_path / "out")
    letter = _letter(result.letters[0])
    badge, certificate = letter.iter_attachments()
    assert (badge.get_content_type(), badge.get_filename()) == ("image/png", "Rope Access - Ada Ångström.png")
    with zipfile.ZipFile(result.parcels[0]) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".png")]
        assert badge.get_content() == archive.read(name)
    assert certificate.get_content() == result.certificates[0].read_bytes()


def test_all_certificates_of_a_badge_and_a_language_are_in_one_file_to_print(awarded: Desk, tmp_path: Path) -> None:
    result = _hand_over(awarded, tmp_path / "out")
    readers = [PdfReader(path) for path in result.prints]
    assert sorted(len(reader.pages) for reader in readers) == [1, 3]
    assert sorted(path.name for path in result.prints) == ["Rope Access - de.pdf", "Rope Access.pdf"]
    english = max(readers, key=lambda reader: len(reader.pages))
    assert len(english.attachments) == 3
    assert "Ada Ångström" in english.pages[0].extract_text()


def test_revoked_and_erased_awards_are_passed_over(awarded: Desk, tmp_path: Path) -> None:
    first, *others = awarded.register.entries()
    awarded.register.erase(first.id, at=NOW)
    awarded.register._database.execute("UPDATE award SET state = 'revoked' WHERE id = ?", (others[0].id,))
    assert [path.stem for path in _hand_over(awarded, tmp_path / "out").parcels] == [
        "Rope Access - 李小龙",
        "Rope Access - Eve, _the_ _b_Rock__b_",
    ]


def test_what_is_there_is_not_written_over_unasked(awarded: Desk, tmp_path: Path) -> None:
    place = tmp_path / "out" / "mail" / "Rope Access - Eve, _the_ _b_Rock__b_.eml"
    place.parent.mkdir(parents=True)
    place.write_text("mine", "utf-8")
    with pytest.raises(BadgeDeskError) as caught:
        _hand_over(awarded, tmp_path / "out")
    assert caught.value.code is Code.FILE_EXISTS
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == [place]
    assert len(_hand_over(awarded, tmp_path / "out", replace=True).letters) == 3
    assert place.read_bytes().startswith(b"To: ")


def test_stopped_it_says_how_many_are_left(awarded: Desk, tmp_path: Path) -> None:
    cancel = Event()
    found = tuple(gather_recipients(awarded.register, awarded.register.entries(), [awarded.issuer]))
    result = hand_over(
        found, HandoverOrder(tmp_path / "out"), now=NOW, progress=lambda _done, _total: cancel.set(), cancel=cancel
    )
    assert (len(result.parcels), result.left, result.prints) == (1, 3, ())


def test_without_awards_there_is_nothing_to_hand_over(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        _hand_over(desk, tmp_path / "out")
    assert caught.value.code is Code.SHOW_NOTHING
    assert not (tmp_path / "out").exists()


def test_the_language_is_forgotten_with_the_person(awarded: Desk) -> None:
    entries = awarded.register.entries()
    assert [entry.language for entry in entries] == [None, "de", "zh", "en-GB"]
    awarded.register.erase(entries[1].id, at=NOW)
    assert awarded.register.entry(entries[1].id).language is None
    assert awarded.register.check() == 4
