"""The design: one immutable value that holds the artwork and the achievement it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.brand import BrandKit, Level
from badgedesk.design.colours.colour import Palette
from badgedesk.design.colours.paints import OwnMotif
from badgedesk.design.guides import Guides
from badgedesk.design.layers import Layer, LayerId, walk
from badgedesk.design.outlines.geometry import Box
from badgedesk.design.ranges import TITLE, Pattern

ARTBOARD_PX: Final = 512.0
"""Width and height of every artboard."""


@dataclass(frozen=True, slots=True)
class Design:
    """A badge under work: layers bottom to top, the palette they are skinned with, and the achievement."""

    title: Annotated[str, TITLE] = ""
    layers: tuple[Layer, ...] = ()
    palette: Palette = Palette()  # noqa: RUF009 - an immutable value
    achievement: Achievement = Achievement()  # noqa: RUF009 - an immutable value
    template: Annotated[str, Pattern("[a-z0-9-]{0,40}")] = ""
    """Identifier of the template it was made from, if any."""
    level: Annotated[str, TITLE] = ""
    """Its level in a family, such as Gold or B2; what ``{level}`` stands for."""
    levels: tuple[Level, ...] = ()
    """Of a master: the levels whose badges follow it."""
    master: Annotated[str, TITLE] = ""
    """Of a level: name of the file of its master, in the same folder."""
    brand: BrandKit = BrandKit()  # noqa: RUF009 - an immutable value
    """The look it was last given."""
    guides: Guides = Guides()  # noqa: RUF009 - an immutable value
    """Lines and rings to lay things out by; never exported."""
    motifs: tuple[OwnMotif, ...] = ()
    """Motifs that were drawn for this design; a fill that repeats one holds it itself."""

    @property
    def artboard(self) -> Box:
        """The area that is exported."""
        return Box(0.0, 0.0, ARTBOARD_PX, ARTBOARD_PX)

    def walk(self) -> Iterator[Layer]:
        """Yield all layers bottom to top, each group before its own."""
        return walk(self.layers)

    def layer(self, layer_id: LayerId) -> Layer:
        """Return the layer with that id.

        Raises:
            DesignError: `Code.ITEM_NOT_FOUND`.
        """
        for layer in self.walk():
            if layer.id == layer_id:
                return layer
        raise DesignError(Code.ITEM_NOT_FOUND, layer=layer_id)
