"""Step five of a new award: how far it is, and what was made."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from badgedesk.app.awards.cards import Awarded
from badgedesk.app.awards.flow import AwardFlow
from badgedesk.app.awards.views.left_out import LeftOutList
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job_room import above_jobs


class ResultStep(QWidget):
    """While it runs, a calm word; afterwards every file that was written."""

    def __init__(self, theme: Theme, flow: AwardFlow) -> None:
        super().__init__()
        self._theme = theme
        self.waiting = EmptyState(
            theme, "hourglass", "The badges are being made",
            "You can go on working. Everything made so far is kept, whatever happens.",
        )  # fmt: skip
        self._state = VerdictLabel(theme, Verdict(Tone.PASS, "Done"))
        self._headline = Text(theme, Role.HEADING)
        self._second = Text(theme, Role.BODY, tone="soft", wrap=True)
        self.files = QListWidget()
        self._left_out = LeftOutList(theme)
        self._views = QStackedWidget()
        self._build(theme)
        self._flow = flow
        flow.job_changed.connect(self._wait)
        flow.finished.connect(self._show)

    def focus_first(self) -> None:
        """Put the keyboard into the list of files."""
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        self.files.setAccessibleName("Files that were written")
        self.files.viewport().setAccessibleName("Files that were written")
        self.files.setFont(theme.font(Role.BODY))
        self.files.setProperty("part", "lines")
        self.files.setProperty("ring", False)
        self.files.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        frame = QFrame()
        frame.setProperty("part", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(PX.s1, PX.s1, PX.s1, PX.s1)
        inner.addWidget(self.files)
        self._frame = frame
        full = QWidget()
        column = QVBoxLayout()
        full.setLayout(above_jobs(column))
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addWidget(self._headline)
        column.addWidget(self._state)
        column.addWidget(self._second)
        column.addWidget(frame, 1)
        column.addWidget(self._scrolling())
        column.addStretch(0)
        self._full = full
        for view in (self.waiting, full):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._views)

    def _scrolling(self) -> QScrollArea:
        """Return who gets no badge; many of them scroll, so that the files stay in sight."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Who gets no badge")
        area.setWidget(self._left_out)
        self._rest = area
        return area

    def _wait(self) -> None:
        if self._flow.running:
            self._views.setCurrentWidget(self.waiting)

    def _show(self, result: Awarded) -> None:
        self._headline.setText(f"{counted(result.count, 'badge')} awarded")
        stopped = result.left > 0
        word = f"Stopped: {counted(result.left, 'badge')} not made" if stopped else "Signed and checked"
        self._state.show_verdict(Verdict(Tone.WARN if stopped else Tone.PASS, word))
        lines = [f"The files are in {result.folder}."]
        if result.complete:
            lines.append(f"{counted(result.complete, 'person', 'people')} had this badge already.")
        if stopped:
            lines.append("Award the same list again to make the rest; nobody gets the badge twice.")
        self._second.setText(" ".join(lines))
        self.files.clear()
        height = max(PX.row_list, self._theme.line(Role.BODY) + PX.s3)
        for file in result.files:
            item = QListWidgetItem(self._theme.icon("file-text"), file.path.name)
            item.setSizeHint(QSize(0, height))
            self.files.addItem(item)
        self._frame.setVisible(bool(result.files))
        self._left_out.show_people(result.left_out)
        room = self.width() - 2 * PX.s5
        wanted = max(self._left_out.heightForWidth(room), 0)  # -1 where nobody is left out
        self._rest.setMinimumHeight(min(wanted, max(self.height() // 3, PX.form_text)))
        self._rest.setVisible(bool(result.left_out))
        self._views.setCurrentWidget(self._full)
