"""Families of designs: one look laid over many, and the levels that follow a master."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from badgedesk.core.model.achievement import Achievement
from badgedesk.design.brand import BrandKit, Level
from badgedesk.design.colours.colour import Palette, Swatch, build_palette, shaded
from badgedesk.design.document import Design
from badgedesk.design.layers import Crop, Group, ImageLayer, Layer, Picture, TextLayer
from badgedesk.design.personal import sample_words
from badgedesk.design.placeholders import Placeholder, placeholders_in
from badgedesk.design.retouch import frame_of
from badgedesk.design.typeset.text import lay_out

USUAL_PALETTE: Final = build_palette("#12477e", "#d9433b", "#e9f4ee")
"""What a kit begins with where the badge in hand has no palette."""
LOGO: Final = "brand-logo"
"""Begins the ids of layers that hold the provider's logo."""
LEVEL_SLOT: Final = "level"
"""Name of the text slot that says the level."""
DISPLAY_PX: Final = 34.0
"""Size from which a text is set in the display font."""
_SHADED: Final = frozenset({"base", "base_dark"})
_CEFR: Final = ("A1", "A2", "B1", "B2", "C1", "C2")
LEVEL_SETS: Final[Mapping[str, tuple[Level, ...]]] = MappingProxyType(
    {
        "Bronze, silver, gold": (
            Level("Bronze", "bronze", (Swatch("accent", "#a01030"),)),
            Level("Silver", "silver", (Swatch("accent", "#0a6e52"),)),
            Level("Gold", "gold", (Swatch("accent", "#2456c4"),)),
        ),
        "A1 to C2": tuple(Level(name, shade=12.0 - 4.0 * index) for index, name in enumerate(_CEFR)),
        "1 to 5": tuple(Level(str(number), shade=8.0 - 4.0 * (number - 1)) for number in range(1, 6)),
    }
)
"""Ready sets of levels by their names."""


def with_kit(design: Design, kit: BrandKit) -> Design:
    """Return the design in the look of a kit: colours, fonts, logo; the words and forms stay.

    Texts that the font of the kit cannot fit are set smaller, as every text is.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    palette = design.palette if kit.palette is None else _merged(design.palette, kit.palette)
    words = sample_words(design)

    def dressed(layer: Layer) -> Layer:
        if isinstance(layer, Group):
            return replace(layer, layers=tuple(dressed(inner) for inner in layer.layers))
        if isinstance(layer, TextLayer):
            family = kit.display if layer.size_px >= DISPLAY_PX else kit.plain
            return lay_out(replace(layer, font=replace(layer.font, family=family, axes=())), words) if family else layer
        if isinstance(layer, ImageLayer) and layer.id.startswith(LOGO) and kit.logo is not None:
            return _with_picture(layer, kit.logo)
        return layer

    return replace(design, palette=palette, brand=kit, layers=tuple(dressed(layer) for layer in design.layers))


def _merged(own: Palette, kit: Palette) -> Palette:
    """Return the palette of a kit, with the further colours that a design has of its own."""
    return own.changed(kit.metal, **{swatch.name: swatch.value for swatch in kit.swatches})


def _with_picture(layer: ImageLayer, picture: Picture) -> ImageLayer:
    """Return a picture layer showing another picture, whole, as large as it fits into what showed of the old one."""
    frame = frame_of(layer)
    cx, cy = frame.centre
    scale = min(frame.width / picture.width, frame.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    return replace(layer, picture=picture, crop=Crop(), x=cx - width / 2, y=cy - height / 2, width_px=width)


def kit_of(design: Design) -> BrandKit:
    """Return the look of a design as a kit: its own kit where it has one, with the colours and fonts it has now."""
    texts = [layer for layer in design.walk() if isinstance(layer, TextLayer)]
    large = next((text.font.family for text in texts if text.size_px >= DISPLAY_PX), "")
    small = next((text.font.family for text in texts if text.size_px < DISPLAY_PX), "")
    logo = next(
        (layer.picture for layer in design.walk() if isinstance(layer, ImageLayer) and layer.id.startswith(LOGO)),
        design.brand.logo,
    )
    palette = design.palette if design.palette.swatches else None
    return replace(design.brand, palette=palette, display=large, plain=small, logo=logo)


def variant(master: Design, level: Level) -> Design:
    """Return the badge of one level: the master, with what the level says otherwise.

    Its texts that hold ``{level}``, say a level alone or stand in a slot called "level" say this one; the name and the
    caption of the badge name it too. It is an achievement of its own, so it never has the master's id.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`.
    """
    made = replace(
        master,
        level=level.name,
        levels=(),
        palette=level_palette(master.palette, level),
        achievement=_achievement_of(master.achievement, level.name),
    )
    words, names = sample_words(made), _level_names(master)

    def said(layer: Layer) -> Layer:
        if isinstance(layer, Group):
            return replace(layer, layers=tuple(said(inner) for inner in layer.layers))
        if not isinstance(layer, TextLayer):
            return layer
        if _is_level(layer, names):
            return lay_out(replace(layer, text=level.name), words)
        return lay_out(layer, words) if Placeholder.LEVEL in placeholders_in(layer.text) else layer

    return replace(made, layers=tuple(said(layer) for layer in made.layers))


def variants(master: Design) -> tuple[Design, ...]:
    """Return the badges of all levels of a master, lowest first."""
    return tuple(variant(master, level) for level in master.levels)


def shows_level(design: Design) -> bool:
    """Whether a design has a place that says its level."""
    names = _level_names(design)
    texts = (layer for layer in design.walk() if isinstance(layer, TextLayer))
    return any(Placeholder.LEVEL in placeholders_in(text.text) or _is_level(text, names) for text in texts)


def _level_names(master: Design) -> frozenset[str]:
    """Return the names of levels that a text stands for when it is nothing else: those of the ready sets, and own."""
    ready = {level.name for levels in LEVEL_SETS.values() for level in levels if not level.name.isdigit()}
    return frozenset(ready | {level.name for level in master.levels})


def _is_level(layer: TextLayer, names: frozenset[str]) -> bool:
    """Whether a text is the level alone: by its slot, or because it says one."""
    return (layer.slot is not None and layer.slot.name == LEVEL_SLOT) or layer.text.strip() in names


def level_palette(palette: Palette, level: Level) -> Palette:
    """Return the palette of a master as one of its levels has it."""
    there = {swatch.name: swatch.value for swatch in palette.swatches}
    changed = {name: shaded(value, level.shade) for name, value in there.items() if name in _SHADED and level.shade}
    changed |= {swatch.name: swatch.value for swatch in level.swatches}
    return palette.changed(level.metal or None, **changed)


def _achievement_of(achievement: Achievement, level: str) -> Achievement:
    name = f"{achievement.name}, {level}" if achievement.name else ""
    caption = f"{achievement.caption.rstrip('. ')}. Level {level}." if achievement.caption else ""
    return replace(achievement, id="", name=name, caption=caption)
