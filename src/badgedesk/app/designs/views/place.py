"""The designs place: templates to begin with, and the designs made so far."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from badgedesk.app.designs.cards import Board, DesignCard
from badgedesk.app.designs.models import DesignsModel
from badgedesk.app.designs.viewmodel import DesignsViewModel
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.frame.message import Message
from badgedesk.app.widgets.frame.toolbar import Page
from badgedesk.app.widgets.lists.badge_grid import BadgeGrid
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text
from badgedesk.app.widgets.work.job_room import above_jobs

_PICTURES = "PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)"


class DesignsPlace(Page):
    """Shows what the view-model says, and asks where to save.

    Signals:
        look_asked: `Drop`, files that are no designs, to be looked at.
        open_asked: `str`, the card of the design or template to work on.
        blank_asked: an empty badge is wanted.
    """

    look_asked = Signal(object)
    open_asked = Signal(str)
    blank_asked = Signal()

    _is_awaited = False

    def __init__(self, theme: Theme, viewmodel: DesignsViewModel, pictures: Pictures) -> None:
        super().__init__(theme)
        self._viewmodel = viewmodel
        self._model = DesignsModel(self)
        self._boards = SideModel(self)
        self.grid = BadgeGrid(theme, pictures, "Designs and templates")
        self.side = SideList(theme, self._boards, "What to show")
        self._count = Text(theme, Role.STRONG)
        self._folder = Button(theme, "Open folder", icon="folder-open")
        self.export_picture = Button(theme, "Export picture", icon="export")
        self.blank = Button(theme, "Empty badge", icon="plus")
        self.new = Button(theme, "New from this template", kind="main", icon="plus")
        self.open_ = Button(theme, "Open this design", kind="main", icon="palette")
        self.empty = EmptyState(
            theme,
            "palette",
            "No design yet",
            "Choose a template, make it yours, and award it to as many people as you like.",
            "Show templates",
            main=True,
        )
        self.empty.setProperty("samples", True)
        self._views = QStackedWidget()
        self._build(theme)
        self._connect()

    def hint(self) -> str:
        """Return what the status bar says here."""
        return "Drop a design file here to add it. Anything else you drop is checked."

    def drop_sentence(self, count: int) -> str:
        """Return what a drop here will do."""
        return f"Look at {counted(count, 'file')}" if count else "Look at this badge"

    def receive(self, drop: Drop) -> None:
        """Take designs into the folder; everything else is looked at."""
        designs = tuple(file for file in drop.files if file.suffix.lower() == ".badge")
        others = tuple(file for file in drop.files if file not in designs)
        if designs:
            self._viewmodel.take(designs)
        if others or not designs:
            self.look_asked.emit(Drop(others, drop.raw, drop.addresses))

    def title(self) -> str:
        """Return what the window's title should name."""
        return "Designs"

    def focus_first(self) -> None:
        """Put the keyboard where work starts."""
        self._is_awaited = self._views.currentIndex() == 0  # nothing was read yet: as soon as it was
        if self._views.currentWidget() is self.empty:
            self.empty.focus_first()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: Message) -> None:
        """Show ``message`` under the toolbar."""
        self.messages.show_message(message)

    def show_above(self, widget: QWidget) -> None:
        """Put ``widget`` above the cards."""
        self._above.addWidget(widget)

    def _build(self, theme: Theme) -> None:
        self.toolbar.add_leading(Text(theme, Role.HEADING, "Designs"))
        self.toolbar.close_leading()
        self.toolbar.add_trailing(self._folder)
        self.toolbar.add_trailing(self.export_picture)
        self.toolbar.add_trailing(self.blank)
        self.toolbar.add_trailing(self.new)
        self.toolbar.add_trailing(self.open_)
        self.toolbar.shorten(self._folder, self.export_picture, self.blank)
        panel = QFrame()
        panel.setProperty("part", "side")
        theme.fix_width(panel, PX.filters)
        column = QVBoxLayout(panel)
        column.setContentsMargins(PX.s3, PX.s3 + PX.edge, PX.s3, PX.s3)
        column.addWidget(self.side)
        cards = QWidget()
        lines = QVBoxLayout(cards)
        lines.setContentsMargins(0, PX.s4, 0, 0)
        lines.setSpacing(PX.s3)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(PX.s5, 0, PX.s5, 0)
        lines.addLayout(self._above)
        head = QHBoxLayout()
        head.setContentsMargins(PX.s5, 0, PX.s5, 0)
        head.addWidget(self._count)
        lines.addLayout(head)
        lines.addLayout(above_jobs(self.grid), 1)
        for view in (QWidget(), cards, self.empty):
            view.setProperty("ground", "window")
            self._views.addWidget(view)
        self._cards = cards
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._views, 1)
        self.set_body(body)
        self.grid.setSelectionMode(BadgeGrid.SelectionMode.SingleSelection)
        self.grid.show_model(self._model)

    def _connect(self) -> None:
        viewmodel = self._viewmodel
        viewmodel.boards_changed.connect(self._boards.replace)
        viewmodel.board_changed.connect(self.side.choose)
        viewmodel.cards_changed.connect(self._show_cards)
        self.side.chosen.connect(self._show_board)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.grid.opened.connect(self.open_asked)
        self.blank.clicked.connect(self.blank_asked)
        self.new.clicked.connect(self._open_chosen)
        self.open_.clicked.connect(self._open_chosen)
        self.export_picture.clicked.connect(self._export_chosen)
        self._folder.clicked.connect(self._open_folder)
        self.empty.clicked.connect(lambda: self._show_board(Board.TEMPLATES))

    def _show_board(self, board: str) -> None:
        if board != self._viewmodel.board:
            self._viewmodel.show_board(board)

    def _show_cards(self, cards: tuple[DesignCard, ...]) -> None:
        self._model.replace(cards)
        self.grid.leave_room(verdicts=any(card.verdict for card in cards))
        templates = self._viewmodel.board is Board.TEMPLATES
        self._count.setText(counted(len(cards), "template" if templates else "design"))
        self._views.setCurrentWidget(self._cards if cards else self.empty)
        if self._is_awaited and self.isVisible():  # a design that was opened meanwhile keeps the keyboard
            self.focus_first()
        self._is_awaited = False
        if templates and cards:
            self.grid.setCurrentIndex(self._model.index(0))
        self._offer()

    def _offer(self) -> None:
        templates = self._viewmodel.board is Board.TEMPLATES
        chosen = bool(self.grid.selected_ids())
        for button, wanted in (
            (self.new, templates),
            (self.open_, not templates),
            (self.export_picture, not templates),
        ):
            button.setVisible(wanted and self._model.rowCount() > 0)
            button.setEnabled(chosen)
        for button in (self.open_, self.export_picture):
            button.setToolTip("" if chosen else "Choose a design first")
        self._folder.setVisible(not templates)

    def _open_chosen(self) -> None:
        for id_ in self.grid.selected_ids()[:1]:
            self.open_asked.emit(id_)

    def _export_chosen(self) -> None:
        for id_ in self.grid.selected_ids()[:1]:
            self._export_picture(id_)

    def _export_picture(self, id_: str) -> None:
        suggestion = f"{self._viewmodel.name_of(id_)}.png"
        name, _ = QFileDialog.getSaveFileName(self, "Export the picture", suggestion, _PICTURES)
        if name:
            self._viewmodel.export(id_, Path(name))

    def _open_folder(self) -> None:
        self._viewmodel.folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._viewmodel.folder)))
