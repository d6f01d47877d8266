"""SVG badges against arbitrary texts and arbitrary markup."""

from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.core.bake import bake, prepare, strip, unbake, unbake_each

CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"\\\ufffe\uffff')
PIECES = st.sampled_from(["]]>", "]]", ">", "<![CDATA[", "&amp;", "<", "'", "\\u0000", "\\n", "--", "é", "😀"])
CREDENTIALS = st.lists(PIECES | CHARACTERS, max_size=20).map(lambda parts: '{"name":"' + "".join(parts) + '"}')
INSIDE = st.sampled_from(
    [
        "<g/>",
        "<g>text</g>",
        "<!-- <openbadges:credential> -->",
        "<![CDATA[ <svg> ]]>",
        "<?target data?>",
        '<path d="M0 0>"/>',
        "\n  ",
        "é&amp;",
        '<x:y xmlns:x="urn:x" x:z="1"/>',
    ]
)
STARTS = st.sampled_from(["", "\ufeff", '<?xml version="1.0"?>\n', "<!-- c -->", '<!DOCTYPE svg SYSTEM "x.dtd">'])
ROOTS = st.sampled_from(
    [
        ('<svg xmlns="http://www.w3.org/2000/svg">', "</svg>"),
        ("<svg\n xmlns='http://www.w3.org/2000/svg' a='>' >", "</svg >"),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:openbadges="urn:x">', "</s:svg>\n"),
        ('<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" xmlns="http://www.w3.org/2000/svg">', "</svg>"),
    ]
)


@st.composite
def pictures(draw: st.DrawFn) -> bytes:
    head, tail = draw(ROOTS)
    text = draw(STARTS) + head + "".join(draw(st.lists(INSIDE, max_size=5))) + tail
    return text.encode("utf-8")


@given(pictures(), CREDENTIALS, CREDENTIALS)
@settings(max_examples=200)
def test_the_last_badge_is_the_only_one_and_the_rest_stays(image: bytes, first: str, second: str) -> None:
    baked = bake(bake(image, first), second)
    assert unbake(baked).text == second
    assert len(unbake_each(baked)) == 1
    assert baked == bake(image, second) == prepare(image).bake(second)
    assert strip(baked).replace(b' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"', b"") == image.replace(
        b' xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"', b""
    )


@given(pictures(), CREDENTIALS)
@settings(max_examples=100)
def test_a_picture_in_utf_16_keeps_its_encoding(image: bytes, credential: str) -> None:
    wide = image.decode("utf-8-sig").encode("utf-16")
    assert bake(wide, credential).decode("utf-16") == bake(image, credential).decode("utf-8-sig")
    assert unbake(bake(wide, credential)).text == credential
