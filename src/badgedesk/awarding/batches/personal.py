"""Pictures drawn for one person each: what stands in the places of a design's placeholders, and the pictures of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from badgedesk.core.bake import PreparedImage, prepare, strip
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, DesignError, InputError
from badgedesk.core.model.award import Award
from badgedesk.core.model.picture_name import picture_digests, picture_name
from badgedesk.core.model.view import as_list, mapping, text
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.showcase.phrases import PAPER_LANGUAGES, Phrases

if TYPE_CHECKING:
    from badgedesk.awarding.batches.artwork import Format
    from badgedesk.design.document import Design
    from badgedesk.design.fonts.added import AddedFont
    from badgedesk.design.personal import Personal
    from badgedesk.design.placeholders import Words

_ANY: Final = "{}"
"""Stands for a credential: what it is makes no difference to the picture around it."""
_UNKNOWN_ID: Final = "urn:uuid:00000000-0000-4000-8000-000000000000"
"""Stands for the number of a badge that has none yet; as long as every other."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the placeholders of a design can say of one award; ``name`` is exactly that of the list."""

    name: str
    date: datetime
    credential_id: str = _UNKNOWN_ID
    level: str | None = None
    """In place of the design's own; no badge says it, so that it is known from the list only."""

    @classmethod
    def of_award(cls, award: Award, credential_id: str = _UNKNOWN_ID, level: str | None = None) -> "Person":
        """Return what an award that is about to be made says."""
        return cls(award.recipient.name or "", award.awarded_at or award.valid_from, credential_id, level)

    @classmethod
    def of_credential(cls, document: JsonObject) -> "Person":
        """Return what a credential says, one of our own; a name that is not there is empty.

        Raises:
            InputError: `Code.CREDENTIAL_DATE`, it has no date that can be read.
        """
        subject = mapping(document.get("credentialSubject"))
        known = (mapping(each) for each in as_list(subject.get("identifier")))
        names = (text(each.get("identityHash")) for each in known if each.get("identityType") == "name")
        moment = text(document.get("awardedDate")) or text(document.get("validFrom"))
        return cls(next(names, None) or "", parse_time(moment or ""), text(document.get("id")) or "")


@dataclass(frozen=True, slots=True)
class PersonalArtwork:
    """A design that holds placeholders, the forms it is drawn in for each person, and fonts for other processes."""

    design: "Design"
    side_px: int
    fonts: "tuple[AddedFont, ...]" = ()

    def words(self, person: Person) -> "Words":
        """Return what stands in the places of the placeholders."""
        from badgedesk.design.placeholders import Placeholder

        return {
            Placeholder.RECIPIENT: person.name,
            Placeholder.DATE: written_date(person.date, self.design.achievement.language),
            Placeholder.LEVEL: person.level or self.design.level,
            Placeholder.CREDENTIAL: person.credential_id.removeprefix("urn:uuid:"),
        }

    def problem(self, person: Person) -> tuple[Code, dict[str, str]] | None:
        """Return why the picture cannot be drawn for a person, with the facts; None where it can."""
        try:
            made = self._for(person)
        except DesignError as error:
            return error.code, error.facts
        if made.missing:
            return Code.GLYPH_MISSING, {"characters": " ".join(made.missing)}
        return (Code.ARTWORK_TEXT_LONG, {"text": made.too_long}) if made.too_long else None

    def images(self, person: Person, formats: Sequence["Format"]) -> dict["Format", bytes]:
        """Return the picture of a person in those of ``formats`` that are pictures; the same person, the same bytes.

        Raises:
            DesignError: it cannot be drawn.
        """
        from badgedesk.awarding.batches.artwork import Format
        from badgedesk.design.raster import render_png
        from badgedesk.design.svg import render_svg

        made = self._for(person).design
        drawn: dict[Format, bytes] = {}
        for wanted in formats:
            if wanted is Format.PNG:
                drawn[wanted] = render_png(made, self.side_px)
            elif wanted is Format.SVG:
                drawn[wanted] = render_svg(made)
        return drawn

    def _for(self, person: Person) -> "Personal":
        from badgedesk.design.fonts.added import hold_fonts
        from badgedesk.design.personal import personal_design

        hold_fonts(self.fonts)
        return personal_design(self.design, self.words(person))


def written_date(moment: datetime, language: str | None) -> str:
    """Return a day (in UTC) as a badge in that language says it, such as 14 November 2026; else 2026-11-14."""
    spoken = (language or "en").partition("-")[0].lower()
    return Phrases(spoken).day(moment.date()) if spoken in PAPER_LANGUAGES else moment.date().isoformat()


def prepared_images(images: "Mapping[Format, bytes]") -> "dict[Format, PreparedImage]":
    """Return pictures checked and ready to be baked.

    Raises:
        InputError: what `badgedesk.core.bake.prepare` raises.
    """
    return {wanted: prepare(image, keep_metadata=False) for wanted, image in images.items()}


def name_of(images: "Mapping[Format, PreparedImage]") -> str | None:
    """Return the address that names pictures by their bytes, as they are once a badge is taken out of them again."""
    return picture_name([strip(image.bake(_ANY)) for image in images.values()]) if images else None


def with_picture_name(document: JsonObject, name: str | None) -> dict[str, JsonValue]:
    """Return a credential whose subject names its own picture, or no longer does.

    A picture named in another way is somebody else's doing and stays.
    """
    subject = document.get("credentialSubject")
    if not isinstance(subject, dict):
        raise InputError(Code.CREDENTIAL_SCHEMA, path="$.credentialSubject")
    kept = dict(subject)
    if picture_digests(text(mapping(subject.get("image")).get("id")) or ""):
        del kept["image"]
    if name is not None:
        kept["image"] = {"id": name, "type": "Image"}
    return {**document, "credentialSubject": kept}
