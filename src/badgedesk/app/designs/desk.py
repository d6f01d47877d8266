"""Reading, drawing and making designs; every method runs on a worker, where the renderer may take its time."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from badgedesk.app.designs.artwork_file import write_artwork
from badgedesk.app.designs.cards import DesignCard
from badgedesk.app.designs.editor.completeness import gap_words
from badgedesk.app.look.decoding import decoded
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.widgets.words.dates import short_date
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.design import Design

TEMPLATE: Final = "template:"
OWN: Final = "own/"
"""Begins the ids of templates that the user keeps."""
FILE: Final = "file:"
RECOVERED: Final = "recovered:"
ENDING: Final = ".badge"
_READY: Final = Verdict(Tone.PASS, "Ready to award")
_MOST: Final = 500
"""Most designs shown of one folder."""


class DesignDesk:
    """The templates of the program and the designs in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the user's designs lie."""
        return self._folder

    @property
    def own_templates(self) -> Path:
        """Where the user's own templates lie."""
        return self._folder.with_name("templates")

    def _template(self, id_: str) -> "Design":
        """Return the design of a template, one of the program's or of the user's own."""
        from badgedesk.design import load_design
        from badgedesk.design.templates import build_template

        if id_.startswith(OWN):
            return load_design(read_file(self.own_templates / id_.removeprefix(OWN)))
        return build_template(id_)

    @property
    def recovery(self) -> Path:
        """Where unsaved work is kept in case of a crash."""
        return self._folder.with_name("recovery")

    def templates(self) -> tuple[DesignCard, ...]:
        """Return a card for every template."""
        from badgedesk.design.templates import list_templates

        own = sorted(self.own_templates.glob(f"*{ENDING}")) if self.own_templates.is_dir() else []
        return (
            *(
                DesignCard(TEMPLATE + OWN + path.name, shown(path.stem), "Own", TEMPLATE + OWN + path.name)
                for path in own
            ),
            *(
                DesignCard(TEMPLATE + template.id, template.name, template.style, TEMPLATE + template.id)
                for template in list_templates()
            ),
        )

    def designs(self) -> tuple[DesignCard, ...]:
        """Return a card for every design of the folder, the last saved first."""
        if not self._folder.is_dir():
            return ()
        files = sorted(self._folder.glob(f"*{ENDING}"), key=_saved_at, reverse=True)
        cards = (self._card(path) for path in files[:_MOST])
        return tuple(card for card in cards if card is not None)

    def load(self, id_: str) -> "Design":
        """Return the design of a card.

        Raises:
            DesignError: it is no design.
            StoreError: it cannot be read.
        """
        from badgedesk.design import load_design

        kind, _, rest = id_.partition(":")
        if kind == TEMPLATE[:-1]:
            return self._template(rest)
        return load_design(read_file(self._folder / rest))

    def draw(self, key: str, side_px: int) -> QImage | None:
        """Return the picture of a card: the renderer's own pixels."""
        from badgedesk.design import load_design, render_png

        kind, _, rest = key.partition(":")
        if kind == TEMPLATE[:-1]:
            design = self._template(rest)
        elif kind == RECOVERED[:-1]:
            design = load_design(read_file(self.recovery / f"{rest}{ENDING}"))
        else:
            design = load_design(read_file(self._folder / rest.rpartition("@")[0]))
        return decoded(render_png(design, side_px))

    def export(self, id_: str, target: Path) -> Path:
        """Write the artwork of a design as a picture; the ending of ``target`` tells which kind.

        Raises:
            StoreError: it cannot be read or written.
            DesignError: it cannot be drawn.
        """
        from badgedesk.design import load_design

        return write_artwork(load_design(read_file(self._folder / id_.removeprefix(FILE))), target)

    def take(self, source: Path) -> Path:
        """Copy a design into the folder under a free name and return where it lies.

        Raises:
            DesignError: it is no design.
            StoreError: it cannot be read or written.
        """
        from badgedesk.design import load_design
        from badgedesk.host.names import distinct_names, safe_name

        data = read_file(source)
        load_design(data)
        self._folder.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in self._folder.iterdir()]
        name = distinct_names([safe_name([source.stem], ENDING)], taken)[0]
        write_atomically(self._folder / name, data, overwrite=False)
        return self._folder / name

    def _card(self, path: Path) -> DesignCard | None:
        """Return what a design file says; None where it was removed meanwhile."""
        from badgedesk.design import load_design

        stamp = _saved_at(path)
        if not stamp:
            return None
        saved = short_date(datetime.fromtimestamp(stamp, UTC))
        key = f"{FILE}{path.name}@{stamp}"
        try:
            design = load_design(read_file(path))
        except BadgeDeskError:
            return DesignCard(
                FILE + path.name, shown(path.stem), f"Saved {saved}", "", Verdict(Tone.FAIL, "Cannot be read")
            )
        gaps = design.achievement.missing()
        verdict = Verdict(Tone.WARN, f"Needs {gap_words(gaps)}") if gaps else _READY
        name = design.achievement.name or design.title or path.stem
        return DesignCard(FILE + path.name, shown(name), f"Saved {saved}", key, verdict)


def _saved_at(path: Path) -> float:
    """Return when a file was last written; 0 where it was removed meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
