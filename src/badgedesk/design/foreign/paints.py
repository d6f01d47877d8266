"""Fills and lines of foreign drawings in our own paints.

Spec: Scalable Vector Graphics 1.1, Painting; Gradients and Patterns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import (
    Cap,
    Join,
    LinearGradient,
    Paint,
    RadialGradient,
    Solid,
    Space,
    Stop,
    Stroke,
)
from badgedesk.design.foreign.document import Drawing, Element
from badgedesk.design.foreign.notices import Notices, Reason
from badgedesk.design.foreign.numbers import colour, length, numbers, share, transform
from badgedesk.design.outlines.geometry import IDENTITY, Affine, Box

_CHAIN: Final = 8
"""Longest chain of gradients that refer to each other."""
_FLAT: Final = 1e-9
_LONGEST_DASH: Final = 10_000
_MOST_DASHES: Final = 40
_SHORTEST_DASH: Final = 0.2
"""A pattern shorter than this many px is drawn as a whole line."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A paint, and the map of its own space where that could not be given up (a radial one that became oval)."""

    paint: Paint
    space: Affine = IDENTITY


@dataclass(frozen=True, slots=True)
class Painter:
    """Finds paints in one drawing."""

    drawing: Drawing
    notices: Notices
    width: float
    height: float

    def paint(self, style: Mapping[str, str], what: str, box: Box | None) -> Painted | None:
        """Return what ``fill`` or ``stroke`` of a style paints with; None for nothing.

        Args:
            style: resolved.
            what: ``fill`` or ``stroke``.
            box: of the painted outline, for gradients that are measured in it.
        """
        value = style.get(what, "#000000" if what == "fill" else "none").strip()
        opacity = share(style.get(f"{what}-opacity", "1"))
        if value == "none" or opacity <= 0:
            return None
        if not value.startswith("url("):
            return self._solid(value, style, opacity)
        target = self.drawing.target(value)
        rest = value.partition(")")[2].strip()
        if target is not None and target.name in {"linearGradient", "radialGradient"}:
            return self._gradient(target, opacity, box)
        if target is not None and target.name == "pattern":
            self.notices.removed(Reason.PATTERN, "pattern")
        return self._solid(rest, style, opacity) if rest and rest != "none" else None

    def _solid(self, value: str, style: Mapping[str, str], opacity: float) -> Painted | None:
        if value.lower() == "currentcolor":
            value = style.get("color", "#000000")
        found = colour(value)
        if found is None and value not in {"context-fill", "context-stroke"}:
            found = ("#000000", 1.0)
            self.notices.simplified(Reason.STYLE, f"colour {value}")
        if found is None or found[1] * opacity <= 0:
            return None
        return Painted(Solid(Hex(found[0]), found[1] * opacity))

    def _gradient(self, element: Element, opacity: float, box: Box | None) -> Painted | None:
        chain = self._chain(element)
        stops = self._stops(chain, opacity)
        if not stops:
            return None

        def get(name: str) -> str:
            return next((link.get(name) for link in chain if link.get(name)), "")

        if len(stops) == 1:
            return Painted(Solid(stops[0].colour, stops[0].opacity))
        own = get("gradientUnits") != "userSpaceOnUse"
        if get("spreadMethod") not in {"", "pad"}:
            self.notices.simplified(Reason.SPREAD, get("spreadMethod"))
        space = _space(transform(get("gradientTransform")), box, own=own)
        if space is None:
            return Painted(Solid(stops[-1].colour, stops[-1].opacity))
        across, down = (1.0, 1.0) if own else (self.width, self.height)

        def at(name: str, otherwise: str, whole: float) -> float:
            return length(get(name) or otherwise, whole) or 0.0

        if element.name == "linearGradient":
            ends = at("x1", "0", across), at("y1", "0", down), at("x2", "100%", across), at("y2", "0", down)
            return _linear(stops, ends, space)
        middle = at("cx", "50%", across), at("cy", "50%", down)
        focus = at("fx", "", across) if get("fx") else middle[0], at("fy", "", down) if get("fy") else middle[1]
        radius = at("r", "50%", (across + down) / 2)
        if max(abs(focus[0] - middle[0]), abs(focus[1] - middle[1])) > radius / 50:
            self.notices.simplified(Reason.FOCUS, "radialGradient")
        return _radial(stops, middle, radius, space)

    def _chain(self, element: Element) -> list[Element]:
        """Return a gradient and those it takes its parts from; a loop ends the chain and is named."""
        chain = [element]
        while chain[-1].href:
            found = self.drawing.target(chain[-1].href)
            if found is None or found.name not in {"linearGradient", "radialGradient"}:
                break
            if any(found is link for link in chain) or len(chain) >= _CHAIN:
                self.notices.removed(Reason.LOOP, element.name)
                break
            chain.append(found)
        return chain

    def _stops(self, chain: list[Element], opacity: float) -> tuple[Stop, ...]:
        source = next((link for link in chain if any(child.name == "stop" for child in link.children)), None)
        made: list[Stop] = []
        for child in source.children if source is not None else ():
            if child.name != "stop":
                continue
            value = child.style.get("stop-color", "#000000")
            value = child.style.get("color", "#000000") if value.lower() == "currentcolor" else value
            found = colour(value) or ("#000000", 1.0)
            faint = share(child.style.get("stop-opacity", "1")) * found[1] * opacity
            offset = max(share(child.get("offset"), 0.0), made[-1].offset if made else 0.0)
            made.append(Stop(offset, Hex(found[0]), faint))
        return tuple(made)

    def stroke(self, style: Mapping[str, str], paint: Paint, em: float) -> Stroke | None:
        """Return the line of a style, in px of its element; None for one without width."""
        whole = (self.width + self.height) / 2
        width = length(style.get("stroke-width", "1"), whole, em)
        width = 1.0 if width is None else width
        if width <= 0:
            return None
        dash = self._dash(style.get("stroke-dasharray", "none"))
        miter = numbers(style.get("stroke-miterlimit", "4"))[:1] or [4.0]
        made = Stroke(paint, min(width, 2_000.0), dash, length(style.get("stroke-dashoffset", "0"), whole, em) or 0.0)
        caps = {"round": Cap.ROUND, "square": Cap.SQUARE}
        joins = {"round": Join.ROUND, "bevel": Join.BEVEL}
        return replace(
            made,
            cap=caps.get(style.get("stroke-linecap", ""), Cap.BUTT),
            join=joins.get(style.get("stroke-linejoin", ""), Join.MITER),
            miter_limit=min(max(miter[0], 1.0), 100.0),
        )

    def _dash(self, text: str) -> tuple[float, ...]:
        values = numbers(text) if text != "none" else []
        if not values or sum(values) <= 0 or min(values) < 0:
            return ()
        values = values * (1 + len(values) % 2)
        if sum(values) < _SHORTEST_DASH or max(values) > _LONGEST_DASH or len(values) > _MOST_DASHES:
            self.notices.simplified(Reason.LINE, "stroke-dasharray")
            return ()
        return tuple(max(value, 0.1) for value in values)


