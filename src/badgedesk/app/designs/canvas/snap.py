"""What a move is drawn to: edges, middles and equal gaps of other layers and the page; with lines and distances."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from badgedesk.app.designs.canvas.items import BOARD

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


@dataclass(frozen=True, slots=True)
class _Found:
    way: float
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True)
class Targets:
    """Boxes that a move can be drawn to; gathered once a drag.

    Attributes:
        boxes: of the layers that stay, in artboard px.
        uprights: guides of the user, by their x.
        levels: guides of the user, by their y.
    """

    boxes: tuple[QRectF, ...] = ()
    uprights: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()
    all: tuple[QRectF, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", (BOARD, *self.boxes))


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
    across = _nearest(box.translated(dx, dy), targets, reach, upright=True) if free_x else None
    down = _nearest(box.translated(dx, dy), targets, reach, upright=False) if free_y else None
    dx += across.way if across else 0.0
    dy += down.way if down else 0.0
    placed = box.translated(dx, dy)
    guides = [*(_lines(placed, targets, upright=True) if across else ()), *(across.guides if across else ())]
    guides += [*(_lines(placed, targets, upright=False) if down else ()), *(down.guides if down else ())]
    return Snapped(dx, dy, tuple(guides))


def _marks(box: QRectF, *, upright: bool) -> tuple[float, float, float]:
    if upright:
        return box.left(), box.center().x(), box.right()
    return box.top(), box.center().y(), box.bottom()


def _own(targets: Targets, *, upright: bool) -> tuple[float, ...]:
    return targets.uprights if upright else targets.levels


def _nearest(box: QRectF, targets: Targets, reach: float, *, upright: bool) -> _Found | None:
    """Return the shortest way to a line of another box, to a guide, or to an equal gap; None where all are far."""
    best: _Found | None = None
    mine = _marks(box, upright=upright)
    lines = [mark for other in targets.all for mark in _marks(other, upright=upright)]
    for line in (*lines, *_own(targets, upright=upright)):
        for mark in mine:
            way = line - mark
            if abs(way) < reach and (best is None or abs(way) < abs(best.way)):
                best = _Found(way)
    gap = _equal_gap(box, targets.boxes, upright=upright)
    if gap is not None and abs(gap.way) < reach and (best is None or abs(gap.way) < abs(best.way)):
        best = gap
    return best


def _equal_gap(box: QRectF, others: Iterable[QRectF], *, upright: bool) -> _Found | None:
    """Return the way to the middle between the nearest neighbours on both sides that lie level with the box."""
    low, high = _span(box, along=not upright)
    before, after = None, None
    for other in others:
        start, end = _span(other, along=not upright)
        if end <= low or start >= high:
            continue
        first, last = _span(other, along=upright)
        mine = _span(box, along=upright)
        if last <= mine[0] and (before is None or last > before):
            before = last
        if first >= mine[1] and (after is None or first < after):
            after = first
    if before is None or after is None:
        return None
    first, last = _span(box, along=upright)
    gap = (after - before - (last - first)) / 2
    if gap < 0:
        return None
    middle = (low + high) / 2
    start = before + gap
    guides = (
        Guide(not upright, middle, before, start, gap),
        Guide(not upright, middle, after - gap, after, gap),
    )
    return _Found(start - first, guides)


def _span(box: QRectF, *, along: bool) -> tuple[float, float]:
    """Return from where to where a box goes across (along) or down."""
    return (box.left(), box.right()) if along else (box.top(), box.bottom())


def _lines(box: QRectF, targets: Targets, *, upright: bool) -> Sequence[Guide]:
    """Return a line for each mark of the box that others have as well, long enough to show all of them."""
    found = []
    for mark in _marks(box, upright=upright):
        flush = [other for other in targets.all if _is_one_of(mark, _marks(other, upright=upright))]
        own = _is_one_of(mark, _own(targets, upright=upright))
        if not flush and not own:
            continue
        spans = [_span(other, along=not upright) for other in (box, *(flush or [BOARD]))]
        start, end = min(low for low, _ in spans), max(high for _, high in spans)
        found.append(Guide(upright, mark, start, end))
    return found


def _is_one_of(mark: float, others: Iterable[float]) -> bool:
    return any(abs(mark - other) < _SAME for other in others)
