"""The question before a site's host is asked, and the list of what it does not serve as it was written."""

from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from badgedesk.app.awards.site_testing import SiteQuestion, SiteTest
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.asking import lay_out_asking
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text

_HOST_LETTERS: Final = 24
"""A longer name does not fit on a button."""
_NOBODY: Final = "Write where the folder is served. Nobody is asked before that."


class SiteTestDialog(QDialog):
    """Names the host that is asked, for how many files, and what it learns by that.

    Signals:
        agreed: `SiteTest`.
    """

    agreed = Signal(object)

    def __init__(self, theme: Theme, question: SiteQuestion, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Test the uploaded site")
        self._question = question
        self.address = Field(theme, "Where the folder is served", example="https://badges.baysail.example/")
        self.address.edit.setText(question.address)
        self._host = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self.main = Button(theme, "Ask the host", kind="main", icon="wifi-high")
        sentence = (
            "The test asks for the files of the folder and compares them with what was written. It changes nothing."
        )
        lay_out_asking(self, theme, "Test the uploaded site?", sentence, [self.address, self._host], self.main)
        self.address.edit.textChanged.connect(lambda _: self._name_host())
        self.main.clicked.connect(self._ask)
        self._name_host()

    def refuse(self, sentence: str) -> None:
        """Say why nobody was asked."""
        self.main.setEnabled(True)
        self.address.refuse(sentence)

    def _name_host(self) -> None:
        host = _host_of(self.address.text())
        files = counted(self._question.files, "file")
        told = f"{host} is asked for {files}. It learns your network address and that you ask." if host else _NOBODY
        self._host.setText(told)
        self.main.setText(f"Ask {host}" if host and len(host) <= _HOST_LETTERS else "Ask the host")

    def _ask(self) -> None:
        if not _host_of(self.address.text()):
            self.address.refuse("A web address starts with https://")
            return
        self.main.setEnabled(False)
        self.agreed.emit(SiteTest(self._question.issuer, self._question.folder, self.address.text()))


class FindingsDialog(QDialog):
    """Lists files and why each is not as it was written; a line can be read with the keys."""

    def __init__(self, theme: Theme, found: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Not served as written")
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        heading = Text(theme, Role.HEADING, f"{counted(len(found), 'file is', 'files are')} not served as written")
        theme.fix_width(heading, PX.dialog_wide - 2 * PX.s6)
        column.addWidget(heading)
        told = "Upload the folder again, whole, and as it is; then test it again."
        column.addWidget(Text(theme, Role.BODY, told, tone="soft", wrap=True))
        self.lines = QListWidget()
        self.lines.setAccessibleName("Files and why")
        self.lines.setFont(theme.font(Role.BODY))
        self.lines.setProperty("part", "lines")
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMaximumHeight(round(PX.form_text * 2 * theme.text_scale))
        for path, reason in found:
            self.lines.addItem(f"{path}\n{reason}")
        self.lines.setProperty("airy", True)
        column.addWidget(self.lines)
        close = Button(theme, "Close")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.lines.setCurrentRow(0)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)


def _host_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return shown(parts.hostname or "") if parts.scheme == "https" else ""
