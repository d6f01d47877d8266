"""The inspector: what is selected, what can be set of it, and what should be looked at."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.kinds import kind_of_layer, layer_name
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.checks_panel import ChecksPanel
from badgedesk.app.designs.views.inspector.badge_section import DesignSection
from badgedesk.app.designs.views.inspector.code_section import CodeSection
from badgedesk.app.designs.views.inspector.effects_section import EffectsSection
from badgedesk.app.designs.views.inspector.fill_section import FillSection
from badgedesk.app.designs.views.inspector.line_section import LineSection
from badgedesk.app.designs.views.inspector.picture_section import PictureSection
from badgedesk.app.designs.views.inspector.place_section import PlaceSection
from badgedesk.app.designs.views.inspector.section import Section
from badgedesk.app.designs.views.inspector.shape_section import ShapeSection
from badgedesk.app.designs.views.inspector.text_section import TextSection
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.laying.one_layout import make_ready, one_layout
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.painted import ElidedText, IconMark
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import rule
from badgedesk.design.layers import CodeLayer, IconLayer, ImageLayer, Layer, LayerId, ShapeLayer, TextLayer


class Inspector(QFrame):
    """Follows the selection; without one it shows the colours of the whole badge.

    Signals:
        points_asked: `LayerId`, the points of its outline are to be opened.
    """

    points_asked = Signal(object)

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "inspector")
        theme.fix_width(self, PX.inspector)
        self.setAccessibleName("Inspector")
        self._theme, self._viewmodel = theme, viewmodel

    def furnished(self, actions: EditorActions) -> Parts[None]:
        """Build the sections part by part; nothing can be used before."""
        theme, viewmodel = self._theme, self._viewmodel
        self._icon = IconMark(theme, "palette", "text_soft", PX.icon)
        self._name = ElidedText(theme, Role.SECTION)
        self.copy = IconButton(theme, "copy", "Duplicate", shortcut="Ctrl+D", side=PX.control_small)
        self.delete = IconButton(theme, "trash", "Delete", shortcut="Del", side=PX.control_small)
        self.points = IconButton(theme, "pen-nib", "Edit the points of the outline", side=PX.control_small)
        self.text = TextSection(theme, viewmodel)
        yield
        self.code = CodeSection(theme, viewmodel)
        self.picture = PictureSection(theme, viewmodel)
        self.place = PlaceSection(theme, viewmodel, actions.arranging)
        yield
        self.shape = ShapeSection(theme, viewmodel)
        self.fill = FillSection(theme, viewmodel)
        yield
        self.line = LineSection(theme, viewmodel)
        self.effects = EffectsSection(theme, viewmodel)
        self.design = DesignSection(theme, viewmodel)
        self.checks = ChecksPanel(theme)
        self.copy.clicked.connect(actions.duplicate)
        self.delete.clicked.connect(actions.delete)
        self.points.clicked.connect(lambda: self.points_asked.emit(viewmodel.selection[0]))
        yield
        sections = QFrame()
        sections.setProperty("ground", "surface")
        self._build(sections)
        yield
        yield from self._fill(sections)
        for section in sections.findChildren(Section, options=Qt.FindChildOption.FindDirectChildrenOnly):
            make_ready(section)
            yield
        viewmodel.design_changed.connect(lambda _: self._follow(sections))
        viewmodel.selection_changed.connect(lambda _: self._turn_to(sections))
        self._follow(sections)

    def _build(self, inside: QWidget) -> None:
        top = QWidget()
        top.setFixedHeight(PX.head)
        head = QHBoxLayout(top)
        head.setContentsMargins(PX.s4, PX.s1, PX.s3, 0)
        head.setSpacing(PX.s2)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        head.addWidget(self.points)
        head.addWidget(self.copy)
        head.addWidget(self.delete)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s3)
        foot.addWidget(self.checks)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.hairline, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _fill(self, inside: QWidget) -> Parts[None]:
        """Put the sections below each other."""
        sections = QVBoxLayout(inside)
        sections.setContentsMargins(0, 0, 0, 0)
        sections.setSpacing(0)
        self._rules = []
        drawn = (self.place, self.shape, self.fill, self.line, self.effects)
        for section in (self.text, self.code, self.picture, *drawn, self.design):
            if section not in (self.text, self.code, self.picture, self.design):
                line = rule()
                self._rules.append(line)
                sections.addWidget(line)
            sections.addWidget(section)
            yield
        sections.addStretch(1)

    def show_again(self) -> None:
        """Show the selection anew: what can be chosen has changed."""
        self._show()

    def _turn_to(self, sections: QWidget) -> None:
        """Show another selection; it is painted once the canvas was, in a turn of its own: much of it is new."""
        if sections.updatesEnabled():
            sections.setUpdatesEnabled(False)
            QTimer.singleShot(0, sections, lambda: sections.setUpdatesEnabled(True))
        self._follow(sections)

    def _follow(self, sections: QWidget) -> None:
        with one_layout(sections):
            self._show()

    def _show(self) -> None:
        there: dict[LayerId, Layer] = {layer.id: layer for layer in self._viewmodel.design.walk()}
        layers = [there[id_] for id_ in self._viewmodel.selection if id_ in there]
        texts = [layer for layer in layers if isinstance(layer, TextLayer)]
        codes = [layer for layer in layers if isinstance(layer, CodeLayer)]
        pictures = [layer for layer in layers if isinstance(layer, ImageLayer)]
        self._head(layers)
        self.code.setVisible(bool(codes) and len(codes) == len(layers))
        self.picture.setVisible(bool(pictures) and len(pictures) == len(layers))
        self.text.setVisible(bool(texts) and len(texts) == len(layers))
        self.design.setVisible(not layers)
        for widget in (self.place, self.fill, *self._rules):
            widget.setVisible(bool(layers))
        self._rules[0].setVisible(any(each.isVisibleTo(self) for each in (self.text, self.code, self.picture)))
        has_measures = self.shape.can_show(layers)
        self.shape.setVisible(has_measures)
        self._rules[1].setVisible(has_measures)
        has_lines = self.line.can_show(layers)
        self.line.setVisible(has_lines)
        self._rules[3].setVisible(has_lines)
        self.effects.setVisible(bool(layers))
        if not layers:
            self.design.show_design()
            return
        if self.text.isVisibleTo(self):
            self.text.show_layers(texts)
        if self.code.isVisibleTo(self):
            self.code.show_layers(codes)
        if self.picture.isVisibleTo(self):
            self.picture.show_layers(pictures)
        self.place.show_box()
        if has_measures:
            self.shape.show_layers(layers)
        self.fill.show_layers(layers)
        if has_lines:
            self.line.show_layers(layers)
        self.effects.show_layers(layers)

    def _head(self, layers: list[Layer]) -> None:
        for button in (self.copy, self.delete):
            button.setVisible(bool(layers))
        self.points.setVisible(len(layers) == 1 and isinstance(layers[0], ShapeLayer | TextLayer | IconLayer))
        if not layers:
            self._icon.show_icon("palette", "text_soft")
            self._name.set_text("Whole badge")
        elif len(layers) == 1:
            kind, icon = kind_of_layer(layers[0])
            self._icon.show_icon(icon, "text_soft")
            self._name.set_text(kind)
            self._name.setToolTip(shown(layer_name(layers[0])))
        else:
            self._icon.show_icon("copy", "text_soft")
            self._name.set_text(counted(len(layers), "layer"))
