"""The library of icons: thousands of drawings, found while typing; a click adds one to the badge."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.drawing import qt_path
from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.search_field import SearchField
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.errors import DesignError
from badgedesk.design.icon_search import find_icons, icon_count
from badgedesk.design.icons import icon_credit, icon_outline

_NOWHERE: Final = QModelIndex()
_ACROSS: Final = 15
"""Icons beside each other in a fresh window."""
_STAR_KEYS: Final = "Ctrl+B"


class IconModel(QAbstractListModel):
    """The icons found, each drawn when it is first seen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: tuple[str, ...] = ()
        self._favourites: frozenset[str] = frozenset()
        self._drawn: dict[tuple[str, bool], QIcon] = {}

    def show_icons(self, icons: tuple[str, ...], favourites: tuple[str, ...]) -> None:
        """Show these icons and no others; favourites among them bear a star."""
        self.beginResetModel()
        self._icons, self._favourites = icons, frozenset(favourites)
        self.endResetModel()

    def mark(self, favourites: tuple[str, ...]) -> None:
        """Let these, of those shown, bear a star."""
        self._favourites = frozenset(favourites)
        self.dataChanged.emit(self.index(0, 0), self.index(max(self.rowCount() - 1, 0), 0))

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
            favourite = ", favourite" if icon in self._favourites else ""
            return f"{name}, {icon_credit(icon)}{favourite}"
        if role == Qt.ItemDataRole.UserRole:
            return icon
        return self._picture(icon) if role == Qt.ItemDataRole.DecorationRole else None

    def _picture(self, icon: str) -> QIcon:
        key = (icon, icon in self._favourites)
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def _draw(self, icon: str, starred: bool) -> QIcon:
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
        if starred:
            corner = QRect(PX.control - PX.icon_small, 0, PX.icon_small, PX.icon_small)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.surface))
            painter.drawEllipse(corner)
            paint_icon(painter, corner, "star-fill", self._theme.tokens.accent)
        painter.end()
        return QIcon(picture)


ALL, RECENT, FAVOURITES = "all", "recent", "favourites"
_EMPTY: Final = {
    ALL: "Nothing is called like this. Try another word.",
    RECENT: "Icons that you add to badges are listed here.",
    FAVOURITES: "The star keeps an icon here.",
}


class IconLibrary(QDialog):
    """Stays open while icons are added, one after another."""

    def __init__(self, theme: Theme, parent: QWidget, actions: EditorActions) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Icons")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._actions = theme, actions
        self.search = SearchField(theme, "Find an icon")
        parts = ((ALL, "All", ""), (RECENT, "Last used", ""), (FAVOURITES, "Favourites", ""))
        self.parts = Segments(theme, "Icons shown", parts)
        self.parts.choose(ALL)
        self.star = IconButton(theme, "star", "Keep as a favourite", shortcut=_STAR_KEYS)
        self.star.setCheckable(True)
        self.model = IconModel(theme, self)
        self.list = self._made_list()
        self.credit = Text(theme, Role.SMALL, tone="faint", wrap=True)
        self.exchange = Button(theme, "Put in place of the selected icon")
        self.exchange.setVisible(actions.can_exchange_icon())
        self.add = Button(theme, "Add to the badge", kind="main")
        self.close_ = Button(theme, "Close")
        self._build(theme)
        self.search.textChanged.connect(self._find)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._tell(index))
        self.list.activated.connect(self._add)
        self.add.clicked.connect(lambda: self._add(self.list.currentIndex()))
        self.exchange.clicked.connect(self._exchange)
        self.star.clicked.connect(self._keep)
        self.parts.chosen.connect(self._show_part)
        star_key = QShortcut(QKeySequence(_STAR_KEYS), self)
        star_key.activated.connect(self.star.click)
        self.close_.clicked.connect(self.accept)
        self.resize(
            max(self.sizeHint().width(), PX.icon_grid * _ACROSS),
            min(PX.icon_grid * 9, parent.window().height() - PX.s7),
        )
        self._find("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_list(self) -> QListView:
        found = QListView()
        found.setModel(self.model)
        found.setViewMode(QListView.ViewMode.IconMode)
        found.setResizeMode(QListView.ResizeMode.Adjust)
        found.setMovement(QListView.Movement.Static)
        found.setUniformItemSizes(True)
        found.setIconSize(QSize(PX.control, PX.control))
        found.setGridSize(QSize(PX.icon_grid, PX.icon_grid))
        found.setAccessibleName("Icons found")
        found.setProperty("part", "tiles")
        found.setMinimumSize(PX.icon_grid * 9, PX.icon_grid * 2)
        return found

    def _build(self, theme: Theme) -> None:
        about = QHBoxLayout()
        about.setSpacing(PX.s2)
        about.addWidget(self.star)
        about.addWidget(self.credit, 1)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        foot.addWidget(self.exchange)
        foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(theme, Role.HEADING, "Icons"))
        column.addWidget(Text(theme, Role.SMALL, f"{icon_count():,} drawings, found by what they show.", tone="faint"))
        head = QHBoxLayout()
        head.setSpacing(PX.s3)
        head.addWidget(self.search, 1)
        head.addWidget(self.parts)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(about)
        column.addLayout(foot)

    def _show_part(self, part: str) -> None:
        self.parts.choose(part)
        self._find(self.search.text())

    def _find(self, words: str) -> None:
        shelf, part = self._actions.icons, self.parts.current()
        among = {RECENT: shelf.recent, FAVOURITES: shelf.favourites}.get(part)
        found = find_icons(words, among=among)
        self.model.show_icons(found, shelf.favourites)
        for button in (self.add, self.exchange, self.star):
            button.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self._tell(self.list.currentIndex())
        else:
            self.credit.setText(_EMPTY[ALL if words else part])
            self._show_star()

    def _tell(self, index: QModelIndex) -> None:
        self.credit.setText(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
        self._show_star()

    def _show_star(self) -> None:
        kept = self._current() in self._actions.icons.favourites
        self.star.setChecked(kept)
        self.star.setIcon(self._theme.icon("star-fill" if kept else "star"))
        self.star.rename("No longer a favourite" if kept else "Keep as a favourite")

    def _keep(self) -> None:
        """Keep the chosen icon as a favourite, or no longer."""
        icon = self._current()
        shelf = self._actions.icons
        self._actions.keep_icon(icon, kept=icon not in shelf.favourites)
        if self.parts.current() == FAVOURITES:
            self._find(self.search.text())
        else:
            self.model.mark(shelf.favourites)
            self._tell(self.list.currentIndex())

    def _current(self) -> str:
        return str(self.list.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def _add(self, index: QModelIndex) -> None:
        icon = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(icon, str):
            self._actions.add_icon(icon)
            self.exchange.setVisible(self._actions.can_exchange_icon())

    def _exchange(self) -> None:
        if self._actions.can_exchange_icon():
            self._actions.exchange_icon(self._current())
