"""What floats over the canvas: the tools for adding, and the zoom."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.changes import RIBBON, SHAPES
from badgedesk.app.designs.views.artwork.icon_library import IconLibrary
from badgedesk.app.designs.views.artwork.placeholder_menu import filling_menu
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.words.text import Text, rule

PICTURE_FILTER: Final = "Pictures and drawings (*.png *.jpg *.jpeg *.webp *.svg *.svgz)"
FONT_FILTER: Final = "Fonts (*.ttf *.otf *.ttc *.otc *.woff)"
_SHAPE_ICONS: Final = {
    "circle": "circle",
    "ellipse": "circle",
    "ring": "circle",
    "rectangle": "rectangle",
    "polygon": "hexagon",
    "star": "star",
    "burst": "star",
    "sparkle": "sparkle",
    "seal": "circle-dashed",
    "gear": "gear-six",
    "shield": "shield",
    "rosette": "circle-dashed",
    "divider": "minus",
    "sector": "circle-dashed",
    "arc": "circle-dashed",
    "line": "minus",
    RIBBON: "bookmark-simple",
}
_ANY_SHAPE: Final = "polygon"


def ask_picture(actions: EditorActions, parent: QWidget) -> None:
    """Ask for a picture file and add it."""
    from pathlib import Path

    name, _ = QFileDialog.getOpenFileName(parent, "Add a picture or a drawing", "", PICTURE_FILTER)
    if name:
        actions.add_picture(Path(name))


def ask_font(actions: EditorActions, parent: QWidget) -> None:
    """Ask for a font file and take it in."""
    from pathlib import Path

    name, _ = QFileDialog.getOpenFileName(parent, "Add a font", "", FONT_FILTER)
    if name:
        actions.fonts.add(Path(name))


def shape_menu(theme: Theme, actions: EditorActions, parent: QWidget) -> QMenu:
    """Return the menu of new shapes."""
    menu = QMenu("Add a shape", parent)
    menu.setMinimumWidth(PX.menu)
    for kind, name in (*((kind, name) for kind, (name, _) in SHAPES.items()), (RIBBON, "Ribbon")):
        action = menu.addAction(theme.icon(_SHAPE_ICONS.get(kind, _ANY_SHAPE), "text"), name)
        action.triggered.connect(lambda _=False, wanted=kind: actions.add_shape(wanted))
    return menu


def add_menu(theme: Theme, actions: EditorActions, parent: QWidget) -> QMenu:
    """Return the menu of everything that can be added."""
    menu = QMenu(parent)
    menu.setAccessibleName("Add a layer")
    menu.setMinimumWidth(PX.menu)
    menu.addAction(theme.icon("text-t", "text"), "Text").triggered.connect(lambda _=False: actions.add_text())
    menu.addAction(theme.icon("image", "text"), "Picture or SVG drawing…").triggered.connect(
        lambda _=False: ask_picture(actions, parent)
    )
    menu.addAction(theme.icon("star", "text"), "Icon…").triggered.connect(
        lambda _=False: IconLibrary(theme, parent, actions).show()
    )
    menu.addMenu(filling_menu(theme, actions, menu))
    menu.addSeparator()
    for action in shape_menu(theme, actions, menu).actions():
        menu.addAction(action)
    return menu


class ToolBox(QFrame):
    """The tools, one below the other.

    Signals:
        badge_asked: the colours of the whole badge are wanted.
        pen_asked: an outline is to be drawn.
    """

    badge_asked = Signal()
    pen_asked = Signal()

    def __init__(self, theme: Theme, actions: EditorActions) -> None:
        super().__init__()
        self.setProperty("part", "float")
        self.setAccessibleName("Tools")
        self._theme = theme
        self._shapes = shape_menu(theme, actions, self)
        self.text = self._tool("text-t", "Add a text")
        self.shape = self._tool("polygon", "Add a shape")
        self.pen = self._tool("pen-nib", "Draw an outline")
        self.pen.clicked.connect(self.pen_asked)
        self.icon = self._tool("star", "Add an icon")
        self.icon.clicked.connect(lambda: IconLibrary(theme, self, actions).show())
        self.picture = self._tool("image", "Add a picture or drawing")
        self._filling = filling_menu(theme, actions, self)
        self.fill_in = self._tool("user", "Add what is filled in when awarded")
        self.fill_in.clicked.connect(
            lambda: self._filling.exec(self.fill_in.mapToGlobal(self.fill_in.rect().topRight()))
        )
        self.colours = self._tool("palette", "Colours of the badge")
        self.text.clicked.connect(actions.add_text)
        self.shape.clicked.connect(self._open_shapes)
        self.picture.clicked.connect(lambda: ask_picture(actions, self))
        self.colours.clicked.connect(self.badge_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s1, PX.s1, PX.s1, PX.s1)
        column.setSpacing(PX.edge)
        for tool in (self.text, self.shape, self.pen, self.icon, self.picture, self.fill_in, self.colours):
            column.addWidget(tool)

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = IconButton(self._theme, icon, name)
        button.setProperty("kind", "tool")
        self._theme.fix_icon(button, PX.icon_toolbar)
        return button

    def _open_shapes(self) -> None:
        self._shapes.exec(self.shape.mapToGlobal(self.shape.rect().topRight()))


class ZoomBar(QFrame):
    """Smaller, the scale, larger, fit."""

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        super().__init__()
        self.setProperty("part", "float")
        self.setAccessibleName("Zoom")
        self.out = IconButton(theme, "minus", "Zoom out", shortcut="Ctrl+-", side=PX.control_small)
        self.into = IconButton(theme, "plus", "Zoom in", shortcut="Ctrl++", side=PX.control_small)
        self.scale_ = Text(theme, Role.LABEL)
        self.scale_.setMinimumWidth(PX.inspector_value)
        self.fit = Button(theme, "Fit", kind="quiet", icon="frame-corners", small=True)
        self.fit.setToolTip("Show the whole badge (Ctrl+0)")
        self.out.clicked.connect(lambda: canvas.zoom_to(canvas.scale_now / CANVAS.zoom_step))
        self.into.clicked.connect(lambda: canvas.zoom_to(canvas.scale_now * CANVAS.zoom_step))
        self.fit.clicked.connect(canvas.fit)
        canvas.zoomed.connect(lambda scale: self.scale_.setText(f"{round(100 * scale)} %"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(PX.s1, PX.s1, PX.s1, PX.s1)
        row.setSpacing(PX.s1)
        line = rule(vertical=True)
        for widget in (self.out, self.scale_, self.into, line, self.fit):
            row.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put something more at the end."""
        self._row.addWidget(rule(vertical=True))
        self._row.addWidget(widget)
