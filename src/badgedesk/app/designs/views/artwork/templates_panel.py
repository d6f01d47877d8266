"""Some templates below the layers: one click begins anew with another one."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.cards import DesignCard
from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.painted import plain_tool_tip
from badgedesk.app.widgets.words.text import Text, rule

_COLUMNS: Final = 3
_ROWS, _ROWS_HIGH = 2, 4


class TemplateTile(QToolButton):
    """The picture of one template."""

    def __init__(self, theme: Theme, pictures: Pictures, card: DesignCard) -> None:
        super().__init__()
        self._theme, self._pictures, self._key = theme, pictures, card.picture
        self.setProperty("kind", "tool")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"New from the template {card.name}")
        self.setToolTip(plain_tool_tip(f"New from the template {card.name}"))
        pictures.arrived.connect(self._arrived)
        theme.tokens_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(PX.tile, PX.tile)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if hovered else tokens.line), PX.hairline))
        painter.setBrush(QColor(tokens.window))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, PX.radius_tile, PX.radius_tile)
        side = PX.tile - 2 * PX.s2
        pixmap = self._pictures.pixmap(self._key, side, self.devicePixelRatioF())
        paint_picture(painter, QRect(QPoint(PX.s2, PX.s2), QSize(side, side)), pixmap, tokens)
        painter.end()

    def _arrived(self, key: str) -> None:
        if key == self._key:
            self.update()


class TemplatesPanel(QWidget):
    """As many templates as there is room for, and the way to all of them.

    Signals:
        chosen: `str`, the card of the template to begin with.
        all_asked: all templates are wanted.
    """

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self._cards: tuple[DesignCard, ...] = ()
        self._tiles: list[TemplateTile] = []
        self.all = Button(theme, "All", kind="link")
        self.all.clicked.connect(self.all_asked)
        head = QHBoxLayout()
        head.addWidget(Text(theme, Role.SECTION, "Templates"), 1)
        head.addWidget(self.all)
        self._grid = QGridLayout()
        self._grid.setSpacing(PX.s2)
        inside = QVBoxLayout()
        inside.setContentsMargins(PX.s4, PX.s1, PX.s4, PX.s3)
        inside.setSpacing(PX.s1)
        inside.addLayout(head)
        inside.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(inside)

    def show_templates(self, cards: tuple[DesignCard, ...]) -> None:
        """Show the first templates."""
        if cards == self._cards:
            return
        self._cards = cards
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = []
        self.all.setText(f"All {len(cards)}")
        self.all.setAccessibleName(f"All {len(cards)} templates")
        for place, card in enumerate(cards[: _COLUMNS * _ROWS_HIGH]):
            tile = TemplateTile(self._theme, self._pictures, card)
            tile.clicked.connect(lambda _=False, id_=card.id: self.chosen.emit(id_))
            self._tiles.append(tile)
            self._grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeading)
        order_tabs(self.all, *self._tiles)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = self.window().height() >= PX.editor_high
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < _COLUMNS * (_ROWS_HIGH if high else _ROWS))
