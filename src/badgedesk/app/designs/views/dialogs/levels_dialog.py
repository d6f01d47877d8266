"""Levels: a set is chosen or made, every badge of it is shown, and they follow this design from then on."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.levels import fresh, refusal
from badgedesk.app.designs.editor.looks import Looks
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.dialogs.levels_editor import LevelsEditor
from badgedesk.app.designs.views.pictures_row import PicturesRow
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PIXELS_MS, PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.words.marked_text import MarkedText
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.brand import Level, LevelSet
from badgedesk.design.checks.legibility import readable
from badgedesk.design.family import LEVEL_SETS, shows_level, variant

_NONE: Final = "No levels"
_THESE: Final = "Levels of this badge"
_OWN: Final = "own "
"""Begins the values of sets of one's own, so that they may be called as the ready ones are."""
_FOLLOW: Final = "Saving this design writes a badge for each level beside it, and again after each change."
_SILENT: Final = "No text of this badge says its level yet. Add one: Fill in, then Level."
_NAME_LENGTH: Final = 60


class LevelsDialog(QDialog):
    """Asks which levels there are and shows the badge of each."""

    def __init__(self, theme: Theme, parent: QWidget, viewmodel: EditorViewModel, looks: Looks, jobs: Jobs) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Levels")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._design, self._looks = theme, viewmodel.design, looks
        self._levels: tuple[Level, ...] = self._design.levels
        self.choice = Choice(theme, "Set of levels")
        self.change = Button(theme, "Change them…")
        self.pictures = PicturesRow(theme, jobs, PX.editor_picture, most=PX.pictures_in_row)
        self.editor = LevelsEditor(theme, self._design)
        self.name = QLineEdit()
        self.name.setFont(theme.font(Role.BODY))
        self.name.setMaxLength(_NAME_LENGTH)
        self.name.setPlaceholderText("Name of these levels, such as Belts")
        self.name.setAccessibleName("Name of these levels")
        self.name.setAcceptDrops(False)
        self.store = Button(theme, "Keep for later", icon="floppy-disk")
        self.forget = Button(theme, "Forget this set", kind="link")
        self.refused = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self.silent = MarkedText(theme, _SILENT, Tone.WARN)
        self.cancel, self.keep = Button(theme, "Cancel"), Button(theme, "Keep these levels", kind="main")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PIXELS_MS)
        self._own = QWidget()
        self._build()
        self._connect()
        self._list_sets()
        self.choice.show_value(self._value_of(self._levels) or next(iter(LEVEL_SETS)))
        self._choose()
        QTimer.singleShot(0, self, self._grow)  # once it is as wide as its pictures, and lines of text break there

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(PX.s2)
        head.addWidget(self.choice, 1)
        head.addWidget(self.change)
        keeping = QHBoxLayout()
        keeping.setSpacing(PX.s2)
        keeping.addWidget(self.editor.add)
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.store)
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(PX.s2)
        own.addWidget(self.editor, 1)
        own.addWidget(self.refused)
        own.addLayout(keeping)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addWidget(self.forget)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(self._theme, Role.HEADING, "One badge, several levels"))
        column.addWidget(Text(self._theme, Role.SMALL, _FOLLOW, tone="soft", wrap=True))
        column.addLayout(head)
        column.addWidget(self.pictures)
        column.addWidget(self._own, 1)
        column.addWidget(self.silent)
        column.addLayout(foot)
        self._own.hide()
        self.pictures.setMinimumWidth(3 * PX.editor_picture + 2 * PX.s3)  # the dialog grows with its pictures
        self.choice.setMinimumWidth(PX.menu)

    def _connect(self) -> None:
        self.choice.activated.connect(lambda _: self._choose())
        self.change.clicked.connect(self._open)
        self.editor.changed.connect(self._take)
        self._soon.timeout.connect(self._draw)
        self.name.textChanged.connect(lambda _: self._judge())
        self.store.clicked.connect(self._store)
        self.forget.clicked.connect(self._forget)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)

    def _list_sets(self) -> None:
        self.choice.clear()
        self.choice.addItem(_NONE, _NONE)
        for own in self._looks.level_sets():
            self.choice.addItem(shown(own.name), _OWN + own.name)
        for name in LEVEL_SETS:
            self.choice.addItem(name, name)

    def _sets(self) -> dict[str, tuple[Level, ...]]:
        return {_OWN + own.name: own.levels for own in self._looks.level_sets()} | dict(LEVEL_SETS)

    def _value_of(self, levels: tuple[Level, ...]) -> str:
        """Return the entry that stands for levels; empty for none at all."""
        known = next((value for value, each in self._sets().items() if each == levels), _THESE)
        return known if levels else ""

    def _choose(self) -> None:
        """Show the levels of the entry that was chosen."""
        value = self.choice.value()
        if value != _THESE:
            self._levels = self._sets().get(value, ())
        self.name.setText(value.removeprefix(_OWN) if value.startswith(_OWN) else "")
        self.editor.show_levels(self._levels)
        self._draw()

    def _open(self) -> None:
        """Show the lines of the levels; without any, begin with one."""
        if not self._levels:
            self._take((fresh(()),))
            self.editor.show_levels(self._levels)
        self._own.show()
        self._judge()
        QTimer.singleShot(0, self, self._grow)  # once the layout knows of them
        self.editor.lines[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grow(self) -> None:
        """Take the room that the lines need, as far as the screen has it, and stay on the screen."""
        room = self.screen().availableGeometry()
        lines = self.editor.hidden_px() if self._own.isVisibleTo(self) else 0
        wanted = max(self.height(), self._column.totalMinimumHeightForWidth(self.width()) + lines)
        self.resize(self.width(), min(wanted, room.height() - PX.s7))
        frame = self.frameGeometry()
        self.move(frame.left(), max(room.top(), min(frame.top(), room.bottom() - frame.height())))

    def _take(self, levels: tuple[Level, ...]) -> None:
        self._levels = levels
        self.choice.show_value(self._value_of(levels) or _NONE)
        self._judge()
        self._soon.start()

    def _draw(self) -> None:
        self._judge()
        if not refusal(self._levels):
            badges = [(shown(level.name), variant(self._design, level)) for level in self._levels]
            self.pictures.show_designs(badges or [("As it is", self._design)], partial(readable, before=self._design))

    def _judge(self) -> None:
        """Say what is wrong with the levels, and offer what can be done with them."""
        wrong = refusal(self._levels)
        self.refused.setText(wrong)
        self.refused.setVisible(bool(wrong))
        self.silent.setVisible(bool(self._levels) and not shows_level(self._design))
        self.keep.setText("Keep these levels" if self._levels else "Have no levels")
        self.keep.setEnabled(not wrong)
        self.change.setText("Change them…" if self._levels else "Make levels…")
        self.change.setVisible(not self._own.isVisibleTo(self))
        self.store.setEnabled(bool(self._levels) and not wrong and bool(self.name.text().strip()))
        self.forget.setVisible(self.choice.value().startswith(_OWN))

    def _store(self) -> None:
        name = " ".join(self.name.text().split())
        self._looks.keep_level_set(LevelSet(name, self._levels))
        self._list_sets()
        self.choice.show_value(_OWN + name)
        self._judge()

    def _forget(self) -> None:
        self._looks.forget_level_set(self.choice.value().removeprefix(_OWN))
        self._list_sets()
        self.choice.show_value(self._value_of(self._levels) or _NONE)
        self.name.clear()
        self._judge()

    def _keep(self) -> None:
        self._looks.set_levels(self._levels)
        self.accept()
