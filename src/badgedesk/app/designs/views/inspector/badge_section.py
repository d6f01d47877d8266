"""What there is to set of the whole badge."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.designs.views.inspector.section import Section
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.app.widgets.words.text import Text
from badgedesk.design import content
from badgedesk.design.credits import credit_line


class DesignSection(Section):
    """What there is to set while nothing is selected: the colours of the whole badge, its look and its levels.

    Signals:
        kit_asked: the brand kit is wanted.
        levels_asked: the levels are wanted.
        template_asked: the badge is to be kept as a template.
    """

    kit_asked = Signal()
    levels_asked = Signal()
    template_asked = Signal()

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self._column.addWidget(self._label("Colours of the badge"))
        self.colours = Swatches(theme, "Colour of the badge")
        self._column.addWidget(self.colours)
        hint = "Change one, and every layer that uses it follows. Select a layer to change it alone."
        self._column.addWidget(Text(theme, Role.SMALL, hint, tone="faint", wrap=True))
        metals = tuple((name, name.capitalize(), "") for name in ("gold", "silver", "bronze", "steel"))
        self._column.addSpacing(PX.s1)
        self._column.addWidget(self._label("Metal"))
        self.metal = Segments(theme, "Metal", metals)
        self._column.addWidget(self.metal)
        self.kit = Button(theme, "Brand kit…", icon="palette", small=True)
        self.levels = Button(theme, "Levels…", icon="medal", small=True)
        self.template = Button(theme, "Keep as a template", icon="star", small=True)
        self._column.addSpacing(PX.s1)
        self._column.addWidget(self._label("Family"))
        for button, asked in (
            (self.kit, self.kit_asked),
            (self.levels, self.levels_asked),
            (self.template, self.template_asked),
        ):
            button.clicked.connect(asked)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._build_credits()
        self.colours.chosen.connect(self._ask_colour)
        self.metal.chosen.connect(self._set_metal)

    def _build_credits(self) -> None:
        """Make the part that says whose drawings the badge shows."""
        self.credits = QWidget()
        column = QVBoxLayout(self.credits)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s1)
        head = QHBoxLayout()
        head.addWidget(self._label("Credits"), 1)
        self.copy_credits = Button(self._theme, "Copy", kind="link")
        head.addWidget(self.copy_credits)
        self.credit_words = Text(self._theme, Role.SMALL, wrap=True)
        hint = "Exported pictures say this inside. Name them too where you write about the badge."
        column.addLayout(head)
        column.addWidget(self.credit_words)
        column.addWidget(Text(self._theme, Role.SMALL, hint, tone="faint", wrap=True))
        self._column.addWidget(self.credits)
        self.copy_credits.setAccessibleName("Copy the credits")
        self.copy_credits.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.credit_words.text()))

    def show_design(self) -> None:
        """Show the palette of the design in hand, and whose drawings it shows."""
        line = credit_line(self._viewmodel.design)
        self.credit_words.setText(line)
        self.credits.setVisible(bool(line))
        palette = self._viewmodel.design.palette
        self.colours.show_colours(tuple((swatch.name, swatch.value) for swatch in palette.swatches))
        self.colours.choose("")
        self.metal.choose(palette.metal)

    def _ask_colour(self, name: str) -> None:
        palette = self._viewmodel.design.palette
        self.colours.choose("")

        def take(value: str) -> None:
            self._viewmodel.edit(
                "Colour of the badge",
                lambda design: content.set_palette(design, design.palette.changed(None, **{name: value})),
            )

        ask_colour(self._theme, self, self._viewmodel.design, palette.colour(name), take)

    def _set_metal(self, metal: str) -> None:
        self._viewmodel.edit("Metal", lambda design: content.set_palette(design, design.palette.changed(metal)))
