"""The scene: a mirror of the design; nothing is ever read back from it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMetaObject, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPixmapCache
from PySide6.QtWidgets import QGraphicsScene
from typing_extensions import override

from badgedesk.app.designs.canvas.aid_items import GridItem, GuidesItem
from badgedesk.app.designs.canvas.crop_item import CropItem
from badgedesk.app.designs.canvas.drawing import Drawing, Entered
from badgedesk.app.designs.canvas.grips_item import GripsItem
from badgedesk.app.designs.canvas.guides import Guides
from badgedesk.app.designs.canvas.items import BOARD, ArtboardItem, BandItem, LayerItem, MarksItem
from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.canvas.writing_item import WritingItem
from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId

_EDGED: Final = 24
"""With more layers than this, only the box around all is marked."""
_KEPT_SHARE: Final = 0.5
"""How much of Qt's store of painted things the layers may take during a drag."""
_STORE_KB: Final = 64 * 1024
"""How much that store holds for the whole program."""


class CanvasScene(QGraphicsScene):
    """Holds one item for each outermost layer and touches only those that changed."""

    _owed = _painted_before = False  # known before Qt's own constructor sends its first event

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _STORE_KB))
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        reach = BOARD.width()
        self.setSceneRect(BOARD.adjusted(-reach, -reach, reach, reach))
        self.marks, self.band, self.grips = MarksItem(), BandItem(), GripsItem()
        self._artboard = ArtboardItem()
        self.grid, self.ruled, self.crop = GridItem(), GuidesItem(), CropItem()
        self.writing = WritingItem()
        aids = (self.grid, self.ruled, self.marks, self.band, self.grips, self.crop, self.writing)
        for item in (self._artboard, *aids):
            self.addItem(item)
        self.guides = Guides(self)
        self._items: dict[LayerId, LayerItem] = {}
        self._order: tuple[LayerId, ...] = ()
        self._faded = False

    @property
    def layer_items(self) -> dict[LayerId, LayerItem]:
        """The items by their layers."""
        return dict(self._items)

    def follow(self, design: Design, mirror: Mirror) -> None:
        """Show ``design``, as ``mirror`` already does; `settle` once all has been told."""
        order = tuple(layer.id for layer in design.layers)
        drawings = {id_: drawing for id_ in order if (drawing := mirror.drawing(id_)) is not None}
        for gone in [id_ for id_ in self._items if id_ not in drawings]:
            self.removeItem(self._items.pop(gone))
        fresh = False
        for id_, drawing in drawings.items():
            fresh = self._show(id_, drawing) or fresh
        if fresh or order != self._order:
            self._order = order
            for height, id_ in enumerate(order, 1):
                if id_ in self._items:
                    self._items[id_].setZValue(height)

    def settle(self) -> None:
        """Have painted anew what of the views has to be, once for all that is told before the next turn of events.

        Qt notes where each item was painted last, and has that place painted anew once its queue is dealt with. A
        painting of any part of a view before that, such as below a panel, notes the new places of all items, and what
        lay in the old ones would stay to be seen: after such a painting the whole view is painted.
        """
        if not self._owed:
            self._owed, self._painted_before = True, False
            QMetaObject.invokeMethod(self, "_paint_owed", Qt.ConnectionType.QueuedConnection)

    @override
    def event(self, event: QEvent) -> bool:
        """Deal with what is owed before anything that was put off, such as what Qt itself has put off."""
        if self._owed and event.type() == QEvent.Type.MetaCall:
            self._paint_owed()
        return super().event(event)

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Notice that something is painted; there is no background."""
        del painter, rect
        self._painted_before = True

    @Slot()
    def _paint_owed(self) -> None:
        if not self._owed:
            return
        self._owed = False
        if self._painted_before:
            for view in self.views():
                view.viewport().update()
        QMetaObject.invokeMethod(self, "_q_processDirtyItems", Qt.ConnectionType.DirectConnection)

    def hold(self, layers: Sequence[LayerId], room: QRectF, pixels: float = 1.0) -> None:
        """Make ready for a drag of layers, those that are no larger than ``room``; no layers ends it.

        Layers that stay are kept as they were painted as well, the small ones first, while there is memory: what is
        dragged over them has them painted anew with each step.

        Args:
            layers: what is dragged.
            room: what of the artboard can be seen.
            pixels: of the screen, for each px of the artboard and in each direction.
        """
        left = QPixmapCache.cacheLimit() * _KEPT_SHARE * 1024 / (4 * pixels * pixels) if layers else 0.0
        dragged = frozenset(layers)
        boxes = [(item.boundingRect(), id_, item) for id_, item in self._items.items()]
        for box, id_, item in sorted(boxes, key=lambda each: (each[1] not in dragged, _area(each[0]))):
            fits = box.width() <= room.width() and box.height() <= room.height()
            held = bool(layers) and fits and (id_ in dragged or _area(box) <= left)
            left -= _area(box) if held else 0.0
            item.hold(held=held)

    def mark(self, mirror: Mirror, selection: tuple[LayerId, ...], scale: float, *, handles: bool) -> None:
        """Mark what is selected, at the scale that is shown; `settle` once all has been told."""
        self._artboard.show_scale(scale)
        box = mirror.box(selection)
        edges: tuple[QRectF, ...] = ()
        if 1 < len(selection) <= _EDGED:
            edges = tuple(each for id_ in selection if not (each := mirror.box((id_,))).isNull())
        self.marks.show_marks(box, edges, scale, handles=handles)

    def fade(self, entered: Sequence[LayerId]) -> None:
        """Show everything but the group that was entered faintly, inside the groups around it too.

        Args:
            entered: the groups, outermost first; without any, everything is shown as it is.
        """
        if not entered and not self._faded:
            return
        self._faded = bool(entered)
        outermost, inside = tuple(entered[:1]), Entered(tuple(entered[1:]), CANVAS.beside_alpha)
        for id_, item in self._items.items():
            item.setOpacity(1.0 if not entered or id_ in outermost else CANVAS.beside_alpha)
            item.show_entered(inside if id_ in outermost else Entered())

    def _show(self, id_: LayerId, drawing: Drawing) -> bool:
        item = self._items.get(id_)
        if item is not None:
            item.show_drawing(drawing)
            return False
        self._items[id_] = LayerItem(drawing)
        self.addItem(self._items[id_])
        return True


def _area(box: QRectF) -> float:
    return box.width() * box.height()
