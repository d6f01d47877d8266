"""The font catalogue: bundled fonts by name, the system's fonts by scanning, and which font has a character.

Files are found without importing the packages that bring them. Everything here is cached for the process.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Final

import uharfbuzz

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.strictjson import JsonObject, parse_object
from badgedesk.design.fonts.added import KEY, added_faces, added_families, added_font
from badgedesk.design.fonts.installed import SystemFace, scan_system_fonts
from badgedesk.design.typeset.lettering import Font

_PACKAGES: Final = (
    "barlow_condensed",
    "bebas_neue",
    "cinzel",
    "dancing_script",
    "fjalla_one",
    "fredoka",
    "heebo",
    "inter",
    "jetbrains_mono",
    "kalam",
    "lato",
    "manrope",
    "noto_sans",
    "noto_sans_arabic",
    "noto_sans_devanagari",
    "noto_sans_tamil",
    "noto_sans_thai",
    "red_hat_display",
    "source_serif_4",
)
_FALLBACKS: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Heebo",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Tamil",
)
"""Bundled families that are asked, in this order, for what the chosen font lacks."""
_SELECTORS: Final = frozenset("\ufe0e\ufe0f")
"""Variation selectors: text or emoji form."""
_BLANK_CATEGORIES: Final = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc", "Mn"})
"""Characters that need not draw anything."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a font file, and which weights it gives."""

    path: str
    index: int
    family: str
    italic: bool
    light: float
    """Lightest weight; equal to ``heavy`` in a static font."""
    heavy: float
    bundled: bool = True
    axes: tuple[str, ...] = ()

    def distance(self, font: Font) -> tuple[bool, float]:
        """Return how far this face is from what ``font`` asks; the smallest is the best."""
        weight = min(max(font.weight, self.light), self.heavy)
        return self.italic != font.italic, abs(font.weight - weight)


@dataclass(frozen=True, slots=True)
class Face:
    """A face at one setting of its axes, ready to shape and draw; keys are equal where the outlines are."""

    file: FontFile
    settings: tuple[tuple[str, float], ...] = ()

    @property
    def handle(self) -> uharfbuzz.Font:
        """The HarfBuzz font, scaled to font units."""
        return _handle(self)

    @property
    def units_per_em(self) -> int:
        """Font units in one size."""
        return int(self.handle.face.upem)

    def has(self, character: str) -> bool:
        """Whether the face draws ``character`` (a blank needs only to be known)."""
        return _has(self, character)

    def covers(self, letters: str) -> bool:
        """Whether the face draws a letter with its marks, as they are or composed; joiners need no glyph."""
        spellings = (letters, unicodedata.normalize("NFC", letters))
        return any(all(is_ignorable(part) or self.has(part) for part in spelling) for spelling in spellings)

    def cap_height(self) -> float:
        """Return the height of a capital, in sizes."""
        height = self.handle.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
        return float(height) / self.units_per_em


@lru_cache(maxsize=1)
def bundled_fonts() -> tuple[FontFile, ...]:
    """Return every face that comes with the program."""
    return tuple(face for package in _PACKAGES for face in _package_faces(package))


def _package_faces(package: str) -> Iterator[FontFile]:
    spec = find_spec(f"fontpkg_{package}")
    if spec is None or spec.origin is None:
        raise DesignError(Code.RESOURCE_MISSING, resource=f"fontpkg-{package.replace('_', '-')}")
    folder = Path(spec.origin).parent
    described = parse_object((folder / "metadata.json").read_bytes())
    axes = tuple(axis for axis in _objects(described.get("axes")))
    weights = [axis for axis in axes if axis.get("tag") == "wght"]
    for entry in _objects(described.get("files")):
        weight = entry.get("weight")
        fixed = float(weight) if isinstance(weight, int | float) else 400.0
        span = weights[0] if weights and entry.get("variable") else {}
        yield FontFile(
            path=str(folder / str(entry["path"])),
            index=0,
            family=str(described["family"]),
            italic=entry.get("style") == "italic",
            light=_number(span.get("min"), fixed),
            heavy=_number(span.get("max"), fixed),
            axes=tuple(str(axis.get("tag")) for axis in axes) if entry.get("variable") else (),
        )


def _objects(value: object) -> Iterator[JsonObject]:
    if isinstance(value, list | tuple):
        yield from (entry for entry in value if isinstance(entry, dict))


def _number(value: object, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float) else otherwise


def families() -> tuple[str, ...]:
    """Return the names of the bundled families, sorted."""
    return tuple(sorted({face.family for face in bundled_fonts()}))


def usable_families() -> tuple[str, ...]:
    """Return the names of the families that can be chosen: bundled and added ones, sorted."""
    return tuple(sorted({*families(), *added_families()}))


def added_files(family: str) -> tuple[FontFile, ...]:
    """Return the faces of an added family, those with all their letters first."""
    return tuple(
        FontFile(key, face.index, family, face.italic, face.light, face.heavy, bundled=False, axes=face.axes)
        for key, face in added_faces(family)
    )


