"""What many credentials share, so that it is not validated with each of them: two objects, and how texts may differ."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from badgedesk.core.model.schema import CLASSES, Kind
from badgedesk.core.model.shape import Shapes, Test
from badgedesk.core.strictjson import JsonObject

_ISSUER: Final[JsonObject] = {"id": "urn:x:y", "type": ["Profile"]}
_ACHIEVEMENT: Final[JsonObject] = {
    "id": "urn:x:y",
    "type": ["Achievement"],
    "name": "",
    "description": "",
    "criteria": {"narrative": ""},
}
"""Sound objects that stand for sound ones: the least that the data model asks of them."""


class SoundParts:
    """Two objects that documents share as these very objects; nobody may change them from now on."""

    def __init__(self, issuer: JsonObject, achievement: JsonObject) -> None:
        self._issuer, self._achievement = issuer, achievement
        self._sound: bool | None = None

    def taken_out(self, document: JsonObject, shapes: Shapes) -> JsonObject:
        """Return a document that holds where this one does, with as little in it as can be.

        Where a part is not sound, or is another object than the one that was looked into, it stays in its place.
        """
        subject = document.get("credentialSubject")
        if not isinstance(subject, dict) or subject.get("achievement") is not self._achievement:
            return document
        if document.get("issuer") is not self._issuer or not self._is_sound(shapes):
            return document
        return {**document, "issuer": _ISSUER, "credentialSubject": {**subject, "achievement": _ACHIEVEMENT}}

    def _is_sound(self, shapes: Shapes) -> bool:
        if self._sound is None:
            self._sound = shapes.holds("Profile", self._issuer) and shapes.holds("Achievement", self._achievement)
        return self._sound


_PLACE: Final = re.compile(r"\[\d+\]")
_KEPT: Final = 256
"""Of how many different documents of one shape the checked texts are remembered."""
_FREE: Final = frozenset({Kind.TEXT, Kind.LANGUAGE_TEXT})


class SoundTexts:
    """Which documents are sound because one that differs in nothing that is looked at was found sound.

    Of all documents of one shape (the same members, types, numbers and kinds of values) the data model looks at few
    texts: a free text may be anything, and an address only has to be absolute. Everything else, such as times, terms
    and all that is said of results, which belong to each other, is remembered as it was.

    Args:
        is_absolute: the check of an address.
    """

    def __init__(self, is_absolute: Test) -> None:
        self._is_absolute = is_absolute
        self._known: dict[object, tuple[tuple[int, ...], tuple[int, ...], set[tuple[str, ...]]]] = {}

    def are_known(self, shape: object, texts: Sequence[str]) -> bool:
        """Return whether an AchievementCredential of this shape with these texts is sound; false where it is not known.

        Args:
            shape: stands for all documents that differ in their texts alone.
            texts: in document order.
        """
        known = self._known.get(shape)
        if known is None:
            return False
        addresses, checked, seen = known
        for place in addresses:
            if not self._is_absolute(texts[place]):
                return False
        return tuple([texts[place] for place in checked]) in seen

    def remember(self, shape: object, texts: Sequence[str], paths: Iterable[str]) -> None:
        """Remember a document that was found sound; ``paths`` are the JSON paths of its texts."""
        if shape not in self._known:
            kinds = [_kind_at(path) for path in paths]
            addresses = tuple(place for place, kind in enumerate(kinds) if kind is Kind.URI)
            checked = tuple(place for place, kind in enumerate(kinds) if kind is None)
            self._known[shape] = (addresses, checked, set())
        addresses, checked, seen = self._known[shape]
        if len(seen) >= _KEPT:
            seen.clear()
        if all(self._is_absolute(texts[place]) for place in addresses):
            seen.add(tuple(texts[place] for place in checked))


def _kind_at(path: str) -> Kind | None:
    """Return what a text must be by itself: anything, or an address; None where more is asked of it."""
    name, kind = "AchievementCredential", Kind.OBJECT
    for step in _PLACE.sub("", path).split(".")[1:]:
        member = CLASSES[name].members.get(step) if kind is Kind.OBJECT and name != "Result" else None
        if member is None:
            return None
        name, kind = member.of, member.kind
    if kind in _FREE:
        return Kind.TEXT
    return kind if kind is Kind.URI else None
