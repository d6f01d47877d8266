"""What archives, mails, pages, texts and codes bring; made by the standard library and by other programs' writers."""

import io
import json
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
import segno
from PIL import Image

from badgedesk.awarding.handover.words import LANGUAGES, words_for
from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.showcase.certificate import badge_cards, certificate, wall_print
from badgedesk.showcase.resume import Choice, resume_pdf
from badgedesk.wallet.parcels import READ_MES, Piece, unpack
from tests.unit.showcase.badges import MADE_AT, exhibit, signed

BAKED = Path(__file__).parents[2] / "data" / "baked"
TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJkaWQ6a2V5OnoifQ.c2lnbmF0dXJlX29mXzY0"


def badge() -> bytes:
    """Return a baked PNG of the project's own."""
    return next(iter(sorted(BAKED.glob("*.png")))).read_bytes()


def pieces(name: str, data: bytes) -> list[Piece]:
    return list(unpack(name, data))


def mail(*attached: tuple[str, str, bytes], text: str = "Congratulations!", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "club@club.example", "ana@mail.example", "Your badge é"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, data in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message


def refused(name: str, data: bytes) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        pieces(name, data)
    return caught.value.code


def test_a_badge_is_its_own_only_piece() -> None:
    data = badge()
    assert pieces("b.png", data) == [Piece("b.png", data)]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", TOKEN.encode()])
def test_what_brings_nothing_is_left_as_it_is(data: bytes) -> None:
    assert pieces("x", data) == [Piece("x", data)]


def test_an_archive_brings_its_members_and_no_archive_is_unpacked_twice() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.json", "{}")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("badges/", "")
        archive.writestr("badges/one.png", badge())
        archive.writestr("inner.zip", inner.getvalue())
    assert pieces("all.zip", outer.getvalue()) == [
        Piece("all.zip/badges/one.png", badge()),
        Piece("all.zip/inner.zip", inner.getvalue()),
    ]


def packed(*members: tuple[str, bytes]) -> bytes:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        for path, data in members:
            archive.writestr(path, data)
    return outer.getvalue()


def test_what_came_along_in_an_archive_is_no_badge_that_was_refused() -> None:
    readme = ("Read me.txt", b"This is your badge. Keep it.\n")
    left = (("__MACOSX/._one.png", b"\x00\x05"), (".DS_Store", b"\x00"), ("in/Thumbs.db", b"\xd0"), readme)
    assert pieces("a.zip", packed(*left, ("in/one.png", badge()))) == [Piece("a.zip/in/one.png", badge())]
    other = ("notes.txt", b"Some words.")
    assert pieces("a.zip", packed(readme, other)) == [Piece("a.zip/notes.txt", other[1])]  # the rest is named
    assert pieces("a.zip", packed(readme)) == [Piece("a.zip/Read me.txt", readme[1])]  # else nothing would be told


def test_the_texts_of_every_hand_over_are_known() -> None:
    assert {words_for(language, "en")["readme"].lower() for language in LANGUAGES} == READ_MES


def test_a_mail_brings_the_files_that_may_be_badges() -> None:
    message = mail(
        ("badge.png", "image/png", badge()), ("terms.doc", "application/msword", b"x"), ("b.json", "text/plain", b"{}")
    )
    assert pieces("a.eml", message.as_bytes()) == [Piece("a.eml/badge.png", badge()), Piece("a.eml/b.json", b"{}")]


def test_a_mail_brings_tokens_of_its_text_and_pictures_of_its_page() -> None:
    with_token = mail(text=f"Here it is:\n\n{TOKEN}\n\nGreetings")
    assert pieces("a.eml", with_token.as_bytes()) == [Piece("a.eml/token 1.jwt", TOKEN.encode())]
    import base64

    page = f'<html><img src="data:image/png;base64,{base64.b64encode(badge()).decode()}"></html>'
    found = pieces("a.eml", mail(html=page).as_bytes())
    assert [piece.data for piece in found] == [badge()]


def test_a_mail_without_a_badge_says_so() -> None:
    assert refused("a.eml", mail().as_bytes()) is Code.CREDENTIAL_NOT_RECOGNISED


def test_a_mailbox_brings_the_badges_of_all_its_messages(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box.mbox")
    for number in range(3):
        box.add(mailbox.mboxMessage(mail((f"{number}.png", "image/png", badge()))))
    box.close()
    found = pieces("box.mbox", (tmp_path / "box.mbox").read_bytes())
    assert [piece.name for piece in found] == ["box.mbox/0.png", "box.mbox/1.png", "box.mbox/2.png"]
    assert {piece.data for piece in found} == {badge()}


def test_a_saved_page_brings_what_is_written_into_it() -> None:
    import base64

    written = base64.b64encode(badge()).decode()
    page = (
        f'<!DOCTYPE html><html><body><img src="data:image/png;base64,{written}"><img src="https://x.example/b.png">'
        '<script type="application/ld+json">{"type": ["VerifiableCredential"]}</script>'
        '<script type="application/ld+json">{"@type": "WebSite"}</script>'
        f"<script>alert(1)</script><p>{TOKEN}</p></body></html>"
    )
    assert pieces("p.html", page.encode()) == [
        Piece("p.html/embedded 1.png", badge()),
        Piece("p.html/embedded 2.json", b'{"type": ["VerifiableCredential"]}'),
        Piece("p.html/token 1.jwt", TOKEN.encode()),
    ]


def test_a_saved_page_without_a_badge_says_so() -> None:
    assert refused("p.html", b"<html><body>Nothing</body></html>") is Code.CREDENTIAL_NOT_RECOGNISED


def test_text_around_a_token_is_left_out() -> None:
    text = f"My badge: {TOKEN}.\nAgain: {TOKEN}"
    assert pieces("t.txt", text.encode()) == [Piece("t.txt/token 1.jwt", TOKEN.encode())]


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@pytest.mark.parametrize(("content", "ending"), [(TOKEN, "jwt"), ('{"type": ["VerifiableCredential"]}', "json")])
def test_a_picture_of_a_code_brings_what_the_code_says(kind: str, content: str, ending: str) -> None:
    drawn, written = io.BytesIO(), io.BytesIO()
    segno.make(content, error="m").save(drawn, kind="png", scale=8, border=4)
    Image.open(drawn).convert("RGB").save(written, kind)
    assert pieces(f"q.{kind}", written.getvalue()) == [Piece(f"q.{kind}/code 1.{ending}", content.encode())]


def test_a_code_that_is_no_badge_leaves_the_picture() -> None:
    drawn = io.BytesIO()
    segno.make("https://example.org/").save(drawn, kind="png", scale=8)
    assert pieces("q.png", drawn.getvalue()) == [Piece("q.png", drawn.getvalue())]


def test_every_hostile_picture_and_archive_is_unpacked_or_refused(vectors_dir: Path) -> None:
    files = [*vectors_dir.glob("hostile/png/**/*.png"), *vectors_dir.glob("hostile/zip/*.zip")]
    assert len(files) > 100
    for file in files:
        data = file.read_bytes()
        try:
            found = pieces(file.name, data)
        except BadgeDeskError as error:
            assert error.code.startswith("ARCHIVE_"), file.name
        else:
            assert found, file.name


def test_a_pdf_gives_back_every_badge_that_is_attached_byte_for_byte() -> None:
    badges = (exhibit("One & only", 1), exhibit("李 №2", 2))
    attached = [signed("One & only", 1), signed("李 №2", 2)]
    wall = wall_print(badges, made_at=MADE_AT)
    assert pieces("wall.pdf", wall) == [
        Piece(f"wall.pdf/wall {number:02d}.json", data) for number, data in enumerate(attached, 1)
    ]
    for pdf in (badge_cards(badges, made_at=MADE_AT), resume_pdf(Choice(badges), made_at=MADE_AT)):
        assert [piece.data for piece in pieces("a.pdf", pdf)] == attached
    alone = certificate(badges[0], made_at=MADE_AT)
    assert pieces("alone.pdf", alone) == [Piece("alone.pdf", alone)]


def printed(*pages: str) -> bytes:
    """Return a PDF of other people's making with lines of words on its pages."""
    import typst

    source = "#pagebreak()".join(
        "".join(f"#text({json.dumps(line)}) \\\n" for line in page.split("\n")) for page in pages
    )
    made = typst.compile(("#set page(width: 2000mm)\n" + source).encode())
    assert isinstance(made, bytes)
    return made


def test_a_token_among_the_words_of_a_pdf_is_taken_out_also_over_several_lines() -> None:
    rows = "\n".join(TOKEN[start : start + 25] for start in range(0, len(TOKEN), 25))
    for words in (TOKEN, rows):
        assert pieces("a.pdf", printed(f"Your badge:\n{words}\nPlease keep it.")) == [
            Piece("a.pdf/token.jwt", TOKEN.encode())
        ]
    plain = printed("No badge on this page.")
    assert pieces("a.pdf", plain) == [Piece("a.pdf", plain)]


def test_a_token_is_looked_for_on_so_many_pages_of_a_pdf_of_such_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_PAGES", 2)
    on_the_second, on_the_third = printed("one", TOKEN), printed("one", "two", TOKEN)
    assert [piece.name for piece in pieces("a.pdf", on_the_second)] == ["a.pdf/token.jwt"]
    assert [piece.name for piece in pieces("a.pdf", on_the_third)] == ["a.pdf"]
    for size, name in ((len(on_the_second), "a.pdf/token.jwt"), (len(on_the_second) - 1, "a.pdf")):
        monkeypatch.setattr(limits, "PDF_WORDS_BYTES", size)
        assert [piece.name for piece in pieces("a.pdf", on_the_second)] == [name]
