"""The library of icons: thousands of drawings, found while typing; a click adds one to the badge."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.buttons import Button
from badgedesk.app.widgets.search_field import SearchField
from badgedesk.app.widgets.text import Text
from badgedesk.core.errors import DesignError
from badgedesk.design.icon_search import find_icons, icon_count
from badgedesk.design.icons import icon_credit, icon_outline

_NOWHERE: Final = QModelIndex()


class IconModel(QAbstractListModel):
    """The icons found, each drawn when it is first seen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: tuple[str, ...] = ()
        self._drawn: dict[str, QIcon] = {}

    def show_icons(self, icons: tuple[str, ...]) -> None:
        """Show these icons and no others."""
        self.beginResetModel()
        self._icons = icons
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._icons)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        icon = self._icons[index.row()]
        name = icon.partition(".")[2].replace("-", " ")
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{name}, {icon_credit(icon)}"
        if role == Qt.ItemDataRole.UserRole:
            return icon
        return self._picture(icon) if role == Qt.ItemDataRole.DecorationRole else None

    def _picture(self, icon: str) -> QIcon:
        if icon not in self._drawn:
            side = float(PX.control)
            picture = QPixmap(QSize(PX.control, PX.control) * 2)
            picture.setDevicePixelRatio(2)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            try:
                path = qt_path(icon_outline(icon, (side / 2, side / 2), side - 2))
                painter.fillPath(path, QColor(self._theme.tokens.text))
            except DesignError:
                painter.drawRect(QRectF(1, 1, side - 2, side - 2))
            painter.end()
            self._drawn[icon] = QIcon(picture)
        return self._drawn[icon]


class IconLibrary(QDialog):
    """Stays open while icons are added, one after another."""

    def __init__(self, theme: Theme, parent: QWidget, actions: EditorActions) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Icons")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.search = SearchField(theme, "Find an icon")
        self.model = IconModel(theme, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(PX.control, PX.control))
        self.list.setGridSize(QSize(PX.icon_grid, PX.icon_grid))
        self.list.setAccessibleName("Icons found")
        self.list.setMinimumSize(PX.icon_grid * 9, PX.icon_grid * 2)
        self.credit = Text(theme, Role.SMALL, tone="faint")
        self.add = Button(theme, "Add to the badge", kind="main")
        self.close_ = Button(theme, "Close")
        self._build(theme)
        self.search.textChanged.connect(self._find)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self.list.activated.connect(self._add)
        self.add.clicked.connect(lambda: self._add(self.list.currentIndex()))
        self.close_.clicked.connect(self.accept)
        self.resize(self.sizeHint().width(), min(PX.icon_grid * 9, parent.window().height() - PX.s7))
        self._find("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addWidget(self.credit, 1)
        foot.addWidget(self.close_)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s5, PX.s5, PX.s5, PX.s4)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "Icons"))
        column.addWidget(Text(theme, Role.SMALL, f"{icon_count():,} drawings, found by what they show.", tone="faint"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _find(self, words: str) -> None:
        found = find_icons(words)
        self.model.show_icons(found)
        self.add.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.credit.setText("" if found else "Nothing is called like this. Try another word.")
        if found:
            self._tell(self.list.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        self.credit.setText(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))

    def _add(self, index: QModelIndex) -> None:
        icon = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(icon, str):
            self._actions.add_icon(icon)
