"""What the register will look like, drawn where nothing was awarded yet; nothing of it is in the register."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import FAINT_TABLE, PX, Role
from badgedesk.app.look.verdict import paint_verdict

_HOLDS: Final = Verdict(Tone.PASS, "Awarded")
_ROWS: Final = (
    ("Anna Ångström", "Coastal Skipper", _HOLDS),
    ("Grigori Ivanov", "Coastal Skipper", _HOLDS),
    ("Niamh O’Neill", "Night Sky Guide", Verdict(Tone.WARN, "Suspended")),
)
_SHARES: Final = (0.0, 0.36, 0.7)
"""Where name, badge and state begin, of the whole width."""
_SAID: Final = "An example of the register: each award with name, badge and state"


class RegisterSketch(QWidget):
    """Three made-up awards, fainter than real ones."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_SAID)
        theme.fix_width(self, PX.empty_state + PX.s7)
        theme.tokens_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(len(_ROWS) * self._row() + self._theme.line(Role.TINY) + PX.s2)
        self.update()

    def _row(self) -> int:
        return self._theme.line(Role.SMALL) + PX.s3

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, row = self._theme.tokens, self._row()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT_TABLE)
        card = QRectF(0.5, 0.5, self.width() - 1, len(_ROWS) * row - 1)
        painter.setPen(QColor(tokens.line_strong))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, PX.radius_card, PX.radius_card)
        for number, line in enumerate(_ROWS):
            box = QRect(PX.s3, number * row, self.width() - 2 * PX.s3, row)
            if number:
                painter.setPen(QColor(tokens.line_strong))
                painter.drawLine(1, box.top(), self.width() - 1, box.top())
            self._paint_row(painter, box, line)
        painter.setOpacity(1.0)
        painter.setFont(self._theme.font(Role.TINY))
        painter.setPen(QColor(tokens.text_faint))
        caption = QRect(0, len(_ROWS) * row + PX.s2, self.width(), self._theme.line(Role.TINY))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, "An example")
        painter.end()

    def _paint_row(self, painter: QPainter, box: QRect, line: tuple[str, str, Verdict]) -> None:
        name, badge, verdict = line
        tokens = self._theme.tokens
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        words = ((name, Role.SMALL_STRONG, tokens.text), (badge, Role.SMALL, tokens.text_soft))
        for share, (text, role, ink) in zip(_SHARES, words, strict=False):
            painter.setFont(self._theme.font(role))
            painter.setPen(QColor(ink))
            painter.drawText(self._placed(box, share), flags, text)
        paint_verdict(painter, self._placed(box, _SHARES[-1]), verdict, self._theme)

    def _placed(self, box: QRect, share: float) -> QRect:
        """Return the part of a row that begins at ``share`` of it, mirrored where all is."""
        begin = round(box.width() * share)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(box.left() + (0 if mirrored else begin), box.top(), box.width() - begin, box.height())
