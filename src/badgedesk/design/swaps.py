"""All colours of a design, and one of them exchanged wherever it stands."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from badgedesk.design.colours.colour import Hex, Legible, Mix, Shade, Slot, Tone, Turn, Within, resolve
from badgedesk.design.document import Design

_COLOURS = (Hex, Slot, Shade, Mix, Within, Legible, Turn, Tone)
_Value = TypeVar("_Value")


def colours_of(design: Design) -> tuple[str, ...]:
    """Return every ``#rrggbb`` that a design's layers are painted with, the most used first."""
    counted = Counter(resolve(colour, design.palette) for layer in design.layers for colour in _found(layer))
    return tuple(value for value, _ in counted.most_common())


def swapped(design: Design, old: str, new: str) -> Design:
    """Return the design with one ``#rrggbb`` exchanged: in its palette, and wherever it stands by itself.

    Colours that follow from it, such as its shades, follow.
    """
    slots = {swatch.name: new for swatch in design.palette.swatches if swatch.value == old}

    def change(colour: Hex) -> Hex:
        return Hex(new) if colour.value == old else colour

    layers = tuple(_changed(layer, change) for layer in design.layers)
    return replace(design, palette=design.palette.changed(None, **slots), layers=layers)


def _found(value: object) -> Iterator[Any]:
    """Yield the outermost colours in a value."""
    if isinstance(value, _COLOURS):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            if is_dataclass(member) or isinstance(member, tuple):
                yield from _found(member)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _found(getattr(value, field.name))


def _changed(value: _Value, change: Callable[[Hex], Hex]) -> _Value:
    """Return a value with every fixed colour in it changed; what holds none is the very same object."""
    found: Any = value
    if isinstance(value, Hex):
        found = change(value)
    elif isinstance(value, tuple):
        if value and (is_dataclass(value[0]) or isinstance(value[0], tuple)):
            made = tuple(_changed(member, change) for member in value)
            found = value if all(one is other for one, other in zip(made, value, strict=True)) else made
    elif is_dataclass(value) and not isinstance(value, type):
        members = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        made_members = {name: _changed(member, change) for name, member in members.items()}
        differs = {name: member for name, member in made_members.items() if member is not members[name]}
        found = replace(value, **differs) if differs else value
    return found  # type: ignore[no-any-return]  # the same kind of value as came in
