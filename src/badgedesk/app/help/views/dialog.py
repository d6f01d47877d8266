"""The window of the keyboard map: search, and every key by place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.help.shortcuts import SECTIONS, Shortcut, find
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Making, Parts, Turns
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.search_field import SearchField
from badgedesk.app.widgets.laying.one_layout import one_layout
from badgedesk.app.widgets.words.text import Text, rule


class HelpDialog(QDialog):
    """Lists every shortcut; typing narrows the list."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Keys of BadgeDesk")
        self.search = SearchField(theme, "Search keys and what they do")
        self.search.setMaximumWidth(PX.most)
        self.close_ = Button(theme, "Close")
        self.close_.clicked.connect(self.reject)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Keys")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "Keyboard"))
        column.addWidget(self.search)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        grown = 1 + (theme.text_scale - 1) / 2
        width, height = round(PX.dialog_wide * grown), round(PX.help_height * grown)
        self.resize(min(width, parent.width() - PX.s6), min(height, parent.height() - PX.s6))
        self._lines: dict[tuple[str, Shortcut], tuple[QFrame, QFrame]] = {}
        self._headings: dict[str, Text] = {}
        self._nothing = Text(theme, Role.BODY, "No key does that. Try fewer or other words.", tone="soft")
        self._nothing.hide()
        self._inner = QFrame()
        self._inner.setProperty("ground", "surface")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, PX.s3, 0)
        self._column.setSpacing(0)
        self._area.setWidget(self._inner)
        self._making = Making(self._parts())
        self._making.go_on()
        Turns(self._making, lambda _: None, self)
        self.search.textChanged.connect(self._show)
        self.search.left.connect(self._area.setFocus)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> list[str]:
        """Return what the list now says, line by line."""
        self._making.finish()
        return [line.accessibleName() for (line, _) in self._lines.values() if not line.isHidden()]

    def _parts(self) -> Parts[None]:
        """Build the list section by section; nobody waits for those below."""
        for section in SECTIONS:
            heading = Text(self._theme, Role.SECTION, section.title)
            self._headings[section.title] = heading
            self._column.addWidget(heading)
            self._column.addSpacing(PX.s1)
            for shortcut in section.shortcuts:
                line, below = self._line(shortcut), rule()
                self._lines[section.title, shortcut] = line, below
                for widget in (line, below):
                    self._column.addWidget(widget)
                    widget.show()  # what comes into a window that is seen stays hidden else, until the next turn
            self._column.addSpacing(PX.s4)
            yield
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)

    def _show(self, words: str) -> None:
        """Show the lines that fit ``words``."""
        self._making.finish()
        fitting = {(section.title, shortcut) for section in find(words) for shortcut in section.shortcuts}
        titles = {title for title, _ in fitting}
        with one_layout(self._inner):
            for title, heading in self._headings.items():
                heading.setVisible(title in titles)
            for key, widgets in self._lines.items():
                for widget in widgets:
                    widget.setVisible(key in fitting)
            self._nothing.setVisible(not fitting)

    def _line(self, shortcut: Shortcut) -> QFrame:
        line = QFrame()
        line.setProperty("part", "keys")
        line.setAccessibleName(f"{shortcut.does}: {' or '.join(shortcut.keys)}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, PX.s1, 0, PX.s1)
        row.setSpacing(PX.s1)
        row.addWidget(Text(self._theme, Role.BODY, shortcut.does, wrap=True), 1)
        for keys in shortcut.keys:
            cap = Text(self._theme, Role.LABEL, keys, tone="soft")
            cap.setProperty("part", "cap")
            row.addWidget(cap)
        return line
