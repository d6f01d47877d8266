"""Levels: a set is chosen, every badge of it is shown, and they follow this design from then on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.looks import Looks
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.pictures_row import PicturesRow
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.choice import Choice
from badgedesk.app.widgets.text import Text
from badgedesk.design.brand import Level
from badgedesk.design.family import LEVEL_SETS, shows_level, variant

_NONE = "No levels"
_FOLLOW = "A badge for each level is written beside this design when you save it, and again whenever you change it."
_SILENT = "No text of this badge says its level yet. Add one: Fill in, then Level."


class LevelsDialog(QDialog):
    """Asks which levels there are and shows the badge of each."""

    def __init__(self, theme: Theme, parent: QWidget, viewmodel: EditorViewModel, looks: Looks, jobs: Jobs) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Levels")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._viewmodel, self._looks = viewmodel, looks
        self.choice = Choice(theme, "Set of levels")
        self.choice.addItem(_NONE, _NONE)
        for name in LEVEL_SETS:
            self.choice.addItem(name, name)
        self.pictures = PicturesRow(theme, jobs, PX.editor_picture)
        self.silent = Text(theme, Role.SMALL, _SILENT, tone="warn", wrap=True)
        self.cancel, self.keep = Button(theme, "Cancel"), Button(theme, "Keep these levels", kind="main")
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "One badge, several levels"))
        column.addWidget(Text(theme, Role.SMALL, _FOLLOW, tone="soft", wrap=True))
        column.addWidget(self.choice)
        column.addWidget(self.pictures)
        column.addWidget(self.silent)
        column.addLayout(foot)
        names = {levels: name for name, levels in LEVEL_SETS.items()}
        own = names.get(viewmodel.design.levels, _NONE)
        self.choice.show_value(own if viewmodel.design.levels else next(iter(LEVEL_SETS)))
        self.choice.activated.connect(lambda _: self._show())
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self._show()

    def _levels(self) -> tuple[Level, ...]:
        return LEVEL_SETS.get(self.choice.value(), ())

    def _show(self) -> None:
        design, levels = self._viewmodel.design, self._levels()
        shown = [(level.name, variant(design, level)) for level in levels] or [("As it is", design)]
        self.pictures.show_designs(shown)
        self.silent.setVisible(bool(levels) and not shows_level(design))
        self.keep.setText("Keep these levels" if levels else "Have no levels")

    def _keep(self) -> None:
        self._looks.set_levels(self._levels())
        self.accept()
