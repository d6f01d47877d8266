"""What an empty place says: calm, and what to do first."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import FAINT, PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text


class _Glyph(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setFixedSize(PX.empty_badge, PX.empty_badge)
        theme.tokens_changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(FAINT)
        paint_icon(painter, QRect(self.rect()), self._icon, self._theme.tokens.text_soft)
        painter.end()


class EmptyState(QWidget):
    """A faint glyph, a heading, one sentence and at most one button.

    Signals:
        clicked: the button was pressed.
        samples_asked: samples are wanted.
    """

    clicked = Signal()
    samples_asked = Signal()

    def __init__(
        self, theme: Theme, icon: str, heading: str, sentence: str, action: str = "", *, main: bool = False
    ) -> None:
        """Say these words; with ``main`` the button is the main one, where the toolbar has none."""
        super().__init__()
        self._theme = theme
        self._example: QWidget | None = None
        self._column = column = QVBoxLayout()
        column.setSpacing(PX.s2)
        self._heading = Text(theme, Role.SECTION, heading)
        self._sentence = Text(theme, Role.BODY, sentence, tone="soft", wrap=True)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        theme.fix_width(self._sentence, PX.empty_state)
        column.addStretch(1)
        self._glyph = _Glyph(theme, icon)
        column.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(PX.s2)
        column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()  # not aligned in the column: its lines would be counted at the width of the whole
        line.addStretch(1)
        line.addWidget(self._sentence)
        line.addStretch(1)
        column.addLayout(line)
        self._button = Button(theme, action, kind="main" if main else "plain")
        self._button.clicked.connect(self.clicked)
        if not action:
            self._button.hide()  # shown before it has a parent it would be a window of its own for a moment
        column.addSpacing(PX.s3)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.samples = Button(theme, "Show me with samples", kind="link")
        self.samples.clicked.connect(self.samples_asked)
        self.samples.hide()
        column.addSpacing(PX.s1)
        column.addWidget(self.samples, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)

    def add_example(self, example: QWidget) -> None:
        """Show a picture of what will stand here in the place of the glyph."""
        self._example = example
        self._glyph.hide()
        self._column.insertWidget(1, example, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_example(self, shown: bool) -> None:
        """Show the example that was added, or the glyph."""
        if self._example is not None:
            self._example.setVisible(shown)
            self._glyph.setVisible(not shown)

    def add_link(self, words: str) -> Button:
        """Put a link below all else, for what fewer people want here, and return it."""
        link = Button(self._theme, words, kind="link")
        self._column.insertWidget(self._column.count() - 1, link, 0, Qt.AlignmentFlag.AlignHCenter)
        return link

    def focus_first(self) -> None:
        """Put the keyboard on the button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, heading: str, sentence: str, action: str = "") -> None:
        """Show other words, and with ``action`` another button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        if action:
            self._button.setText(action)

    def offer_samples(self, offered: bool) -> None:
        """Show or hide the link to samples."""
        self.samples.setVisible(offered)

    def text(self) -> str:
        """Return heading and sentence."""
        return f"{self._heading.text()}\n{self._sentence.text()}"
