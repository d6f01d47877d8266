"""Issuer and achievement of many credentials, so that the same two objects are not validated with each of them."""

from typing import Final

from badgedesk.core.model.shape import Shapes
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
