import gzip
from collections.abc import Callable
from xml.parsers import expat

import pytest

from badgedesk.core import limits
from badgedesk.core.bake import Baked, Dialect
from badgedesk.core.bake.svg import bake_svg, prepare_svg, strip_svg, unbake_each_svg, unbake_svg
from badgedesk.core.errors import Code, InputError

JSON = '{"id":"urn:x","name":"Größe 😀 \'<&>\'"}'
TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2lnbmF0dXJl"
OB3 = "https://purl.imsglobal.org/ob/v3p0"
SVG = "http://www.w3.org/2000/svg"
DECLARATION = f' xmlns:openbadges="{OB3}"'
PLAIN = f'<svg xmlns="{SVG}"><g/></svg>'


def picture(inside: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="{SVG}" xmlns:c="{OB3}" xmlns:a="http://openbadges.org"{attributes}>{inside}</svg>'.encode()


def fault(work: Callable[[], object]) -> Code:
    with pytest.raises(InputError) as caught:
        work()
    return caught.value.code


def test_json_lies_in_cdata_directly_behind_the_root_tag() -> None:
    expected = (
        f'<svg xmlns="{SVG}"{DECLARATION}><openbadges:credential><![CDATA[{JSON}]]></openbadges:credential><g/></svg>'
    )
    assert bake_svg(PLAIN.encode(), JSON).decode() == expected


def test_a_token_lies_in_the_attribute_of_an_element_without_body() -> None:
    expected = f'<svg xmlns="{SVG}"{DECLARATION}><openbadges:credential verify="{TOKEN}"/><g/></svg>'
    assert bake_svg(PLAIN.encode(), TOKEN).decode() == expected


@pytest.mark.parametrize(
    ("before", "head", "tail"),
    [
        ("", f'<svg xmlns="{SVG}" a=">">', "\n<g/>\n</svg>\n<!-- end -->"),
        ('<?xml version="1.0" encoding="utf-8"?>\n', f'<svg\n  xmlns="{SVG}"\n>', "</svg>"),
        (f'<!-- <svg xmlns="{SVG}"> -->', f"<svg xmlns='{SVG}' b='\">'>", "text</svg >"),
        ('<!DOCTYPE svg SYSTEM "a.dtd">', f'<s:svg xmlns:s="{SVG}">', "<s:g/></s:svg>"),
        ("\ufeff", f'<svg xmlns="{SVG}">', "</svg>"),
    ],
)
def test_every_other_byte_stays(before: str, head: str, tail: str) -> None:
    baked = bake_svg((before + head + tail).encode(), TOKEN).decode()
    assert baked == before + head[:-1] + DECLARATION + f'><openbadges:credential verify="{TOKEN}"/>' + tail


@pytest.mark.parametrize("tag", [f'<svg xmlns="{SVG}"/>', f'<s:svg xmlns:s="{SVG}" />'])
def test_an_empty_root_tag_is_opened(tag: str) -> None:
    name = tag[1:].split(maxsplit=1)[0]
    expected = f'{tag[:-2]}{DECLARATION}><openbadges:credential verify="{TOKEN}"/></{name}>'
    assert bake_svg(tag.encode(), TOKEN).decode() == expected
    assert unbake_svg(expected.encode()).text == TOKEN


def test_a_prefix_that_is_declared_already_is_not_declared_again() -> None:
    text = f'<svg{DECLARATION} xmlns="{SVG}"/>'
    assert bake_svg(text.encode(), TOKEN).count(b"xmlns:openbadges") == 1


@pytest.mark.parametrize("taken", ["http://openbadges.org", "https://attacker.invalid/ob"])
def test_a_prefix_taken_by_another_namespace_is_declared_by_the_badge_itself(taken: str) -> None:
    text = f'<svg xmlns="{SVG}" xmlns:openbadges="{taken}"><openbadges:other/></svg>'
    baked = bake_svg(text.encode(), TOKEN)
    element = f'<openbadges:credential{DECLARATION} verify="{TOKEN}"/>'
    assert baked.decode() == text.replace("<openbadges:other/>", element + "<openbadges:other/>")
    assert unbake_svg(baked).text == TOKEN


@pytest.mark.parametrize(
    "text",
    [
        JSON,
        '{"a":"]]>"}',
        '{"a":"]]>]]>]]]>"}',
        '{"a":[["]]"]]}',
        '{"a":"&amp; &lt;![CDATA["}',
        ' {"a":1}\n',
        '{"a":"\\u0000\\ud83d\\ude00"}',
        TOKEN,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_baked_is_read_back_exactly(text: str, encoding: str) -> None:
    baked = unbake_svg(bake_svg(PLAIN.encode(encoding), text))
    assert (baked.text, baked.dialect, baked.notes) == (text, Dialect.OB3, ())


def test_a_utf_16_picture_stays_one() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><svg xmlns="{SVG}"><text>é</text></svg>'
    baked = bake_svg(text.encode("utf-16"), TOKEN).decode("utf-16")
    element = f'{DECLARATION}><openbadges:credential verify="{TOKEN}"/><text>'
    assert baked == text.replace("><text>", element)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{\r\n"a":1,\r"b":2}', '{\n"a":1,\n"b":2}'),
        ('{"a":"\ufffe\uffff"}', '{"a":"\\ufffe\\uffff"}'),
    ],
)
def test_what_xml_cannot_hold_is_written_as_the_same_json(text: str, read: str) -> None:
    assert unbake_svg(bake_svg(PLAIN.encode(), text)).text == read


def test_a_control_character_is_never_written() -> None:
    assert fault(lambda: prepare_svg(PLAIN.encode()).bake('{"a":"\x01"}')) is Code.JSON_SYNTAX


OLD = [
    f'<openbadges:credential{DECLARATION} verify="{TOKEN}"/>',
    "<c:credential><![CDATA[{}]]></c:credential>",
    f'<credential xmlns="{OB3}">{{}}</credential>',
    '<a:assertion verify="https://example.org"><![CDATA[{}]]></a:assertion>',
    "<c:credential/>",
    "<a:credential>wrong mix</a:credential>",
    "<c:credential><c:credential>{}</c:credential></c:credential>",
]


@pytest.mark.parametrize("old", OLD)
def test_an_old_badge_of_any_form_is_replaced(old: str) -> None:
    assert bake_svg(picture(f"<g>{old}</g>{old}<path/>"), JSON) == bake_svg(picture("<g></g><path/>"), JSON)


@pytest.mark.parametrize("old", OLD)
def test_stripping_takes_every_badge_and_nothing_else(old: str) -> None:
    assert strip_svg(picture(f"{old} <g>{old}</g>")) == picture(" <g></g>")


def test_baking_again_leaves_one_badge_in_the_same_place() -> None:
    assert bake_svg(bake_svg(PLAIN.encode(), TOKEN), JSON) == bake_svg(PLAIN.encode(), JSON)


@pytest.mark.parametrize(
    ("inside", "text", "dialect", "notes"),
    [
        (f'<c:credential verify=" {TOKEN}\n"> \n</c:credential>', TOKEN, Dialect.OB3, ()),
        ("<c:credential>\n <![CDATA[ {} ]]>\n</c:credential>", " {} ", Dialect.OB3, ()),
        ("<c:credential><![CDATA[{]]><!-- c --><![CDATA[}]]></c:credential>", "{}", Dialect.OB3, ()),
        ("<c:credential> {&quot;a&quot;:1} </c:credential>", '{"a":1}', Dialect.OB3, (Code.BAKED_NOT_CDATA,)),
        ("<c:credential><![CDATA[{]]>}</c:credential>", "{}", Dialect.OB3, (Code.BAKED_NOT_CDATA,)),
        ("<g><c:credential><![CDATA[{}]]></c:credential></g>", "{}", Dialect.OB3, ()),
        (f'<a:assertion verify="{TOKEN}"/>', TOKEN, Dialect.OB2, ()),
        ("<a:assertion><![CDATA[{}]]></a:assertion>", "{}", Dialect.OB2, ()),
        ('<a:assertion verify="https://x.org/1"><![CDATA[{}]]></a:assertion>', "{}", Dialect.OB2, ()),
        ('<a:assertion verify="https://x.org/1"/>', "https://x.org/1", Dialect.OB2, (Code.BAKED_LEGACY_URL,)),
    ],
)
def test_a_badge_is_read_in_every_form_that_is_in_use(
    inside: str, text: str, dialect: Dialect, notes: tuple[Code, ...]
) -> None:
    baked = unbake_svg(picture(inside))
    assert (baked.text, baked.dialect, baked.notes) == (text, dialect, notes)


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<!-- <c:credential>{}</c:credential> -->",
        "<style><![CDATA[<c:credential>{}</c:credential>]]></style>",
        "<a:credential>{}</a:credential>",
        "<c:assertion>{}</c:assertion>",
        "<credential>{}</credential>",
        "<c:Credential>{}</c:Credential>",
        '<x:credential xmlns:x="https://attacker.invalid/ob">{}</x:credential>',
    ],
)
def test_what_only_looks_like_a_badge_is_none(inside: str) -> None:
    assert fault(lambda: unbake_svg(picture(inside))) is Code.BAKED_NOT_FOUND


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<c:credential>[1]</c:credential><c:credential>[2]</c:credential>", ["[1]", "[2]"]),
        ('<a:assertion verify="https://x.org/1"/><c:credential>[2]</c:credential>', ["https://x.org/1", "[2]"]),
        (f'<c:credential verify="{TOKEN}">[2]</c:credential>', [TOKEN, "[2]"]),
        ('<c:credential verify="https://x.org/1">[2]</c:credential>', ["https://x.org/1", "[2]"]),
        (f'<a:assertion verify="{TOKEN}">[2]</a:assertion>', [TOKEN, "[2]"]),
    ],
)
def test_between_two_badges_nothing_is_chosen_but_both_can_be_seen(inside: str, texts: list[str]) -> None:
    image = picture(inside)
    assert fault(lambda: unbake_svg(image)) is Code.BAKED_AMBIGUOUS
    assert [baked.text for baked in unbake_each_svg(image) if isinstance(baked, Baked)] == texts


