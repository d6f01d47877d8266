"""What can be done with the badges that are selected: favourites, tags, collections."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.arranging import COLLECTION, TAG
from badgedesk.app.wallet.organiser import Organiser
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.words.text import Text

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """What a dialog asks for: its heading, the label of its field, its verb; what is to be known first."""

    title: str
    label: str
    verb: str
    known: str = ""


_TAG: Final = Naming("Tag these badges", "Tag", "Tag badges")
_MAKE: Final = Naming("New collection", "Name of the collection", "Make collection")
_KEEP: Final = Naming("Keep this search", "Name of the collection", "Keep search")
_RENAME: Final = Naming("Rename the collection", "New name", "Rename collection")


class NameDialog(QDialog):
    """Asks for one name and gives it on when it is not empty."""

    def __init__(self, theme: Theme, parent: QWidget, naming: Naming, agreed: Callable[[str], None]) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName(naming.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._agreed = agreed
        self.field = Field(theme, naming.label)
        self.field.edit.setMaxLength(_LONGEST)
        self.cancel = Button(theme, "Cancel")
        self.verb = Button(theme, naming.verb, kind="main")
        self.verb.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self._agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, naming.title, wrap=True))
        if naming.known:
            column.addWidget(Text(theme, Role.BODY, naming.known, tone="soft", wrap=True))
        column.addWidget(self.field)
        self.field.setMinimumWidth(PX.dialog - 2 * PX.s6)
        row = QHBoxLayout()
        row.setSpacing(PX.s2)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column.addSpacing(PX.s2)
        column.addLayout(row)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        if not self.field.text():
            self.field.refuse("Write a name first")
            return
        self._agreed(self.field.text())
        self.accept()


class Organise:
    """Menus and dialogs over the gallery."""

    def __init__(self, theme: Theme, organiser: Organiser, owner: QWidget) -> None:
        self._theme, self._organiser, self._owner = theme, organiser, owner

    def offer(self, at: QPoint, ids: tuple[str, ...], group: str) -> None:
        """Show what can be done with the selected badges, once it is known whether they are favourites."""

        def pop_up(favourites: bool) -> None:
            menu = self._menu()
            self._add_marks(menu, ids, group, favourites=favourites)
            menu.addSeparator()
            self._add_collections(menu, ids, group)
            if group.startswith(COLLECTION):
                self._add_present(menu, ids, group)
            menu.popup(at)

        self._organiser.with_favour(ids, pop_up)

    def save_search(self, words: str, keep: Callable[[str], None]) -> None:
        """Say what is asked for and ask for a name under which it is kept, as a collection that fills itself."""
        self._ask(replace(_KEEP, known=f"It keeps what you ask for now: {words}."), keep)

    def offer_row(self, group: str, at: QPoint) -> None:
        """Show what can be done with a collection of the side list, whether or not it holds a badge."""
        mark = self._organiser.find(group)
        if mark is not None:
            menu = self._menu()
            self._add_keeping(menu, mark.id, mark.name)
            menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self._owner)
        menu.setAccessibleName("Organise")
        menu.setMinimumWidth(PX.menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def ask_tag(self, ids: tuple[str, ...]) -> None:
        """Ask for a tag and give it to badges."""
        self._ask(_TAG, lambda name: self._organiser.tag(ids, name))

    def _add_marks(self, menu: QMenu, ids: tuple[str, ...], group: str, *, favourites: bool) -> None:
        organiser = self._organiser
        words = "Remove from favourites" if favourites else "Add to favourites"
        self._add(menu, words, "heart", lambda: organiser.favour(ids, favourite=not favourites))
        self._add(menu, "Tag…", "tag", lambda: self.ask_tag(ids))
        if group.startswith(TAG):
            self._add(menu, "Take this tag off", "x", lambda: organiser.untag(ids, group.removeprefix(TAG)))

    def _add_collections(self, menu: QMenu, ids: tuple[str, ...], group: str) -> None:
        organiser = self._organiser
        for mark in organiser.arrangement.collections:
            if mark.by_hand and group != COLLECTION + mark.id:
                name = mark.name.replace("&", "&&")
                self._add(menu, f"Add to “{name}”", "folder", self._collecting(ids, mark.id))
        self._add(menu, "New collection…", "plus", lambda: self._ask(_MAKE, lambda name: organiser.make(name, ids)))

    def _add_present(self, menu: QMenu, ids: tuple[str, ...], group: str) -> None:
        """Offer what can be done with the collection that is in front."""
        organiser = self._organiser
        mark = organiser.find(group)
        if mark is None:
            return
        menu.addSeparator()
        if mark.by_hand:
            self._add(menu, "Take out of this collection", "x", lambda: organiser.take_out(ids, mark.id))
        self._add_keeping(menu, mark.id, mark.name)

    def _add_keeping(self, menu: QMenu, id_: str, name: str) -> None:
        def rename(wanted: str) -> None:
            self._organiser.rename(id_, wanted)

        self._add(menu, "Rename this collection…", "text-t", lambda: self._ask(_RENAME, rename))
        self._add(menu, "Remove this collection…", "trash", lambda: self._ask_removal(id_, name))

    def _collecting(self, ids: tuple[str, ...], collection: str) -> Callable[[], None]:
        return lambda: self._organiser.collect(ids, collection)

    def _ask_removal(self, collection: str, name: str) -> None:
        question = Question(
            self._theme,
            self._owner,
            f"Remove the collection {name}?",
            "Its badges stay in your wallet.",
            "Remove collection",
        )
        ask(question, lambda: self._organiser.remove(collection))

    def _ask(self, naming: Naming, agreed: Callable[[str], None]) -> None:
        NameDialog(self._theme, self._owner, naming, agreed).open()

    def _add(self, menu: QMenu, label: str, icon: str, do: Callable[[], None]) -> None:
        menu.addAction(self._theme.icon(icon, "text"), label).triggered.connect(do)
