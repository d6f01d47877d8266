"""The hardened XML reader, the only door for XML: chosen elements with their place in the bytes.

No entities, no external parts, UTF-8 and UTF-16 only, nesting and number of elements limited.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from typing_extensions import override

from badgedesk.core import limits
from badgedesk.core.errors import Code, InputError, LimitExceededError

_SEPARATOR: Final = " "
_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_OWN_ENTITY = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)")
_MARKS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_DECLARED: Final = {
    "utf-8": frozenset({"UTF-8", "UTF8"}),
    "utf-16-le": frozenset({"UTF-16", "UTF-16LE"}),
    "utf-16-be": frozenset({"UTF-16", "UTF-16BE"}),
}


def expanded(namespace: str, name: str) -> str:
    """Return the name by which `read_elements` knows elements called ``name`` in ``namespace``."""
    return f"{namespace}{_SEPARATOR}{name}" if namespace else name


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of an element's own text."""

    text: str
    is_cdata: bool


@dataclass(slots=True)
class XmlElement:
    """One element; offsets are into `XmlDocument.source`.

    Attributes:
        name: as `expanded` gives it.
        attributes: expanded name to value.
        start: offset of the start tag's ``<``.
        tag_end: offset behind the start tag's ``>``.
        end: offset behind the whole element; for the root, behind its start tag, unless it was asked for.
        is_empty_tag: written as ``<name/>``.
        runs: its own text in order, without that of elements inside it.
        has_children: whether elements lie inside it.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    tag_end: int
    end: int
    is_empty_tag: bool
    runs: list[Run] = field(default_factory=list)
    has_children: bool = False

    @property
    def text(self) -> str:
        """Its own text, all pieces joined."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """A well-formed document: its root, and the elements that were asked for, in document order.

    Attributes:
        source: the document in UTF-8, whatever it came in.
        encoding: ``utf-8``, ``utf-16-le`` or ``utf-16-be``: what it came in.
        root: the document element; its text is not read.
        found: the elements asked for, at any depth.
        prefixes: the namespace prefixes that the root's start tag declares, with their namespaces.
        count: number of all its elements.
    """

    source: bytes
    encoding: str
    root: XmlElement
    found: tuple[XmlElement, ...]
    prefixes: Mapping[str, str]
    count: int

    def encode(self, part: bytes) -> bytes:
        """Return a part of ``source``, or more of its kind, in the document's own encoding."""
        return part if self.encoding == "utf-8" else part.decode("utf-8").encode(self.encoding)


def read_elements(data: bytes, wanted: Collection[str], *, limit_bytes: int = limits.SVG_BYTES) -> XmlDocument:
    """Read a whole document and return its root and the elements called by one of the ``wanted`` names.

    Args:
        data: the document.
        wanted: names as `expanded` gives them.
        limit_bytes: most bytes that are read.

    Raises:
        LimitExceededError: `Code.SVG_LIMIT`: too long, nested too deeply, too many elements.
        InputError: `Code.SVG_DOCTYPE` for a document type with declarations of its own or an entity that needs them;
            `Code.SVG_NOT_WELLFORMED` for other encodings, undeclared prefixes and everything else that is no XML.

    Spec: Extensible Markup Language (XML) 1.0, Well-Formed XML Documents; Namespaces in XML 1.0.
    """
    if len(data) > limit_bytes:
        raise LimitExceededError(Code.SVG_LIMIT, limit_bytes=limit_bytes)
    encoding = _MARKS.get(data[:2], "utf-8")
    return _Reader(_to_utf8(data, encoding), encoding, frozenset(wanted)).read()


@dataclass(slots=True)
class XmlNode:
    """One element with all that is in it, in order.

    Attributes:
        name: as `expanded` gives it.
        attributes: expanded name to value.
        content: elements and pieces of text; comments and instructions are left out.
    """

    name: str
    attributes: Mapping[str, str]
    content: "list[XmlNode | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, all pieces joined."""
        return "".join(part for part in self.content if isinstance(part, str))


def read_tree(data: bytes, *, limit_bytes: int = limits.SVG_BYTES) -> XmlNode:
    """Read a whole document and return its root with everything inside.

    Arguments and faults as for `read_elements`.
    """
    if len(data) > limit_bytes:
        raise LimitExceededError(Code.SVG_LIMIT, limit_bytes=limit_bytes)
    encoding = _MARKS.get(data[:2], "utf-8")
    return _TreeReader(_to_utf8(data, encoding), encoding).read_tree()


def _to_utf8(data: bytes, encoding: str) -> bytes:
    if encoding == "utf-8":
        return data
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError as error:
        raise InputError(Code.SVG_NOT_WELLFORMED, encoding=encoding) from error


