"""The bar on top of a place, and the page it heads."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.message_bar import MessageBar


class Toolbar(QFrame):
    """Name at the leading edge, actions at the trailing one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "toolbar")
        self.setMinimumHeight(PX.toolbar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, 0, PX.s4, 0)
        row.setSpacing(PX.s2)
        self._leading = QHBoxLayout()
        self._leading.setSpacing(PX.s2)
        self._trailing = QHBoxLayout()
        self._trailing.setSpacing(PX.s2)
        row.addLayout(self._leading, 1)
        row.addLayout(self._trailing)

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
