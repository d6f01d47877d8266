"""Results of an award, read from columns of a roster: one column for each result that the achievement describes."""

from collections.abc import Mapping, Sequence
from typing import Final

from badgedesk.awarding.rosters.columns import is_same_header, place_of
from badgedesk.core.errors import Code, InputError, UsageError
from badgedesk.core.model.achievement import ResultDescription
from badgedesk.core.model.award import Result

RESULT_MARK: Final = "result:"
"""Stands before the name of a result where a column is given by hand: ``--map "result:Final mark=Points"``."""
_STATUS: Final = "Status"
_STATES: Final = ("Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew")


def match_results(
    header: tuple[str, ...],
    given: Mapping[str, str],
    taken: frozenset[int],
    described: Sequence[ResultDescription],
) -> dict[int, ResultDescription]:
    """Return which result stands in which column: that of the result's own name, or one given by hand.

    Args:
        header: the cells of the first row.
        given: mappings by hand; those of results start with `RESULT_MARK`, an empty column leaves the result out.
        taken: places of columns that hold something else.
        described: what the achievement describes.

    Raises:
        UsageError: `Code.USAGE`, for a result that the achievement does not describe.
        InputError: `Code.ROSTER_COLUMN`, when a column given by hand is not there; `Code.ROSTER_FORMAT`, when two
            columns have its text.
    """
    by_hand = {name[len(RESULT_MARK) :]: column for name, column in given.items() if name.startswith(RESULT_MARK)}
    known = {result.name for result in described}
    for name in by_hand:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise UsageError(Code.USAGE, detail=f"“{name}” is no result of this badge; it has: {listed}")
    places = {}
    for result in described:
        if result.name in by_hand:
            column = by_hand[result.name]
            if column.strip():
                places[place_of(header, column)] = result
            continue
        for place, text in enumerate(header):
            if place not in taken and place not in places and _is_column_of(text, result.name):
                places[place] = result
                break
    return places


def parse_result(cell: str, described: ResultDescription) -> Result:
    """Return what a cell says of a result: a level of its rubric, a state, or a value.

    Raises:
        InputError: `Code.ROSTER_VALUE`, for what the description does not allow.

    Spec: Open Badges 3.0, Result and ResultDescription.
    """
    text = cell.strip()
    for level in described.rubric_levels:
        if text.casefold() in {level.name.casefold(), level.id.casefold()}:
            return Result(described.id, achieved_level=level.id)
    if described.result_type == _STATUS:
        return Result(described.id, status=_one_of(text, _STATES))
    if described.allowed_values:
        return Result(described.id, value=_one_of(text, described.allowed_values))
    if described.rubric_levels:
        raise _refused(text, [level.name for level in described.rubric_levels])
    _require_between(text, described.value_min, described.value_max)
    return Result(described.id, value=text)


def _is_column_of(header: str, name: str) -> bool:
    return is_same_header(header, name) or is_same_header(header, f"{RESULT_MARK} {name}")


def _one_of(text: str, allowed: Sequence[str]) -> str:
    found = next((value for value in allowed if value.casefold() == text.casefold()), None)
    if found is None:
        raise _refused(text, allowed)
    return found


def _refused(text: str, allowed: Sequence[str]) -> InputError:
    return InputError(Code.ROSTER_VALUE, value=text, reason=f"not one of {', '.join(allowed)}")


def _require_between(text: str, least: str | None, most: str | None) -> None:
    """Refuse a number outside of its range; a range that is not written in numbers says nothing."""
    low, high = _number(least), _number(most)
    if low is None and high is None:
        return
    value = _number(text)
    if value is None:
        raise InputError(Code.ROSTER_VALUE, value=text, reason="not a number")
    if (low is not None and value < low) or (high is not None and value > high):
        span = " and ".join(filter(None, (least, most)))
        raise InputError(Code.ROSTER_VALUE, value=text, reason=f"not within {span}")


def _number(text: str | None) -> float | None:
    plain = (text or "").strip().rstrip("%").strip().replace(",", ".")
    if not plain or not all(character in "+-.0123456789" for character in plain):
        return None
    try:
        return float(plain)
    except ValueError:
        return None
