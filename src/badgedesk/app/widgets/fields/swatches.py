"""A row of colours to choose from."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.words.spoken import CHOICE


class Swatch(QToolButton):
    """One colour; the chosen one has a ring."""

    def __init__(self, theme: Theme, name: str, value: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, QColor(value)
        self.setProperty("kind", "tool")
        self.setCheckable(True)
        self.spoken_as = CHOICE
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(f"{name}, {value}")
        self.setToolTip(f"{name} {value}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.swatch + 2 * PX.ring_room, PX.swatch + 2 * PX.ring_room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = PX.ring_room
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(QPen(QColor(tokens.line), PX.hairline))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(box, PX.radius_field, PX.radius_field)
        if self.isChecked():
            painter.setPen(QPen(QColor(tokens.accent), PX.edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, PX.radius_tile, PX.radius_tile)
        painter.end()


class Swatches(QWidget):
    """Colours side by side.

    Signals:
        chosen: `str`, the name of the colour a person chose.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._name = name
        self._colours: tuple[tuple[str, str], ...] = ()
        self._buttons: dict[str, Swatch] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(PX.edge)
        self._row.addStretch(1)

    def show_colours(self, colours: tuple[tuple[str, str], ...]) -> None:
        """Show colours, each with its name."""
        if colours == self._colours:
            return
        self._colours = colours
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for place, (name, value) in enumerate(colours):
            button = Swatch(self._theme, f"{self._name}: {name.replace('_', ' ')}", value)
            button.clicked.connect(lambda _=False, chosen=name: self.chosen.emit(chosen))
            self._buttons[name] = button
            self._row.insertWidget(place, button)

    def choose(self, name: str) -> None:
        """Mark the colour ``name``; an unknown one marks none."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)

    def value_of(self, name: str) -> str:
        """Return the ``#rrggbb`` of a colour."""
        return dict(self._colours)[name]

    def button(self, name: str) -> Swatch:
        """Return the button of a colour."""
        return self._buttons[name]
