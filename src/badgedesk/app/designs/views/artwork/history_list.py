"""All steps of the design in hand by name; any of them can be gone back to."""

from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.text import Text

_FEW: Final = 4
_MANY: Final = 9
"""Lines between which the list is as high as there are steps."""


class HistoryList(QDialog):
    """Lists what was done, the latest last; choosing a line shows the design as it was then."""

    def __init__(self, theme: Theme, parent: QWidget, viewmodel: EditorViewModel) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Steps so far")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._viewmodel = viewmodel
        done, undone = viewmodel.steps()
        self.list = QListView()
        self.list.setModel(QStringListModel(["As it was opened", *done, *undone], self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFont(theme.font(Role.BODY))
        self.list.setAccessibleName("Steps")
        self.list.setProperty("part", "lines")
        self.list.setProperty("ring", False)
        self.list.setMinimumSize(PX.menu, PX.row_list * min(max(len(done) + len(undone) + 1, _FEW), _MANY))
        self.list.setCurrentIndex(self.list.model().index(len(done), 0))
        self.list.selectionModel().currentChanged.connect(self._go)
        self.close_ = Button(theme, "Close")
        self.close_.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "Steps so far"))
        column.addWidget(Text(theme, Role.SMALL, "Choose one to see the badge as it was then.", tone="faint"))
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.scrollTo(self.list.currentIndex())

    def _go(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._viewmodel.go_to(index.row())
