"""The question before a host is asked: who, for what, what is sent, and what it learns by that."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.hosts import Enquiry
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.wording import LEARNS, purposes_listed

_MOST: Final = 4
"""Most addresses that stand there without scrolling."""
_SENT: Final = (
    "Only these addresses are fetched, and those that the answers name. Nothing else is sent; your name is not."
)


class HostDialog(QDialog):
    """Heading, what for, the addresses, and three answers; the harmless one is the default.

    Signals:
        agreed: `bool`, whether the host may be asked without a question from now on.
    """

    agreed = Signal(bool)

    def __init__(self, theme: Theme, enquiry: Enquiry, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ask a host")
        host = enquiry.others[-1] if enquiry.others else enquiry.host
        heading = f"Ask {host}?"
        sentence = _sentence(enquiry, host)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        self._column.setSpacing(PX.s2)
        self._add(Text(theme, Role.HEADING, heading, wrap=True))
        self._add(Text(theme, Role.BODY, sentence, tone="soft", wrap=True))
        self._list(theme, enquiry.urls)
        self._column.addSpacing(PX.s3)
        self.cancel = Button(theme, "Cancel")
        self.always = Button(theme, "Always ask it")
        self.always.setToolTip("No question comes before this host is asked again. The settings take that back.")
        self.once = Button(theme, "Ask once", kind="main")
        self.cancel.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        for button in (self.cancel, self.always, self.once):
            row.addWidget(button)
        self._column.addLayout(row)
        self.cancel.clicked.connect(self.reject)
        self.always.clicked.connect(lambda: self._agree(always=True))
        self.once.clicked.connect(lambda: self._agree(always=False))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, theme: Theme, urls: tuple[str, ...]) -> None:
        """List every address; nobody agrees to one that they could not read."""
        self._column.addSpacing(PX.s2)
        self._add(Text(theme, Role.BODY, _SENT, tone="soft", wrap=True))
        addresses = [Text(theme, Role.CODE, shown(url), wrap=True) for url in urls]
        for address in addresses:
            address.make_selectable()
        if len(addresses) <= _MOST:
            for address in addresses:
                self._add(address)
            return
        inside = QFrame()
        inside.setProperty("ground", "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, PX.s3, 0)
        rows.setSpacing(PX.s2)
        for address in addresses:
            rows.addWidget(address)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setMinimumSize(PX.dialog_wide - 2 * PX.s6, PX.s7 * _MOST)
        scroll.setAccessibleName(f"{len(addresses)} addresses")
        self._column.addWidget(scroll, 1)

    def _add(self, text: Text) -> None:
        text.setMinimumWidth(PX.dialog_wide - 2 * PX.s6)
        text.setMaximumWidth(PX.dialog_wide - 2 * PX.s6)
        self._column.addWidget(text)

    def _agree(self, *, always: bool) -> None:
        self.accept()
        self.agreed.emit(always)


def _sentence(enquiry: Enquiry, host: str) -> str:
    wanted = purposes_listed(enquiry.ask.purposes)
    if enquiry.others:
        return f"{enquiry.host} sends to {host} for {wanted}. {LEARNS}"
    return f"It is asked for {wanted}. {LEARNS}"
