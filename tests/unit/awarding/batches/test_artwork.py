"""The artwork of a batch."""

import base64
import io
from collections.abc import Callable

import pytest

from badgedesk.awarding import Artwork, Format, parse_formats, render_artwork
from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.errors import Code, UsageError


def test_formats_are_read_in_their_order_and_once() -> None:
    assert parse_formats("svg, PNG,json,svg") == (Format.SVG, Format.PNG, Format.JSON)


@pytest.mark.parametrize(("names", "code"), [("gif", Code.USAGE), ("", Code.USAGE)])
def test_other_formats_are_refused(names: str, code: Code) -> None:
    with pytest.raises(UsageError) as caught:
        parse_formats(names)
    assert caught.value.code is code


def test_the_signed_picture_is_a_data_address(drawn: Callable[[int, tuple[int, int, int]], bytes]) -> None:
    picture = drawn(20, (1, 2, 3))
    head, _, data = Artwork({}, picture).picture_address.partition(",")
    assert (head, base64.b64decode(data)) == ("data:image/png;base64", picture)


def test_only_what_the_picture_needs_is_baked(artwork: Artwork) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    about.add_text("Author", "Somebody private")
    written = io.BytesIO()
    Image.new("RGB", (20, 20)).save(written, "PNG", pnginfo=about)
    prepared = Artwork({Format.PNG: written.getvalue()}, artwork.picture).prepared((Format.PNG, Format.JSON))
    assert list(prepared) == [Format.PNG]
    assert b"Somebody private" not in prepared[Format.PNG].bake('{"a":1}')


def test_a_design_is_drawn_in_the_formats_asked_for() -> None:
    from badgedesk.design.templates import build_template, list_templates

    design = build_template(list_templates()[0].id)
    both = render_artwork(design, (Format.PNG, Format.SVG, Format.JSON))
    assert {wanted: kind_of(data) for wanted, data in both.images.items()} == {
        Format.PNG: FileKind.PNG,
        Format.SVG: FileKind.SVG,
    }
    assert kind_of(both.picture) is FileKind.PNG
    assert len(both.picture) <= 64 * 1024
    assert render_artwork(design, (Format.JSON,)).images == {}
