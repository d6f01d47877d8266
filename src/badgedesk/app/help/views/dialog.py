"""The window of the keyboard map: search, and every key by place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.help.shortcuts import Shortcut, find
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.search_field import SearchField
from badgedesk.app.widgets.text import Text, rule


class HelpDialog(QDialog):
    """Lists every shortcut; typing narrows the list."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Keys of BadgeDesk")
        self.search = SearchField(theme, "Search keys and what they do")
        self.search.setMaximumWidth(PX.dialog_wide)
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
        self.resize(PX.dialog_wide, min(PX.help_height, parent.height() - PX.s6))
        self.search.textChanged.connect(self._show)
        self.search.left.connect(self._area.setFocus)
        self._show("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> list[str]:
        """Return what the list now says, line by line."""
        return [frame.accessibleName() for frame in self._area.findChildren(QFrame) if frame.property("part") == "keys"]

    def _show(self, words: str) -> None:
        inner = QFrame()
        inner.setProperty("ground", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, PX.s3, 0)
        column.setSpacing(0)
        sections = find(words)
        for section in sections:
            column.addWidget(Text(self._theme, Role.SECTION, section.title))
            column.addSpacing(PX.s1)
            for shortcut in section.shortcuts:
                column.addWidget(self._line(shortcut))
                column.addWidget(rule())
            column.addSpacing(PX.s4)
        if not sections:
            column.addWidget(Text(self._theme, Role.BODY, "No key does that. Try fewer or other words.", tone="soft"))
        column.addStretch(1)
        self._area.setWidget(inner)

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
