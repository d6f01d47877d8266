"""The fields of LinkedIn's form, each to be copied, and the form itself in the browser."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.wallet.outgoing import FormEntry, FormField
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.painted import ElidedText
from badgedesk.app.widgets.picture_box import PictureBox
from badgedesk.app.widgets.pictures import Pictures
from badgedesk.app.widgets.text import Text

_TITLE = "Add to LinkedIn"
_ADDRESS = "Address of the form"


class FieldRow(QFrame):
    """A label, its value, whether it was copied, and the button that copies it.

    Signals:
        copied: `FieldRow`.
    """

    copied = Signal(object)

    def __init__(self, theme: Theme, field: FormField) -> None:
        super().__init__()
        self.field = field
        self.setProperty("part", "row")
        value = ElidedText(theme, Role.STRONG)
        value.set_text(field.text)
        self.done = VerdictLabel(theme, Verdict(Tone.PASS, "Copied"))
        self.done.hide()
        self.button = Button(theme, "Copy", icon="copy", small=True)
        self.button.setAccessibleName(f"Copy: {field.label}")
        self.button.setAccessibleDescription(field.text)
        self.button.clicked.connect(self._copy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, Role.SMALL, field.label, tone="soft"))
        words.addWidget(value)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        row.setSpacing(PX.s2)
        row.addLayout(words, 1)
        row.addWidget(self.done)
        row.addWidget(self.button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.copied)
        self.done.show()
        self.copied.emit(self)


class LinkedInDialog(QDialog):
    """Stays beside the browser while its fields are copied one by one.

    Signals:
        copied: `str`, which field lies on the clipboard.
        open_failed: no browser could be opened.
    """

    copied = Signal(str)
    open_failed = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, picture: str, entry: FormEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._done: set[str] = set()
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(f"{_TITLE}: {entry.title}")
        self.setMinimumWidth(PX.strip)
        self.open_form = Button(theme, "Open the form in the browser", icon="arrow-square-out")
        self.open_form.clicked.connect(self._open)
        self.address = QLineEdit(entry.url)
        self.address.setReadOnly(True)
        self.address.setFont(theme.font(Role.CODE))
        self.address.setAccessibleName(_ADDRESS)
        self.address.setCursorPosition(0)
        self.copy_address = Button(theme, "Copy", icon="copy", small=True)
        self.copy_address.setAccessibleName(f"Copy: {_ADDRESS}")
        self.copy_address.clicked.connect(self._copy_address)
        self.rows = tuple(FieldRow(theme, field) for field in entry.fields)
        self._count = Text(theme, Role.SMALL, tone="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme, pictures, picture))
        column.addWidget(self._list(), 1)
        column.addLayout(self._foot(theme))
        for row in self.rows:
            row.copied.connect(self._take_down)
        self._show_count()
        (self.rows[0].button if self.rows else self.open_form).setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return what the foot says."""
        return self._count.text()

    def _head(self, theme: Theme, pictures: Pictures, picture: str) -> QVBoxLayout:
        badge = PictureBox(theme, pictures)
        badge.take_side(PX.strip_picture)
        badge.show_picture(picture, f"Picture of {self._entry.title}")
        title = QHBoxLayout()
        title.setSpacing(PX.s3)
        title.addWidget(badge)
        title.addWidget(Text(theme, Role.SECTION, self._entry.title, wrap=True), 1)
        head = QVBoxLayout()
        head.setContentsMargins(PX.s4, PX.s4, PX.s4, PX.s3)
        head.setSpacing(PX.s3)
        head.addLayout(title)
        head.addWidget(self.open_form)
        return head

    def _list(self) -> QScrollArea:
        inner = QFrame()
        inner.setProperty("ground", "surface")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in self.rows:
            lines.addWidget(row)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Fields of the form")
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + PX.edge, PX.strip))
        return area

    def _foot(self, theme: Theme) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        foot.setSpacing(PX.s2)
        if self._entry.no_link:
            foot.addWidget(Text(theme, Role.SMALL, self._entry.no_link, tone="soft", wrap=True))
        foot.addWidget(Text(theme, Role.SMALL, _ADDRESS, tone="soft"))
        address = QHBoxLayout()
        address.setSpacing(PX.s2)
        address.addWidget(self.address, 1)
        address.addWidget(self.copy_address)
        foot.addLayout(address)
        last = QHBoxLayout()
        last.addWidget(self._count, 1)
        last.addWidget(Text(theme, Role.SMALL, "Space copies, Tab goes on", tone="soft"))
        foot.addLayout(last)
        return foot

    def _open(self) -> None:
        address = QUrl.fromEncoded(self._entry.url.encode("ascii"), QUrl.ParsingMode.StrictMode)
        if not QDesktopServices.openUrl(address):
            self.open_failed.emit()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._entry.url)
        self.copied.emit("the address of the form")

    def _take_down(self, row: FieldRow) -> None:
        self._done.add(row.field.label)
        self._show_count()
        self.copied.emit(f"“{row.field.label}”")

    def _show_count(self) -> None:
        self._count.setText(f"{len(self._done)} of {len(self.rows)} copied")
