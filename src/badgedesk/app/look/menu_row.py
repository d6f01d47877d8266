"""Menus: their ground and rows; the words of a shortcut, or the arrow of another menu, stand at the far edge.

A style sheet would write shortcuts at the near edge, in the colour of the words; with a ground of its own it would
also keep the style from being asked.
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.tokens import PX, half_grown, scale_of

_TEXT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextHideMnemonic
_SEPARATOR: Final = QStyleOptionMenuItem.MenuItemType.Separator
_RIGHT: Final = PX.s2 + PX.icon_caret
_APART: Final = PX.s6
"""The least between the words and a shortcut."""


def _icon_side(option: QStyleOptionMenuItem) -> int:
    """Return how large an icon is, half as grown as the words."""
    return half_grown(PX.icon, scale_of(option.font.pixelSize()))


def _left(option: QStyleOptionMenuItem) -> int:
    """Return where the words begin: every row leaves room for an icon."""
    return PX.s2 + _icon_side(option) + PX.s2


def paint_menu(painter: QPainter, option: QStyleOption) -> None:
    """Paint the ground of a menu and its edge."""
    painter.save()
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), PX.hairline))
    painter.setBrush(option.palette.color(QPalette.ColorRole.ToolTipBase))
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def row_size(option: QStyleOptionMenuItem, words: QSize) -> QSize:
    """Return what a row of those words takes; the menu itself adds the widest shortcut."""
    if option.menuItemType == _SEPARATOR:
        return QSize(words.width(), PX.s2 + PX.hairline)  # Qt leaves out what is empty
    apart = _APART if "\t" in option.text else 0
    height = max(PX.row_menu, option.fontMetrics.height() + PX.s2 + PX.edge)
    return QSize(words.width() + _left(option) + apart + _RIGHT, height)


def paint_row(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    """Paint one row, or the line between groups of them."""
    palette, state = option.palette, option.state
    if option.menuItemType == _SEPARATOR:
        line = QRect(option.rect.left() + PX.s2, option.rect.top() + PX.s1, option.rect.width() - PX.s4, PX.hairline)
        painter.fillRect(line, palette.color(QPalette.ColorRole.Mid))
        return
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    faint = palette.color(QPalette.ColorRole.PlaceholderText)
    ink = palette.color(QPalette.ColorRole.Text) if enabled else faint
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(option.font)
    if state & QStyle.StateFlag.State_Selected and enabled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(QRectF(option.rect), PX.radius_field, PX.radius_field)
    box = option.rect
    side, left = _icon_side(option), _left(option)
    mark = QRect(box.left() + PX.s2, box.top(), side, box.height())
    end = QRect(box.right() + 1 - _RIGHT, box.top(), PX.icon_caret, box.height())
    words, _, keys = option.text.partition("\t")
    line = QRect(box.left() + left, box.top(), box.width() - left - PX.s2, box.height())
    ticked = option.checked and option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable
    if ticked:
        paint_icon(painter, _side(option, _inner(mark)), "check-bold", ink)
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        square = QRect(mark.left(), box.center().y() - side // 2 + 1, side, side)
        option.icon.paint(painter, _side(option, square), Qt.AlignmentFlag.AlignCenter, mode)
    painter.setPen(ink)
    painter.drawText(_side(option, line), _TEXT | _edge(option, leading=True), words)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        forward = option.direction == Qt.LayoutDirection.LeftToRight
        paint_icon(painter, _side(option, end), "caret-right" if forward else "caret-left", ink)
    elif keys:
        painter.setPen(faint)
        painter.drawText(_side(option, line), _TEXT | _edge(option, leading=False), keys)
    painter.restore()


def _inner(mark: QRect) -> QRect:
    """Return the box of a tick, which is smaller than an icon."""
    less = (PX.icon - PX.icon_caret) // 2
    return mark.adjusted(less, 0, -less, 0)


def _side(option: QStyleOptionMenuItem, box: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, box)


def _edge(option: QStyleOptionMenuItem, *, leading: bool) -> Qt.AlignmentFlag:
    at_left = (option.direction == Qt.LayoutDirection.LeftToRight) is leading
    return Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
