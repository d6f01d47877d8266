"""The first start: two cards, a tick for samples, and a way past."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.welcome.viewmodel import Beginning, WelcomeViewModel
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.message_bar import MessageBar
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.text import Text

_AWARDING: Final = ("template:first-aid", "template:harbour", "template:data")
_COLLECTING: Final = ("template:comb", "template:night", "template:coach")
_SIDES: Final = (PX.first_badge, PX.first_badge_large, PX.first_badge)


class BadgeRow(QFrame):
    """Three badges on their quiet ground, the middle one large; decoration."""

    def __init__(self, theme: Theme, pictures: Pictures, keys: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("part", "picture")
        self._theme, self._pictures, self._keys = theme, pictures, tuple(keys)
        self.setFixedHeight(PX.first_picture)
        pictures.arrived.connect(self._arrived)
        theme.tokens_changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.window))
        painter.drawRoundedRect(QRectF(self.rect()), PX.radius_tile, PX.radius_tile)
        gap = (self.width() - sum(_SIDES)) // (len(_SIDES) + 1)
        left = gap
        for key, side in zip(self._keys, _SIDES, strict=True):
            box = QRect(left, (self.height() - side) // 2, side, side)
            pixmap = self._pictures.pixmap(key, side, self.devicePixelRatioF())
            if pixmap is not None:
                paint_picture(painter, box, pixmap, self._theme.tokens)
            left += side + gap
        painter.end()

    def _arrived(self, key: str) -> None:
        if key in self._keys:
            self.update()


class ChoiceCard(QFrame):
    """One way to begin: badges, a heading, what it is for, three promises and a button."""

    def __init__(self, theme: Theme, picture: BadgeRow, heading: str, second: str, promises: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("part", "choice")
        self.setAccessibleName(heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        self._column.setSpacing(0)
        self._column.addWidget(picture)
        self._column.addSpacing(PX.s4)
        self._column.addWidget(Text(theme, Role.HEADING, heading))
        self._column.addSpacing(PX.s2)
        self._column.addWidget(Text(theme, Role.BODY, second, tone="soft", wrap=True))
        self._column.addSpacing(PX.s4)
        for promise in promises:
            row = QHBoxLayout()
            row.setSpacing(PX.s2)
            row.addWidget(IconMark(theme, "check", "accent_text"))
            row.addWidget(Text(theme, Role.BODY, promise, wrap=True), 1)
            self._column.addLayout(row)
            self._column.addSpacing(PX.s2 + PX.edge)
        self._column.addStretch(1)
        self._column.addSpacing(PX.s3)

    def mark(self) -> None:
        """Show this card as the one the keyboard begins on."""
        self.setProperty("chosen", True)
        self.style().unpolish(self)
        self.style().polish(self)
        thinner = PX.edge - PX.hairline
        self._column.setContentsMargins(PX.s6 - thinner, PX.s5 - thinner, PX.s6 - thinner, PX.s5 - thinner)

    def add_button(self, button: Button) -> None:
        """Put the card's button at its foot."""
        self._column.addWidget(button)


