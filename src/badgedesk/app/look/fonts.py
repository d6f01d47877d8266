"""The fonts of the window: Inter and JetBrains Mono from their packages, and faces for other scripts.

Both are variable fonts: ``QFont.setWeight`` leaves them as they are, only the ``wght`` axis changes them. So every
font of the window comes from `font`, and no style sheet names a family, size or weight.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from badgedesk.app.look.tokens import TYPE, Role

_TEXT_PACKAGE: Final = "fontpkg_inter"
_CODE_PACKAGE: Final = "fontpkg_jetbrains_mono"
_SCRIPT_PACKAGES: Final = (
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_arabic",
    "fontpkg_heebo",
    "fontpkg_noto_sans_thai",
    "fontpkg_noto_sans_tamil",
)
_OPTICAL_RANGE: Final = (14, 32)

_families: dict[str, str] = {}


def font_files(package: str) -> tuple[Path, ...]:
    """Return the upright font files of an installed font package; none where it is missing."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ()
    files = sorted((Path(spec.origin).parent / "files").glob("*.ttf"))
    return tuple(file for file in files if "Italic" not in file.name)


def _load(package: str) -> str | None:
    """Make a package's font known to Qt and return its family; a missing one is logged and done without."""
    family: str | None = None
    for file in font_files(package):
        names = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        family = family or (names[0] if names else None)
    if family is None:
        import logging

        logging.getLogger(__name__).warning("font package %s is missing or cannot be read", package)
    return family


def load_fonts() -> None:
    """Load the font of the window; call once, before the first widget."""
    _load_all((_TEXT_PACKAGE,))


def _load_all(packages: tuple[str, ...]) -> None:
    for package in packages:
        if package not in _families and (family := _load(package)) is not None:
            _families[package] = family


def load_late_fonts() -> Iterator[None]:
    """Load the font for code and the faces for scripts that the system may lack, once the window is there, one a step.

    Qt says aloud each time the window's font lacks a script before it takes the next face; that is kept quiet.
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    for package in (_CODE_PACKAGE, *_SCRIPT_PACKAGES):
        _load_all((package,))
        yield
    fallbacks = [_families[package] for package in _SCRIPT_PACKAGES if package in _families]
    if fallbacks and _TEXT_PACKAGE in _families:
        QFont.insertSubstitutions(_families[_TEXT_PACKAGE], fallbacks)
        _made.cache_clear()


def font(role: Role, scale: float = 1.0, *, figures: bool = False) -> QFont:
    """Return the font of ``role`` at ``scale`` times its size; ``figures`` makes digits of equal width."""
    size = TYPE[role]
    family = _families.get(_CODE_PACKAGE if size.mono else _TEXT_PACKAGE)
    return QFont(_made(family, round(size.px * scale), size.weight, mono=size.mono, figures=figures))


@lru_cache(maxsize=256)
def _made(family: str | None, px: int, weight: int, *, mono: bool, figures: bool) -> QFont:
    """Make a font; painting asks for the same ones over and over."""
    made = QFont(family) if family else QFont()
    made.setPixelSize(px)
    if family is None:
        made.setWeight(QFont.Weight(weight))
    else:
        made.setVariableAxis(QFont.Tag("wght"), weight)
    if not mono:
        made.setVariableAxis(QFont.Tag("opsz"), min(max(px, _OPTICAL_RANGE[0]), _OPTICAL_RANGE[1]))
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
