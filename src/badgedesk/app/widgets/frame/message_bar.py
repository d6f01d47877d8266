"""One message under the toolbar: it moves the content once and covers nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout
from typing_extensions import override

from badgedesk.app.look.states import ICONS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.words.painted import IconMark, ink_name
from badgedesk.app.widgets.words.text import Text


class MessageBar(QFrame):
    """Shows the latest message until it is closed or answered; hidden when there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("shape", "bar")
        self._act: Callable[[], None] | None = None
        self._icon = IconMark(theme, "info", "text_soft", PX.icon_toolbar)
        self._sentence = Text(theme, Role.BODY, wrap=True)
        self._button = Button(theme, "", kind="link")
        self._button.clicked.connect(self._answer)
        self._button.hide()
        close = IconButton(theme, "x", "Close this message", side=PX.control_small)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        row.setSpacing(PX.s2)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show ``message`` in place of an older one and tell screen readers."""
        self.setProperty("toned", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.show_icon(ICONS[message.tone], ink_name(message.tone.value))
        self._sentence.setText(message.sentence)
        self._act = message.act
        self._button.setText(message.action)
        self._button.setVisible(bool(message.action))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.sentence))

    def text(self) -> str:
        """Return the sentence now shown."""
        return self._sentence.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
