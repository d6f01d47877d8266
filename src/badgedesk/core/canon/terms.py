"""Terms of a context: what a name stands for, and how values under it are read.

Spec: JSON-LD 1.1 Processing Algorithms and API, Create Term Definition and IRI Expansion.
"""

import re
from collections.abc import Mapping, Sequence
from types import EllipsisType
from typing import Any, Final, TypeAlias

from badgedesk.core.canon.literals import text_end

ID: Final = "@id"

Layer: TypeAlias = Mapping[str, Any]
"""One context of a term table, as ``tools/compile_contexts.py`` describes it."""
Scope: TypeAlias = Layer | EllipsisType | None
"""The context that a term brings along: a layer, None for one that clears all terms, ``...`` for no context."""

_CONTAINERS: Final = frozenset({"@set", "@list", "@graph"})
_PREFIX: Final = "@prefix"
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ADDRESS: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~\xa1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e"
    r"\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff]*"
)
_NOT_IN_ADDRESS: Final = bytes(range(0x21)) + b'\x7f<>"{}|^`\\'
_LONG: Final = 1_000
"""Characters from which on an address (a picture inside) is faster to check as bytes."""


class Term:
    """What one name means where it is in force; not to be changed once made.

    Args:
        words: the absolute address or keyword, then coercion, container and ``@prefix``, as term tables have them.
        scope: the context it brings along.
        protected: whether later contexts may not redefine it.

    Attributes:
        address: the absolute address it stands for, or ``@id`` or ``@type``.
        node: the address as N-Quads write it.
        start: the part of a line between subject and object.
        open: the part of a line between subject and the text of a literal.
        close: what follows the text of a literal up to the end of the line.
        coercion: ``@id``, ``@vocab``, ``@json``, the address of a datatype, or nothing.
        datatype: the datatype's address, or nothing.
        text_end: what follows the text of a literal under it: the closing quote and the datatype.
        container: ``@list`` or ``@graph``, or nothing; ``@set`` makes no difference to statements.
        is_text: whether a string under it is a literal, with nothing else to be looked at.
        is_plain: whether an object under it is a node that the statement points to, with nothing else to be looked at.
        is_keyword: whether it is another name for ``@id`` or ``@type``.
        is_prefix: whether it may begin a compact address.
        has_scope: whether it brings a context along.
    """

    __slots__ = (
        "address",
        "close",
        "coercion",
        "container",
        "datatype",
        "has_scope",
        "is_keyword",
        "is_plain",
        "is_prefix",
        "is_text",
        "node",
        "open",
        "protected",
        "scope",
        "start",
        "text_end",
        "words",
    )

    def __init__(self, words: tuple[str, ...], scope: Scope = ..., *, protected: bool = False) -> None:
        self.words = words
        self.scope = scope
        self.protected = protected
        self.address = words[0]
        self.node = f"<{words[0]}>"
        self.coercion = self.container = ""
        for word in words[1:]:
            if word in _CONTAINERS:
                self.container = "" if word == "@set" else word
            elif word != _PREFIX:
                self.coercion = word
        self.datatype = "" if self.coercion.startswith("@") else self.coercion
        self.text_end = text_end(self.datatype)
        self.start = f" {self.node} "
        self.open = f'{self.start}"'
        self.close = f"{self.text_end} .\n"
        self.has_scope = not isinstance(scope, EllipsisType)
        self.is_keyword = self.address.startswith("@")
        self.is_plain = not (self.container or self.coercion == "@json" or self.is_keyword)
        self.is_prefix = _PREFIX in words
        self.is_text = not (self.coercion.startswith("@") or self.container or self.is_keyword)

    def means_the_same_as(self, other: "Term") -> bool:
        """Return whether both definitions are equal but for being protected."""
        return self.words == other.words and self.scope == other.scope


def parse_term(text: str, scope: Scope, prefixes: Mapping[str, str], *, protected: bool) -> Term:
    """Return the term that ``text`` of a term table defines.

    Args:
        text: the words of the definition.
        scope: the context it brings along.
        prefixes: what the contexts before it let compact addresses begin with.
        protected: whether later contexts may not redefine it.
    """
    words = text.split(" ")
    return Term(
        tuple(resolve(word, prefixes) for word in words) if prefixes else tuple(words), scope, protected=protected
    )


def resolve(value: str, prefixes: Mapping[str, str]) -> str:
    """Return ``value`` with its prefix, if it has a known one, written out.

    Spec: JSON-LD 1.1 Processing Algorithms and API, IRI Expansion.
    """
    colon = value.find(":")
    if colon > 0 and not value.startswith("//", colon + 1):
        namespace = prefixes.get(value[:colon])
        if namespace is not None:
            return namespace + value[colon + 1 :]
    return value


def is_address(value: str) -> bool:
    r"""Return whether ``value`` is an absolute address that N-Quads can hold, written the same by every program.

    White space, control characters and ``<>"{}|^`\`` are not part of any address; programs drop such addresses,
    escape them or write them as they are.

    Spec: RDF 1.1 Concepts and Abstract Syntax, IRIs; RDF 1.1 N-Quads, Grammar (IRIREF).
    """
    if len(value) > _LONG and value.isascii():
        data = value.encode()
        return _SCHEME.match(value) is not None and len(data.translate(None, _NOT_IN_ADDRESS)) == len(data)
    return _ADDRESS.fullmatch(value) is not None


def are_addresses(values: Sequence[bytes], starts: Sequence[bytes]) -> bool:
    """Return whether values in UTF-8 are addresses (`is_address`), each beginning with its own of ``starts``.

    Args:
        values: in UTF-8.
        starts: as many beginnings of addresses, each with its scheme and the colon.
    """
    if not all(map(bytes.startswith, values, starts)):
        return False
    joined = b"".join(values)
    if joined.isascii():
        return len(joined.translate(None, _NOT_IN_ADDRESS)) == len(joined)
    return all(is_address(value.decode()) for value in values)
