"""The fields of LinkedIn's form, each to be copied, and the form itself in the browser."""

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QScreen
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.states import Verdict
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.wallet.outgoing import FormEntry, FormField
from badgedesk.app.wallet.sheets import Sheet
from badgedesk.app.wallet.views.post_panel import PostPanel
from badgedesk.app.wallet.views.steps_line import FIELDS, OPENED, PICTURE, StepsLine
from badgedesk.app.widgets.buttons import Button, IconButton
from badgedesk.app.widgets.drag_handle import DragHandle
from badgedesk.app.widgets.painted import ElidedText
from badgedesk.app.widgets.picture_box import PictureBox
from badgedesk.app.widgets.pictures import Pictures
from badgedesk.app.widgets.segments import Segments
from badgedesk.app.widgets.text import Text

_TITLE = "Add to LinkedIn"
_ADDRESS = "Address of the form"
_COPY = "Copy"


class FieldRow(QFrame):
    """A label, its value, and the button that copies it and afterwards says so; the current one is lit.

    Signals:
        copied: `FieldRow`.
    """

    copied = Signal(object)

    def __init__(self, theme: Theme, field: FormField) -> None:
        super().__init__()
        self.field, self._theme = field, theme
        self.setProperty("part", "row")
        value = ElidedText(theme, Role.STRONG)
        value.set_text(field.text)
        self.button = Button(theme, _COPY, icon="copy", small=True)
        self.button.setAccessibleName(f"Copy: {field.label}")
        self.button.setAccessibleDescription(field.text)
        self.button.clicked.connect(self._copy)
        self.button.installEventFilter(self)
        self.is_copied = False
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, Role.SMALL, field.label, tone="soft"))
        words.addWidget(value)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        row.setSpacing(PX.s2)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and self.isVisible():
            self._light(is_current=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.field.copied)
        self.is_copied = True
        self.button.setText("Copied")
        self.button.setAccessibleName(f"Copied: {self.field.label}")
        self._light(is_current=self.button.hasFocus())
        self.copied.emit(self)

    def _light(self, *, is_current: bool) -> None:
        kind = "main" if is_current else "quiet" if self.is_copied else "plain"
        icon = "check-circle-fill" if self.is_copied else "copy"
        colour = "on_accent" if is_current else "passed" if self.is_copied else "text"
        self.button.setProperty("kind", kind)
        self.button.setProperty("tone", "pass" if self.is_copied and not is_current else "")
        self.button.setIcon(self._theme.icon(icon, colour))
        self.setProperty("current", is_current)
        for widget in (self, self.button):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class LinkedInDialog(QDialog):
    """A strip that stays above the browser while its fields are copied one by one and its handles dragged.

    Signals:
        copied: `str`, which field lies on the clipboard.
        open_failed: no browser could be opened.
        file_drag_asked, link_drag_asked: a handle began to be dragged.
        file_copy_asked, link_copy_asked: as named.
    """

    copied = Signal(str)
    open_failed = Signal()
    file_drag_asked = Signal()
    link_drag_asked = Signal()
    file_copy_asked = Signal()
    link_copy_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, sheet: Sheet, entry: FormEntry, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._entry, self._sheet = entry, sheet
        self._said = ""
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(f"{_TITLE}: {entry.title}")
        self.setMinimumWidth(PX.strip)
        self.pin = IconButton(theme, "push-pin-fill", "Keep above other windows", side=PX.control_small)
        self.pin.setCheckable(True)
        self.pin.setChecked(True)
        self.pin.toggled.connect(self._keep_on_top)
        self.open_form = Button(theme, "Open the form in the browser", icon="arrow-square-out")
        self.open_form.clicked.connect(self._open)
        self.address = QLineEdit(entry.url)
        self.address.setReadOnly(True)
        self.address.setFont(theme.font(Role.CODE))
        self.address.setAccessibleName(_ADDRESS)
        self.address.setCursorPosition(0)
        self.copy_address = Button(theme, _COPY, icon="copy", small=True)
        self.copy_address.setAccessibleName(f"Copy: {_ADDRESS}")
        self.copy_address.clicked.connect(self._copy_address)
        self.rows = tuple(FieldRow(theme, field) for field in entry.fields)
        self.steps = StepsLine(theme)
        self.views = Segments(theme, "What it is for", (("profile", "Profile entry", ""), ("post", "Post", "")))
        self.views.choose("profile")
        self.post = PostPanel(theme, entry.posts, entry.alternative)
        self._make_handles(theme, pictures)
        self._count = ElidedText(theme, Role.SMALL, "text_soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme, pictures))
        column.addWidget(self._pages(), 1)
        column.addLayout(self._handles(theme))
        column.addWidget(self._foot(theme))
        for row in self.rows:
            row.copied.connect(self._take_down)
        self.views.chosen.connect(self._turn)
        self.post.copied.connect(self.copied)
        self._show_count()
        self._take_place(parent.window().screen(), column.totalHeightForWidth(PX.strip))
        (self.rows[0].button if self.rows else self.open_form).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_place(self, on: QScreen, wanted: int) -> None:
        """Stand at the trailing edge of the screen, whole and no higher than a strip is."""
        screen = on.availableGeometry().adjusted(PX.s4, PX.s7, -PX.s4, -PX.s4)
        self.resize(PX.strip, min(wanted, PX.strip_height, screen.height()))
        at_right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = screen.right() - self.width() if at_right else screen.left()
        self.move(max(left, screen.left()), screen.top() + max(0, screen.height() - self.height()) // 2)

    def text(self) -> str:
        """Return what the foot says."""
        return self._count.text()

    def _make_handles(self, theme: Theme, pictures: Pictures) -> None:
        has_page = bool(self._sheet.page)  # without a link beside it, the tile of the file is broad and low
        is_picture = self._sheet.out is not None and self._sheet.out.is_picture
        self.file = DragHandle(theme, "Picture" if is_picture else "Badge file", pictures=pictures, upright=has_page)
        self.file.show_content("with its proof" if is_picture else "the proof, no picture", self._sheet.picture)
        self.file.drag_asked.connect(self.file_drag_asked)
        self.file.clicked.connect(self.file_copy_asked)
        self.link = DragHandle(theme, "Link", icon="link", upright=True)
        self.link.show_content("to the badge page")
        self.link.drag_asked.connect(self.link_drag_asked)
        self.link.clicked.connect(self.link_copy_asked)
        self.link.setVisible(has_page)

    def _head(self, theme: Theme, pictures: Pictures) -> QVBoxLayout:
        badge = PictureBox(theme, pictures)
        badge.take_side(PX.strip_picture)
        badge.show_picture(self._sheet.picture, f"Picture of {self._entry.title}")
        report = self._sheet.report
        words = QVBoxLayout()
        words.setSpacing(PX.s1)
        words.addStretch(1)
        words.addWidget(Text(theme, Role.SECTION, self._entry.title, wrap=True))
        words.addWidget(VerdictLabel(theme, Verdict(report.tone, report.headline)), 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        title = QHBoxLayout()
        title.setSpacing(PX.s3)
        title.addWidget(badge)
        title.addLayout(words, 1)
        title.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(PX.s4, PX.s4, PX.s4, PX.s3)
        head.setSpacing(PX.s3)
        head.addLayout(title)
        head.addWidget(self.views)
        head.addWidget(self.open_form)
        head.addWidget(self.steps)
        return head

    def _pages(self) -> QStackedWidget:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self.post)
        self._stack.setMinimumHeight(PX.strip_list)
        return self._stack

    def _turn(self, view: str) -> None:
        is_post = view == "post"
        self._stack.setCurrentIndex(int(is_post))
        self.open_form.setHidden(is_post)
        self.steps.setHidden(is_post)
        for widget in (self.address, self.copy_address):
            widget.setHidden(is_post)
        self._show_count()
        (self.post.words if is_post else self.rows[0].button if self.rows else self.open_form).setFocus()

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
        area.setMinimumHeight(min(inner.sizeHint().height() + PX.edge, PX.strip_list))
        return area

    def _handles(self, theme: Theme) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        part.setSpacing(PX.s2)
        part.addWidget(Text(theme, Role.SMALL_STRONG, "Drag into the form or a post", tone="soft"))
        tiles = QHBoxLayout()
        tiles.setSpacing(PX.s2)
        tiles.addWidget(self.file)
        tiles.addWidget(self.link)
        part.addLayout(tiles)
        said = self._entry.no_link or "LinkedIn shrinks pictures and so removes the proof. The link keeps it."
        part.addWidget(Text(theme, Role.SMALL, said, tone="soft", wrap=True))
        if self._entry.gives_away:
            part.addWidget(Text(theme, Role.SMALL, f"{self._entry.gives_away}", tone="soft", wrap=True))
        address = QHBoxLayout()
        address.setSpacing(PX.s2)
        address.addWidget(self.address, 1)
        address.addWidget(self.copy_address)
        part.addLayout(address)
        return part

    def _foot(self, theme: Theme) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "status")
        line = QHBoxLayout(foot)
        line.setContentsMargins(PX.s4, PX.s1, PX.s4, PX.s1)
        line.addWidget(self._count, 1)
        self._hint = Text(theme, Role.SMALL, "Space copies, Tab goes on", tone="soft")
        line.addWidget(self._hint)
        return foot

    def _keep_on_top(self, on: bool) -> None:
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()

    def _open(self) -> None:
        address = QUrl.fromEncoded(self._entry.url.encode("ascii"), QUrl.ParsingMode.StrictMode)
        if QDesktopServices.openUrl(address):
            self.steps.done(OPENED)
        else:
            self.open_failed.emit()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._entry.url)
        self.copied.emit("the address of the form")

    def _take_down(self, row: FieldRow) -> None:
        self._said = ""
        self._show_count()
        self.copied.emit(f"“{row.field.label}”")
        waiting = [other for other in self.rows[self.rows.index(row) + 1 :] if not other.is_copied]
        if waiting:
            waiting[0].button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_dropped(self, what: str, *, taken: bool, is_file: bool) -> None:
        """Say in the foot what was dropped, since the window's own status bar lies behind the browser."""
        if is_file and taken:
            self.steps.done(PICTURE)
        self._said = f"Dropped {what}" if taken else f"Nothing took {what}"
        self._show_count()

    def _show_count(self) -> None:
        if self.rows and all(row.is_copied for row in self.rows):
            self.steps.done(FIELDS)
        if self._stack.currentWidget() is self.post and not self._said:
            self._count.set_text("")
            return
        count = f"{sum(row.is_copied for row in self.rows)} of {len(self.rows)} copied"
        self._count.set_text(self._said or count)
        self._hint.setVisible(not self._said)
