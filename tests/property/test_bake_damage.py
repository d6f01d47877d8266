"""Damaged and arbitrary pictures: answered by a code, and never by another badge than the one baked."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from badgedesk.core.bake import bake, kind_of, prepare, strip, unbake, unbake_each
from badgedesk.core.errors import BadgeDeskError, Code

CREDENTIAL = '{"id":"urn:uuid:0","name":"Größe ]]> 😀"}'
SVG_TEXT = (
    '<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    "<g id='a'><path d=\"M0 0>\"/></g>é&amp;<![CDATA[<svg>]]></svg>"
)
MARKUP = st.sampled_from(
    [
        "<svg>",
        "</svg>",
        "<g/>",
        "<",
        ">",
        '"',
        "&x;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?p?>",
        "<!DOCTYPE svg>",
        '<credential xmlns="https://purl.imsglobal.org/ob/v3p0">',
        "</credential>",
        '<a:assertion xmlns:a="http://openbadges.org" verify="https://x.org"/>',
    ]
)


def build_png_badge() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "teal").save(file, "PNG", dpi=(72, 72))
    return bake(file.getvalue(), CREDENTIAL)


PNG = build_png_badge()
SVG = bake(SVG_TEXT.encode(), CREDENTIAL)


def answers_to(data: bytes) -> list[object]:
    """Do all that can be done with a file; a fault is answered by its code."""
    answers: list[object] = []
    for work in (unbake, unbake_each, strip, prepare):
        try:
            answers.append(work(data))
        except BadgeDeskError as fault:
            answers.append(fault.code)
    return answers


def are_codes(answers: list[object]) -> bool:
    return all(isinstance(answer, Code) for answer in answers)


@given(st.integers(8, len(PNG) - 1), st.integers(1, 255))
@settings(max_examples=200)
def test_no_changed_byte_of_a_png_goes_unseen(place: int, change: int) -> None:
    damaged = PNG[:place] + bytes([PNG[place] ^ change]) + PNG[place + 1 :]
    assert answers_to(damaged) == [Code.PNG_STRUCTURE] * 4


@given(st.sampled_from([PNG, SVG]), st.data())
@settings(max_examples=100)
def test_a_file_that_is_cut_off_is_refused(whole: bytes, data: st.DataObject) -> None:
    assert are_codes(answers_to(whole[: data.draw(st.integers(0, len(whole) - 1))]))


def agree(read: object, each: object) -> bool:
    """Whether the one badge that was read is the one that a look at all of them finds."""
    if isinstance(each, tuple) and len(each) != 1:
        return read is (Code.BAKED_AMBIGUOUS if each else Code.BAKED_NOT_FOUND)
    return each in (read, (read,))


@given(st.integers(0, len(SVG) - 1), st.integers(0, 3), st.binary(max_size=3) | MARKUP.map(str.encode))
@settings(max_examples=200)
def test_a_changed_svg_is_read_or_refused_by_a_code(place: int, gone: int, put: bytes) -> None:
    read, each, stripped, _ = answers_to(SVG[:place] + put + SVG[place + gone :])
    assert agree(read, each)
    assert isinstance(read, Code) or isinstance(stripped, bytes)


@given(st.lists(MARKUP, max_size=4).map("".join), st.lists(MARKUP, max_size=4).map("".join))
@settings(max_examples=200)
def test_markup_around_a_badge_never_hides_another_one(before: str, behind: str) -> None:
    head, tail = SVG.decode().split("<openbadges:", 1)
    read, each, *_ = answers_to(f"{head}{before}<openbadges:{tail.replace('</svg>', behind + '</svg>')}".encode())
    assert agree(read, each)


@given(st.lists(MARKUP, max_size=12).map("".join))
@settings(max_examples=200)
def test_arbitrary_markup_is_read_or_refused_by_a_code(inside: str) -> None:
    read, each, stripped, _ = answers_to(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode())
    assert agree(read, each)
    if isinstance(stripped, bytes):
        assert answers_to(stripped)[0] is Code.BAKED_NOT_FOUND


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b", b"<svg", b"\xff\xfe<\0"]))
@settings(max_examples=200)
def test_arbitrary_bytes_are_refused_by_a_code(data: bytes, start: bytes) -> None:
    assert kind_of(start + data) is not None
    assert are_codes(answers_to(start + data))
