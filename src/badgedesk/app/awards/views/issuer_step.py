"""Step two of a new award: who awards."""

from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from badgedesk.app.awards.cards import IssuerRow
from badgedesk.app.awards.flow import AwardFlow
from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import paint_verdict
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.words.spoken import CHOICE
from badgedesk.app.widgets.words.text import Text

_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class IssuerTile(QAbstractButton):
    """One issuer: name, where it is at home, its key; the chosen one has an edge and a tick."""

    def __init__(self, theme: Theme, issuer: IssuerRow) -> None:
        super().__init__()
        self._theme, self._issuer = theme, issuer
        self.setCheckable(True)
        self.spoken_as = CHOICE
        self.setText(issuer.name)
        parts = (issuer.name, issuer.web or issuer.email, issuer.signed_with)
        warning = "no recovery file yet" if issuer.recovery.tone is not Tone.PASS else ""
        self.setAccessibleName(", ".join(filter(None, (*parts, warning))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.tokens_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        lines = self._theme.line(Role.STRONG) + self._theme.line(Role.SMALL)
        return QSize(PX.form, max(PX.tile, lines + 2 * PX.s3))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, issuer = self._theme.tokens, self._issuer
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = PX.edge if chosen else PX.hairline
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), width))
        painter.setBrush(QColor(tokens.hover if self.underMouse() and not chosen else tokens.surface))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, PX.radius_card, PX.radius_card)
        glyph = QRect(PX.s4, 0, PX.icon_rail, self.height())
        paint_icon(painter, glyph, "buildings", tokens.accent_text if chosen else tokens.text_soft)
        lines = self._theme.line(Role.STRONG), self._theme.line(Role.SMALL)
        top = (self.height() - sum(lines)) // 2
        left = glyph.right() + PX.s4
        room = self.width() - left - PX.s4 - PX.control
        if issuer.recovery.tone is not Tone.PASS:
            room -= PX.cell_state + PX.s6
            state = QRect(left + room, 0, PX.cell_state + PX.s6, self.height())
            paint_verdict(painter, state, type(issuer.recovery)(Tone.WARN, "No recovery file"), self._theme)
        for role, colour, text, line in (
            (Role.STRONG, tokens.text, issuer.name, lines[0]),
            (Role.SMALL, tokens.text_soft, issuer.web or issuer.email or issuer.signed_with, lines[1]),
        ):
            face = self._theme.font(role)
            painter.setFont(face)
            painter.setPen(QColor(colour))
            words = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, line), _LEADING, words)
            top += line
        tick = QRect(self.width() - PX.s4 - PX.icon_toolbar, 0, PX.icon_toolbar, self.height())
        if chosen:
            paint_icon(painter, tick, "check-circle-fill", tokens.accent)
        painter.end()


class IssuerStep(QWidget):
    """The issuers of the profile as tiles, and a way to make another.

    Signals:
        new_asked: a new issuer is wanted.
    """

    new_asked = Signal()

    def __init__(self, theme: Theme, flow: AwardFlow) -> None:
        super().__init__()
        self._theme, self._flow = theme, flow
        self._group = QButtonGroup(self)
        self._tiles: dict[str, IssuerTile] = {}
        self.new = Button(theme, "New issuer", icon="plus")
        self.empty = EmptyState(
            theme, "buildings", "Who awards the badge?",
            "An issuer is the club, school or firm that badges come from. It takes a name and a minute.",
            "Make the first issuer",
        )  # fmt: skip
        self._column = QVBoxLayout()
        self._views = QStackedWidget()
        self._build(theme)
        flow.issuers_changed.connect(self._show)
        flow.chosen_changed.connect(self._mark)
        self.new.clicked.connect(self.new_asked)
        self.empty.clicked.connect(self.new_asked)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen issuer, else on the first, else on what makes one."""
        chosen = self._flow.issuer
        tile = self._tiles.get(chosen.id) if chosen else next(iter(self._tiles.values()), None)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.empty.focus_first()

    def tile(self, issuer: str) -> IssuerTile:
        """Return the tile of an issuer."""
        return self._tiles[issuer]

    def _build(self, theme: Theme) -> None:
        inner = QWidget()
        inner.setMaximumWidth(PX.form + PX.s7)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s6)
        whole.setSpacing(PX.s3)
        whole.addWidget(Text(theme, Role.HEADING, "Who awards this badge?"))
        whole.addWidget(
            Text(theme, Role.BODY, "The issuer’s key signs every badge. Its name stands on each of them.",
                 tone="soft", wrap=True)
        )  # fmt: skip
        whole.addSpacing(PX.s1)
        self._column.setSpacing(PX.s2)
        whole.addLayout(self._column)
        whole.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("ground", "window")
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._full = scroll
        for view in (self.empty, scroll):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)

    def _show(self, issuers: tuple[IssuerRow, ...]) -> None:
        for tile in self._tiles.values():
            self._group.removeButton(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        for issuer in issuers:
            tile = IssuerTile(self._theme, issuer)
            tile.clicked.connect(lambda _=False, id_=issuer.id: self._flow.choose_issuer(id_))
            self._group.addButton(tile)
            self._column.addWidget(tile)
            self._tiles[issuer.id] = tile
        self.new.raise_()  # the last of the column, for the eye, the keyboard and a screen reader alike
        for before, after in pairwise((*self._tiles.values(), self.new)):
            QWidget.setTabOrder(before, after)
        self._views.setCurrentWidget(self._full if issuers else self.empty)
        self._mark()

    def _mark(self) -> None:
        chosen = self._flow.issuer
        if chosen is not None and chosen.id in self._tiles:
            self._tiles[chosen.id].setChecked(True)
