"""One field of the form, built from its line in the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.form_fields import FieldSpec, Look
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.text import Text

_OTHER = "\0other"


class SpecField(QWidget):
    """Shows a value and tells what is typed; what cannot be taken stays as it was typed, with the reason.

    Signals:
        typed: `str`, a text that can be taken.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, spec: FieldSpec) -> None:
        super().__init__()
        self.spec = spec
        self._shown: str | None = None
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(PX.s1)
        self.line: Field | None = None
        self.box: TextBox | None = None
        self.choice: Choice | None = None
        self.own: QLineEdit | None = None
        if spec.look is Look.LINE:
            self.line = Field(theme, spec.label, note=spec.unit, example=spec.example)
            self.line.edit.textEdited.connect(self._type)
            self._column.addWidget(self.line)
        elif spec.look is Look.LINES:
            self.box = TextBox(theme, spec.label, least=PX.form_lines)
            self.box.setPlaceholderText(spec.example)
            self.box.typed.connect(self._type)
            self._label(self.box)
        else:
            self._build_choice(theme)

    def editor(self) -> QWidget:
        """Return what takes the keyboard."""
        if self.line is not None:
            return self.line.edit
        return self.box or self.choice or self

    def editors(self) -> tuple[QWidget, ...]:
        """Return everything in it that takes the keyboard."""
        return tuple(filter(None, (self.editor(), self.own)))

    def show_value(self, text: str) -> None:
        """Show a value, unless it is the one that was shown last: what is being typed stays."""
        if text == self._shown:
            return
        self._shown = text
        if self.line is not None:
            if self.line.edit.text() != text:
                self.line.edit.setText(text)
                self.line.accept()
        elif self.box is not None:
            self.box.show_text(text)
        elif self.choice is not None:
            self._show_choice(text)

    def _build_choice(self, theme: Theme) -> None:
        self.choice = Choice(theme, self.spec.label)
        if self.spec.look is Look.SUGGEST:
            self.choice.addItem("Choose one", "")
        for value, words in self.spec.choices:
            self.choice.addItem(words, value)
        self._label(self.choice)
        if self.spec.look is Look.SUGGEST:
            self.choice.addItem("Something else…", _OTHER)
            self.own = QLineEdit()
            self.own.setFont(theme.font(Role.BODY))
            self.own.setPlaceholderText(self.spec.example)
            self.own.setAccessibleName(f"{self.spec.label}, in your words")
            self.own.textEdited.connect(self._type)
            self.own.hide()
            self._column.addWidget(self.own)
        self.choice.activated.connect(lambda _: self._choose())

    def _show_choice(self, text: str) -> None:
        if self.choice is None:
            return
        known = text in {value for value, _ in self.spec.choices} or not text
        if self.own is None or known:
            self.choice.show_value(text)
            if not text:
                self.choice.setCurrentIndex(max(self.choice.findData(""), 0))
        else:
            self.choice.show_value(_OTHER)
        if self.own is not None:
            self.own.setVisible(not known)
            if self.own.text() != text:
                self.own.setText("" if known else text)

    def _choose(self) -> None:
        if self.choice is None:
            return
        value = self.choice.value()
        if value == _OTHER and self.own is not None:
            self.own.show()
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.own is not None:
            self.own.hide()
        self._type(value)

    def _type(self, text: str) -> None:
        wrong = self.spec.refusal(text)
        if wrong and self.line is not None:
            self.line.refuse(wrong)
            return
        self._shown = text.strip() if self.spec.look is Look.LINE else text
        self.typed.emit(self._shown)

    def _label(self, buddy: QWidget) -> None:
        label = Text(self._theme, Role.LABEL, self.spec.label, tone="soft")
        label.setBuddy(buddy)
        head = QHBoxLayout()
        head.setSpacing(PX.s1 + PX.edge)
        head.addWidget(label)
        head.addWidget(Text(self._theme, Role.SMALL, self.spec.unit, tone="faint"), 1)
        self._column.addLayout(head)
        self._column.addWidget(buddy)
