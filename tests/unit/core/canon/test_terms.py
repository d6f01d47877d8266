import pytest

from badgedesk.core.canon.terms import Term, is_address, parse_term, resolve


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/a?b=c&d=%20#e",
        "did:key:z6Mk",
        "urn:uuid:0",
        "mailto:a@example.org",
        "x:",
        "a+b-c.d1:x",
        "https://example.org/é/日本",
        "data:image/png;base64," + "iVBO/+==" * 500,
        "https://例え.example/" + "ü" * 2000,
    ],
)
def test_absolute_addresses_are_told(value: str) -> None:
    assert is_address(value)


@pytest.mark.parametrize(
    "value",
    ["", "a", "/a", "//host/a", "#a", ":", ":a", "1a:b", "é:a", "_:b", "a b:c", "https ://example.org", "@id", "?a:b"],
)
def test_what_is_no_absolute_address_is_told(value: str) -> None:
    assert not is_address(value)
    assert not is_address(value + "/" * 2000) or ":" in value + "/" * 2000
    assert not is_address("a/" * 1000 + value)


@pytest.mark.parametrize(
    "character", [*'<>"{}|^`\\', " ", "\t", "\n", "\x00", "\x1f", "\x7f", "\x85", "\xa0", "\u2028", "\ufeff"]
)
def test_characters_that_no_address_may_hold_are_told_in_short_and_long_ones(character: str) -> None:
    assert not is_address(f"urn:x:{character}y")
    assert not is_address(f"urn:x:{character}" + "y" * 2000)
    assert not is_address("urn:x:" + "y" * 2000 + character)


def test_compact_addresses_are_written_out() -> None:
    prefixes = {"ex": "https://example.org/#"}
    assert resolve("ex:a", prefixes) == "https://example.org/#a"
    assert resolve("ex:a:b", prefixes) == "https://example.org/#a:b"
    assert resolve("ex://a", prefixes) == "ex://a"
    assert resolve("other:a", prefixes) == "other:a"
    assert resolve(":a", {"": "urn:"}) == ":a"
    assert resolve("a", prefixes) == "a"


def test_the_words_of_a_definition_are_told_apart() -> None:
    term = parse_term("https://example.org/p ex:date @list", ..., {"ex": "urn:ex#"}, protected=True)
    assert (term.address, term.node) == ("https://example.org/p", "<https://example.org/p>")
    assert (term.coercion, term.datatype, term.container) == ("urn:ex#date", "urn:ex#date", "@list")
    assert term.protected
    assert not term.is_prefix
    assert not term.has_scope


def test_a_term_that_makes_a_set_is_as_one_without() -> None:
    assert Term(("urn:p", "@set")).container == ""
    assert Term(("urn:p", "@set")).is_text
    assert not Term(("urn:p", "@set")).means_the_same_as(Term(("urn:p",)))


def test_keywords_prefixes_and_scopes_are_noticed() -> None:
    assert Term(("@id",)).is_keyword
    assert Term(("urn:p#", "@prefix")).is_prefix
    assert Term(("urn:p",), None).has_scope
    assert not Term(("urn:p", "@id")).is_text
    assert not Term(("urn:p",), {"terms": {}}).means_the_same_as(Term(("urn:p",)))
    assert Term(("urn:p",), protected=True).means_the_same_as(Term(("urn:p",)))
