"""Which language the texts of the form are written in; others can be added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from badgedesk.app.designs.editor.languages import NAMES, language_name
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.issue.key_facts import languages
from badgedesk.core.model.achievement import Achievement


class LanguageBar(QWidget):
    """A choice of the languages that are there, and a menu of those that can be added.

    Signals:
        chosen: `str`, the tag of the language to write; empty for the first.
        added: `str`, the tag of a language that is wanted as well.
        removed: `str`, the tag of a language whose texts are to go.
    """

    chosen = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._said = Text(theme, Role.LABEL, "Texts in", tone="soft")
        self.choice = Choice(theme, "Language of the texts")
        self.add = Button(theme, "Add a language", kind="link", icon="plus")
        self.remove = IconButton(theme, "x", "Remove this language", side=PX.control_small)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addWidget(self._said)
        row.addWidget(self.choice)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.add)
        self.choice.activated.connect(lambda _: self.chosen.emit(self.choice.value()))
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self.removed.emit(self.choice.value()))

    def show_languages(self, achievement: Achievement, current: str) -> None:
        """Show the languages of an achievement; a single one is not worth a choice."""
        tags = languages(achievement)
        if tags != self._tags:
            self._tags = tags
            self.choice.clear()
            for tag in tags:
                self.choice.addItem(language_name(tag), "" if tag == achievement.language else tag)
            self.choice.hug()
        several = len(tags) > 1
        for widget in (self._said, self.choice):
            widget.setVisible(several)
        self.remove.setVisible(several and bool(current))
        self.choice.show_value(current)
        if not current:
            self.choice.setCurrentIndex(0)

    def menu(self) -> QMenu:
        """Return the menu of languages that can be added."""
        menu = QMenu(self)
        menu.setAccessibleName("Languages to add")
        for tag, name in sorted(NAMES.items(), key=lambda item: item[1]):
            if tag not in self._tags:
                menu.addAction(name).triggered.connect(lambda _=False, chosen=tag: self.added.emit(chosen))
        return menu

    def _ask(self) -> None:
        menu = self.menu()
        menu.exec(self.add.mapToGlobal(self.add.rect().bottomLeft()))
        menu.deleteLater()
