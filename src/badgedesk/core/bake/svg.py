"""Badges in SVG pictures: one element directly behind the root's start tag; every other byte stays.

Spec: Open Badges 3.0, Document Formats, SVG; Open Badges 2.0, Badge Baking, SVG.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake.baked import Baked, Dialect, credential_bytes, is_token, read_baked, read_or_code, require_one
from badgedesk.core.bake.inflate import inflate
from badgedesk.core.bake.xml import XmlDocument, XmlElement, expanded, read_elements
from badgedesk.core.errors import Code, InputError, LimitExceededError

SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_OB3_NAMESPACE: Final = "https://purl.imsglobal.org/ob/v3p0"
_OB2_NAMESPACE: Final = "http://openbadges.org"
_PREFIX: Final = "openbadges"
_ROOT: Final = expanded(SVG_NAMESPACE, "svg")
_BADGES: Final = {
    expanded(_OB3_NAMESPACE, "credential"): Dialect.OB3,
    expanded(_OB2_NAMESPACE, "assertion"): Dialect.OB2,
}
_REMOVED: Final = frozenset(
    expanded(namespace, name) for namespace in (_OB3_NAMESPACE, _OB2_NAMESPACE) for name in ("credential", "assertion")
)
_DECLARATION: Final = f' xmlns:{_PREFIX}="{_OB3_NAMESPACE}"'.encode()
_GZIP: Final = b"\x1f\x8b"
_BLANKS: Final = " \t\r\n"
_LINE_END = re.compile(rb"\r\n?")
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_OPENING = re.compile(
    b'<openbadges:credential(?:%b)?+(?: verify="([A-Za-z0-9_.-]++)"/>|><!\\[CDATA\\[)' % re.escape(_DECLARATION)
)
_CLOSING: Final = b"]]></openbadges:credential>"
_FRAMES_KEPT: Final = 4
_NO_XML: Final = {b"\xef\xbf\xbe": rb"\ufffe", b"\xef\xbf\xbf": rb"\uffff"}


@dataclass(frozen=True, slots=True)
class PreparedSvg:
    """Artwork checked once, ready to be baked with many credentials.

    Attributes:
        head: the file up to the place of the badge.
        tail: the rest.
        declaration: what the badge's own start tag must declare: nothing where the root's does.
        encoding: the file's encoding.
    """

    head: bytes
    tail: bytes
    declaration: bytes
    encoding: str

    def bake(self, credential: str) -> bytes:
        """Return the picture with ``credential`` baked in; only the two ends of the text are looked at.

        JSON goes into CDATA byte for byte, but for line ends, which XML itself reads as line feeds, and the two
        characters that XML cannot hold, which are written as JSON escapes. A ``]]>`` is split over two sections.

        Raises:
            LimitExceededError: `Code.TEXT_LIMIT` for the text, `Code.SVG_LIMIT` for what would come out.
            InputError: as `credential_bytes`.
        """
        text = credential_bytes(credential)
        element = _token_element(text, self.declaration) if text[:1] == b"e" else _json_element(text, self.declaration)
        if self.encoding != "utf-8":
            element = element.decode("utf-8").encode(self.encoding)
        if len(self.head) + len(element) + len(self.tail) > limits.SVG_BYTES:
            raise LimitExceededError(Code.SVG_LIMIT, limit_bytes=limits.SVG_BYTES)
        return b"".join((self.head, element, self.tail))


def prepare_svg(image: bytes) -> PreparedSvg:
    """Return ``image`` checked and without any badge, ready for `PreparedSvg.bake`.

    The prefix ``openbadges`` is declared in the root's start tag as the standard has it; where the root binds that
    prefix to something else, the badge's own start tag declares it. A packed picture (``.svgz``) comes out unpacked.

    Raises:
        InputError: `Code.SVG_NOT_SVG`, `Code.SVG_NOT_WELLFORMED`, `Code.SVG_DOCTYPE`.
        LimitExceededError: `Code.SVG_LIMIT`.
    """
    document = _read_svg(image)
    if document.count - len(document.found) >= limits.SVG_ELEMENTS:
        raise LimitExceededError(Code.SVG_LIMIT, elements=document.count)
    root, source = document.root, document.source
    tag = source[: root.tag_end - (2 if root.is_empty_tag else 1)]
    bound = document.prefixes.get(_PREFIX)
    head = tag + (_DECLARATION if bound is None else b"") + b">"
    tail = _without_badges(document)[root.tag_end :]
    if root.is_empty_tag:
        tail = b"</" + source[root.start + 1 : root.start + 1 + _name_length(tag[root.start + 1 :])] + b">" + tail
    declaration = b"" if bound in {None, _OB3_NAMESPACE} else _DECLARATION
    return PreparedSvg(document.encode(head), document.encode(tail), declaration, document.encoding)


def bake_svg(image: bytes, credential: str) -> bytes:
    """Return ``image`` with ``credential`` baked in, in place of any badge that it holds.

    Arguments and faults as for `prepare_svg` and `PreparedSvg.bake`.

    Spec: Open Badges 3.0, Document Formats, SVG, Baking.
    """
    return prepare_svg(image).bake(credential)


def strip_svg(image: bytes) -> bytes:
    """Return ``image`` without any badge; every other byte stays. A packed picture comes out unpacked.

    Faults as for `prepare_svg`.
    """
    document = _read_svg(image)
    return document.encode(_without_badges(document))


def unbake_svg(image: bytes) -> Baked:
    """Return the one badge that is baked into ``image``; elements count by namespace, whatever their prefix.

    Raises:
        NoBadgeFoundError: `Code.BAKED_NOT_FOUND`, a sound picture without one.
        InputError: `Code.BAKED_AMBIGUOUS` for more than one, also for a token beside a document in one element;
            `Code.BAKED_EMPTY`; `Code.SVG_NOT_SVG`, `Code.SVG_NOT_WELLFORMED`, `Code.SVG_DOCTYPE`.
        LimitExceededError: `Code.SVG_LIMIT`, `Code.TEXT_LIMIT`.

    Spec: Open Badges 3.0, Document Formats, SVG, Extracting.
    """
    text = _read_at_its_place(image)
    if text is not None:
        return read_baked(text, Dialect.OB3)
    found = list(_find_badges(_read_svg(image)))
    require_one(len(found))
    return read_baked(*found[0])


def unbake_each_svg(image: bytes) -> tuple[Baked | Code, ...]:
    """Return every badge in ``image``, in order, to be looked at; a code stands for one that cannot be read.

    Raises:
        InputError: `Code.SVG_NOT_SVG`, `Code.SVG_NOT_WELLFORMED`, `Code.SVG_DOCTYPE`; `Code.BAKED_AMBIGUOUS` for
            a badge with elements in its text.
        LimitExceededError: `Code.SVG_LIMIT`.
    """
    return tuple(read_or_code(partial(read_baked, *badge)) for badge in _find_badges(_read_svg(image)))


def _read_at_its_place(image: bytes) -> str | None:
    """Return the text of a badge written as `PreparedSvg.bake` writes it, in artwork that was read before.

    A whole element put behind the start tag of a well-formed picture without a badge makes a well-formed picture with
    one: so the badge is cut out, and what is left is read, once for many badges. None where anything is unusual.
    """
    opening = _OPENING.search(image) if len(image) <= limits.SVG_BYTES else None
    if opening is None:
        return None
    content, end = opening[1], opening.end()
    if content is None:
        end = image.find(_CLOSING, end)
        content = image[opening.end() : end]
        if end < 0 or b"]]>" in content or not _is_plain(content):
            return None
        end += len(_CLOSING)
    if not _is_frame(image[: opening.start()], image[end:]):
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_plain(text: bytes) -> bool:
    """Say whether XML reads these bytes, if they are UTF-8, as they stand."""
    return b"\r" not in text and b"\xef\xbf" not in text and len(text.translate(None, _CONTROLS)) == len(text)


@lru_cache(_FRAMES_KEPT)
def _is_frame(head: bytes, tail: bytes) -> bool:
    """Say whether a badge of today between these two is the only one, and all of it a sound picture."""
    try:
        document = _read_svg(head + tail)
    except InputError:
        return False
    is_place = document.root.tag_end == len(head) and not document.root.is_empty_tag
    is_bound = document.prefixes.get(_PREFIX) == _OB3_NAMESPACE
    is_alone = not document.found and document.count < limits.SVG_ELEMENTS
    return is_place and is_bound and is_alone and document.encoding == "utf-8" and not head.startswith(_GZIP)


def _read_svg(image: bytes) -> XmlDocument:
    if image.startswith(_GZIP):
        image = inflate(image, limits.SVG_BYTES, too_long=Code.SVG_LIMIT, broken=Code.SVG_NOT_WELLFORMED, gzip=True)
    document = read_elements(image, _REMOVED)
    if document.root.name != _ROOT:
        raise InputError(Code.SVG_NOT_SVG, root=document.root.name)
    return document


def _find_badges(document: XmlDocument) -> Iterator[tuple[str, Dialect, tuple[Code, ...]]]:
    for element in document.found:
        if element.name in _BADGES:
            yield from _read_element(element, _BADGES[element.name])


def _read_element(element: XmlElement, dialect: Dialect) -> Iterator[tuple[str, Dialect, tuple[Code, ...]]]:
    """Yield what one element holds; a token or address beside a document makes two.

    In Open Badges 2.0 a hosted assertion has its address in the attribute and itself in the body: that is one.
    """
    if element.has_children:  # other readers would take their text in
        raise InputError(Code.BAKED_AMBIGUOUS, element=element.name)
    attribute = element.attributes.get("verify", "").strip(_BLANKS)
    body, notes = _read_body(element)
    is_hosted = dialect is Dialect.OB2 and not is_token(attribute)
    if attribute and not (is_hosted and body.strip(_BLANKS)):
        yield attribute, dialect, ()
    if body.strip(_BLANKS) or not attribute:
        yield body, dialect, notes


def _read_body(element: XmlElement) -> tuple[str, tuple[Code, ...]]:
    """Return the body's text: what the CDATA sections hold, where nothing but blanks lies beside them."""
    if any(not run.is_cdata and run.text.strip(_BLANKS) for run in element.runs):
        return element.text.strip(_BLANKS), (Code.BAKED_NOT_CDATA,)
    return "".join(run.text for run in element.runs if run.is_cdata), ()


def _without_badges(document: XmlDocument) -> bytes:
    parts, position = [], 0
    for element in document.found:
        if element.start >= position:  # else it lies inside one that is gone
            parts.append(document.source[position : element.start])
            position = element.end
    parts.append(document.source[position:])
    return b"".join(parts)


def _name_length(tag: bytes) -> int:
    match = re.match(rb"[^\s/>]+", tag)
    return match.end() if match else 0


def _token_element(token: bytes, declaration: bytes) -> bytes:
    return b'<openbadges:credential%b verify="%b"/>' % (declaration, token)


def _json_element(text: bytes, declaration: bytes) -> bytes:
    if len(text.translate(None, _CONTROLS)) != len(text):  # neither JSON nor XML can hold them as they are
        raise InputError(Code.JSON_SYNTAX)
    if b"\r" in text:
        text = _LINE_END.sub(b"\n", text)
    if b"\xef\xbf" in text:
        for character, escape in _NO_XML.items():
            text = text.replace(character, escape)
    if b"]]>" in text:
        text = text.replace(b"]]>", b"]]]]><![CDATA[>")
    return b"<openbadges:credential%b><![CDATA[%b]]></openbadges:credential>" % (declaration, text)
