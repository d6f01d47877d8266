"""How the files of an award are named: a pattern of the user's, filled in for each person."""

import re
from typing import Final

from badgedesk.awarding.rosters.roster import RosterRow
from badgedesk.core.errors import Code, UsageError
from badgedesk.host.names import safe_name

USUAL: Final = "{badge} - {name}"
MARKS: Final = ("badge", "name", "number", "date", "row")
"""What a pattern may hold in braces: the badge, the person's name, their number, the day of the award, the line."""
_MARK: Final = re.compile(r"\{([^{}]*)\}")
_JOINER: Final = " - "
_DISTINCT: Final = frozenset({"name", "number", "row"})
_ENDING: Final = ".json"
_LONGEST: Final = 200


def check_pattern(pattern: str) -> str:
    """Return a pattern for file names that can be used, without blanks at its ends; empty gives the usual one.

    Raises:
        UsageError: `Code.USAGE`: too long, a mark in braces that is none, or nothing that tells people apart.
    """
    text = pattern.strip() or USUAL
    marks = _MARK.findall(text)
    unknown = [mark for mark in marks if mark not in MARKS]
    if unknown or "{" in _MARK.sub("", text) or "}" in _MARK.sub("", text):
        listed = ", ".join(f"{{{mark}}}" for mark in MARKS)
        raise UsageError(Code.USAGE, detail=f"A file name may hold {listed}; “{text[:_LONGEST]}” holds something else.")
    if _DISTINCT.isdisjoint(marks) or len(text) > _LONGEST:
        raise UsageError(Code.USAGE, detail="A file name needs {name}, {number} or {row}, so that people differ.")
    return text


def stem_of(pattern: str, row: RosterRow, badge: str) -> str:
    """Return the name of a person's files without their ending; an e-mail address never stands in it.

    Args:
        pattern: from `check_pattern`.
        row: the person. Who has no name, or no number, is called by the line of the list.
        badge: the name of the badge.
    """
    line = f"row {row.number}"
    other = row.recipient.other.identifier if row.recipient.other else ""
    values = {
        "badge": badge,
        "name": row.recipient.name or line,
        "number": other or line,
        "date": row.awarded_at.date().isoformat() if row.awarded_at else "",
        "row": str(row.number),
    }
    parts = [_MARK.sub(lambda found: values[found[1]], part) for part in pattern.split(_JOINER)]
    return safe_name(parts, _ENDING).removesuffix(_ENDING)
