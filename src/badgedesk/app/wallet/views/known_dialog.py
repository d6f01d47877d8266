"""Who the user is, whom badges are compared with, and which issuers they know."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.knowing import Knowing, Known, KnownLine
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.lists.removable_row import RemovableRow, empty
from badgedesk.app.widgets.words.text import Text, rule

_OWN: Final = "Badges are compared with these, and say whether they are yours. None of this leaves this computer."
_ISSUERS: Final = "Their badges count as verified. Add one with “I know this issuer” on the page of a badge."
_NO_ISSUER: Final = "None yet."


class KnownDialog(QDialog):
    """Two lists, each with a button to remove what is in it, and a field for another identity."""

    def __init__(self, theme: Theme, knowing: Knowing, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("You, and issuers you know")
        self._theme, self._knowing = theme, knowing
        self.removers: list[QWidget] = []
        self.field = Field(theme, "Your e-mail address, name or DID", example="anna@mail.example")
        self.add = Button(theme, "Add")
        self.own_key = Button(theme, "Add the DID of your own key", kind="link")
        self._own_did = ""
        self.leave = Button(theme, "Done")
        self._own, self._issuers = QVBoxLayout(), QVBoxLayout()
        self._nobody = Text(theme, Role.BODY, _NO_ISSUER, tone="faint", wrap=True)
        self._build()
        self.add.clicked.connect(self._add)
        self.own_key.clicked.connect(lambda: knowing.add_own(self._own_did))
        self.field.edit.returnPressed.connect(self._add)
        self.leave.clicked.connect(self.accept)
        knowing.shown.connect(self._show)
        knowing.refused.connect(self.field.refuse)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(PX.dialog_wide, PX.dialog)
        knowing.load()

    def _build(self) -> None:
        theme = self._theme
        inside = QFrame()
        inside.setProperty("ground", "surface")
        lists = QVBoxLayout(inside)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(PX.s2)
        lists.addWidget(Text(theme, Role.HEADING, "You", wrap=True))
        lists.addWidget(Text(theme, Role.BODY, _OWN, tone="soft", wrap=True))
        lists.addLayout(self._own)
        lists.addSpacing(PX.s1)
        typed = QHBoxLayout()
        typed.setSpacing(PX.s2)
        typed.addWidget(self.field, 1)
        typed.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        lists.addLayout(typed)
        lists.addWidget(self.own_key, 0, Qt.AlignmentFlag.AlignLeading)
        self.own_key.hide()
        lists.addSpacing(PX.s3)
        lists.addWidget(rule())
        lists.addSpacing(PX.s3)
        lists.addWidget(Text(theme, Role.HEADING, "Issuers you know", wrap=True))
        lists.addWidget(Text(theme, Role.BODY, _ISSUERS, tone="soft", wrap=True))
        lists.addLayout(self._issuers)
        lists.addWidget(self._nobody)
        lists.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("You, and issuers you know")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(scroll, 1)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTrailing)
        self.add.setAutoDefault(False)
        self.own_key.setAutoDefault(False)
        self.leave.setAutoDefault(False)

    def _show(self, known: Known) -> None:
        self.removers.clear()
        knowing = self._knowing
        self._fill(self._own, known.own, knowing.remove_own, "Remove {name} from what is yours")
        self._fill(self._issuers, known.issuers, knowing.remove_issuer, "No longer know {name}")
        self._nobody.setVisible(not known.issuers)
        self._own_did = known.own_key
        self.own_key.setVisible(bool(known.own_key))
        mine, theirs = self.removers[: len(known.own)], self.removers[len(known.own) :]
        order_tabs(*mine, self.field.edit, self.add, self.own_key, *theirs, self.leave)

    def _fill(
        self, rows: QVBoxLayout, lines: tuple[KnownLine, ...], remove: Callable[[str], None], spoken: str
    ) -> None:
        empty(rows)
        for line in lines:
            row = RemovableRow(self._theme, line.name, line.remark, spoken.format(name=line.name))
            row.remove.clicked.connect(lambda _=False, id_=line.id: self._remove(remove, id_))
            self.removers.append(row.remove)
            rows.addWidget(row)

    def _remove(self, remove: Callable[[str], None], id_: str) -> None:
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had the keyboard goes
        remove(id_)

    def _add(self) -> None:
        value = self.field.text()
        if not value:
            self.field.refuse("Type an address, a name or a DID first")
            return
        self.field.edit.clear()
        self._knowing.add_own(value)
