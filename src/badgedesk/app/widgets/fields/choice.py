"""A field in which one of several values is chosen."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.spoken import FIELD


class Choice(QComboBox):
    """Painted like a field; the wheel does not change it while the form scrolls under the pointer."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.spoken_as = FIELD
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(PX.s4)
        theme.tokens_changed.connect(self.update)

    def show_value(self, value: str) -> None:
        """Choose the entry whose data is ``value`` without telling anybody; add it where it is missing."""
        blocked = self.blockSignals(True)
        at = self.findData(value)
        if at < 0 and value:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        self.blockSignals(blocked)

    def value(self) -> str:
        """Return the data of the chosen entry; empty for none."""
        return str(self.currentData() or "")

    def hug(self) -> None:
        """Be as wide as the widest entry, and no wider; for a toolbar, once all entries are there."""
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.setMinimumWidth(widest + PX.s2 + PX.s3 + PX.icon_caret + PX.s3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(PX.control, self._theme.line(Role.BODY) + PX.s3))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(PX.tile, self.sizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus() or self.view().isVisible()
        width = PX.edge if focused else PX.hairline
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.line_strong), width))
        painter.setBrush(QColor(tokens.surface))
        inset = width / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, PX.radius_field, PX.radius_field)
        caret = QRect(QPoint(self.width() - PX.s3 - PX.icon_caret, 0), QSize(PX.icon_caret, self.height()))
        words = self.rect().adjusted(PX.s2 + PX.edge, 0, -(PX.s3 + PX.icon_caret + PX.s1), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            caret.moveLeft(PX.s3)
            words = self.rect().adjusted(PX.s3 + PX.icon_caret + PX.s1, 0, -(PX.s2 + PX.edge), 0)
        ink = tokens.text if self.isEnabled() else tokens.text_faint
        picture = self.itemIcon(self.currentIndex())
        if not picture.isNull():
            place = QRect(words.topLeft(), QSize(self.iconSize().width(), self.height()))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveRight(words.right())
            room = place.width() + PX.s2
            words = words.adjusted(0, 0, -room, 0) if place.right() == words.right() else words.adjusted(room, 0, 0, 0)
            picture.paint(painter, place)
        paint_icon(painter, caret, "caret-down", tokens.text_soft if self.isEnabled() else tokens.text_faint)
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        text = QFontMetrics(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
        painter.end()
