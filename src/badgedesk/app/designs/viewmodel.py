"""What the designs place can do, and what it shows; no widgets here."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from badgedesk.app.designs.cards import Board, DesignCard
from badgedesk.app.designs.desk import DesignDesk
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.states import Tone
from badgedesk.app.widgets.frame.message import Note
from badgedesk.app.widgets.lists.side_rows import SideRow
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError


class DesignsViewModel(QObject):
    """Templates, and the designs made from them.

    Signals:
        cards_changed: tuple of `DesignCard`, the cards now shown.
        boards_changed: tuple of `SideRow`.
        templates_changed: tuple of `DesignCard`, all templates.
        board_changed: `Board`, which cards are shown.
        told: `Message`.
        noted: `Note`.
    """

    cards_changed = Signal(object)
    boards_changed = Signal(object)
    templates_changed = Signal(object)
    board_changed = Signal(object)
    told = Signal(object)
    noted = Signal(object)

    def __init__(self, jobs: Jobs, desk: DesignDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._desk = jobs, desk
        self._templates: tuple[DesignCard, ...] = ()
        self._designs: tuple[DesignCard, ...] = ()
        self._board = Board.TEMPLATES
        self._loaded = False

    @property
    def folder(self) -> Path:
        """Where the user's designs lie."""
        return self._desk.folder

    @property
    def board(self) -> Board:
        """Which cards are shown."""
        return self._board

    @property
    def loaded(self) -> bool:
        """Whether templates and designs were read."""
        return self._loaded

    def draw(self, key: str, side_px: int) -> QImage | None:
        """Return the picture of a card; for workers."""
        return self._desk.draw(key, side_px)

    def load(self) -> None:
        """Read templates and designs; the user's own designs are shown first where there are any."""

        def work(_cancel: Event) -> tuple[tuple[DesignCard, ...], tuple[DesignCard, ...]]:
            return self._desk.templates(), self._desk.designs()

        def done(found: tuple[tuple[DesignCard, ...], tuple[DesignCard, ...]]) -> None:
            self._templates, self._designs = found
            self.templates_changed.emit(self._templates)
            if not self._loaded:
                self._loaded = True
                self._board = Board.DESIGNS if self._designs else Board.TEMPLATES
            self._show()

        self._jobs.run(work, done, self._tell_fault)

    def show_board(self, board: str) -> None:
        """Show templates or designs."""
        self._board = Board(board)
        self._show()

    def name_of(self, id_: str) -> str:
        """Return the name on a card."""
        cards = (*self._templates, *self._designs)
        return next((card.name for card in cards if card.id == id_), "")

    def export(self, design: str, target: Path) -> None:
        """Write the artwork of a design as PNG, SVG or PDF."""

        def done(path: Path) -> None:
            self.noted.emit(Note(Tone.PASS, f"Exported {path.name}"))

        self._jobs.run(lambda _: self._desk.export(design, target), done, self._tell_fault)

    def take(self, files: tuple[Path, ...]) -> None:
        """Copy designs that were dropped into the folder of designs."""

        def work(_cancel: Event) -> Path:
            return [self._desk.take(file) for file in files][-1]

        def done(path: Path) -> None:
            self.noted.emit(Note(Tone.PASS, f"Added {path.name} to your designs"))
            self._board = Board.DESIGNS
            self.load()

        self._jobs.run(work, done, self._tell_fault)

    def _show(self) -> None:
        self.boards_changed.emit(
            (
                SideRow(Board.DESIGNS, "My designs", "squares-four", len(self._designs)),
                SideRow(Board.TEMPLATES, "Templates", "star", len(self._templates)),
            )
        )
        self.board_changed.emit(self._board)
        self.cards_changed.emit(self._designs if self._board is Board.DESIGNS else self._templates)

    def _tell_fault(self, error: BadgeDeskError) -> None:
        self.told.emit(fault_as_message(error))
