"""A row of the list of layers: caret, icon, name, lock and eye."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role

_LEADING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class LayerRole(IntEnum):
    """What a model of layers answers besides the display role."""

    ICON = Qt.ItemDataRole.UserRole + 1
    VISIBLE = Qt.ItemDataRole.UserRole + 2
    LOCKED = Qt.ItemDataRole.UserRole + 3
    DEPTH = Qt.ItemDataRole.UserRole + 4
    IS_GROUP = Qt.ItemDataRole.UserRole + 5


class LayerDelegate(QStyledItemDelegate):
    """Paints rows of layers and tells which of their marks was clicked.

    Signals:
        marked: `QModelIndex` and `str`: ``eye``, ``lock`` or ``caret``.
    """

    marked = Signal(object, str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(PX.card_min, max(PX.row_layer, self._theme.line(Role.BODY) + PX.s2))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        row = rect.adjusted(PX.layer_inset, 0, -PX.layer_inset, 0)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.hover))
            painter.drawRoundedRect(row, PX.radius_tile, PX.radius_tile)
        visible = bool(index.data(LayerRole.VISIBLE))
        marks = _marks(rect, int(index.data(LayerRole.DEPTH) or 0))
        if index.data(LayerRole.IS_GROUP):
            open_ = bool(state & QStyle.StateFlag.State_Open)
            paint_icon(painter, _centred(marks["caret"], PX.icon_caret), _caret(open_=open_), tokens.text_soft)
        ink = tokens.text if visible else tokens.text_faint
        icon = tokens.accent_text if selected else tokens.text_soft if visible else tokens.text_faint
        paint_icon(painter, _centred(marks["icon"], PX.icon), str(index.data(LayerRole.ICON)), icon)
        shows_lock = selected or hovered or bool(index.data(LayerRole.LOCKED))
        if shows_lock:
            lock = "lock-simple" if index.data(LayerRole.LOCKED) else "lock-simple-open"
            paint_icon(painter, _centred(marks["lock"], PX.icon_small), lock, tokens.text_soft)
        eye = "eye" if visible else "eye-slash"
        paint_icon(painter, _centred(marks["eye"], PX.icon), eye, tokens.text_soft if visible else tokens.text_faint)
        face = self._theme.font(Role.STRONG if selected else Role.BODY)
        painter.setFont(face)
        painter.setPen(QColor(ink))
        room = marks["name"] if shows_lock else marks["name"].adjusted(0, 0, PX.layer_mark, 0)
        name = QFontMetrics(face).elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEADING, name)
        painter.restore()

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        edit = QLineEdit(parent)
        edit.setFont(self._theme.font(Role.BODY))
        edit.setAccessibleName("Name of the layer")
        edit.setProperty("ring", False)
        edit.setProperty("compact", True)
        return edit

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        name = _marks(option.rect, int(index.data(LayerRole.DEPTH) or 0))["name"]
        editor.setGeometry(name.adjusted(-PX.s2, 1, 0, -1))

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            marks = _marks(option.rect, int(index.data(LayerRole.DEPTH) or 0))
            for mark in ("eye", "lock", "caret"):
                if marks[mark].contains(event.position().toPoint()):
                    self.marked.emit(index, mark)
                    return True
        return False


def _caret(*, open_: bool) -> str:
    return "caret-down" if open_ else "caret-right"


def _marks(rect: QRect, depth: int) -> dict[str, QRect]:
    """Return where the parts of a row lie."""
    left = rect.left() + PX.layer_inset + PX.s1 + depth * PX.layer_indent
    size = QSize(PX.layer_mark, rect.height())
    caret = QRect(rect.topLeft(), size)
    caret.moveLeft(left)
    icon = caret.translated(PX.layer_mark, 0)
    eye = QRect(caret)
    eye.moveRight(rect.right() - PX.layer_inset - PX.s1)
    lock = eye.translated(-PX.layer_mark, 0)
    name = QRect(rect)
    name.setLeft(icon.right() + PX.s1)
    name.setRight(lock.left() - PX.s1)
    return {"caret": caret, "icon": icon, "lock": lock, "eye": eye, "name": name}


def _centred(box: QRect, side: int) -> QRect:
    made = QRect(0, 0, side, side)
    made.moveCenter(box.center())
    return made
