"""Loading the modules of places that are not open yet, one at a time, while nobody waits for the window.

A place that is opened for the first time would otherwise load all its modules in one go and hold the window's thread.
"""

import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import takewhile
from threading import Event, Thread
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

PACKAGES: Final = (
    "badgedesk.core",
    "badgedesk.design",
    "badgedesk.awarding",
    "badgedesk.app.designs",
    "badgedesk.app.awards",
    "badgedesk.wording",
)
LADDERS: Final = {
    "start": (
        "typing_extensions",
        "concurrent.futures",
        "badgedesk.core.errors",
        "badgedesk.app.jobs",
        "badgedesk.app.look.focus",
        "badgedesk.app.look.style",
        "badgedesk.app.settings.viewmodel",
        "badgedesk.app.help.views.dialog",
        "badgedesk.app.welcome.viewmodel",
        "badgedesk.app.frame",
    ),
    "greeting": (
        "badgedesk.design.layers",
        "badgedesk.design.shapes.codes",
        "badgedesk.design.typeset.text",
        "badgedesk.design",
        "badgedesk.design.templates",
        "badgedesk.app.designs.desk",
        "badgedesk.app.designs.viewmodel",
        "badgedesk.app.wallet.out_viewmodel",
    ),
    "wallet": (
        "badgedesk.core.model.report",
        "badgedesk.core.bake",
        "badgedesk.design.layers",
        "badgedesk.design.shapes.codes",
        "badgedesk.design.typeset.text",
        "badgedesk.design.file",
        "badgedesk.design",
        "badgedesk.core.verify",
        "badgedesk.wallet",
        "badgedesk.app.wallet.drawing",
        "badgedesk.app.wallet.viewmodel",
        "badgedesk.app.wallet.out_viewmodel",
        "badgedesk.app.wallet.views.backup_panel",
        "badgedesk.app.wallet.views.gallery",
        "badgedesk.app.wallet.views.badge_page",
        "badgedesk.app.wallet.views.place",
        "badgedesk.app.sharing.opening",
    ),
    "designs": (
        "badgedesk.design.layers",
        "badgedesk.design.shapes.codes",
        "badgedesk.design.typeset.text",
        "badgedesk.design",
        "badgedesk.design.templates",
        "badgedesk.app.designs.desk",
        "badgedesk.app.designs.canvas.drawing",
        "badgedesk.app.designs.canvas.guides",
        "badgedesk.app.designs.editor.files",
        "badgedesk.app.designs.canvas.crop_item",
        "badgedesk.app.designs.canvas.view",
        "badgedesk.app.designs.editor.viewmodel",
        "badgedesk.app.designs.editor.actions",
        "badgedesk.app.designs.views.artwork.checks_panel",
        "badgedesk.app.designs.views.inspector.inspector",
        "badgedesk.app.designs.views.artwork.artwork",
        "badgedesk.app.designs.views.form.achievement",
        "badgedesk.app.designs.views.studio",
    ),
    "awards": (
        "badgedesk.design",
        "badgedesk.core.verify",
        "badgedesk.core.issue",
        "badgedesk.awarding",
        "badgedesk.app.awards.ledger",
        "badgedesk.app.awards.viewmodel",
        "badgedesk.app.awards.bench",
        "badgedesk.app.awards.flow",
        "badgedesk.app.awards.views.people_step",
        "badgedesk.app.awards.views.register_page",
        "badgedesk.app.awards.views.flow_page",
        "badgedesk.app.awards.views.place",
    ),
}
"""For the start, the first start and each place, modules that are loaded one a step before it is built.

What others need comes first.
"""
_WITH_QT: Final = "badgedesk.app"
_LOOK_S: Final = 0.005
_AFTER_MS: Final = 800
"""How long the place in front has for itself first."""
_PAUSE_MS: Final = 15
_LEFT_OUT: Final = "worker"
"""Modules that are programs of their own."""


def module_names(packages: Sequence[str]) -> Iterator[str]:
    """Yield the full names of all modules in packages; a package is loaded when its turn comes, before its own.

    Inner packages come before the modules beside them: a page loads all its parts, if it is the first to name them.
    """
    for package in packages:
        yield package
        found = list(pkgutil.iter_modules(import_module(package).__path__, f"{package}."))
        yield from module_names([module.name for module in found if module.ispkg])
        yield from (module.name for module in found if not module.ispkg and not module.name.endswith(_LEFT_OUT))


def load_for(place: str) -> Iterator[None]:
    """Load what a place needs; each step is short.

    Modules without Qt are loaded by a thread beside the window's, which only looks after them; those with Qt are
    loaded one a step. What is there already takes no step.
    """
    missing = [name for name in LADDERS[place] if name not in sys.modules]
    beside = [name for name in missing if not name.startswith(_WITH_QT)]
    if beside:
        loading = Thread(target=_load_all, args=(beside,), name="loading", daemon=True)
        loading.start()
        while loading.is_alive():
            loading.join(_LOOK_S)
            yield
    for name in missing:
        import_module(name)
        yield


def _load_all(names: Iterable[str]) -> None:
    """Load modules; one that cannot be loaded is told by whoever loads it next, on the window's thread."""
    for name in names:
        with suppress(ImportError):
            import_module(name)


class Prefetch(QObject):
    """Loads modules until all are there or the program ends.

    Those without Qt are loaded by a thread beside the window's; then those with Qt one a turn of the event loop, with
    pauses.
    """

    def __init__(self, parent: QObject, packages: Sequence[str] = PACKAGES) -> None:
        super().__init__(parent)
        self._beside = [name for name in packages if not name.startswith(_WITH_QT)]
        self._names = module_names([name for name in packages if name.startswith(_WITH_QT)])
        self._loading: Thread | None = None
        self._ended = Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._ended.set)

    def start(self) -> None:
        """Begin when the window has settled."""
        QTimer.singleShot(_AFTER_MS, self, self._begin)

    @property
    def done(self) -> bool:
        """Whether nothing is left to load."""
        return not self._timer.isActive() and self._names is _NOTHING

    def _begin(self) -> None:
        if self._beside:
            self._loading = Thread(target=self._load_beside, name="loading", daemon=True)
            self._loading.start()
        self._timer.start()

    def _load_beside(self) -> None:
        names = module_names(self._beside)
        _load_all(takewhile(lambda _: not self._ended.is_set(), names))

    def _go_on(self) -> None:
        if self._loading is not None and self._loading.is_alive():
            return
        for name in self._names:
            if name not in sys.modules:
                import_module(name)
                return
        self._names = _NOTHING
        self._timer.stop()


_NOTHING: Final[Iterator[str]] = iter(())
