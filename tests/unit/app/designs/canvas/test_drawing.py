"""Pictures on the canvas: read by the reader of their own kind alone."""

import io

import pytest
from PIL import Image

from badgedesk.app.designs.canvas.drawing import pixels_of
from badgedesk.design.layers import Picture

_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3" fill="red"/></svg>'


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_decoded(kind: str) -> None:
    written = io.BytesIO()
    Image.new("RGB", (4, 3), (200, 30, 40)).save(written, kind)
    image = pixels_of(Picture(f"image/{kind.lower()}", written.getvalue(), 4, 3))
    assert (image.width(), image.height()) == (4, 3)
    assert image.pixelColor(1, 1).red() > 190


def test_a_drawing_that_calls_itself_a_picture_is_not_read_as_one() -> None:
    assert pixels_of(Picture("image/png", _DRAWING, 4, 3)).isNull()
