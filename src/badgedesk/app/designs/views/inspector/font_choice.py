"""The choice of a font family, in which each stands in its own letters."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import DesignError
from badgedesk.design.fonts.added import generation
from badgedesk.design.fonts.catalogue import find_face, usable_families
from badgedesk.design.fonts.weights import nearest_weight
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.typeset.lettering import Align, Font, Straight
from badgedesk.design.typeset.text import lay_out

_REGULAR: Final = 400
_LARGER: Final = 1.25
"""Size of samples, in sizes of other text."""
_SCRIPTS: Final = ("العربية", "देवनागरी", "עברית", "ไทย", "தமிழ்", "日本語", "한국어", "中文")
"""Words that show a script besides Latin which a font has; the first that it has all letters of."""


class FontChoice(Choice):
    """Offers the families at hand; a sample is made when its line is first painted."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setItemDelegate(_Samples(theme, self))
        self.view().setMinimumWidth(PX.menu + PX.tile)

    def offer(self, *before: tuple[str, str]) -> None:
        """Offer entries of words and value, then the families at hand; nothing happens while they are the same."""
        wanted = (*before, *((shown(family), family) for family in usable_families()))
        if tuple(self.itemData(at) for at in range(self.count())) == tuple(value for _, value in wanted):
            return
        self.clear()
        for words, value in wanted:
            self.addItem(words, value)


class _Samples(QStyledItemDelegate):
    """Paints each family in its own letters, and words of a further script that it has at the end of the line."""

    def __init__(self, theme: Theme, parent: Choice) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.line(Role.BODY) + PX.s3)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        family = str(index.data(Qt.ItemDataRole.UserRole) or "")
        size = _LARGER * self._theme.font(Role.BODY).pixelSize()
        name = sample(str(index.data() or ""), family, size, generation()) if family else None
        if name is None:
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        room = option.rect.adjusted(PX.s2, 0, -PX.s3, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        further = _script_sample(family, size, generation())
        if further is not None:
            room.setRight(room.right() - self._fill(painter, further, room, tokens.text_soft, at_end=True) - PX.s3)
        self._fill(painter, name, room, tokens.text, at_end=False)
        painter.restore()

    def _fill(self, painter: QPainter, path: QPainterPath, room: QRect, colour: str, *, at_end: bool) -> int:
        """Paint letters whose base line is at 0 into the room, smaller where they are wider, and return their width."""
        box = path.boundingRect()
        scale = min(1.0, room.width() / box.width()) if box.width() else 1.0
        width = box.width() * scale
        is_right = at_end is (painter.layoutDirection() == Qt.LayoutDirection.LeftToRight)
        x = room.right() - width if is_right else room.left()
        base = room.center().y() + self._theme.font(Role.BODY).pixelSize() * _LARGER / 3
        painter.setTransform(QTransform.fromScale(scale, scale) * QTransform.fromTranslate(x, base), combine=True)
        painter.fillPath(path.translated(QPointF(-box.left(), 0.0)), QColor(colour))
        painter.resetTransform()
        return round(width)


@lru_cache(maxsize=512)
def sample(words: str, family: str, size_px: float, _generation: int) -> QPainterPath | None:
    """Return words in the letters of a family, their base line at 0; None where that cannot be."""
    try:
        font = Font(family, nearest_weight(family, _REGULAR))
        layer = TextLayer(
            id=LayerId("sample"), text=words, font=font, size_px=size_px, place=Straight(0.0, 0.0), align=Align.START
        )
        path = lay_out(layer).outlined.path
    except DesignError:
        return None
    return qt_path(path) if path else None


@lru_cache(maxsize=512)
def _script_sample(family: str, size_px: float, at_hand: int) -> QPainterPath | None:
    try:
        face = find_face(Font(family))
    except DesignError:
        return None
    words = next((words for words in _SCRIPTS if all(map(face.has, words))), "")
    return sample(words, family, size_px, at_hand) if words else None
