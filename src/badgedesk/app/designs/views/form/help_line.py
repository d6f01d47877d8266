"""A line below the form that explains the field in hand, with an example."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.text import Text, rule


class HelpLine(QFrame):
    """Label, sentence and example of whichever of its fields has the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._said: dict[QObject, tuple[str, str, str]] = {}
        self._words = Text(theme, Role.SMALL, wrap=True)
        self._example = Text(theme, Role.SMALL, tone="soft", wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        row.setSpacing(PX.s2)
        row.addWidget(IconMark(theme, "info", beside=Role.SMALL), 0, Qt.AlignmentFlag.AlignTop)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._words)
        both.addWidget(self._example)
        row.addLayout(both, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(row)
        self._show("", "", "Go into a field to see what belongs there, with an example.")

    def explain(self, widget: QWidget, label: str, example: str, help_: str) -> None:
        """Explain a field whenever the keyboard comes to it."""
        self._said[widget] = (label, example, help_)
        widget.setToolTip(widget.toolTip() or help_)
        widget.installEventFilter(self)

    def words(self) -> str:
        """Return what it says now."""
        return f"{self._words.text()} {self._example.text()}".strip()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._said:
            self._show(*self._said[watched])
        return super().eventFilter(watched, event)

    def _show(self, label: str, example: str, help_: str) -> None:
        self._words.setText(f"{label}: {help_}" if label else help_)
        self._example.setText(f"Example: {' · '.join(example.splitlines())}" if example else "")
