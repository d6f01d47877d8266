"""Fonts from outside: read with care, carried in design files as their makers allow, set like any other."""

import base64
import os
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code, DesignError
from badgedesk.design.content import set_text
from badgedesk.design.document import Design
from badgedesk.design.file import load_design, save_design
from badgedesk.design.fonts.added import HELD_BYTES, added_faces, added_families, offer_font
from badgedesk.design.fonts.catalogue import usable_families
from badgedesk.design.fonts.files import Embedding, read_font
from badgedesk.design.fonts.weights import has_italic, weights_of
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.shaping import shape_line
from badgedesk.design.typeset.text import lay_out
from tests.fonts import collection, east_asia, forget_fonts, renamed, with_rights

KALAM, TALAM = "Kalam", "Talam"
BUNDLED = renamed(KALAM, TALAM)


@pytest.fixture(autouse=True)
def no_fonts() -> Iterator[None]:
    forget_fonts()
    yield
    forget_fonts()


def text(words: str, family: str) -> TextLayer:
    return lay_out(TextLayer(id=LayerId("t"), text=words, font=Font(family, 400), size_px=40.0, place=Straight(256.0)))


def design(*texts: TextLayer) -> Design:
    return Design(layers=tuple(replace(each, id=LayerId(f"t{at}")) for at, each in enumerate(texts)))


def fault(data: bytes) -> Code:
    with pytest.raises(BadgeDeskError) as raised:
        read_font(data)
    return Code(raised.value.code)


def test_a_font_says_its_family_weight_and_licence() -> None:
    read = read_font(renamed(KALAM, TALAM))
    (face,) = read.faces
    assert face.family.startswith(TALAM)
    assert face.light == face.heavy
    assert not face.italic
    assert "Open Font License" in read.licence
    variable = read_font(renamed("Noto Sans Arabic", "Toto Sans Arabic")).faces[0]
    assert (variable.light, variable.heavy) == (100.0, 900.0)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"wOFF" + bytes(60), Code.FONT_PACKED),
        (b"wOF2" + bytes(60), Code.FONT_PACKED),
        (b"", Code.FONT_UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), Code.FONT_UNSUPPORTED),
        (b"\0\1\0\0", Code.FONT_DAMAGED),
        (b"OTTO" + bytes(200), Code.FONT_DAMAGED),
        (b"ttcf\0\1\0\0\0\0\0\2" + bytes(8), Code.FONT_DAMAGED),
    ],
)
def test_what_is_no_usable_font_is_refused(data: bytes, code: Code) -> None:
    assert fault(data) is code


def test_large_files_and_collections_are_read_up_to_the_limits() -> None:
    font = east_asia()
    assert read_font(font + bytes(limits.ADDED_FONT_BYTES - len(font))).faces
    assert fault(font + bytes(limits.ADDED_FONT_BYTES - len(font) + 1)) is Code.FONT_LIMIT
    assert len(read_font(collection(font, limits.FONT_FACES)).faces) == limits.FONT_FACES
    assert fault(collection(font, limits.FONT_FACES + 1)) is Code.FONT_LIMIT


@pytest.mark.parametrize(
    ("fs_type", "embedding"),
    [
        (0x000, Embedding.FREE),
        (0x008, Embedding.FREE),
        (0x002, Embedding.FORBIDDEN),
        (0x004, Embedding.FORBIDDEN),
        (0x00C, Embedding.FREE),
        (0x100, Embedding.WHOLE),
        (0x108, Embedding.WHOLE),
        (0x200, Embedding.FORBIDDEN),
    ],
)
def test_the_rights_in_a_font_are_read(fs_type: int, embedding: Embedding) -> None:
    assert read_font(with_rights(east_asia(), fs_type)).embedding is embedding


@pytest.mark.parametrize(
    ("family", "name", "words"),
    [
        ("Noto Sans Arabic", "Toto Sans Arabic", "مدرب كرة القدم ٢٠٢٦"),
        ("Noto Sans Devanagari", "Toto Sans Devanagari", "किताब क्षत्रिय"),
    ],
)
def test_scripts_that_need_shaping_are_set_as_with_a_bundled_font(family: str, name: str, words: str) -> None:
    offer_font(renamed(family, name))
    added = text(words, name)
    assert added.outlined.missing == ""
    assert added.outlined == text(words, family).outlined
    glyphs = shape_line(words, Font(name)).glyphs
    assert {glyph.face.file.family for glyph in glyphs} == {name}


def test_east_asian_letters_are_set_and_those_that_lack_are_named() -> None:
    offer_font(east_asia())
    assert "Noto Sans CJK JP" in usable_families()
    assert text("日本語 한국어", "Noto Sans CJK JP").outlined.missing == ""
    assert "\U00020000" in text("日\U00020000", "Noto Sans CJK JP").outlined.missing


def test_an_added_font_helps_where_the_chosen_one_lacks_letters() -> None:
    offer_font(east_asia())
    glyphs = shape_line("日 a", Font("Lato")).glyphs
    assert [glyph.face.file.bundled for glyph in glyphs] == [False, False, True]  # a blank stays with the letter before
    assert glyphs[0].face.file.path.startswith("added:")


def test_weights_and_slant_of_an_added_family_can_be_chosen() -> None:
    offer_font(renamed("Noto Sans Arabic", "Toto Sans Arabic"))
    assert weights_of("Toto Sans Arabic") == tuple(range(100, 901, 100))
    assert not has_italic("Toto Sans Arabic")


