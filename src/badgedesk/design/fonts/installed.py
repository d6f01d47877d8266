"""Fonts installed on this computer, found by walking the font folders of each system."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import uharfbuzz

from badgedesk.core import limits

_ENDINGS: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_FACES_IN_FILE: Final = 64
_REGULAR: Final = 400.0


@dataclass(frozen=True, slots=True)
class SystemFace:
    """One installed face."""

    path: str
    index: int
    family: str
    italic: bool
    weight: float
    axes: tuple[str, ...]


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return local / "Microsoft/Windows/Fonts", Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    data_home = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return data_home / "fonts", home / ".fonts", *(Path(folder) / "fonts" for folder in shared if folder)


def scan_system_fonts() -> tuple[SystemFace, ...]:
    """Return every face in the font folders, in the order of their paths; scanned once a process."""
    return _scan(font_folders())


@lru_cache(maxsize=4)
def _scan(folders: tuple[Path, ...]) -> tuple[SystemFace, ...]:
    return tuple(face for folder in folders for path in _files(folder) for face in _faces(path))


def _files(folder: Path) -> Iterator[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders.sort()
        found.extend(Path(parent, name) for name in names if Path(name).suffix.lower() in _ENDINGS)
    yield from sorted(found)


def _faces(path: Path) -> Iterator[SystemFace]:
    """Yield the faces of one file; a file that cannot be read is no font of ours and is passed over."""
    try:
        if not 0 < path.stat().st_size <= limits.FONT_BYTES:
            return
        blob = uharfbuzz.Blob.from_file_path(str(path))
    except (OSError, uharfbuzz.HarfBuzzError):
        return
    for index in range(min(int(uharfbuzz.Face(blob, 0).count), _FACES_IN_FILE)):
        try:
            face = _face(path, blob, index)
        except UnicodeError:  # tags that are no text
            continue
        if face is not None:
            yield face


def _face(path: Path, blob: uharfbuzz.Blob, index: int) -> SystemFace | None:
    face = uharfbuzz.Face(blob, index)
    family = _family(face)
    if not family or not face.glyph_count:
        return None
    font = uharfbuzz.Font(face)
    return SystemFace(
        path=str(path),
        index=index,
        family=family,
        italic=bool(font.get_style_value(uharfbuzz.StyleTag.ITALIC)),
        weight=float(font.get_style_value(uharfbuzz.StyleTag.WEIGHT)) or _REGULAR,
        axes=tuple(axis.tag for axis in face.axis_infos),
    )


def _family(face: uharfbuzz.Face) -> str:
    for name in (uharfbuzz.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, uharfbuzz.OTNameIdPredefined.FONT_FAMILY):
        value = face.get_name(name)
        if value:
            return str(value)
    return ""
