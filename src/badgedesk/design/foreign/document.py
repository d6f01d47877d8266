"""A foreign drawing as a tree of what is allowed, with every style resolved; all else is left out and named.

Allowed are elements, attributes, properties and references on the lists below, nothing more. A reference leads to
an id of the same file, or is a PNG or JPEG written into it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake.inflate import inflate
from badgedesk.core.bake.xml import XmlNode, expanded, read_tree
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.design.foreign import css
from badgedesk.design.foreign.notices import Notices, Reason

SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = expanded("http://www.w3.org/1999/xlink", "href")
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_SEPARATOR: Final = " "
_GZIP: Final = b"\x1f\x8b"

DRAWN: Final = frozenset(
    [
        "svg",
        "g",
        "a",
        "switch",
        "use",
        "symbol",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "image",
        "text",
        "tspan",
    ]
)
RESOURCES: Final = frozenset(["linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern"])
_SILENT: Final = frozenset(["title", "desc", "metadata", "style", "defs"])
_REASONS: Final = {
    "script": Reason.SCRIPT,
    "handler": Reason.SCRIPT,
    "foreignObject": Reason.FOREIGN,
    "iframe": Reason.FOREIGN,
    "animate": Reason.ANIMATION,
    "animateColor": Reason.ANIMATION,
    "animateMotion": Reason.ANIMATION,
    "animateTransform": Reason.ANIMATION,
    "set": Reason.ANIMATION,
    "marker": Reason.MARKER,
    "filter": Reason.FILTER,
    "textPath": Reason.TEXT_PATH,
    "discard": Reason.ANIMATION,
}
INHERITED: Final = frozenset(
    [
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "color",
        "visibility",
        "clip-rule",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "text-anchor",
        "letter-spacing",
        "paint-order",
        "marker-start",
        "marker-mid",
        "marker-end",
    ]
)
OWN: Final = frozenset(
    [
        "opacity",
        "display",
        "clip-path",
        "mask",
        "filter",
        "stop-color",
        "stop-opacity",
        "overflow",
        "mix-blend-mode",
        "transform",
        "vector-effect",
        "text-decoration",
        "baseline-shift",
    ]
)
PROPERTIES: Final = INHERITED | OWN
ATTRIBUTES: Final = frozenset(
    [
        "id",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "fr",
        "width",
        "height",
        "d",
        "points",
        "viewBox",
        "preserveAspectRatio",
        "dx",
        "dy",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "patternUnits",
        "patternContentUnits",
        "patternTransform",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "transform",
        "href",
    ]
)
_QUIET_ATTRIBUTES: Final = re.compile(
    r"(class|style|version|baseProfile|xml:.*|data-.*|aria-.*|role|tabindex|lang|enable-background|requiredFeatures|"
    r"systemLanguage|requiredExtensions|pathLength|zoomAndPan|contentScriptType|contentStyleType|pointer-events|"
    r"shape-rendering|text-rendering|image-rendering|color-.*|type|name|font-.*|writing-mode|xmlns.*|cursor|isolation|"
    r"word-spacing|text-.*|line-height|white-space|dominant-baseline|alignment-baseline|direction|unicode-bidi|"
    r"-.*|solid-.*|marker|font|block-progression|overflow-.*|stroke-.*|fill-.*|flood-.*|lighting-.*|focusable|"
    r"rotate|textLength|lengthAdjust|nodetypes|kerning|viewport-.*|clip|transform-.*|mask-.*|inline-size|shape-.*)"
)
_EVENT: Final = re.compile(r"on[a-z]+", re.IGNORECASE)
_DATA: Final = re.compile(r"data:image/(png|jpe?g)[;,]", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data:text)", re.IGNORECASE)
_ID: Final = re.compile(r"#[^\s\"'()<>&]{1,200}")
_REFERENCE: Final = re.compile(r"url\(\s*[\"']?#([^\s\"')]{1,200})[\"']?\s*\)")


@dataclass(slots=True)
class Element:
    """An allowed element; ``style`` holds resolved properties, inherited ones included."""

    name: str
    attributes: Mapping[str, str]
    style: Mapping[str, str]
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def children(self) -> "Iterator[Element]":
        """The elements inside."""
        return (part for part in self.content if isinstance(part, Element))

    @property
    def href(self) -> str:
        """What it refers to: ``#id`` or picture data; empty for nothing."""
        return self.attributes.get("href", "")

    def get(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class Drawing:
    """An allowed drawing: its root, and its elements by id (the first of an id counts)."""

    root: Element
    by_id: Mapping[str, Element]

    def target(self, reference: str) -> Element | None:
        """Return the element that ``#id`` or ``url(#id)`` names."""
        match = _REFERENCE.match(reference.strip())
        return self.by_id.get(match[1] if match else reference.removeprefix("#"))


def read_drawing(data: bytes, notices: Notices) -> Drawing:
    """Read an SVG file and keep what is allowed.

    Raises:
        InputError: `Code.SVG_NOT_WELLFORMED` (also for an empty file), `Code.SVG_DOCTYPE`, `Code.SVG_NOT_SVG`.
        LimitExceededError: `Code.SVG_LIMIT`.
    """
    if not data.strip():
        raise InputError(Code.SVG_NOT_WELLFORMED, reason="empty")
    if data.startswith(_GZIP):
        data = inflate(data, limits.SVG_BYTES, too_long=Code.SVG_LIMIT, broken=Code.SVG_NOT_WELLFORMED, gzip=True)
    tree = read_tree(data)
    if _local(tree.name) != "svg":
        raise InputError(Code.SVG_NOT_SVG, root=tree.name)
    if b"<?xml-stylesheet" in data[:10_000]:
        notices.removed(Reason.OUTSIDE, "xml-stylesheet")
    keeper = _Keeper(notices, tuple(_rules(tree, notices)))
    root = keeper.keep(tree, {}, ())
    by_id: dict[str, Element] = {}
    for element in walk(root):
        if element.id:
            by_id.setdefault(element.id, element)
    drawing = Drawing(root, by_id)
    if expansion(drawing) > limits.SVG_ELEMENTS:
        raise LimitExceededError(Code.SVG_LIMIT, elements=limits.SVG_ELEMENTS)
    return drawing


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all inside, in order."""
    yield element
    for child in element.children:
        yield from walk(child)


def expansion(drawing: Drawing) -> int:
    """Return how many elements there are once every ``use`` is replaced; a loop counts as nothing."""
    known: dict[int, int] = {}
    under_way: set[int] = set()

    def count(element: Element) -> int:
        key = id(element)
        if key in known:
            return known[key]
        if key in under_way:
            return 0
        under_way.add(key)
        total = 1 + sum(count(child) for child in element.children)
        target = drawing.target(element.href) if element.name == "use" else None
        if target is not None:
            total += count(target)
        under_way.discard(key)
        known[key] = min(total, limits.SVG_ELEMENTS + 1)
        return known[key]

    return count(drawing.root)


def _local(name: str) -> str:
    """Return the name of an element of SVG; empty for one of another namespace."""
    namespace, _, local = name.rpartition(_SEPARATOR)
    return local if namespace in {"", SVG} else ""


def _rules(tree: XmlNode, notices: Notices) -> Iterator[css.Rule]:
    """Yield the rules of all style sheets in the file, in order."""
    for node in _nodes(tree):
        if _local(node.name) != "style":
            continue
        rules, left_out = css.parse_sheet(node.text)
        for name in left_out:
            if name.startswith("@import"):
                notices.removed(Reason.OUTSIDE, name)
            elif name not in {"@font-face", "@charset", "@namespace"}:
                notices.simplified(Reason.STYLE, name)
        yield from rules


def _nodes(node: XmlNode) -> Iterator[XmlNode]:
    yield node
    for child in node.content:
        if isinstance(child, XmlNode):
            yield from _nodes(child)


class _Keeper:
    """Goes through a tree once and keeps what is allowed."""

    def __init__(self, notices: Notices, rules: tuple[css.Rule, ...]) -> None:
        self._notices = notices
        self._rules = sorted(enumerate(rules), key=lambda entry: (entry[1].weight, entry[0]))

    def keep(self, node: XmlNode, around: Mapping[str, str], path: tuple[css.Named, ...]) -> Element:
        name = _local(node.name)
        attributes = dict(self._attributes(name, node.attributes))
        classes = frozenset(node.attributes.get("class", "").split())
        path = (*path, css.Named(name, node.attributes.get("id", ""), classes))
        element = Element(name, attributes, self._style(node.attributes, around, path))
        for child in node.content:
            if isinstance(child, str):
                if name in {"text", "tspan"}:
                    element.content.append(child)
            elif _local(child.name) in DRAWN | RESOURCES:
                element.content.append(self.keep(child, element.style, path))
            else:
                self._drop(child)
        return element

    def _drop(self, node: XmlNode) -> None:
        name = _local(node.name)
        if not name and node.name.startswith(("http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events")):
            name = node.name.rpartition(_SEPARATOR)[2]
            self._notices.removed(Reason.FOREIGN if name != "script" else Reason.SCRIPT, name)
        elif name and name not in _SILENT:
            self._notices.removed(_REASONS.get(name, Reason.ELEMENT), name)
            for inner in _nodes(node):
                if _local(inner.name) in {"script", "handler"} and inner is not node:
                    self._notices.removed(Reason.SCRIPT, "script")

    def _attributes(self, element: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in attributes.items():
            if name in {"href", _XLINK}:
                found = self._reference(element, value)
                if found and not (name == _XLINK and "href" in attributes):
                    yield "href", found
            elif name in ATTRIBUTES:
                yield name, value
            elif _EVENT.fullmatch(name):
                self._notices.removed(Reason.EVENT, name)
            elif name == f"{_XML}{_SEPARATOR}base":
                self._notices.removed(Reason.OUTSIDE, "xml:base")
            elif _SEPARATOR not in name and name not in PROPERTIES and not _QUIET_ATTRIBUTES.fullmatch(name):
                self._notices.removed(Reason.UNKNOWN, name)

    def _reference(self, element: str, value: str) -> str:
        stripped = value.strip()
        if element == "image" and _DATA.match(stripped):
            return stripped
        if element != "a" and _ID.fullmatch(stripped):
            return stripped
        if element == "a" and not _SCRIPT.match(value):
            self._notices.removed(Reason.LINK, "a")
        elif _SCRIPT.match(value):
            self._notices.removed(Reason.SCRIPT, element)
        elif stripped:
            self._notices.removed(Reason.OUTSIDE, element)
        return ""

    def _style(
        self, attributes: Mapping[str, str], around: Mapping[str, str], path: tuple[css.Named, ...]
    ) -> dict[str, str]:
        """Return the properties of an element: inherited, from attributes, from rules, from its own style."""
        found = {name: value for name, value in around.items() if name in INHERITED}
        own: dict[str, str] = {name: value for name, value in attributes.items() if name in PROPERTIES}
        important: dict[str, str] = {}
        declared = [entry for _, rule in self._rules if css.selected(rule, path) for entry in rule.values]
        for name, value, is_important in (*declared, *css.parse_values(attributes.get("style", ""))):
            (important if is_important else own)[name] = value
        own.update(important)
        for name, value in own.items():
            if css.leads_outside(value):
                self._notices.removed(Reason.OUTSIDE, name)
            elif name == "marker":
                found.update({"marker-start": value})
            elif name in PROPERTIES and value == "inherit":
                if name in around:
                    found[name] = around[name]
            elif name in PROPERTIES:
                found[name] = value
        return found
