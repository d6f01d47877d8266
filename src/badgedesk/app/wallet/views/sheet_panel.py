"""The answer on one badge or file: its name, the report, what it was earned for."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.sheets import FactGroup, Sheet
from badgedesk.app.wallet.views.fact_card import FactCard, FactsCard
from badgedesk.app.wallet.views.own_words import EmployerCard, NoteCard
from badgedesk.app.wallet.views.two_pictures import TwoPictures
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.laying.flow import Flow
from badgedesk.app.widgets.lists.removable_row import empty
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.reports.report_view import ReportView
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.prose import Prose
from badgedesk.app.widgets.words.text import Text

_PAINTING_MS: Final = 20
"""Time for the window to paint what is there before the next card is made."""


class Chip(QFrame):
    """A short word in a rounded frame."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self.setProperty("part", "chip")
        self.setMinimumHeight(PX.control_small)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s3 - PX.edge, PX.s1, PX.s3 - PX.edge, PX.s1)
        label = ElidedText(theme, Role.SMALL_STRONG, hugs=True)
        label.set_text(word)
        row.addWidget(label)


class SheetPanel(QScrollArea):
    """Title, banner, eight lines, criteria and skills, and what else the badge says.

    Signals:
        repeat_asked: the user wants the file checked again.
        asked: `str`, the id of the report line whose link was followed.
        copy_asked: `str`, words that are wanted on the clipboard.
        noted: `str`, `str`: id of the badge and what the learner wrote about it.
    """

    repeat_asked = Signal()
    asked = Signal(str)
    copy_asked = Signal(str)
    noted = Signal(str, str)

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = TwoPictures(theme, pictures)
        self._sheet: Sheet | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Report")
        self._title = Text(theme, Role.TITLE, wrap=True)
        self._subtitle = Text(theme, Role.BODY, tone="soft", wrap=True)
        self.report = ReportView(theme)
        self.report.repeat_asked.connect(self.repeat_asked)
        self.report.asked.connect(self.asked)
        self._criteria = FactCard(theme, "What it was earned for")
        self._criteria_text = Prose(theme)
        self._whole = Button(theme, "Show all", kind="link")
        self._whole.clicked.connect(self._show_all)
        self._criteria.column.addWidget(self._criteria_text)
        self._criteria.column.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignLeading)
        self._criteria.column.addStretch(1)
        self._skills = FactCard(theme, "Skills")
        self._chips = QWidget()
        self._chips.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._flow = Flow(self._chips)
        self._skills.column.addWidget(self._chips)
        self._skills.column.addStretch(1)
        self.told = EmployerCard(theme)
        self.told.copy_asked.connect(self.copy_asked)
        self.note = NoteCard(theme)
        self.note.noted.connect(self.noted)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(PX.card_gap)
        self._shown_facts: tuple[FactGroup, ...] = ()
        self._next_fact = QTimer(self)
        self._next_fact.setInterval(_PAINTING_MS)
        self._next_fact.timeout.connect(self._show_next_fact)
        self._build()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show ``sheet`` from its top."""
        fresh = self._sheet is None or self._sheet.id != sheet.id
        self._sheet = sheet
        self.told.show_words(sheet.told)
        self.note.show_note(sheet.id, sheet.note)
        self._title.setText(sheet.title)
        self._subtitle.setText(sheet.subtitle)
        self._subtitle.setVisible(bool(sheet.subtitle))
        self.report.show_report(sheet.report)
        self._order_stops()
        self._pictures.show_pictures(sheet.picture, sheet.signed_picture)
        self._criteria.title.setText(f"What {sheet.learner} had to do" if sheet.learner else "What had to be done")
        self._criteria_text.show_markdown(sheet.criteria)
        self._criteria.setVisible(bool(sheet.criteria))
        self._whole.setVisible(bool(sheet.whole_criteria))
        self._flow.clear()
        for skill in sheet.skills:
            self._flow.addWidget(Chip(self._theme, skill))
        self._skills.setVisible(bool(sheet.skills))
        self._show_facts(sheet.facts)
        if fresh:
            self.verticalScrollBar().setValue(0)

    def _show_facts(self, facts: tuple[FactGroup, ...]) -> None:
        """Show the cards one after the other below the rest, painted first: together they would take too long."""
        if facts == self._shown_facts:
            return
        self._shown_facts = facts
        empty(self._facts)
        self._next_fact.start()

    def _show_next_fact(self) -> None:
        count = self._facts.count()
        if count < len(self._shown_facts):
            self._facts.addWidget(FactsCard(self._theme, self._shown_facts[count]))
        else:
            self._next_fact.stop()

    def put_on_top(self, widget: QWidget) -> None:
        """Take ``widget`` in above the title, so that both are scrolled together."""
        self._whole_column.insertWidget(0, widget)
        widget.show()

    def title(self) -> str:
        """Return the name shown on top."""
        return self._title.text()

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", "window")
        inner.setMaximumWidth(PX.report_max + 2 * PX.s6)
        column = QVBoxLayout(inner)
        column.setContentsMargins(PX.s6, PX.s4, PX.s6, PX.s6)
        column.setSpacing(PX.card_gap)  # a card that is hidden leaves no gap behind
        head = QVBoxLayout()
        head.setSpacing(PX.s1)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        column.addLayout(head)
        column.addWidget(self.report)
        column.addWidget(self._pictures)
        cards = QHBoxLayout()
        cards.setSpacing(PX.card_gap)
        cards.addWidget(self._criteria, 2)
        cards.addWidget(self._skills, 1)
        column.addLayout(cards)
        column.addWidget(self.note)
        column.addWidget(self.told)
        column.addLayout(self._facts)
        column.addStretch(1)
        frame = QWidget()
        frame.setProperty("ground", "window")
        self._whole_column = QVBoxLayout(frame)
        self._whole_column.setContentsMargins(0, 0, 0, 0)
        self._whole_column.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(inner, 1)
        row.addStretch(0)
        self._whole_column.addLayout(row, 1)
        self.setWidget(frame)

    def _order_stops(self) -> None:
        """Let Tab come to what stands below the report after its lines, which were made later."""
        last = [line.last_stop for line in self.report.lines[-1:]]
        for before, after in pairwise((*last, self._whole, self.note.edit, self.told.copy)):
            self.setTabOrder(before, after)

    def _show_all(self) -> None:
        if self._sheet is not None:
            self._criteria_text.show_markdown(self._sheet.whole_criteria)
            self._whole.hide()
