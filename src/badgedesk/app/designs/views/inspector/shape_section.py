"""The measures of the selected shapes: points of a star, teeth of a gear, corners of a plate."""

from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from badgedesk.app.designs.editor import measures
from badgedesk.app.designs.editor.measures import Measure
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.number_field import NumberField
from badgedesk.design import content
from badgedesk.design.document import Design
from badgedesk.design.layers import Layer, Shape


class ShapeSection(Section):
    """Fields for the measures that the selected shapes have; made anew when another kind is selected."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._kind: type | None = None
        self.fields: dict[str, NumberField | Choice] = {}
        self._holder: QWidget | None = None
        self._column.addWidget(self._label("Shape"))

    def can_show(self, layers: list[Layer]) -> bool:
        """Whether all layers are parametric shapes of one kind with something to set."""
        shapes = [measures.shape_of(layer) for layer in layers]
        kinds = {type(shape) for shape in shapes}
        first = shapes[0] if shapes else None
        return len(kinds) == 1 and first is not None and bool(measures.measures(first))

    def show_layers(self, layers: list[Layer]) -> None:
        """Show what the shapes have in common; measures that differ stay blank."""
        shapes = [shape for shape in map(measures.shape_of, layers) if shape is not None]
        if type(shapes[0]) is not self._kind:
            self._build(shapes[0])
        found = [{each.field: each.value for each in measures.measures(shape)} for shape in shapes]
        for name, field in self.fields.items():
            value = same([values[name] for values in found])
            if isinstance(field, Choice):
                field.show_value(value.value if isinstance(value, StrEnum) else "")
            else:
                field.show_number(None if value is None or isinstance(value, StrEnum) else float(value))

    def _build(self, shape: Shape) -> None:
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.deleteLater()
        self._kind = type(shape)
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(PX.s2)
        grid.setVerticalSpacing(PX.s1)
        self.fields = {}
        for place, measure in enumerate(measures.measures(shape)):
            row, column = 2 * (place // 2), place % 2
            grid.addWidget(self._label(measure.name), row, column)
            self.fields[measure.field] = self._field(measure)
            grid.addWidget(self.fields[measure.field], row + 1, column)
        self._column.addWidget(self._holder)

    def _field(self, measure: Measure) -> NumberField | Choice:
        if measure.choices:
            choice = Choice(self._theme, measure.name)
            for each in measure.choices:
                choice.addItem(each.value.replace("-", " ").capitalize(), each.value)
            kind = type(measure.choices[0])
            choice.activated.connect(lambda _: self._set(measure.field, kind(choice.value())))
            return choice
        field = NumberField(self._theme, measure.name, digits=0 if measure.whole else 1)
        field.set_range(measure.low, measure.high)
        field.changed.connect(partial(self._set, measure.field))
        return field

    def _set(self, field: str, value: float | StrEnum) -> None:
        chosen = self._viewmodel.selection

        def change(design: Design) -> Design:
            for layer in chosen:
                shape = measures.shape_of(design.layer(layer))
                if shape is not None:
                    design = content.set_shape(design, layer, measures.with_measure(shape, field, value))
            return design

        self._begin()
        self._viewmodel.edit("Shape", change, self._gesture)
