"""The list at the leading edge of a place: what to show, with counts, under small headings."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.lists.side_rows import SideModel, SideRole, SideRow
from badgedesk.app.widgets.words.painted import ink_name


class _SideDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = max(PX.row_list, self._theme.line(Role.BODY) + PX.s3)
        row: SideRow = index.data(SideRole.ROW)
        return QSize(PX.s7, height + (PX.edge if row.id else PX.s3))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: SideRow = index.data(SideRole.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id:
            self._paint_row(painter, rect.adjusted(0, 0, 0, -PX.edge), row, state)
        else:
            painter.setFont(self._theme.font(Role.SMALL_STRONG))
            painter.setPen(QColor(self._theme.tokens.text_soft))
            words = rect.adjusted(PX.s2, PX.s3, -PX.s2, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, row.label)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: SideRow, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = tokens.accent_soft if selected else tokens.hover
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect, PX.radius_tile, PX.radius_tile)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setWidth(PX.edge)
            pen.setColor(QColor(tokens.accent))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), PX.radius_tile, PX.radius_tile)
        colour = QColor(tokens.accent_text if selected else tokens.text_soft)
        way = painter.layoutDirection()
        side = self._theme.grown(PX.icon)
        icon = QRect(rect.left() + PX.s3 - PX.edge, rect.top(), side, rect.height())
        icon = QStyle.visualRect(way, rect, icon)
        paint_icon(painter, icon, row.shown_icon(), getattr(tokens, ink_name(row.tone)) if row.tone else colour)
        face = self._theme.font(Role.STRONG if selected else Role.BODY)
        painter.setFont(face)
        painter.setPen(QColor(tokens.accent_text if selected else tokens.text))
        count = "" if row.count is None else f"{row.count:,}".replace(",", "\u202f")
        room = QFontMetrics(face).horizontalAdvance(count)
        words = QStyle.visualRect(
            way, rect, rect.adjusted(PX.control + PX.s1 + side - PX.icon, 0, -(PX.s3 + room + PX.s2), 0)
        )
        label = QFontMetrics(face).elidedText(row.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, label)
        if not selected:
            painter.setFont(self._theme.font(Role.SMALL, figures=True))
            painter.setPen(QColor(tokens.text_soft))
        end = QStyle.visualRect(way, rect, rect.adjusted(0, 0, -(PX.s3 - PX.edge), 0))
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, count)


class SideList(QListView):
    """Shows side rows; the selected one tells what the place shows.

    Signals:
        chosen: `str`, the id of the row now selected.
        menu_asked: `str`, `QPoint`: what can be done with a row is wanted, at a place of the screen.
    """

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme, model: SideModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self._side = model
        self.setItemDelegate(_SideDelegate(theme, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)
        self.setProperty("ring", False)
        self.selectionModel().selectionChanged.connect(self._tell)
        theme.tokens_changed.connect(self.viewport().update)

    def choose(self, id_: str) -> None:
        """Select the row ``id_``."""
        self.setCurrentIndex(self._side.find(id_))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or from the keyboard of the chosen one."""
        mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if id_ := self._side.id_at(index):
            at = event.globalPos() if mouse else self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_asked.emit(id_, at)

    def _tell(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        for index in selected.indexes():
            row: SideRow = index.data(SideRole.ROW)
            self.chosen.emit(row.id)
