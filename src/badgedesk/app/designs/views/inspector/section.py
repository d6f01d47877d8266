"""A part of the inspector: fields under one heading."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.text import Text
from badgedesk.design import edits
from badgedesk.design.layers import Layer

Value = TypeVar("Value")


def same(found: list[Value]) -> Value | None:
    """Return the value that all have; None where they differ or there are none."""
    return found[0] if found and all(each == found[0] for each in found) else None


class Section(QWidget):
    """Fields under one heading; each tells what it is for through the view-model's edits."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._theme, self._viewmodel = theme, viewmodel
        self._gesture = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s4)
        self._column.setSpacing(PX.s2 + PX.edge)

    def _begin(self) -> None:
        self._gesture = self._viewmodel.new_gesture()

    def _label(self, words: str) -> Text:
        return Text(self._theme, Role.LABEL, words, tone="soft")

    def _change(self, label: str, change: Callable[[Layer], Layer], *, gesture: bool = True) -> None:
        chosen = self._viewmodel.selection
        self._viewmodel.edit(
            label, lambda design: edits.change_layers(design, chosen, change), self._gesture if gesture else None
        )
