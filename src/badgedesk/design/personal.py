"""Artwork for one person: placeholders filled with their words, or left out for a picture that names nobody."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.document import Design
from badgedesk.design.layers import CodeLayer, Group, Layer, TextLayer
from badgedesk.design.placeholders import SAMPLE, Placeholder, Words, once_filled, placeholders_in
from badgedesk.design.ranges import TEXT
from badgedesk.design.typeset.text import lay_out

_LONGEST: Final = TEXT.characters


def sample_words(design: Design) -> Words:
    """Return what stands in the places of placeholders while a design is drawn for nobody in particular."""
    return {**SAMPLE, Placeholder.LEVEL: design.level} if design.level else SAMPLE


def placeholders_of(design: Design) -> frozenset[Placeholder]:
    """Return the placeholders that the visible layers of a design hold."""
    return frozenset(found for layer in _shown(design.layers) for found in _marks(layer))


def without_placeholders(design: Design) -> Design:
    """Return the design that names nobody: whatever holds a placeholder is left out.

    A level is no person's; a text that holds no other placeholder stays, with the level of the design.
    """
    words = sample_words(design)

    def bare(layer: Layer) -> Layer | None:
        marks = _marks(layer)
        if not marks:
            return layer
        return _with_words(layer, words) if marks == {Placeholder.LEVEL} else None

    return replace(design, layers=_mapped(design.layers, bare))


@dataclass(frozen=True, slots=True)
class Personal:
    """The artwork for one person, and what kept a text from being set as it should.

    Attributes:
        missing: characters of the filled texts that no font at hand has, each once.
        too_long: a filled text that is wider than its place even at the smallest size; empty where all fit.
    """

    design: Design
    missing: str = ""
    too_long: str = ""


def personal_design(design: Design, words: Words) -> Personal:
    """Return the design with its placeholders filled.

    Raises:
        DesignError: `Code.FONT_UNKNOWN`; `Code.DESIGN_LIMIT`, a code that would hold too long a text.
    """
    missing: list[str] = []
    too_long: list[str] = []

    def fill(layer: Layer) -> Layer:
        if not _marks(layer):
            return layer
        made = _with_words(layer, words)
        if isinstance(made, TextLayer):
            missing.append(made.outlined.missing)
            too_long.extend([] if made.outlined.fits else [made.text])
        return made

    layers = _mapped(design.layers, fill)
    return Personal(replace(design, layers=layers), "".join(dict.fromkeys("".join(missing))), "".join(too_long[:1]))


def _with_words(layer: Layer, words: Words) -> Layer:
    match layer:
        case TextLayer():
            made = lay_out(layer, words)
            return replace(made, text=once_filled(layer.text, words)[:_LONGEST])
        case CodeLayer():
            return replace(layer, text=once_filled(layer.text, words))
        case _:
            return layer


def _marks(layer: Layer) -> frozenset[Placeholder]:
    return placeholders_in(layer.text) if isinstance(layer, TextLayer | CodeLayer) else frozenset()


def _shown(layers: tuple[Layer, ...]) -> list[Layer]:
    """Return all layers that can be seen, none of a hidden group."""
    found: list[Layer] = []
    for layer in layers:
        if layer.visible and layer.opacity > 0:
            found.append(layer)
            if isinstance(layer, Group):
                found.extend(_shown(layer.layers))
    return found


def _mapped(layers: tuple[Layer, ...], change: Callable[[Layer], Layer | None]) -> tuple[Layer, ...]:
    """Return layers changed one by one, groups from within; None leaves a layer out."""
    found: list[Layer] = []
    for layer in layers:
        if isinstance(layer, Group):
            inner = _mapped(layer.layers, change)
            found.append(layer if inner == layer.layers else replace(layer, layers=inner))
        else:
            changed = change(layer)
            found.extend([] if changed is None else [changed])
    return tuple(found)
