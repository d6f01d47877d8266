"""The rail of places at the leading edge of the window."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout

from badgedesk.app.look.early import CENTRE, pressed_by_enter
from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

if not TYPE_CHECKING:
    from badgedesk.app.look.early import override
else:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QKeyEvent
    from typing_extensions import override


class RailItem(NamedTuple):
    """One place or tool of the rail."""

    id: str
    icon: str
    label: str
    shortcut: str = ""


class RailButton(QAbstractButton):
    """Icon over label; the chosen one is filled.

    Colours lie in its palette: the painter's pen begins as the text colour, and the tile is the button's ground.
    """

    def __init__(self, theme: Theme, item: RailItem) -> None:
        super().__init__()
        self._theme, self._item = theme, item
        self._labelled = True
        self.spoken_as = ""
        self.setText(item.label)
        self.setAccessibleName(item.label)
        hint = f" ({item.shortcut})" if item.shortcut else ""
        self.setToolTip(f"{item.label}{hint}")
        self.toggled.connect(self._dress)
        theme.tokens_changed.connect(self._dress)
        self._dress()

    def show_label(self, shown: bool) -> None:
        """Show the label below the icon, or only the icon."""
        self._labelled = shown
        self.update()

    def take_room(self, width: int) -> None:
        """Be ``width`` wide, and as high as icon and label need."""
        line = self._theme.line(Role.TINY) if self._labelled else 0
        height = PX.rail_item_height if self._labelled else PX.rail_item_height - PX.s2
        self.setFixedSize(width, max(height, self._theme.grown(PX.icon_rail) + PX.rail_gap + line + PX.s3))

    def label_width(self) -> int:
        """Return how much room the label needs at the text size of the moment."""
        return QFontMetrics(self._theme.font(Role.TINY)).horizontalAdvance(self._item.label) + PX.s2

    def bind_keys(self) -> None:
        """Let the shortcut work; naming keys is slow to load, so this comes after the first painting."""
        if self._item.shortcut:
            self.setShortcut(self._item.shortcut)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: "QEnterEvent") -> None:
        self.update()

    @override
    def leaveEvent(self, event: "QEvent") -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            tile = QPainterPath()
            tile.addRoundedRect(QRectF(self.rect()), PX.radius_tile, PX.radius_tile)
            painter.fillPath(tile, self.palette().brush(QPalette.ColorRole.Button))
        line = self._theme.line(Role.TINY) if self._labelled else -PX.rail_gap
        side = self._theme.grown(PX.icon_rail)
        top = (self.height() - side - PX.rail_gap - line) // 2
        name = f"{self._item.icon}-fill" if self.isChecked() else self._item.icon
        paint_icon(painter, QRect(0, top, self.width(), side), name)
        if self._labelled:
            painter.setFont(self._theme.font(Role.TINY))
            painter.drawText(QRect(0, top + side + PX.rail_gap, self.width(), line), CENTRE, self._item.label)
        painter.end()

    def _dress(self) -> None:
        tokens, chosen = self._theme.tokens, self.isChecked()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(tokens.accent_text if chosen else tokens.text_soft))
        palette.setColor(QPalette.ColorRole.Button, QColor(tokens.accent_soft if chosen else tokens.hover))
        self.setPalette(palette)
        self.update()


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
        self._theme, self._window_width = theme, PX.compact
        self.setAccessibleName("Places")
        self.spoken_as = ""
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
            column.addWidget(button)
        column.addStretch(1)
        for tool in tools:
            button = RailButton(theme, tool)
            button.clicked.connect(lambda _=False, id_=tool.id: self.called.emit(id_))
            self._buttons[tool.id] = button
            column.addWidget(button)
        theme.tokens_changed.connect(self._fit)
        self._fit()

    def give_room(self, window_width: int) -> None:
        """Be as wide as a window of that width lets it: labels give way first."""
        if window_width != self._window_width:
            self._window_width = window_width
            self._fit()

    def _fit(self) -> None:
        labelled = self._window_width >= PX.compact
        inset = PX.rail - PX.rail_item_width
        if labelled:
            widest = max(button.label_width() for button in self._buttons.values())
            item = max(PX.rail_item_width, widest)
        else:
            item = (PX.rail_compact if self._window_width >= PX.one_column else PX.rail_small) - inset
        for button in self._buttons.values():
            button.show_label(labelled)
            button.take_room(item)
        self.setFixedWidth(item + inset)

    def mark(self, place: str) -> None:
        """Show ``place`` as the one the user is in."""
        self._buttons[place].setChecked(True)

    def bind_keys(self) -> None:
        """Let all shortcuts work, and tell screen readers what the rail is."""
        from badgedesk.app.widgets.words.spoken import TAB, TABS, speak_roles, tell_choice

        speak_roles()
        self.spoken_as = TABS
        for button in self._buttons.values():
            button.bind_keys()
            if button.isCheckable():
                button.spoken_as = TAB
                button.toggled.connect(lambda _, tab=button: tell_choice(tab))

    def button(self, id_: str) -> RailButton:
        """Return the button of a place or tool."""
        return self._buttons[id_]
