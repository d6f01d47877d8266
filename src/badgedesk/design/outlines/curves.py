"""Mathematics of single Bézier pieces: extremes, points, lines near enough, arcs as cubics."""

import math
from collections.abc import Iterator, Sequence

from badgedesk.design.outlines.geometry import Point


def _axis_roots(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Return the parameters in (0, 1) where one coordinate of a cubic turns."""
    a = -p0 + 3 * p1 - 3 * p2 + p3
    b = 2 * (p0 - 2 * p1 + p2)
    c = p1 - p0
    size = max(abs(a), abs(b), abs(c), 1e-30)
    if abs(a) <= 1e-12 * size:
        roots = [-c / b] if abs(b) > 1e-12 * size else []
    else:
        inner = b * b - 4 * a * c
        if inner < 0:
            return []
        root = math.sqrt(inner)
        roots = [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    return [t for t in roots if 0 < t < 1]


def cubic_point(p: Sequence[Point], t: float) -> Point:
    """Return the point at ``t`` of the cubic through the four points ``p``."""
    s = 1 - t
    w0, w1, w2, w3 = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return (
        w0 * p[0][0] + w1 * p[1][0] + w2 * p[2][0] + w3 * p[3][0],
        w0 * p[0][1] + w1 * p[1][1] + w2 * p[2][1] + w3 * p[3][1],
    )


def cubic_extremes(p: Sequence[Point]) -> Iterator[Point]:
    """Yield the end and the turning points of a cubic; with its start they span its exact box."""
    yield p[3]
    for axis in (0, 1):
        for t in _axis_roots(p[0][axis], p[1][axis], p[2][axis], p[3][axis]):
            yield cubic_point(p, t)


def as_cubic(start: Point, control: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    """Return the cubic equal to a quadratic."""
    return (
        start,
        (start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1])),
        (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1])),
        end,
    )


def cubic_area(p: Sequence[Point]) -> float:
    """Return the signed area between a cubic and the origin, exactly."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = p
    return (
        3 / 20 * (2 * x0 * y1 + x0 * y2 + x1 * y2 + x1 * y3 + 2 * x2 * y3 - 2 * x1 * y0 - x2 * y0)
        - 3 / 20 * (x2 * y1 + x3 * y1 + 2 * x3 * y2)
        + (x0 * y3 - x3 * y0) / 20
    )


def flattened(p: Sequence[Point], tolerance: float) -> Iterator[Point]:
    """Yield points after the start along a cubic, nowhere further than ``tolerance`` px from it."""
    bend = max(
        math.hypot(p[0][0] - 2 * p[1][0] + p[2][0], p[0][1] - 2 * p[1][1] + p[2][1]),
        math.hypot(p[1][0] - 2 * p[2][0] + p[3][0], p[1][1] - 2 * p[2][1] + p[3][1]),
    )
    pieces = max(1, min(256, math.ceil(math.sqrt(0.75 * bend / tolerance))))
    for step in range(1, pieces):
        yield cubic_point(p, step / pieces)
    yield p[3]


def arc_cubics(centre: Point, radius: Point, start: float, sweep: float) -> Iterator[tuple[Point, Point, Point, Point]]:
    """Yield cubics for an elliptic arc (error below 3e-4 of the radius).

    Args:
        centre: of the ellipse.
        radius: along x and along y, in px.
        start: angle of the first point; 0 is straight up, growing clockwise.
        sweep: how far to go; negative goes anticlockwise.
    """
    pieces = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / pieces
    pull = 4 / 3 * math.tan(step / 4)
    for index in range(pieces):
        a, b = start + index * step, start + (index + 1) * step
        sin_a, cos_a, sin_b, cos_b = math.sin(a), math.cos(a), math.sin(b), math.cos(b)
        (cx, cy), (rx, ry) = centre, radius
        yield (
            (cx + rx * sin_a, cy - ry * cos_a),
            (cx + rx * (sin_a + pull * cos_a), cy - ry * (cos_a - pull * sin_a)),
            (cx + rx * (sin_b - pull * cos_b), cy - ry * (cos_b + pull * sin_b)),
            (cx + rx * sin_b, cy - ry * cos_b),
        )
