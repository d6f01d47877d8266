"""Loading the modules of places that are not open yet, one at a time, while nobody waits for the window.

A place that is opened for the first time would otherwise load all its modules in one go and hold the window's thread.
"""

import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

PACKAGES: Final = (
    "badgedesk.core",
    "badgedesk.design",
    "badgedesk.awarding",
    "badgedesk.app.designs",
    "badgedesk.app.awards",
    "badgedesk.wording",
)
_AFTER_MS: Final = 800
"""How long the place in front has for itself first."""
_PAUSE_MS: Final = 15
_LEFT_OUT: Final = "worker"
"""Modules that are programs of their own."""


def module_names(packages: Sequence[str]) -> Iterator[str]:
    """Yield the full names of all modules in packages; a package is loaded when its turn comes, before its own."""
    for package in packages:
        yield package
        found = pkgutil.iter_modules(import_module(package).__path__, f"{package}.")
        inner = []
        for module in found:
            if module.ispkg:
                inner.append(module.name)
            elif not module.name.endswith(_LEFT_OUT):
                yield module.name
        yield from module_names(inner)


class Prefetch(QObject):
    """Loads one module a turn of the event loop, with pauses, until all are there or the parent is gone."""

    def __init__(self, parent: QObject, packages: Sequence[str] = PACKAGES) -> None:
        super().__init__(parent)
        self._names = module_names(packages)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._load_one)

    def start(self) -> None:
        """Begin when the window has settled."""
        QTimer.singleShot(_AFTER_MS, self, self._timer.start)

    @property
    def done(self) -> bool:
        """Whether nothing is left to load."""
        return not self._timer.isActive() and self._names is _NOTHING

    def _load_one(self) -> None:
        for name in self._names:
            if name not in sys.modules:
                import_module(name)
                return
        self._names = _NOTHING
        self._timer.stop()


_NOTHING: Final[Iterator[str]] = iter(())
