"""Guides under the mouse: drawn out of a ruler, moved, and dragged off the artboard to be gone."""

import math
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt

from badgedesk.app.designs.canvas.aid_items import MIDDLE, mesh, polar_rings
from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.sight import Aids
from badgedesk.app.designs.editor.guiding import guided
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.guides import GuideKind, Guides

_CURSORS: Final = {
    GuideKind.UPRIGHT: Qt.CursorShape.SplitHCursor,
    GuideKind.LEVEL: Qt.CursorShape.SplitVCursor,
    GuideKind.RING: Qt.CursorShape.SizeAllCursor,
}


class GuideHand(QObject):
    """Holds the guide that is dragged."""

    def __init__(self, viewmodel: EditorViewModel, aids: Aids, scene: CanvasScene, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._aids, self._scene = viewmodel, aids, scene
        self._taken: tuple[GuideKind, int] | None = None
        self._start = Guides()
        self._gesture = 0
        self._label = ""
        self._scale = 1.0
        aids.changed.connect(lambda _: self.show(self._scale))

    @property
    def active(self) -> bool:
        """Whether a guide is held."""
        return self._taken is not None

    def show(self, scale: float) -> None:
        """Show the guides and grids at a scale."""
        self._scale = scale
        sight = self._aids.sight
        self._scene.grid.show_sight(sight)
        self._scene.ruled.show_guides(self._viewmodel.design.guides, self._taken, visible=sight.guides)

    def at(self, point: QPointF) -> tuple[GuideKind, int] | None:
        """Return the guide at a point of the artboard, the last made first."""
        if not self._aids.sight.guides:
            return None
        reach = CANVAS.catch_px / self._scale
        guides = self._viewmodel.design.guides
        for kind in GuideKind:
            for index, place in reversed(list(enumerate(guides.of(kind)))):
                if abs(_measured(kind, point) - place) <= reach:
                    return kind, index
        return None

    def press(self, point: QPointF) -> bool:
        """Take the guide at a point; False where there is none."""
        found = self.at(point)
        if found is None:
            return False
        self._begin(found, self._viewmodel.design.guides, "Move a guide")
        return True

    def draw_out(self, kind: GuideKind) -> None:
        """Begin a new guide, as it leaves a ruler."""
        guides = self._viewmodel.design.guides
        if not self._aids.sight.guides:
            self._aids.switch("guides")
        self._begin((kind, len(guides.of(kind))), guides, "Add a guide")

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Put the guide where the pointer is; off the artboard it is gone."""
        if self._taken is None:
            return False
        kind, index = self._taken
        place = self._placed(kind, point, free=bool(held & Qt.KeyboardModifier.ControlModifier))
        after = self._start.moved(kind, index, place)
        label = self._label if place is not None else "Remove a guide"
        self._viewmodel.edit(label, lambda design: guided(design, after), self._gesture)
        self._scene.guides.show_words("" if place is None else f"{place:.0f} px", point)
        return True

    def release(self) -> None:
        """Let go."""
        if self._taken is not None:
            self._taken = None
            self._scene.guides.show_words("", QPointF())
            self.show(self._scale)

    def take_back(self) -> bool:
        """Put the guide back where it was; False where none is held."""
        if self._taken is None:
            return False
        start = self._start
        self._viewmodel.edit(self._label, lambda design: guided(design, start), self._gesture)
        self.release()
        return True

    def hover(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor over a guide; None elsewhere."""
        found = self.at(point)
        return None if found is None else _CURSORS[found[0]]

    def _begin(self, taken: tuple[GuideKind, int], start: Guides, label: str) -> None:
        self._taken, self._start, self._label = taken, start, label
        self._gesture = self._viewmodel.new_gesture()
        self.show(self._scale)

    def _placed(self, kind: GuideKind, point: QPointF, *, free: bool) -> float | None:
        """Return where the guide is put: on whole px, or on the grid that shows; None off the artboard."""
        place = _measured(kind, point)
        if kind is GuideKind.RING:
            if not 1.0 <= place <= BOARD.width() / math.sqrt(2):
                return None
        elif not 0.0 <= place <= BOARD.width():
            return None
        sight = self._aids.sight
        near: tuple[float, ...] = ()
        if sight.snapping and not free:
            near = (polar_rings(sight) if sight.polar else ()) if kind is GuideKind.RING else ()
            near = mesh(sight) if kind is not GuideKind.RING and sight.grid else near
        best = min(near, key=lambda each: abs(each - place), default=place)
        return best if abs(best - place) <= CANVAS.snap_px / self._scale and near else float(round(place))


def _measured(kind: GuideKind, point: QPointF) -> float:
    if kind is GuideKind.UPRIGHT:
        return point.x()
    return point.y() if kind is GuideKind.LEVEL else math.dist((point.x(), point.y()), (MIDDLE.x(), MIDDLE.y()))
