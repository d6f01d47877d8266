"""The panel of long work: bottom right, above the status bar, until the work is over and was seen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import JOB_DELAY_MS, JOB_LEAVES_MS, PX, SHADOW, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.words.painted import ElidedText, IconMark
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job import JobState, JobView

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
    """Floats over its window; appears after half a second, folds away, leaves by itself when all is well.

    Signals:
        pause_asked, resume_asked, cancel_asked: the button was pressed.
        action_asked: the action of finished work was pressed.
        shape_changed: the panel came, went, was folded, or has another height or share.
    """

    pause_asked = Signal()
    resume_asked = Signal()
    cancel_asked = Signal()
    action_asked = Signal()
    shape_changed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._job: JobView | None = None
        self._folded, self._above = False, 0
        self.setAccessibleName("Work in the background")
        self._icon = IconMark(theme, "medal", "accent_text", PX.icon_toolbar)
        self._title = ElidedText(theme, Role.STRONG)
        self.fold = IconButton(theme, "caret-down", "Fold", side=PX.control_small)
        self._bar = ProgressBar(theme)
        self._counted = Text(theme, Role.SMALL, tone="soft")
        self._left = Text(theme, Role.SMALL, tone="soft")
        self.pause = Button(theme, "Pause", icon="pause", small=True)
        self.cancel = Button(theme, "Cancel", small=True)
        self._rate = Text(theme, Role.SMALL, tone="soft")
        self.action = Button(theme, "Open folder", icon="folder-open", small=True)
        self._kept = Text(theme, Role.SMALL, tone="soft")
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
        self.pause.clicked.connect(self._pause)
        self.cancel.clicked.connect(self.cancel_asked)
        self.action.clicked.connect(self.action_asked)
        theme.tokens_changed.connect(self.update)
        window.installEventFilter(self)
        self.hide()

    @property
    def folded_job(self) -> JobView | None:
        """The work that goes on while its panel is folded away."""
        return self._job if self._folded and self._job is not None and not self._job.is_over else None

    def unfold(self) -> None:
        """Show a panel that was folded away."""
        self._folded = False
        self._appear()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_above(self, height: int) -> None:
        """Leave ``height`` free for the panels below."""
        if height != self._above:
            self._above = height
            self._settle()

    def show_job(self, job: JobView | None) -> None:
        """Show where the work stands; None takes the panel away."""
        began = self._job is None or self._job.is_over
        self._job = job
        if job is None:
            self._delay.stop()
            self._vanish()
            return
        self._fill(job)
        if job.is_over:
            self._delay.stop()
            self._folded = False
            self._appear()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, job.title))
            if job.state is JobState.DONE:
                self._leave.start()
        elif began:
            self._leave.stop()
            self._folded = False
            self._vanish()
            self._delay.start()
        self._settle()
        self.shape_changed.emit()

    def text(self) -> str:
        """Return what the panel says."""
        return "\n".join(filter(None, (part.text() for part in (self._title, self._counted, self._left, self._rate))))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._settle()
            if self.isVisible():
                self.shape_changed.emit()
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
        self._theme.fix_width(self, PX.job_panel + 2 * PX.s3)
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
        facts = QHBoxLayout()
        facts.addWidget(self._kept)
        facts.addStretch(1)
        facts.addWidget(self._rate)
        inner.addLayout(facts)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        for button in (self.pause, self.cancel, self.action):
            row.addWidget(button)
        row.addStretch(1)
        inner.addLayout(row)
        column.addWidget(self._body)

    def _fill(self, job: JobView) -> None:
        icon, colour = _ICONS.get(job.state, (job.icon, "accent_text"))
        self._icon.show_icon(icon, colour)
        self._title.set_text(job.title)
        self._bar.show_share(job.done, job.total)
        self._counted.setText(job.counted)
        self._left.setText(job.left)
        self._rate.setText(job.rate)
        for moving in (self._bar, self._counted, self._left):
            moving.setVisible(job.state is not JobState.DONE)
        for needed in (self._rate, self._kept, self.cancel):
            needed.setVisible(not job.is_over)
        self.pause.setVisible(not job.is_over and job.can_pause)
        paused = job.state is JobState.PAUSED
        self.pause.setText("Go on" if paused else "Pause")
        self.pause.setIcon(self._theme.icon("play" if paused else "pause", "text"))
        for button in (self.pause, self.cancel):
            button.setEnabled(job.state is not JobState.STOPPING)
        self.action.setText(job.action)
        self.action.setVisible(job.is_over and bool(job.action))
        self._kept.setText("" if job.is_over else job.kept)
        self.fold.rename("Close" if job.is_over else "Fold into the status bar")
        self.fold.setIcon(self._theme.icon("x" if job.is_over else "caret-down"))

    def _appear(self) -> None:
        if not self._folded:
            self.show()
            self._settle()
            self.shape_changed.emit()

    def _vanish(self) -> None:
        self.hide()
        self.shape_changed.emit()

    def _fold(self) -> None:
        self._folded = self._job is not None and not self._job.is_over
        self._vanish()

    def _pause(self) -> None:
        if self._job is not None and self._job.state is JobState.PAUSED:
            self.resume_asked.emit()
        else:
            self.pause_asked.emit()

    def _leave_unless_watched(self) -> None:
        if not self.underMouse() and not self.action.hasFocus() and not self.fold.hasFocus():
            self._vanish()

    def _settle(self) -> None:
        """Stand above the status bar at the trailing edge."""
        self.adjustSize()
        margin, gap = PX.s5 - PX.s3, PX.s4 - PX.s3
        bottom = self._window.height() - PX.status_bar - gap - self._above
        right = self._window.width() - margin
        left = margin if self.isRightToLeft() else right - self.width()
        self.move(QPoint(left, bottom - self.height()))
        self.raise_()
