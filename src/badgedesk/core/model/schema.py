"""The Open Badges 3.0 data model as a table: what each class may and must hold.

Spec: Open Badges 3.0, Data Models; Verifiable Credentials Data Model 2.0 and 1.1.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto, unique
from typing import Final

from badgedesk.core.model.achievement import AchievementType


@unique
class Kind(Enum):
    """What a member's value must be."""

    TEXT = auto()
    URI = auto()
    BOOLEAN = auto()
    NUMBER = auto()
    DATE_TIME = auto()
    DATE = auto()
    ENUM = auto()
    PATTERN = auto()
    TOKEN = auto()
    TYPES = auto()
    """A type name, or an array of them."""
    OBJECT = auto()
    LANGUAGE_TEXT = auto()
    """Text, or texts with their language."""


@dataclass(frozen=True, slots=True)
class Member:
    """One property of a class."""

    kind: Kind
    required: bool = False
    many: bool = False
    single_too: bool = False
    """The compacted form may write a single value without its array."""
    of: str = ""
    """Name of the class, enumeration or pattern."""
    or_uri: bool = False
    lenient: bool = False
    """Where it is missing, a warning: the base standard does not need it."""


@dataclass(frozen=True, slots=True)
class ClassRule:
    """One class: its members, and whether others may stand beside them."""

    members: dict[str, Member]
    type_name: str | None = None
    """What ``type`` must hold; None where the class needs no type."""
    type_single: bool = False
    closed: bool = False
    alternatives: tuple[str, ...] = field(default=())
    """Other type names that do as well."""


IDENTIFIER_TYPES: Final = frozenset(
    [
        "name",
        "sourcedId",
        "systemId",
        "productId",
        "userName",
        "accountId",
        "emailAddress",
        "nationalIdentityNumber",
        "isbn",
        "issn",
        "lisSourcedId",
        "oneRosterSourcedId",
        "sisSourcedId",
        "ltiContextId",
        "ltiDeploymentId",
        "ltiToolId",
        "ltiPlatformId",
        "ltiUserId",
        "identifier",
    ]
)
ENUMERATIONS: Final[dict[str, tuple[frozenset[str], bool]]] = {
    "AchievementType": (frozenset(kind.value for kind in AchievementType), True),
    "IdentifierType": (IDENTIFIER_TYPES, True),
    "TargetType": (
        frozenset(
            [
                "ceasn:Competency",
                "ceterms:Credential",
                "CFItem",
                "CFRubric",
                "CFRubricCriterion",
                "CFRubricCriterionLevel",
                "CTDL",
            ]
        ),
        True,
    ),
    "ResultType": (
        frozenset(
            [
                "GradePointAverage",
                "LetterGrade",
                "Percent",
                "PerformanceLevel",
                "PredictedScore",
                "RawScore",
                "Result",
                "RubricCriterion",
                "RubricCriterionLevel",
                "RubricScore",
                "ScaledScore",
                "Status",
            ]
        ),
        True,
    ),
    "ResultStatus": (
        frozenset(["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"]),
        False,
    ),
}
"""Each enumeration's terms, and whether own terms (``ext:...``) may be used."""

EXTENSION: Final = re.compile(r"ext:[A-Za-z0-9._-]+")
LANGUAGE: Final = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")

_TEXT = Member(Kind.TEXT)
_TEXTS = Member(Kind.TEXT, many=True)
_URI = Member(Kind.URI)
_NUMBER = Member(Kind.NUMBER)
_TIME = Member(Kind.DATE_TIME)
_TOKENS = Member(Kind.TOKEN, many=True)
_LANGUAGE = Member(Kind.PATTERN, of="language")
_NEED_TEXT = Member(Kind.TEXT, required=True)
_NEED_URI = Member(Kind.URI, required=True)


def _one(name: str, *, required: bool = False) -> Member:
    return Member(Kind.OBJECT, required=required, of=name)