def find_face(font: Font) -> Face:
    """Return the face nearest to ``font``: bundled before added before system, then by slant, then by weight.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`, no such family is bundled, added or installed.
    """
    bundled = _bundled_face(font)
    if bundled is not None:
        return bundled
    added = added_files(font.family)
    if added:
        return _set(min(added, key=lambda file: file.distance(font)), font)
    found = [_from_system(face) for face in scan_system_fonts() if face.family == font.family]
    if not found:
        raise DesignError(Code.FONT_UNKNOWN, font=font.family)
    return _set(min(found, key=lambda file: file.distance(font)), font)


@lru_cache(maxsize=256)
def _bundled_face(font: Font) -> Face | None:
    found = [file for file in bundled_fonts() if file.family == font.family]
    return _set(min(found, key=lambda file: file.distance(font)), font) if found else None


def _from_system(face: SystemFace) -> FontFile:
    return FontFile(
        face.path, face.index, face.family, face.italic, face.weight, face.weight, bundled=False, axes=face.axes
    )


def _set(file: FontFile, font: Font) -> Face:
    asked = {"wght": float(font.weight), "wdth": font.width} | {axis.tag: axis.value for axis in font.axes}
    return Face(file, tuple(sorted((tag, value) for tag, value in asked.items() if tag in file.axes)))


@lru_cache(maxsize=64)
def _face_handle(path: str, index: int) -> uharfbuzz.Face:
    added = added_font(path)
    if added is not None:
        return uharfbuzz.Face(added.blob(), index)
    if path.startswith(KEY):
        raise DesignError(Code.FONT_UNKNOWN, font=path)
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index)


@lru_cache(maxsize=128)
def _handle(face: Face) -> uharfbuzz.Font:
    handle = uharfbuzz.Font(_face_handle(face.file.path, face.file.index))
    if face.settings:
        handle.set_variations(dict(face.settings))
    return handle


@lru_cache(maxsize=20_000)
def _has(face: Face, character: str) -> bool:
    glyph = face.handle.get_nominal_glyph(ord(character))
    if not glyph:
        return False
    if unicodedata.category(character) in _BLANK_CATEGORIES:
        return True
    extents = face.handle.get_glyph_extents(glyph)
    return extents is not None and bool(extents.width)


def is_ignorable(character: str) -> bool:
    """Whether ``character`` only directs the shaping (joiners, marks of direction) and is never drawn."""
    if unicodedata.category(character) != "Cf":
        return character in _SELECTORS
    return not unicodedata.name(character, "").startswith(("ARABIC", "SYRIAC", "KAITHI"))


def fallback_face(letters: str, font: Font, context: str) -> Face | None:
    """Return a face that draws ``letters``, as near to ``font`` as can be; None where no font at hand does.

    Args:
        letters: what the chosen font lacks: a letter with its marks.
        font: gives weight and slant.
        context: the whole text; kana or hangul in it decide between Japanese, Korean and Chinese forms.
    """
    for family in _FALLBACKS:
        face = find_face(Font(family, font.weight, font.italic, font.width))
        if face.covers(letters):
            return face
    added = (list(added_files(family)) for family in added_families())
    for candidates in chain(added, _system_candidates(context)):
        best = min(candidates, key=lambda file: file.distance(font))
        face = _set(best, font)
        if face.covers(letters):
            return face
    return None


@lru_cache(maxsize=4_096)
def is_drawable(character: str) -> bool:
    """Whether a bundled or installed font draws ``character``; it needs no glyph of its own where it only directs."""
    if is_ignorable(character):
        return True
    bundled = (find_face(Font(family)) for family in dict.fromkeys((*_FALLBACKS, *families())))
    installed = (_set(files[0], Font(files[0].family)) for files in _system_candidates(character))
    return any(face.has(character) for face in chain(bundled, installed))


_EAST_ASIAN: Final = {
    "JP": ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic", "IPAGothic"),
    "KR": ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"),
    "SC": ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei"),
}


def _east_asian(context: str) -> str:
    names = [unicodedata.name(character, "") for character in context]
    if any(name.startswith(("HIRAGANA", "KATAKANA")) for name in names):
        return "JP"
    return "KR" if any(name.startswith("HANGUL") for name in names) else "SC"


def _system_candidates(context: str) -> Iterator[list[FontFile]]:
    """Yield the faces of one installed family after another, the likeliest for ``context`` first."""
    by_family: dict[str, list[FontFile]] = {}
    for face in scan_system_fonts():
        by_family.setdefault(face.family, []).append(_from_system(face))
    wanted = _EAST_ASIAN[_east_asian(context)]
    preferred = [family for family in wanted if family in by_family]
    sans = sorted(family for family in by_family if family.startswith("Noto Sans"))
    for family in dict.fromkeys((*preferred, *sans, *sorted(by_family))):
        yield by_family[family]
