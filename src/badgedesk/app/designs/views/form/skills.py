"""The skills that a badge is aligned with: a list that unfolds, and two fields that add one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.completeness import web_address
from badgedesk.app.designs.editor.form_lists import SKILL
from badgedesk.app.designs.views.form.records import Records
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.core.model.achievement import Alignment


class SkillsEditor(QWidget):
    """Skills one below the other, and two fields that add one.

    Signals:
        changed: tuple of `Alignment`, and the widget they were changed in.
    """

    changed = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._skills: tuple[Alignment, ...] = ()
        self.list = Records(theme, SKILL, adds=False)
        self.name = Field(theme, "Skill", example="present data visually")
        self.address = Field(theme, "Its web address", example="https://data.europa.eu/esco/skill/…")
        self.add = Button(theme, "Add a skill", icon="plus")
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s3)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.address, 0, 1)
        grid.addWidget(self.add, 0, 2, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        column.addWidget(self.list)
        column.addLayout(grid)
        self.list.changed.connect(self.changed)
        self.add.clicked.connect(self._add)
        for field in (self.name, self.address):
            field.edit.returnPressed.connect(self._add)

    def first_field(self) -> QLineEdit:
        """Return where the name of a new skill is typed."""
        return self.name.edit

    def show_skills(self, skills: tuple[Alignment, ...]) -> None:
        """Show the skills of an achievement."""
        self._skills = skills
        self.list.show_entries(skills)

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
            self.changed.emit((*self._skills, added), None)
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
