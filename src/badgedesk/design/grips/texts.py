"""Grips of texts: the sides of a box, the point of a text on its outline, the bend of an arc."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from badgedesk.design.grips.grip import Grip, GripKind
from badgedesk.design.layers import TextLayer
from badgedesk.design.outlines.geometry import Point, polar
from badgedesk.design.outlines.path import Path, PathPen, polygon_path
from badgedesk.design.typeset.lettering import InBox, OnArc, OnPath, Side
from badgedesk.design.typeset.tracks import contour_of

_LEAST_PX: Final = 8.0
_AWAY: Final = 0.6
"""How far below its letters a grip lies, in sizes."""
_LEAST_RADIUS: Final = 20.0
_MOST_RADIUS: Final = 4_000.0


def text_grips(layer: TextLayer) -> tuple[Grip, ...]:
    """Return the grips of a text, in px of its layer; a text in a line has none."""
    return tuple(Grip(name, point, GripKind.MEASURE, words) for name, words, point in _places(layer))


def _places(layer: TextLayer) -> Iterator[tuple[str, str, Point]]:
    match layer.place:
        case InBox() as place:
            box = layer.outlined.path.bounds()
            middle = (place.y + box.bottom) / 2 if box is not None else place.y
            yield "left", "Left side of the box", (place.x, middle)
            yield "right", "Right side of the box", (place.x + place.width_px, middle)
        case OnPath() as place:
            contour = contour_of(place.outline)
            along = place.start * contour.length
            below = layer.size_px * (-_AWAY if place.flipped else _AWAY)
            yield "start", "Where the text has its point", contour.at(_forth(place, along)).point(0.0, below)
        case OnArc() as place:
            angle = place.turn + (0.0 if place.side is Side.TOP else math.pi)
            yield "bend", "Bend", polar((place.cx, place.cy), place.radius + _below(layer, place), angle)
        case _:
            return


def text_line(layer: TextLayer) -> Path:
    """Return what a text stands on or in, to be shown beside its grips; nothing for a text in a line."""
    match layer.place:
        case InBox() as place:
            box = layer.outlined.path.bounds()
            foot = max(box.bottom if box is not None else place.y, place.y + layer.size_px)
            left, right = place.x, place.x + place.width_px
            return polygon_path(((left, place.y), (right, place.y), (right, foot), (left, foot)))
        case OnPath() as place:
            return place.outline
        case OnArc() as place:
            middle = place.turn + (0.0 if place.side is Side.TOP else math.pi)
            centre, radius = (place.cx, place.cy), (place.radius, place.radius)
            return PathPen().arc(centre, radius, middle - place.span / 2, place.span).path()
        case _:
            return Path()


def _below(layer: TextLayer, place: OnArc) -> float:
    """Return how far beyond its circle the grip of an arc lies, so that it is not on the letters."""
    return layer.size_px * (-_AWAY if place.side is Side.TOP else _AWAY)


def _forth(place: OnPath, along: float) -> float:
    """Return the same place counted in the direction of the outline."""
    return contour_of(place.outline).length - along if place.flipped else along


def pull_text(layer: TextLayer, name: str, to: Point) -> TextLayer:
    """Return the text after a grip was pulled to a point of its layer; its outlines are to be renewed."""
    match layer.place:
        case InBox() as place if name == "right":
            return replace(layer, place=replace(place, width_px=max(round(to[0] - place.x, 2), _LEAST_PX)))
        case InBox() as place if name == "left":
            right = place.x + place.width_px
            width = max(round(right - to[0], 2), _LEAST_PX)
            return replace(layer, place=replace(place, x=round(right - width, 2), width_px=width))
        case OnPath() as place if name == "start":
            contour = contour_of(place.outline)
            share = contour.nearest(to) / contour.length if contour.length else 0.0
            return replace(layer, place=replace(place, start=1 - share if place.flipped else share))
        case OnArc() as place if name == "bend":
            return replace(layer, place=_bent(place, to, _below(layer, place)))
        case _:
            return layer


def _bent(place: OnArc, to: Point, below: float) -> OnArc:
    """Return an arc whose grip goes to a point while the centre of its circle stays."""
    radius = min(max(math.hypot(to[0] - place.cx, to[1] - place.cy) - below, _LEAST_RADIUS), _MOST_RADIUS)
    angle = math.atan2(to[0] - place.cx, place.cy - to[1]) - (0.0 if place.side is Side.TOP else math.pi)
    turn = math.remainder(angle, 2 * math.pi)
    return replace(place, radius=round(radius, 2), turn=round(turn, 4))
