"""Outside text in every widget and export of the wallet; run by ``python -m tests.hostile.shown`` and by a test.

Badges with each hostile string in every field are taken in and shown on cards, in the list, on their pages, in reports,
dialogs, menus and messages, and in every form of showing them to others, which is saved. What is wrong is printed, a
line each, after "complaint: ". Whoever runs this under a tracer sees what was opened and asked.
"""

import argparse
import os
import re
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from badgedesk.app.look.application import make_application
from badgedesk.app.look.states import Tone
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main import Desk
from badgedesk.app.sharing.forms import Form
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.wallet.hosts import Enquiry
from badgedesk.app.wallet.sheets import Ask
from badgedesk.app.wallet.upkeep import ListOffer
from badgedesk.app.wallet.views.backup_panel import BackupDialog
from badgedesk.app.wallet.views.host_dialog import HostDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.app.widgets.frame.message import Message, Note
from badgedesk.core.errors import AwardError
from badgedesk.core.model.document import Purpose
from tests.hostile.corpus import HOSTILE
from tests.hostile.markup import ACTIVE, find_markup, find_reaching
from tests.hostile.test_strings import badge, strings

_PATIENCE_S: Final = 120.0
_COMBINED: Final = 12
"""Badges that hold many strings at once, for what is made of few badges."""
_LONGEST: Final = 20_000
_UNDRAWN: Final = re.compile(r"[^\n -~\u00a0-\u024f]")
"""What not every font draws, without which documents of many strings can be made; markup has none of it."""
_SHOWN: Final = 3
"""Badges of one export."""


