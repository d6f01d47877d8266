"""A random user: whatever is done, taken back, saved and loaded, the canvas shows the design and nothing else.

The mirror that followed every step must give what a new one makes of the same design, the scene must hold exactly its
layers, and the file must give the same design back.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from badgedesk.app.designs.canvas.mirror import Mirror
from badgedesk.app.designs.canvas.scene import CanvasScene
from badgedesk.app.designs.editor import arrange, changes, clips, gripping, line_values, text_runs, values
from badgedesk.app.designs.editor.arrange import Axis, Side
from badgedesk.app.designs.editor.motifs import with_motif, with_own
from badgedesk.core.errors import DesignError
from badgedesk.design import content, edits, load_design, save_design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import Join, Tiled
from badgedesk.design.colours.paints import Side as LineSide
from badgedesk.design.document import Design
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.history import History
from badgedesk.design.layers import Group, Layer, LayerId, TextLayer
from badgedesk.design.outlines.booleans import Operation
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.personal import sample_words
from badgedesk.design.templates import build_template
from badgedesk.design.typeset.lettering import Align
from badgedesk.design.typeset.text import lay_out

picks = st.integers(0, 10_000)
shifts = st.floats(-60, 60, allow_nan=False)
NEAR_PX = 1e-3
WORDS = (
    "Fair winds",
    "Three days at sea,\nnight navigation and pilotage",
    "",
    "مدرب",
    "शुभ यात्रा",
    "{recipient} {date}",
    "A",
)
PATTERNS = tuple(line_values.PATTERNS)


class RandomDesigner(RuleBasedStateMachine):
    """Works on one design through the functions that the window calls."""

    steps = 0
    """How many were taken, in all runs together."""

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

    def texts(self) -> list[LayerId]:
        return [layer.id for layer in self.design.walk() if isinstance(layer, TextLayer)]

    def text(self, pick: int) -> LayerId:
        texts = self.texts()
        return texts[pick % len(texts)]

    def set_text(self, pick: int, change: Callable[[TextLayer], TextLayer]) -> None:
        def apply(layer: Layer) -> Layer:
            assert isinstance(layer, TextLayer)
            return lay_out(change(layer), sample_words(self.design))

        self.record(edits.change_layer(self.design, self.text(pick), apply))

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
    @rule(pick=picks, kind=st.sampled_from([values.PLAIN, values.METAL, values.PATTERN]), soft=st.floats(0, 20))
    def dresses(self, pick: int, kind: str, soft: float) -> None:
        """Give layers another kind of fill, a dashed line, a shadow and a bevel, or take the last two away."""

        def change(layer: Layer) -> Layer:
            if isinstance(layer, Group):
                return layer
            paint = values.as_kind(values.paint_of(layer), kind, Hex("#14263c"))
            lined = line_values.with_line(
                values.with_paint(layer, paint), 0, partial(line_values.patterned, name="dots")
            )
            assert not isinstance(lined, Group)
            bare = lined.shadow is not None
            return replace(
                lined, shadow=None if bare else Shadow(soft_px=round(soft, 1)), bevel=None if bare else Bevel(3.0)
            )

        if len(list(self.design.walk())) < 30:
            self.record(edits.change_layers(self.design, self.some(pick, 1), change))

    @precondition(lambda self: any(isinstance(layer, Group) for layer in self.design.layers))
    @rule(pick=picks, soft=st.floats(0, 12))
    def lights_a_group(self, pick: int, soft: float) -> None:
        """Give a group a shadow or a bevel, or take both away."""
        groups = [layer.id for layer in self.design.layers if isinstance(layer, Group)]
        shadow = Shadow(soft_px=round(soft, 1)) if pick % 3 else None
        bevel = Bevel(4.0) if pick % 2 else None
        if len(list(self.design.walk())) < 30:
            chosen = groups[pick % len(groups)]
            self.record(
                edits.change_layer(self.design, chosen, lambda layer: replace(layer, shadow=shadow, bevel=bevel))
            )

    @precondition(has_layers)
    @rule(pick=picks, other=picks)
    def fills_with_a_pattern_of_own(self, pick: int, other: int) -> None:
        try:
            design, motif = with_motif(self.design, self.some(pick, 1))
        except DesignError:
            return
        fill = with_own(Tiled(Hex("#14263c"), Hex("#e9f4ee")), motif)
        self.record(edits.change_layers(design, self.some(other, 1), lambda layer: values.with_paint(layer, fill)))

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

    @precondition(lambda self: bool(self.texts()))
    @rule(pick=picks, words=st.sampled_from(WORDS), size=st.floats(8, 90))
    def writes(self, pick: int, words: str, size: float) -> None:
        self.record(content.set_text(self.design, self.text(pick), text=words, size_px=round(size, 1)))

    @precondition(lambda self: bool(self.texts()))
    @rule(pick=picks, run=st.sampled_from(["line", "box", "top", "bottom", "path"]), align=st.sampled_from(Align))
    def runs(self, pick: int, run: str, align: Align) -> None:
        self.set_text(pick, lambda layer: text_runs.aligned(text_runs.with_run(layer, run), align))

    @precondition(lambda self: bool(self.texts()))
    @rule(pick=picks, family=st.sampled_from(["Lato", "Kalam", "Inter", "Cinzel"]), weight=st.integers(1, 9))
    def weighs(self, pick: int, family: str, weight: int) -> None:
        def change(layer: TextLayer) -> TextLayer:
            font = text_runs.in_family(replace(layer.font, weight=100 * weight), family)
            return text_runs.with_line_height(replace(layer, font=font), 0.8 + weight / 10)

        self.set_text(pick, change)

    @precondition(has_layers)
    @rule(pick=picks, grip=picks, dx=shifts, dy=shifts)
    def pulls(self, pick: int, grip: int, dx: float, dy: float) -> None:
        (chosen,) = self.some(pick, 1)
        free = gripping.free_contours(self.design.layer(chosen)) is not None and bool(grip % 2)
        grips = gripping.grips_of(self.design, chosen, None, nodes=free)
        if grips:
            found = grips[grip % len(grips)]
            to = (found.point[0] + dx, found.point[1] + dy)
            self.record(gripping.pulled(self.design, chosen, found.name, to, gripping.Held()))

    @precondition(lambda self: len(self.texts()) > 0)
    @rule(pick=picks, other=picks)
    def lets_a_text_run_along(self, pick: int, other: int) -> None:
        pair = text_runs.text_and_outline(self.design, (self.text(pick), *self.some(other, 1)))
        if pair is not None:
            self.record(text_runs.along(self.design, *pair))

    @precondition(has_layers)
    @rule(pick=picks, side=st.sampled_from(LineSide), join=st.sampled_from(Join), pattern=st.sampled_from(PATTERNS))
    def lines(self, pick: int, side: LineSide, join: Join, pattern: str) -> None:
        def change(layer: Layer) -> Layer:
            drawn = line_values.with_new_line(layer, Hex("#804020"))
            last = len(line_values.lines_of(drawn) or ()) - 1
            set_ = line_values.with_line(drawn, last, lambda line: replace(line, side=side, join=join))
            return line_values.with_line(set_, last, lambda line: line_values.patterned(line, pattern))

        self.record(edits.change_layers(self.design, self.some(pick, 1), change))

    @precondition(has_layers)
    @rule(pick=picks, width=st.floats(0.5, 30))
    def widens_or_removes_a_line(self, pick: int, width: float) -> None:
        def change(layer: Layer) -> Layer:
            if pick % 3 == 0:
                return line_values.without_line(layer, 0)
            return line_values.with_line(layer, 0, lambda line: line_values.widened(line, round(width, 1)))

        self.record(edits.change_layers(self.design, self.some(pick, 1), change))

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
        for layer in loaded.walk():
            if isinstance(layer, TextLayer):
                assert lay_out(layer, sample_words(loaded)) == layer
        self.record(loaded)

    @invariant()
    def counts(self) -> None:
        type(self).steps += 1

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


# What fails is told as it was found: looking for a shorter way there takes longer than a test may.
RandomDesigner.TestCase.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)


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
