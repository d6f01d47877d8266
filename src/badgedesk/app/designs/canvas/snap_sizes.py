"""What a pulled edge is drawn to: edges, middles, guides and rings of others, and their sizes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.polar import MIDDLE, Round, ring_of
from badgedesk.app.designs.canvas.snap import Guide, Targets, flush_lines, span

_SAME: Final = 0.01


@dataclass(frozen=True, slots=True)
class Pull:
    """What a hand does to a box.

    Attributes:
        handle: that is pulled, by its point of the compass.
        away: how far the pointer is from where it was pressed.
        centred: the middle stays, the other side follows.
        ratio: a corner keeps the proportions; the edge that is nearer to something decides.
    """

    handle: str
    away: QPointF
    centred: bool = False
    ratio: bool = False


@dataclass(frozen=True, slots=True)
class Pulled:
    """How far a handle is pulled in the end, and the lines that say what it was drawn to."""

    away: QPointF
    guides: tuple[Guide, ...] = ()
    ring: Round | None = None


@dataclass(frozen=True, slots=True)
class _Edge:
    """One edge that is pulled along one direction of the artboard.

    Attributes:
        upright: whether it moves across.
        at: where it is before it is drawn near.
        sign: 1 where the box grows with its place.
        fixed: what stays: the edge across from it, or the middle.
        share: of its way that the size grows by: 1, or 2 about the middle.
    """

    upright: bool
    at: float
    sign: int
    fixed: float
    share: int

    def for_size(self, size: float) -> float:
        """Return where the edge lies when the box has a size."""
        return self.fixed + self.sign * size / self.share


@dataclass(frozen=True, slots=True)
class _Found:
    way: float
    line: bool = False
    radius: float = 0.0
    like: QRectF | None = None


def pulled_near(box: QRectF, pull: Pull, reach: float, targets: Targets) -> Pulled:
    """Return how far a handle is pulled, drawn to what its edges come near.

    Args:
        box: what is resized, before.
        pull: what a hand does.
        reach: how near counts, in artboard px; 0 for no drawing near.
        targets: what there is to be drawn to.
    """
    away, edges = pull.away, list(_edges(box, pull))
    found = {edge.upright: (edge, near) for edge in edges if (near := _nearest(edge, targets, reach)) is not None}
    if pull.ratio and len(edges) == 2 and found and box.width() and box.height():  # noqa: PLR2004 - a corner has two
        edge, near = min(found.values(), key=lambda each: abs(each[1].way))
        found = {edge.upright: (edge, near)}
        away = _in_proportion(box, edge, near, edges)
    else:
        for upright, (_, near) in found.items():
            away = away + (QPointF(near.way, 0.0) if upright else QPointF(0.0, near.way))
    placed = _placed(box, replace(pull, away=away))
    guides = [guide for edge, near in found.values() for guide in _guides(placed, edge, near, targets)]
    radius = next((near.radius for _, near in found.values() if near.radius), 0.0)
    return Pulled(away, tuple(guides), ring_of(radius) if radius else None)


def _edges(box: QRectF, pull: Pull) -> Iterator[_Edge]:
    away, share, middle = pull.away, 2 if pull.centred else 1, box.center()
    for name, upright, at, other, sign in (
        ("w", True, box.left() + away.x(), box.right(), -1),
        ("e", True, box.right() + away.x(), box.left(), 1),
        ("n", False, box.top() + away.y(), box.bottom(), -1),
        ("s", False, box.bottom() + away.y(), box.top(), 1),
    ):
        if name in pull.handle:
            fixed = (middle.x() if upright else middle.y()) if pull.centred else other
            yield _Edge(upright, at, sign, fixed, share)


def _nearest(edge: _Edge, targets: Targets, reach: float) -> _Found | None:
    """Return the shortest way to a line, to a ring that the edge would touch, or to the size of another box."""
    axis = targets.across if edge.upright else targets.down
    place = bisect_left(axis.lines, edge.at)
    found = [_Found(line - edge.at, line=True) for line in axis.lines[max(place - 1, 0) : place + 1]]
    middle = MIDDLE.x() if edge.upright else MIDDLE.y()
    for radius in targets.polar.radii:
        found += [_Found(middle + side * radius - edge.at, radius=radius) for side in (-1, 1)]
    for other in targets.boxes:
        size = other.width() if edge.upright else other.height()
        if size:
            found.append(_Found(edge.for_size(size) - edge.at, like=other))
    near = [each for each in found if abs(each.way) < reach and (edge.at + each.way - edge.fixed) * edge.sign > _SAME]
    return min(near, key=lambda each: (round(abs(each.way), 3), not each.line, not each.radius), default=None)


def _in_proportion(box: QRectF, edge: _Edge, near: _Found, edges: Sequence[_Edge]) -> QPointF:
    """Return the pull that draws one edge near and lets the other follow in proportion."""
    size = abs(edge.at + near.way - edge.fixed) * edge.share
    grown = size / (box.width() if edge.upright else box.height())
    ways = {}
    for each in edges:
        old = box.width() if each.upright else box.height()
        ways[each.upright] = each.sign * (old * grown - old) / each.share
    return QPointF(ways[True], ways[False])


def _placed(box: QRectF, pull: Pull) -> QRectF:
    """Return the box after the pull."""

    def side(name: str, opposite: str, way: float) -> float:
        return way if name in pull.handle else -way if pull.centred and opposite in pull.handle else 0.0

    away = pull.away
    left, right = side("w", "e", away.x()), side("e", "w", away.x())
    return box.adjusted(left, side("n", "s", away.y()), right, side("s", "n", away.y()))


def _guides(placed: QRectF, edge: _Edge, near: _Found, targets: Targets) -> Iterator[Guide]:
    at = edge.at + near.way
    if near.line:
        axis = targets.across if edge.upright else targets.down
        lines = flush_lines(placed, axis, upright=edge.upright)
        yield from (line for line in lines if abs(line.at - at) < _SAME)
    if near.like is not None:
        for box in (near.like, placed):
            start, end = span(box, along=edge.upright)
            middle = box.center().y() if edge.upright else box.center().x()
            yield Guide(not edge.upright, middle, start, end, end - start)