class Walk:
    """One window that shows everything there is to be shown of hostile badges.

    Args:
        folder: a profile and what is exported go below it.
        every: of the badges with one string each, only so manieth page is opened.
    """

    def __init__(self, application: QApplication, folder: Path, every: int) -> None:
        self._application, self._folder, self._every = application, folder, every
        self.wrong: dict[str, None] = {}
        self.stops = 0
        self._desk = Desk(application, Theme(application, ThemeChoice.LIGHT), folder / "profile")

    def go(self) -> None:
        """Go through all of it."""
        desk = self._desk
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.furnish()
        self._until(lambda: desk.wallet.loaded)
        found = desk.window.findChild(WalletPlace)
        assert isinstance(found, WalletPlace)
        self._place = found
        self._take_in()
        self._lists()
        self._pages()
        self._dialogs()
        self._exports()
        desk.window.close()

    def _take_in(self) -> None:
        given = self._folder / "given"
        given.mkdir()
        every = strings()
        for number, text in enumerate((*ACTIVE, *every)):
            (given / f"{number:04}.json").write_bytes(_badge_of(text))
        share = -(-len(every) // _COMBINED)
        for number in range(_COMBINED):
            text = "\n".join((ACTIVE[number % len(ACTIVE)], *every[number * share : (number + 1) * share]))
            (given / f"combined {number:02}.json").write_bytes(_badge_of(_UNDRAWN.sub("", text)[:_LONGEST]))
        for number, text in enumerate(ACTIVE):
            (given / f"{text.replace('/', '_')[:60]} {number}.txt").write_text(text, "utf-8")
        for path in sorted((HOSTILE / "jsonld").glob("display-*")):
            (given / path.name).write_bytes(path.read_bytes())
        busy: list[bool] = []
        self._desk.wallet.busy_changed.connect(busy.append)
        self._desk.wallet.add(Drop((given,)))
        self._until(lambda: busy[-1:] == [False])
        self._until(lambda: self._desk.wallet.total > 0)
        self._desk.wallet.show_intake()
        self._stop("report of the import")
        self._place.intake.save_asked.emit(self._place.intake._rows, self._folder / "report.csv")

    def _lists(self) -> None:
        desk, gallery = self._desk, self._place.gallery
        desk.wallet.go_back()
        ids = self._ids()
        for text in ACTIVE:
            desk.wallet.organiser.tag(ids[:2], text)
        for view in ("cards", "list"):
            gallery.show_view(view)
            self._stop(view)
        gallery.search.setText(ACTIVE[0])
        self._stop("searched")
        gallery.search.clear()
        self._until(lambda: len(self._ids()) == len(ids))
        gallery.grid.selectAll()
        self._stop("selected")
        gallery.organise.click()
        self._stop("organise")
        self._close(QMenu)

    def _pages(self) -> None:
        desk = self._desk
        kept = self._ids()
        names = {id_: desk.wallet.name_of(id_) for id_ in kept}
        self.pages = tuple(id_ for id_ in kept if any(text[:20] in names[id_] for text in ACTIVE))
        for id_ in dict.fromkeys((*self.pages, *kept[:: self._every])):
            desk.wallet.open_badge(id_)
            self._until(lambda id_=id_: desk.wallet.sheet is not None and desk.wallet.sheet.id == id_)
            for line in self._place.badge.panel.report.lines:
                line.toggle()
            self._stop("page")
        self._place.badge.linkedin.click()
        self._until(lambda: self._dialogs_open() > 0)
        self._stop("LinkedIn")
        self._close(QDialog)
        desk.wallet.look(Drop(tuple(sorted((self._folder / "given").iterdir())[:8])))
        self._until(lambda: bool(desk.wallet.looked))
        self._stop("looked at")
        desk.wallet.go_back()

    def _dialogs(self) -> None:
        desk, place, theme = self._desk, self._place, self._place._theme
        for text in ACTIVE:
            place.gallery.more._ask_about_list(ListOffer(text, text, text, (text, text), None))
            place._remove(self._ids()[:1])
            ask = Ask("status", text[:60], (Purpose.KEYS,), (text,))
            HostDialog(theme, Enquiry("", ask.host, ask), place).open()
            BackupDialog(theme, place.gallery.backup._care, Path(text.replace("/", "_")), place, writes=True).open()
            desk.window.show_message(Message(Tone.WARN, text, text))
            desk.window.show_note(Note(Tone.WARN, text))
            desk.window.overlay.show_sentence(text)
            self._stop("dialogs")
            desk.window.overlay.hide()
            self._close(QDialog)

    def _exports(self) -> None:
        desk, out = self._desk, self._folder / "out"
        out.mkdir()
        QFileDialog.getExistingDirectory = lambda *_, **__: str(out)  # type: ignore[method-assign]
        for start in range(0, len(self.pages), _SHOWN if self._every == 1 else len(self.pages)):
            desk.wallet.show_others(self.pages[start : start + _SHOWN])
            self._until(lambda: self._sharing() is not None)
            for form in Form:
                self._make(form, out)
            self._close(QDialog)
            self._until(lambda: self._sharing() is None)
        desk.wallet.export(tuple(self.pages), out)
        self._place.gallery.more._upkeep.take_away(out)
        self._place.gallery.more._upkeep.save_calendar(out / "ends.ics")
        self._until(lambda: (out / "ends.ics").exists() and any(out.rglob("index.html")))
        self._stop("exported")
        files = [path for path in out.rglob("*") if path.is_file()]
        for file in files:
            for what in find_reaching(file):
                self.wrong[what] = None
        print(f"{len(files)} files exported")

    def _make(self, form: Form, out: Path) -> None:
        """Have one form of showing made, look at it, and save it."""
        dialog, saved, told = self._sharing(), list[object](), list[Message]()
        assert dialog is not None
        viewmodel = dialog._viewmodel
        viewmodel.told.connect(told.append)
        dialog.forms.choose(form.value)
        self._until(lambda: told or (viewmodel.ready is not None and viewmodel.ready.wish.form is form))
        if told:
            self.wrong[f"{form.value} is not made: {told[0].sentence[:200]}"] = None
            return
        self._stop(f"form {form.value}")
        if form is not Form.PRESENT:  # which asks for a passphrase of its own
            viewmodel.saved.connect(saved.append)
            viewmodel.save(out)
            self._until(lambda: saved)

    def _sharing(self) -> SharingDialog | None:
        found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SharingDialog)]
        return found[0] if found else None

    def _ids(self) -> tuple[str, ...]:
        model = self._place.gallery.grid.model()
        return self._place.gallery._model.ids_of(model.index(row, 0) for row in range(model.rowCount()))

    def _dialogs_open(self) -> int:
        return sum(isinstance(widget, QDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets())

    def _close(self, kind: type[QWidget]) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                widget.close()
        self._application.processEvents()

    def _stop(self, name: str) -> None:
        """Let everything be painted, then look for markup in all of it."""
        for _ in range(3):
            self._application.processEvents()
            time.sleep(0.002)  # the threads of the window want their turn
        self.stops += 1
        for what in find_markup():
            self.wrong[f"{name}: {what}"] = None

    def _until(self, ready: Callable[[], object]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not ready():
            if time.monotonic() > end:
                message = "the window did not get there"
                raise TimeoutError(message)
            self._application.processEvents()
            time.sleep(0.002)  # the threads of the window want their turn


def _badge_of(text: str) -> bytes:
    try:
        return badge(text)
    except AwardError:  # not every string can stand in a badge
        return text.encode("utf-8", "replace")


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.shown", description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="open only every Nth page")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given = os.environ.get("BADGEDESK_HOME")
    with nullcontext(given) if given else TemporaryDirectory() as home:  # traced, it makes no folder elsewhere
        walk = Walk(make_application(), Path(home), options.every)
        walk.go()
    print(f"{walk.stops} looks at everything shown")
    for words in walk.wrong:
        print(f"complaint: {words}")
    return int(bool(walk.wrong))


if __name__ == "__main__":
    sys.exit(main())
