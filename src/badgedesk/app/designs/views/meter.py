"""How much of the achievement is filled in; a click goes to what is missing."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import HINTS, paint_drawing
from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.editor.completeness import Demand, demands
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.text import Text
from badgedesk.core.model.achievement import Achievement


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
    """Picture, meter and the list of demands.

    Signals:
        jumped: `str`, the field of a demand that was clicked.
    """

    jumped = Signal(str)

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "side")
        theme.fix_width(self, PX.editor_left)
        self._theme = theme
        self._shown: tuple[Demand, ...] = ()
        self._count = Text(theme, Role.STRONG)
        self._share = Text(theme, Role.SMALL, tone="soft")
        self.bar = QProgressBar()
        self.bar.setProperty("kind", "meter")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Filled in")
        self.buttons: dict[str, Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s4, PX.s4, PX.s4, PX.s4)
        column.setSpacing(PX.s2)
        column.addWidget(LivePicture(viewmodel))
        column.addSpacing(PX.s1)
        column.addWidget(Text(theme, Role.LABEL, "Rules to follow: plain badge", tone="soft"))
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._share)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(self._rows)
        column.addWidget(Text(theme, Role.SMALL, "Learner and date are added when you award.", tone="soft", wrap=True))
        column.addStretch(1)

    def show_achievement(self, achievement: Achievement) -> None:
        """Show what an achievement has and what it lacks."""
        found = demands(achievement)
        if found == self._shown:
            return
        self._shown = found
        met = sum(each.met for each in found)
        self._count.setText(f"{met} of {len(found)} filled in")
        self._share.setText(f"{round(100 * met / len(found))} %")
        self.bar.setRange(0, len(found))
        self.bar.setValue(met)
        for each in found:
            self._show(each)

    def _show(self, demand: Demand) -> None:
        if demand.field not in self.buttons:
            button = Button(self._theme, demand.label, kind="quiet")
            button.setProperty("leading", True)
            button.setFont(self._theme.font(Role.SMALL))
            button.clicked.connect(lambda _=False, field=demand.field: self.jumped.emit(field))
            self.buttons[demand.field] = button
            self._rows.addWidget(button)
        button = self.buttons[demand.field]
        icon, ink = ("check-circle-fill", "passed") if demand.met else ("warning-fill", "warn")
        if not demand.met and not demand.required:
            icon, ink = "circle", "text_faint"
        button.setIcon(self._theme.icon(icon, ink))
        button.setFont(self._theme.font(Role.SMALL if demand.met else Role.SMALL_STRONG))
        state = "filled in" if demand.met else "missing" if demand.required else "not filled in, optional"
        button.setAccessibleName(f"{demand.label}, {state}")