def _space(space: Affine, box: Box | None, *, own: bool) -> Affine | None:
    """Return the map from a gradient's space to px of the element; None where it has no extent."""
    if own:
        if box is None:
            return None
        space = space.then(Affine(box.width, 0.0, 0.0, box.height, box.left, box.top))
    return space if abs(space.determinant) > _FLAT else None


def _linear(stops: tuple[Stop, ...], ends: tuple[float, float, float, float], space: Affine) -> Painted:
    """Return a linear gradient in px of the element: its lines of one colour stay where the map puts them."""
    dx, dy = ends[2] - ends[0], ends[3] - ends[1]
    size = dx * dx + dy * dy
    if size < _FLAT * _FLAT:
        return Painted(Solid(stops[-1].colour, stops[-1].opacity))
    back = space.inverse()
    across, down = (back.a * dx + back.b * dy) / size, (back.c * dx + back.d * dy) / size
    steep = across * across + down * down
    x, y = space.point(ends[0], ends[1])
    return Painted(LinearGradient(stops, x, y, x + across / steep, y + down / steep, Space.LAYER))


def _radial(stops: tuple[Stop, ...], middle: tuple[float, float], radius: float, space: Affine) -> Painted:
    if radius <= 0:
        return Painted(Solid(stops[-1].colour, stops[-1].opacity))
    if space.keeps_shapes:
        x, y = space.point(*middle)
        return Painted(RadialGradient(stops, x, y, radius * space.mean_scale, Space.LAYER))
    return Painted(RadialGradient(stops, *middle, radius, Space.LAYER), space)
