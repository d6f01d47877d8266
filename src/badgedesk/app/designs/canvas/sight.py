"""What helps to lay things out on the canvas: rulers, guides, grids, drawing near; kept from one start to the next."""

from dataclasses import dataclass, fields, replace
from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

STEPS: Final = (4, 8, 16, 32, 64)
"""Meshes of the grid to choose from, in px of the artboard."""
SPOKES: Final = (4, 6, 8, 12, 16, 24, 36)
"""Numbers of spokes of the polar grid to choose from."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is shown besides the badge, and what a move is drawn to."""

    rulers: bool = False
    guides: bool = True
    grid: bool = False
    polar: bool = False
    snapping: bool = True
    step: int = 16
    """Mesh of both grids, in px of the artboard."""
    spokes: int = 12


class Aids(QObject):
    """Holds the sight of the canvas.

    Signals:
        changed: `Sight`.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sight = Sight()
        self._settings: QSettings | None = None

    @property
    def sight(self) -> Sight:
        """What is shown now."""
        return self._sight

    def keep_in(self, settings: QSettings) -> None:
        """Take the sight from the settings of the profile, and write it there from now on."""
        self._settings = settings
        self._take(load_sight(settings))

    def switch(self, member: str) -> None:
        """Show what was not shown, and the other way about; ``member`` is one of the truths of `Sight`."""
        self._choose(replace(self._sight, **{member: not getattr(self._sight, member)}))

    def set_step(self, step: int) -> None:
        """Make the meshes of the grids this wide."""
        self._choose(replace(self._sight, step=step))

    def set_spokes(self, spokes: int) -> None:
        """Give the polar grid so many spokes."""
        self._choose(replace(self._sight, spokes=spokes))

    def _choose(self, sight: Sight) -> None:
        self._take(sight)
        if self._settings is not None:
            save_sight(self._settings, sight)

    def _take(self, sight: Sight) -> None:
        if sight != self._sight:
            self._sight = sight
            self.changed.emit(sight)


def load_sight(settings: QSettings) -> Sight:
    """Return the sight in ``settings``; what is missing or damaged is the default."""
    plain = Sight()
    truths = {"True": True, "False": False}
    found = {field.name: str(settings.value(f"canvas/{field.name}", "")) for field in fields(plain)}
    switched = {
        name: truths.get(found[name], getattr(plain, name))
        for name in ("rulers", "guides", "grid", "polar", "snapping")
    }
    step = int(found["step"]) if found["step"] in map(str, STEPS) else plain.step
    spokes = int(found["spokes"]) if found["spokes"] in map(str, SPOKES) else plain.spokes
    return Sight(**switched, step=step, spokes=spokes)


def save_sight(settings: QSettings, sight: Sight) -> None:
    """Write ``sight`` into ``settings``."""
    for field in fields(sight):
        settings.setValue(f"canvas/{field.name}", str(getattr(sight, field.name)))
    settings.sync()