class WelcomePage(QWidget):
    """Asks what to do first; the page scrolls where it has no room.

    Signals:
        dropped: `Drop`, badges for the wallet.
    """

    dropped = Signal(object)

    def __init__(self, theme: Theme, viewmodel: WelcomeViewModel, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._viewmodel, self._pictures = theme, viewmodel, pictures
        self.setProperty("ground", "window")

    def furnished(self) -> Parts[None]:
        """Build the page part by part; it cannot be used before."""
        theme, pictures, viewmodel = self._theme, self._pictures, self._viewmodel
        self.messages = MessageBar(theme)
        count = viewmodel.template_count()
        self.award = _wide_button(theme, "Start with a design", "main", "arrow-right")
        self.collect = _wide_button(theme, "Open my wallet", "plain", "arrow-right")
        self.samples = QCheckBox("Add a sample design and a sample badge. One click removes them.")
        self.samples.setChecked(True)
        self.samples.setFont(theme.font(Role.BODY))
        self.both = Button(theme, "I do both", kind="link")
        self.skip = Button(theme, "Skip this", kind="link")
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices: tuple[ChoiceCard, ...] = ()
        self._build(theme)
        yield
        awarding = ChoiceCard(
            theme, BadgeRow(theme, pictures, _AWARDING),
            "I award badges", "For clubs, trainers, libraries and schools.",
            (
                f"Draw a badge from {count} templates",
                "Award it to a list of people, no account needed",
                "Correct or withdraw an award later",
            ),
        )  # fmt: skip
        self._cards.addWidget(awarding, 0, Qt.AlignmentFlag.AlignHCenter)
        yield
        collecting = ChoiceCard(
            theme, BadgeRow(theme, pictures, _COLLECTING),
            "I collect badges", "For everyone who has been given a badge.",
            (
                "Keep every badge safe in one place",
                "See who says so, and whether it still holds",
                "Show badges on LinkedIn, in a CV or a portfolio",
            ),
        )  # fmt: skip
        self._cards.addWidget(collecting, 0, Qt.AlignmentFlag.AlignHCenter)
        yield
        awarding.mark()
        awarding.add_button(self.award)
        collecting.add_button(self.collect)
        self._choices = (awarding, collecting)
        self._align()
        self._fill_foot()
        for button, beginning in (
            (self.award, Beginning.AWARD),
            (self.collect, Beginning.COLLECT),
            (self.both, Beginning.BOTH),
        ):
            button.clicked.connect(lambda _=False, chosen=beginning: self._begin(chosen))
        self.skip.clicked.connect(lambda: viewmodel.begin(Beginning.SKIP, with_samples=False))

    def hint(self) -> str:
        """Return what the status bar says here."""
        return ""

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        return f"Add {counted(count, 'file')} to your wallet" if count else "Add to your wallet"

    def receive(self, drop: Drop) -> None:
        """Begin with the badges that were dropped."""
        self.dropped.emit(drop)

    def title(self) -> str:
        """Return what the window's title should name."""
        return "Welcome"

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self.award.setFocus(Qt.FocusReason.TabFocusReason)

    def show_message(self, message: Message) -> None:
        """Show ``message`` above the cards."""
        self.messages.show_message(message)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        direction = beside if self.width() >= PX.first_stacks else below
        if self._cards.direction() != direction:
            self._cards.setDirection(direction)
            self._foot.setDirection(direction)
            self._align()
        room = min(PX.first_stacks, self.width()) - 2 * PX.s5
        grown = self._theme.grown(PX.first_card)
        beside_room = min(grown, (self.width() - 2 * PX.s5 - PX.s6) // 2)
        for card in self._choices:
            card.setFixedWidth(beside_room if direction == beside else min(PX.first_card, room))
        super().resizeEvent(event)

    def _align(self) -> None:
        """Centre cards that stand below each other; beside each other they fill their places.

        A layout counts the lines of what is aligned at the width of its place, which may be wider than the card.
        """
        beside = self._cards.direction() == QBoxLayout.Direction.LeftToRight
        for card in self._choices:
            self._cards.setAlignment(card, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignHCenter)

    def _begin(self, beginning: Beginning) -> None:
        self._viewmodel.begin(beginning, with_samples=self.samples.isChecked())

    def _build(self, theme: Theme) -> None:
        """Lay the page out while it is empty; Qt dresses all that moves into a widget anew."""
        self._cards.setSpacing(PX.s6)
        self._foot.setSpacing(PX.s2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._middle(theme))
        row.addStretch(1)
        page = QWidget()
        page.setProperty("ground", "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(PX.s5, PX.s6, PX.s5, PX.s6)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        area = QScrollArea()
        area.setProperty("ground", "window")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(area, 1)

    def _fill_foot(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(PX.s3)
        links.addWidget(self.both)
        links.addWidget(self.skip)
        self._foot.addWidget(self.samples)
        self._foot.addStretch(1)
        self._foot.addLayout(links)

    def _middle(self, theme: Theme) -> QVBoxLayout:
        heading = Text(theme, Role.DISPLAY, "What would you like to do first?", wrap=True)
        second = Text(
            theme, Role.LEAD, "You can always do the other thing later. It is all one program.",
            tone="soft", wrap=True,
        )  # fmt: skip
        for label in (heading, second):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(heading)
        middle.addSpacing(PX.s2)
        middle.addWidget(second)
        middle.addSpacing(PX.s7 - PX.s1)
        cards = QHBoxLayout()  # in the middle below a heading that is wider than both
        cards.addStretch(1)
        cards.addLayout(self._cards)
        cards.addStretch(1)
        middle.addLayout(cards)
        middle.addSpacing(PX.s6)
        middle.addLayout(self._foot)
        return middle


def _wide_button(theme: Theme, text: str, kind: str, icon: str) -> Button:
    button = Button(theme, text, kind=kind)
    button.setProperty("big", True)
    forward = not button.isRightToLeft()
    button.setIcon(theme.icon(icon, "on_accent" if kind == "main" else "text", behind=forward))
    theme.fix_icon(button, PX.icon, apart=PX.s2)
    button.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if forward else Qt.LayoutDirection.LeftToRight
    )  # so that the arrow stands behind the words
    return button
