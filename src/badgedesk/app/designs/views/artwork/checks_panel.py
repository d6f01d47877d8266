"""What should be looked at before the badge is awarded: each finding, the way to it and, where there is one, out."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.editor.watching import Checked, Found
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.laying.one_layout import one_layout
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import IconMark
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text, rule
from badgedesk.core.errors import Code
from badgedesk.wording import code_message, without_options

_WELL = "Checked: nothing to improve"


class FindingRow(QWidget):
    """One finding in words, with its buttons."""

    def __init__(self, theme: Theme, found: Found) -> None:
        super().__init__()
        self.found = found
        finding = found.finding
        message = code_message(finding.code, dict(finding.facts))
        self.words = shown(message.sentence)
        step = shown(without_options(message.next_step))
        self.show_me = Button(theme, "Show me", kind="link")
        self.show_me.setAccessibleName(f"Show me: {self.words}")
        self.fix = Button(theme, "Fix it", kind="link")
        self.fix.setAccessibleName(f"Fix it: {self.words}")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(-PX.s1, 0, 0, 0)  # so that the words of links stand below those above
        buttons.setSpacing(PX.s3)
        buttons.addWidget(self.show_me)
        buttons.addWidget(self.fix)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.edge)
        column.addWidget(Text(theme, Role.SMALL, self.words, wrap=True))
        column.addWidget(Text(theme, Role.SMALL, step, tone="soft", wrap=True))
        column.addLayout(buttons)
        self.show_me.setVisible(finding.layer is not None or finding.code is Code.ARTWORK_CAPTION)
        self.fix.setVisible(found.after is not None)


class ChecksPanel(QFrame):
    """A quiet line while all is well, else how many findings there are and the first of them, which fold.

    Signals:
        show_asked: `Finding`, what it is about is to be shown.
        fix_asked: `Found`, it is to be put right.
        fix_all_asked: all that the program can put right is to be.
    """

    show_asked = Signal(object)
    fix_asked = Signal(object)
    fix_all_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Checks of the artwork")
        self._theme = theme
        self._checked: tuple[Found, ...] | None = None
        self.rows: list[FindingRow] = []
        self._mark = IconMark(theme, "check-circle-fill", "passed", PX.icon_small)
        self._count = Text(theme, Role.SMALL_STRONG, tone="soft")
        self.fix_all = Button(theme, "Fix all", kind="link")
        self.toggle = Button(theme, "List them", kind="link")
        self._inside = QFrame()
        self._inside.setProperty("ground", "clear")
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, PX.s2, 0)
        self._lines.setSpacing(PX.s2)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setProperty("ground", "clear")
        self._scroll.setAccessibleName("Findings")
        head = QHBoxLayout()
        head.setSpacing(PX.s1 + PX.edge)
        head.addWidget(self._mark)
        head.addWidget(self._count, 1)
        head.addWidget(self.fix_all)
        head.addWidget(self.toggle)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(PX.s1)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self._is_open = True
        self._inside.installEventFilter(self)
        self.toggle.clicked.connect(self._fold)
        self.fix_all.clicked.connect(self.fix_all_asked)
        self.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show what was found; the rows stay while they say the same."""
        before, self._checked = self._checked, checked.first
        told = checked.count > 0
        keeps = self._holds_focus()
        with one_layout(self):
            self.setProperty("toned", "warn" if told else None)
            self._column.setContentsMargins(PX.s3 if told else 0, PX.s1, PX.s2, PX.s1)
            self.style().unpolish(self)
            self.style().polish(self)
            self._mark.show_icon(*(("warning-fill", "warn") if told else ("check-circle-fill", "passed")))
            self._count.setText(f"{counted(checked.count, 'thing')} to look at" if told else _WELL)
            self._count.set_tone("warn" if told else "soft")
            if before is None or [each.finding for each in before] != [each.finding for each in checked.first]:
                self._show_rows(checked)
            for row, found in zip(self.rows, checked.first, strict=True):
                row.found = found
                row.fix.setVisible(found.after is not None)
            self.fix_all.setVisible(sum(found.after is not None for found in checked.first) > 1)
            self._show_open()
        self.show()
        buttons = [button for row in self.rows for button in (row.show_me, row.fix) if not button.isHidden()]
        if keeps and buttons and not self._holds_focus():
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._inside.isAncestorOf(focus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_open()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest and self._is_open:
            self._fit()  # the rows have their fonts and edges now
        return super().eventFilter(watched, event)

    def _show_rows(self, checked: Checked) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [FindingRow(self._theme, found) for found in checked.first]
        for row in self.rows:
            if row is not self.rows[0]:
                self._lines.addWidget(rule())
            self._lines.addWidget(row)
            row.show()  # at once: the keyboard may go there
            row.show_me.clicked.connect(partial(self._show, row))
            row.fix.clicked.connect(partial(self._fix, row))
        if checked.count > len(self.rows):
            more = f"and {checked.count - len(self.rows)} more"
            self._lines.addWidget(Text(self._theme, Role.SMALL, more, tone="soft"))

    def _show(self, row: FindingRow) -> None:
        self.show_asked.emit(row.found.finding)

    def _fix(self, row: FindingRow) -> None:
        self.fix_asked.emit(row.found)

    def _fold(self) -> None:
        self._is_open = not self._is_open
        self._show_open()

    def _show_open(self) -> None:
        told = bool(self.rows)
        self.toggle.setVisible(told)
        self.toggle.setText("Fold" if self._is_open else "List them")
        self._scroll.setVisible(told and self._is_open)
        if told and self._is_open:
            self._fit()

    def _fit(self) -> None:
        """Be as high as the findings need, with a bar beside them only where that is too much."""
        wanted = max(self._lines.totalHeightForWidth(self._scroll.width()), PX.control)
        # A bar that was there before would stay where it is not needed, and cover the ends of the words.
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if wanted > PX.checks else policy.ScrollBarAlwaysOff
        )
        self._scroll.setFixedHeight(min(wanted, PX.checks))
