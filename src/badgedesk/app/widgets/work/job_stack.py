"""The panels of all long work: one above the other, and in the status bar those that are folded away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.status_bar import StatusBar
from badgedesk.app.widgets.work.job import JobState
from badgedesk.app.widgets.work.job_panel import JobPanel
from badgedesk.app.widgets.work.job_room import cover

Act = Callable[[], None]


class JobStack(QObject):
    """Gives each kind of work a panel of its own over the window."""

    def __init__(self, theme: Theme, window: QWidget, status: StatusBar) -> None:
        super().__init__(window)
        self._theme, self._window, self._status = theme, window, status
        self._panels: list[JobPanel] = []
        self._items: list[Button] = []

    def add(self, *, pause: Act, go_on: Act, cancel: Act, action: Act) -> JobPanel:
        """Return a new panel whose buttons do these things."""
        panel = JobPanel(self._theme, self._window)
        panel.pause_asked.connect(pause)
        panel.resume_asked.connect(go_on)
        panel.cancel_asked.connect(cancel)
        panel.action_asked.connect(action)
        item = Button(self._theme, "", kind="link")
        item.setToolTip("Show how far it is")
        item.hide()
        item.clicked.connect(panel.unfold)
        self._status.add_item(item)
        self._panels.append(panel)
        self._items.append(item)
        panel.shape_changed.connect(self._arrange)
        return panel

    def _arrange(self) -> None:
        height, covered = 0, QRect()
        for panel, item in zip(self._panels, self._items, strict=True):
            job = panel.folded_job
            item.setVisible(job is not None)
            if job is not None:
                state = "paused" if job.state is JobState.PAUSED else f"{job.share:.0%}"
                item.setText(f"{job.title}: {state}")
            panel.stand_above(height)
            if panel.isVisible():
                height += panel.height() - PX.s3
                covered = covered.united(panel.geometry())
        cover(self._window, covered)
