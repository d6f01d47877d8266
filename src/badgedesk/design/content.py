"""Edits of what layers show and of what the whole design stands for: words, paints, icons, palette, achievement."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypedDict

from typing_extensions import Unpack

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Colour, Palette
from badgedesk.design.colours.paints import Paint, Stroke
from badgedesk.design.document import Design
from badgedesk.design.edits import change_layer
from badgedesk.design.icons import icon_credit, icon_outline
from badgedesk.design.layers import (
    CodeLayer,
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    LayerId,
    RibbonLayer,
    RimLayer,
    Shape,
    ShapeLayer,
    TextLayer,
)
from badgedesk.design.personal import sample_words
from badgedesk.design.typeset.lettering import Align, Anchor, Case, Font, Place
from badgedesk.design.typeset.text import lay_out


class TextChanges(TypedDict, total=False):
    """The settings of a text that `set_text` can change."""

    text: str
    font: Font
    size_px: float
    place: Place
    tracking_px: float
    align: Align
    anchor: Anchor
    case: Case


def _unfit(layer: Layer, edit: str) -> DesignError:
    return DesignError(Code.DESIGN_FORMAT, layer=layer.id, field=edit)


def set_text(design: Design, layer_id: LayerId, **changes: Unpack[TextChanges]) -> Design:
    """Return the design with a text or its settings changed and its outlines renewed.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer is no text; `Code.FONT_UNKNOWN`.
    """

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, TextLayer):
            raise _unfit(layer, "text")
        return lay_out(replace(layer, **changes), sample_words(design))

    return change_layer(design, layer_id, change)


def set_icon(design: Design, layer_id: LayerId, icon: str) -> Design:
    """Return the design with another icon of about the same size in the place of a layer's.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer is no icon; `Code.GLYPH_UNKNOWN`.
    """

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, IconLayer):
            raise _unfit(layer, "icon")
        outline = icon_outline(icon, layer.centre, layer.size_px)
        return replace(layer, icon=icon, outline=outline, credit=icon_credit(icon))

    return change_layer(design, layer_id, change)


def set_shape(design: Design, layer_id: LayerId, shape: Shape) -> Design:
    """Return the design with a layer's shape, or a group's clip, exchanged.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer has no shape.
    """

    def change(layer: Layer) -> Layer:
        match layer:
            case ShapeLayer() | RimLayer():
                return replace(layer, shape=shape)
            case Group(clip=clip) if clip is not None:
                return replace(layer, clip=shape)
            case _:
                raise _unfit(layer, "shape")

    return change_layer(design, layer_id, change)


def set_fill(design: Design, layer_id: LayerId, fill: Paint | None) -> Design:
    """Return the design with a layer filled otherwise; a rim's fill is its metal.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer has no fill.
    """

    def change(layer: Layer) -> Layer:
        match layer:
            case ShapeLayer() | TextLayer() | IconLayer():
                return replace(layer, fill=fill)
            case CodeLayer() if fill is not None:
                return replace(layer, fill=fill)
            case RimLayer() if fill is not None:
                return replace(layer, paint=fill)
            case _:
                raise _unfit(layer, "fill")

    return change_layer(design, layer_id, change)


def set_strokes(design: Design, layer_id: LayerId, strokes: tuple[Stroke, ...]) -> Design:
    """Return the design with a layer's lines exchanged.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer has none.
    """

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, ShapeLayer | TextLayer | IconLayer):
            raise _unfit(layer, "strokes")
        return replace(layer, strokes=strokes)

    return change_layer(design, layer_id, change)


def set_ribbon_colour(design: Design, layer_id: LayerId, colour: Colour) -> Design:
    """Return the design with a ribbon in three tones of another colour.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer is no ribbon.
    """

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, RibbonLayer):
            raise _unfit(layer, "ribbon")
        return replace(layer, colour=colour)

    return change_layer(design, layer_id, change)


def place_picture(design: Design, layer_id: LayerId, x: float, y: float, width_px: float) -> Design:
    """Return the design with a picture's place and width set.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.DESIGN_FORMAT`, the layer is no picture.
    """

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, ImageLayer):
            raise _unfit(layer, "picture")
        return replace(layer, x=x, y=y, width_px=width_px)

    return change_layer(design, layer_id, change)


def set_palette(design: Design, palette: Palette) -> Design:
    """Return the design skinned with another palette; every colour that names a slot follows."""
    return replace(design, palette=palette)


def set_achievement(design: Design, achievement: Achievement) -> Design:
    """Return the design standing for ``achievement``."""
    return replace(design, achievement=achievement)


def set_title(design: Design, title: str) -> Design:
    """Return the design under another title."""
    return replace(design, title=title)


def fill_slots(design: Design, texts: dict[str, str]) -> Design:
    """Return the design with the texts of named slots changed.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`, no text has such a slot; `Code.FONT_UNKNOWN`.
    """
    return _each_slot(design, texts, _text_slot, lambda found, layer, text: set_text(found, layer, text=text))


def _text_slot(layer: Layer) -> str | None:
    return layer.slot.name if isinstance(layer, TextLayer) and layer.slot is not None else None


def fill_icon_slots(design: Design, icons: dict[str, str]) -> Design:
    """Return the design with the icons of named slots changed.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`, no icon has such a slot; `Code.GLYPH_UNKNOWN`.
    """
    return _each_slot(design, icons, lambda layer: layer.slot if isinstance(layer, IconLayer) else None, set_icon)


def _each_slot(
    design: Design,
    values: dict[str, str],
    slot_of: Callable[[Layer], str | None],
    change: Callable[[Design, LayerId, str], Design],
) -> Design:
    by_slot: dict[str, list[LayerId]] = {}
    for layer in design.walk():
        slot = slot_of(layer)
        if slot is not None:
            by_slot.setdefault(slot, []).append(layer.id)
    for slot, value in values.items():
        if slot not in by_slot:
            raise DesignError(Code.ITEM_NOT_FOUND, slot=slot)
        for layer_id in by_slot[slot]:
            design = change(design, layer_id, value)
    return design
