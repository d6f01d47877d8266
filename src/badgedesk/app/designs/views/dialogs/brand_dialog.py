"""The brand kit: colours, fonts, logo and issuer set once, with the badge before and after."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from badgedesk.app.designs.editor.looks import Looks
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.colours.ask_colour import ask_colour
from badgedesk.app.designs.views.inspector.font_choice import FontChoice
from badgedesk.app.designs.views.pictures_row import PicturesRow
from badgedesk.app.jobs import Jobs
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.swatches import Swatches
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design.brand import BrandKit
from badgedesk.design.checks.legibility import readable
from badgedesk.design.colours.colour import Palette
from badgedesk.design.family import USUAL_PALETTE, kit_of, with_kit
from badgedesk.design.layers import Picture

_METALS = ("gold", "silver", "bronze", "steel")
_GROUND = CANVAS.artboard.lower()
_AS_IS = "As each badge has it"


class BrandDialog(QDialog):
    """Asks for the look, shows what it does to the badge in hand, and to which others it goes."""

    def __init__(self, theme: Theme, parent: QWidget, viewmodel: EditorViewModel, looks: Looks, jobs: Jobs) -> None:
        super().__init__(parent.window())
        self.setWindowTitle("BadgeDesk")
        self.setAccessibleName("Brand kit")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._viewmodel, self._looks = theme, viewmodel, looks
        kept = looks.kit()
        self._kit = kept if kept.palette is not None else kit_of(viewmodel.design)
        self._palette = self._kit.palette or USUAL_PALETTE
        self.colours = Swatches(theme, "Brand colour")
        self.ground = Swatches(theme, "Ground colour")
        self.metal = Segments(theme, "Metal", tuple((name, name.capitalize(), "") for name in _METALS))
        self.display, self.plain = self._fonts("Font of large words"), self._fonts("Font of other texts")
        self.issuer = Field(theme, "Issuer", note="optional", example="Harbour Club")
        self.logo = Button(theme, "Choose a logo…", icon="image", small=True)
        self.take = Button(theme, "Take from this badge", kind="link")
        self.pictures = PicturesRow(theme, jobs, PX.editor_picture)
        self.others: list[tuple[Path, QCheckBox]] = []
        self.cancel, self.apply = Button(theme, "Cancel"), Button(theme, "Give this badge the look", kind="main")
        self._build()
        self._connect()
        self._show()

    @property
    def kit(self) -> BrandKit:
        """The look as it is set now."""
        return replace(
            self._kit,
            palette=self._palette,
            display=self.display.value(),
            plain=self.plain.value(),
            issuer=self.issuer.text(),
        )

    def _fonts(self, name: str) -> FontChoice:
        choice = FontChoice(self._theme, name)
        choice.offer((_AS_IS, ""))
        return choice

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(PX.s2)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Colours: main, dark, accent, light, ink", self.colours),
            ("Metal", self.metal),
            ("Large words", self.display),
            ("Other texts", self.plain),
            ("Ground behind the badge", self.ground),
        )
        for words, widget in rows:
            form.addWidget(Text(self._theme, Role.LABEL, words, tone="soft"))
            form.addWidget(widget)
        form.addWidget(self.issuer)
        form.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignLeading)
        form.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        form.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(PX.s3)
        right.addWidget(self.pictures)
        right.addWidget(Text(self._theme, Role.LABEL, "Give it to other designs as well", tone="soft"))
        right.addWidget(self._list(), 1)
        body = QHBoxLayout()
        body.setSpacing(PX.s6)
        body.addLayout(form, 1)
        body.addLayout(right)
        foot = QHBoxLayout()
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(self._theme, Role.HEADING, "Give your badges one look"))
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _list(self) -> QWidget:
        inside = QFrame()
        inside.setProperty("ground", "surface")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(PX.s2, PX.s2, PX.s2, PX.s2)
        rows.setSpacing(PX.s2)
        for path in self._looks.family():
            box = QCheckBox(shown(path.stem).replace("&", "&&"))
            box.setFont(self._theme.font(Role.BODY))
            box.toggled.connect(self._count)
            self.others.append((path, box))
            rows.addWidget(box)
        if self.others:
            self._looks.names([path for path, _ in self.others], self._name)
        else:
            rows.addWidget(Text(self._theme, Role.SMALL, "There is no other design in this folder.", tone="faint"))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Other designs")
        return scroll

    def _name(self, names: list[str]) -> None:
        """Call the designs by the names of their badges."""
        if isValid(self):  # it may be closed by now
            for (_, box), name in zip(self.others, names, strict=True):
                box.setText(shown(name).replace("&", "&&"))

    def _connect(self) -> None:
        self.colours.chosen.connect(self._ask_colour)
        self.ground.chosen.connect(lambda _: self._ask_ground())
        self.metal.chosen.connect(self._set_metal)
        for choice in (self.display, self.plain):
            choice.activated.connect(lambda _: self._preview())
        self.logo.clicked.connect(self._ask_logo)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self._apply)

    def _show(self) -> None:
        self.colours.show_colours(tuple((swatch.name, swatch.value) for swatch in self._palette.swatches))
        self.ground.show_colours((("ground", self._kit.ground or _GROUND),))
        self.metal.choose(self._palette.metal)
        self.display.show_value(self._kit.display)
        self.plain.show_value(self._kit.plain)
        self.issuer.edit.setText(self._kit.issuer)
        self.logo.setText("Choose another logo…" if self._kit.logo is not None else "Choose a logo…")
        self._preview()

    def _preview(self) -> None:
        design = self._viewmodel.design
        try:
            after = with_kit(design, self.kit)
        except BadgeDeskError:
            after = design
        self.pictures.show_designs((("Before", design), ("After", after)), partial(readable, before=design))

    def _set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._show_colours()

    def _show_colours(self) -> None:
        self._kit = self.kit
        self._show()

    def _ask_colour(self, name: str) -> None:
        self.colours.choose("")
        ask_colour(
            self._theme,
            self,
            self._viewmodel.design,
            self._palette.colour(name),
            lambda value: self._set_palette(self._palette.changed(None, **{name: value})),
        )

    def _ask_ground(self) -> None:
        def take(value: str) -> None:
            self._kit = replace(self.kit, ground=value)
            self._show()

        self.ground.choose("")
        ask_colour(self._theme, self, self._viewmodel.design, self._kit.ground or _GROUND, take)

    def _set_metal(self, metal: str) -> None:
        self._set_palette(self._palette.changed(metal))

    def _ask_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg *.webp)")
        if name:
            self.take_logo(Path(name))

    def take_logo(self, path: Path) -> None:
        """Take a picture file as the logo; a fault is told under the toolbar."""
        try:
            logo: Picture = self._viewmodel.files.picture(path)
        except BadgeDeskError as error:
            self._viewmodel.told.emit(fault_as_message(error))
            return
        self._kit = replace(self.kit, logo=logo)
        self._show()

    def _take(self) -> None:
        self._kit = kit_of(self._viewmodel.design)
        self._palette = self._kit.palette or self._palette
        self._show()

    def _count(self) -> None:
        count = sum(box.isChecked() for _, box in self.others)
        self.apply.setText(f"Give {counted(count + 1, 'badge')} the look" if count else "Give this badge the look")

    def _apply(self) -> None:
        self._looks.apply(self.kit, [path for path, box in self.others if box.isChecked()])
        self.accept()
