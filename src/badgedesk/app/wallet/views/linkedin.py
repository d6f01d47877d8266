"""The strip beside the browser: badges one after another, their fields to be copied, their files to be dragged."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.wallet.outgoing import FormEntry, FormStrip
from badgedesk.app.wallet.views.form_page import FieldRow, FormPage
from badgedesk.app.wallet.views.post_panel import PostPanel
from badgedesk.app.wallet.views.steps_line import PICTURE
from badgedesk.app.widgets.carrying.drag_handle import DragHandle
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.pictures.picture_box import PictureBox
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import ElidedText
from badgedesk.app.widgets.words.text import Text

_TITLE = "Add to LinkedIn"
_ADDRESS = "Address of the form"
_SHRINKS = "LinkedIn shrinks pictures and so removes the proof."


class _Pages(QStackedWidget):
    """Pages that give way: Qt would have them as high as the width asks for, whatever lies below them."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class Shrinking(QFrame):
    """What gives way before what lies below it; together they are no lower than both need, and are scrolled then."""

    def __init__(self, gives_way: QWidget, below: QLayout) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(gives_way, 1)
        self._column.addLayout(below)

    def wanted(self, width: int) -> int:
        """Return the height at which nothing has to give way."""
        wraps = self._column.hasHeightForWidth()
        return self._column.totalHeightForWidth(width) if wraps else self._column.sizeHint().height()

    @override
    def heightForWidth(self, width: int) -> int:
        return self._column.totalMinimumHeightForWidth(width)


def _scrolled(middle: Shrinking) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName("Fields and files")
    area.setWidget(middle)
    return area