FRAME = f'<svg xmlns="{SVG}"{DECLARATION}>'
BADGE = "<openbadges:credential><![CDATA[{}]]></openbadges:credential>"


@pytest.mark.parametrize(
    ("image", "answer"),
    [
        (f"{FRAME}{BADGE}<g/></svg>", None),
        (f"{FRAME}{BADGE}<g></svg>", Code.SVG_NOT_WELLFORMED),
        (f"{FRAME}{BADGE}", Code.SVG_NOT_WELLFORMED),
        (f"{FRAME}{BADGE}<g>&nbsp;</g></svg>", Code.SVG_NOT_WELLFORMED),
        (f"{FRAME}{BADGE}<g/>{BADGE}</svg>", Code.BAKED_AMBIGUOUS),
        (f'{FRAME}{BADGE}<credential xmlns="{OB3}">1</credential></svg>', Code.BAKED_AMBIGUOUS),
        (
            f'{FRAME}{BADGE}<x:credential xmlns:x="&#x68;ttps://purl.imsglobal.org/ob/v3p0">1</x:credential></svg>',
            Code.BAKED_AMBIGUOUS,
        ),
        (f'{FRAME}{BADGE}<x:assertion xmlns:x="http://openbadges.org">1</x:assertion></svg>', Code.BAKED_AMBIGUOUS),
        (f"{FRAME}<!--{BADGE}--></svg>", Code.BAKED_NOT_FOUND),
        (f"{FRAME}<!-- {BADGE} --></svg>", Code.BAKED_NOT_FOUND),
        (f'{FRAME}<![CDATA[<openbadges:credential verify="{TOKEN}"/>]]></svg>', Code.BAKED_NOT_FOUND),
        (f"{FRAME}<g/>{BADGE}</svg>", None),
        (f"<!--{FRAME}-->{FRAME}{BADGE}</svg>", None),
        (f'<svg xmlns="{SVG}" xmlns:openbadges="urn:x">{BADGE}</svg>', Code.BAKED_NOT_FOUND),
        (f'<svg xmlns="{SVG}">{BADGE}</svg>', Code.SVG_NOT_WELLFORMED),
        (f'<svg xmlns="urn:x"{DECLARATION}>{BADGE}</svg>', Code.SVG_NOT_SVG),
        (f'<!DOCTYPE svg [<!ENTITY e "x">]>{FRAME}{BADGE}</svg>', Code.SVG_DOCTYPE),
        (f"{FRAME}{BADGE.replace('{}', ' ')}</svg>", Code.BAKED_EMPTY),
        (f"{FRAME}{BADGE.replace('{}', chr(1))}</svg>", Code.SVG_NOT_WELLFORMED),
        (f"{FRAME}{BADGE.replace('{}', chr(0xFFFE))}</svg>", Code.SVG_NOT_WELLFORMED),
        (f"{FRAME}{BADGE.replace('{}', '{}]]><![CDATA[')}</svg>", None),
        (f"{FRAME}{BADGE.replace('{}', '{}]]><g/><![CDATA[')}</svg>", Code.BAKED_AMBIGUOUS),
        (f"{FRAME}{BADGE.replace(']]></o', ']]> </o')}</svg>", None),
    ],
)
def test_a_badge_at_its_usual_place_hides_nothing_around_it(image: str, answer: Code | None) -> None:
    for _ in range(2):  # the second time the artwork is known
        if answer is None:
            assert unbake_svg(image.encode()).text == "{}"
        else:
            assert fault(lambda: unbake_svg(image.encode())) is answer


