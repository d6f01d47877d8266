"""A random user: whatever is done, taken back, saved and loaded, the canvas shows the design and nothing else.

The mirror that followed every step must give what a new one makes of the same design, the scene must hold exactly its
layers, and the file must give the same design back.
"""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.editor import arrange, changes, clips
from badgedesk.app.designs.editor.arrange import Axis, Side
from badgedesk.core.errors import DesignError
from badgedesk.design import edits, load_design, save_design
from badgedesk.design.booleans import Operation
from badgedesk.design.document import Design
from badgedesk.design.geometry import Box
from badgedesk.design.history import History
from badgedesk.design.layers import Group, LayerId
from badgedesk.design.templates import build_template

picks = st.integers(0, 10_000)
shifts = st.floats(-60, 60, allow_nan=False)
NEAR_PX = 1e-3


class RandomDesigner(RuleBasedStateMachine):
    """Works on one design through the functions that the window calls."""

    @initialize(template=st.sampled_from(["harbour", "coach", "medal", "repair"]))
    def opens(self, template: str) -> None:
        self.history = History(build_template(template))
        self.mirror = Mirror()
        self.scene = CanvasScene()
        self.clip = b""
        self.show()

    @property
    def design(self) -> Design:
        return self.history.design

    def show(self) -> None:
        self.mirror.follow(self.design)
        self.scene.follow(self.design, self.mirror)

    def record(self, after: Design) -> None:
        self.history.record(after, "step")
        self.show()

    def some(self, pick: int, count: int = 2) -> tuple[LayerId, ...]:
        layers = [layer.id for layer in self.design.walk()]
        return tuple(dict.fromkeys(layers[(pick + 7 * step) % len(layers)] for step in range(count)))

    def boxes(self, ids: tuple[LayerId, ...]) -> dict[LayerId, Box]:
        found = {id_: self.mirror.box((id_,)) for id_ in changes.outermost(self.design, ids)}
        return {
            id_: Box(box.left(), box.top(), box.right(), box.bottom()) for id_, box in found.items() if not box.isNull()
        }

    def has_layers(self) -> bool:
        return bool(self.design.layers)

    @rule(kind=st.sampled_from([*changes.SHAPES, changes.RIBBON]))
    def adds(self, kind: str) -> None:
        self.record(changes.with_shape(self.design, kind)[0])

    @precondition(has_layers)
    @rule(pick=picks, dx=shifts, dy=shifts)
    def moves(self, pick: int, dx: float, dy: float) -> None:
        self.record(changes.moved(self.design, self.some(pick), dx, dy))

    @precondition(has_layers)
    @rule(pick=picks, angle=st.floats(-3, 3))
    def turns(self, pick: int, angle: float) -> None:
        self.record(arrange.turned(self.design, self.some(pick), angle, (200.0, 300.0)))

    @precondition(has_layers)
    @rule(pick=picks, axis=st.sampled_from(Axis), side=st.sampled_from(Side))
    def orders(self, pick: int, axis: Axis, side: Side) -> None:
        ids = self.some(pick, 3)
        self.record(arrange.aligned(self.design, self.boxes(ids), side))
        self.record(arrange.spread(self.design, self.boxes(ids), axis))
        self.record(arrange.flipped(self.design, ids, axis, arrange.MIDDLE))

    @precondition(has_layers)
    @rule(pick=picks, count=st.integers(2, 5))
    def repeats(self, pick: int, count: int) -> None:
        if len(list(self.design.walk())) < 60:
            self.record(arrange.copied_around(self.design, self.some(pick, 1), count)[0])

    @precondition(has_layers)
    @rule(pick=picks, operation=st.sampled_from(Operation))
    def combines(self, pick: int, operation: Operation) -> None:
        try:
            self.record(arrange.put_together(self.design, self.some(pick), operation)[0])
        except DesignError:
            self.show()

    @precondition(has_layers)
    @rule(pick=picks)
    def groups_or_opens(self, pick: int) -> None:
        (chosen,) = self.some(pick, 1)
        if isinstance(self.design.layer(chosen), Group):
            self.record(edits.ungroup(self.design, chosen))
        elif len(edits.layer_path(self.design, chosen)) < 3:
            self.record(changes.grouped(self.design, (chosen,))[0])

    @precondition(has_layers)
    @rule(pick=picks, visible=st.booleans(), step=st.sampled_from([1, -1]))
    def hides_and_restacks(self, pick: int, visible: bool, step: int) -> None:
        (chosen,) = self.some(pick, 1)
        self.record(changes.restacked(edits.show_layer(self.design, chosen, visible=visible), (chosen,), step))

    @precondition(has_layers)
    @rule(pick=picks)
    def removes(self, pick: int) -> None:
        self.record(changes.removed(self.design, self.some(pick)))

    @precondition(has_layers)
    @rule(pick=picks)
    def copies(self, pick: int) -> None:
        self.clip = clips.copied(self.design, self.some(pick, 1))

    @precondition(lambda self: bool(self.clip))
    @rule()
    def pastes(self) -> None:
        if len(list(self.design.walk())) < 60:
            self.record(clips.pasted(self.design, clips.read_clip(self.clip))[0])

    @rule(steps=st.integers(1, 4))
    def undoes(self, steps: int) -> None:
        for _ in range(steps):
            self.history.undo()
        self.show()

    @rule(steps=st.integers(1, 4))
    def redoes(self, steps: int) -> None:
        for _ in range(steps):
            self.history.redo()
        self.show()

    @rule()
    def saves_and_loads(self) -> None:
        loaded = load_design(save_design(self.design))
        assert loaded == self.design
        self.record(loaded)

    @invariant()
    def the_mirror_shows_the_design(self) -> None:
        fresh = Mirror()
        fresh.follow(self.design)
        for layer in self.design.walk():
            ours, new = self.mirror.drawing(layer.id), fresh.drawing(layer.id)
            assert (ours is None) == (new is None)
            if ours is not None and new is not None:
                assert _near(self.mirror.box((layer.id,)), fresh.box((layer.id,)))
                assert _near(ours.box, new.box)

    @invariant()
    def the_scene_holds_its_layers_in_order(self) -> None:
        seen = [layer.id for layer in self.design.layers if self.mirror.drawing(layer.id) is not None]
        items = self.scene.layer_items
        assert set(items) == set(seen)
        heights = [items[id_].zValue() for id_ in seen]
        assert heights == sorted(heights)
        for id_ in seen:
            drawing = self.mirror.drawing(id_)
            assert drawing is not None
            assert _near(items[id_].mapRectToScene(items[id_].boundingRect()), drawing.box)


def _near(one: QRectF, other: QRectF) -> bool:
    pairs = zip(one.getCoords(), other.getCoords(), strict=True)  # type: ignore[call-overload]  # the stubs say object
    return all(abs(a - b) < NEAR_PX for a, b in pairs)


RandomDesigner.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)


@pytest.mark.usefixtures("qapp")
class TestRandomDesigner(RandomDesigner.TestCase):
    """Needs an application for the scene."""


def test_a_mirror_that_forgets_would_be_noticed(qapp: QGuiApplication) -> None:
    design = build_template("harbour")
    mirror = Mirror()
    mirror.follow(design)
    first = design.layers[0].id
    moved = changes.moved(design, (first,), 5, 5)
    assert not _near(mirror.box((first,)), _fresh_box(moved, first))


def _fresh_box(design: Design, layer: LayerId) -> QRectF:
    fresh = Mirror()
    fresh.follow(design)
    return fresh.box((layer,))
