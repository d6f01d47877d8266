"""How much of the achievement is filled in; a click goes to what is missing."""

from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import HINTS, paint_drawing
from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.editor.completeness import AT_AWARD, RULES, Demand, demands
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.facts import Rules

_LATER: Final = "Learner and date are added when you award."
_BODY_TOO: Final = "Learner, awarding body and date are added when you award."


class LivePicture(QFrame):
    """The design in hand, small, painted as the canvas paints it."""

    def __init__(self, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "picture")
        self.setAccessibleName("The badge")
        self.setFixedHeight(PX.editor_picture)
        self._viewmodel = viewmodel
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.update)
        viewmodel.design_changed.connect(lambda _: self._timer.start())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = min(self.width(), self.height()) - 2 * PX.s3
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHints(HINTS)
        painter.translate(box.topLeft())
        painter.scale(side / BOARD.width(), side / BOARD.height())
        painter.setClipRect(BOARD)
        mirror = self._viewmodel.mirror
        for layer in mirror.design.layers:
            drawing = mirror.drawing(layer.id)
            if drawing is not None:
                paint_drawing(painter, drawing)
        painter.end()


class MeterPanel(QFrame):
    """Picture, the rules to follow, meter and the list of what they ask for.

    Signals:
        jumped: `str`, the field of a demand that was clicked.
        rules_chosen: `Rules` that a person chose.
    """

    jumped = Signal(str)
    rules_chosen = Signal(object)

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "side")
        theme.fix_width(self, PX.editor_left)
        self._theme = theme
        self._shown: tuple[tuple[Demand, ...], Rules] | None = None
        self.rules = Choice(theme, "Rules to follow")
        for rules, words in RULES:
            self.rules.addItem(words, rules.value)
        self._count = Text(theme, Role.STRONG)
        self._share = Text(theme, Role.SMALL, tone="soft")
        self.bar = QProgressBar()
        self.bar.setProperty("kind", "meter")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Filled in")
        self.buttons: dict[str, Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._useful = Text(theme, Role.LABEL, "Good to have", tone="soft")
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        self._added = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self._build(viewmodel)
        self.rules.activated.connect(lambda _: self.rules_chosen.emit(Rules(self.rules.value())))

    def show_achievement(self, achievement: Achievement) -> None:
        """Show what an achievement has and what it lacks."""
        found, rules = demands(achievement), achievement.rules
        if (found, rules) == self._shown:
            return
        self._shown = (found, rules)
        self.rules.show_value(rules.value)
        counted_ = [each for each in found if each.required or rules is Rules.PLAIN]
        later = AT_AWARD.get(rules, 0)
        met, whole = sum(each.met for each in counted_) + later, len(counted_) + later
        self._count.setText(f"{met} of {whole} filled in")
        self._share.setText(f"{round(100 * met / whole)} %")
        self.bar.setRange(0, whole)
        self.bar.setValue(met)
        self._added.setText(_BODY_TOO if later else _LATER)
        for field in set(self.buttons) - {each.field for each in found}:
            button = self.buttons.pop(field)
            button.hide()
            button.deleteLater()
        for each in found:
            self._show(each, self._rows if each in counted_ else self._more)
        self._useful.setVisible(len(counted_) < len(found))
        listed = [*counted_, *(each for each in found if each not in counted_)]
        order_tabs(self.rules, *(self.buttons[each.field] for each in listed))

    def _build(self, viewmodel: EditorViewModel) -> None:
        inside = QFrame()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(PX.s4, PX.s4, PX.s4, PX.s4)
        column.setSpacing(PX.s2)
        column.addWidget(LivePicture(viewmodel))
        column.addSpacing(PX.s1)
        label = Text(self._theme, Role.LABEL, "Rules to follow", tone="soft")
        label.setBuddy(self.rules)
        column.addWidget(label)
        column.addWidget(self.rules)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._share)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(self._rows)
        column.addWidget(self._useful)
        column.addLayout(self._more)
        column.addWidget(self._added)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("What the rules ask for")
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, PX.hairline, 0)
        whole.addWidget(scroll)

    def _show(self, demand: Demand, rows: QVBoxLayout) -> None:
        if demand.field not in self.buttons:
            button = Button(self._theme, demand.label, kind="quiet")
            button.setProperty("leading", True)
            button.setFont(self._theme.font(Role.SMALL))
            button.clicked.connect(lambda _=False, field=demand.field: self.jumped.emit(field))
            self.buttons[demand.field] = button
        button = self.buttons[demand.field]
        rows.addWidget(button)
        icon, ink = ("check-circle-fill", "passed") if demand.met else ("warning-fill", "warn")
        if not demand.met and not demand.required:
            icon, ink = "circle", "text_faint"
        button.setIcon(self._theme.icon(icon, ink))
        button.setFont(self._theme.font(Role.SMALL if demand.met else Role.SMALL_STRONG))
        state = "filled in" if demand.met else "missing" if demand.required else "not filled in, optional"
        button.setAccessibleName(f"{demand.label}, {state}")
