"""What one person will get, before anything is signed: badge, credential and certificate, one at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from badgedesk.app.awards.foresight import Seen
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.pictures.sight import Sight
from badgedesk.app.widgets.words.text import Text

_VIEWS = (("badge", "Badge", ""), ("credential", "Credential", ""), ("certificate", "Certificate", ""))
_TOLD = {
    "badge": "The picture that the badge lies in.",
    "credential": "What will be signed. Its id and the salt of its fingerprints are made when it is signed.",
    "certificate": "One of the three looks; it is made when the badge is handed over.",
}


class SeenDialog(QDialog):
    """Says that it is being drawn until `show_seen` is called, or why it cannot be."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"What {name} will get")
        self.views = Segments(theme, "What is shown", _VIEWS)
        self.badge, self.certificate = Sight(theme), Sight(theme)
        self.credential = QPlainTextEdit()
        self.credential.setReadOnly(True)
        self.credential.setFont(theme.font(Role.CODE))
        self.credential.setProperty("kind", "field")
        self.credential.setAccessibleName("Credential")
        self.credential.setTabChangesFocus(True)
        self._stack = QStackedWidget()
        self.unseen = EmptyState(theme, "x-circle", "This cannot be shown yet", "")
        for view in (self.badge, self.credential, self.certificate, self.unseen):
            self._stack.addWidget(view)
        self._told = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self.close_button = Button(theme, "Close")
        heading = Text(theme, Role.HEADING, self.windowTitle(), wrap=True)
        theme.fix_width(heading, PX.dialog_wide - 2 * PX.s6)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        for widget in (heading, self.views, self._stack, self._told):
            column.addWidget(widget, int(widget is self._stack))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.views.chosen.connect(self._choose)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.views.choose("badge")
        self._told.setText("It is being drawn …")

    def show_seen(self, seen: Seen) -> None:
        """Show what was drawn."""
        self.badge.show_png(seen.badge, "The badge")
        self.certificate.show_png(seen.certificate, "The certificate")
        self.credential.setPlainText(seen.credential)
        self._choose("badge")

    def refuse(self, sentence: str) -> None:
        """Say, where the pictures would be, why there are none and what to do; there is nothing to choose from."""
        self.unseen.say("This cannot be shown yet", sentence)
        self._stack.setCurrentWidget(self.unseen)
        self.views.hide()
        self._told.hide()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, view: str) -> None:
        self.views.choose(view)
        self._stack.setCurrentIndex([name for name, _, _ in _VIEWS].index(view))
        self._told.setText(_TOLD[view])
