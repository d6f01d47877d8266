"""A list of entries, each a line that unfolds into its fields."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.form_lists import Column, Entry, InnerList, ListSpec, anything
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text


class ColumnField(QWidget):
    """One field of an entry.

    Signals:
        typed: `str`, a text that can be taken.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__()
        self.column = column
        self._shown: str | None = None
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(PX.s1)
        self.line: Field | None = None
        self.choice: Choice | None = None
        if column.choices or column.choices_of is not None:
            choice = self.choice = Choice(theme, column.label)
            label = Text(theme, Role.LABEL, column.label, tone="soft")
            label.setBuddy(self.choice)
            for value, words in column.choices:
                self.choice.addItem(words, value)
            self.choice.activated.connect(lambda at: self._tell(str(choice.itemData(at))))
            lay.addWidget(label)
            lay.addWidget(self.choice)
        else:
            self.line = Field(theme, column.label, example=column.example)
            self.line.edit.textEdited.connect(self._type)
            lay.addWidget(self.line)

    def editor(self) -> QWidget:
        """Return what takes the keyboard."""
        if self.line is not None:
            return self.line.edit
        return self.choice if self.choice is not None else self

    def show_entry(self, entry: Entry) -> None:
        """Show the value of an entry; what cannot be taken yet stays as it was typed."""
        text = self.column.read(entry)
        if self.choice is not None:
            if self.column.choices_of is not None:
                self.choice.clear()
                for value, words in self.column.choices_of(entry):
                    self.choice.addItem(shown(words), value)
            self.choice.show_value(text)
            if not text:
                self.choice.setCurrentIndex(max(self.choice.findData(""), 0))
        elif self.line is not None and text != self._shown:
            if self.column.write(entry, self.line.edit.text()) != entry:
                self.line.edit.setText(text)
            self.line.accept()
        self._shown = text

    def _type(self, text: str) -> None:
        wrong = self.column.refusal(text)
        if wrong and self.line is not None:
            self.line.refuse(wrong)
        else:
            self._tell(text if self.column.refusal is anything else text.strip())

    def _tell(self, text: str) -> None:
        self._shown = text
        self.typed.emit(text)


