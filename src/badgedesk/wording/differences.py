"""What is different between two designs, in words."""

from typing import Final

from badgedesk.design.differences import Difference, Kind

_FIELDS: Final = {
    "id": "the id",
    "name": "the name",
    "description": "the description",
    "criteria_narrative": "what the learner must do",
    "criteria_url": "the page with the criteria",
    "achievement_type": "the kind of badge",
    "caption": "the picture in words",
    "tags": "the tags",
    "alignments": "the skills",
    "results": "the results",
    "credits_available": "the credits",
    "field_of_study": "the field of study",
    "human_code": "the code",
    "language": "the language",
    "specialization": "the specialisation",
    "version": "the version",
    "identifiers": "its numbers",
    "related": "other versions",
    "creator": "who made it",
    "rules": "the rules to follow",
    "facts": "study and assessment",
    "translations": "texts in other languages",
}
_LAYERS: Final = {
    Kind.ADDED: "“{name}” is only in the second.",
    Kind.REMOVED: "“{name}” is only in the first.",
    Kind.MOVED: "“{name}” stands elsewhere, or is turned or larger.",
    Kind.CHANGED: "“{name}” looks different.",
    Kind.TEXT: "The text “{before}” became “{after}”.",
    Kind.ORDER: "Layers lie in another order.",
    Kind.COLOURS: "The colours of the badge are different.",
}
_LONG: Final = 60


def difference_sentence(difference: Difference) -> str:
    """Return one difference in words."""
    before, after = _short(difference.before), _short(difference.after)
    if difference.kind is Kind.FIELD:
        field = _FIELDS.get(difference.name, difference.name)
        told = f"{field[0].upper()}{field[1:]}"
        return f"{told}: “{before}” became “{after}”." if before and after else f"{told}: different."
    return _LAYERS[difference.kind].format(name=_short(difference.name), before=before, after=after)


def _short(text: str) -> str:
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"
