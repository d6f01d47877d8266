"""The field for the kind of badge: a choice, and a line for a kind of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from badgedesk.app.designs.editor.kinds_of_badge import CHOICES, LONGEST, OWN, REFUSED, is_refused, own_kind, words_of
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text


class KindField(QWidget):
    """The kinds of the standard, and below, while "Another kind…" is chosen, where one's own is typed.

    Signals:
        chosen: `str`, a kind of the standard.
        typed: `str`, a kind of one's own.
    """

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choice = Choice(theme, "Kind of badge")
        for value, words in CHOICES:
            self.choice.addItem(words, value)
        self.own = Field(theme, "Your own kind", example="Sailing camp")
        self.own.edit.setMaxLength(LONGEST)
        label = Text(theme, Role.LABEL, "Kind of badge", tone="soft")
        label.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s1)
        column.addWidget(label)
        column.addWidget(self.choice)
        column.addWidget(self.own)
        column.addStretch(1)
        self.own.hide()
        self.choice.activated.connect(lambda _: self._choose())
        self.own.edit.textEdited.connect(self._type)

    def show_kind(self, kind: str) -> None:
        """Show a kind without disturbing a person who is typing the same."""
        own = words_of(kind)
        self.choice.show_value(OWN if own else kind)
        self.own.setVisible(bool(own))
        if own_kind(self.own.edit.text()) != kind:
            self.own.edit.setText(own)
            self.own.accept()

    def _choose(self) -> None:
        """Take a kind of the standard; one's own is taken once it is typed."""
        kind = self.choice.value()
        self.own.setVisible(kind == OWN)
        if kind == OWN:
            self.own.edit.clear()
        else:
            self.chosen.emit(kind)

    def _type(self, words: str) -> None:
        if is_refused(words):
            self.own.refuse(REFUSED)
        elif words.split():
            self.typed.emit(own_kind(words))
