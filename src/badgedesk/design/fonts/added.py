"""Fonts that were added to the program or came inside designs, by their family, for the process.

A font is known by the SHA-256 of its bytes, so that offering one again changes nothing. Fonts that are kept in a file
are read from there; those that came inside a design are held in memory, the latest ``HELD_BYTES`` of them.
"""

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import uharfbuzz

from badgedesk.design.fonts.files import AddedFace, FontRead, read_font

KEY: Final = "added:"
"""Begins the names of added fonts where others have their path."""
HELD_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AddedFont:
    """A font at hand: what it holds, where its bytes are, and whether it has all its letters."""

    key: str
    read: FontRead
    data: bytes = b""
    path: str = ""
    whole: bool = True

    def blob(self) -> uharfbuzz.Blob:
        """Return its bytes as HarfBuzz takes them."""
        return uharfbuzz.Blob.from_file_path(self.path) if self.path else uharfbuzz.Blob(self.data)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All fonts at hand, the latest last; replaced as a whole."""

    fonts: tuple[AddedFont, ...] = ()
    generation: int = 0


_LOCK: Final = threading.Lock()
_held: list[_Shelf] = [_Shelf()]


def key_of(data: bytes) -> str:
    """Return the key under which a font file is at hand."""
    return f"{KEY}{hashlib.sha256(data).hexdigest()}"


def offer_font(data: bytes, *, path: str = "", whole: bool = True) -> AddedFont:
    """Put a font at hand and return it.

    Args:
        data: the whole file.
        path: where it is kept; it is read from there from now on.
        whole: whether it has all its letters, or only those that a design needed.

    Raises:
        InputError, LimitExceededError: as `read_font`.
    """
    key = key_of(data)
    known = added_font(key)
    if known is not None and (known.path or not path):
        return known
    font = AddedFont(key, read_font(data), b"" if path else data, path, whole)
    _put(font)
    return font


def fonts_at_hand() -> tuple[AddedFont, ...]:
    """Return all fonts at hand, for another process."""
    return _held[0].fonts


def hold_fonts(fonts: Iterable[AddedFont]) -> None:
    """Put fonts of another process at hand."""
    for font in fonts:
        if added_font(font.key) is None:
            _put(font)


def withdraw_font(key: str) -> None:
    """Take a font away from those at hand."""
    with _LOCK:
        shelf = _held[0]
        left = tuple(font for font in shelf.fonts if font.key != key)
        _held[0] = _Shelf(left, shelf.generation + 1)


def _put(font: AddedFont) -> None:
    with _LOCK:
        shelf = _held[0]
        others = tuple(each for each in shelf.fonts if each.key != font.key)
        _held[0] = _Shelf(_within((*others, font)), shelf.generation + 1)


def _within(fonts: tuple[AddedFont, ...]) -> tuple[AddedFont, ...]:
    """Return the fonts, without the oldest of those in memory where there are too many of them."""
    room, kept = HELD_BYTES, []
    for font in reversed(fonts):
        room -= len(font.data)
        if font.path or room >= 0:
            kept.append(font)
    return tuple(reversed(kept))


def added_font(key: str) -> AddedFont | None:
    """Return the font of a key; None where it is not at hand."""
    return next((font for font in _held[0].fonts if font.key == key), None)


def added_faces(family: str) -> tuple[tuple[str, AddedFace], ...]:
    """Return the faces of a family with the keys of their fonts: whole ones before partial ones, the latest first."""
    latest = _held[0].fonts[::-1]
    return tuple(
        (font.key, face)
        for font in sorted(latest, key=_is_partial)
        for face in font.read.faces
        if face.family == family
    )


def _is_partial(font: AddedFont) -> bool:
    return not font.whole


def added_families() -> tuple[str, ...]:
    """Return the names of the families at hand, sorted."""
    return tuple(sorted({face.family for font in _held[0].fonts for face in font.read.faces}))


def generation() -> int:
    """Return a number that changes whenever another font is at hand."""
    return _held[0].generation
