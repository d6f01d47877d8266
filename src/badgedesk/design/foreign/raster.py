"""Parts of a foreign drawing that only pixels can say, drawn by the process apart and cut to what is seen."""

import io
from typing import Final

from badgedesk.design.foreign.document import Drawing, Element
from badgedesk.design.foreign.rebuild import write_drawing
from badgedesk.design.foreign.worker import draw_foreign_svg
from badgedesk.design.layers import ImageLayer, Layer, LayerId
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.pictures import import_picture

_SIDE_PX: Final = 1_024


def drawn_apart(
    drawing: Drawing, element: Element | None, size: tuple[float, float], id_: LayerId
) -> tuple[Layer, ...]:
    """Return an element, or the whole drawing, as a picture where it lies; nothing where nothing is seen.

    Args:
        drawing: that holds it.
        element: to draw; None for all.
        size: of the drawing in px.
        id_: of the layer that is made.

    Raises:
        InputError, LimitExceededError: it cannot be drawn.
    """
    from PIL import Image

    png = draw_foreign_svg(write_drawing(drawing, element), _SIDE_PX)
    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        pixels = opened.convert("RGBA")
    seen = pixels.getchannel("A").getbbox()
    if seen is None:
        return ()
    cut = io.BytesIO()
    pixels.crop(seen).save(cut, "PNG")
    picture = import_picture(cut.getvalue())
    across = size[0] / pixels.width
    down = size[1] / pixels.height
    scale = (seen[2] - seen[0]) / picture.width
    place = Affine(across * scale, 0.0, 0.0, down * scale, seen[0] * across, seen[1] * down)
    return (ImageLayer(id=id_, name="Picture", picture=picture, width_px=float(picture.width), transform=place),)
