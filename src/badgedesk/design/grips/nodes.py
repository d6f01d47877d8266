"""Outlines as nodes with arms, the way a pen draws them, and the edits of a pen: add, delete, move, smooth, corner."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from badgedesk.design.grips.grip import Grip, GripKind
from badgedesk.design.outlines import curves
from badgedesk.design.outlines.geometry import Point
from badgedesk.design.outlines.path import Path, PathPen

_STRAIGHT: Final = 1e-3
"""Sine of the angle up to which two arms count as one line."""
_SAME_PX: Final = 1e-6
_THIRD: Final = 1 / 3
_SAMPLES: Final = 24


@dataclass(frozen=True, slots=True)
class Node:
    """A point of an outline; an arm is the control point of the curve before or after it, None for a straight line."""

    point: Point
    before: Point | None = None
    after: Point | None = None

    @property
    def smooth(self) -> bool:
        """Whether both arms lie on one line through the point, one on each side."""
        if self.before is None or self.after is None:
            return False
        (x, y), (bx, by), (ax, ay) = self.point, self.before, self.after
        cross, dot = (bx - x) * (ay - y) - (by - y) * (ax - x), (bx - x) * (ax - x) + (by - y) * (ay - y)
        size = math.hypot(bx - x, by - y) * math.hypot(ax - x, ay - y)
        return size > 0 and abs(cross) <= _STRAIGHT * size and dot < 0

    def moved(self, to: Point) -> "Node":
        """Return the node at another point, its arms with it."""
        dx, dy = to[0] - self.point[0], to[1] - self.point[1]
        return Node(to, _shifted(self.before, dx, dy), _shifted(self.after, dx, dy))


def _shifted(point: Point | None, dx: float, dy: float) -> Point | None:
    return None if point is None else (point[0] + dx, point[1] + dy)


@dataclass(frozen=True, slots=True)
class Contour:
    """Nodes in order; closed ones return from the last to the first."""

    nodes: tuple[Node, ...]
    closed: bool = True

    def with_node(self, index: int, node: Node) -> "Contour":
        """Return the contour with one node exchanged."""
        return replace(self, nodes=(*self.nodes[:index], node, *self.nodes[index + 1 :]))


def contours_of(path: Path) -> tuple[Contour, ...]:
    """Return an outline as nodes; quadratic curves become cubic ones of the same form."""
    found: list[Contour] = []
    nodes: list[Node] = []
    for verb, start, points in path.pieces():
        if verb == "M":
            if nodes:
                found.append(Contour(tuple(nodes), closed=False))
            nodes = [Node(points[0])]
        elif verb == "Z":
            found.append(_closed(nodes))
            nodes = []
        elif verb == "L":
            nodes.append(Node(points[0]))
        else:
            _, first, second, end = curves.as_cubic(start, *points) if verb == "Q" else (start, *points)
            nodes[-1] = replace(nodes[-1], after=first)
            nodes.append(Node(end, before=second))
    if nodes:
        found.append(Contour(tuple(nodes), closed=False))
    return tuple(found)


def _closed(nodes: list[Node]) -> Contour:
    """Return a closed contour; a last node that lies on the first is that one."""
    first, last = nodes[0], nodes[-1]
    if len(nodes) > 1 and math.dist(first.point, last.point) <= _SAME_PX:
        nodes = [replace(first, before=last.before), *nodes[1:-1]]
    return Contour(tuple(nodes))


def outline_of(contours: Sequence[Contour]) -> Path:
    """Return the outline through nodes; contours of a single node are left out."""
    pen = PathPen()
    for contour in contours:
        if len(contour.nodes) < 2:  # noqa: PLR2004 - a line has two ends
            continue
        pen.move(*contour.nodes[0].point)
        for before, after in zip(contour.nodes, contour.nodes[1:], strict=False):
            _draw(pen, before, after)
        if contour.closed:
            first, last = contour.nodes[0], contour.nodes[-1]
            if last.after is not None or first.before is not None:
                _draw(pen, last, first)
            pen.close()
    return pen.path()


def _draw(pen: PathPen, start: Node, end: Node) -> None:
    if start.after is None and end.before is None:
        pen.line(*end.point)
    else:
        pen.cubic(start.after or start.point, end.before or end.point, end.point)


def node_name(contour: int, index: int) -> str:
    """Return the name of the grip of a node."""
    return f"node-{contour}-{index}"


def is_node(name: str) -> bool:
    """Whether a grip is that of a node or of one of its arms."""
    return name.partition("-")[0] in {"node", "before", "after"}


def node_at(name: str) -> tuple[int, int]:
    """Return which node the grip of a node or of one of its arms belongs to."""
    _, contour, index = name.split("-")
    return int(contour), int(index)


def node_grips(contours: Sequence[Contour], chosen: tuple[int, int] | None = None) -> tuple[Grip, ...]:
    """Return the grips of all nodes, and of the arms of the chosen one and its neighbours."""
    found: list[Grip] = []
    for at, contour in enumerate(contours):
        for index, node in enumerate(contour.nodes):
            words = f"Point {index + 1} of {len(contour.nodes)}"
            if chosen is not None and chosen[0] == at and _is_near(contour, chosen[1], index):
                for side, arm in (("before", node.before), ("after", node.after)):
                    if arm is not None:
                        found.append(Grip(f"{side}-{at}-{index}", arm, GripKind.ARM, f"Arm of {words}", node.point))
            found.append(Grip(node_name(at, index), node.point, GripKind.NODE, words, smooth=node.smooth))
    return tuple(found)


def _is_near(contour: Contour, chosen: int, index: int) -> bool:
    count = len(contour.nodes)
    return index in {chosen, (chosen + 1) % count, (chosen - 1) % count}


def pull_node(contours: Sequence[Contour], name: str, to: Point, *, alone: bool = False) -> tuple[Contour, ...]:
    """Return the contours after the grip of a node or an arm was pulled.

    Args:
        contours: as they were.
        name: of the grip.
        to: where it was pulled.
        alone: the other arm of a smooth node stays where it is: the node becomes a corner.
    """
    at, index = node_at(name)
    contour = contours[at]
    node = contour.nodes[index]
    side = name.partition("-")[0]
    made = node.moved(to) if side == "node" else _pulled_arm(node, side, to, alone=alone)
    return _with(contours, at, contour.with_node(index, made))


def _pulled_arm(node: Node, side: str, to: Point, *, alone: bool) -> Node:
    opposite = node.after if side == "before" else node.before
    if node.smooth and not alone and opposite is not None:
        length, pulled = math.dist(opposite, node.point), math.dist(to, node.point)
        if pulled > _SAME_PX:
            share = length / pulled
            opposite = (
                node.point[0] - (to[0] - node.point[0]) * share,
                node.point[1] - (to[1] - node.point[1]) * share,
            )
    return Node(node.point, to, opposite) if side == "before" else Node(node.point, opposite, to)


def _with(contours: Sequence[Contour], at: int, contour: Contour | None) -> tuple[Contour, ...]:
    fresh = () if contour is None else (contour,)
    return (*contours[:at], *fresh, *contours[at + 1 :])


def smoothed(contours: Sequence[Contour], at: tuple[int, int]) -> tuple[Contour, ...]:
    """Return the contours with a node made smooth: both arms on one line, along its neighbours."""
    contour = contours[at[0]]
    count, index = len(contour.nodes), at[1]
    node = contour.nodes[index]
    before, after = contour.nodes[index - 1].point, contour.nodes[(index + 1) % count].point
    span = math.dist(before, after) or 1.0
    way = ((after[0] - before[0]) / span, (after[1] - before[1]) / span)
    back = math.dist(node.before or before, node.point) * (1.0 if node.before else _THIRD)
    forth = math.dist(node.after or after, node.point) * (1.0 if node.after else _THIRD)
    (x, y), (dx, dy) = node.point, way
    made = Node(node.point, (x - dx * back, y - dy * back), (x + dx * forth, y + dy * forth))
    return _with(contours, at[0], contour.with_node(index, made))


def cornered(contours: Sequence[Contour], at: tuple[int, int]) -> tuple[Contour, ...]:
    """Return the contours with a node made a corner: no arms, as straight as its neighbours allow."""
    contour = contours[at[0]]
    return _with(contours, at[0], contour.with_node(at[1], Node(contour.nodes[at[1]].point)))


def without_node(contours: Sequence[Contour], at: tuple[int, int]) -> tuple[Contour, ...]:
    """Return the contours without a node; one that would be left with a single node goes as well."""
    contour = contours[at[0]]
    nodes = contour.nodes[: at[1]] + contour.nodes[at[1] + 1 :]
    return _with(contours, at[0], replace(contour, nodes=nodes) if len(nodes) > 1 else None)


def with_node_after(contours: Sequence[Contour], at: tuple[int, int], share: float = 0.5) -> tuple[Contour, ...]:
    """Return the contours with a node more on the piece behind a node; the outline looks as before."""
    contour = contours[at[0]]
    index, count = at[1], len(contour.nodes)
    following = (index + 1) % count
    start, end = contour.nodes[index], contour.nodes[following]
    if start.after is None and end.before is None:
        fresh = Node(_mid(start.point, end.point, share))
        nodes = list(contour.nodes)
    else:
        p0, p1, p2, p3 = start.point, start.after or start.point, end.before or end.point, end.point
        p01, p12, p23 = _mid(p0, p1, share), _mid(p1, p2, share), _mid(p2, p3, share)
        left, right = _mid(p01, p12, share), _mid(p12, p23, share)
        fresh = Node(_mid(left, right, share), left, right)
        nodes = list(contour.nodes)
        nodes[index] = replace(start, after=p01)
        nodes[following] = replace(nodes[following], before=p23)
    nodes.insert(index + 1, fresh)
    return _with(contours, at[0], replace(contour, nodes=tuple(nodes)))


def _mid(p: Point, q: Point, share: float) -> Point:
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share


def nearest_piece(contours: Sequence[Contour], to: Point, reach: float) -> tuple[tuple[int, int], float] | None:
    """Return which piece of an outline runs past a point, by the node before it, and how far along it that is.

    None where every piece is further away than ``reach``.
    """
    best, found = reach, None
    for at, contour in enumerate(contours):
        count = len(contour.nodes)
        for index in range(count if contour.closed else count - 1):
            start, end = contour.nodes[index], contour.nodes[(index + 1) % count]
            for step in range(1, _SAMPLES):
                share = step / _SAMPLES
                away = math.dist(_on(start, end, share), to)
                if away <= best:
                    best, found = away, ((at, index), share)
    return found


def _on(start: Node, end: Node, share: float) -> Point:
    p0, p1, p2, p3 = start.point, start.after or start.point, end.before or end.point, end.point
    if start.after is None and end.before is None:
        return _mid(p0, p3, share)
    p01, p12, p23 = _mid(p0, p1, share), _mid(p1, p2, share), _mid(p2, p3, share)
    return _mid(_mid(p01, p12, share), _mid(p12, p23, share), share)
