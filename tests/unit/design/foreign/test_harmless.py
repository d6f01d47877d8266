"""An SVG that is handed on: plain ones byte for byte, all others without what runs or leads outside."""

from pathlib import Path

import pytest

from badgedesk.design.foreign.harmless import harmless_svg
from tests.hostile.pictures import active_parts

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "design"
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
RECT = '<rect width="9" height="9"/>'


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.svg")), ids=lambda path: path.stem)
def test_our_own_drawings_stay_byte_for_byte(path: Path) -> None:
    data = path.read_bytes()
    assert harmless_svg(data) == (data, ())


@pytest.mark.parametrize(
    "inside",
    [
        RECT,
        '<!-- a comment --><g id="a"><path d="M0 0h9v9z"/></g><use href="#a"/>',
        '<linearGradient id="b"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#b)"/>',
        "<title>A title &amp; more</title>" + RECT,
    ],
)
def test_a_plain_drawing_stays_byte_for_byte(inside: str) -> None:
    data = FRAME.format(inside).encode()
    assert harmless_svg(data) == (data, ())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>a()</script>",
        '<y:script xmlns:y="http://www.w3.org/2000/svg">a()</y:script>',
        '<g onclick="a()"/>',
        '<a x:href="java\nscript:a()"/>',
        '<a x:href="&#106;avascript:a()"/>',
        '<image href="https://x.example/a.png" width="9" height="9"/>',
        '<image href="file:///etc/hostname" width="9" height="9"/>',
        '<rect fill="u\\72l(https://x.example/a)" width="5" height="5"/>',
        '<rect fill="urL (\'//x.example/a#b\')" width="5" height="5"/>',
        '<rect style="fill:url(//x.example/a#b)" width="5" height="5"/>',
        "<style>@import '../../a.css'</style>",
        "<style>rect{fill:url(a.svg#b)}</style>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
        '<animate attributeName="href" to="a"/>',
        '<use href="other.svg#a"/>',
    ],
)
def test_what_could_run_or_reach_out_is_left_out(inside: str) -> None:
    data = FRAME.format(inside + RECT).encode()
    clean, _ = harmless_svg(data)
    assert clean != data
    assert active_parts(clean) == []
    assert b"<rect" in clean


def test_a_style_sheet_beside_the_drawing_is_left_out() -> None:
    data = b'<?xml-stylesheet href="a.css"?>' + FRAME.format(RECT).encode()
    assert b"stylesheet" not in harmless_svg(data)[0]


def test_other_encodings_are_rebuilt() -> None:
    text = FRAME.format("<script>a()</script>" + RECT)
    clean, notices = harmless_svg(text.encode("utf-16"))
    assert active_parts(clean) == []
    assert [notice.what for notice in notices] == ["script"]