def test_text_at_the_usual_place_must_be_utf_8_with_line_feeds() -> None:
    image = f"{FRAME}{BADGE}</svg>".encode()
    assert fault(lambda: unbake_svg(image.replace(b"{}", b"{\xff}"))) is Code.SVG_NOT_WELLFORMED
    assert unbake_svg(image.replace(b"{}", b"{\r\n}")).text == "{\n}"


def test_a_badge_in_known_artwork_still_counts_against_the_limits() -> None:
    full = f"{FRAME}{BADGE}{'<g/>' * (limits.SVG_ELEMENTS - 1)}</svg>".encode()
    assert fault(lambda: unbake_svg(full)) is Code.SVG_LIMIT
    long = f"{FRAME}{BADGE}{' ' * limits.SVG_BYTES}</svg>".encode()
    assert fault(lambda: unbake_svg(long)) is Code.SVG_LIMIT


def test_an_element_inside_a_badge_makes_its_text_unclear() -> None:
    image = picture('<c:credential>{"a":<g>1,"b":</g>2}</c:credential>')
    assert fault(lambda: unbake_svg(image)) is Code.BAKED_AMBIGUOUS


@pytest.mark.parametrize(
    "inside",
    [
        "<c:credential/>",
        "<c:credential> </c:credential>",
        "<c:credential><![CDATA[]]></c:credential>",
        "<a:assertion/>",
    ],
)
def test_a_badge_without_text_is_empty(inside: str) -> None:
    assert fault(lambda: unbake_svg(picture(inside))) is Code.BAKED_EMPTY