def _many(name: str, *, single_too: bool = False) -> Member:
    return Member(Kind.OBJECT, many=True, of=name, single_too=single_too)


def _choice(name: str, *, required: bool = False) -> Member:
    return Member(Kind.ENUM, required=required, of=name)


_ENDORSEMENTS = {"endorsement": _many("EndorsementCredential"), "endorsementJwt": _TOKENS}
_ENVELOPE = {
    "id": _NEED_URI,
    "proof": _many("Proof", single_too=True),
    "credentialSchema": _many("TypedReference", single_too=True),
    "credentialStatus": _one("TypedStatus"),
    "refreshService": _one("TypedReference"),
    "termsOfUse": _many("TypedTerms", single_too=True),
    "awardedDate": _TIME,
}

CLASSES: Final[dict[str, ClassRule]] = {
    "AchievementCredential": ClassRule(
        {
            **_ENVELOPE,
            **_ENDORSEMENTS,
            "name": Member(Kind.LANGUAGE_TEXT),
            "description": Member(Kind.LANGUAGE_TEXT),
            "image": _one("Image"),
            "credentialSubject": _one("AchievementSubject", required=True),
            "evidence": _many("Evidence"),
            "issuer": Member(Kind.OBJECT, required=True, of="Profile", or_uri=True),
        },
        type_name="AchievementCredential",
        alternatives=("OpenBadgeCredential",),
    ),
    "EndorsementCredential": ClassRule(
        {
            **_ENVELOPE,
            "name": Member(Kind.LANGUAGE_TEXT, required=True),
            "description": Member(Kind.LANGUAGE_TEXT),
            "credentialSubject": _one("EndorsementSubject", required=True),
            "issuer": Member(Kind.OBJECT, required=True, of="Profile", or_uri=True),
        },
        type_name="EndorsementCredential",
    ),
    "AchievementSubject": ClassRule(
        {
            "id": _URI,
            "achievement": _one("Achievement", required=True),
            "identifier": _many("IdentityObject"),
            "activityStartDate": _TIME,
            "activityEndDate": _TIME,
            "creditsEarned": _NUMBER,
            "image": _one("Image"),
            "licenseNumber": _TEXT,
            "narrative": _TEXT,
            "result": _many("Result"),
            "role": _TEXT,
            "source": _one("Profile"),
            "term": _TEXT,
        },
        type_name="AchievementSubject",
    ),
    "EndorsementSubject": ClassRule({"id": _NEED_URI, "endorsementComment": _TEXT}, type_name="EndorsementSubject"),
    "Achievement": ClassRule(
        {
            **_ENDORSEMENTS,
            "id": _NEED_URI,
            "name": _NEED_TEXT,
            "description": _NEED_TEXT,
            "criteria": _one("Criteria", required=True),
            "achievementType": _choice("AchievementType"),
            "alignment": _many("Alignment"),
            "creator": _one("Profile"),
            "creditsAvailable": _NUMBER,
            "fieldOfStudy": _TEXT,
            "humanCode": _TEXT,
            "image": _one("Image"),
            "inLanguage": _LANGUAGE,
            "otherIdentifier": _many("IdentifierEntry"),
            "related": _many("Related"),
            "resultDescription": _many("ResultDescription"),
            "specialization": _TEXT,
            "tag": _TEXTS,
            "version": _TEXT,
        },
        type_name="Achievement",
    ),
    "Criteria": ClassRule({"id": _URI, "narrative": _TEXT}),
    "Profile": ClassRule(
        {
            **_ENDORSEMENTS,
            "id": _NEED_URI,
            "name": _TEXT,
            "url": _URI,
            "phone": _TEXT,
            "description": _TEXT,
            "email": _TEXT,
            "official": _TEXT,
            "image": _one("Image"),
            "address": _one("Address"),
            "otherIdentifier": _many("IdentifierEntry"),
            "parentOrg": _one("Profile"),
            "familyName": _TEXT,
            "givenName": _TEXT,
            "additionalName": _TEXT,
            "patronymicName": _TEXT,
            "honorificPrefix": _TEXT,
            "honorificSuffix": _TEXT,
            "familyNamePrefix": _TEXT,
            "dateOfBirth": Member(Kind.DATE),
        },
        type_name="Profile",
    ),
    "IdentityObject": ClassRule(
        {
            "hashed": Member(Kind.BOOLEAN, required=True),
            "identityHash": _NEED_TEXT,
            "identityType": _choice("IdentifierType", required=True),
            "salt": _TEXT,
        },
        type_name="IdentityObject",
        type_single=True,
        closed=True,
    ),
    "IdentifierEntry": ClassRule(
        {"identifier": _NEED_TEXT, "identifierType": _choice("IdentifierType", required=True)},
        type_name="IdentifierEntry",
        type_single=True,
        closed=True,
    ),
    "Image": ClassRule({"id": _NEED_URI, "caption": _TEXT}, type_name="Image", type_single=True, closed=True),
    "Evidence": ClassRule(
        {
            "id": _URI,
            "name": _TEXT,
            "description": _TEXT,
            "narrative": _TEXT,
            "genre": _TEXT,
            "audience": _TEXT,
        },
        type_name="Evidence",
    ),
    "Alignment": ClassRule(
        {
            "targetName": _NEED_TEXT,
            "targetUrl": _NEED_URI,
            "targetCode": _TEXT,
            "targetDescription": _TEXT,
            "targetFramework": _TEXT,
            "targetType": _choice("TargetType"),
        },
        type_name="Alignment",
    ),
    "Related": ClassRule({"id": _NEED_URI, "inLanguage": _LANGUAGE, "version": _TEXT}, type_name="Related"),
    "ResultDescription": ClassRule(
        {
            "id": _NEED_URI,
            "name": _NEED_TEXT,
            "resultType": _choice("ResultType", required=True),
            "alignment": _many("Alignment"),
            "allowedValue": _TEXTS,
            "requiredLevel": _URI,
            "requiredValue": _TEXT,
            "rubricCriterionLevel": _many("RubricCriterionLevel"),
            "valueMin": _TEXT,
            "valueMax": _TEXT,
        },
        type_name="ResultDescription",
    ),
    "RubricCriterionLevel": ClassRule(
        {
            "id": _NEED_URI,
            "name": _NEED_TEXT,
            "alignment": _many("Alignment"),
            "description": _TEXT,
            "level": _TEXT,
            "points": _TEXT,
        },
        type_name="RubricCriterionLevel",
    ),
    "Result": ClassRule(
        {
            "resultDescription": _URI,
            "achievedLevel": _URI,
            "value": _TEXT,
            "status": _choice("ResultStatus"),
            "alignment": _many("Alignment"),
        },
        type_name="Result",
    ),
    "Address": ClassRule(
        {
            "addressCountry": _TEXT,
            "addressCountryCode": _TEXT,
            "addressRegion": _TEXT,
            "addressLocality": _TEXT,
            "streetAddress": _TEXT,
            "postOfficeBoxNumber": _TEXT,
            "postalCode": _TEXT,
            "geo": _one("GeoCoordinates"),
        },
        type_name="Address",
    ),
    "GeoCoordinates": ClassRule(
        {
            "latitude": Member(Kind.NUMBER, required=True),
            "longitude": Member(Kind.NUMBER, required=True),
        },
        type_name="GeoCoordinates",
        type_single=True,
    ),
    "Proof": ClassRule({"type": Member(Kind.TYPES, required=True)}),
    "TypedReference": ClassRule({"id": _NEED_URI, "type": Member(Kind.TYPES, required=True)}),
    "TypedStatus": ClassRule(
        {"id": Member(Kind.URI, required=True, lenient=True), "type": Member(Kind.TYPES, required=True)}
    ),
    "TypedTerms": ClassRule({"id": _URI, "type": Member(Kind.TYPES, required=True)}),
}
