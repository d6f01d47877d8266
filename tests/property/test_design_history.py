"""A random user: edits, undo and redo, against plain lists and the saved file."""

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from badgedesk.design import content, edits, load_design, save_design
from badgedesk.design.colours.colour import Hex, build_palette
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.history import LIMIT, History
from badgedesk.design.layers import LayerId, ShapeLayer, TextLayer
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template, list_templates

picks = st.integers(0, 10_000)
shifts = st.floats(-50, 50, allow_nan=False)
words = st.sampled_from(["Coach", "Тренер", "", "مدرب", "A & B"])


class RandomUser(RuleBasedStateMachine):
    """Keeps every state it has seen in plain lists and compares."""

    steps = 0
    """How many were taken, in all runs together."""

    @initialize(template=st.sampled_from([info.id for info in list_templates()]))
    def opens(self, template: str) -> None:
        self.history = History(build_template(template))
        self.past: list[Design] = []
        self.future: list[Design] = []
        self.now = self.history.design
        self.gesture = 0
        self.dragging: int | None = None

    def record(self, after: Design, gesture: int | None = None) -> None:
        self.history.record(after, "step", gesture)
        if after == self.now:
            return
        if gesture is None or self.dragging != gesture:
            self.past = [*self.past, self.now][-LIMIT:]
        self.future = []
        self.now = after
        self.dragging = gesture

    def any_layer(self, pick: int) -> LayerId:
        layers = list(self.now.walk())
        return layers[pick % len(layers)].id

    def has_layers(self) -> bool:
        return bool(self.now.layers)

    @rule(radius=st.floats(1, 200))
    def adds(self, radius: float) -> None:
        layer_id = edits.new_layer_id(self.now, "disc")
        self.record(
            edits.add_layer(self.now, ShapeLayer(id=layer_id, shape=circle(radius), fill=solid(Hex("#aabbcc"))))
        )

    @precondition(has_layers)
    @rule(pick=picks)
    def removes(self, pick: int) -> None:
        self.record(edits.remove_layer(self.now, self.any_layer(pick)))

    @precondition(has_layers)
    @rule(pick=picks, moves=st.lists(st.tuples(shifts, shifts), min_size=1, max_size=4))
    def drags(self, pick: int, moves: list[tuple[float, float]]) -> None:
        self.gesture += 1
        layer_id = self.any_layer(pick)
        for dx, dy in moves:
            self.record(edits.move_layer(self.now, layer_id, dx, dy), self.gesture)
        self.dragging = None

    @precondition(has_layers)
    @rule(pick=picks, index=st.integers(-2, 9))
    def restacks(self, pick: int, index: int) -> None:
        self.record(edits.restack_layer(self.now, self.any_layer(pick), index))

    @precondition(lambda self: 0 < len(list(self.now.walk())) < 120)
    @rule(pick=picks)
    def duplicates(self, pick: int) -> None:
        self.record(edits.duplicate_layer(self.now, self.any_layer(pick)))

    @precondition(lambda self: any(isinstance(layer, TextLayer) for layer in self.now.walk()))
    @rule(pick=picks, word=words)
    def types(self, pick: int, word: str) -> None:
        texts = [layer.id for layer in self.now.walk() if isinstance(layer, TextLayer)]
        self.record(content.set_text(self.now, texts[pick % len(texts)], text=word))

    @rule(base=st.integers(0, 0xFFFFFF))
    def reskins(self, base: int) -> None:
        self.record(content.set_palette(self.now, build_palette(f"#{base:06x}", "#f2bc5c", "#ffffff")))

    @rule()
    def changes_nothing(self) -> None:
        self.record(content.set_title(self.now, self.now.title))

    @rule()
    def undoes(self) -> None:
        self.dragging = None
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()
        assert self.history.undo() is self.now

    @rule()
    def redoes(self) -> None:
        self.dragging = None
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()
        assert self.history.redo() is self.now

    @rule()
    def saves_and_reloads(self) -> None:
        assert load_design(save_design(self.now)) == self.now

    @invariant()
    def agrees_with_the_lists(self) -> None:
        type(self).steps += 1
        assert self.history.design is self.now
        assert (self.history.can_undo, self.history.can_redo) == (bool(self.past), bool(self.future))
        ids = [layer.id for layer in self.now.walk()]
        assert len(ids) == len(set(ids))


# What fails is told as it was found: looking for a shorter way there takes longer than a test may.
RandomUser.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)
TestRandomUser = RandomUser.TestCase
