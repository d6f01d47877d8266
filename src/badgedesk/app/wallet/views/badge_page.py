"""One kept badge: picture, answer, what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.wallet.outgoing import OutFile
from badgedesk.app.wallet.sheets import Sheet
from badgedesk.app.wallet.views.out_panel import OutPanel
from badgedesk.app.wallet.views.sheet_panel import SheetPanel
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.frame.divider import Divider
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.pictures.picture_box import PictureBox
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.model.report import CheckName

_UNBOUND = 16777215
"""Qt’s own number for a width without a limit."""


class PicturePanel(QFrame):
    """The leading panel: the picture, what file it is, and whatever else a page adds below."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("part", "side")
        self.theme = self._theme = theme
        self.picture = PictureBox(theme, pictures)
        self._label = Text(theme, Role.SMALL_STRONG, "File", tone="soft")
        self._file = Text(theme, Role.SMALL, tone="soft", wrap=True)
        self._file.make_selectable()
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        self._parts.setSpacing(PX.s4)
        self._parts.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(PX.s1)
        self.column.addWidget(self._label)
        self.column.addWidget(self._file)
        self.column.addSpacing(PX.s3)
        self._parts.addLayout(self.column, 1)

    def needs_top(self, width: int) -> bool:
        """Return whether a window of that width has room for one column only; larger text needs more."""
        return width < self._theme.grown(PX.one_column)

    def take_room(self, *, wide: bool) -> None:
        """Stand at the side, as broad as a wide or a common window lets it."""
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom)
        self._theme.fix_width(self, PX.detail_left_wide if wide else PX.detail_left, share=0.25)
        self.picture.take_room(wide=wide)

    def lie_on_top(self) -> None:
        """Lie above the report, the picture beside the rest, over the whole width."""
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight)
        self.setProperty("room", None)
        self.setMinimumWidth(0)
        self.setMaximumWidth(_UNBOUND)
        self.picture.take_side(PX.detail_picture_top)

    def settle(self) -> None:
        """Lay everything out in the size it has: Qt tells of none that it got while it was being shown."""
        if self._parts.geometry().size() != self.size():
            self._parts.invalidate()
            self._parts.activate()

    def leave_room_for_rings(self) -> None:
        """Leave at both sides what a focus ring needs; what is shown stays where it was."""
        side = PX.s6 - PX.ring_room
        self._parts.setContentsMargins(side, PX.s5, side, PX.s5)
        self._parts.setAlignment(self.picture, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for label in (self._label, self._file):
            label.setContentsMargins(PX.ring_room, 0, PX.ring_room, 0)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the picture and file of ``sheet``."""
        described = f"Picture of {sheet.title}" if sheet.picture else "There is no picture"
        self.picture.show_picture(sheet.picture, described)
        self._file.setText(sheet.file)
        for widget in (self._label, self._file):
            widget.setVisible(bool(sheet.file))


class BadgePage(Page):
    """A badge of the wallet.

    Signals:
        back_asked, repeat_asked: as named.
        trust_asked, question_asked, export_asked, remove_asked, linkedin_asked, show_asked, tag_asked: `Sheet`.
        favour_asked: `Sheet`, and whether it is to be a favourite.
        copy_asked: the badge's file is wanted on the clipboard.
        host_asked: `Sheet` and `Ask`, a host is to be asked for what the report lacks.
        identity_asked: the user wants to say who they are.
    """

    back_asked = Signal()
    repeat_asked = Signal()
    trust_asked = Signal(object)
    question_asked = Signal(object)
    export_asked = Signal(object)
    remove_asked = Signal(object)
    linkedin_asked = Signal(object)
    show_asked = Signal(object)
    favour_asked = Signal(object, bool)
    tag_asked = Signal(object)
    copy_asked = Signal()
    host_asked = Signal(object, object)
    identity_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__(theme)
        self._theme, self._pictures = theme, pictures
        self._sheet: Sheet | None = None

    def furnished(self) -> Parts[None]:
        """Build the page part by part; it cannot be used before."""
        theme, pictures = self._theme, self._pictures
        self.back = Button(theme, "All badges", kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self._remove = IconButton(theme, "trash", "Remove from wallet")
        self._remove.clicked.connect(lambda: self.remove_asked.emit(self._sheet))
        export = Button(theme, "Export file", icon="export")
        export.clicked.connect(lambda: self.export_asked.emit(self._sheet))
        self.share = Button(theme, "Share", icon="share-network")
        self.share.setToolTip("Make pictures, a certificate, a résumé, a portfolio or a signature of it")
        self.share.clicked.connect(lambda: self.show_asked.emit(self._sheet))
        self.linkedin = Button(theme, "Add to LinkedIn", kind="main", icon="linkedin-logo")
        self.linkedin.clicked.connect(lambda: self.linkedin_asked.emit(self._sheet))
        self.toolbar.add_leading(self.back)
        self.toolbar.close_leading()
        for button in (*self._marking(), self._remove):
            self.toolbar.add_trailing(button)
        self.toolbar.add_trailing(export)
        self.toolbar.add_trailing(self.share)
        self.toolbar.add_trailing(self.linkedin)
        self.toolbar.shorten(export, self.share)
        yield
        self._left = PicturePanel(theme, pictures)
        self.out = OutPanel(theme, pictures)
        yield
        self._left.leave_room_for_rings()
        self._left.column.insertWidget(0, self.out)
        self._left.column.insertSpacing(1, PX.s3)
        self._left.column.addStretch(1)
        yield
        self.panel = SheetPanel(theme, pictures)
        yield
        yield from self.panel.report.lines_ahead(len(CheckName))
        self._connect()
        beside = Beside(self._left, self.panel, self.window().width())
        yield
        self.set_body(beside)

    def _marking(self) -> tuple[IconButton, IconButton]:
        """Make the buttons that make it a favourite and tag it."""
        self.favourite = IconButton(self._theme, "heart", "Add to favourites")
        self.favourite.setCheckable(True)
        self.favourite.clicked.connect(lambda on: self.favour_asked.emit(self._sheet, on))
        self.tag = IconButton(self._theme, "tag", "Tag this badge")
        self.tag.clicked.connect(lambda: self.tag_asked.emit(self._sheet))
        return self.favourite, self.tag

    def _connect(self) -> None:
        self.panel.repeat_asked.connect(self.repeat_asked)
        self.panel.asked.connect(self._follow)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_asked)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy_asked)
        self.out.copy_asked.connect(self.copy_asked)

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def files(self) -> tuple[OutFile, ...]:
        """Return what goes out: the file of the badge shown."""
        return (self._sheet.out,) if self._sheet is not None and self._sheet.out is not None else ()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show ``sheet``; what was said of another badge is gone."""
        if self._sheet is None or self._sheet.id != sheet.id:
            self.messages.hide()
        self._sheet = sheet
        self._left.show_sheet(sheet)
        self.out.show_sheet(sheet)
        self.panel.show_sheet(sheet)

    def show_favourite(self, on: bool) -> None:
        """Say whether the badge is a favourite."""
        self.favourite.setChecked(on)
        self.favourite.setIcon(self._theme.icon("heart-fill", "accent_text") if on else self._theme.icon("heart"))
        self.favourite.rename("Remove from favourites" if on else "Add to favourites")

    def _follow(self, line: str) -> None:
        ask = self._sheet.ask_at(line) if self._sheet is not None else None
        if ask is not None:
            self.host_asked.emit(self._sheet, ask)
        elif line == "issuer":
            self.trust_asked.emit(self._sheet)
        elif line == "signature":
            self.question_asked.emit(self._sheet)
        elif line == "recipient":
            self.identity_asked.emit()


class Beside(QWidget):
    """A picture panel at the leading edge and the report beside it; in a small window, above it.

    It begins as a window of ``width`` pixels has room for: to move the panel later dresses all that is in it anew.
    """

    def __init__(self, left: PicturePanel, right: SheetPanel, width: int = PX.one_column) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("Picture and file")
        self._scroll.setWidget(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll)
        row.addWidget(right, 1)
        self._divider = Divider(left.theme, self._scroll, "badge", "Width of the picture", share=0.25)
        self._divider.moved.connect(self._follow)
        self._take_room(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_room(self.window().width())
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._left.settle()

    def _take_room(self, width: int) -> None:
        one_column = self._left.needs_top(width)
        if one_column and self._scroll.widget() is self._left:
            self._right.put_on_top(self._scroll.takeWidget())
        elif not one_column and self._scroll.widget() is None:
            self._scroll.setWidget(self._left)
        self._scroll.setVisible(not one_column)
        if one_column:
            self._left.lie_on_top()
        else:
            wide = width >= PX.wide
            self._left.take_room(wide=wide)
            self._divider.offer(PX.detail_left_wide if wide else PX.detail_left)
            self._follow()

    def _follow(self) -> None:
        """Give the panel, which scrolls, the width of what it scrolls in."""
        width = self._divider.width_px
        self._left.theme.fix_width(self._left, width, share=0.25)
        self._left.picture.take_width(width - 2 * PX.s6)
