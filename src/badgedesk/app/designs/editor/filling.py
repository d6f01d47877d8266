"""Layers whose words are filled in for each person when the badge is awarded."""

from dataclasses import replace
from typing import Final

from badgedesk.app.designs.editor.changes import ink, with_text
from badgedesk.design import edits
from badgedesk.design.colours.paints import Solid
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.layers import CodeLayer, Layer, LayerId, TextLayer
from badgedesk.design.personal import sample_words
from badgedesk.design.placeholders import Placeholder
from badgedesk.design.typeset.lettering import Straight
from badgedesk.design.typeset.text import lay_out

PLACEHOLDERS: Final = {
    Placeholder.RECIPIENT: "Name of the person",
    Placeholder.DATE: "Date of the award",
    Placeholder.LEVEL: "Level",
    Placeholder.CREDENTIAL: "Number of the badge",
}
"""What people call the placeholders."""
CODE_TEXT: Final = f"urn:uuid:{Placeholder.CREDENTIAL.mark}"
"""What a new QR code holds: the number of the badge, as the badge itself states it."""
_WIDTH: Final = 360.0
_SIZES: Final = {Placeholder.RECIPIENT: 44.0, Placeholder.CREDENTIAL: 17.0}
_USUAL_SIZE: Final = 28.0
_CODE_PX: Final = 128.0


def with_placeholder(design: Design, placeholder: Placeholder) -> tuple[Design, LayerId]:
    """Return the design with a text in its middle that holds a placeholder, no wider than the middle of a badge."""
    made, fresh = with_text(design)

    def named(layer: Layer) -> Layer:
        if not isinstance(layer, TextLayer):
            return layer
        text = replace(
            layer,
            name=PLACEHOLDERS[placeholder],
            text=placeholder.mark,
            size_px=_SIZES.get(placeholder, _USUAL_SIZE),
            place=Straight(ARTBOARD_PX / 2, max_width_px=_WIDTH),
            fill=Solid(ink(design)),
        )
        return lay_out(text, sample_words(design))

    return edits.change_layer(made, fresh, named), fresh


def with_code(design: Design) -> tuple[Design, LayerId]:
    """Return the design with a QR code in its middle that holds the number of the badge."""
    fresh = edits.new_layer_id(design, "code")
    return edits.add_layer(design, CodeLayer(id=fresh, name="QR code", text=CODE_TEXT, size_px=_CODE_PX)), fresh


def set_code(design: Design, layer_id: LayerId, text: str) -> Design:
    """Return the design with other words in a QR code; an empty text changes nothing, since no code holds none."""

    def change(layer: Layer) -> Layer:
        return replace(layer, text=text) if isinstance(layer, CodeLayer) else layer

    return edits.change_layer(design, layer_id, change) if text else design
