"""What a placed drawing lost, one line for each thing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.foreign.notices import Notice
from badgedesk.wording.artwork import notice_sentence


class PlacedReport(QDialog):
    """Lists every thing that was simplified, turned into pixels or left out."""

    def __init__(self, theme: Theme, parent: QWidget, notices: tuple[Notice, ...]) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("What changed in the drawing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = [shown(notice_sentence(notice)) for notice in notices]
        width = PX.dialog - 2 * PX.s6
        inside = QFrame()
        inside.setProperty("ground", "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, PX.s3, 0)
        rows.setSpacing(PX.s2)
        for line in self.lines:
            rows.addWidget(Text(theme, Role.BODY, line, wrap=True))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        lines = rows.totalHeightForWidth(width)
        scroll.setMinimumSize(width, min(max(lines, PX.s7), round(PX.s7 * 6 * theme.text_scale)))
        scroll.setAccessibleName("Changes")
        self.close_ = Button(theme, "Close")
        self.close_.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "What changed in the drawing", wrap=True))
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)
