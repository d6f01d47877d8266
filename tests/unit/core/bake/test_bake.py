import gzip
from collections.abc import Callable

import pytest

from badgedesk.core.bake import Baked, Dialect, bake, prepare, strip, unbake, unbake_each
from badgedesk.core.errors import Code, InputError

Build = Callable[..., bytes]
JSON = '{"id":"urn:x"}'
TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2lnbmF0dXJl"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'


@pytest.mark.parametrize("credential", [JSON, TOKEN])
def test_png_and_svg_are_told_by_content_and_carry_the_badge(png: Build, credential: str) -> None:
    for image in (png(), SVG, gzip.compress(SVG)):
        baked = unbake(bake(image, credential))
        assert (baked.text, baked.dialect) == (credential, Dialect.OB3)
        assert unbake_each(prepare(image).bake(credential)) == (baked,)


def test_the_source_is_not_touched_and_comes_back_when_stripped(png: Build) -> None:
    image = png((b"tEXt", b"Title\0x"))
    copy = bytes(bytearray(image))
    assert strip(bake(image, JSON)) == image == copy


def test_only_what_a_picture_needs_is_kept_on_request(png: Build) -> None:
    image = png((b"tEXt", b"Author\0Jane Roe"))
    assert strip(image, keep_metadata=False) == png()
    assert b"Jane" not in prepare(image, keep_metadata=False).bake(JSON)
    assert strip(SVG, keep_metadata=False) == SVG


def test_a_badge_that_cannot_be_read_does_not_hide_the_other(png: Build) -> None:
    keyword = b"openbadgecredential\0\0\0\0\0"
    picture = png((b"iTXt", keyword), (b"iTXt", keyword + b"\xff"), (b"iTXt", keyword + JSON.encode()))
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:c="https://purl.imsglobal.org/ob/v3p0"><c:credential/>'
    readable = Baked(JSON, Dialect.OB3)
    assert unbake_each(picture) == (Code.BAKED_EMPTY, Code.TEXT_NOT_UTF8, readable)
    body = f"<c:credential><![CDATA[{JSON}]]></c:credential></svg>"
    assert unbake_each((head + body).encode()) == (Code.BAKED_EMPTY, readable)


@pytest.mark.parametrize(
    ("image", "code"),
    [
        (b"", Code.IMAGE_UNSUPPORTED),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Code.BAKED_JPEG),
        (b"GIF89a\1\0\1\0", Code.IMAGE_UNSUPPORTED),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Code.IMAGE_UNSUPPORTED),
        (b"PK\x03\x04", Code.IMAGE_UNSUPPORTED),
        (b'{"a":1}', Code.IMAGE_UNSUPPORTED),
        (b"%!PS-Adobe-3.0 EPSF-3.0", Code.IMAGE_UNSUPPORTED),
        (b"\x89PNG\n\x1a\n", Code.PNG_SIGNATURE),
        (b"<svg>", Code.SVG_NOT_WELLFORMED),
    ],
)
@pytest.mark.parametrize("work", [lambda image: bake(image, JSON), prepare, strip, unbake, unbake_each])
def test_other_files_are_refused_by_name(image: bytes, code: Code, work: Callable[[bytes], object]) -> None:
    with pytest.raises(InputError) as caught:
        work(image)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (lambda image: bake(image, JSON), Code.IMAGE_UNSUPPORTED),
        (prepare, Code.IMAGE_UNSUPPORTED),
        (strip, Code.IMAGE_UNSUPPORTED),
        (unbake, Code.PDF_DAMAGED),
        (unbake_each, Code.PDF_DAMAGED),
    ],
)
def test_a_pdf_can_bring_a_badge_but_takes_none(work: Callable[[bytes], object], code: Code) -> None:
    with pytest.raises(InputError) as caught:
        work(b"%PDF-1.7")
    assert caught.value.code is code


def test_a_refused_file_is_named_by_its_kind() -> None:
    with pytest.raises(InputError) as caught:
        unbake(b"GIF89a\1\0\1\0")
    assert caught.value.facts == {"kind": "gif"}


@pytest.mark.parametrize(
    ("credential", "code"),
    [
        ("hello", Code.CREDENTIAL_NOT_RECOGNISED),
        ("[{}]", Code.CREDENTIAL_NOT_RECOGNISED),
        ('{"a":1,"a":2}', Code.JSON_DUPLICATE_KEY),
        ('{"a":}', Code.JSON_SYNTAX),
        ('{"a":NaN}', Code.JSON_SYNTAX),
    ],
)
def test_a_text_that_is_no_credential_is_refused_before_the_picture_is_read(credential: str, code: Code) -> None:
    with pytest.raises(InputError) as caught:
        bake(b"no picture", credential)
    assert caught.value.code is code
