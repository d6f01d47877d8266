"""The rail of places at the leading edge of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place or tool of the rail."""

    id: str
    icon: str
    label: str
    shortcut: str = ""


class RailButton(QToolButton):
    """Icon over label; the chosen one is filled."""

    def __init__(self, theme: Theme, item: RailItem) -> None:
        super().__init__()
        self._theme, self._item = theme, item
        self.setFixedSize(PX.rail_item_width, PX.rail_item_height)
        self.setText(item.label)
        self.setAccessibleName(item.label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hint = f" ({item.shortcut})" if item.shortcut else ""
        self.setToolTip(f"{item.label}{hint}")
        if item.shortcut:
            self.setShortcut(QKeySequence(item.shortcut))
        theme.tokens_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.rail_item_width, PX.rail_item_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.hover))
            painter.drawRoundedRect(self.rect(), PX.radius_tile, PX.radius_tile)
        colour = QColor(tokens.accent_text if self.isChecked() else tokens.text_soft)
        line = self._theme.line(Role.TINY)
        top = (self.height() - PX.icon_rail - PX.rail_gap - line) // 2
        name = f"{self._item.icon}-fill" if self.isChecked() else self._item.icon
        paint_icon(painter, QRect(0, top, self.width(), PX.icon_rail), name, colour)
        painter.setFont(self._theme.font(Role.TINY))
        painter.setPen(colour)
        label = QRect(0, top + PX.icon_rail + PX.rail_gap, self.width(), line)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self._item.label)
        painter.end()


class Rail(QFrame):
    """The places, and tools at its foot.

    Signals:
        chosen: `str`, the id of the place the user went to.
        called: `str`, the id of the tool the user asked for.
    """

    chosen = Signal(str)
    called = Signal(str)

    def __init__(self, theme: Theme, places: tuple[RailItem, ...], tools: tuple[RailItem, ...]) -> None:
        super().__init__()
        self.setProperty("part", "rail")
        self.setFixedWidth(PX.rail)
        self.setAccessibleName("Places")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s2 - PX.edge, PX.s2, PX.s2 - PX.edge, PX.s2)
        column.setSpacing(PX.s1)
        for place in places:
            button = RailButton(theme, place)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, id_=place.id: self.chosen.emit(id_))
            self._group.addButton(button)
            self._buttons[place.id] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for tool in tools:
            button = RailButton(theme, tool)
            button.clicked.connect(lambda _=False, id_=tool.id: self.called.emit(id_))
            self._buttons[tool.id] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def mark(self, place: str) -> None:
        """Show ``place`` as the one the user is in."""
        self._buttons[place].setChecked(True)

    def button(self, id_: str) -> RailButton:
        """Return the button of a place or tool."""
        return self._buttons[id_]
