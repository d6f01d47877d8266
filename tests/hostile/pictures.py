"""What a picture made from a hostile one may hold, found with other readers than the program's."""

import io
import struct
import xml.etree.ElementTree as ET  # noqa: TID251 - another reader than the program's is the point
from collections.abc import Iterator
from typing import Final

from PIL import Image

from tests.hostile.corpus import Entry

_NEEDED: Final = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs iTXt".split())
_ACTIVE: Final = frozenset(
    b"script handler foreignObject iframe embed object animate animateColor animateMotion animateTransform set "
    b"audio video discard listener html body link meta base".split()
)
_INSIDE: Final = ("#", "data:image/png;", "data:image/jpeg;", "data:image/jpg;")


def complaint_about_picture(entry: Entry, made: bytes, credential: str) -> str | None:
    """Return what is wrong with a badge image made from a hostile picture."""
    if made.startswith(b"\x89PNG"):
        kinds = [kind for kind, _ in _chunks(made)]
        extra = set(kinds) - _NEEDED
        if extra:
            return f"holds {extra}"
        texts = [data for kind, data in _chunks(made) if kind == b"iTXt"]
        if len(texts) != 1 or credential.encode() not in texts[0]:
            return f"{len(texts)} texts"
        return _pixels_differ(entry, made)
    parts = active_parts(made)
    return f"holds {parts[:3]}" if parts else None


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(image):
        (length,) = struct.unpack_from(">I", image, place)
        yield image[place + 4 : place + 8], image[place + 8 : place + 8 + length]
        place += 12 + length


def _pixels_differ(entry: Entry, made: bytes) -> str | None:
    if entry.outcome != "accept":
        return None
    pictures = [Image.open(io.BytesIO(data)).convert("RGBA").tobytes() for data in (entry.path.read_bytes(), made)]
    return None if pictures[0] == pictures[1] else "other pixels"


def active_parts(svg: bytes) -> list[str]:
    """Return the parts of an SVG that would run, animate, or reach outside the file."""
    found = []
    for element in ET.fromstring(svg).iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name.encode() in _ACTIVE:
            found.append(f"<{name}>")
        if name == "style" and element.text:
            found += _outside_in_style(element.text)
        for attribute, value in element.attrib.items():
            found += _active_in(attribute.rpartition("}")[2], value)
    return found


def _active_in(name: str, value: str) -> list[str]:
    plain = "".join(value.split()).lower()
    if name.lower().startswith("on"):
        return [f"{name}="]
    if name in {"href", "src", "base"}:
        return [] if plain.startswith(_INSIDE) else [f"{name}={value[:40]}"]
    return _outside_in_style(value)


def _outside_in_style(text: str) -> list[str]:
    plain = "".join(text.split()).lower()
    found = ["@import"] if "@import" in plain or "\\" in plain else []
    for part in plain.split("url(")[1:]:
        target = part.lstrip("'\"")
        if not target.startswith(_INSIDE):
            found.append(f"url({target[:40]}")
    return found
