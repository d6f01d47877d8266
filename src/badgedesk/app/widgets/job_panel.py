"""The panel of long work: bottom right, above the status bar, until the work is over and was seen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import JOB_DELAY_MS, JOB_LEAVES_MS, PX, SHADOW, Role
from badgedesk.app.widgets.buttons import Button, IconButton
from badgedesk.app.widgets.job import JobState, JobView
from badgedesk.app.widgets.painted import ElidedText, IconMark
from badgedesk.app.widgets.text import Text

_ICONS: Final = {
    JobState.DONE: ("check-circle-fill", "passed"),
    JobState.STOPPED: ("warning-fill", "warn"),
    JobState.FAILED: ("x-circle-fill", "fail"),
}


class ProgressBar(QWidget):
    """A bar that moves by real work only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(PX.progress)
        theme.tokens_changed.connect(self.update)

    def show_share(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` is done."""
        self._share = done / total if total else 0.0
        self.setAccessibleName(f"{round(self._share * 100)} percent")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = PX.progress / 2
        box = QRectF(self.rect())
        painter.setBrush(QColor(self._theme.tokens.sunken))
        painter.drawRoundedRect(box, radius, radius)
        if self._share > 0:
            box.setWidth(max(PX.progress, box.width() * self._share))
            painter.setBrush(QColor(self._theme.tokens.accent))
            painter.drawRoundedRect(box, radius, radius)
        painter.end()


class JobPanel(QFrame):
    """Floats over its window; appears after half a second, folds to its title, leaves by itself when all is well.

    Signals:
        cancel_asked: Cancel was pressed.
        action_asked: the action of finished work was pressed.
    """

    cancel_asked = Signal()
    action_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._job: JobView | None = None
        self.setAccessibleName("Work in the background")
        self._icon = IconMark(theme, "medal", "accent_text", PX.icon_toolbar)
        self._title = ElidedText(theme, Role.STRONG)
        self.fold = IconButton(theme, "caret-down", "Fold", side=PX.control_small)
        self._bar = ProgressBar(theme)
        self._counted = Text(theme, Role.SMALL, tone="soft")
        self._left = Text(theme, Role.SMALL, tone="soft")
        self.cancel = Button(theme, "Cancel", small=True)
        self.action = Button(theme, "Open folder", icon="folder-open", small=True)
        self._kept = Text(theme, Role.TINY, tone="faint")
        self._body = QWidget()
        self._build()
        self._delay, self._leave = QTimer(self), QTimer(self)
        for timer, wait, act in (
            (self._delay, JOB_DELAY_MS, self._appear),
            (self._leave, JOB_LEAVES_MS, self._leave_unless_watched),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
        self.fold.clicked.connect(self._fold)
        self.cancel.clicked.connect(self.cancel_asked)
        self.action.clicked.connect(self.action_asked)
        theme.tokens_changed.connect(self.update)
        window.installEventFilter(self)
        self.hide()

    def show_job(self, job: JobView | None) -> None:
        """Show where the work stands; None takes the panel away."""
        began = self._job is None or self._job.is_over
        self._job = job
        if job is None:
            self._delay.stop()
            self.hide()
            return
        self._fill(job)
        if job.is_over:
            self._delay.stop()
            self._appear()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, job.title))
            if job.state is JobState.DONE:
                self._leave.start()
        elif began:
            self._leave.stop()
            self.hide()
            self._delay.start()
        self._settle()

    def text(self) -> str:
        """Return what the panel says."""
        return "\n".join(filter(None, (self._title.text(), self._counted.text(), self._left.text())))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._leave.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self._job is not None and self._job.state is JobState.DONE:
            self._leave.start()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel = QRectF(self.rect()).adjusted(PX.s3, PX.s3, -PX.s3, -PX.s3)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(tokens.shadow)
        for step, alpha in enumerate(SHADOW):
            shade.setAlphaF(alpha)
            painter.setBrush(shade)
            grown = panel.adjusted(-step, -step + PX.edge, step, step + PX.edge)
            painter.drawRoundedRect(grown, PX.radius_card + step, PX.radius_card + step)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), PX.radius_card, PX.radius_card)
        painter.end()

    def _build(self) -> None:
        self.setFixedWidth(PX.job_panel + 2 * PX.s3)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s3 + PX.s4, PX.s3 + PX.s2, PX.s3 + PX.s4, PX.s3 + PX.s3)
        column.setSpacing(PX.s2)
        head = QHBoxLayout()
        head.setSpacing(PX.s2)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self.fold)
        column.addLayout(head)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(PX.s2)
        inner.addWidget(self._bar)
        counts = QHBoxLayout()
        counts.addWidget(self._counted)
        counts.addStretch(1)
        counts.addWidget(self._left)
        inner.addLayout(counts)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addWidget(self.cancel)
        row.addWidget(self.action)
        row.addStretch(1)
        row.addWidget(self._kept)
        inner.addLayout(row)
        column.addWidget(self._body)

    def _fill(self, job: JobView) -> None:
        icon, colour = _ICONS.get(job.state, (job.icon, "accent_text"))
        self._icon.show_icon(icon, colour)
        self._title.set_text(job.title)
        self._bar.show_share(job.done, job.total)
        self._counted.setText(job.counted)
        self._left.setText(job.left)
        for moving in (self._bar, self._counted, self._left):
            moving.setVisible(job.state is not JobState.DONE)
        self.cancel.setVisible(not job.is_over)
        self.cancel.setEnabled(job.state is JobState.RUNNING)
        self.action.setText(job.action)
        self.action.setVisible(job.is_over and bool(job.action))
        self._kept.setText("" if job.is_over else job.kept)
        name = "Close" if job.is_over else ("Fold" if self._body.isVisibleTo(self) else "Unfold")
        self.fold.rename(name)
        self.fold.setIcon(self._theme.icon("x" if job.is_over else "caret-down"))
        if job.is_over:
            self._body.show()

    def _appear(self) -> None:
        self.show()
        self._settle()

    def _fold(self) -> None:
        if self._job is None or self._job.is_over:
            self.hide()
            return
        self._body.setVisible(not self._body.isVisibleTo(self))
        self.fold.rename("Fold" if self._body.isVisibleTo(self) else "Unfold")
        self.fold.setIcon(self._theme.icon("caret-down" if self._body.isVisibleTo(self) else "caret-up"))
        self._settle()

    def _leave_unless_watched(self) -> None:
        if not self.underMouse() and not self.action.hasFocus() and not self.fold.hasFocus():
            self.hide()

    def _settle(self) -> None:
        """Stand above the status bar at the trailing edge."""
        self.adjustSize()
        corner = QPoint(self._window.width(), self._window.height() - PX.status_bar)
        margin = PX.s5 - PX.s3
        self.move(corner - QPoint(self.width() + margin, self.height() + PX.s4 - PX.s3))
        self.raise_()
