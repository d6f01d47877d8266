"""Glyphs of the bundled icon fonts as outlines, with the licence each set is under.

The files come with a package that would load Qt if it were imported; they are read beside it.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.strictjson import parse_object
from badgedesk.design.fonts.catalogue import Face, FontFile
from badgedesk.design.outlines.geometry import Affine, Point
from badgedesk.design.outlines.path import Path
from badgedesk.design.typeset.shaping import glyph_outline


@dataclass(frozen=True, slots=True)
class IconSet:
    """One icon font: how its files begin, and what its glyphs may be used under."""

    id: str
    name: str
    stem: str
    licence: str

    @property
    def credit(self) -> str:
        """Name and licence in one line."""
        return f"{self.name} ({self.licence})"


ICON_SETS: Final = (
    IconSet("mdi", "Material Design Icons", "materialdesignicons6-webfont", "Apache-2.0"),
    IconSet("ph", "Phosphor", "phosphor", "MIT"),
    IconSet("ri", "Remix Icon", "remixicon", "Apache-2.0"),
    IconSet("fa6s", "Font Awesome 6 Free Solid", "fontawesome6-solid-webfont", "CC-BY-4.0, OFL-1.1"),
)


def _icon_set(set_id: str) -> IconSet:
    for icon_set in ICON_SETS:
        if icon_set.id == set_id:
            return icon_set
    raise DesignError(Code.GLYPH_UNKNOWN, glyph=set_id)


@lru_cache(maxsize=8)
def _files(set_id: str) -> tuple[str, dict[str, int]]:
    """Return the font file of a set and its code points by name."""
    icon_set = _icon_set(set_id)
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise DesignError(Code.RESOURCE_MISSING, resource="qtawesome")
    folder = FilePath(spec.origin).parent / "fonts"
    fonts = sorted(folder.glob(f"{icon_set.stem}-[0-9]*.ttf"))
    tables = sorted(folder.glob(f"{icon_set.stem}-charmap-[0-9]*.json"))
    if not fonts or not tables:
        raise DesignError(Code.RESOURCE_MISSING, resource=icon_set.stem)
    names = parse_object(tables[-1].read_bytes())
    return str(fonts[-1]), {name: int(str(value), 16) for name, value in names.items()}


def icon_names(set_id: str) -> tuple[str, ...]:
    """Return the names of a set, sorted.

    Raises:
        DesignError: `Code.GLYPH_UNKNOWN`, there is no such set.
    """
    return tuple(sorted(_files(set_id)[1]))


def icon_credit(icon: str) -> str:
    """Return name and licence of the set that ``icon`` (``set.name``) is from."""
    return _icon_set(icon.partition(".")[0]).credit


@lru_cache(maxsize=512)
def _drawn(icon: str) -> Path:
    set_id, _, name = icon.partition(".")
    path, names = _files(set_id)
    if name not in names:
        raise DesignError(Code.GLYPH_UNKNOWN, glyph=icon)
    face = Face(FontFile(path, 0, set_id, italic=False, light=400.0, heavy=400.0))
    glyph = face.handle.get_nominal_glyph(names[name])
    outline = glyph_outline(face, glyph) if glyph else Path()
    if not outline:
        raise DesignError(Code.GLYPH_UNKNOWN, glyph=icon)
    return outline


def icon_outline(icon: str, centre: Point, size_px: float) -> Path:
    """Return the outline of ``icon``, its longer side ``size_px``, its bounds centred on ``centre``.

    Args:
        icon: ``set.name``, for example ``mdi.telescope``.
        centre: in px of the layer.
        size_px: of the longer side.

    Raises:
        DesignError: `Code.GLYPH_UNKNOWN`.
    """
    outline = _drawn(icon)
    box = outline.bounds()
    if box is None:
        raise DesignError(Code.GLYPH_UNKNOWN, glyph=icon)
    scale = size_px / max(box.width, box.height)
    x, y = box.centre
    place = Affine(scale, 0.0, 0.0, scale, centre[0] - x * scale, centre[1] - y * scale)
    return outline.mapped(place).rounded()
