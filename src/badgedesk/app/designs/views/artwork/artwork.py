"""The artwork side of the editor: layers, canvas with what floats over it, inspector."""

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.canvas.items import BOARD
from badgedesk.app.designs.canvas.view import Canvas
from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.editor.watching import Watching
from badgedesk.app.designs.views.artwork.layers_panel import LayersPanel
from badgedesk.app.designs.views.artwork.real_pixels import RealPixels
from badgedesk.app.designs.views.artwork.sight_menu import SightButton
from badgedesk.app.designs.views.artwork.tools import ToolBox, ZoomBar, add_menu, ask_font
from badgedesk.app.designs.views.artwork.trail import Trail
from badgedesk.app.designs.views.inspector.font_removal import ask_removal
from badgedesk.app.designs.views.inspector.inspector import Inspector
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.frame.divider import Divider
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.design import content
from badgedesk.design.checks.findings import Finding
from badgedesk.design.document import ARTBOARD_PX
from badgedesk.design.layers import ImageLayer, LayerId, ShapeLayer, TextLayer
from badgedesk.design.shapes.plain import Free
from badgedesk.design.typeset.lettering import InBox


class InPlaceEdit(QLineEdit):
    """Edits a text where it stands; Enter keeps it, Escape takes it back."""

    def __init__(self, theme: Theme, canvas: Canvas, viewmodel: EditorViewModel) -> None:
        super().__init__(canvas)
        self._canvas, self._viewmodel = canvas, viewmodel
        self._layer = LayerId("")
        self._gesture = 0
        self._before = ""
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName("Text on the badge")
        self.setObjectName("in-place")
        self.setAcceptDrops(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.textEdited.connect(self._apply)
        self.editingFinished.connect(self.hide)
        self.hide()

    def open_at(self, layer: TextLayer) -> None:
        """Edit ``layer`` below where it stands."""
        self._layer, self._before = layer.id, layer.text
        self._gesture = self._viewmodel.new_gesture()
        self.setText(layer.text)
        box = self._canvas.box_on_screen(layer.id).toRect()
        place = QRect(0, 0, max(box.width() + PX.s7, PX.in_place_min), PX.control)
        place.moveCenter(QPoint(box.center().x(), box.bottom() + PX.control))
        place.translate(self._canvas.viewport().pos())
        room = self._canvas.rect().adjusted(PX.s1, PX.s1, -PX.s1, -PX.s1)
        place.moveBottom(min(place.bottom(), room.bottom()))
        self.setGeometry(place)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._apply(self._before)
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.hide()
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _apply(self, text: str) -> None:
        self._viewmodel.edit(
            "Edit text", lambda design: content.set_text(design, self._layer, text=text), self._gesture
        )


class Artwork(QWidget):
    """Three columns; what floats over the canvas keeps to its corners.

    Signals:
        caption_asked: the description of the picture is to be written.
    """

    caption_asked = Signal()

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self._theme, self._viewmodel = theme, viewmodel

    def furnished(self, actions: EditorActions, jobs: Jobs) -> Parts[None]:
        """Build the columns part by part; nothing can be used before."""
        theme, viewmodel = self._theme, self._viewmodel
        self.canvas = Canvas(viewmodel)
        self.inspector = Inspector(theme, viewmodel)
        self._lay_out()
        yield
        self.layers = LayersPanel(theme, viewmodel, actions, add_menu(theme, actions, self))
        self._column.addWidget(self.layers, 1)
        yield
        yield from self.inspector.furnished(actions)
        yield
        self.pixels = RealPixels(theme, viewmodel, jobs)
        self.watching = Watching(viewmodel, jobs, self)
        self.tools = ToolBox(theme, actions)
        self.canvas.furnish_rulers(theme)
        self.zoom = ZoomBar(theme, self.canvas)
        self.sight = SightButton(theme, self.canvas.aids, viewmodel)
        self.zoom.add(self.sight)
        self.trail = Trail(theme, self.canvas.scope, viewmodel)
        self.in_place = InPlaceEdit(theme, self.canvas, viewmodel)
        yield
        self.dividers = (
            Divider(theme, self.left, "layers", "Width of the layers"),
            Divider(theme, self.inspector, "inspector", "Width of the properties", trailing=True),
        )
        for floating in (self.pixels, self.tools, self.zoom, self.trail):
            floating.setParent(self)  # not of the canvas: a screen reader sees only the drawing inside a scroll area
            floating.raise_()
        self._connect()
        actions.fonts.changed.connect(self.inspector.show_again)
        actions.fonts.offer(self.inspector.show_again)
        self.inspector.text.notes.font_asked.connect(lambda: ask_font(actions, self))
        self.inspector.text.notes.removal_asked.connect(lambda font: ask_removal(theme, self, actions.fonts, font))

    def _lay_out(self) -> None:
        """Put the columns beside each other while they are empty; Qt dresses all that moves into a widget anew."""
        self.left = QFrame()
        self.left.setProperty("part", "side")
        self._column = QVBoxLayout(self.left)
        self._column.setContentsMargins(0, PX.s1, PX.hairline, 0)
        self._column.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.inspector)

    def _connect(self) -> None:
        for watched in (self.canvas, self.canvas.viewport()):
            watched.installEventFilter(self)
        self.canvas.edit_asked.connect(self._edit)
        self.canvas.dragging.connect(self.pixels.hold)
        self.canvas.menu_asked.connect(self._open_menu)
        self.tools.pen_asked.connect(self._take_pen)
        self.inspector.points_asked.connect(self._open_points)
        self.inspector.picture.crop_asked.connect(self._crop)
        self.tools.badge_asked.connect(lambda: self._viewmodel.select(()))
        self.canvas.scope.changed.connect(lambda _: self._arrange())
        self.canvas.scope.changed.connect(lambda _: order_tabs(self.tools, self.trail))
        self.canvas.aids.changed.connect(lambda _: self._arrange())
        self.canvas.dragging.connect(self.watching.hold)
        self.watching.checked.connect(self.inspector.checks.show_checked)
        self.inspector.checks.fix_asked.connect(self.watching.fix)
        self.inspector.checks.fix_all_asked.connect(self.watching.fix_all)
        self.inspector.checks.show_asked.connect(self._show_finding)

    def show_below_layers(self, widget: QWidget) -> None:
        """Put ``widget`` below the list of layers."""
        self._column.addWidget(widget)
        order_tabs(self.left, self.tools, self.trail, self.canvas, self.zoom, self.pixels, self.inspector)

    def rename_layer(self) -> None:
        """Edit the name of the selected layer in the list, which shows for it."""
        if len(self._viewmodel.selection) == 1:
            self.left.show()
            self.layers.rename()

    def toggle_layers(self) -> None:
        """Show or hide the list of layers."""
        self.left.setVisible(not self.left.isVisible())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window().width()
        wide = window >= PX.wide
        layers, properties = self.dividers
        layers.offer(PX.editor_left_wide if wide else PX.editor_left)
        properties.offer(PX.inspector_wide if wide else PX.inspector)
        if (event.oldSize().width() < 0) or (window < PX.narrow) != self._was_narrow:
            self._was_narrow = window < PX.narrow
            self.left.setVisible(not self._was_narrow)

    _was_narrow = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self.canvas, self.canvas.viewport()) and event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.Show,
        }:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Put what floats into its corners; the size strip gives way where it would cover the badge's middle."""
        room = self.canvas.viewport().rect()
        gap = PX.s4 - PX.edge
        for floating in (self.tools, self.zoom, self.pixels, self.trail):
            floating.adjustSize()
        corner = self.canvas.pos() + self.canvas.viewport().pos()
        self.tools.move(corner + QPoint(gap, gap))
        self.zoom.move(corner + QPoint(gap, room.bottom() - self.zoom.height() - gap))
        self.trail.move(corner + QPoint(2 * gap + self.tools.width(), gap))
        self.pixels.move(corner + QPoint(room.right() - self.pixels.width() - gap, gap))
        fits = room.height() > self.pixels.height() + 2 * gap and room.width() > 2 * self.pixels.width()
        self.pixels.setVisible(fits)
        foot = self.zoom.height()
        right = self.pixels.width() + gap if fits else 0
        self.canvas.keep_free(QMargins(self.tools.width() + gap, foot, right, foot))

    def _show_finding(self, finding: Finding) -> None:
        """Select what a finding is about, and show it with room around; what has no layer is asked for elsewhere."""
        if finding.layer is None:
            self.caption_asked.emit()
            return
        self._viewmodel.select((finding.layer,))
        box = self._viewmodel.mirror.box((finding.layer,))
        room = max(max(box.width(), box.height()) / 2, ARTBOARD_PX / 8)
        self.canvas.show_box(box.adjusted(-room, -room, room, room) & BOARD)

    def _take_pen(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.canvas.pen.take()

    def _open_points(self, layer: LayerId) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.canvas.grips.open(layer)

    def _crop(self) -> None:
        """Begin to crop the selected picture, or end."""
        cropper = self.canvas.cropper
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if cropper.editing is not None:
            cropper.close()
        else:
            cropper.open(self._viewmodel.selection[0])

    def _open_menu(self, at: QPoint) -> None:
        menu = self.layers.menu()
        menu.exec(at)
        menu.deleteLater()

    def _edit(self, layer: LayerId) -> None:
        found = self._viewmodel.design.layer(layer)
        if isinstance(found, ShapeLayer) and isinstance(found.shape, Free) and not found.locked:
            self.canvas.grips.open(layer)
        elif isinstance(found, ImageLayer) and not found.locked:
            self.canvas.cropper.open(layer)
        elif isinstance(found, TextLayer):
            self._edit_text(found)

    def _edit_text(self, layer: TextLayer) -> None:
        """Edit a text where it stands; whoever listens gets a field, as no letter on the canvas is read out."""
        if not QAccessible.isActive():
            self.canvas.writer.open(layer.id)
        elif "\n" in layer.text or isinstance(layer.place, InBox):
            self.inspector.text.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.in_place.open_at(layer)
