"""A part of the form under a heading that folds it away; the heading says what is in it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.text import rule


class Fold(QWidget):
    """Heading, a few faint words on what is inside, and the inside itself while it is open."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self.head = Button(theme, title, kind="quiet", icon="caret-right")
        self.head.setProperty("leading", True)
        self.head.setFont(theme.font(Role.SECTION))
        self.head.setCheckable(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._summary = ElidedText(theme, Role.SMALL, "text_faint")
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(PX.s2, 0, 0, PX.s3)
        self.column.setSpacing(PX.s3)
        top = QHBoxLayout()
        top.setSpacing(PX.s2)
        top.addWidget(self.head)
        top.addWidget(self._summary, 1)
        top.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(PX.s2)
        whole.addWidget(rule())
        whole.addLayout(top)
        whole.addWidget(self.inside)
        self.head.toggled.connect(self._show)
        self.summarise("")
        self._show(False)

    def summarise(self, words: str) -> None:
        """Say beside the heading what is inside."""
        self._summary.set_text(words)
        self.head.setAccessibleDescription(words)

    def open(self) -> None:
        """Unfold."""
        self.head.setChecked(True)

    @property
    def is_open(self) -> bool:
        """Whether the inside can be seen."""
        return self.head.isChecked()

    def _show(self, shown: bool) -> None:
        self.inside.setVisible(shown)
        self._summary.setVisible(not shown)
        self.head.setIcon(self._theme.icon("caret-down" if shown else "caret-right", "text_soft"))
        self.head.setAccessibleName(f"{self._title}, {'open' if shown else 'folded'}")
