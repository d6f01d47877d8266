"""What people ask for to put the selected layers in order, with the keys for it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from badgedesk.app.designs.editor import arrange, changes
from badgedesk.app.designs.editor.arrange import Axis, Frame, Side
from badgedesk.app.designs.editor.masking import masked, unmasked
from badgedesk.app.designs.editor.motifs import with_motif
from badgedesk.app.designs.editor.text_runs import along, text_and_outline
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.words.plain import shown
from badgedesk.design.document import Design
from badgedesk.design.layers import LayerId
from badgedesk.design.outlines.booleans import Operation
from badgedesk.design.outlines.geometry import Box


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that can be done: its words, icon and keys; ``act`` does it."""

    words: str
    icon: str
    keys: str
    act: Callable[[], None]


_SIDES: Final = {
    Side.LEFT: ("Align left edges", "align-left", "Alt+A"),
    Side.CENTRE: ("Align centres across", "align-center-horizontal", "Alt+H"),
    Side.RIGHT: ("Align right edges", "align-right", "Alt+D"),
    Side.TOP: ("Align top edges", "align-top", "Alt+W"),
    Side.MIDDLE: ("Align middles", "align-center-vertical", "Alt+V"),
    Side.BOTTOM: ("Align bottom edges", "align-bottom", "Alt+S"),
}
_OPERATIONS: Final = {
    Operation.UNITE: ("Unite shapes", "plus"),
    Operation.SUBTRACT: ("Subtract the upper shapes", "minus"),
    Operation.INTERSECT: ("Keep what overlaps", "intersect"),
    Operation.EXCLUDE: ("Leave out what overlaps", "x"),
}


