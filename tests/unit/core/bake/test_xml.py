import pytest

from badgedesk.core import limits
from badgedesk.core.bake.xml import XmlDocument, expanded, read_elements
from badgedesk.core.errors import Code, InputError, LimitExceededError

NOTE = expanded("urn:n", "note")


def read(text: str, *wanted: str) -> XmlDocument:
    return read_elements(text.encode(), wanted or {NOTE})


def fault(data: bytes | str) -> Code:
    with pytest.raises(InputError) as caught:
        read_elements(data.encode() if isinstance(data, str) else data, {NOTE})
    return caught.value.code


def test_elements_are_found_by_namespace_whatever_their_prefix() -> None:
    document = read('<a xmlns:p="urn:n"><p:note/><note xmlns="urn:n"/><note/><q:note xmlns:q="urn:other"/></a>')
    assert [document.source[each.start : each.end] for each in document.found] == [
        b"<p:note/>",
        b'<note xmlns="urn:n"/>',
    ]


def test_the_root_is_told_with_its_prefixes_and_attributes() -> None:
    document = read('<a xmlns="urn:a" xmlns:n="urn:n" x="1" n:y="2"><b xmlns:m="urn:m"/></a>')
    assert (document.root.name, document.prefixes) == ("urn:a a", {"": "urn:a", "n": "urn:n"})
    assert document.root.attributes == {"x": "1", "urn:n y": "2"}
    assert document.found == ()


def test_offsets_span_the_start_tag_and_the_whole_element() -> None:
    text = '<a xmlns:n="urn:n">é<n:note at=\'">\' >x</n:note\n><n:note/></a>'
    first, second = read(text).found
    source = text.encode()
    assert source[first.start : first.tag_end] == b"<n:note at='\">' >"
    assert source[first.start : first.end] == b"<n:note at='\">' >x</n:note\n>"
    assert source[second.start : second.end] == b"<n:note/>"
    assert (first.is_empty_tag, second.is_empty_tag) == (False, True)


def test_own_text_is_kept_in_runs_and_cdata_is_marked() -> None:
    (note,) = read(
        '<a xmlns:n="urn:n"><n:note>a&amp;b<![CDATA[<c>]]><!-- no --><![CDATA[d]]>&#101;</n:note>z</a>'
    ).found
    assert [(run.text, run.is_cdata) for run in note.runs] == [
        ("a&b", False),
        ("<c>", True),
        ("d", True),
        ("e", False),
    ]
    assert note.text == "a&b<c>de"
    assert not note.has_children


def test_text_of_elements_inside_is_not_its_own() -> None:
    outer, inner = read('<n:note xmlns:n="urn:n">a<x>no</x>b<n:note>c<y/></n:note>d</n:note>').found
    assert (outer.text, outer.has_children) == ("abd", True)
    assert (inner.text, inner.has_children) == ("c", True)


def test_the_root_itself_may_be_asked_for() -> None:
    document = read('<n:note xmlns:n="urn:n">a</n:note>')
    assert document.found == (document.root,)
    assert (document.root.text, document.root.end) == ("a", len(document.source))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_and_written_back_as_it_was(encoding: str) -> None:
    text = '\ufeff<?xml version="1.0" encoding="UTF-16"?><a xmlns:n="urn:n"><n:note>é😀</n:note></a>'
    document = read_elements(text.encode(encoding), {NOTE})
    assert (document.encoding, document.found[0].text) == (encoding, "é😀")
    assert document.encode(document.source) == text.encode(encoding)


def test_a_utf_8_mark_counts_in_the_offsets() -> None:
    document = read('\ufeff<a xmlns:n="urn:n"><n:note/></a>')
    assert document.source[document.found[0].start : document.found[0].end] == b"<n:note/>"


@pytest.mark.parametrize(
    "data",
    [
        "",
        " ",
        "text",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b=c/>",
        "<a b='1' b='2'/>",
        "<p:a/>",
        "<a p:b='1'/>",
        "<a>&nothing;</a>",
        "<a>]]></a>",
        "<a>\x01</a>",
        "<a><![CDATA[\ufffe]]></a>",
        b"<a>\xff</a>",
        b"<a>\xc0\xaf</a>",
        b"<a>\xed\xa0\x80</a>",
        b"<a/>\0",
        "<a>é</a>".encode("latin-1"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
        '<?xml version="1.0" encoding="windows-1251"?><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><a/>',
        '\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16-le"),
        b"\xff\xfe<\0a\0/\0>",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_what_is_not_well_formed_is_refused(data: bytes | str) -> None:
    assert fault(data) is Code.SVG_NOT_WELLFORMED


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY e "x">]><a/>',
        '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///etc/hostname">%e;]><a/>',
        '<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>',
        '<!DOCTYPE a SYSTEM "a.dtd" []><a/>',
        '<!DOCTYPE a SYSTEM "a.dtd"><a>&other;</a>',
        '<!DOCTYPE a SYSTEM "a.dtd"><a b="x&other;y"/>',
        '<!DOCTYPE a SYSTEM "a.dtd"><a><b c="1" d=\'&other;\'/></a>',
        '<!DOCTYPE a SYSTEM "a.dtd"><a xmlns:n="urn:n"><n:note/><b d="&other;"/></a>',
    ],
)
def test_entities_and_what_declares_them_are_refused(text: str) -> None:
    assert fault(text) is Code.SVG_DOCTYPE


def test_a_plain_document_type_is_fine() -> None:
    document = read(
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
        '<svg a="&lt;&amp;&#65;&gt;">&quot;&apos;<![CDATA[&other;]]></svg>'
    )
    assert document.root.attributes == {"a": "<&A>"}


def test_nesting_at_the_limit_is_read_and_one_deeper_is_refused() -> None:
    inner = limits.SVG_DEPTH - 1
    assert read("<a>" + "<b>" * inner + "</b>" * inner + "</a>").root.name == "a"
    assert fault("<a>" + "<b>" * (inner + 1) + "</b>" * (inner + 1) + "</a>") is Code.SVG_LIMIT


def test_elements_at_the_limit_are_read_and_one_more_is_refused() -> None:
    inner = limits.SVG_ELEMENTS - 1
    assert read("<a>" + "<b/>" * inner + "</a>").root.name == "a"
    assert fault("<a>" + "<b/>" * (inner + 1) + "</a>") is Code.SVG_LIMIT


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_refused() -> None:
    text = "<a>" + " " * (limits.SVG_BYTES - len("<a></a>")) + "</a>"
    assert read(text).root.name == "a"
    with pytest.raises(LimitExceededError) as caught:
        read(text + " ")
    assert caught.value.code is Code.SVG_LIMIT


def test_the_fault_says_where_the_text_stops_being_xml() -> None:
    with pytest.raises(InputError) as caught:
        read("<a>\n  <b></a>")
    assert (caught.value.facts["line"], caught.value.facts["reason"]) == ("2", "mismatched tag")
