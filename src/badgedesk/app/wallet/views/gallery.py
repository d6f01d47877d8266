"""The wallet's cards, with search and groups."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.wallet.arranging import COLLECTION, ORDER_WORDS, Order
from badgedesk.app.wallet.backing_up import BackupCare
from badgedesk.app.wallet.listing import Group, Listing
from badgedesk.app.wallet.models import BadgesModel
from badgedesk.app.wallet.outgoing import OutFile
from badgedesk.app.wallet.upkeep import Upkeep
from badgedesk.app.wallet.viewmodel import WalletViewModel
from badgedesk.app.wallet.views.backup_panel import BackupPanel
from badgedesk.app.wallet.views.filter_menu import FilterButton
from badgedesk.app.wallet.views.organise import Organise
from badgedesk.app.wallet.views.out_menu import Entry
from badgedesk.app.wallet.views.upkeep_menu import UpkeepMenu
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.search_field import SearchField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.divider import Divider
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.lists.badge_grid import BadgeGrid
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job_room import above_jobs

_EXPORT: Final = "Write the files of the selected badges into a folder"
_SHARE: Final = "Make pictures, certificates, a résumé or a portfolio of the selected badges"


class GalleryPage(Page):
    """Search, groups and grid; with an empty wallet, what to do first.

    Signals:
        add_asked: the user wants to choose files.
        export_asked, remove_asked, show_asked: tuple of ids of the selected badges.
        drag_asked: tuple of `OutFile`, `str`: the selected badges began to be dragged; key of the first one's picture.
        copy_asked: tuple of `OutFile`.
        linkedin_asked: tuple of `OutBadge`, the selected badges.
    """

    add_asked = Signal()
    export_asked = Signal(object)
    remove_asked = Signal(object)
    drag_asked = Signal(object, str)
    copy_asked = Signal(object)
    linkedin_asked = Signal(object)
    show_asked = Signal(object)

    def __init__(self, theme: Theme, viewmodel: WalletViewModel, pictures: Pictures) -> None:
        super().__init__(theme)
        self._theme, self._viewmodel, self._pictures = theme, viewmodel, pictures

    def furnished(self, care: BackupCare, upkeep: Upkeep) -> Parts[None]:
        """Build the page part by part; it cannot be used before."""
        theme, viewmodel, pictures = self._theme, self._viewmodel, self._pictures
        self._model = BadgesModel(self)
        self._groups = SideModel(self)
        self.search = SearchField(theme, "Search name, issuer, skill, note, year")
        self.grid = BadgeGrid(theme, pictures, "Badges")
        self.side = SideList(theme, self._groups, "Groups of badges")
        self.backup = BackupPanel(theme, care)
        yield
        self._count = Text(theme, Role.STRONG)
        self._chosen = Text(theme, Role.SMALL, tone="soft")
        self.organise = Button(theme, "Organise", kind="link", icon="folder")
        self.linkedin = Button(theme, "Add to LinkedIn", kind="link", icon="linkedin-logo")
        self.keep_search = Button(theme, "Keep this search", kind="link", icon="magnifying-glass")
        self.filter = FilterButton(theme, viewmodel.cards, self)
        self._sort_label = Text(theme, Role.SMALL, "Sort by", tone="soft")
        self.order = Choice(theme, "Sort by")
        self.view = Segments(theme, "View", (("cards", "Cards", ""), ("list", "List", "")))
        self.view.choose("cards")
        self.more = UpkeepMenu(theme, upkeep, self)
        self._menus = Organise(theme, viewmodel.organiser, self)
        self._export = Button(theme, "Export", icon="export")
        self.share = Button(theme, "Share", icon="share-network")
        self._add = Button(theme, "Add badges", kind="main", icon="plus")
        yield
        self.empty = EmptyState(
            theme,
            "wallet",
            "Your wallet is empty",
            "Drop a badge file anywhere on this window, or choose one. It is checked here, without internet.",
            "Choose files",
        )
        self.nothing_found = EmptyState(
            theme, "magnifying-glass", "No badge matches", "Try fewer or other words.", "Show all badges"
        )
        self.empty.setProperty("samples", True)
        self.empty.add_link("Restore a backup…").clicked.connect(self.backup.choose_source)
        self._views = QStackedWidget()
        yield
        self._build(theme)
        self._connect()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divider.offer(PX.filters)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._cards and event.type() is QEvent.Type.Resize:
            self._fit_head()
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Put the keyboard where work starts: the cards, or the button that adds the first one."""
        (self.grid if self._model.rowCount() else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def files(self) -> tuple[OutFile, ...]:
        """Return what goes out: the selected badges, else the one that has the keyboard."""
        here = str(self.grid.currentIndex().data(CardRole.ID) or "")
        return self._model.files(self.grid.selected_ids() or (here,))

    def ask_tag(self, ids: tuple[str, ...]) -> None:
        """Ask for a tag and give it to badges."""
        self._menus.ask_tag(ids)

    def entries(self) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """Return what the menu of the cards offers before and after what is done with their files."""
        ids = self.grid.selected_ids() or (str(self.grid.currentIndex().data(CardRole.ID) or ""),)
        alone = (Entry("Open", "medal", lambda: self._viewmodel.open_badge(ids[0]), "Enter"),) if len(ids) == 1 else ()
        shown = (
            Entry("Share…", "share-network", lambda: self.show_asked.emit(ids)),
            Entry("Add to LinkedIn", "linkedin-logo", lambda: self.linkedin_asked.emit(self._model.outgoing(ids))),
        )
        return (*alone, *shown), (Entry("Remove…", "trash", lambda: self.remove_asked.emit(ids), "Del"),)

    def _build(self, theme: Theme) -> None:
        self.toolbar.add_leading(Text(theme, Role.HEADING, "Wallet"))
        self.toolbar.add_leading(self.search, gap=PX.s6)
        self.toolbar.close_leading()
        for button in (self.more, self.share, self._export, self._add):
            self.toolbar.add_trailing(button)
        self.toolbar.shorten(self._export, self.share, self._add)
        panel = QFrame()
        panel.setProperty("part", "side")
        column = QVBoxLayout(panel)
        column.setContentsMargins(PX.s3, PX.s3 + PX.edge, PX.s3, PX.s3)
        column.setSpacing(PX.s3)
        column.addWidget(self.side, 1)
        column.addWidget(self.backup)
        self._panel = panel
        cards = QWidget()
        cards.setProperty("ground", "window")
        lines = QVBoxLayout(cards)
        lines.setContentsMargins(0, PX.s3, 0, 0)
        lines.setSpacing(PX.s3)
        lines.addLayout(self._build_head())
        lines.addLayout(above_jobs(self.grid), 1)
        for view in (QWidget(), cards, self.empty, self.nothing_found):
            view.setProperty("ground", "window")
            self._views.addWidget(view)
        self._cards = cards
        cards.installEventFilter(self)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._views, 1)
        self._divider = Divider(theme, panel, "groups", "Width of the groups")
        self._divider.offer(PX.filters)
        self.set_body(body)
        self.grid.show_model(self._model)
        self.grid.offer_files()
        panel.hide()

    def _build_head(self) -> QHBoxLayout:
        head = self._head = QHBoxLayout()
        head.setContentsMargins(PX.s5, PX.s1, PX.s5, 0)
        head.setSpacing(PX.s2)
        head.addWidget(self._count)
        head.addWidget(self._chosen)
        head.addWidget(self.organise)
        head.addWidget(self.linkedin)
        head.addWidget(self.keep_search)
        head.addStretch(1)
        head.addWidget(self.filter)
        head.addSpacing(PX.s2)
        head.addWidget(self._sort_label)
        head.addWidget(self.order)
        for value, words in ORDER_WORDS:
            self.order.addItem(words, value.value)
        self.order.hug()
        self._sort_label.setBuddy(self.order)
        head.addSpacing(PX.s2)
        head.addWidget(self.view)
        self.organise.setToolTip("Favourites, tags and collections for the selected badges")
        self.linkedin.setToolTip("A strip beside the browser: the selected badges, one after another")
        self.keep_search.setToolTip("Keep words, filters and order as a collection that fills itself")
        return head

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.rows_changed.connect(self._show_rows)
        viewmodel.cards.extended.connect(self._model.extend)
        viewmodel.cards.filled.connect(self._model.fill)
        self._model.wanted.connect(viewmodel.cards.fill)
        viewmodel.groups_changed.connect(self._groups.replace)
        viewmodel.groups_changed.connect(self._mark_group)
        self.side.chosen.connect(viewmodel.show_group)
        self.side.menu_asked.connect(self._menus.offer_row)
        self.search.textChanged.connect(viewmodel.search)
        self.order.currentIndexChanged.connect(lambda _: viewmodel.sort(self.order.value()))
        self.view.chosen.connect(self.show_view)
        self.grid.moved.connect(self._arrange)
        self.organise.clicked.connect(self._offer_menu)
        self.linkedin.clicked.connect(self._ask_linkedin)
        self.keep_search.clicked.connect(lambda: viewmodel.with_search(self._menus.save_search))
        self.search.left.connect(self.grid.setFocus)
        self.grid.opened.connect(viewmodel.open_badge)
        self.grid.selectionModel().selectionChanged.connect(self._show_chosen)
        self.grid.remove_asked.connect(lambda: self.remove_asked.emit(self.grid.selected_ids()))
        self.grid.drag_asked.connect(lambda: self.drag_asked.emit(self.files(), self._first_picture()))
        self.grid.copy_asked.connect(lambda: self.copy_asked.emit(self.files()))
        self.share.clicked.connect(lambda: self.show_asked.emit(self.grid.selected_ids()))
        self._export.clicked.connect(lambda: self.export_asked.emit(self.grid.selected_ids()))
        self._add.clicked.connect(self.add_asked)
        self.empty.clicked.connect(self.add_asked)
        self.nothing_found.clicked.connect(self._show_all)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.take_focus)

    def _ask_linkedin(self) -> None:
        self.linkedin_asked.emit(self._model.outgoing(self.grid.selected_ids()))

    def _first_picture(self) -> str:
        ids = self.grid.selected_ids()
        return str(self._model.find(ids[0]).data(CardRole.PICTURE)) if ids else ""

    def _show_rows(self, listing: Listing) -> None:
        self._model.replace(listing.rows, listing.found)
        viewmodel = self._viewmodel
        some = viewmodel.total > 0
        self._panel.setVisible(some)
        self.search.setVisible(some)
        self._export.setVisible(some)
        self.share.setVisible(some)
        self._count.setText(counted(listing.found, "badge"))
        asked = listing.asked
        self.order.show_value(asked.order.value)
        chosen = asked.words or asked.issuer or asked.year
        whole = not chosen and (asked.group == Group.ALL or asked.group.startswith(COLLECTION))
        self.grid.let_arrange(on=whole and asked.order is Order.OWN)
        view = self._cards if listing.rows else self.nothing_found if some else self.empty
        self._views.setCurrentWidget(view)
        self._show_chosen()

    def _show_chosen(self) -> None:
        count = self.grid.count_selected()
        self._chosen.setText(f"·\u2002{count} selected" if count else "")
        self.organise.setVisible(count > 0)
        self.linkedin.setVisible(count > 0)
        self.keep_search.setVisible(self._viewmodel.cards.asked.searched and not count)
        for button, told in ((self._export, _EXPORT), (self.share, _SHARE)):
            button.setEnabled(count > 0)
            button.setToolTip(told if count else f"{told}. Select a badge first.")

        self._fit_head()

    def _fit_head(self) -> None:
        """Where the line above the cards has no room for all its words, say less in it; nothing is cut."""
        links = (self.organise, self.linkedin, self.keep_search)
        self._sort_label.show()
        for link in links:
            link.abbreviate(False)
        if self._is_crowded():
            self._sort_label.hide()
        if self._is_crowded():
            for link in links:
                link.abbreviate(True)

    def _is_crowded(self) -> bool:
        self._head.invalidate()
        return self._head.minimumSize().width() > self._cards.width()

    def show_view(self, view: str) -> None:
        """Show the badges as ``cards`` or as a ``list``."""
        self.view.choose(view)
        self.grid.show_as_list(on=view == "list")

    def _arrange(self, ids: tuple[str, ...], gap: int) -> None:
        viewmodel = self._viewmodel
        viewmodel.organiser.arrange(self._model.with_moved(ids, gap), viewmodel.group)

    def _offer_menu(self) -> None:
        under = self.organise.mapToGlobal(self.organise.rect().bottomLeft())
        self._menus.offer(under, self.grid.selected_ids(), self._viewmodel.group)

    def _mark_group(self, _rows: object) -> None:
        if not self.side.currentIndex().isValid():
            self.side.choose(self._viewmodel.group)

    def _show_all(self) -> None:
        self.search.clear()
        self.filter.clear()
        self.side.choose(Group.ALL)
