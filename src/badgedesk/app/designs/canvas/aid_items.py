"""Grids and guides as they are painted over the layers; thin lines of one width at any zoom, never exported."""

import math
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.sight import Sight
from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.guides import GuideKind, Guides

_GRID_Z: Final = 1_999_998
_GUIDES_Z: Final = 1_999_999
_STRONG: Final = 4
"""Every fourth line of a grid is stronger."""
_CLOSE_PX: Final = 4
"""Lines nearer to each other on the screen are left out, each second one at first."""
MIDDLE: Final = BOARD.center()


def mesh(sight: Sight) -> tuple[float, ...]:
    """Return where the lines of the grid lie, counted from the middle, so that the middle always has one."""
    half = int(BOARD.width() / 2 / sight.step)
    return tuple(MIDDLE.x() + index * sight.step for index in range(-half, half + 1))


def polar_rings(sight: Sight) -> tuple[float, ...]:
    """Return the radii of the polar grid."""
    return tuple(float(sight.step * index) for index in range(1, int(BOARD.width() / 2 / sight.step) + 1))


class GridItem(QGraphicsItem):
    """The grid and the polar grid."""

    def __init__(self) -> None:
        super().__init__()
        self._sight = Sight()
        self.setZValue(_GRID_Z)
        self.hide()

    def show_sight(self, sight: Sight) -> None:
        """Show the grids that are wanted."""
        self._sight = sight
        self.setVisible(sight.grid or sight.polar)
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return BOARD

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        scale = painter.worldTransform().m11()
        every = 1
        while self._sight.step * every * scale < _CLOSE_PX:
            every *= 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=self._sight.polar)
        if self._sight.grid:
            places = [place for at, place in enumerate(mesh(self._sight)) if at % every == 0]
            for place in places:
                from_middle = round((place - MIDDLE.x()) / self._sight.step)
                painter.setPen(_pen(CANVAS.grid, strong=from_middle % _STRONG == 0))
                painter.drawLine(QLineF(place, BOARD.top(), place, BOARD.bottom()))
                painter.drawLine(QLineF(BOARD.left(), place, BOARD.right(), place))
        if self._sight.polar:
            self._paint_polar(painter, every)

    def _paint_polar(self, painter: QPainter, every: int) -> None:
        for at, radius in enumerate(polar_rings(self._sight), 1):
            if at % every == 0:
                painter.setPen(_pen(CANVAS.grid, strong=at % _STRONG == 0))
                painter.drawEllipse(MIDDLE, radius, radius)
        painter.setPen(_pen(CANVAS.grid, strong=True))
        reach = BOARD.width() / 2
        for at in range(self._sight.spokes):
            angle = 2 * math.pi * at / self._sight.spokes
            painter.drawLine(MIDDLE, MIDDLE + QPointF(math.sin(angle), -math.cos(angle)) * reach)


class GuidesItem(QGraphicsItem):
    """The guides of the design, one of them perhaps taken."""

    def __init__(self) -> None:
        super().__init__()
        self._guides = Guides()
        self._taken: tuple[GuideKind, int] | None = None
        self.setZValue(_GUIDES_Z)

    def show_guides(self, guides: Guides, taken: tuple[GuideKind, int] | None, *, visible: bool) -> None:
        """Show these guides."""
        if (guides, taken) != (self._guides, self._taken):
            self._guides, self._taken = guides, taken
            self.update()
        self.setVisible(visible and bool(guides))

    @override
    def boundingRect(self) -> QRectF:
        return BOARD.adjusted(-BOARD.width(), -BOARD.width(), BOARD.width(), BOARD.width())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.boundingRect()
        for kind in GuideKind:
            for index, place in enumerate(self._guides.of(kind)):
                pen = QPen(QColor(CANVAS.ruler_guide), 2.0 if (kind, index) == self._taken else 1.0)
                pen.setCosmetic(True)
                painter.setPen(pen)
                if kind is GuideKind.UPRIGHT:
                    painter.drawLine(QLineF(place, whole.top(), place, whole.bottom()))
                elif kind is GuideKind.LEVEL:
                    painter.drawLine(QLineF(whole.left(), place, whole.right(), place))
                else:
                    painter.drawEllipse(MIDDLE, place, place)


def _pen(colour: str, *, strong: bool) -> QPen:
    ink = QColor(colour)
    ink.setAlphaF(CANVAS.grid_strong if strong else CANVAS.grid_faint)
    pen = QPen(ink, 1)
    pen.setCosmetic(True)
    return pen
