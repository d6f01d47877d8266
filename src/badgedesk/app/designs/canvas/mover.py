"""Moving, resizing and turning what is selected, from press to release, drawn to what it comes near."""

from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from badgedesk.app.designs.canvas.aid_items import mesh, polar_rings
from badgedesk.app.designs.canvas.drag import Drag, moving, resizing, turning
from badgedesk.app.designs.canvas.items import TURN
from badgedesk.app.designs.canvas.polar import Polar
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.canvas.sight import Aids
from badgedesk.app.designs.canvas.snap import Targets, snapped
from badgedesk.app.designs.canvas.snap_sizes import Pull, pulled_near
from badgedesk.app.designs.editor.arrange import rings_of
from badgedesk.app.designs.editor.changes import duplicated, outermost
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.artboard import CANVAS
from badgedesk.design.guides import Guides
from badgedesk.design.layers import LayerId

_SNAP_MOST: Final = 300
"""Most layers that a move is drawn to."""
_KEYS: Final = Qt.KeyboardModifier


class Screen(Protocol):
    """What a drag has to know of the view: its scale, what of the artboard it shows, and pixels for a px."""

    @property
    def scale_now(self) -> float:
        """Px of the screen for one of the artboard."""
        ...

    def seen(self) -> QRectF:
        """What of the artboard shows."""
        ...

    def devicePixelRatioF(self) -> float:  # noqa: N802 - Qt's name
        """Pixels of the screen for one of its px."""
        ...


class Mover:
    """Holds the drag of layers that is going on."""

    def __init__(self, viewmodel: EditorViewModel, aids: Aids, scene: CanvasScene, screen: Screen) -> None:
        self._viewmodel, self._aids, self._scene, self._screen = viewmodel, aids, scene, screen
        self._drag: Drag | None = None
        self._pressed = QPointF()
        self._begun = False

    @property
    def active(self) -> bool:
        """Whether layers or a handle were taken."""
        return self._drag is not None

    @property
    def begun(self) -> bool:
        """Whether the press has become a drag."""
        return self._begun

    def take(self, handle: str, pressed: QPointF) -> None:
        """Take what is selected, by a handle or (empty) as a whole."""
        viewmodel = self._viewmodel
        design = viewmodel.design
        self._pressed = pressed
        free = [id_ for id_ in outermost(design, viewmodel.selection) if not design.layer(id_).locked]
        if free:
            box = viewmodel.mirror.box(tuple(free))
            targets = Targets() if handle == TURN else self._targets(frozenset(free))
            self._drag = Drag(design, tuple(free), box, viewmodel.new_gesture(), handle, targets, design)

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Go on to a point of the artboard; returns whether the press became a drag just now."""
        drag = self._drag
        if drag is None:
            return False
        away = point - self._pressed
        scale = self._screen.scale_now
        far = (abs(away.x()) + abs(away.y())) * scale >= QApplication.startDragDistance()
        if not (self._begun or far):
            return False
        fresh = not self._begun
        if fresh:
            drag = self._begin(drag, copied=bool(held & _KEYS.AltModifier) and not drag.handle)
        if drag.handle:
            self._pull(drag, point, held)
            return fresh
        way = snapped(
            drag.box, away, self._reach(held), straight=bool(held & _KEYS.ShiftModifier), targets=drag.targets
        )
        self._scene.guides.show_guides(way.guides, scale, way.ring, way.spoke)
        self._viewmodel.edit(drag.label, moving(drag, way), drag.gesture)
        return fresh

    def end(self) -> None:
        """Let go."""
        self._begun = False
        if self._drag is not None:
            self._scene.hold((), QRectF())
        self._drag = None
        self._scene.guides.show_guides((), self._screen.scale_now)

    def take_back(self) -> bool:
        """Put everything back where the drag began; False where none goes on."""
        drag = self._drag
        if drag is None:
            return False
        self._viewmodel.edit(drag.label, lambda _: drag.origin, drag.gesture)
        self.end()
        return True

    def _begin(self, drag: Drag, *, copied: bool) -> Drag:
        self._begun = True
        if copied:
            drag = self._copied(drag)
        self._drag = drag
        self._scene.hold(drag.layers, self._screen.seen(), self._screen.scale_now * self._screen.devicePixelRatioF())
        return drag

    def _pull(self, drag: Drag, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """Pull a handle, or turn by the one above."""
        shifted, controlled = bool(held & _KEYS.ShiftModifier), bool(held & _KEYS.ControlModifier)
        if drag.handle == TURN:
            change, degrees = turning(drag, self._pressed, point, steps=shifted or controlled)
            self._viewmodel.edit(drag.label, change, drag.gesture)
            self._scene.guides.show_words(f"{degrees:.0f}°", point)
            return
        centred = bool(held & _KEYS.AltModifier)
        pull = Pull(drag.handle, point - self._pressed, centred, shifted)
        near = pulled_near(drag.box, pull, self._reach(held), drag.targets)
        self._scene.guides.show_guides(near.guides, self._screen.scale_now, near.ring)
        self._viewmodel.edit(drag.label, resizing(drag, near.away, ratio=shifted, centred=centred), drag.gesture)

    def _reach(self, held: Qt.KeyboardModifier) -> float:
        """Return how near things draw, in px of the artboard; 0 while Ctrl is held or drawing near is off."""
        is_free = bool(held & _KEYS.ControlModifier) or not self._aids.sight.snapping
        return 0.0 if is_free else CANVAS.snap_px / self._screen.scale_now

    def _copied(self, drag: Drag) -> Drag:
        """Leave what is dragged where it is and drag a copy of it."""
        design, fresh = duplicated(drag.start, drag.layers, 0.0)
        self._viewmodel.edit("Duplicate", lambda _: design, drag.gesture)
        self._viewmodel.select(fresh)
        return replace(drag, start=design, layers=fresh)

    def _targets(self, dragged: frozenset[LayerId]) -> Targets:
        """Return the boxes of the layers that stay and can be seen, for a move to be drawn to."""
        viewmodel = self._viewmodel
        there = [layer.id for layer in viewmodel.design.layers if layer.id not in dragged]
        boxes = [viewmodel.mirror.box((id_,)) for id_ in there[-_SNAP_MOST:]]
        sight, guides = self._aids.sight, viewmodel.design.guides if self._aids.sight.guides else Guides()
        lines = mesh(sight) if sight.grid else ()
        radii = (*guides.rings, *(polar_rings(sight) if sight.polar else ()), *rings_of(viewmodel.design, dragged))
        return Targets(
            tuple(box for box in boxes if not box.isNull()),
            (*guides.uprights, *lines),
            (*guides.levels, *lines),
            Polar(tuple(sorted(set(radii))), sight.spokes if sight.polar else 0),
        )
