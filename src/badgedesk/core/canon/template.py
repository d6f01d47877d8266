"""Canonical forms of many documents that differ in a few texts: what they have in common is worked out once.

A document is walked once with a token in the place of every text that may differ, a *slot*. What the walk says of the
tokens shows where each text goes. For the next document of the same shape the texts are put in, the blank nodes that
they touch are hashed anew, and the canonicalisation runs as always; the form is the very one that
`badgedesk.core.canon.canonical_nquads` gives.

That is sound only where (a) a slot is the whole text of a literal, or an absolute address in the place of a node whose
scheme is no prefix; (b) lines that become the same count once; (c) blank nodes that become alike are told apart by the
full algorithm; (d) datatype and language come from the term alone; (e) documents with other members, types, numbers or
schemes have a template of their own. A text that no slot may stand for belongs to the shape.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Final

from badgedesk.core.canon.contexts import shipped_contexts
from badgedesk.core.canon.dataset import Dataset
from badgedesk.core.canon.literals import literal
from badgedesk.core.canon.rdfc import Canonicaliser
from badgedesk.core.canon.refusal import RefusedError
from badgedesk.core.canon.slots import Outline, misplaced, scheme_of, tokens_for
from badgedesk.core.canon.terms import is_address
from badgedesk.core.canon.walk import Walk
from badgedesk.core.strictjson import JsonObject, JsonValue, write_json

_SHAPES: Final = 64
"""Templates kept; documents of further shapes go the full way."""
_KEPT_MEMBERS: Final = frozenset({"@context", "type"})

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """A document as it is hashed (canonical N-Quads) and as it is written (`write_json`), both in UTF-8.

    ``shape`` is the same object for all documents that differ in nothing but ``texts``, which stand in document order.
    """

    nquads: bytes
    text: bytes
    shape: object
    texts: Sequence[str]


class Templates:
    """The templates of one batch.

    Args:
        fixed: objects that come in every document as these very objects, not as equal ones; they are not looked into.
    """

    def __init__(self, fixed: Iterable[JsonObject] = ()) -> None:
        self._fixed = {id(part): part for part in fixed}
        self._pinned: dict[_Key, frozenset[int]] = {}
        self._templates: dict[_Key, _Template | None] = {}

    def forms(self, document: JsonObject) -> Forms | None:
        """Return the forms of a document; None where it has to go the full way, which may well refuse it."""
        shape: list[object] = []
        slots: list[str] = []
        self._flatten(document, shape, slots)
        key = tuple(shape)
        try:
            pinned = self._pinned.get(key)
        except TypeError:  # a type that is an object
            return None
        if pinned is None:
            if len(self._pinned) >= _SHAPES:
                return None
            pinned = self._pinned[key] = self._pin(document, slots)
        if pinned:
            key += tuple(slots[place] for place in sorted(pinned))
        template = self._templates.get(key, ...)
        if template is ...:
            template = self._make(document, slots, pinned) if len(self._templates) < _SHAPES else None
            self._templates[key] = template
        return template.fill(slots) if template is not None else None

    def _flatten(self, value: JsonValue, shape: list[object], slots: list[str]) -> None:
        """Take a document apart into what tells its shape and the texts of its slots."""
        if isinstance(value, str):
            shape.append(scheme_of(value))
            slots.append(value)
        elif isinstance(value, dict):
            if id(value) in self._fixed:
                shape.append(id(value))
                return
            shape.append(len(value))
            shape += value
            for name, member in value.items():
                if name in _KEPT_MEMBERS:
                    shape.append(tuple(member) if type(member) is list else repr(member))
                elif type(member) is str:
                    shape.append(scheme_of(member) if ":" in member else "")
                    slots.append(member)
                else:
                    self._flatten(member, shape, slots)
        elif isinstance(value, list):
            shape.append((len(value),))
            for item in value:
                self._flatten(item, shape, slots)
        else:
            shape.append((type(value), value))

    def _pin(self, document: JsonObject, slots: Sequence[str]) -> frozenset[int]:
        """Return the slots that cannot be slots; every one, where the document itself is refused."""
        pinned: set[int] = set()
        tokens = tokens_for(slots)
        for _ in slots:
            filled = self._with(document, [slots[i] if i in pinned else tokens[i] for i in range(len(slots))])
            walk = Walk(shipped_contexts(), {})
            try:
                walk.run(filled)
            except RefusedError as refusal:
                paths = list(self.paths(document))
                place = str(refusal.fault().facts.get("path"))
                found = {index for index, path in enumerate(paths) if path == place} - pinned
                if not found:
                    return frozenset(range(len(slots)))
                pinned |= found
                continue
            return frozenset(pinned | misplaced(walk.dataset, _by_token(tokens, pinned)))
        return frozenset(range(len(slots)))

    def _make(self, document: JsonObject, slots: Sequence[str], pinned: frozenset[int]) -> "_Template | None":
        if len(pinned) == len(slots):
            return None
        tokens = tokens_for(slots)
        filled = self._with(document, [slots[i] if i in pinned else tokens[i] for i in range(len(slots))])
        walk = Walk(shipped_contexts(), {})
        try:
            walk.run(filled)
        except RefusedError:
            return None
        by_token = _by_token(tokens, pinned)
        if misplaced(walk.dataset, by_token):  # a slot in the first document of this shape, but not under these types
            return None
        return _Template(walk.dataset, write_json(filled), by_token, len(slots))

    def _with(self, document: JsonObject, texts: Sequence[str]) -> JsonObject:
        """Return the document with other texts in its slots."""
        left = iter(texts)

        def put(value: JsonValue) -> JsonValue:
            if isinstance(value, str):
                return next(left)
            if isinstance(value, dict) and id(value) not in self._fixed:
                return {name: member if name in _KEPT_MEMBERS else put(member) for name, member in value.items()}
            return [put(item) for item in value] if isinstance(value, list) else value

        made = put(document)
        return made if isinstance(made, dict) else {}

    def paths(self, value: JsonValue, path: str = "$") -> Iterator[str]:
        """Yield the path of each text that may differ, as faults name it, in document order."""
        if isinstance(value, str):
            yield path
        elif isinstance(value, dict):
            if id(value) not in self._fixed:
                for name, member in value.items():
                    if name not in _KEPT_MEMBERS:
                        yield from self.paths(member, f"{path}.{name}")
        elif isinstance(value, list):
            for place, item in enumerate(value):
                yield from self.paths(item, f"{path}[{place}]")


class _Template:
    """What all documents of one shape have in common.

    Args:
        dataset: what the document says with tokens in its slots.
        text: the document as JSON text, with tokens.
        slots: the slot of each token.
        count: how many texts a document has.
    """

    def __init__(self, dataset: Dataset, text: str, slots: Mapping[str, int], count: int) -> None:
        self._outline = Outline(dataset, slots, count)
        self._pieces, self._order = _split(text, slots)

    def fill(self, slots: Sequence[str]) -> Forms | None:
        """Return the forms of the document with these texts; None where an address is none."""
        outline = self._outline
        for place in outline.addresses:
            if not is_address(slots[place]):
                return None
        try:
            said = [text.encode() for text in slots]
            written = said.copy()
            if not _is_plain(" ".join(slots)):
                for place, text in enumerate(slots):
                    if not _is_plain(text):
                        said[place] = literal(text, "")[1:].encode()
                        written[place] = encode_basestring(text)[1:-1].encode()
            nquads = outline.frame.fill(said) if outline.frame is not None else None
            pieces = self._pieces.copy()
            pieces[1::2] = [written[slot] for slot in self._order]
            return Forms(nquads if nquads is not None else self._fill_fully(slots), b"".join(pieces), self, slots)
        except (RefusedError, UnicodeEncodeError):
            return None

    def _fill_fully(self, slots: Sequence[str]) -> bytes:
        """Return the canonical N-Quads by the full algorithm, which tells alike nodes apart by their neighbours."""
        dataset = Dataset()
        for group in self._outline.groups:
            name = f"<{slots[group.subject]}>" if isinstance(group.subject, int) else group.subject
            tails = [*group.whole, *(hole.filled(slots) for hole in group.holes)]
            dataset.tails.setdefault(name, []).extend(tails)
        for subject, predicate, thing, graph in self._outline.links:
            name = f"<{slots[subject]}>" if isinstance(subject, int) else subject
            dataset.links.append((name, predicate, thing, graph))
        return Canonicaliser(dataset, known=self._outline.known).run()


def _is_plain(text: str) -> bool:
    """Return whether a text stands as it is between quotes, in N-Quads and in JSON."""
    return text.isprintable() and '"' not in text and "\\" not in text


def _by_token(tokens: Sequence[str], pinned: Set[int]) -> dict[str, int]:
    return {token: place for place, token in enumerate(tokens) if place not in pinned}


def _split(text: str, slots: Mapping[str, int]) -> tuple[list[bytes], list[int]]:
    """Return the pieces of a JSON text with nothing in the place of each token, and the slots in the order of the text.

    The quotes around a token stay.
    """
    found = sorted((text.index(f'"{token}"') + 1, token) for token in slots)
    pieces, start = [], 0
    for place, token in found:
        pieces += [text[start:place].encode(), b""]
        start = place + len(token)
    return [*pieces, text[start:].encode()], [slots[token] for _, token in found]