class Line(QFrame):
    """One entry: its name and a few words, and its fields below while it is open.

    Signals:
        changed: the entry as it is now, and the widget it was changed in.
        removed: it is to go.
        raised: it is to go one place up.
    """

    changed = Signal(object, object)
    removed = Signal()
    raised = Signal()

    def __init__(self, theme: Theme, spec: ListSpec, entry: Entry) -> None:
        super().__init__()
        self._theme, self._spec, self.entry = theme, spec, entry
        self.fields: list[ColumnField] = []
        self.inner: list[Records] = []
        self.toggle = Button(theme, "", kind="quiet", icon="caret-right", small=True)
        self.toggle.setProperty("leading", True)
        self.toggle.setCheckable(True)
        self._second = ElidedText(theme, Role.SMALL, "text_faint")
        self.up = IconButton(theme, "caret-up", "Move up", side=PX.control_small)
        self.remove = IconButton(theme, "x", f"Remove this {spec.noun}", side=PX.control_small)
        head = QHBoxLayout()
        head.setSpacing(PX.s2)
        head.addWidget(self.toggle)
        head.addWidget(self._second, 1)
        head.addWidget(self.up)
        head.addWidget(self.remove)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(PX.s5, 0, 0, PX.s2)
        self._grid.setHorizontalSpacing(PX.s3)
        self._grid.setVerticalSpacing(PX.s2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s1)
        column.addLayout(head)
        column.addWidget(self._inside)
        self._inside.hide()
        self.toggle.toggled.connect(self._show)
        self.remove.clicked.connect(self.removed)
        self.up.clicked.connect(self.raised)
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show an entry."""
        self.entry = entry
        name, second = self._spec.words(entry)
        words = shown(name) or f"New {self._spec.noun}"
        self.toggle.setText(words.replace("&", "&&"))
        self.toggle.setAccessibleName(f"{words}, {'open' if self.toggle.isChecked() else 'folded'}")
        self.remove.rename(f"Remove {words}")
        self.up.rename(f"Move {words} up")
        self._second.set_text(shown(second or ""))
        for field in self.fields:
            field.show_entry(entry)
        for inner, records in zip(self._spec.inner, self.inner, strict=False):
            records.show_entries(inner.read(entry))

    def open(self) -> None:
        """Unfold and put the keyboard into the first field."""
        self.toggle.setChecked(True)
        self.fields[0].editor().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, is_open: bool) -> None:
        if is_open and not self.fields:
            self._build()
        self._inside.setVisible(is_open)
        self.toggle.setIcon(self._theme.icon("caret-down" if is_open else "caret-right", "text_soft"))
        self.show_entry(self.entry)

    def _build(self) -> None:
        place = 0
        for column in self._spec.columns:
            field = ColumnField(self._theme, column)
            field.typed.connect(partial(self._write, field))
            self.fields.append(field)
            if column.wide:
                place += place % 2
            self._grid.addWidget(field, place // 2, place % 2, 1, 2 if column.wide else 1)
            place += 2 if column.wide else 1
        for across in (0, 1):
            self._grid.setColumnStretch(across, 1)
        row = (place + 1) // 2
        for at, inner in enumerate(self._spec.inner):
            records = Records(self._theme, inner.spec)
            records.changed.connect(partial(self._write_inner, inner))
            self.inner.append(records)
            self._grid.addWidget(Text(self._theme, Role.LABEL, inner.heading, tone="soft"), row + 2 * at, 0, 1, 2)
            self._grid.addWidget(records, row + 2 * at + 1, 0, 1, 2)

    def _write(self, field: ColumnField, text: str) -> None:
        self.changed.emit(field.column.write(self.entry, text), field)

    def _write_inner(self, inner: InnerList, entries: tuple[Entry, ...], source: QWidget) -> None:
        self.changed.emit(inner.write(self.entry, entries), source)


class Records(QWidget):
    """Entries one below the other, and a button that adds one.

    Signals:
        changed: tuple of entries, and the widget they were changed in.
    """

    changed = Signal(object, object)

    def __init__(self, theme: Theme, spec: ListSpec, *, adds: bool = True) -> None:
        super().__init__()
        self._theme, self._spec = theme, spec
        self._entries: tuple[Entry, ...] = ()
        self.lines: list[Line] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(PX.s1)
        article = "an" if spec.noun[0] in "aeio" else "a"
        self.add = Button(theme, f"Add {article} {spec.noun}", icon="plus", small=True)
        self.add.setVisible(adds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.clicked.connect(self._add)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the entries of a list; lines that are open stay so."""
        if entries == self._entries and len(self.lines) == len(entries):
            return
        self._entries = entries
        if len(entries) != len(self.lines):
            self._make_lines(entries)
        for at, (line, entry) in enumerate(zip(self.lines, entries, strict=True)):
            line.show_entry(entry)
            line.up.setVisible(at > 0)

    def _make_lines(self, entries: tuple[Entry, ...]) -> None:
        kept = {id(line.entry): line for line in self.lines}
        lines = []
        for at, entry in enumerate(entries):
            old = kept.pop(id(entry), None)
            lines.append(old if old is not None else self._line(entry))
            self._rows.insertWidget(at, lines[-1])
        for line in kept.values():
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = lines

    def _line(self, entry: Entry) -> Line:
        line = Line(self._theme, self._spec, entry)
        line.changed.connect(partial(self._change, line))
        line.removed.connect(partial(self._remove, line))
        line.raised.connect(partial(self._raise, line))
        return line

    def _add(self) -> None:
        self.changed.emit((*self._entries, self._spec.fresh()), None)
        if self.lines:
            self.lines[-1].open()

    def _change(self, line: Line, entry: Entry, source: QWidget) -> None:
        at = self.lines.index(line)
        self.changed.emit((*self._entries[:at], entry, *self._entries[at + 1 :]), source)

    def _remove(self, line: Line) -> None:
        at = self.lines.index(line)
        self.changed.emit((*self._entries[:at], *self._entries[at + 1 :]), None)

    def _raise(self, line: Line) -> None:
        at = self.lines.index(line)
        if at:
            before = self._entries
            self.changed.emit((*before[: at - 1], before[at], before[at - 1], *before[at + 1 :]), None)
