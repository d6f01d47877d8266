"""Pictures built byte by byte, without the code under test."""

import struct
import zlib
from collections.abc import Callable

import pytest

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
Part = tuple[bytes, bytes]


def build_chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def build_header(width: int = 2, height: int = 2, depth: int = 8, colour: int = 2, interlace: int = 0) -> bytes:
    return struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)


HEADER = (b"IHDR", build_header())
PIXELS = (b"IDAT", zlib.compress(bytes(2 * (1 + 2 * 3))))
END = (b"IEND", b"")


def build_png(*before: Part, after: tuple[Part, ...] = (), header: Part = HEADER, pixels: Part = PIXELS) -> bytes:
    parts = (header, *before, pixels, *after, END)
    return PNG_SIGNATURE + b"".join(build_chunk(kind, data) for kind, data in parts)


@pytest.fixture
def png() -> Callable[..., bytes]:
    """Builds a 2 x 2 pixel picture: chunks before the pixels as arguments, chunks behind them in ``after``."""
    return build_png


@pytest.fixture
def chunk() -> Callable[..., bytes]:
    """Builds one chunk with its length and checksum."""
    return build_chunk


@pytest.fixture
def header() -> Callable[..., Part]:
    """Builds an IHDR part."""
    return lambda **fields: (b"IHDR", build_header(**fields))
