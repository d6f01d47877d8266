"""What a QR code holds."""

from PySide6.QtWidgets import QHBoxLayout

from badgedesk.app.designs.editor.filling import set_code
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.artwork.placeholder_menu import placeholder_button
from badgedesk.app.designs.views.inspector.section import Section, same
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.document import Design
from badgedesk.design.layers import CodeLayer
from badgedesk.design.shapes.codes import LONGEST_TEXT

_HINT = "Cameras read this. For a page of your own, write its address: https://your.site/badges/{credential}"


class CodeSection(Section):
    """The words in a QR code, placeholders among them."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__(theme, viewmodel)
        self.words = TextBox(theme, "What the QR code holds", most=PX.form_text)
        head = QHBoxLayout()
        head.addWidget(self._label("The code holds"), 1)
        head.addWidget(placeholder_button(theme, self, self.words))
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addWidget(Text(theme, Role.SMALL, _HINT, tone="faint", wrap=True))
        self.words.entered.connect(self._begin)
        self.words.typed.connect(self._set)

    def show_layers(self, codes: list[CodeLayer]) -> None:
        """Show what the selected codes have in common."""
        self.words.show_text(same([code.text for code in codes]) or "")
        self.words.setPlaceholderText("mixed" if len(codes) > 1 else "")

    def _set(self, text: str) -> None:
        chosen = self._viewmodel.selection

        def change(design: Design) -> Design:
            for layer in chosen:
                design = set_code(design, layer, text[:LONGEST_TEXT])
            return design

        self._viewmodel.edit("Words of the code", change, self._gesture)