class Arranging(QObject):
    """Turns wishes about the order of the selected layers into edits of the design in hand."""

    def __init__(self, viewmodel: EditorViewModel, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel = viewmodel
        self.frame = Frame.SELECTION

    def boxes(self) -> dict[LayerId, Box]:
        """Return the boxes of the selected layers that are not locked, in artboard px."""
        viewmodel = self._viewmodel
        found = {}
        for layer in changes.outermost(viewmodel.design, viewmodel.selection):
            box = viewmodel.mirror.box((layer,))
            if not box.isNull() and not viewmodel.design.layer(layer).locked:
                found[layer] = Box(box.left(), box.top(), box.right(), box.bottom())
        return found

    def align(self, side: Side) -> None:
        """Align the selected layers to the frame that was chosen; among themselves, a single one to the page."""
        boxes = self.boxes()
        frame = self._frame(boxes)
        self._viewmodel.edit("Align", lambda design: arrange.aligned(design, boxes, side, frame))

    def _frame(self, boxes: dict[LayerId, Box]) -> Box | None:
        if self.frame is Frame.PAGE:
            return arrange.PAGE
        if self.frame is Frame.RING:
            return arrange.ring_box(arrange.nearest_ring(self._viewmodel.design, boxes))
        return None

    def spread(self, axis: Axis) -> None:
        """Make the gaps between the selected layers equal, from edge to edge of the frame that was chosen."""
        boxes = self.boxes()
        frame = self._frame(boxes)
        self._viewmodel.edit("Spread evenly", lambda design: arrange.spread(design, boxes, axis, frame))

    def around(self) -> None:
        """Put the selected layers evenly on a ring about the middle: the nearest one, where rings are the frame."""
        boxes = self.boxes()
        radius = arrange.nearest_ring(self._viewmodel.design, boxes) if self.frame is Frame.RING else None
        self._viewmodel.edit("Arrange on a ring", lambda design: arrange.around_ring(design, boxes, radius))

    def flip(self, axis: Axis) -> None:
        """Mirror the selected layers about their common middle."""
        boxes = self.boxes()
        if boxes:
            centre = arrange.united(list(boxes.values())).centre
            self._viewmodel.edit("Flip", lambda design: arrange.flipped(design, tuple(boxes), axis, centre))

    def turn(self, degrees: float, gesture: int | None = None) -> None:
        """Turn the selected layers about their common middle."""
        boxes = self.boxes()
        if boxes:
            centre = arrange.united(list(boxes.values())).centre
            angle = math.radians(degrees)
            self._viewmodel.edit("Rotate", lambda design: arrange.turned(design, tuple(boxes), angle, centre), gesture)

    def copy_around(self, count: int) -> None:
        """Repeat the selected layers around the middle of the page and select them all."""
        chosen = self._viewmodel.selection
        whole: list[LayerId] = []

        def change(design: Design) -> Design:
            after, ids = arrange.copied_around(design, chosen, count)
            whole.extend(ids)
            return after

        if chosen:
            self._viewmodel.edit(f"Repeat {count} times around", change)
            if whole:
                self._viewmodel.select(whole)

    def combine(self, operation: Operation) -> None:
        """Make one shape of the selected ones."""
        chosen = self._viewmodel.selection
        label = _OPERATIONS[operation][0]
        self._viewmodel.add(label, lambda design: arrange.put_together(design, chosen, operation))

    def outline(self) -> None:
        """Make the selected shapes, texts and icons free outlines."""
        chosen = self._viewmodel.selection

        def change(design: Design) -> Design:
            for layer in chosen:
                design = arrange.as_outline(design, layer)
            return design

        if chosen:
            self._viewmodel.edit("Make outlines", change)

    def along(self) -> None:
        """Let the selected text run along the outline of the shape selected with it."""
        pair = text_and_outline(self._viewmodel.design, self._viewmodel.selection)
        if pair is not None:
            self._viewmodel.edit("Text along the shape", lambda design: along(design, *pair))
            self._viewmodel.select(pair[:1])

    def mask(self) -> None:
        """Let the selected layers be seen through the topmost of them."""
        chosen = self._viewmodel.selection
        if chosen:
            self._viewmodel.add("Mask", lambda design: masked(design, chosen))

    def unmask(self) -> None:
        """Take the masks off the selected groups."""
        chosen = self._viewmodel.selection
        if chosen:
            self._viewmodel.edit("Take the mask off", lambda design: unmasked(design, chosen))

    def pattern(self) -> None:
        """Make the selected layers a motif that fills of this design can repeat."""
        chosen = self._viewmodel.selection

        def change(design: Design) -> Design:
            after, motif = with_motif(design, chosen)
            words = f"“{shown(motif.name)}” is among the patterns of the fill now"
            self._viewmodel.noted.emit(Note(Tone.PASS, words))
            return after

        if chosen:
            self._viewmodel.edit("New pattern", change)

    def alignments(self) -> list[Wish]:
        """Return the six alignments."""
        return [Wish(*words, self._bound(self.align, side)) for side, words in _SIDES.items()]

    def spacings(self) -> list[Wish]:
        """Return what spreads layers."""
        return [
            Wish("Equal gaps across", "columns", "", lambda: self.spread(Axis.ACROSS)),
            Wish("Equal gaps down", "rows", "", lambda: self.spread(Axis.DOWN)),
            Wish("Evenly on a ring", "circle-dashed", "", self.around),
        ]

    def mirrors(self) -> list[Wish]:
        """Return what flips layers."""
        return [
            Wish("Flip left to right", "arrows-left-right", "Shift+H", lambda: self.flip(Axis.ACROSS)),
            Wish("Flip top to bottom", "arrows-down-up", "Shift+V", lambda: self.flip(Axis.DOWN)),
        ]

    def repeats(self) -> list[Wish]:
        """Return what repeats layers around the middle."""
        counts = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 36)
        return [
            Wish(f"{count} times around", "circle-dashed", "", self._bound(self.copy_around, count)) for count in counts
        ]

    def combinations(self) -> list[Wish]:
        """Return what makes one shape of several."""
        made = [
            Wish(words, icon, "", self._bound(self.combine, operation))
            for operation, (words, icon) in _OPERATIONS.items()
        ]
        return [
            *made,
            Wish("Make outlines", "pen-nib", "Ctrl+Shift+C", self.outline),
            Wish("Text along the shape", "run-path", "Ctrl+Shift+T", self.along),
            Wish("See through the top shape", "circle-dashed", "Ctrl+M", self.mask),
            Wish("Take the mask off", "x", "Ctrl+Shift+M", self.unmask),
            Wish("Use as a pattern", "fill-pattern", "", self.pattern),
        ]

    def _bound(self, act: Callable[..., None], value: object) -> Callable[[], None]:
        return lambda: act(value)
