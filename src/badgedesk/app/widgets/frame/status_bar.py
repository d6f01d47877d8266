"""The bar at the foot: what was done last, and that nothing leaves this computer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from badgedesk.app.look.states import ICONS, Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import NOTE_MS, PX, Role
from badgedesk.app.widgets.words.painted import ElidedText, IconMark, ink_name

_PROMISE = 2
"""How many parts the promise takes at the trailing edge."""
OFFLINE = "Offline: nothing leaves this computer"


class StatusBar(QFrame):
    """A hint or a note at the leading edge, the promise at the trailing one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "status")
        self._theme = theme
        theme.tokens_changed.connect(self._fit)
        self._fit()
        self._hint = ""
        self._mark = IconMark(theme, "info")
        self._words = ElidedText(theme, Role.SMALL, "text_soft")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_MS)
        self._timer.timeout.connect(self._show_hint)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(PX.s3, 0, PX.s3, 0)
        row.setSpacing(PX.s2)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self._reach = IconMark(theme, "wifi-slash")
        self._promise = ElidedText(theme, Role.SMALL, "text_soft", whole=OFFLINE)
        row.addWidget(self._reach)
        row.addWidget(self._promise)
        self._mark.hide()
        begin = QPushButton(self)
        begin.hide()
        self._items: list[QWidget] = [begin]
        """What Tab comes to in this order; the first, never seen, holds the place of the others."""

    def add_item(self, item: QWidget) -> None:
        """Put ``item`` before the promise, after the items that are there."""
        from badgedesk.app.widgets.laying.tab_order import order_tabs

        self._row.insertWidget(self._row.count() - _PROMISE, item)
        self._items.append(item)
        order_tabs(*self._items)

    def set_hint(self, hint: str) -> None:
        """Show what can be done here, whenever there is no note."""
        self._hint = hint
        if not self._timer.isActive():
            self._show_hint()

    def note(self, tone: Tone, sentence: str) -> None:
        """Show for a while what was done, and tell screen readers."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self._mark.show_icon(ICONS[tone], ink_name(tone.value))
        self._mark.show()
        self._words.set_text(sentence)
        self._timer.start()

    def name_host(self, host: str) -> None:
        """Say that this host is being asked; an empty text brings the promise back."""
        self._reach.show_icon("wifi-high" if host else "wifi-slash", "text_soft")
        self._promise.set_text(f"Online: asking {host}" if host else OFFLINE)

    @property
    def promise(self) -> str:
        """What stands at the trailing edge."""
        return self._promise.text()

    def text(self) -> str:
        """Return what stands at the leading edge."""
        return self._words.text()

    def _fit(self) -> None:
        self.setFixedHeight(max(PX.status_bar, self._theme.line(Role.SMALL) + PX.s2))

    def _show_hint(self) -> None:
        self._mark.hide()
        self._words.set_text(self._hint)
