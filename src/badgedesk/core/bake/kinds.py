"""What a file is, told by its content alone; names and endings are not asked."""

import re
import zlib
from enum import StrEnum, unique
from typing import Final

_PROBE_BYTES: Final = 65536
_PDF_PROBE_BYTES: Final = 1024
_GZIP_WINDOW_BITS: Final = 31
_TOKEN = re.compile(rb"\s*+e[w-z][\w\-+/=]*+(?:\.[\w\-+/=]*+)++\s*+", re.ASCII)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+[\[{]")
_XML_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+<\?xml[\s?]")
_SVG_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?+(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>)*+<(?:[\w.\-]++:)?svg[\s/>]",
    re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@unique
class FileKind(StrEnum):
    """What a file is."""

    PNG = "png"
    SVG = "svg"
    SVGZ = "svgz"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    PDF = "pdf"
    ZIP = "zip"
    JSON = "json"
    TOKEN = "token"  # noqa: S105 - a kind of file
    TEXT = "text"
    OTHER = "other"
    EMPTY = "empty"


def kind_of(data: bytes) -> FileKind:
    """Return what ``data`` is by its content.

    The kind says which reader to ask, not that the content is sound: a PNG with a damaged signature is
    still meant as one, every XML document counts as SVG, and a text of base64url parts that opens like a token's
    header counts as a token.
    """
    if not data:
        return FileKind.EMPTY
    kind = _picture(data)
    if kind is None and data.startswith(b"{"):  # no other kind but a picture begins like this
        return FileKind.JSON
    return kind or _container(data) or _words(data)


def _picture(data: bytes) -> FileKind | None:
    if data[:3] == b"\x89PN" or data[1:4] == b"PNG" or data[12:16] == b"IHDR":
        return FileKind.PNG
    if data[:3] == b"\xff\xd8\xff":
        return FileKind.JPEG
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return FileKind.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.WEBP
    return None


def _container(data: bytes) -> FileKind | None:
    if data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return FileKind.ZIP
    if data[:_PDF_PROBE_BYTES].lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    if data[:2] == b"\x1f\x8b":
        return FileKind.SVGZ if _is_xml(_unpacked_start(data)) else FileKind.OTHER
    return None


def _words(data: bytes) -> FileKind:
    if _is_xml(data[:_PROBE_BYTES]):
        return FileKind.SVG
    if _JSON.match(data):
        return FileKind.JSON
    if _TOKEN.fullmatch(data):
        return FileKind.TOKEN
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return FileKind.OTHER
    return FileKind.OTHER if _CONTROL.search(text) else FileKind.TEXT


def _is_xml(start: bytes) -> bool:
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start[: len(start) & ~1].decode("utf-16", "ignore").encode()
    return bool(_XML_DECLARATION.match(start) or _SVG_ROOT.match(start))


def _unpacked_start(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(_GZIP_WINDOW_BITS).decompress(data, _PROBE_BYTES)
    except zlib.error:
        return b""