class LinkedInDialog(QDialog):
    """A strip that stays above the browser; it goes through several badges, and one post tells of all of them.

    Signals:
        copied: `str`, what lies on the clipboard.
        open_failed: no browser could be opened.
        file_drag_asked, link_drag_asked, all_drag_asked: a handle began to be dragged.
        file_copy_asked, link_copy_asked, all_copy_asked: as named.
    """

    copied = Signal(str)
    open_failed = Signal()
    file_drag_asked = Signal()
    link_drag_asked = Signal()
    all_drag_asked = Signal()
    file_copy_asked = Signal()
    link_copy_asked = Signal()
    all_copy_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, strip: FormStrip, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._theme, self._entries, self._gives_away = theme, strip.entries, strip.gives_away
        self._at = 0
        self._said = ""
        self._pages: dict[int, FormPage] = {}
        self.setWindowTitle(_TITLE)
        self.setMinimumWidth(theme.grown(PX.strip))
        self.pin = IconButton(theme, "push-pin-fill", "Keep above other windows", side=PX.control_small)
        self.pin.setCheckable(True)
        self.pin.setChecked(True)
        self.pin.toggled.connect(self._keep_on_top)
        self._make_steps(theme)
        self.views = Segments(theme, "What it is for", (("profile", "Profile entry", ""), ("post", "Post", "")))
        self.views.choose("profile")
        self.post = PostPanel(theme, strip.posts, strip.alternative)
        self._stack = _Pages()
        self._stack.addWidget(self.post)
        self._make_handles(theme, pictures)
        self._count = ElidedText(theme, Role.SMALL, "text_soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(theme, pictures))
        middle = Shrinking(self._stack, self._below(theme))
        scroll = _scrolled(middle)
        column.addWidget(scroll, 1)
        column.addWidget(self._foot(theme))
        self.views.chosen.connect(self._turn)
        self.post.copied.connect(self.copied)
        self._show_entry()
        width = self.minimumWidth()
        wanted = column.totalHeightForWidth(width) - scroll.sizeHint().height() + middle.wanted(width)
        self._take_place(parent.window().screen(), wanted)
        self.page.focus_first()

    @property
    def entry(self) -> FormEntry:
        """The badge that is shown now."""
        return self._entries[self._at]

    @property
    def page(self) -> FormPage:
        """The fields of the badge that is shown now."""
        return self._pages[self._at]

    def text(self) -> str:
        """Return what the foot says."""
        return self._count.text()

    def go(self, step: int) -> None:
        """Show the badge so many places further on; at either end the strip stays where it is."""
        place = self._at + step
        if not 0 <= place < len(self._entries) or self._is_post:
            return
        self._at, self._said = place, ""
        self._show_entry()
        self.page.focus_first()

    def show_dropped(self, what: str, *, taken: bool, is_file: bool) -> None:
        """Say in the foot what was dropped, since the window's own status bar lies behind the browser."""
        if is_file and taken:
            self.page.steps.done(PICTURE)
        self._said = f"Dropped {what}" if taken else f"Nothing took {what}"
        self._show_count()

    @property
    def _is_several(self) -> bool:
        return len(self._entries) > 1

    @property
    def _is_post(self) -> bool:
        return self.views.current() == "post"

    def _take_place(self, on: QScreen, wanted: int) -> None:
        """Stand at the trailing edge of the screen, whole and no higher than a strip is."""
        screen = on.availableGeometry().adjusted(PX.s4, PX.s7, -PX.s4, -PX.s4)
        self.resize(self.minimumWidth(), min(wanted, PX.strip_height, screen.height()))
        at_right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = screen.right() - self.width() if at_right else screen.left()
        self.move(max(left, screen.left()), screen.top() + max(0, screen.height() - self.height()) // 2)

    def _make_steps(self, theme: Theme) -> None:
        self.previous = IconButton(theme, "caret-left", "Previous badge", shortcut="Ctrl+PgUp", side=PX.control_small)
        self.next = IconButton(theme, "caret-right", "Next badge", shortcut="Ctrl+PgDown", side=PX.control_small)
        self._where = Text(theme, Role.STRONG)
        for button, key, step in ((self.previous, Qt.Key.Key_PageUp, -1), (self.next, Qt.Key.Key_PageDown, 1)):
            move = self._step_by(step)
            button.clicked.connect(move)
            QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self).activated.connect(move)

    def _step_by(self, step: int) -> Callable[[], None]:
        return lambda: self.go(step)

    def _make_handles(self, theme: Theme, pictures: Pictures) -> None:
        upright = self._is_several or bool(self.entry.page)  # alone on its line, a tile is broad and low
        self.file = DragHandle(theme, "Picture", pictures=pictures, upright=upright)
        self.file.drag_asked.connect(self.file_drag_asked)
        self.file.clicked.connect(self.file_copy_asked)
        self.link = DragHandle(theme, "Link", icon="link", upright=True)
        self.link.drag_asked.connect(self.link_drag_asked)
        self.link.clicked.connect(self.link_copy_asked)
        self.all = DragHandle(theme, f"All {len(self._entries)}", pictures=pictures, upright=True)
        shown = next((entry.badge.picture for entry in self._entries if entry.badge.picture), "")
        self.all.show_content("files at once", shown)
        self.all.drag_asked.connect(self.all_drag_asked)
        self.all.clicked.connect(self.all_copy_asked)

    def _head(self, theme: Theme, pictures: Pictures) -> QVBoxLayout:
        self._picture = PictureBox(theme, pictures)
        self._picture.take_side(PX.strip_picture)
        self._title = Text(theme, Role.SECTION, wrap=True)
        self._verdict = VerdictLabel(theme, self.entry.badge.verdict)
        words = QVBoxLayout()
        words.setSpacing(PX.s1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        title = QHBoxLayout()
        title.setSpacing(PX.s3)
        title.addWidget(self._picture)
        title.addLayout(words, 1)
        title.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        choice = QHBoxLayout()
        choice.setSpacing(PX.s2)
        for widget in (self.previous, self._where, self.next):
            stays = widget.sizePolicy()
            stays.setRetainSizeWhenHidden(self._is_several)  # so that the choice beside them does not move
            widget.setSizePolicy(stays)
            choice.addWidget(widget)
        choice.addWidget(self.views, 1)
        head = QVBoxLayout()
        head.setContentsMargins(PX.s4, PX.s4, PX.s4, PX.s3)
        head.setSpacing(PX.s3)
        head.addLayout(title)
        head.addLayout(choice)
        return head

    def _below(self, theme: Theme) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        part.setSpacing(PX.s2)
        part.addWidget(Text(theme, Role.SMALL_STRONG, "Drag into the form or a post", tone="soft"))
        tiles = QHBoxLayout()
        tiles.setSpacing(PX.s2)
        for tile in (self.file, self.link, self.all):
            tiles.addWidget(tile)
        part.addLayout(tiles)
        self._hints = tuple(Text(theme, Role.SMALL, tone="soft", wrap=True) for _ in range(2))
        for hint in self._hints:
            part.addWidget(hint)
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setFont(theme.font(Role.CODE))
        self.address.setAccessibleName(_ADDRESS)
        self.copy_address = Button(theme, "Copy", icon="copy", small=True)
        self.copy_address.setAccessibleName(f"Copy: {_ADDRESS}")
        self.copy_address.clicked.connect(self._copy_address)
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

    def _show_entry(self) -> None:
        entry, badge, last = self.entry, self.entry.badge, len(self._entries) - 1
        if self._at not in self._pages:
            page = FormPage(self._theme, entry)
            page.copied.connect(self._take_down)
            page.finished.connect(self._offer_next)
            page.open_failed.connect(self.open_failed)
            self._pages[self._at] = page
            self._stack.addWidget(page)
            tiles = (self.file, self.link, self.all)
            head = (self.previous, self.next, self.views)
            order_tabs(*head, page, self.post, *tiles, self.address, self.copy_address, self.pin)
        self._picture.show_picture(badge.picture, f"Picture of {entry.title}")
        self._verdict.show_verdict(badge.verdict)
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < last)
        is_picture, several = badge.out.is_picture, self._is_several
        self.file.setText("Picture" if is_picture else "Badge file")
        bare = "proof only" if several else "the proof, no picture"
        self.file.show_content("with its proof" if is_picture else bare, badge.picture)
        self.link.show_content("to its page" if several else "to the badge page")
        self.address.setText(entry.url)
        self.address.setCursorPosition(0)
        self._show_view()

    def _turn(self, _view: str) -> None:
        self._show_view()
        if self._is_post:
            self.post.words.setFocus()
        else:
            self.page.focus_first()

    def _show_view(self) -> None:
        entry, is_post = self.entry, self._is_post
        about_all = is_post and self._is_several
        self._stack.setCurrentWidget(self.post if is_post else self.page)
        several = self._is_several and not is_post
        shown: tuple[tuple[QWidget, bool], ...] = (
            *((widget, not about_all) for widget in (self._verdict, self.file)),
            *((widget, not is_post) for widget in (self.address, self.copy_address)),
            *((widget, several) for widget in (self.previous, self._where, self.next)),
            (self.link, bool(entry.page) and not about_all),
            (self.all, self._is_several),
        )
        for widget, is_shown in shown:
            widget.setVisible(is_shown)
        if about_all:
            told = (_SHRINKS, self._gives_away)
        else:
            told = (entry.no_link or f"{_SHRINKS} The link keeps it.", entry.gives_away)
        for hint, said in zip(self._hints, told, strict=True):
            hint.setText(said)
            hint.setVisible(bool(said))
        count = len(self._entries)
        self._where.setText(f"{self._at + 1} of {count}")
        self._title.setText(f"One post about {counted(count, 'badge')}" if about_all else entry.title)
        where = f", {self._where.text()}" if several else ""
        self.setAccessibleName(f"{_TITLE}: {self._title.text()}{where}")
        self._show_count()

    def _keep_on_top(self, on: bool) -> None:
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.entry.url)
        self.copied.emit("the address of the form")

    def _take_down(self, row: FieldRow) -> None:
        self._said = ""
        self._show_count()
        self.copied.emit(f"“{row.field.label}”")

    def _offer_next(self) -> None:
        if self.next.isEnabled():
            self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_count(self) -> None:
        if self._is_post and not self._said:
            self._count.set_text("")
            return
        count = f"{self.page.count} of {len(self.page.rows)} copied"
        self._count.set_text(self._said or count)
        self._hint.setVisible(not self._said)