@pytest.mark.parametrize(
    "image",
    [b"<svg/>", b'<html xmlns="http://www.w3.org/1999/xhtml"/>', f'<g xmlns="{SVG}"/>'.encode()],
)
def test_another_root_is_no_picture(image: bytes) -> None:
    assert fault(lambda: unbake_svg(image)) is Code.SVG_NOT_SVG
    assert fault(lambda: prepare_svg(image)) is Code.SVG_NOT_SVG


def test_an_empty_file_is_refused() -> None:
    assert fault(lambda: unbake_svg(b"")) is Code.SVG_NOT_WELLFORMED


def test_a_packed_picture_is_read_and_comes_out_unpacked() -> None:
    packed = gzip.compress(PLAIN.encode())
    assert bake_svg(packed, JSON) == bake_svg(PLAIN.encode(), JSON)
    assert strip_svg(packed) == PLAIN.encode()
    assert unbake_svg(gzip.compress(bake_svg(PLAIN.encode(), JSON))).text == JSON


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (gzip.compress(b" " * (limits.SVG_BYTES + 1), mtime=0), Code.SVG_LIMIT),
        (gzip.compress(PLAIN.encode(), mtime=0)[:-9], Code.SVG_NOT_WELLFORMED),
    ],
    ids=["bomb", "cut"],
)
def test_a_packed_picture_has_its_limits(packed: bytes, code: Code) -> None:
    assert fault(lambda: unbake_svg(packed)) is code


def test_no_badge_is_made_that_could_not_be_read_back() -> None:
    room = limits.SVG_BYTES - len(bake_svg(PLAIN.encode(), JSON))
    prepared = prepare_svg(PLAIN.encode() + b" " * room)
    assert len(prepared.bake(JSON)) == limits.SVG_BYTES
    assert unbake_svg(prepared.bake(JSON)).text == JSON
    assert fault(lambda: prepare_svg(PLAIN.encode() + b" " * (room + 1)).bake(JSON)) is Code.SVG_LIMIT


def test_a_full_picture_has_no_room_for_a_badge() -> None:
    full = f'<svg xmlns="{SVG}">{"<g/>" * (limits.SVG_ELEMENTS - 1)}</svg>'.encode()
    assert fault(lambda: prepare_svg(full)) is Code.SVG_LIMIT
    nearly = f'<svg xmlns="{SVG}">{"<g/>" * (limits.SVG_ELEMENTS - 2)}</svg>'.encode()
    assert unbake_svg(bake_svg(nearly, JSON)).text == JSON


def test_other_parsers_read_the_same_badge() -> None:
    heard: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: heard.append(name)
    parser.CharacterDataHandler = heard.append
    parser.buffer_text = True
    parser.Parse(bake_svg(PLAIN.encode(), '{"a":"]]>"}'), True)
    assert heard[:2] == [f"{SVG} svg", f"{OB3} credential"]
    assert "".join(heard[2:-1]) == '{"a":"]]>"}'
