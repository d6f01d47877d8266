"""What a move is drawn to: edges, middles and equal gaps of other layers and the page, guides, grids and rings."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.polar import Drawn, Polar, Round, Spoke, drawn_round

_SAME: Final = 0.01


@dataclass(frozen=True, slots=True)
class Guide:
    """A line to show: upright or level, where it is, from where to where, and the distance it stands for."""

    upright: bool
    at: float
    start: float
    end: float
    distance: float | None = None
    """A length along the line's own direction; None for a line that things are flush with."""


@dataclass(frozen=True, slots=True)
class Snapped:
    """A distance to move by, and the lines that say what it was drawn to."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()
    ring: Round | None = None
    spoke: Spoke | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    way: float
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class _Axis:
    """One direction of all targets, made ready once a drag: a move then looks up what is near, not every box.

    Attributes:
        lines: where edges, middles and guides of the user are, in ascending order.
        spans: for each line, from where to where its box goes along the line; those of guides are the page's.
        boxes: for each box, its span across and along the lines.
    """

    lines: tuple[float, ...]
    spans: tuple[tuple[float, float], ...]
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """Boxes that a move can be drawn to; gathered once a drag.

    Attributes:
        boxes: of the layers that stay, in artboard px.
        uprights: guides of the user, by their x.
        levels: guides of the user, by their y.
        polar: rings and spokes about the middle.
    """

    boxes: tuple[QRectF, ...] = ()
    uprights: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()
    polar: Polar = Polar()  # noqa: RUF009 - an immutable value
    across: _Axis = field(init=False, repr=False, compare=False)
    down: _Axis = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "across", _axis(self.boxes, self.uprights, upright=True))
        object.__setattr__(self, "down", _axis(self.boxes, self.levels, upright=False))


def _axis(boxes: Sequence[QRectF], guides: Sequence[float], *, upright: bool) -> _Axis:
    found = [(mark, span(box, along=not upright)) for box in (BOARD, *boxes) for mark in _marks(box, upright=upright)]
    found += [(guide, span(BOARD, along=not upright)) for guide in guides]
    found.sort()
    around = tuple((*span(box, along=upright), *span(box, along=not upright)) for box in boxes)
    return _Axis(tuple(mark for mark, _ in found), tuple(span for _, span in found), around)


def snapped(box: QRectF, away: QPointF, reach: float, *, straight: bool, targets: Targets | None = None) -> Snapped:
    """Return the distance of a move, drawn to what it comes near.

    Args:
        box: what is moved, before.
        away: how far the pointer is from where it was pressed.
        reach: how near counts, in artboard px; 0 for no drawing near.
        straight: move along one axis only, the one further on.
        targets: what there is to be drawn to; None for the page alone.
    """
    dx, dy = away.x(), away.y()
    if straight:
        dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
    if not reach:
        return Snapped(dx, dy)
    targets = targets or Targets()
    free_x, free_y = not (straight and not dx), not (straight and not dy)
    moved = box.translated(dx, dy)
    across = _nearest(moved, targets.across, reach, upright=True) if free_x else None
    down = _nearest(moved, targets.down, reach, upright=False) if free_y else None
    dx += across.way if across else 0.0
    dy += down.way if down else 0.0
    placed = box.translated(dx, dy)
    spare_x, spare_y = free_x and across is None, free_y and down is None
    drawn = drawn_round(placed.center(), reach, targets.polar, across=spare_x, down=spare_y) or Drawn(0.0, 0.0)
    dx, dy = dx + drawn.dx, dy + drawn.dy
    placed = box.translated(dx, dy)
    guides = [
        *(flush_lines(placed, targets.across, upright=True) if across else ()),
        *(across.guides if across else ()),
    ]
    guides += [*(flush_lines(placed, targets.down, upright=False) if down else ()), *(down.guides if down else ())]
    return Snapped(dx, dy, tuple(guides), drawn.ring, drawn.spoke)


def _marks(box: QRectF, *, upright: bool) -> tuple[float, float, float]:
    if upright:
        return box.left(), box.center().x(), box.right()
    return box.top(), box.center().y(), box.bottom()


def _nearest(box: QRectF, axis: _Axis, reach: float, *, upright: bool) -> _Found | None:
    """Return the shortest way to a line of another box, to a guide, or to an equal gap; None where all are far."""
    best: _Found | None = None
    for mark in _marks(box, upright=upright):
        at = bisect_left(axis.lines, mark)
        for line in axis.lines[max(at - 1, 0) : at + 1]:
            way = line - mark
            if abs(way) < reach and (best is None or abs(way) < abs(best.way)):
                best = _Found(way)
    for gap in _equal_gaps(box, axis, upright=upright):
        if gap is not None and abs(gap.way) < reach and (best is None or abs(gap.way) < abs(best.way)):
            best = gap
    return best


def _equal_gaps(box: QRectF, axis: _Axis, *, upright: bool) -> Iterator[_Found | None]:
    """Yield the ways to a place among the neighbours that lie level with the box where gaps are equal."""
    low, high = span(box, along=not upright)
    near, far = span(box, along=upright)
    level = [(first, last) for first, last, start, end in axis.boxes if end > low and start < high]
    middle = (low + high) / 2
    yield _between(level, near, far, middle, upright=upright)
    yield _in_row(level, near, middle, upright=upright)
    turned = _in_row([(-last, -first) for first, last in level], -far, middle, upright=upright)
    if turned is not None:
        mirrored = (replace(each, start=-each.end, end=-each.start) for each in turned.guides)
        yield _Found(-turned.way, tuple(mirrored))


def _in_row(level: list[tuple[float, float]], near: float, middle: float, *, upright: bool) -> _Found | None:
    """Return the way to the same gap behind the last two neighbours as they have between them."""
    behind = sorted((each for each in level if each[1] <= near), key=lambda each: each[1])
    if not behind:
        return None
    last = behind[-1]
    before = [each for each in behind if each[1] < last[0]]
    if not before:
        return None
    gap = last[0] - before[-1][1]
    start = last[1] + gap
    guides = (
        Guide(not upright, middle, before[-1][1], last[0], gap),
        Guide(not upright, middle, last[1], start, gap),
    )
    return _Found(start - near, guides)


def _between(
    level: list[tuple[float, float]], near: float, far: float, middle: float, *, upright: bool
) -> _Found | None:
    """Return the way to the middle between the nearest neighbours on both sides."""
    before = max((last for _, last in level if last <= near), default=None)
    after = min((first for first, _ in level if first >= far), default=None)
    if before is None or after is None:
        return None
    gap = (after - before - (far - near)) / 2
    if gap < 0:
        return None
    start = before + gap
    guides = (
        Guide(not upright, middle, before, start, gap),
        Guide(not upright, middle, after - gap, after, gap),
    )
    return _Found(start - near, guides)


def span(box: QRectF, *, along: bool) -> tuple[float, float]:
    """Return from where to where a box goes across (along) or down."""
    return (box.left(), box.right()) if along else (box.top(), box.bottom())


def flush_lines(box: QRectF, axis: _Axis, *, upright: bool) -> Sequence[Guide]:
    """Return a line for each mark of the box that others have as well, long enough to show all of them."""
    found = []
    for mark in _marks(box, upright=upright):
        flush = axis.spans[bisect_right(axis.lines, mark - _SAME) : bisect_left(axis.lines, mark + _SAME)]
        if not flush:
            continue
        spans = (span(box, along=not upright), *flush)
        start, end = min(low for low, _ in spans), max(high for _, high in spans)
        found.append(Guide(upright, mark, start, end))
    return found
