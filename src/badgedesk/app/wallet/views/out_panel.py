"""What of an open badge can be dragged out or copied: its file, and the link to its page where it has one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.sheets import Sheet
from badgedesk.app.widgets.carrying.drag_handle import DragHandle
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.text import Text

_WITH_LINK = "Sites that shrink pictures remove the proof. Add the link as well."
_WITHOUT_LINK = "Sites that shrink pictures remove the proof. Where it counts, give the file itself."


class OutPanel(QWidget):
    """Handles, buttons that do the same, and what to mind; at both sides it keeps room for the focus ring.

    Signals:
        file_drag_asked, link_drag_asked: a handle began to be dragged.
        copy_asked, folder_asked, link_copy_asked: as named.
    """

    file_drag_asked = Signal()
    link_drag_asked = Signal()
    copy_asked = Signal()
    folder_asked = Signal()
    link_copy_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.file = DragHandle(theme, "Badge file", pictures=pictures)
        self.file.drag_asked.connect(self.file_drag_asked)
        self.file.clicked.connect(self.copy_asked)
        self.link = DragHandle(theme, "Link", icon="link")
        self.link.drag_asked.connect(self.link_drag_asked)
        self.link.clicked.connect(self.link_copy_asked)
        self.copy = Button(theme, "Copy file", icon="copy", small=True)
        self.copy.setToolTip("Copy the file, to be pasted into a web page or folder (Ctrl+C)")
        self.copy.clicked.connect(self.copy_asked)
        self.folder = Button(theme, "Show in folder", icon="folder-open", small=True)
        self.folder.setToolTip("Open the folder in Pictures where the file lies ready")
        self.folder.clicked.connect(self.folder_asked)
        self._hint = Text(theme, Role.SMALL, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.ring_room, 0, PX.ring_room, 0)
        column.setSpacing(PX.s2)
        column.addWidget(Text(theme, Role.SMALL_STRONG, "Drag out", tone="soft"))
        column.addWidget(self.file)
        column.addWidget(self.link)
        buttons = QHBoxLayout()
        buttons.setSpacing(PX.s2)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column.addSpacing(PX.s1)
        column.addLayout(buttons)
        column.addSpacing(PX.s1)
        column.addWidget(self._hint)

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer what ``sheet`` has; nothing where there is no file."""
        self.setVisible(sheet.out is not None)
        if sheet.out is not None:
            self.file.show_content(sheet.out.spoken(), sheet.picture)
        self.link.setVisible(bool(sheet.page))
        self.link.show_content("The page of this badge")
        self._hint.setText(_WITH_LINK if sheet.page else _WITHOUT_LINK)
