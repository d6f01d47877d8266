"""What a badge stands for: the achievement and its parts, as an issuer defines them."""

from dataclasses import dataclass
from enum import StrEnum, unique

from badgedesk.core.model.facts import KeyFacts, Rules, Translation
from badgedesk.core.model.needs import missing
from badgedesk.core.model.profile import Identifier, Profile

__all__ = [
    "Achievement",
    "AchievementType",
    "Alignment",
    "Identifier",
    "KeyFacts",
    "Related",
    "ResultDescription",
    "RubricLevel",
    "Rules",
    "Translation",
]


@unique
class AchievementType(StrEnum):
    """The achievement types of Open Badges 3.0; own ones start with ``ext:`` and stay plain strings.

    Spec: Open Badges 3.0, AchievementType Enumeration.
    """

    ACHIEVEMENT = "Achievement"
    APPRENTICESHIP_CERTIFICATE = "ApprenticeshipCertificate"
    ASSESSMENT = "Assessment"
    ASSIGNMENT = "Assignment"
    ASSOCIATE_DEGREE = "AssociateDegree"
    AWARD = "Award"
    BADGE = "Badge"
    BACHELOR_DEGREE = "BachelorDegree"
    CERTIFICATE = "Certificate"
    CERTIFICATE_OF_COMPLETION = "CertificateOfCompletion"
    CERTIFICATION = "Certification"
    COMMUNITY_SERVICE = "CommunityService"
    COMPETENCY = "Competency"
    COURSE = "Course"
    CO_CURRICULAR = "CoCurricular"
    DEGREE = "Degree"
    DIPLOMA = "Diploma"
    DOCTORAL_DEGREE = "DoctoralDegree"
    FIELDWORK = "Fieldwork"
    GENERAL_EDUCATION_DEVELOPMENT = "GeneralEducationDevelopment"
    JOURNEYMAN_CERTIFICATE = "JourneymanCertificate"
    LEARNING_PROGRAM = "LearningProgram"
    LICENSE = "License"
    MEMBERSHIP = "Membership"
    PROFESSIONAL_DOCTORATE = "ProfessionalDoctorate"
    QUALITY_ASSURANCE_CREDENTIAL = "QualityAssuranceCredential"
    MASTER_CERTIFICATE = "MasterCertificate"
    MASTER_DEGREE = "MasterDegree"
    MICRO_CREDENTIAL = "MicroCredential"
    RESEARCH_DOCTORATE = "ResearchDoctorate"
    SECONDARY_SCHOOL_DIPLOMA = "SecondarySchoolDiploma"


@dataclass(frozen=True, slots=True)
class Alignment:
    """A link from an achievement or result to a node of a skills framework."""

    target_name: str
    target_url: str
    target_code: str | None = None
    target_description: str | None = None
    target_framework: str | None = None
    target_type: str | None = None


@dataclass(frozen=True, slots=True)
class RubricLevel:
    """One level of a rubric criterion, low to high in the order given."""

    id: str
    name: str
    description: str | None = None
    level: str | None = None
    points: str | None = None
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultDescription:
    """A kind of result that an award of the achievement may report."""

    id: str
    name: str
    result_type: str
    allowed_values: tuple[str, ...] = ()
    required_level: str | None = None
    required_value: str | None = None
    rubric_levels: tuple[RubricLevel, ...] = ()
    value_min: str | None = None
    value_max: str | None = None
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another version or language of the same achievement."""

    id: str
    version: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Achievement:
    """The definition of a badge; every text is the issuer's own and kept exactly.

    ``id``, ``name`` and ``description``, at least one of the criteria and what ``rules`` ask are needed before it can
    be awarded; a design under work may leave them empty.

    Spec: Open Badges 3.0, Achievement.
    """

    id: str = ""
    name: str = ""
    description: str = ""
    criteria_narrative: str = ""
    """Markdown."""
    criteria_url: str = ""
    achievement_type: str = AchievementType.BADGE.value
    caption: str = ""
    """Alternative text of the picture."""
    tags: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    results: tuple[ResultDescription, ...] = ()
    credits_available: float | None = None
    field_of_study: str | None = None
    human_code: str | None = None
    language: str | None = None
    specialization: str | None = None
    version: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    related: tuple[Related, ...] = ()

    creator: Profile | None = None
    """Who defined it, where that is not the issuer."""
    rules: Rules = Rules.PLAIN
    """What it has to say before it is awarded, besides what the standard asks."""
    facts: KeyFacts = KeyFacts()  # noqa: RUF009 - an immutable value
    """What a learner and an employer want to know; an award says it at the end of the criteria."""
    translations: tuple[Translation, ...] = ()
    """Its texts in other languages than ``language``."""

    def missing(self) -> tuple[str, ...]:
        """Return what an award still needs, in form order; empty when it can be awarded."""
        return missing(self)
