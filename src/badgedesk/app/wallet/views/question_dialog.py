"""Asks for what was asked of the holder of a presentation, so that its answer can be compared."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field

_TITLE = "Compare with what you asked"
_SENTENCE = (
    "A presentation answers one question of one asker. One that was made for another question, or for somebody else, "
    "proves nothing to you."
)


class QuestionDialog(QDialog):
    """The challenge and the asker's name; one of them is enough.

    Signals:
        compared: `str, str`, the challenge and the name; an empty one was not asked for.
    """

    compared = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.challenge = Field(theme, "Challenge", note="the text you gave")
        self.domain = Field(theme, "Who asked", note="you, as you named yourself")
        self.verb = Button(theme, "Compare answers", kind="main")
        lay_out_asking(self, theme, _TITLE, _SENTENCE, (self.challenge, self.domain), self.verb)
        self.verb.clicked.connect(self._compare)

    def _compare(self) -> None:
        challenge, domain = self.challenge.text().strip(), self.domain.text().strip()
        if not challenge and not domain:
            self.challenge.refuse("Type what you asked")
            self.challenge.edit.setFocus()
            return
        self.compared.emit(challenge, domain)
        self.accept()
