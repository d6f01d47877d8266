"""What can be done to the selected layers, with the keys for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from badgedesk.app.designs.editor import changes, filling
from badgedesk.app.designs.editor.arranging import Arranging, Wish
from badgedesk.app.designs.editor.clipboard import Clipboard
from badgedesk.app.designs.editor.font_desk import FontDesk
from badgedesk.app.designs.editor.icon_shelf import IconShelf
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import content, edits
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, IconLayer, LayerId, Picture
from badgedesk.design.placeholders import Placeholder

if TYPE_CHECKING:
    from badgedesk.design.foreign.artwork import Artwork

_FIRST: Final = 5
"""Actions of the menu that stand above its parts."""
_PARTED: Final = (5, 9, 11, 13)
"""Places of actions above which the menu has a line: order, groups, what is seen, what is selected."""


class EditorActions(QObject):
    """Turns what people ask for into edits of the design in hand."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._viewmodel, self._jobs = theme, viewmodel, jobs
        self.arranging = Arranging(viewmodel, self)
        self.clipboard = Clipboard(viewmodel, jobs, self)
        self.fonts = FontDesk(viewmodel, jobs, self)

    def rename(self, layer: LayerId, name: str) -> None:
        """Call a layer ``name``."""
        self._viewmodel.edit("Rename", lambda design: edits.rename_layer(design, layer, name))

    def show(self, layer: LayerId, *, visible: bool) -> None:
        """Show or hide a layer."""
        label = "Show" if visible else "Hide"
        self._viewmodel.edit(label, lambda design: edits.show_layer(design, layer, visible=visible))

    def lock(self, layer: LayerId, *, locked: bool) -> None:
        """Lock or free a layer."""
        label = "Lock" if locked else "Unlock"
        self._viewmodel.edit(label, lambda design: edits.lock_layer(design, layer, locked=locked))

    def drop(self, layer: LayerId, index: int, group: LayerId | None) -> None:
        """Put a layer elsewhere in the order."""
        self._viewmodel.edit("Reorder", lambda design: changes.placed(design, layer, index, group))

    def delete(self) -> None:
        """Delete the selected layers."""
        chosen = self._viewmodel.selection
        if chosen:
            self._viewmodel.edit("Delete", lambda design: changes.removed(design, chosen))

    def duplicate(self) -> None:
        """Copy the selected layers and select the copies."""
        chosen = self._viewmodel.selection
        copies: list[LayerId] = []

        def change(design: Design) -> Design:
            after, fresh = changes.duplicated(design, chosen)
            copies.extend(fresh)
            return after

        if chosen:
            self._viewmodel.edit("Duplicate", change)
            self._viewmodel.select(copies)

    def restack(self, step: int) -> None:
        """Bring the selected layers one step up (1) or down (-1)."""
        chosen = self._viewmodel.selection
        label = "Bring forward" if step > 0 else "Send backward"
        if chosen:
            self._viewmodel.edit(label, lambda design: changes.restacked(design, chosen, step))

    def restack_wholly(self, step: int) -> None:
        """Bring the selected layers to the front (1) or the back (-1) of those beside them."""
        chosen = self._viewmodel.selection

        def change(design: Design) -> Design:
            before = None
            while before is not design:
                before, after = design, changes.restacked(design, chosen, step)
                design = before if after == before else after
            return design

        if chosen:
            self._viewmodel.edit("Bring to front" if step > 0 else "Send to back", change)

    def toggle(self, member: str) -> None:
        """Hide or lock the selected layers, or show or free them where all are already."""
        design, chosen = self._viewmodel.design, self._viewmodel.selection
        layers = [design.layer(layer) for layer in chosen]
        if member == "locked":
            to = not all(layer.locked for layer in layers)
            label = "Lock" if to else "Unlock"
            self._viewmodel.edit(
                label, lambda found: edits.change_layers(found, chosen, lambda one: replace(one, locked=to))
            )
        else:
            shown = not any(layer.visible for layer in layers)
            label = "Show" if shown else "Hide"
            self._viewmodel.edit(
                label, lambda found: edits.change_layers(found, chosen, lambda one: replace(one, visible=shown))
            )

    def group(self) -> None:
        """Put the selected layers into a group."""
        chosen = self._viewmodel.selection
        if chosen:
            self._viewmodel.add("Group", lambda design: changes.grouped(design, chosen))

    def ungroup(self) -> None:
        """Take the selected groups apart."""
        design = self._viewmodel.design
        groups = [id_ for id_ in self._viewmodel.selection if isinstance(design.layer(id_), Group)]

        def change(design: Design) -> Design:
            for group in groups:
                design = edits.ungroup(design, group)
            return design

        if groups:
            self._viewmodel.edit("Ungroup", change)

    def select_all(self) -> None:
        """Select every outermost layer that is not locked."""
        self._viewmodel.select([layer.id for layer in self._viewmodel.design.layers if not layer.locked])

    def add_text(self) -> None:
        """Add a text."""
        self._viewmodel.add("Add text", changes.with_text)

    def add_shape(self, kind: str) -> None:
        """Add a shape of a kind of `changes.SHAPES`."""
        self._viewmodel.add(f"Add {kind}", lambda design: changes.with_shape(design, kind))

    def add_placeholder(self, placeholder: Placeholder) -> None:
        """Add a text that is filled in for each person when the badge is awarded."""
        name = filling.PLACEHOLDERS[placeholder]
        self._viewmodel.add(f"Add “{name.lower()}”", lambda design: filling.with_placeholder(design, placeholder))

    def add_code(self) -> None:
        """Add a QR code that holds the number of each badge."""
        self._viewmodel.add("Add QR code", filling.with_code)

    def add_icon(self, icon: str) -> None:
        """Add an icon of the library."""
        self._viewmodel.add("Add icon", lambda design: changes.with_icon(design, icon))
        self._remember(icon)

    def exchange_icon(self, icon: str) -> None:
        """Put another icon in the place of the only selected one."""
        (layer,) = self._viewmodel.selection
        self._viewmodel.edit("Exchange icon", lambda design: content.set_icon(design, layer, icon))
        self._remember(icon)

    def can_exchange_icon(self) -> bool:
        """Whether one icon, and nothing else, is selected."""
        chosen = self._viewmodel.selection
        return len(chosen) == 1 and isinstance(self._viewmodel.design.layer(chosen[0]), IconLayer)

    @property
    def icons(self) -> IconShelf:
        """The icons used last and the favourites."""
        return self._viewmodel.files.icons

    def keep_icon(self, icon: str, *, kept: bool) -> None:
        """Keep an icon as a favourite, or no longer."""
        try:
            self.icons.keep(icon, kept=kept)
        except BadgeDeskError as error:
            self._tell(error)

    def _remember(self, icon: str) -> None:
        try:
            self.icons.use(icon)
        except BadgeDeskError as error:
            self._tell(error)

    def add_picture(self, path: Path) -> None:
        """Read a picture or a drawing on a worker and add it; drawings tell what they lost."""
        if path.suffix.lower() in {".svg", ".svgz"}:
            self._jobs.run(lambda _: self._viewmodel.files.artwork(path), partial(self.place, path.stem), self._tell)
        else:
            self._jobs.run(lambda _: self._viewmodel.files.picture(path), partial(self._add, path.stem), self._tell)

    def place(self, name: str, artwork: "Artwork") -> None:
        """Add a drawing that was read as a group, and tell what it lost."""
        from badgedesk.design.foreign.placing import with_artwork

        self._viewmodel.add("Place artwork", lambda design: with_artwork(design, artwork, name))
        if artwork.notices:
            self._viewmodel.artwork_placed.emit(artwork.notices)

    def _add(self, name: str, picture: Picture) -> None:
        self._viewmodel.add(
            "Add picture", lambda design: changes.with_picture(design, picture, name[:200] or "Picture")
        )

    def _tell(self, error: BadgeDeskError) -> None:
        self._viewmodel.told.emit(fault_as_message(error))

    def layer_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of what can be done to the selected layers."""
        menu = QMenu(parent)
        menu.setMinimumWidth(PX.menu)
        actions = self.layer_actions(menu)
        for action in actions[:_FIRST]:
            menu.addAction(action)
        menu.addSeparator()
        arranging = self.arranging
        for title, wishes in (
            ("Align and spread", [*arranging.alignments(), *arranging.spacings()]),
            ("Flip and repeat", [*arranging.mirrors(), *arranging.repeats()]),
            ("Combine shapes", arranging.combinations()),
        ):
            part = menu.addMenu(title)
            part.setMinimumWidth(PX.menu)
            for wish in wishes:
                part.addAction(self._wish(part, wish))
        for place, action in enumerate(actions[_FIRST:], _FIRST):
            if place in _PARTED:
                menu.addSeparator()
            menu.addAction(action)
        return menu

    def layer_actions(self, parent: QObject) -> list[QAction]:
        """Return the actions on selected layers, with their keys."""
        standard, clipboard = QKeySequence.StandardKey, self.clipboard
        return [
            self._action(parent, "Cut", "scissors", QKeySequence(standard.Cut), clipboard.cut),
            self._action(parent, "Copy", "copy", QKeySequence(standard.Copy), clipboard.copy),
            self._action(parent, "Paste", "clipboard", QKeySequence(standard.Paste), clipboard.paste),
            self._action(parent, "Duplicate", "copy", "Ctrl+D", self.duplicate),
            self._action(parent, "Delete", "trash", QKeySequence(standard.Delete), self.delete),
            self._action(parent, "Bring forward", "caret-up", "Ctrl+]", lambda: self.restack(1)),
            self._action(parent, "Send backward", "caret-down", "Ctrl+[", lambda: self.restack(-1)),
            self._action(parent, "Bring to front", "arrow-line-up", "Ctrl+Shift+]", lambda: self.restack_wholly(1)),
            self._action(parent, "Send to back", "arrow-line-down", "Ctrl+Shift+[", lambda: self.restack_wholly(-1)),
            self._action(parent, "Group", "folder-open", "Ctrl+G", self.group),
            self._action(parent, "Ungroup", "list", "Ctrl+Shift+G", self.ungroup),
            self._action(parent, "Lock or unlock", "lock-simple", "Ctrl+L", lambda: self.toggle("locked")),
            self._action(parent, "Hide or show", "eye", "Ctrl+H", lambda: self.toggle("visible")),
            self._action(parent, "Select all", "cursor", QKeySequence(standard.SelectAll), self.select_all),
        ]

    def arrange_actions(self, parent: QObject) -> list[QAction]:
        """Return the actions that put layers in order, those that have keys."""
        arranging = self.arranging
        wishes = [*arranging.alignments(), *arranging.mirrors(), *arranging.combinations()]
        return [self._wish(parent, wish) for wish in wishes if wish.keys]

    def _wish(self, parent: QObject, wish: Wish) -> QAction:
        return self._action(parent, wish.words, wish.icon, wish.keys, wish.act)

    def _action(
        self, parent: QObject, words: str, icon: str, keys: str | QKeySequence, act: Callable[[], None]
    ) -> QAction:
        action = QAction(self._theme.icon(icon, "text"), words, parent)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: act())
        return action
