"""Drawing SVG files of strangers: they are drawn, and reach nothing."""

import sys
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design.foreign.worker import draw_foreign_svg, fetch_nothing

_PNG = b"\x89PNG\r\n\x1a\n"


def test_a_drawing_comes_back_as_png_of_the_size_asked_for() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    png = draw_foreign_svg(drawing, 64)
    assert png.startswith(_PNG)
    assert int.from_bytes(png[16:20], "big") == 64


def test_a_drawing_keeps_its_proportions() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="9" height="9"/></svg>'
    png = draw_foreign_svg(drawing, 64)
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (64, 32)


def test_a_file_named_in_the_drawing_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>')
    frame = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
    named = frame.format(f'<image x:href="{secret.as_uri()}" width="9" height="9"/>')
    assert draw_foreign_svg(named.encode(), 32) == draw_foreign_svg(frame.format("").encode(), 32)


@pytest.mark.parametrize(
    "drawing",
    [
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg",
    ],
)
def test_what_cannot_be_drawn_safely_is_refused(drawing: bytes) -> None:
    with pytest.raises(InputError) as fault:
        draw_foreign_svg(drawing, 32)
    assert fault.value.code is Code.SVG_NOT_SVG


@pytest.mark.parametrize("drawing", [b"", b" " * (5 * 1024 * 1024 + 1)])
def test_empty_and_oversized_files_never_reach_the_drawer(drawing: bytes) -> None:
    with pytest.raises(LimitExceededError) as fault:
        draw_foreign_svg(drawing, 32)
    assert fault.value.code is Code.SVG_LIMIT


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://tracker.example/x.png",
        "data:text/html,<b>",
        "data:image/svg+xml,<svg/>",
        "data:image/png;base64,PHN2Zy8+",
    ],
)
def test_only_pictures_written_into_the_file_are_answered(address: str) -> None:
    assert fetch_nothing(address) == b'<svg width="1" height="1"></svg>'


def test_a_png_written_into_the_file_is_answered() -> None:
    assert fetch_nothing("data:image/png;base64,iVBORw0KGgo=") == _PNG


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limits of this kind")
def test_a_drawing_that_takes_too_long_is_stopped() -> None:
    body = '<circle r="1" filter="url(#f)"/>' + "".join(
        f'<path d="M0 0{"l1 1l-1 1" * 2000}" stroke="red" stroke-dasharray="0.001" id="p{index}"/>'
        for index in range(200)
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 2000">{body}</svg>'
    with pytest.raises(LimitExceededError) as fault:
        draw_foreign_svg(drawing.encode(), 2048)
    assert fault.value.code is Code.SVG_LIMIT
