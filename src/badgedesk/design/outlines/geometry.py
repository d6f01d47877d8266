"""Points, boxes and affine maps of the artboard; y grows downwards, angles in radians turn clockwise on screen."""

import math
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle by its corners, in px."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent along x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent along y."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """Middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, margin: float) -> "Box":
        """Return the box with ``margin`` px more on each side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def around(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(left, top, max(self.right, other.right), max(self.bottom, other.bottom))

    def holds(self, other: "Box") -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Affine:
    """The map (x, y) to (a x + c y + e, b x + d y + f), in the order SVG's ``matrix`` has it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def shift(cls, dx: float, dy: float) -> "Affine":
        """Return the move by (dx, dy)."""
        return cls(e=dx, f=dy)

    @classmethod
    def scale(cls, sx: float, sy: float | None = None, centre: Point = (0.0, 0.0)) -> "Affine":
        """Return the scaling about ``centre``; one factor scales both ways alike."""
        fy = sx if sy is None else sy
        return cls(sx, 0.0, 0.0, fy, centre[0] * (1 - sx), centre[1] * (1 - fy))

    @classmethod
    def turn(cls, angle: float, centre: Point = (0.0, 0.0)) -> "Affine":
        """Return the turn by ``angle`` radians about ``centre``, clockwise on screen."""
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = centre
        return cls(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)

    def then(self, after: "Affine") -> "Affine":
        """Return the map that does this one first and ``after`` second."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def point(self, x: float, y: float) -> Point:
        """Return where (x, y) goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def determinant(self) -> float:
        """By how much areas grow; negative where the map mirrors."""
        return self.a * self.d - self.b * self.c

    @property
    def mean_scale(self) -> float:
        """By how much lengths grow on average; strokes are widened by it."""
        return math.sqrt(abs(self.determinant))

    @property
    def keeps_shapes(self) -> bool:
        """Whether circles stay circles (a move, turn, mirror or even scaling)."""
        size = max(abs(self.a), abs(self.b), abs(self.c), abs(self.d), 1e-12)
        upright = abs(self.a - self.d) + abs(self.b + self.c)
        mirrored = abs(self.a + self.d) + abs(self.b - self.c)
        return min(upright, mirrored) <= 1e-9 * size

    def inverse(self) -> "Affine":
        """Return the map back.

        Raises:
            ZeroDivisionError: the map flattens the plane and has none.
        """
        det = self.determinant
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Affine(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))


IDENTITY = Affine()


def polar(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at ``radius`` from ``centre``; angle 0 is straight up, growing clockwise."""
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)
