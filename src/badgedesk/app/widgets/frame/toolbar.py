"""The bar on top of a place, and the page it heads."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.message_bar import MessageBar


class Toolbar(QFrame):
    """Name at the leading edge, actions at the trailing one; where there is no room, some of them get shorter."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "toolbar")
        self.setMinimumHeight(PX.toolbar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, 0, PX.s4, 0)
        row.setSpacing(PX.s2)
        self._leading = QHBoxLayout()
        self._leading.setSpacing(PX.s2)
        self._trailing = QHBoxLayout()
        self._trailing.setSpacing(PX.s2)
        row.addLayout(self._leading, 1)
        row.addLayout(self._trailing)
        self._spare: list[Button | Segments | QWidget] = []
        self._fitting = False

    def add_leading(self, widget: QWidget, *, gap: int = 0, stretch: int = 0) -> None:
        """Add ``widget`` after the ones at the leading edge."""
        if gap:
            self._leading.addSpacing(gap)
        self._leading.addWidget(widget, stretch)

    def close_leading(self) -> None:
        """Keep the leading widgets together at their edge."""
        self._leading.addStretch(1)

    def add_trailing(self, widget: QWidget) -> None:
        """Add ``widget`` at the trailing edge."""
        self._trailing.addWidget(widget)

    def shorten(self, *widgets: Button | Segments | QWidget) -> None:
        """Where there is no room, let these get shorter, one after another.

        Buttons and segments keep only their icons; anything else is hidden.
        """
        self._spare.extend(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._fitting or not self._spare:
            return
        self._fitting = True
        for widget in self._spare:
            _shorten(widget, short=False)
        for widget in self._spare:
            if self._needed() <= self.width():
                break
            _shorten(widget, short=True)
        self._fitting = False

    def _needed(self) -> int:
        for layout in (self._leading, self._trailing, self._row):
            layout.invalidate()
        return self._row.minimumSize().width()


def _shorten(widget: Button | Segments | QWidget, *, short: bool) -> None:
    if isinstance(widget, Button | Segments):
        widget.abbreviate(short)
    else:
        widget.setVisible(not short)


class Page(QWidget):
    """A view with its toolbar, the message bar below it and a body."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.toolbar = Toolbar()
        self.messages = MessageBar(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.toolbar)
        self._column.addWidget(self.messages)

    def set_body(self, body: QWidget) -> None:
        """Put ``body`` below the bars."""
        self._column.addWidget(body, 1)