def test_a_design_file_carries_the_font_and_the_text_stays_editable() -> None:
    font = renamed("Noto Sans Arabic", "Toto Sans Arabic")
    offer_font(font)
    made = design(text("مدرب", "Toto Sans Arabic"))
    saved = save_design(made)
    assert b'version="3" artwork' in saved
    assert save_design(made) == saved
    forget_fonts()
    assert added_families() == ()
    loaded = load_design(saved)
    assert loaded == made
    edited = set_text(loaded, LayerId("t0"), text="كرة")
    layer = edited.layer(LayerId("t0"))
    assert isinstance(layer, TextLayer)
    assert layer.outlined == text("كرة", "Noto Sans Arabic").outlined
    assert save_design(loaded) == saved


def test_fonts_that_are_not_used_are_not_carried() -> None:
    offer_font(east_asia())
    saved = save_design(design(text("abc", "Lato")))
    assert b'"fonts"' not in saved
    assert b'version="1" artwork' in saved


def test_of_a_large_font_only_the_letters_in_use_are_carried() -> None:
    offer_font(east_asia() + os.urandom(3_000_000))
    made = design(text("日本 abc", "Noto Sans CJK JP"))
    saved = save_design(made)
    assert len(saved) < 60_000
    forget_fonts()
    assert load_design(saved) == made
    assert save_design(made) == saved
    again = text("日本 cab", "Noto Sans CJK JP")
    assert {glyph.face.file.family for glyph in shape_line("日本 cab", again.font).glyphs} == {"Noto Sans CJK JP"}


@pytest.mark.parametrize("fs_type", [0x002, 0x004])
def test_a_font_that_may_not_be_handed_on_stays_outside(fs_type: int) -> None:
    offer_font(with_rights(renamed(KALAM, TALAM), fs_type))
    family = added_families()[0]
    made = design(text("abc", family))
    saved = save_design(made)
    assert b'"fonts"' not in saved
    forget_fonts()
    loaded = load_design(saved)
    assert loaded == made  # its outlines are drawn as before
    with pytest.raises(DesignError) as raised:
        set_text(loaded, LayerId("t0"), text="other")
    assert raised.value.code is Code.FONT_UNKNOWN


def test_a_large_font_that_may_not_be_changed_stays_outside() -> None:
    offer_font(with_rights(east_asia(), 0x100) + os.urandom(3_000_000))
    assert b'"fonts"' not in save_design(design(text("日本", "Noto Sans CJK JP")))


def file_with(*fonts: bytes) -> bytes:
    members = ",".join(f'{{"file":"{base64.b64encode(font).decode()}"}}' for font in fonts)
    saved = re.sub(rb'version="1" artwork', b'version="3" artwork', save_design(Design()))
    return saved.replace(b">{}</badgedesk:design>", f'>{{"fonts":[{members}]}}</badgedesk:design>'.encode())


@pytest.mark.parametrize(
    "font",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no font"),
        zlib.compress(BUNDLED)[:-9],
        zlib.compress(BUNDLED) + b"more",
        zlib.compress(bytes(limits.ADDED_FONT_BYTES + 2)),
        zlib.compress(b"wOF2" + bytes(90)),
    ],
)
def test_a_design_with_a_font_that_is_none_is_refused(font: bytes) -> None:
    with pytest.raises(DesignError) as raised:
        load_design(file_with(font))
    assert raised.value.code is Code.DESIGN_FORMAT
    assert raised.value.facts["field"] == "fonts"
    assert added_families() == ()


def test_fonts_of_a_design_are_counted_and_weighed_up_to_the_limits() -> None:
    small = zlib.compress(east_asia())
    assert load_design(file_with(*[small] * limits.DESIGN_FONTS)) == Design()
    heavy = [zlib.compress(east_asia() + os.urandom(limits.DESIGN_FONTS_BYTES // 2), 0) for _ in range(2)]
    for wrong in ([small] * (limits.DESIGN_FONTS + 1), heavy):
        with pytest.raises(DesignError) as raised:
            load_design(file_with(*wrong))
        assert raised.value.code is Code.DESIGN_LIMIT


def test_a_font_that_makes_countless_glyphs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    offer_font(east_asia())
    monkeypatch.setattr(limits, "GLYPHS_PER_LETTER", 1)
    assert len(shape_line("日本", Font("Noto Sans CJK JP")).glyphs) == 2
    monkeypatch.setattr(limits, "GLYPHS_PER_LETTER", 0)
    with pytest.raises(DesignError) as raised:
        shape_line("日本語", Font("Noto Sans CJK JP"))
    assert raised.value.code is Code.FONT_DAMAGED


def test_only_so_many_bytes_of_carried_fonts_are_held() -> None:
    base = east_asia()
    each = HELD_BYTES // 4 + 1_000
    for number in range(6):
        offer_font(base + number.to_bytes(1, "big") * (each - len(base)))
    assert len(added_faces("Noto Sans CJK JP")) == 3


def test_damaged_fonts_are_refused_or_set_but_never_break_anything() -> None:
    base, dice, refused = bytearray(east_asia()), random.Random(5), 0
    for round_ in range(150):
        damaged = bytearray(base[: dice.randrange(12, len(base))] if round_ % 5 == 0 else base)
        for _ in range(dice.randrange(1, 12)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            font = offer_font(bytes(damaged))
            layer = text("日本語 한국어 abc", font.read.faces[0].family)
            save_design(design(layer))
        except BadgeDeskError:
            refused += 1
    assert 5 < refused < 145
