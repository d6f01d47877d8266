"""Badges attached to PDF files, written here with another program's own writer."""

import io
import json

import pytest
from pypdf import PdfWriter
from tests.property.test_tampering import TINY_SVG, tiny_png

from badgedesk.core import limits
from badgedesk.core.bake import bake, unbake, unbake_each
from badgedesk.core.errors import Code, InputError, LimitExceededError, NoBadgeFoundError
from badgedesk.core.model.report import BadgeFormat
from badgedesk.core.verify import receive

CREDENTIAL = json.dumps(
    {"type": ["VerifiableCredential", "OpenBadgeCredential"], "credentialSubject": {"id": "did:example:anna"}}
)


def pdf(**attached: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in attached.items():
        writer.add_attachment(name, content)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [CREDENTIAL.encode(), bake(tiny_png(), CREDENTIAL), bake(TINY_SVG, CREDENTIAL)],
    ids=["json", "png", "svg"],
)
def test_an_attached_badge_is_found_byte_for_byte(content: bytes) -> None:
    data = pdf(badge=content, other=b"some notes")
    assert unbake(data).text == CREDENTIAL
    received = receive(data)
    assert (received.format, received.text, received.picture) == (BadgeFormat.OB3_EMBEDDED, CREDENTIAL.encode(), None)


def test_the_same_badge_twice_is_one_and_two_are_ambiguous() -> None:
    other = CREDENTIAL.replace("anna", "berta")
    same = pdf(one=CREDENTIAL.encode(), two=bake(tiny_png(), CREDENTIAL))
    assert unbake(same).text == CREDENTIAL
    two = pdf(one=CREDENTIAL.encode(), two=other.encode())
    with pytest.raises(InputError) as caught:
        unbake(two)
    assert caught.value.code is Code.BAKED_AMBIGUOUS
    assert len(unbake_each(two)) == 2


@pytest.mark.parametrize("content", [b"{}", b'{"a":1}', b"[1]", b"{broken", tiny_png(), b"\xff\xfe{"])
def test_a_pdf_without_a_badge_says_so(content: bytes) -> None:
    with pytest.raises(NoBadgeFoundError):
        unbake(pdf(data=content))


def test_a_damaged_or_locked_pdf_is_refused() -> None:
    whole = pdf(badge=CREDENTIAL.encode())
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n9\n%%EOF", whole[: len(whole) // 2]):
        with pytest.raises(InputError):
            unbake(data)
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("badge", CREDENTIAL.encode())
    writer.encrypt("secret", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(InputError) as caught:
        unbake(stream.getvalue())
    assert caught.value.code is Code.PDF_DAMAGED


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_ATTACHMENTS", 2)
    assert unbake(pdf(a=CREDENTIAL.encode(), b=b"x")).text == CREDENTIAL
    with pytest.raises(LimitExceededError) as caught:
        unbake(pdf(a=CREDENTIAL.encode(), b=b"x", c=b"y"))
    assert caught.value.code is Code.PDF_LIMIT
    monkeypatch.setattr(limits, "PDF_BYTES", 100)
    with pytest.raises(LimitExceededError):
        unbake(pdf(a=CREDENTIAL.encode()))


def test_every_cut_of_a_pdf_is_answered() -> None:
    whole = pdf(badge=CREDENTIAL.encode())
    for end in range(5, len(whole), 7):
        try:
            assert unbake(whole[:end]).text == CREDENTIAL
        except InputError as error:
            assert error.code in {Code.PDF_DAMAGED, Code.BAKED_NOT_FOUND, Code.IMAGE_UNSUPPORTED}
