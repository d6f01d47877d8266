"""The list of layers: the same selection as the canvas, names, sight, locks and order."""

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QTreeView, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.layer_model import LayerModel
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.layer_row import LayerDelegate
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId

_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_OPEN: Final = 6
"""Groups of more layers than this begin closed."""


class LayerTree(QTreeView):
    """The tree of layers; arrows, F2, Space for the eye, Delete."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel, actions: EditorActions) -> None:
        super().__init__()
        self._theme, self._viewmodel, self._actions = theme, viewmodel, actions
        self._layers = LayerModel(self)
        self._delegate = LayerDelegate(theme, self)
        self._following = False
        self._closed: set[LayerId] = set()
        self._seen: set[LayerId] = set()
        self.setModel(self._layers)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Layers")
        self.viewport().setAccessibleName("Layers")
        self.setProperty("ring", False)
        self._delegate.marked.connect(self._mark)
        self._layers.renamed.connect(actions.rename)
        self._layers.dropped.connect(actions.drop)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.collapsed.connect(lambda index: self._remember(index, closed=True))
        self.expanded.connect(lambda index: self._remember(index, closed=False))
        viewmodel.opened.connect(lambda _: self._forget())
        viewmodel.design_changed.connect(self._follow)
        viewmodel.selection_changed.connect(self._choose)
        theme.tokens_changed.connect(self.viewport().update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        layer = self._layers.layer_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and layer is not None:
            self._actions.show(layer.id, visible=not layer.visible)
        elif event.key() == Qt.Key.Key_Escape:
            self._viewmodel.select(())
        else:
            super().keyPressEvent(event)

    @override
    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:
        return

    def _follow(self, design: Design) -> None:
        self._following = True
        if self._layers.follow(design):
            self._open_groups(design)
            self._choose(self._viewmodel.selection)
        self._following = False

    def _forget(self) -> None:
        self._closed.clear()
        self._seen.clear()

    def _open_groups(self, design: Design) -> None:
        for layer in design.walk():
            if isinstance(layer, Group):
                index = self._layers.find(layer.id)
                if layer.id not in self._seen:
                    self._seen.add(layer.id)
                    if len(layer.layers) > _OPEN:
                        self._closed.add(layer.id)
                self.setExpanded(index, layer.id not in self._closed)

    def _remember(self, index: QModelIndex, *, closed: bool) -> None:
        layer = self._layers.layer_at(index)
        if layer is not None and not self._following:
            (self._closed.add if closed else self._closed.discard)(layer.id)

    def _choose(self, chosen: tuple[LayerId, ...]) -> None:
        following, self._following = self._following, True
        model = self.selectionModel()
        rows = QItemSelection()
        for first, last in self._layers.spans(chosen):
            rows.append(QItemSelectionRange(first, last))
        model.select(rows, _SELECT)  # all at once: row by row, each would look through those before it
        if chosen:
            index = self._layers.find(chosen[-1])
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._following = following

    def _tell(self) -> None:
        if not self._following:
            layers = (self._layers.layer_at(index) for index in self.selectionModel().selectedIndexes())
            self._viewmodel.select([layer.id for layer in layers if layer is not None])

    def _mark(self, index: QModelIndex, mark: str) -> None:
        layer = self._layers.layer_at(index)
        if layer is None:
            return
        if mark == "eye":
            self._actions.show(layer.id, visible=not layer.visible)
        elif mark == "lock":
            self._actions.lock(layer.id, locked=not layer.locked)
        elif isinstance(layer, Group):
            self.setExpanded(index, not self.isExpanded(index))


class LayersPanel(QWidget):
    """Heading, a button that adds and one that holds the rest, and the tree."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel, actions: EditorActions, add: QMenu) -> None:
        super().__init__()
        self.tree = LayerTree(theme, viewmodel, actions)
        self._add, self._actions = add, actions
        self.plus = IconButton(theme, "plus", "Add a layer", side=PX.control_small)
        self.more = IconButton(theme, "dots-three", "More for layers", side=PX.control_small)
        self.plus.clicked.connect(lambda: _below(self.plus, add))
        self.more.clicked.connect(self._open_more)
        head = QHBoxLayout()
        head.setContentsMargins(PX.s4, 0, PX.s3, 0)
        head.addWidget(Text(theme, Role.SECTION, "Layers"), 1)
        head.addWidget(self.plus)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PX.s1, 0, 0)
        column.setSpacing(PX.s1)
        column.addLayout(head)
        column.addWidget(self.tree, 1)

    def rename(self) -> None:
        """Edit the name of the selected layer where it stands."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.edit(self.tree.currentIndex())

    def menu(self) -> QMenu:
        """Return the menu of what can be done to the selected layers."""
        return self._actions.layer_menu(self)

    def _open_more(self) -> None:
        menu = self.menu()
        _below(self.more, menu)
        menu.deleteLater()


def _below(button: QWidget, menu: QMenu) -> None:
    menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
