"""Rows of a roster: good ones on one line, faulty ones on soft red with an open field and the reason below."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.states import Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import paint_verdict

_LEADING: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class PersonRole(IntEnum):
    """What a model of people answers besides the display role."""

    FAULTY = Qt.ItemDataRole.UserRole + 20
    """Whether the row cannot be awarded; for every cell of it."""
    WRONG = Qt.ItemDataRole.UserRole + 21
    """Whether this very cell is wrong."""
    REASON = Qt.ItemDataRole.UserRole + 22
    """Why the row cannot be awarded, in a sentence."""
    HINT = Qt.ItemDataRole.UserRole + 23
    """What an empty wrong cell wants: "Type the name"."""


@dataclass(frozen=True, slots=True)
class RosterHeights:
    """Heights of rows at the user's text size."""

    row: int
    reason: int


def roster_heights(theme: Theme) -> RosterHeights:
    """Return how high a row is, and the line that says why it is faulty."""
    line = theme.line(Role.BODY)
    return RosterHeights(max(PX.row_table, line + PX.s3 + PX.edge), max(PX.row_reason, line + PX.s2))


class RosterDelegate(QStyledItemDelegate):
    """Paints one cell; a wrong one looks like the field that a click makes of it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        heights = roster_heights(self._theme)
        return QSize(PX.card_min, heights.row + (heights.reason if index.data(PersonRole.FAULTY) else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        faulty = bool(index.data(PersonRole.FAULTY))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if faulty:
            painter.fillRect(rect, QColor(tokens.fail_soft))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        box = QRect(rect.left(), rect.top(), rect.width(), roster_heights(self._theme).row)
        for area in (rect, box):
            painter.fillRect(area.left(), area.bottom(), area.width(), PX.hairline, QColor(tokens.line))
        if faulty and tokens.soft_edge:  # high contrast has no soft grounds
            for top in (rect.top(), rect.bottom() + 1 - tokens.soft_edge):
                painter.fillRect(rect.left(), top, rect.width(), tokens.soft_edge, QColor(tokens.fail))
        self._paint_cell(painter, box, index)
        if state & QStyle.StateFlag.State_HasFocus:
            self._paint_ring(painter, box)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens = self._theme.tokens
        verdict = index.data(CardRole.VERDICT)
        inner = box.adjusted(PX.s2, 0, -PX.s2, 0)
        if isinstance(verdict, Verdict):
            paint_verdict(painter, inner, verdict, self._theme)
            return
        face = self._theme.font(Role.BODY, figures=True)
        painter.setFont(face)
        words = str(index.data() or "")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.setPen(QColor(tokens.text_faint if alignment is not None else tokens.text))
        if index.data(PersonRole.WRONG):
            painter.setPen(QPen(QColor(tokens.fail), PX.edge))
            painter.setBrush(QColor(tokens.surface))
            painter.drawRoundedRect(QRectF(self._field(box)).adjusted(1, 1, -1, -1), PX.radius_field, PX.radius_field)
            painter.setPen(QColor(tokens.text if words else tokens.text_faint))
            words = words or str(index.data(PersonRole.HINT) or "")
        elided = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, alignment if isinstance(alignment, Qt.AlignmentFlag) else _LEADING, elided)

    def _paint_ring(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(QColor(self._theme.tokens.accent), PX.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self._field(box)).adjusted(1, 1, -1, -1), PX.radius_field, PX.radius_field)

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        if index.data(PersonRole.WRONG):
            editor.setProperty("tone", "fail")
        editor.setFont(self._theme.font(Role.BODY))
        editor.setAcceptDrops(False)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        editor.setAccessibleDescription(str(index.data(PersonRole.REASON) or ""))
        editor.setPlaceholderText(str(index.data(PersonRole.HINT) or ""))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit) and editor.text() != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        row = roster_heights(self._theme).row
        editor.setGeometry(self._field(QRect(rect.left(), rect.top(), rect.width(), row)))

    def _field(self, box: QRect) -> QRect:
        """Return where in a cell its field is; the field's text stands where the cell's own stood."""
        return box.adjusted(0, PX.cell_inset, -PX.cell_inset, -PX.cell_inset)


def paint_reason(painter: QPainter, line: QRect, reason: str, theme: Theme) -> None:
    """Paint in the line below a faulty row why it is faulty."""
    icon = QRect(line.left(), line.top(), PX.icon_small, line.height())
    paint_icon(painter, icon, "arrow-bend-down-right", theme.tokens.fail)
    face = theme.font(Role.LABEL)
    painter.setFont(face)
    painter.setPen(QColor(theme.tokens.fail))
    words = line.adjusted(PX.icon_small + PX.s2 - PX.edge, 0, -PX.s2, 0)
    painter.drawText(words, _LEADING, QFontMetrics(face).elidedText(reason, Qt.TextElideMode.ElideRight, words.width()))
