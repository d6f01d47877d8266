"""The numbers of the lines beside a text, which faults are told by."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX

_DIGITS = 2
"""For which there is always room, so that the text does not move as it grows."""


class LineNumbers(QWidget):
    """Stands at the left of a text and scrolls with it; a line that is broken has one number.

    Screen readers pass it by: they tell the line by themselves.
    """

    def __init__(self, theme: Theme, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        text.blockCountChanged.connect(lambda _: self._fit())
        text.updateRequest.connect(lambda _box, _by: self.update())
        text.installEventFilter(self)
        theme.tokens_changed.connect(lambda _: self._fit())
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._text.font())
        painter.setPen(QColor(self._theme.tokens.text_faint))
        height = QFontMetrics(self._text.font()).lineSpacing()
        start = QPointF(0, self._text.viewport().y() - self.y())
        block = self._text.firstVisibleBlock()
        while block.isValid():
            box = self._text.blockBoundingGeometry(block).translated(self._text.contentOffset() + start)
            if box.top() > self.height():
                break
            line = QRectF(0, box.top(), self.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()
        painter.end()

    def _fit(self) -> None:
        """Be as wide as the longest number and as high as the text."""
        digits = max(_DIGITS, len(str(self._text.blockCount())))
        width = QFontMetrics(self._text.font()).horizontalAdvance("0" * digits)
        self._text.setViewportMargins(width + PX.s1, 0, 0, 0)
        room = self._text.contentsRect()
        self.setGeometry(QRect(room.left(), room.top(), width, room.height()))
