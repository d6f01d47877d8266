"""The part of the settings about asking hosts: the switch, who is asked without a question, what is kept."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.settings.network import KnownHost, NetworkCare, NetworkView
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.lists.removable_row import RemovableRow, empty
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text

_NOBODY: Final = "No host is asked without a question."
_FORCED: Final = "BADGEDESK_OFFLINE is set on this computer: nobody is asked, whatever is set here."


class NetworkPart(QWidget):
    """Shows what holds, and passes on what the user changes."""

    def __init__(self, theme: Theme, care: NetworkCare) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._theme, self._care = theme, care
        self.never = QCheckBox("Never ask the network")
        self.never.setFont(theme.font(Role.BODY))
        self.never.setEnabled(not care.forced)
        self.never.setChecked(care.forced)
        self._words = Text(theme, Role.BODY, _FORCED if care.forced else _NOBODY, tone="soft", wrap=True)
        self._fault = Text(theme, Role.BODY, "", tone="fail", wrap=True)
        self._fault.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.removers: list[IconButton] = []
        self.forget = Button(theme, "Forget the answers", icon="trash")
        self.forget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s2)
        for widget in (self.never, self._fault, self._words):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeading)
        self.never.clicked.connect(lambda on: care.set_never(never=on))
        self.forget.clicked.connect(care.forget)
        care.changed.connect(self._show)
        care.refused.connect(self._refuse)
        care.load()

    def words(self) -> str:
        """Return the sentence about the hosts."""
        return self._words.text()

    def _show(self, view: NetworkView) -> None:
        self._fault.hide()
        if not self._care.forced:
            self.never.setChecked(view.never)
            self._words.setText("These are asked without a question:" if view.hosts else _NOBODY)
        self.removers.clear()
        empty(self._rows)
        for known in view.hosts:
            self._rows.addWidget(self._row(known))
        self.forget.setText(f"Forget {counted(view.kept, 'kept answer')}")
        self.forget.setVisible(view.kept > 0)

    def _row(self, known: KnownHost) -> RemovableRow:
        spoken = f"Ask before {known.host} is asked again"
        row = RemovableRow(self._theme, shown(known.host), f"since {known.since}", spoken, Role.CODE)
        row.remove.clicked.connect(lambda: self._take_back(known.host))
        self.removers.append(row.remove)
        return row

    def _take_back(self, host: str) -> None:
        self.never.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had the keyboard goes
        self._care.take_back(host)

    def _refuse(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.show()
