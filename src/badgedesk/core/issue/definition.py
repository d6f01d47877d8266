"""An achievement as the JSON object that credentials carry, and back.

Spec: Open Badges 3.0, Achievement and the classes it refers to.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue.credential import build_achievement
from badgedesk.core.model.achievement import (
    Achievement,
    AchievementType,
    Alignment,
    Identifier,
    Related,
    ResultDescription,
    RubricLevel,
)
from badgedesk.core.strictjson import JsonObject, JsonValue

_Item = TypeVar("_Item")
_TYPE = "type"


def write_definition(achievement: Achievement) -> JsonObject:
    """Return an achievement as JSON; the picture stands there by its caption only."""
    written = dict(build_achievement(achievement, None))
    if achievement.caption:
        written["image"] = {"type": "Image", "caption": achievement.caption}
    return written


def read_definition(json: JsonObject) -> Achievement:
    """Return the achievement that ``json`` describes.

    Raises:
        InputError: `Code.ACHIEVEMENT_JSON`, with the path of the first member that is unknown or of another kind.
    """
    reader = _Reader(json, "")
    criteria = reader.object("criteria", {"type", "id", "narrative"})
    image = reader.object("image", {"type", "caption"})
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
    )
    reader.end()
    return made


class _Reader:
    """Takes the members of one object and knows at the end which were not asked for."""

    def __init__(self, json: JsonObject, path: str) -> None:
        self._json, self._path = json, path
        self._known = {_TYPE}

    def text(self, name: str) -> str:
        value = self._take(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._fault(name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        found = []
        for value in self._list(name):
            if not isinstance(value, str):
                raise self._fault(name)
            found.append(value)
        return tuple(found)

    def number(self, name: str) -> float | None:
        value = self._take(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self._fault(name)
        return value if isinstance(value, int | float) else None

    def object(self, name: str, members: set[str]) -> "_Reader":
        value = self._take(name)
        if value is None:
            return _Reader({}, f"{self._path}{name}.")
        if not isinstance(value, dict):
            raise self._fault(name)
        for member in value:
            if member not in members:
                wrong = f"{name}.{member}"
                raise self._fault(wrong)
        return _Reader(value, f"{self._path}{name}.")

    def items(self, name: str, read: "Callable[[_Reader], _Item]") -> tuple[_Item, ...]:
        found = []
        for index, value in enumerate(self._list(name)):
            if not isinstance(value, dict):
                wrong = f"{name}[{index}]"
                raise self._fault(wrong)
            reader = _Reader(value, f"{self._path}{name}[{index}].")
            found.append(read(reader))
            reader.end()
        return tuple(found)

    def end(self) -> None:
        """Refuse members that nobody asked for."""
        for name in self._json:
            if name not in self._known:
                raise self._fault(name)

    def _list(self, name: str) -> Sequence[JsonValue]:
        value = self._take(name)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, list | tuple):
            raise self._fault(name)
        return value

    def _take(self, name: str) -> JsonValue:
        self._known.add(name)
        return self._json.get(name)

    def _fault(self, name: str) -> InputError:
        return InputError(Code.ACHIEVEMENT_JSON, member=f"{self._path}{name}")


def _alignment(reader: _Reader) -> Alignment:
    return Alignment(
        reader.text("targetName"),
        reader.text("targetUrl"),
        reader.text("targetCode") or None,
        reader.text("targetDescription") or None,
        reader.text("targetFramework") or None,
        reader.text("targetType") or None,
    )


def _identifier(reader: _Reader) -> Identifier:
    return Identifier(reader.text("identifier"), reader.text("identifierType"))


def _related(reader: _Reader) -> Related:
    return Related(reader.text("id"), reader.text("version") or None, reader.text("inLanguage") or None)


def _rubric(reader: _Reader) -> RubricLevel:
    return RubricLevel(
        reader.text("id"),
        reader.text("name"),
        reader.text("description") or None,
        reader.text("level") or None,
        reader.text("points") or None,
    )


def _result(reader: _Reader) -> ResultDescription:
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