class _Reader:
    """One run of the parser over one document."""

    def __init__(self, source: bytes, encoding: str, wanted: frozenset[str]) -> None:
        self._source = source
        self._encoding = encoding
        self._wanted = wanted
        self._depth = 0
        self._elements = 0
        self._root: XmlElement | None = None
        self._prefixes: dict[str, str] = {}
        self._found: list[XmlElement] = []
        self._open: list[tuple[int, XmlElement]] = []
        self._has_doctype = False
        self._is_plain = False
        self._is_cdata = False
        self._parser = expat.ParserCreate("UTF-8", _SEPARATOR)

    def read(self) -> XmlDocument:
        parser = self._parser
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.ExternalEntityRefHandler = self._entity
        parser.StartNamespaceDeclHandler = self._prefix
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        try:
            parser.Parse(self._source, True)
        except expat.ExpatError as error:
            raise InputError(
                Code.SVG_NOT_WELLFORMED,
                reason=expat.ErrorString(error.code),
                line=error.lineno,
                column=error.offset + 1,
            ) from error
        finally:
            for handler in ("StartElementHandler", "EndElementHandler", "StartNamespaceDeclHandler"):
                setattr(parser, handler, None)
        if self._root is None:  # the parser refuses a document without a root before this is reached
            raise InputError(Code.SVG_NOT_WELLFORMED)
        return XmlDocument(self._source, self._encoding, self._root, tuple(self._found), self._prefixes, self._elements)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.upper() not in _DECLARED[self._encoding]:
            raise InputError(Code.SVG_NOT_WELLFORMED, encoding=encoding)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            raise InputError(Code.SVG_DOCTYPE)
        self._has_doctype = True

    def _entity(self, *_: object) -> int:
        raise InputError(Code.SVG_DOCTYPE)

    def _prefix(self, prefix: str | None, namespace: str | None) -> None:
        if self._root is None:
            self._prefixes[prefix or ""] = namespace or ""

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > limits.SVG_DEPTH or self._elements > limits.SVG_ELEMENTS:
            raise LimitExceededError(Code.SVG_LIMIT, depth=self._depth, elements=self._elements)
        if self._is_plain and name not in self._wanted:
            return  # nearly every element of a picture
        if self._open:
            self._open[-1][1].has_children = True
            self._listen(on=False)
        if self._has_doctype and _OWN_ENTITY.search(self._tag()[0]):
            # an attribute that names an entity of the document type: the parser leaves it out in silence
            raise InputError(Code.SVG_DOCTYPE)
        if name in self._wanted or self._root is None:
            self._keep(name, attributes)
        self._is_plain = not (self._open or self._has_doctype)

    def _keep(self, name: str, attributes: dict[str, str]) -> None:
        tag, start = self._tag()
        tag_end = start + len(tag)
        element = XmlElement(name, attributes, start, tag_end, tag_end, is_empty_tag=tag.endswith(b"/>"))
        if self._root is None:
            self._root = element
        if name in self._wanted:
            self._found.append(element)
            self._open.append((self._depth, element))
            self._listen(on=True)

    def _closed(self, _name: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        depth, element = self._open[-1]
        if self._depth == depth - 1:
            if not element.is_empty_tag:
                element.end = self._source.index(b">", self._parser.CurrentByteIndex) + 1
            self._open.pop()
        self._listen(on=bool(self._open) and self._open[-1][0] == self._depth)

    def _tag(self) -> tuple[bytes, int]:
        """Return the start tag at which the parser stands, and its offset."""
        start = self._parser.CurrentByteIndex
        match = _TAG.match(self._source, start)
        if match is None:  # the parser has just read it
            raise InputError(Code.SVG_NOT_WELLFORMED, offset=start)
        return match[0], start

    def _listen(self, *, on: bool) -> None:
        parser = self._parser
        parser.CharacterDataHandler = self._said if on else None
        parser.StartCdataSectionHandler = self._cdata_opened if on else None
        parser.EndCdataSectionHandler = self._cdata_closed if on else None

    def _said(self, text: str) -> None:
        self._open[-1][1].runs.append(Run(text, self._is_cdata))

    def _cdata_opened(self) -> None:
        self._is_cdata = True

    def _cdata_closed(self) -> None:
        self._is_cdata = False


class _TreeReader(_Reader):
    """A run that keeps every element and every text."""

    def __init__(self, source: bytes, encoding: str) -> None:
        super().__init__(source, encoding, frozenset())
        self._parser.CharacterDataHandler = self._said
        self._path: list[XmlNode] = []
        self._top: XmlNode | None = None

    def read_tree(self) -> XmlNode:
        self.read()
        self._parser.CharacterDataHandler = None
        if self._top is None:  # the parser refuses a document without a root before this is reached
            raise InputError(Code.SVG_NOT_WELLFORMED)
        return self._top

    @override
    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        super()._opened(name, attributes)
        node = XmlNode(name, attributes)
        if self._path:
            self._path[-1].content.append(node)
        else:
            self._top = node
        self._path.append(node)

    @override
    def _closed(self, name: str) -> None:
        super()._closed(name)
        self._path.pop()

    @override
    def _said(self, text: str) -> None:
        if self._path:
            self._path[-1].content.append(text)
