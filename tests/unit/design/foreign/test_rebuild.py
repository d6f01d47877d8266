"""A rebuilt drawing holds what is allowed and nothing else."""

from badgedesk.core.bake.xml import XmlNode, read_tree
from badgedesk.design.foreign.document import ATTRIBUTES, DRAWN, PROPERTIES, RESOURCES
from badgedesk.design.foreign.rebuild import clean_svg
from tests.unit.design.foreign.drawings import svg

XLINK = "http://www.w3.org/1999/xlink href"


def nodes(node: XmlNode) -> list[XmlNode]:
    return [node, *(inner for child in node.content if isinstance(child, XmlNode) for inner in nodes(child))]


def test_only_what_is_on_the_lists_is_written() -> None:
    hostile = svg(
        '<script>x</script><style>@import "a.css"; circle{fill:url(https://a.example/#p)}</style>'
        '<circle r="9" onload="x()" style="fill:red;behavior:url(x)"/><a href="javascript:x()"><text>Hi &lt;</text></a>'
        '<image xlink:href="file:///etc/passwd"/><use href="other.svg#a"/><foreignObject><b/></foreignObject>'
    )
    clean, notices = clean_svg(hostile)
    for node in nodes(read_tree(clean)):
        assert node.name.removeprefix("http://www.w3.org/2000/svg ") in DRAWN | RESOURCES
        assert set(node.attributes) <= ATTRIBUTES | PROPERTIES | {XLINK}
        assert not any(word in value for value in node.attributes.values() for word in ("http", "file", "script"))
    assert b"Hi &lt;" in clean
    assert notices.listed()


def test_a_clean_drawing_is_the_same_when_it_is_cleaned_again() -> None:
    once, _ = clean_svg(
        svg('<g fill="red" transform="scale(2)"><path d="M0 0h9"/><text x="1">a<tspan>b</tspan></text></g>')
    )
    again, notices = clean_svg(once)
    assert again == once
    assert not notices.listed()
