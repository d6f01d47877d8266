"""The skills that a badge is aligned with: a simple list of names and web addresses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.completeness import web_address
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button, IconButton
from badgedesk.app.widgets.field import Field
from badgedesk.app.widgets.plain import shown
from badgedesk.app.widgets.text import Text
from badgedesk.core.model.achievement import Alignment


class SkillsEditor(QWidget):
    """Skills one below the other, and two fields that add one.

    Signals:
        changed: tuple of `Alignment`.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._skills: tuple[Alignment, ...] = ()
        self.name = Field(theme, "Skill", example="present data visually")
        self.address = Field(theme, "Its web address", example="https://data.europa.eu/esco/skill/…")
        self.add = Button(theme, "Add a skill", icon="plus")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(PX.s1)
        head = QHBoxLayout()
        head.setSpacing(PX.s1 + PX.edge)
        head.addWidget(Text(theme, Role.LABEL, "Skills", tone="soft"))
        head.addWidget(Text(theme, Role.SMALL, "from a skills framework", tone="faint"), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s3)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.address, 0, 1)
        grid.addWidget(self.add, 0, 2, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addLayout(grid)
        self.add.clicked.connect(self._add)
        for field in (self.name, self.address):
            field.edit.returnPressed.connect(self._add)

    def first_field(self) -> QLineEdit:
        """Return where the name of a new skill is typed."""
        return self.name.edit

    def show_skills(self, skills: tuple[Alignment, ...]) -> None:
        """Show the skills of an achievement."""
        if skills == self._skills:
            return
        self._skills = skills
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, skill in enumerate(skills):
            self._rows.addWidget(self._row(at, skill))

    def _row(self, at: int, skill: Alignment) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        name = shown(skill.target_name)
        row.addWidget(Text(self._theme, Role.BODY, name))
        row.addWidget(Text(self._theme, Role.SMALL, shown(skill.target_url), tone="faint"), 1)
        remove = IconButton(self._theme, "x", f"Remove {name}", side=PX.control_small)
        remove.clicked.connect(lambda: self._tell((*self._skills[:at], *self._skills[at + 1 :])))
        row.addWidget(remove)
        return line

    def _add(self) -> None:
        name, address = self.name.text(), self.address.text()
        if not name:
            self.name.refuse("The name is empty")
        elif not address or not web_address(address):
            self.address.refuse("A web address is needed")
        else:
            added = Alignment(name, address)
            for field in (self.name, self.address):
                field.edit.clear()
            self._tell((*self._skills, added))
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, skills: tuple[Alignment, ...]) -> None:
        self.changed.emit(skills)
