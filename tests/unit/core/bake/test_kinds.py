import gzip

import pytest

from badgedesk.core.bake import FileKind, kind_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
        (b"\x89PNG\n\x1a\n\0\0\0\rIHDR", FileKind.PNG),
        (b"\x88PNG\r\n\x1a\n", FileKind.PNG),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.JPEG),
        (b"GIF89a\1\0\1\0", FileKind.GIF),
        (b"RIFF\x24\0\0\0WEBPVP8 ", FileKind.WEBP),
        (b"RIFF\x24\0\0\0WAVEfmt ", FileKind.OTHER),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\n\n%PDF-1.4\n", FileKind.PDF),
        (b'{"type": "%PDF-1.4"}', FileKind.JSON),
        (b"PK\x03\x04rest", FileKind.ZIP),
        (b"PK\x05\x06" + bytes(18), FileKind.ZIP),
        (gzip.compress(SVG, mtime=0), FileKind.SVGZ),
        (gzip.compress(b"no picture", mtime=0), FileKind.OTHER),
        (b"\x1f\x8b broken", FileKind.OTHER),
        (b'{"a": 1}', FileKind.JSON),
        (b'\xef\xbb\xbf\n [{"a": 1}]', FileKind.JSON),
        (b"eyJhbGciOiJFZERTQSJ9.e30.c2ln", FileKind.TOKEN),
        (b"\n eyJhbGciOiJFZERTQSJ9.e30.c2ln\r\n", FileKind.TOKEN),
        (b"eyJhbGciOiJub25lIn0.e30.", FileKind.TOKEN),
        (b"eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d", FileKind.TOKEN),
        (b"www.example.org", FileKind.TEXT),
        (b"name,e-mail\nAda,ada@example.org\n", FileKind.TEXT),
        ("Größe".encode(), FileKind.TEXT),
        ("Größe".encode("utf-16"), FileKind.TEXT),
        (b"\x00\x01\x02", FileKind.OTHER),
        (b"caf\xe9", FileKind.OTHER),
        (b"<html><body>", FileKind.TEXT),
        (b"%!PS-Adobe-3.0 EPSF-3.0", FileKind.TEXT),
    ],
)
def test_a_file_is_told_by_its_content(data: bytes, kind: FileKind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b" \n" + SVG,
        b"\xef\xbb\xbf" + SVG,
        b'<?xml version="1.0"?>' + SVG,
        b'<?xml version="1.0"?><html/>',
        b"<!-- <html> -->\n<!-- two -->" + SVG,
        b'<?xml-stylesheet href="a"?><!-- c -->' + SVG,
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd">' + SVG,
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
        b"<svg>",
        ('<?xml version="1.0" encoding="UTF-16"?>' + SVG.decode()).encode("utf-16"),
        SVG.decode().encode("utf-16"),
    ],
)
def test_svg_is_told_behind_declarations_comments_and_marks(data: bytes) -> None:
    assert kind_of(data) is FileKind.SVG


@pytest.mark.parametrize(
    "data",
    [b"<svgs/>", b"<!-- <svg> -->", b"text <svg>", b"<g><svg/></g>"],
)
def test_what_only_mentions_svg_is_none(data: bytes) -> None:
    assert kind_of(data) is FileKind.TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" * 200_000,
        b"<?" * 400_000,
        b"<!DOCTYPE" * 100_000,
        b"eyJ" + b"." * 1_000_000 + b"!",
        b" " * 1_000_000 + b"\x01",
    ],
    ids=["comments", "instructions", "document types", "dots", "blanks"],
)
def test_files_shaped_to_take_long_are_told_too(data: bytes) -> None:
    assert kind_of(data) in {FileKind.TEXT, FileKind.OTHER}
