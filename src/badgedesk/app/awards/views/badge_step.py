"""Step one of a new award: which badge."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from badgedesk.app.awards.bench import Card
from badgedesk.app.awards.flow import AwardFlow
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.frame.empty_state import EmptyState
from badgedesk.app.widgets.lists.badge_grid import BadgeGrid
from badgedesk.app.widgets.lists.side_list import SideList
from badgedesk.app.widgets.lists.side_rows import SideModel, SideRow
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.text import Text

_DESIGNS, _TEMPLATES = "designs", "templates"
_FILTER = "Designs (*.badge)"
_FILE = "file:"


class BadgeStep(QWidget):
    """The user's designs and the templates as cards with their real pictures.

    Signals:
        decided: a card was opened: it is chosen and the next step is wanted.
    """

    decided = Signal()

    def __init__(self, theme: Theme, flow: AwardFlow, pictures: Pictures) -> None:
        super().__init__()
        self._theme, self._flow = theme, flow
        self._cards: dict[str, tuple[Card, ...]] = {_DESIGNS: (), _TEMPLATES: ()}
        self._board = ""
        self._model = QStandardItemModel(self)
        self._sides = SideModel(self)
        self.grid = BadgeGrid(theme, pictures, "Badges to award")
        self.side = SideList(theme, self._sides, "What to choose from")
        self._count = Text(theme, Role.STRONG)
        self.open = Button(theme, "Open a design file", icon="folder-open")
        self.empty = EmptyState(
            theme, "palette", "No design of your own yet", "Award a template as it is, or make it yours first.",
            "Show templates",
        )  # fmt: skip
        self._views = QStackedWidget()
        self._build()
        flow.cards_changed.connect(self._take)
        self.side.chosen.connect(self._show)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.grid.opened.connect(self._decide)
        self.open.clicked.connect(self._ask_file)
        self.empty.clicked.connect(lambda: self.side.choose(_TEMPLATES))

    def take_file(self, file: Path) -> None:
        """Copy a design file to the user's designs and choose it."""
        self._board = _DESIGNS
        self._flow.take_design(file, lambda name: _FILE + name)

    def focus_first(self) -> None:
        """Put the keyboard into the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        panel = QFrame()
        panel.setProperty("part", "side")
        self._theme.fix_width(panel, PX.filters)
        side = QVBoxLayout(panel)
        side.setContentsMargins(PX.s3, PX.s3 + PX.edge, PX.s3, PX.s3)
        side.addWidget(self.side, 1)
        side.addWidget(self.open)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, PX.s4, 0, 0)
        column.setSpacing(PX.s3)
        head = QHBoxLayout()
        head.setContentsMargins(PX.s5, 0, PX.s5, 0)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        self._full = cards
        for view in (cards, self.empty):
            self._views.addWidget(view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self._views, 1)
        self.grid.setSelectionMode(BadgeGrid.SelectionMode.SingleSelection)
        self.grid.show_model(self._model)

    def _take(self, found: tuple[tuple[Card, ...], tuple[Card, ...]]) -> None:
        self._cards = dict(zip((_DESIGNS, _TEMPLATES), found, strict=True))
        self._board = self._board or (_DESIGNS if found[0] else _TEMPLATES)
        self._sides.replace(
            (
                SideRow(_DESIGNS, "My designs", "squares-four", len(found[0])),
                SideRow(_TEMPLATES, "Templates", "star", len(found[1])),
            )
        )
        self.side.choose(self._board)
        self._show(self._board)

    def _show(self, board: str) -> None:
        self._board = board
        chosen = self._flow.design
        cards = self._cards[board]
        self._model.clear()
        for card in cards:
            self._model.appendRow(_item(card))
        self._count.setText(counted(len(cards), "template" if board == _TEMPLATES else "design"))
        self.grid.leave_room(verdicts=any(card.verdict for card in cards))
        self._views.setCurrentWidget(self._full if cards else self.empty)
        places = [number for number, card in enumerate(cards) if chosen is not None and card.id == chosen.id]
        if places:
            self.grid.setCurrentIndex(self._model.index(places[0], 0))

    def _choose(self) -> None:
        for card in self.grid.selected_ids():
            self._flow.choose_design(card)

    def _decide(self, card: str) -> None:
        self._flow.choose_design(card)
        self.decided.emit()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a design file", "", _FILTER)
        if name:
            self.take_file(Path(name))


def _item(card: Card) -> QStandardItem:
    item = QStandardItem(card.name)
    item.setEditable(False)
    spoken = ", ".join(filter(None, (card.name, card.second, card.verdict.word.lower() if card.verdict else "")))
    for role, value in (
        (Qt.ItemDataRole.AccessibleTextRole, spoken),
        (CardRole.ID, card.id),
        (CardRole.NAME, card.name),
        (CardRole.SECOND, card.second),
        (CardRole.VERDICT, card.verdict),
        (CardRole.PICTURE, card.picture),
    ):
        item.setData(value, role)
    return item
