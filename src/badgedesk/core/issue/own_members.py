"""What a definition holds beyond the standard's members, as JSON and back; and profiles of creators."""

from collections.abc import Mapping
from typing import Final

from badgedesk.core.issue.members import Reader
from badgedesk.core.model.achievement import Achievement, KeyFacts, Rules, Translation
from badgedesk.core.model.profile import Address, Identifier, Profile
from badgedesk.core.strictjson import JsonObject, JsonValue

OWN: Final = "badgedesk"
"""The member that holds what the standard has no member for."""
PROFILE_MEMBERS: Final = {
    "type",
    "id",
    "name",
    "url",
    "email",
    "phone",
    "description",
    "image",
    "official",
    "address",
    "otherIdentifier",
}
_FACTS: Final = {
    "country": "country",
    "outcomes": "outcomes",
    "study_hours": "studyHours",
    "level": "level",
    "participation": "participation",
    "assessment": "assessment",
    "supervision": "supervision",
    "quality": "quality",
    "quality_url": "qualityUrl",
    "prerequisites": "prerequisites",
    "stacking": "stacking",
}
_TEXTS: Final = {
    "language": "language",
    "name": "name",
    "description": "description",
    "criteria_narrative": "criteria",
    "criteria_url": "criteriaUrl",
    "caption": "caption",
    "outcomes": "outcomes",
}


def write_own(achievement: Achievement) -> JsonObject:
    """Return rules, key facts and translations that differ from the usual ones."""
    written: dict[str, JsonValue] = {}
    if achievement.rules is not Rules.PLAIN:
        written["rules"] = achievement.rules.value
    facts = _members(achievement.facts, _FACTS)
    if facts:
        written["facts"] = facts
    if achievement.translations:
        written["translations"] = [_members(each, _TEXTS) for each in achievement.translations]
    return written


def read_own(reader: Reader) -> tuple[Rules, KeyFacts, tuple[Translation, ...]]:
    """Return what `write_own` wrote.

    Raises:
        InputError: `Code.ACHIEVEMENT_JSON`.
    """
    rules = reader.text("rules")
    if rules and rules not in tuple(Rules):
        raise reader.fault("rules")
    facts = reader.inner("facts")
    found = KeyFacts(
        outcomes=facts.texts("outcomes"),
        study_hours=facts.number("studyHours"),
        **{name: facts.text(member) for name, member in _FACTS.items() if name not in {"outcomes", "study_hours"}},
    )
    facts.end()
    translations = reader.items("translations", _translation)
    reader.end()
    return Rules(rules or Rules.PLAIN), found, translations


def read_profile(reader: Reader) -> Profile:
    """Return a profile as `build_profile` writes it; faults as `read_own`."""
    image, address = reader.inner("image"), reader.inner("address")
    made = Profile(
        id=reader.text("id"),
        name=reader.text("name"),
        url=reader.text("url") or None,
        email=reader.text("email") or None,
        phone=reader.text("phone") or None,
        description=reader.text("description") or None,
        image=image.text("id") or None,
        official=reader.text("official") or None,
        address=_address(address),
        identifiers=reader.items("otherIdentifier", _identifier),
    )
    image.end()
    return made


def _address(reader: Reader) -> Address | None:
    made = Address(
        country=reader.text("addressCountry") or None,
        country_code=reader.text("addressCountryCode") or None,
        region=reader.text("addressRegion") or None,
        locality=reader.text("addressLocality") or None,
        street=reader.text("streetAddress") or None,
        post_box=reader.text("postOfficeBoxNumber") or None,
        postal_code=reader.text("postalCode") or None,
    )
    reader.end()
    return made if made != Address() else None


def _identifier(reader: Reader) -> Identifier:
    return Identifier(reader.text("identifier"), reader.text("identifierType"))


def _translation(reader: Reader) -> Translation:
    return Translation(
        outcomes=reader.texts("outcomes"),
        **{name: reader.text(member) for name, member in _TEXTS.items() if name != "outcomes"},
    )


def _members(value: KeyFacts | Translation, names: Mapping[str, str]) -> JsonObject:
    found = {member: getattr(value, name) for name, member in names.items()}
    return {member: _plain(each) for member, each in found.items() if each}


def _plain(value: str | float | tuple[str, ...]) -> JsonValue:
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
