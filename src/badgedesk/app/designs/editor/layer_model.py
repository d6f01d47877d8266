"""The layers of a design as a tree, the topmost first; replaced as a whole when layers come, go or move."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from badgedesk.app.designs.editor.kinds import kind_of_layer, layer_name
from badgedesk.app.look.layer_row import LayerRole
from badgedesk.app.widgets.words.plain import shown
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, Layer, LayerId

Index = QModelIndex | QPersistentModelIndex
_MIME: Final = "application/x-badgedesk-layer"
_NOWHERE: Final = QModelIndex()


@dataclass(eq=False)
class _Node:
    layer: Layer
    parent: "_Node | None"
    row: int
    children: "list[_Node]"


class LayerModel(QAbstractItemModel):
    """Follows the design; what people do to rows is asked for, never done here.

    Signals:
        renamed: `LayerId` and `str`.
        dropped: `LayerId`, the index from the bottom and the group it was dropped at (`LayerId` or None).
    """

    renamed = Signal(object, str)
    dropped = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Node] = []
        self._nodes: dict[LayerId, _Node] = {}

    def follow(self, design: Design) -> bool:
        """Show ``design`` and return whether the tree was made anew."""
        if self._refresh(design.layers, self._roots):
            return False
        self.beginResetModel()
        self._nodes = {}
        self._roots = self._build(design.layers, None)
        self.endResetModel()
        return True

    def layer_at(self, index: Index) -> Layer | None:
        """Return the layer of a row."""
        node = self._node(index)
        return node.layer if node is not None else None

    def find(self, layer: LayerId) -> QModelIndex:
        """Return the row of a layer, or an invalid index."""
        node = self._nodes.get(layer)
        return self.createIndex(node.row, 0, node) if node is not None else QModelIndex()

    def spans(self, layers: Iterable[LayerId]) -> Iterator[tuple[QModelIndex, QModelIndex]]:
        """Yield the first and the last row of each run of rows that hold ``layers``."""
        nodes = [self._nodes[layer] for layer in layers if layer in self._nodes]
        by_parent: dict[int, list[_Node]] = {}
        for node in nodes:
            by_parent.setdefault(id(node.parent), []).append(node)
        for siblings in by_parent.values():
            siblings.sort(key=lambda node: node.row)
            first = last = siblings[0]
            for node in siblings[1:]:
                if node.row > last.row + 1:
                    yield self.createIndex(first.row, 0, first), self.createIndex(last.row, 0, last)
                    first = node
                last = node
            yield self.createIndex(first.row, 0, first), self.createIndex(last.row, 0, last)

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        rows = self._rows(parent)
        return self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        node = self._node(index)
        above = node.parent if node is not None else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._rows(parent))

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        if node is None:
            return None
        layer = node.layer
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return shown(layer_name(layer)) if role == Qt.ItemDataRole.DisplayRole else layer_name(layer)
        if role == Qt.ItemDataRole.ToolTipRole:  # the row may be too narrow for it
            return f"<p>{escape(shown(layer_name(layer)))}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            states = (layer.visible or "hidden", not layer.locked or "locked")
            words = (shown(layer_name(layer)), kind_of_layer(layer)[0], *states)
            return ", ".join(word for word in words if isinstance(word, str))
        answers: dict[int, object] = {
            LayerRole.ICON: kind_of_layer(layer)[1],
            LayerRole.VISIBLE: layer.visible,
            LayerRole.LOCKED: layer.locked,
            LayerRole.DEPTH: self._depth(node),
            LayerRole.IS_GROUP: isinstance(layer, Group),
        }
        return answers.get(role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        layer = self.layer_at(index)
        name = str(value).strip()
        if layer is None or role != Qt.ItemDataRole.EditRole or name in {"", layer_name(layer)}:
            return False
        self.renamed.emit(layer.id, name[:200])
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        plain = both | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return plain | Qt.ItemFlag.ItemIsDropEnabled if isinstance(self.layer_at(index), Group) else plain

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [_MIME]

    @override
    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # any sequence of them
        mime = QMimeData()
        layers = [layer.id for layer in map(self.layer_at, indexes) if layer is not None]
        mime.setData(_MIME, "\n".join(layers).encode())
        return mime

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(_MIME):
            return False
        rows, group = self._rows(parent), self.layer_at(parent)
        index = len(rows) - row if row >= 0 else len(rows)
        for id_ in bytes(data.data(_MIME).data()).decode().split("\n"):
            self.dropped.emit(LayerId(id_), index, group.id if group is not None else None)
        return False  # the design says what the tree shows; the view is to move no rows itself

    def _build(self, layers: tuple[Layer, ...], parent: "_Node | None") -> "list[_Node]":
        made = []
        for row, layer in enumerate(reversed(layers)):
            node = _Node(layer, parent, row, [])
            node.children = self._build(layer.layers, node) if isinstance(layer, Group) else []
            self._nodes[layer.id] = node
            made.append(node)
        return made

    def _refresh(self, layers: tuple[Layer, ...], nodes: "list[_Node]") -> bool:
        """Take over layers where the tree has the same ones; False where it has not."""
        if [layer.id for layer in reversed(layers)] != [node.layer.id for node in nodes]:
            return False
        for layer, node in zip(reversed(layers), nodes, strict=True):
            if layer is node.layer:
                continue
            old, node.layer = node.layer, layer
            if isinstance(layer, Group) != isinstance(old, Group):
                return False
            if isinstance(layer, Group) and not self._refresh(layer.layers, node.children):
                return False
            if (layer_name(layer), layer.visible, layer.locked) != (layer_name(old), old.visible, old.locked):
                index = self.createIndex(node.row, 0, node)
                self.dataChanged.emit(index, index)
        return True

    def _rows(self, parent: Index) -> "list[_Node]":
        node = self._node(parent)
        return self._roots if node is None else node.children

    def _node(self, index: Index) -> "_Node | None":
        found: object = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Node) else None

    def _depth(self, node: "_Node") -> int:
        depth = 0
        while node.parent is not None:
            node, depth = node.parent, depth + 1
        return depth
