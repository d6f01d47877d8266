"""The wallet place: cards, one badge, or files that were looked at."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme
from badgedesk.app.turns import Parts
from badgedesk.app.wallet.backing_up import BackupCare
from badgedesk.app.wallet.hosts import Enquiry, HostAsking
from badgedesk.app.wallet.out_viewmodel import OutViewModel
from badgedesk.app.wallet.sheets import Sheet
from badgedesk.app.wallet.upkeep import Upkeep
from badgedesk.app.wallet.viewmodel import Showing, WalletViewModel
from badgedesk.app.wallet.views.backup_panel import SUFFIX, is_copy_name
from badgedesk.app.wallet.views.badge_page import BadgePage
from badgedesk.app.wallet.views.gallery import GalleryPage
from badgedesk.app.wallet.views.host_dialog import HostDialog
from badgedesk.app.wallet.views.intake_page import IntakePage
from badgedesk.app.wallet.views.looked_page import LookedPage
from badgedesk.app.wallet.views.out_desk import OutDesk
from badgedesk.app.wallet.views.question_dialog import QuestionDialog
from badgedesk.app.widgets.carrying.drops import Drop, read_drop
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted

_NOTHING_HELD = "Nothing to add. Copy a badge’s file, its text or its web address first."
_FILTER = "Badges (*.png *.svg *.svgz *.json *.jsonld *.jwt *.txt);;All files (*)"


class WalletPlace(QStackedWidget):
    """Shows what the view-model says, and asks for files, folders and a last word.

    Signals:
        titled: `str`, what the window's title should name.
    """

    titled = Signal(str)

    def __init__(self, theme: Theme, viewmodel: WalletViewModel) -> None:
        super().__init__()
        self._theme, self._viewmodel = theme, viewmodel
        self._asked = False
        """Whether a host was asked since the start."""
        self._turned_to = Showing.GALLERY

    def furnished(self, out: OutViewModel, pictures: Pictures, care: BackupCare, upkeep: Upkeep) -> Parts[None]:
        """Build the pages, one a step; the place cannot be used before."""
        theme, viewmodel = self._theme, self._viewmodel
        self.gallery = GalleryPage(theme, viewmodel, pictures)
        self.addWidget(self.gallery)
        yield from self.gallery.furnished(care, upkeep)
        yield
        self.badge = BadgePage(theme, pictures)
        self.addWidget(self.badge)
        yield from self.badge.furnished()
        yield
        self.looked = LookedPage(theme, pictures)
        yield
        self.intake = IntakePage(theme)
        yield
        self._pages: dict[Showing, Page] = {
            Showing.GALLERY: self.gallery,
            Showing.SHEET: self.badge,
            Showing.LOOKED: self.looked,
            Showing.INTAKE: self.intake,
        }
        for page in (self.looked, self.intake):
            self.addWidget(page)
            yield
        self.out = OutDesk(theme, out, pictures, self)
        self.out.serve(self.gallery, self.badge)
        self._connect()

    def serve_asking(self, asking: HostAsking) -> None:
        """Let the links of reports have hosts asked, after a question where one is due."""
        for page in (self.badge, self.looked):
            page.host_asked.connect(asking.begin)
        asking.questioned.connect(lambda enquiry: self._question(asking, enquiry))
        asking.asking.connect(self._note_asked)

    def hint(self) -> str:
        """Return what the status bar says here."""
        if self.currentWidget() is self.gallery:
            return "Enter opens a badge. Files dropped here are checked and kept."
        return "Esc goes back." if self._asked else "Esc goes back. Nothing was sent anywhere."

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        return f"Add {counted(count, 'file')} to your wallet" if count else "Add to your wallet"

    def receive(self, drop: Drop) -> None:
        """Take what was dropped into the wallet; a backup is asked about first."""
        one = drop.files[0] if len(drop.files) == 1 else None
        if one is not None and (one.suffix.lower() == SUFFIX or is_copy_name(one)):
            self.gallery.backup.offer(one)
        else:
            self._viewmodel.add(drop)

    def title(self) -> str:
        """Return what the window's title should name."""
        if self.currentWidget() is self.badge and self._viewmodel.sheet is not None:
            return self._viewmodel.sheet.title
        return "Wallet"

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        page = self.currentWidget()
        if page is self.gallery:
            self.gallery.focus_first()
        elif page is self.intake:
            self.intake.focus_first()
        else:
            (self.badge if page is self.badge else self.looked).back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: Message) -> None:
        """Show ``message`` on the page in front."""
        page = self.currentWidget()
        if isinstance(page, Page):
            page.messages.show_message(message)

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.showing_changed.connect(self._turn_to)
        viewmodel.sheet_changed.connect(self.badge.show_sheet)
        viewmodel.sheet_changed.connect(self._show_favourite)
        viewmodel.looked_changed.connect(self.looked.show_looked)
        viewmodel.intake_changed.connect(self.intake.show_rows)
        self.intake.back_asked.connect(viewmodel.go_back)
        self.intake.badge_asked.connect(viewmodel.open_badge)
        self.intake.looked_asked.connect(viewmodel.show_looked)
        self.intake.save_asked.connect(viewmodel.save_intake)
        self.badge.panel.noted.connect(viewmodel.organiser.note)
        for panel in (self.badge.panel, self.looked.panel):
            panel.copy_asked.connect(self._copy_words)
        self.gallery.add_asked.connect(self._choose_files)
        self.gallery.export_asked.connect(self._export)
        self.gallery.remove_asked.connect(self._remove)
        self.gallery.show_asked.connect(viewmodel.show_others)
        self.badge.show_asked.connect(lambda sheet: viewmodel.show_others((sheet.id,)))
        self.badge.favour_asked.connect(self._favour)
        self.badge.tag_asked.connect(lambda sheet: self.gallery.ask_tag((sheet.id,)))
        self.badge.back_asked.connect(viewmodel.go_back)
        self.badge.repeat_asked.connect(viewmodel.check_again)
        self.badge.export_asked.connect(lambda sheet: self._export((sheet.id,)))
        self.badge.remove_asked.connect(lambda sheet: self._remove((sheet.id,)))
        self.looked.repeat_asked.connect(viewmodel.look_again)
        self.looked.back_asked.connect(viewmodel.go_back)
        self.looked.keep_asked.connect(viewmodel.keep_looked)
        for page in (self.badge, self.looked):
            page.trust_asked.connect(viewmodel.trust_issuer)
            page.question_asked.connect(self._ask_question)
            page.identity_asked.connect(self.gallery.more.open_known)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        open_ = QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self)
        open_.activated.connect(self._choose_files)

    def _show_favourite(self, sheet: Sheet) -> None:
        """Ask whether the badge is a favourite, and show the answer while the badge is."""

        def answered(favourite: bool) -> None:
            if self._viewmodel.sheet is sheet:
                self.badge.show_favourite(favourite)

        self._viewmodel.organiser.with_favour((sheet.id,), answered)

    def _favour(self, sheet: Sheet, on: bool) -> None:
        """Show what was chosen at once, and again once it is kept: an answer to an earlier question may lie between."""
        self.badge.show_favourite(on)
        self._viewmodel.organiser.favour((sheet.id,), favourite=on, then=lambda: self._show_favourite(sheet))

    def _question(self, asking: HostAsking, enquiry: Enquiry) -> None:
        dialog = HostDialog(self._theme, enquiry, self)
        dialog.agreed.connect(lambda always: asking.agree(enquiry, always=always))
        dialog.open()

    def _note_asked(self, host: str) -> None:
        self._asked = self._asked or bool(host)

    def _turn_to(self, showing: Showing) -> None:
        """Turn to a page; to that of a badge, which was filled just now, in a turn of the event loop of its own."""
        self._turned_to = showing
        if showing is Showing.SHEET:
            QTimer.singleShot(0, self, self._turn)
        else:
            self._turn()

    def _turn(self) -> None:
        page = self._pages[self._turned_to]
        if page is self.currentWidget():
            return
        self.setCurrentWidget(page)
        if page is self.gallery:
            self.gallery.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()
        self.titled.emit(self.title())

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Add badges to your wallet", "", _FILTER)
        if names:
            self._viewmodel.add(Drop(tuple(Path(name) for name in names)))

    def _paste(self) -> None:
        held = QGuiApplication.clipboard().mimeData()
        drop = Drop()
        if held is not None:  # an emptied clipboard gives None, whatever the stubs say
            drop = read_drop(held)
        if drop:
            self._viewmodel.add(drop)
        else:
            self._viewmodel.noted.emit(Note(Tone.WARN, _NOTHING_HELD))

    def _ask_question(self, sheet: Sheet) -> None:
        dialog = QuestionDialog(self._theme, self)
        dialog.compared.connect(lambda *asked: self._viewmodel.compare(sheet, *asked))
        dialog.open()

    def _copy_words(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._viewmodel.noted.emit(Note(Tone.PASS, "Copied"))

    def _export(self, ids: tuple[str, ...]) -> None:
        folder = QFileDialog.getExistingDirectory(self, f"Export {counted(len(ids), 'badge')} to a folder")
        if folder:
            self._viewmodel.export(ids, Path(folder))

    def _remove(self, ids: tuple[str, ...]) -> None:
        what = self._viewmodel.name_of(ids[0]) if len(ids) == 1 else counted(len(ids), "badge")
        whose = "Its" if len(ids) == 1 else "Their"
        question = Question(
            self._theme,
            self,
            f"Remove {what} from your wallet?",
            f"{whose} files are deleted from this program’s folder. Copies elsewhere stay.",
            "Remove",
        )
        ask(question, lambda: self._viewmodel.remove(ids))
