"""From a line of text to glyphs in visual order: direction by the bidirectional algorithm, shapes by HarfBuzz.

Lengths are in sizes (1.0 is the font size), so that one shaping serves every size.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import uharfbuzz
from bidi import algorithm

from badgedesk.core import limits
from badgedesk.core.errors import Code, DesignError
from badgedesk.design.fonts.added import generation
from badgedesk.design.fonts.catalogue import Face, fallback_face, find_face, is_ignorable
from badgedesk.design.outlines.path import Path
from badgedesk.design.typeset.lettering import Font

_JOINED_SCRIPTS: Final = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Deva", "Beng", "Guru", "Mand"})
"""Scripts whose letters touch: they are never tracked apart."""
_WEAK_SCRIPTS: Final = frozenset({"", "Zyyy", "Zinh", "Zzzz"})
_KEPT_FOR: Final = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDD0, 0xFDEF, "BN"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10800, 0x10FFF, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1E800, 0x1EFFF, "R"),
    (0xE0000, 0xE0FFF, "BN"),
)
"""First and last code point of blocks in which letters still to come are not of class ``L``; the first that fits."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped line."""

    face: Face
    glyph: int
    advance: float
    dx: float
    dy: float
    """Upwards, as fonts have it."""
    cluster: int
    """Index in the text of the first character it stands for."""
    tracked: bool
    """Whether space may be put after it."""
    leftward: bool = False
    """Whether the text runs from right to left here."""


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line of glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    missing: str
    """The characters for which no font at hand has a shape, each once."""

    @property
    def advance(self) -> float:
        """Width of the line without tracking, in sizes."""
        return sum(glyph.advance for glyph in self.glyphs)

    @property
    def gaps(self) -> int:
        """Number of places where tracking adds space."""
        return sum(1 for glyph in self.glyphs[:-1] if glyph.tracked)


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    level: int
    script: str
    face: Face


def bidi_levels(text: str) -> list[int]:
    """Return the embedding level of every character: even runs to the right, odd to the left.

    The paragraph's own direction is that of its first strong letter.

    Spec: Unicode Standard Annex 9, Unicode Bidirectional Algorithm, Resolving Embedding Levels.
    """
    storage = algorithm.get_empty_storage()
    base = algorithm.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    characters = list(storage["chars"])
    for character in characters:
        # Letters that this Python's tables do not know yet have no class.
        character["type"] = character["orig"] = character["type"] or _class_of_unassigned(character["ch"])
    algorithm.explicit_embed_and_overrides(storage)
    kept = {id(character) for character in storage["chars"]}
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    levels: list[int] = []
    for character in characters:
        # Joiners and marks of direction were set aside; they go with the letter before them.
        levels.append(character["level"] if id(character) in kept or not levels else levels[-1])
    return levels


def _class_of_unassigned(character: str) -> str:
    """Return the class of a character without one: right-to-left in the blocks kept for such scripts, else ``L``.

    Spec: Unicode Character Database, DerivedBidiClass, default classes.
    """
    return next((kind for start, end, kind in _KEPT_FOR if start <= ord(character) <= end), "L")


@lru_cache(maxsize=8_192)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script; empty where it belongs to none or to several."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    found = str(buffer.script or "")
    return "" if found in _WEAK_SCRIPTS else found


def _scripts(text: str) -> list[str]:
    """Return the script of every character; shared ones take that of the letter before, else after."""
    own = [script_of(character) for character in text]
    first = next((script for script in own if script), "Latn")
    found: list[str] = []
    for script in own:
        found.append(script or (found[-1] if found else first))
    return found


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each letter with the marks and joiners after it begins and ends."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _follows(text[end]):
            yield start, end
            start = end


def _follows(character: str) -> bool:
    """Whether ``character`` has to be shaped with the one before it."""
    return is_ignorable(character) or unicodedata.category(character) in {"Mn", "Mc", "Me"}


def _faces(text: str, font: Font) -> list[Face]:
    """Return the face of every character; what no font has is left to the chosen one."""
    chosen = find_face(font)
    faces: list[Face] = []
    for start, end in _letters(text):
        letters = text[start:end]
        before = faces[-1] if faces else chosen
        shared = not script_of(letters[0]) and before.covers(letters)
        face = before if shared else chosen if chosen.covers(letters) else fallback_face(letters, font, text)
        faces.extend([face or chosen] * len(letters))
    return faces


