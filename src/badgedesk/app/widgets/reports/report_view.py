"""The answer and the eight lines behind it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.states import BANNER_ICONS, Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.reports.report import Line, ReportContent
from badgedesk.app.widgets.reports.report_line import ReportLine
from badgedesk.app.widgets.words.painted import IconMark, ink_name
from badgedesk.app.widgets.words.text import Text

_BLANK: Final = Line("", "", Verdict(Tone.UNKNOWN, ""), "")


class Banner(QFrame):
    """The headline on the soft ground of its state.

    Signals:
        repeat_asked: the user wants the file checked again.
    """

    repeat_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconMark(theme, "question-fill", "unknown", PX.icon_banner)
        self._word = Text(theme, Role.SECTION, wrap=True)
        self._sentence = Text(theme, Role.BODY, wrap=True)
        self._again = Button(theme, "Check again", small=True)
        self._again.clicked.connect(self.repeat_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._word)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        row.setSpacing(PX.s3 + PX.edge)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._again)

    def show_report(self, content: ReportContent) -> None:
        """Show headline and sentence of ``content``."""
        self.setProperty("toned", content.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.show_icon(BANNER_ICONS[content.tone], ink_name(content.tone.value))
        self._word.setText(content.headline)
        self._word.set_tone(content.tone.value)
        self._sentence.setText(content.sentence)
        self._again.setVisible(content.can_repeat)
        self.setAccessibleName(f"{content.headline}. {content.sentence}")

    def text(self) -> str:
        """Return headline and sentence."""
        return f"{self._word.text()}\n{self._sentence.text()}"


class ReportView(QWidget):
    """Banner and lines; lines stay where they are when a report is replaced.

    Signals:
        repeat_asked: the user wants the file checked again.
        asked: `str`, the id of the line whose link was followed.
    """

    repeat_asked = Signal()
    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[ReportLine] = []
        self._made: list[ReportLine] = []
        """Lines that were made ahead."""
        self.banner = Banner(theme)
        self.banner.repeat_asked.connect(self.repeat_asked)
        self._card = QFrame()
        self._card.setProperty("part", "card")
        self._when = Text(theme, Role.SMALL, tone="soft")
        head = QHBoxLayout()
        head.setContentsMargins(PX.report_left, 0, PX.s4, 0)
        head.addWidget(Text(theme, Role.SECTION, "What was checked"))
        head.addStretch(1)
        head.addWidget(self._when)
        bar = QWidget()
        bar.setFixedHeight(PX.head)
        bar.setLayout(head)
        bar.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(PX.hairline, 0, PX.hairline, PX.hairline)
        self._rows.setSpacing(0)
        self._rows.addWidget(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s3 + PX.edge)
        column.addWidget(self.banner)
        column.addWidget(self._card)

    @property
    def lines(self) -> tuple[ReportLine, ...]:
        """The lines now shown."""
        return tuple(self._lines)

    def lines_ahead(self, count: int) -> Parts[None]:
        """Make lines one a part before there is a report, so that the first one need not wait for them."""
        while len(self._made) < count:
            self._made.append(self._new_line(_BLANK))
            yield

    def _new_line(self, line: Line) -> ReportLine:
        row = ReportLine(self._theme, line)
        row.setParent(self._card)
        row.hide()
        row.asked.connect(self.asked)
        return row

    def show_report(self, content: ReportContent) -> None:
        """Show ``content`` and tell screen readers its headline."""
        self.banner.show_report(content)
        self._when.setText(content.checked)
        while len(self._lines) > len(content.lines):
            row = self._lines.pop()
            self._rows.removeWidget(row)
            row.deleteLater()
        for number, line in enumerate(content.lines):
            if number == len(self._lines):
                self._lines.append(self._made.pop(0) if self._made else self._new_line(line))
                self._rows.addWidget(self._lines[number])
                self._lines[number].show()
            self._lines[number].show_line(line)
        self._card.setVisible(bool(content.lines))
        announcement = QAccessibleAnnouncementEvent(self, f"{content.headline}. {content.sentence}")
        QAccessible.updateAccessibility(announcement)
