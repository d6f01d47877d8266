"""Building the unsigned credential in the canonical form: arrays wherever the model allows many values.

Spec: Open Badges 3.0, AchievementCredential; Verifiable Credentials Data Model 2.0.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.issue.identity import hash_identity
from badgedesk.core.issue.key_facts import level_alignment, narrative
from badgedesk.core.model.achievement import Achievement, Alignment, Identifier, ResultDescription
from badgedesk.core.model.award import Address, Award, Evidence, Profile, Recipient, Result, StatusEntry
from badgedesk.core.strictjson import JsonObject, JsonValue

CONTEXTS: Final = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_NUMBERS: Final = frozenset({int, float, bool})
"""Kinds of values that are kept though they count as false."""
_LANGUAGES: Final = 32
"""In how many forms an achievement is kept: one batch may award it in several languages."""


class CredentialBuilder:
    """Builds credentials of one issuer; what many awards have in common is built once and comes as the same object."""

    def __init__(self, issuer: Profile) -> None:
        self.profile = build_profile(issuer)
        self._known: dict[tuple[int, str | None], tuple[Achievement, JsonObject]] = {}

    def build(self, award: Award, *, credential_id: str, salt: str) -> JsonObject:
        """Return what `build_credential` returns."""
        return _credential(award, self.profile, self.achievement(award), credential_id, salt)

    def achievement(self, award: Award) -> JsonObject:
        """Return the achievement of an award as the credential has it."""
        key = (id(award.achievement), award.picture)
        known = self._known.get(key)
        if known is None or known[0] is not award.achievement:
            if len(self._known) >= _LANGUAGES:
                self._known.clear()
            known = self._known[key] = (award.achievement, build_achievement(award.achievement, award.picture))
        return known[1]


def build_credential(award: Award, issuer: Profile, *, credential_id: str, salt: str) -> JsonObject:
    """Return the unsecured credential of an award.

    Args:
        award: what is awarded, to whom.
        issuer: who awards.
        credential_id: an absolute address, such as ``urn:uuid:...``.
        salt: random text for the recipient's hashed identifiers; 16 bytes or more in hex.

    Empty optional values are left out: no null and no empty array is ever written.
    """
    achievement = build_achievement(award.achievement, award.picture)
    return _credential(award, build_profile(issuer), achievement, credential_id, salt)


def _credential(
    award: Award, profile: JsonObject, achievement: JsonObject, credential_id: str, salt: str
) -> JsonObject:
    return _filled(
        {
            "@context": list(CONTEXTS),
            "id": credential_id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": award.achievement.name,
            "issuer": profile,
            "validFrom": format_time(award.valid_from),
            "validUntil": format_time(award.valid_until) if award.valid_until else None,
            "awardedDate": format_time(award.awarded_at) if award.awarded_at else None,
            "credentialSubject": _subject(award, achievement, salt),
            "evidence": [_evidence(item) for item in award.evidence],
            "credentialStatus": _status(award.status) if award.status else None,
        }
    )


def _subject(award: Award, achievement: JsonObject, salt: str) -> JsonObject:
    return _filled(
        {
            "id": award.recipient.id,
            "type": ["AchievementSubject"],
            "identifier": list(_identities(award.recipient, salt)),
            "activityStartDate": format_time(award.activity_start) if award.activity_start else None,
            "activityEndDate": format_time(award.activity_end) if award.activity_end else None,
            "creditsEarned": _number(award.credits_earned),
            "image": {"id": award.personal_picture, "type": "Image"} if award.personal_picture else None,
            "licenseNumber": award.licence_number,
            "narrative": award.narrative,
            "result": [_result(item) for item in award.results],
            "role": award.role,
            "term": award.term,
            "achievement": achievement,
        }
    )


def _identities(recipient: Recipient, salt: str) -> Iterable[JsonValue]:
    """The name unhashed, exactly as written; everything else hashed with the salt."""
    if recipient.name:
        yield {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": recipient.name,
            "identityType": "name",
        }
    hashed = [("emailAddress", recipient.email)] if recipient.email else []
    if recipient.other:
        hashed.append((recipient.other.identifier_type, recipient.other.identifier))
    for kind, value in hashed:
        yield {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": hash_identity(value or "", salt),
            "identityType": kind,
            "salt": salt,
        }


def build_achievement(achievement: Achievement, picture: str | None) -> JsonObject:
    """Return an achievement as a credential carries it, with its picture and caption where there is a picture.

    Its key facts stand at the end of the criteria, and its level in the European framework among the alignments.
    """
    image = _filled({"id": picture, "type": "Image", "caption": achievement.caption}) if picture else None
    level = level_alignment(achievement.facts)
    aligned = achievement.alignments
    if level is not None and level.target_url not in {each.target_url for each in aligned}:
        aligned = (*aligned, level)
    said = replace(achievement, criteria_narrative=narrative(achievement), alignments=aligned)
    return build_members(said, image)


def build_members(achievement: Achievement, image: JsonObject | None) -> JsonObject:
    """Return the members of an achievement that the standard knows, as they are, around ``image``."""
    creator = achievement.creator
    return _filled(
        {
            "id": achievement.id,
            "type": ["Achievement"],
            "name": achievement.name,
            "description": achievement.description,
            "criteria": _filled({"id": achievement.criteria_url, "narrative": achievement.criteria_narrative}),
            "creator": build_profile(creator) if creator is not None else None,
            "achievementType": achievement.achievement_type,
            "image": image,
            "alignment": [_alignment(item) for item in achievement.alignments],
            "creditsAvailable": _number(achievement.credits_available),
            "fieldOfStudy": achievement.field_of_study,
            "humanCode": achievement.human_code,
            "inLanguage": achievement.language,
            "otherIdentifier": [_identifier(item) for item in achievement.identifiers],
            "related": [
                _filled({"id": item.id, "type": ["Related"], "inLanguage": item.language, "version": item.version})
                for item in achievement.related
            ],
            "resultDescription": [_result_description(item) for item in achievement.results],
            "specialization": achievement.specialization,
            "tag": list(achievement.tags),
            "version": achievement.version,
        }
    )


def build_profile(issuer: Profile) -> JsonObject:
    """Return an issuer as a credential names it, in the canonical form."""
    return _filled(
        {
            "id": issuer.id,
            "type": ["Profile"],
            "name": issuer.name,
            "url": issuer.url,
            "email": issuer.email,
            "phone": issuer.phone,
            "description": issuer.description,
            "image": {"id": issuer.image, "type": "Image"} if issuer.image else None,
            "official": issuer.official,
            "address": _address(issuer.address) if issuer.address else None,
            "otherIdentifier": [_identifier(item) for item in issuer.identifiers],
        }
    )


def _address(address: Address) -> JsonObject:
    return _filled(
        {
            "type": ["Address"],
            "addressCountry": address.country,
            "addressCountryCode": address.country_code,
            "addressRegion": address.region,
            "addressLocality": address.locality,
            "streetAddress": address.street,
            "postOfficeBoxNumber": address.post_box,
            "postalCode": address.postal_code,
        }
    )


def _alignment(alignment: Alignment) -> JsonObject:
    return _filled(
        {
            "type": ["Alignment"],
            "targetName": alignment.target_name,
            "targetUrl": alignment.target_url,
            "targetCode": alignment.target_code,
            "targetDescription": alignment.target_description,
            "targetFramework": alignment.target_framework,
            "targetType": alignment.target_type,
        }
    )


def _identifier(identifier: Identifier) -> JsonObject:
    return {
        "type": "IdentifierEntry",
        "identifier": identifier.identifier,
        "identifierType": identifier.identifier_type,
    }


def _result_description(description: ResultDescription) -> JsonObject:
    return _filled(
        {
            "id": description.id,
            "type": ["ResultDescription"],
            "name": description.name,
            "resultType": description.result_type,
            "allowedValue": list(description.allowed_values),
            "requiredLevel": description.required_level,
            "requiredValue": description.required_value,
            "rubricCriterionLevel": [
                _filled(
                    {
                        "id": level.id,
                        "type": ["RubricCriterionLevel"],
                        "name": level.name,
                        "description": level.description,
                        "level": level.level,
                        "points": level.points,
                        "alignment": [_alignment(item) for item in level.alignments],
                    }
                )
                for level in description.rubric_levels
            ],
            "valueMin": description.value_min,
            "valueMax": description.value_max,
            "alignment": [_alignment(item) for item in description.alignments],
        }
    )


def _result(result: Result) -> JsonObject:
    return _filled(
        {
            "type": ["Result"],
            "resultDescription": result.result_description,
            "value": result.value,
            "achievedLevel": result.achieved_level,
            "status": result.status,
        }
    )


def _evidence(evidence: Evidence) -> JsonObject:
    return _filled(
        {
            "id": evidence.id,
            "type": ["Evidence"],
            "name": evidence.name,
            "description": evidence.description,
            "narrative": evidence.narrative,
            "genre": evidence.genre,
            "audience": evidence.audience,
        }
    )


def _status(entry: StatusEntry) -> JsonObject:
    return {
        "id": f"{entry.list_url}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": entry.purpose,
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list_url,
    }


def _number(value: float | None) -> int | float | None:
    """Return a number with at most two decimals, an integer where it is one (numbers that every engine signs alike)."""
    if value is None:
        return None
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _filled(members: dict[str, JsonValue]) -> JsonObject:
    return {name: value for name, value in members.items() if value or type(value) in _NUMBERS}
