"""Rosettes and dividers."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Annotated

from badgedesk.design.outlines.geometry import polar
from badgedesk.design.outlines.path import Path, joined, polygon_path
from badgedesk.design.ranges import COORDINATE, COUNT, SHARE, SIZE
from badgedesk.design.shapes.emblems import leaf
from badgedesk.design.shapes.plain import CENTRE, Star, circle

_FULL_TURN = 2 * math.pi
_HUB = 0.8
"""Radius of the disc in the middle of a rosette, as a share of where its petals begin."""


@dataclass(frozen=True, slots=True)
class Rosette:
    """Petals around a disc; ``width`` is that of a petal as a share of its length."""

    radius: Annotated[float, SIZE]
    inner: Annotated[float, SIZE]
    petals: Annotated[int, COUNT] = 16
    width: Annotated[float, SHARE] = 0.34
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return petals and disc as one outline."""
        length = max(self.radius - self.inner, 0.0)
        turns = (index * _FULL_TURN / self.petals for index in range(self.petals))
        petals = [
            leaf(length, self.width * length, polar((self.cx, self.cy), self.inner, turn), turn) for turn in turns
        ]
        return joined((*petals, circle(_HUB * self.inner, self.cx, self.cy).path()))


@unique
class Ornament(StrEnum):
    """What stands in the middle of a divider."""

    DIAMOND = "diamond"
    DOT = "dot"
    STAR = "star"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Divider:
    """Two lines that taper to their outer ends, with an ornament ``size`` px high between them."""

    width: Annotated[float, SIZE]
    size: Annotated[float, SIZE] = 20.0
    line: Annotated[float, SIZE] = 4.0
    ornament: Ornament = Ornament.DIAMOND
    cx: Annotated[float, COORDINATE] = CENTRE
    cy: Annotated[float, COORDINATE] = CENTRE

    def path(self) -> Path:
        """Return lines and ornament as one outline."""
        near = self.cx + self.size * (1.0 if self.ornament is Ornament.LEAVES else 0.5) + 1.5 * self.line
        far = max(self.cx + self.width / 2, near)
        right = polygon_path([(near, self.cy - self.line / 2), (far, self.cy), (near, self.cy + self.line / 2)])
        left = polygon_path(
            [(2 * self.cx - x, y) for x, y in ((near, self.cy + self.line / 2), (far, self.cy))]
            + [(2 * self.cx - near, self.cy - self.line / 2)]
        )
        return joined((left, *self._middle(), right))

    def _middle(self) -> Iterator[Path]:
        half = self.size / 2
        match self.ornament:
            case Ornament.DIAMOND:
                yield polygon_path([polar((self.cx, self.cy), half, quarter * math.pi / 2) for quarter in range(4)])
            case Ornament.DOT:
                yield circle(half, self.cx, self.cy).path()
            case Ornament.STAR:
                yield Star(half, half * 0.42, 5, cx=self.cx, cy=self.cy).path()
            case Ornament.LEAVES:
                for turn in (-1.0, 1.0):
                    yield leaf(self.size, half, (self.cx, self.cy), turn * math.pi / 2)
