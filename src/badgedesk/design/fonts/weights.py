"""How heavy a font can be, and whether it has a slanted form."""

from functools import lru_cache
from typing import Final

from badgedesk.design.fonts.added import generation
from badgedesk.design.fonts.catalogue import FontFile, added_files, bundled_fonts
from badgedesk.design.fonts.installed import scan_system_fonts

NAMES: Final = {
    100: "Thin",
    200: "Extra light",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "Semibold",
    700: "Bold",
    800: "Extra bold",
    900: "Black",
}
"""What people call weights."""
_STEP: Final = 100


def weights_of(family: str) -> tuple[int, ...]:
    """Return the weights a family has, lightest first; a variable one has every hundred between its ends."""
    return _weights(family, generation())


@lru_cache(maxsize=256)
def _weights(family: str, _fonts: int) -> tuple[int, ...]:
    found: set[int] = set()
    for light, heavy in _spans(family):
        found.update(range(-(-light // _STEP) * _STEP, heavy + 1, _STEP))
        found.update({light, heavy})
    return tuple(sorted(found))


def nearest_weight(family: str, weight: int) -> int:
    """Return the weight of a family nearest to another; that weight itself where the family is not known."""
    return min(weights_of(family), key=lambda found: abs(found - weight), default=weight)


def has_italic(family: str) -> bool:
    """Whether a family has a slanted form."""
    own = _bundled(family) or added_files(family)
    if own:
        return any(file.italic for file in own)
    return any(face.italic for face in scan_system_fonts() if face.family == family)


def weight_name(weight: int) -> str:
    """Return what people call a weight; one between the names says its number."""
    return NAMES.get(weight, str(weight))


def _bundled(family: str) -> tuple[FontFile, ...]:
    return tuple(file for file in bundled_fonts() if file.family == family)


def _spans(family: str) -> list[tuple[int, int]]:
    own = _bundled(family) or added_files(family)
    if own:
        return [(round(file.light), round(file.heavy)) for file in own]
    weights = (round(face.weight) for face in scan_system_fonts() if face.family == family)
    return [(weight, weight) for weight in weights]
