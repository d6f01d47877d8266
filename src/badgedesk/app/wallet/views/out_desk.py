"""Carries out with mouse, clipboard and dialogs what the view-model has laid out."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from badgedesk.app.look.drag_picture import paint_drag_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.wallet.out_viewmodel import Errand, OutViewModel
from badgedesk.app.wallet.outgoing import FormStrip, OutBadge, OutFile
from badgedesk.app.wallet.views.badge_page import BadgePage
from badgedesk.app.wallet.views.gallery import GalleryPage
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.wallet.views.out_menu import Entry, pop_up
from badgedesk.app.widgets.carrying.drag_out import Handout, drag, make_link_mime_data, make_mime_data
from badgedesk.app.widgets.pictures.pictures import Pictures


@dataclass(frozen=True, slots=True)
class _Pending:
    """A drag that waits for its files."""

    source: QWidget
    picture: str
    shown: int
    """The size in which the picture was asked for already."""


class OutDesk(QObject):
    """Drags, copies, opens folder and form; ``parent`` is the widget whose window dialogs belong to.

    The files are laid out on a worker once the mouse has begun to drag, not before, so that looking at a badge leaves
    no file behind; the drag itself begins when they are there.

    Signals:
        drag_ended: a drag of files is over.
    """

    drag_ended = Signal()

    def __init__(self, theme: Theme, viewmodel: OutViewModel, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._viewmodel, self._pictures, self._place = theme, viewmodel, pictures, parent
        self._pending: _Pending | None = None
        self._dialog: LinkedInDialog | None = None
        viewmodel.laid_out.connect(self._carry_out)
        viewmodel.failed.connect(self._give_up)
        viewmodel.strip_made.connect(self._show_strip)

    def serve(self, gallery: GalleryPage, page: BadgePage) -> None:
        """Do what is asked for on the cards and on the page of one badge."""

        def drag_file() -> None:
            self.drag_files(page.out.file, page.files(), page.sheet.picture if page.sheet else "", PX.tile_picture)

        def drag_link() -> None:
            if page.sheet is not None:
                self.drag_link(page.out.link, page.sheet.page, page.sheet.title)

        def copy_link() -> None:
            if page.sheet is not None:
                self.copy_link(page.sheet.page, page.sheet.title)

        gallery.drag_asked.connect(lambda files, key: self.drag_files(gallery.grid, files, key, PX.card_badge))
        gallery.copy_asked.connect(self.copy_files)
        self.drag_ended.connect(gallery.grid.end_drag)
        page.copy_asked.connect(lambda: self.copy_files(page.files()))
        page.linkedin_asked.connect(lambda sheet: self.open_strip(sheet.outgoing()))
        gallery.linkedin_asked.connect(self.open_strip)
        page.out.file_drag_asked.connect(drag_file)
        page.out.link_drag_asked.connect(drag_link)
        page.out.folder_asked.connect(lambda: self.show_folder(page.files()))
        page.out.link_copy_asked.connect(copy_link)
        self._offer_menu(gallery.grid, gallery.grid.viewport(), gallery.files, gallery.entries)
        self._offer_menu(page.out.file, page.out.file, page.files)

    def prepare_picture(self, key: str, widget: QWidget) -> None:
        """Have the picture drawn that will hang under the pointer."""
        if key:
            self._pictures.pixmap(key, PX.drag_picture, widget.devicePixelRatioF())

    def drag_files(self, source: QWidget, files: tuple[OutFile, ...], picture: str, shown: int) -> None:
        """Drag ``files``; ``picture`` is that of the first one, on the screen in size ``shown`` already."""
        if self._pending is None and files:
            self._pending = _Pending(source, picture, shown)
            self.prepare_picture(picture, source)
            self._viewmodel.lay_out(Errand.DRAG, files)

    def drag_link(self, source: QWidget, page: str, title: str) -> None:
        """Drag the address of a badge's page."""
        taken = drag(source, make_link_mime_data(page, title), None)
        self._viewmodel.tell_link_dropped(taken=taken)
        if self._dialog is not None and source is self._dialog.link:
            self._dialog.show_dropped("the link", taken=taken, is_file=False)

    def copy_files(self, files: tuple[OutFile, ...]) -> None:
        """Put ``files`` on the clipboard."""
        self._viewmodel.lay_out(Errand.COPY, files)

    def copy_link(self, page: str, title: str) -> None:
        """Put the address of a badge's page on the clipboard."""
        QGuiApplication.clipboard().setMimeData(make_link_mime_data(page, title))
        self._viewmodel.tell_copied("the link")

    def show_folder(self, files: tuple[OutFile, ...]) -> None:
        """Open the folder where ``files`` lie ready."""
        self._viewmodel.lay_out(Errand.FOLDER, files)

    def copy_path(self, files: tuple[OutFile, ...]) -> None:
        """Put on the clipboard where ``files`` lie ready, one path a line."""
        self._viewmodel.lay_out(Errand.PATH, files)

    def open_strip(self, badges: tuple[OutBadge, ...]) -> None:
        """Show what LinkedIn's form asks for, badge after badge."""
        self._viewmodel.compose_strip(badges)

    @property
    def dialog(self) -> LinkedInDialog | None:
        """The strip, while it is open."""
        return self._dialog

    def _carry_out(self, errand: Errand, handout: Handout) -> None:
        if not handout.files:
            return
        if errand is Errand.DRAG:
            self._drag(handout)
        elif errand is Errand.COPY:
            QGuiApplication.clipboard().setMimeData(make_mime_data(handout))
            self._viewmodel.tell_copied(handout.spoken())
        elif errand is Errand.PATH:
            QGuiApplication.clipboard().setText("\n".join(map(str, handout.files)))
            self._viewmodel.tell_copied("the path" if len(handout.files) == 1 else "the paths")
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(handout.files[0].parent)))
            self._viewmodel.tell_folder(handout)

    def _offer_menu(
        self,
        owner: QWidget,
        shown: QWidget,
        files: Callable[[], tuple[OutFile, ...]],
        around: Callable[[], tuple[tuple[Entry, ...], tuple[Entry, ...]]] = lambda: ((), ()),
    ) -> None:
        """Open a menu on ``owner`` for right click and menu key.

        Positions are those of ``shown``; ``around`` gives what stands before and after what is done with files.
        """

        def open_menu(at: QPoint) -> None:
            chosen = files()
            if not chosen:
                return
            first, last = around()
            entries = (
                Entry(
                    "Copy file" if len(chosen) == 1 else "Copy files", "copy", lambda: self.copy_files(chosen), "Ctrl+C"
                ),
                Entry("Copy path" if len(chosen) == 1 else "Copy paths", "link", lambda: self.copy_path(chosen)),
                Entry("Show in folder", "folder-open", lambda: self.show_folder(chosen)),
            )
            pop_up(self._theme, owner, shown.mapToGlobal(at), (first, entries, last))

        owner.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        owner.customContextMenuRequested.connect(open_menu)

    def _drag(self, handout: Handout) -> None:
        pending = self._pending
        if pending is None:
            return
        try:
            if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
                self._viewmodel.tell_not_held(handout)
                return
            picture = self._picture(pending, len(handout.files))
            taken = drag(pending.source, make_mime_data(handout), picture)
            self._viewmodel.tell_dropped(handout, taken=taken)
            if self._dialog is not None and pending.source in {self._dialog.file, self._dialog.all}:
                is_file = pending.source is self._dialog.file
                self._dialog.show_dropped(handout.spoken(), taken=taken, is_file=is_file)
        finally:
            self._pending = None
            self.drag_ended.emit()

    def _give_up(self, errand: Errand) -> None:
        if errand is Errand.DRAG:
            self._pending = None
            self.drag_ended.emit()

    def _picture(self, pending: _Pending, count: int) -> QPixmap:
        ratio = pending.source.devicePixelRatioF()
        sizes = (PX.drag_picture, pending.shown)
        found = [self._pictures.pixmap(pending.picture, side, ratio) for side in sizes if pending.picture]
        badge = next((pixmap for pixmap in found if pixmap is not None), None)
        return paint_drag_picture(self._theme, badge, count, ratio)

    def _show_strip(self, strip: FormStrip) -> None:
        if self._dialog is not None:
            self._dialog.close()
        dialog = LinkedInDialog(self._theme, self._pictures, strip, self._place.window())
        files = tuple(entry.badge.out for entry in strip.entries)
        first = strip.entries[0].badge.picture

        def drag_file() -> None:
            badge = dialog.entry.badge
            self.drag_files(dialog.file, (badge.out,), badge.picture, PX.strip_picture)

        dialog.file_drag_asked.connect(drag_file)
        dialog.link_drag_asked.connect(lambda: self.drag_link(dialog.link, dialog.entry.page, dialog.entry.title))
        dialog.all_drag_asked.connect(lambda: self.drag_files(dialog.all, files, first, PX.strip_picture))
        dialog.file_copy_asked.connect(lambda: self.copy_files((dialog.entry.badge.out,)))
        dialog.link_copy_asked.connect(lambda: self.copy_link(dialog.entry.page, dialog.entry.title))
        dialog.all_copy_asked.connect(lambda: self.copy_files(files))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(self._forget_dialog)
        dialog.copied.connect(self._viewmodel.tell_copied)
        dialog.open_failed.connect(self._viewmodel.tell_no_browser)
        self._dialog = dialog
        dialog.show()

    def _forget_dialog(self) -> None:
        self._dialog = None
