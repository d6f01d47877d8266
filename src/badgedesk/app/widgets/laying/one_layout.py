"""Showing and hiding many widgets of one layout with a single laying out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtWidgets import QWidget

Shown = TypeVar("Shown", bound=QWidget)
Rest = ParamSpec("Rest")


@contextmanager
def one_layout(holder: QWidget) -> Iterator[None]:
    """Keep the layout of ``holder`` still meanwhile, and have it laid out once, before the next painting.

    Qt lays out all widgets around one that is shown, at once and for each of them anew.
    """
    layout = holder.layout()
    if layout is None or not layout.isEnabled():
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.invalidate()


def laid_out_once(show: Callable[Concatenate[Shown, Rest], None]) -> Callable[Concatenate[Shown, Rest], None]:
    """Let a method that shows and hides much of its widget lay it out once."""

    @wraps(show)
    def shown(holder: Shown, /, *words: Rest.args, **names: Rest.kwargs) -> None:
        with one_layout(holder):
            show(holder, *words, **names)

    return shown


def make_ready(hidden: QWidget) -> None:
    """Do what else takes time when a widget is shown for the first time, before anybody waits for it."""
    for widget in hidden.findChildren(QWidget):
        widget.ensurePolished()
    layout = hidden.layout()
    if layout is not None:
        layout.activate()
