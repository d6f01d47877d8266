"""The edge between a panel and what is beside it: drawn wider or narrower by hand, and kept like the window's place."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from badgedesk.app.look.tokens import PX
from badgedesk.app.preferences import WIDTHS
from badgedesk.app.widgets.words.spoken import DIVIDER

if TYPE_CHECKING:
    from badgedesk.app.look.theme import Theme

_FAR: Final = 5
"""How many steps Shift makes of one."""
_MOST: Final = 0.4
"""No panel takes more of the window than this by hand."""


class Divider(QWidget):
    """Lies over the inner edge of ``panel`` and shows itself under the pointer and with the keyboard.

    Left and Right move it, with Shift further; Home and a double click give the panel its common width back. What a
    person chose is kept by ``name`` in the window, in pixels at a text size of 100 %.

    Args:
        theme: of the window.
        panel: at the leading or, with ``trailing``, at the trailing edge; its parent becomes that of the divider.
        name: under which the width is kept.
        spoken: what a screen reader says.
        share: how much of a larger text size the panel grows by, as for `Theme.fix_width`.

    Signals:
        moved: the panel has another width.
    """

    moved = Signal()
    spoken_as = DIVIDER

    def __init__(
        self, theme: "Theme", panel: QWidget, name: str, spoken: str, *, trailing: bool = False, share: float = 0.5
    ) -> None:
        super().__init__(panel.parentWidget())
        self._theme, self._panel, self._name, self._trailing, self._share = theme, panel, name, trailing, share
        self._common = PX.panel_least
        self._from: tuple[float, int] | None = None
        self.setAccessibleName(spoken)
        self.setToolTip("Drag it, or press Left or Right. Home: the common width.")
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVisible(not panel.isHidden())
        panel.installEventFilter(self)
        theme.tokens_changed.connect(self.update)

    def offer(self, common: int) -> None:
        """Give the panel the width that was chosen by hand, else the ``common`` one, as far as there is room."""
        self._common = common
        chosen = self._kept().get(self._name, common)
        self._theme.fix_width(self._panel, self._held(chosen), share=self._share)

    @property
    def width_px(self) -> int:
        """How wide the panel is, in pixels at a text size of 100 %."""
        return round(self._panel.width() / self._growth)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
                self._settle()
            elif event.type() in {QEvent.Type.HideToParent, QEvent.Type.ShowToParent}:
                self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = (event.globalPosition().x(), self._panel.width())
            event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            start, width = self._from
            way = event.globalPosition().x() - start
            self._choose((width + (-way if self._is_left_edge else way)) / self._growth)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._forget()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -PX.divider_step, Qt.Key.Key_Right: PX.divider_step}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Home:
            self._forget()
        elif step is None:
            super().keyPressEvent(event)
        else:
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._choose(self.width_px + far * (-step if self._is_left_edge else step))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.raise_()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or self.underMouse() or self._from is not None:
            painter = QPainter(self)
            middle = self.rect().adjusted((PX.divider - PX.edge) // 2, 0, 0, 0)
            middle.setWidth(PX.edge)
            painter.fillRect(middle, QColor(self._theme.tokens.accent))
            painter.end()

    @property
    def _growth(self) -> float:
        return 1 + (self._theme.text_scale - 1) * self._share

    @property
    def _is_left_edge(self) -> bool:
        """Whether the edge is the left one of its panel."""
        return self._trailing != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def _kept(self) -> dict[str, int]:
        kept = self.window().property(WIDTHS)
        return dict(kept) if isinstance(kept, dict) else {}

    def _held(self, px: float) -> int:
        """Return ``px`` between the least width of a panel and what the window has room for."""
        most = max(self._common, round(self.window().width() * _MOST / self._growth))
        return min(most, max(min(PX.panel_least, self._common), round(px)))

    def _choose(self, px: float) -> None:
        self.window().setProperty(WIDTHS, {**self._kept(), self._name: self._held(px)})
        self.offer(self._common)
        self.moved.emit()

    def _forget(self) -> None:
        self.window().setProperty(WIDTHS, {name: px for name, px in self._kept().items() if name != self._name})
        self.offer(self._common)
        self.moved.emit()

    def _settle(self) -> None:
        box = self._panel.geometry()
        at = box.left() if self._is_left_edge else box.right() + 1
        self.setGeometry(at - PX.divider // 2, box.top(), PX.divider, box.height())
        self.raise_()