def _runs(text: str, font: Font) -> list[_Run]:
    keys = list(zip(bidi_levels(text), _scripts(text), _faces(text, font), strict=True))
    runs: list[_Run] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or keys[end] != keys[start]:
            runs.append(_Run(start, end, *keys[start]))
            start = end
    return runs


def _visual(runs: list[_Run]) -> list[_Run]:
    """Return the runs from left to right.

    Spec: Unicode Standard Annex 9, Reordering Resolved Levels, rule L2.
    """
    ordered = list(runs)
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(ordered):
            end = at
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[at:end] = reversed(ordered[at:end])
            at = max(end, at + 1)
    return ordered


def shape_line(text: str, font: Font, *, ligatures: bool = True) -> ShapedLine:
    """Return the glyphs of one line.

    What the font lacks is taken from a fallback font; what none has is drawn as the font's own mark and named.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`; `Code.FONT_DAMAGED`, the font makes countless glyphs of a few letters.
    """
    return _shaped(text, font, ligatures, generation())


@lru_cache(maxsize=512)
def _shaped(text: str, font: Font, ligatures: bool, _fonts: int) -> ShapedLine:
    """Shape a line with the fonts that are at hand now."""
    if not text:
        find_face(font)
        return ShapedLine((), "")
    runs = _runs(text, font)
    glyphs = tuple(glyph for run in _visual(runs) for glyph in _shape(text, run, ligatures=ligatures))
    return ShapedLine(glyphs, _missing(text, glyphs))


def _missing(text: str, glyphs: tuple[Glyph, ...]) -> str:
    """Return the characters behind every glyph that is only the font's mark for "none", each once, as they come."""
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: dict[str, None] = {}
    for glyph in sorted(glyphs, key=lambda glyph: glyph.cluster):
        if glyph.glyph == 0:
            behind = text[glyph.cluster : ends[glyph.cluster]]
            lacking = [part for part in behind if not is_ignorable(part) and not glyph.face.has(part)]
            found.update(dict.fromkeys(lacking or behind))
    return "".join(found)


def _shape(text: str, run: _Run, *, ligatures: bool) -> Iterator[Glyph]:
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(character) for character in text], run.start, run.end - run.start)
    buffer.direction = "rtl" if run.level % 2 else "ltr"
    buffer.script = run.script
    features = {} if ligatures else {"liga": False, "clig": False}
    uharfbuzz.shape(run.face.handle, buffer, features)
    per_em = run.face.units_per_em
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if len(infos) > limits.GLYPHS_PER_LETTER * (run.end - run.start):
        raise DesignError(Code.FONT_DAMAGED, font=run.face.file.family)
    joined = run.script in _JOINED_SCRIPTS
    for index, (info, position) in enumerate(zip(infos, positions, strict=True)):
        last_of_cluster = index + 1 == len(infos) or infos[index + 1].cluster != info.cluster
        yield Glyph(
            face=run.face,
            glyph=info.codepoint,
            advance=position.x_advance / per_em,
            dx=position.x_offset / per_em,
            dy=position.y_offset / per_em,
            cluster=info.cluster,
            tracked=last_of_cluster and not joined,
            leftward=bool(run.level % 2),
        )


class _GlyphPen:
    """Collects what HarfBuzz draws, as verbs and numbers in font units."""

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.numbers: list[float] = []

    def add(self, verb: str, *numbers: float) -> None:
        self.verbs.append(verb)
        self.numbers.extend(numbers)


def _draw_functions() -> uharfbuzz.DrawFuncs:
    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.add("M", x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.add("L", x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x, y, pen: pen.add("Q", x1, y1, x, y))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.add("C", x1, y1, x2, y2, x, y))
    functions.set_close_path_func(lambda pen: pen.add("Z"))
    return functions


_DRAW: Final = _draw_functions()


@lru_cache(maxsize=4_096)
def glyph_outline(face: Face, glyph: int) -> Path:
    """Return the outline of a glyph of size 1, y downwards, its origin at (0, 0)."""
    pen = _GlyphPen()
    face.handle.draw_glyph(glyph, _DRAW, pen)
    scale = 1 / face.units_per_em
    numbers = [value * scale for value in pen.numbers]
    numbers[1::2] = [-value for value in numbers[1::2]]
    return Path("".join(pen.verbs), tuple(numbers))
