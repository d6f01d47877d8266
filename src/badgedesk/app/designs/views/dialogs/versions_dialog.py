"""Earlier versions of a design: two of them side by side, what is different, and the way back."""

from typing import Final

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from badgedesk.app.designs.editor.returning import Returning
from badgedesk.app.designs.editor.versions import Version
from badgedesk.app.designs.views.pictures_row import DesignPicture
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.words.text import Text
from badgedesk.design import Design

_SIDE: Final = PX.editor_left
_NOW: Final = "now"
_MOST: Final = 12
"""Most differences that are told one by one."""


class VersionsDialog(QDialog):
    """Lists what was saved, the latest first; the chosen one stands beside the design in hand, or another version."""

    def __init__(self, theme: Theme, parent: QWidget, returning: Returning, jobs: Jobs) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Earlier versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._returning = returning
        self._versions = returning.versions()
        self._chosen: tuple[Version, Design] | None = None
        words = [returning.saved_words(version) for version in self._versions]
        self.list = QListView()
        self.list.setModel(QStringListModel(words, self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFont(theme.font(Role.BODY))
        self.list.setAccessibleName("Versions")
        self.list.setProperty("part", "lines")
        self.list.setProperty("ring", False)
        theme.fix_width(self.list, PX.editor_left)
        self.other = Choice(theme, "Compare with")
        self.other.addItem("the design as it is now", _NOW)
        for at, word in enumerate(words):
            self.other.addItem(word[:1].lower() + word[1:], str(at))
        self.before = DesignPicture(theme, jobs, _SIDE)
        self.after = DesignPicture(theme, jobs, _SIDE)
        self.apart = DesignPicture(theme, jobs, _SIDE)
        self.words = Text(theme, Role.SMALL, wrap=True)
        self.words.setMinimumHeight(PX.form_text)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.close_ = Button(theme, "Close")
        self.back = Button(theme, "Go back to this one", kind="main")
        self.back.setEnabled(False)
        self._build(theme)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.other.activated.connect(lambda _: self._compare())
        self.close_.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        if self._versions:
            self.list.setCurrentIndex(self.list.model().index(min(1, len(self._versions) - 1), 0))
        (self.list if self._versions else self.close_).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(PX.s3)
        for picture, said in ((self.before, "The one you chose"), (self.after, "Beside it"), (self.apart, "Different")):
            each = QVBoxLayout()
            each.setSpacing(PX.s1)
            each.addWidget(Text(theme, Role.LABEL, said, tone="soft"))
            each.addWidget(picture)
            pictures.addLayout(each)
        compare = QHBoxLayout()
        compare.setSpacing(PX.s2)
        compare.addWidget(Text(theme, Role.LABEL, "Compare with", tone="soft"))
        compare.addWidget(self.other, 1)
        right = QVBoxLayout()
        right.setSpacing(PX.s3)
        right.addLayout(compare)
        right.addLayout(pictures)
        right.addWidget(self.words, 1)
        compared = QWidget()
        compared.setVisible(bool(self._versions))
        self.back.setVisible(bool(self._versions))
        body = QHBoxLayout(compared)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(PX.s4)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "Earlier versions"))
        said = "The last ten times you saved are kept. Going back is a step that can be undone."
        empty = "There is none yet. Each time you save this design, a version is kept."
        column.addWidget(Text(theme, Role.SMALL, said if self._versions else empty, tone="soft", wrap=True))
        column.addWidget(compared, 1)
        column.addLayout(foot)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        version = self._versions[index.row()]

        def take(design: Design) -> None:
            if isValid(self):
                self._chosen = (version, design)
                self.back.setEnabled(True)
                self._compare()

        self._returning.load(version, take)

    def _compare(self) -> None:
        if self._chosen is None:
            return
        if self.other.value() == _NOW:
            self._show(self._returning.design)
        else:
            self._returning.load(self._versions[int(self.other.value())], self._show)

    def _show(self, other: Design) -> None:
        if self._chosen is None or not isValid(self):
            return
        design = self._chosen[1]
        self.before.show_design(design, "The version you chose")
        self.after.show_design(other, self.other.currentText())
        self.apart.show_drawing(
            (design, other), lambda side: self._returning.picture(design, other, side), "What is different"
        )
        said = self._returning.words(design, other)
        more = len(said) - _MOST
        lines = [*said[:_MOST], *([f"and {more} more"] if more > 0 else [])]
        self.words.setText("\n".join(f"• {line}" for line in lines) or "Nothing is different.")

    def _go_back(self) -> None:
        if self._chosen is not None:
            self._returning.go_back(*self._chosen)
            self.accept()
