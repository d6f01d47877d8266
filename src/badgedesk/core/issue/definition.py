"""An achievement as the JSON object that credentials carry, and back.

Spec: Open Badges 3.0, Achievement and the classes it refers to.
"""

from badgedesk.core.issue.credential import build_achievement, build_members
from badgedesk.core.issue.members import Reader
from badgedesk.core.issue.own_members import OWN, PROFILE_MEMBERS, read_own, read_profile, write_own
from badgedesk.core.model.achievement import (
    Achievement,
    AchievementType,
    Alignment,
    Identifier,
    Related,
    ResultDescription,
    RubricLevel,
)
from badgedesk.core.model.structure import PLANS, Problem, Walk
from badgedesk.core.strictjson import JsonObject


def write_definition(achievement: Achievement) -> JsonObject:
    """Return an achievement as JSON; the picture stands there by its caption only.

    The members are those of the standard; what it has none for stands in one object called ``badgedesk``.
    """
    image = {"type": "Image", "caption": achievement.caption} if achievement.caption else None
    written = dict(build_members(achievement, image))
    own = write_own(achievement)
    return {**written, OWN: own} if own else written


def check_definition(achievement: Achievement) -> tuple[Problem, ...]:
    """Return what the data model has against an achievement; paths such as ``$.inLanguage``.

    Warnings are terms of one's own without ``ext:``: readers understand them, the standard does not allow them.

    Texts that are missing are not told here but by `Achievement.missing`, and an ``id`` follows when it is awarded.
    """
    whole = {"id": "urn:x", "name": "-", "description": "-", "criteria": {}, **build_achievement(achievement, None)}
    walk = Walk()
    walk.check_class(whole, PLANS["Achievement"], "$")
    return tuple(walk.problems)


def read_definition(json: JsonObject) -> Achievement:
    """Return the achievement that ``json`` describes.

    Raises:
        InputError: `Code.ACHIEVEMENT_JSON`, with the path of the first member that is unknown or of another kind.
    """
    reader = Reader(json, "")
    criteria = reader.object("criteria", {"type", "id", "narrative"})
    image = reader.object("image", {"type", "caption"})
    creator = reader.object("creator", PROFILE_MEMBERS)
    rules, facts, translations = read_own(reader.inner(OWN))
    made = Achievement(
        id=reader.text("id"),
        name=reader.text("name"),
        description=reader.text("description"),
        criteria_narrative=criteria.text("narrative"),
        criteria_url=criteria.text("id"),
        achievement_type=reader.text("achievementType") or AchievementType.BADGE.value,
        caption=image.text("caption"),
        tags=reader.texts("tag"),
        alignments=reader.items("alignment", _alignment),
        results=reader.items("resultDescription", _result),
        credits_available=reader.number("creditsAvailable"),
        field_of_study=reader.text("fieldOfStudy") or None,
        human_code=reader.text("humanCode") or None,
        language=reader.text("inLanguage") or None,
        specialization=reader.text("specialization") or None,
        version=reader.text("version") or None,
        identifiers=reader.items("otherIdentifier", _identifier),
        related=reader.items("related", _related),
        creator=read_profile(creator) if json.get("creator") is not None else None,
        rules=rules,
        facts=facts,
        translations=translations,
    )
    reader.end()
    return made


def _alignment(reader: Reader) -> Alignment:
    return Alignment(
        reader.text("targetName"),
        reader.text("targetUrl"),
        reader.text("targetCode") or None,
        reader.text("targetDescription") or None,
        reader.text("targetFramework") or None,
        reader.text("targetType") or None,
    )


def _identifier(reader: Reader) -> Identifier:
    return Identifier(reader.text("identifier"), reader.text("identifierType"))


def _related(reader: Reader) -> Related:
    return Related(reader.text("id"), reader.text("version") or None, reader.text("inLanguage") or None)


def _rubric(reader: Reader) -> RubricLevel:
    return RubricLevel(
        reader.text("id"),
        reader.text("name"),
        reader.text("description") or None,
        reader.text("level") or None,
        reader.text("points") or None,
        reader.items("alignment", _alignment),
    )


def _result(reader: Reader) -> ResultDescription:
    return ResultDescription(
        id=reader.text("id"),
        name=reader.text("name"),
        result_type=reader.text("resultType"),
        allowed_values=reader.texts("allowedValue"),
        required_level=reader.text("requiredLevel") or None,
        required_value=reader.text("requiredValue") or None,
        rubric_levels=reader.items("rubricCriterionLevel", _rubric),
        value_min=reader.text("valueMin") or None,
        value_max=reader.text("valueMax") or None,
        alignments=reader.items("alignment", _alignment),
    )
