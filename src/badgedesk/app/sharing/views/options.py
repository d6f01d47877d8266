"""What can be chosen and typed for a form, and what it gives away: the right side of the dialog."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.sharing.forms import Form, FormWords, Made, Option
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.plain import shown_text
from badgedesk.app.widgets.words.text import Text

_PAUSE_MS = 400
"""Typing is answered once it rests."""
_SECRET = "passphrase"  # noqa: S105 - the name of a field


class OptionsPanel(QFrame):
    """Style, a tick, fields, the choice of badges, the alternative text, and the privacy lines.

    Signals:
        changed: something was chosen or typed.
        arrange_asked: the badges are to be chosen and ordered.
        alternative_copied: `str`, the alternative text that is to be copied.
    """

    changed = Signal()
    arrange_asked = Signal()
    alternative_copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.style_ = Choice(theme, "Style")
        self._style_label = Text(theme, Role.SMALL, "Style", tone="soft")
        self.ticks: dict[Option, QCheckBox] = {}
        self.language = Choice(theme, "Language")
        self._language_label = Text(theme, Role.SMALL, "Language of headings and labels", tone="soft")
        self.fields: dict[str, Field] = {}
        self.arrange = Button(theme, "Choose, order and edit", icon="arrows-down-up")
        self._sentence = Text(theme, Role.BODY, tone="soft", wrap=True)
        self._arranged = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self._alternative_label = Text(theme, Role.SMALL_STRONG, "Picture in words", tone="soft")
        self.alternative = Text(theme, Role.SMALL, wrap=True)
        self.copy_alternative = Button(theme, "Copy", icon="copy", small=True)
        self.copy_alternative.setAccessibleName("Copy the picture in words")
        self._said = ""
        self.privacy = tuple(Text(theme, Role.SMALL, wrap=True) for _ in range(3))
        self.state = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self._ticking = QVBoxLayout()
        self._ticking.setSpacing(PX.s1)
        self._typing = QVBoxLayout()
        self._typing.setSpacing(PX.s2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._build()
        self._rest.timeout.connect(self.changed)
        self.style_.activated.connect(lambda _: self.changed.emit())
        self.language.activated.connect(lambda _: self.changed.emit())
        self.arrange.clicked.connect(self.arrange_asked)
        self.copy_alternative.clicked.connect(lambda: self.alternative_copied.emit(self._said))

    def offer(self, words: FormWords) -> None:
        """Show what a form offers, in its first style."""
        self._rest.stop()
        self._sentence.setText(words.sentence)
        self._style_label.setText(words.style_name)
        self.style_.setAccessibleName(words.style_name)
        self.style_.clear()
        for value, label in words.styles:
            self.style_.addItem(label, value)
        for widget in (self._style_label, self.style_):
            widget.setVisible(len(words.styles) > 1)
        self._offer_languages(words)
        self.arrange.setVisible(words.arranged)
        self._arranged.setVisible(words.arranged)
        self._offer_ticks(words)
        self._offer_fields(words)
        self._order_tabs()

    def ticked(self) -> frozenset[Option]:
        """Return what is ticked."""
        return frozenset(option for option, tick in self.ticks.items() if tick.isChecked())

    def _offer_languages(self, words: FormWords) -> None:
        """Offer the languages of a form; the one chosen before stays where the form has it."""
        for widget in (self._language_label, self.language):
            widget.setVisible(bool(words.languages))
        if words.languages:
            before = self.language.value()
            self.language.clear()
            for value, label in words.languages:
                self.language.addItem(label, value)
            if before in dict(words.languages):
                self.language.show_value(before)

    def _offer_ticks(self, words: FormWords) -> None:
        for old in self.ticks.values():
            self._ticking.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.ticks = {}
        for offered in words.ticks:
            tick = QCheckBox(offered.label)
            tick.setFont(self._theme.font(Role.BODY))
            tick.setChecked(offered.at_first)
            tick.clicked.connect(lambda _: self.changed.emit())
            self.ticks[offered.option] = tick
            self._ticking.addWidget(tick)

    def _offer_fields(self, words: FormWords) -> None:
        for field in self.fields.values():
            self._typing.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}
        for name, label, note in words.fields:
            field = Field(self._theme, label, note=note, secret=name == _SECRET)
            if name != _SECRET:
                field.edit.textEdited.connect(lambda _: self._rest.start())
            self.fields[name] = field
            self._typing.addWidget(field)

    def _order_tabs(self) -> None:
        """Let Tab go down the panel; ticks and fields are made later than what stands below them."""
        edits = [field.edit for field in self.fields.values()]
        rows = [self.style_, *self.ticks.values(), *edits, self.language, self.arrange, self.copy_alternative]
        for first, second in pairwise(rows):
            QWidget.setTabOrder(first, second)

    def typed(self) -> tuple[tuple[str, str], ...]:
        """Return what was typed, by field, but for the secret one."""
        return tuple((name, field.text()) for name, field in self.fields.items() if name != _SECRET)

    def secret(self) -> str:
        """Return the passphrase that was typed; empty for none."""
        return self.fields[_SECRET].edit.text() if _SECRET in self.fields else ""

    def show_count(self, chosen: int, known: int) -> None:
        """Say how many badges are in."""
        self._arranged.setText(f"{chosen} of {known} badges")

    def show_made(self, made: Made) -> None:
        """Show what was made gives away, and its picture in words."""
        for line, said in zip(self.privacy, made.privacy, strict=True):
            line.setText(said)
        self._said = made.alternative
        self.alternative.setText(shown_text(made.alternative))
        for widget in (self._alternative_label, self.alternative, self.copy_alternative):
            widget.setVisible(bool(made.alternative))

    def refuse_empty(self, form: Form) -> bool:
        """Complain of fields that a presentation needs; return whether there was any."""
        empty = [self.fields[name] for name in ("challenge", "domain") if form is Form.PRESENT]
        wrong = [field for field in empty if not field.text()]
        for field in wrong:
            field.refuse("The asker gives you this")
        if wrong:
            wrong[0].edit.setFocus()
        return bool(wrong)

    def _build(self) -> None:
        theme = self._theme
        inner = QFrame()
        inner.setProperty("ground", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, PX.s2, 0)
        column.setSpacing(PX.s2)
        column.addWidget(self._sentence)
        column.addSpacing(PX.s1)
        column.addWidget(self._style_label)
        column.addWidget(self.style_)
        column.addLayout(self._ticking)
        column.addLayout(self._typing)
        column.addWidget(self._language_label)
        column.addWidget(self.language)
        column.addWidget(self.arrange)
        column.addWidget(self._arranged)
        column.addSpacing(PX.s2)
        head = QHBoxLayout()
        head.addWidget(self._alternative_label, 1)
        head.addWidget(self.copy_alternative)
        column.addLayout(head)
        column.addWidget(self.alternative)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setAccessibleName("Options")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(PX.s2)
        outer.addWidget(area, 1)
        outer.addWidget(Text(theme, Role.SMALL_STRONG, "What it gives away", tone="soft"))
        for line in self.privacy:
            outer.addWidget(line)
        outer.addSpacing(PX.s1)
        outer.addWidget(self.state)
        theme.fix_width(self, PX.inspector)
