"""What the learner notes of a badge, and the words that explain it to an employer."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import Role
from badgedesk.app.wallet.views.fact_card import FactCard
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.text import Text

_KEPT_MS: Final = 1_000
"""How long after the last letter a note is kept; sooner where one leaves."""
_HINT: Final = "What you want to remember of it. Only you see this; the search finds it."


class EmployerCard(FactCard):
    """Sentences to send along with a badge.

    Signals:
        copy_asked: `str`, the words are wanted on the clipboard.
    """

    copy_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "To send along to an employer")
        self._words = Text(theme, Role.BODY, wrap=True)
        self._words.make_selectable()
        self.copy = Button(theme, "Copy these words", kind="link", icon="copy")
        self.column.addWidget(self._words)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.copy.clicked.connect(lambda: self.copy_asked.emit(self._words.text()))

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Show ``words``; without any, nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))


class NoteCard(FactCard):
    """A field for the learner's own words, kept by itself.

    Signals:
        noted: `str`, `str`: id of the badge and what was written about it.
    """

    noted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Your note")
        self._id = ""
        self.edit = TextBox(theme, "Your note")
        self.edit.setPlaceholderText(_HINT)
        self.column.addWidget(self.edit)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_KEPT_MS)
        self._soon.timeout.connect(self._keep)
        self.edit.typed.connect(lambda _: self._soon.start())

    def show_note(self, id_: str, note: str | None) -> None:
        """Show the note of a badge; None for a file that is not kept. What is being typed stays."""
        if id_ != self._id:
            self._keep_typed()
            self._id = id_
            self.edit.show_text(note or "")
        self.setVisible(note is not None)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_typed()
        super().hideEvent(event)

    def _keep_typed(self) -> None:
        if self._soon.isActive():
            self._keep()

    def _keep(self) -> None:
        self._soon.stop()
        self.noted.emit(self._id, self.edit.toPlainText())
