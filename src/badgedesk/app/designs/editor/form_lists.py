"""The lists of the achievement form as tables: skills, results, rubric levels, other versions, other numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from badgedesk.app.designs.editor.completeness import spaced, split_tags
from badgedesk.app.designs.editor.form_fields import Choices, no_address, no_number
from badgedesk.core.model.achievement import Alignment, Identifier, Related, ResultDescription, RubricLevel
from badgedesk.core.model.schema import ENUMERATIONS

Entry = Any
"""One entry of a list: an immutable value of the model."""


def anything(_text: str) -> str:
    """Have nothing against any text."""
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of an entry; ``choices_of`` gives the values that depend on the entry itself."""

    label: str
    read: Callable[[Entry], str]
    write: Callable[[Entry, str], Entry]
    example: str = ""
    choices: Choices = ()
    choices_of: Callable[[Entry], Choices] | None = None
    refusal: Callable[[str], str] = anything
    wide: bool = False


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A list of entries: what one is called, its fields, how it is summed up, and the lists within each of them."""

    noun: str
    columns: tuple[Column, ...]
    fresh: Callable[[], Entry]
    words: Callable[[Entry], tuple[str, str]]
    inner: "tuple[InnerList, ...]" = ()


@dataclass(frozen=True, slots=True)
class InnerList:
    """A list within an entry, under its heading; ``member`` is where the entry has it."""

    heading: str
    member: str
    spec: ListSpec

    def read(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries of the list."""
        found: tuple[Entry, ...] = getattr(entry, self.member)
        return found

    def write(self, entry: Entry, entries: tuple[Entry, ...]) -> Entry:
        """Return the entry with another list."""
        return replace(entry, **{self.member: entries})


def _text(name: str, *, optional: bool = True) -> tuple[Callable[[Entry], str], Callable[[Entry, str], Entry]]:
    def write(entry: Entry, text: str) -> Entry:
        return replace(entry, **{name: (text or None) if optional else text})

    return lambda entry: str(getattr(entry, name) or ""), write


def _ready(name: str, empty: str = "Not said") -> Choices:
    return (("", empty), *((value, _words(value)) for value in sorted(ENUMERATIONS[name][0])))


def _words(value: str) -> str:
    head, _, rest = value.rpartition(":")
    return value if head or value.isupper() or value.startswith("CF") else spaced(rest)


def _address(text: str) -> str:
    return "" if text.startswith(("urn:", "did:")) else no_address(text)


SKILL: Final = ListSpec(
    "skill",
    (
        Column("Skill", *_text("target_name", optional=False), "present data visually"),
        Column(
            "Web address", *_text("target_url", optional=False), "https://data.europa.eu/esco/…", refusal=no_address
        ),
        Column("Framework", *_text("target_framework"), "ESCO 1.2"),
        Column("Code", *_text("target_code"), "S2.7.1"),
        Column("Kind", *_text("target_type"), choices=_ready("TargetType")),
        Column("What it means", *_text("target_description"), "Shows numbers so that people see the point"),
    ),
    lambda: Alignment("", ""),
    lambda entry: (entry.target_name, entry.target_framework or entry.target_url),
)
_TARGET: Final = replace(SKILL, noun="link to a framework")
_LEVEL: Final = ListSpec(
    "level",
    (
        Column("Name", *_text("name", optional=False), "Good"),
        Column("Points", *_text("points"), "3", refusal=no_number),
        Column("Level", *_text("level"), "2"),
        Column("What it looks like", *_text("description"), "Explains each choice without being asked", wide=True),
    ),
    lambda: RubricLevel(uuid4().urn, ""),
    lambda entry: (
        entry.name,
        " · ".join(filter(None, (entry.points and f"{entry.points} points", entry.description))),
    ),
    (InnerList("What it corresponds to in a framework", "alignments", _TARGET),),
)


def _set_values(entry: ResultDescription, text: str) -> ResultDescription:
    return replace(entry, allowed_values=split_tags(text))


def _levels_of(entry: ResultDescription) -> Choices:
    return (("", "None"), *((level.id, level.name or "Without a name") for level in entry.rubric_levels))


def _result_words(entry: ResultDescription) -> tuple[str, str]:
    count = len(entry.rubric_levels)
    levels = f"{count} levels" if count > 1 else ""
    return entry.name, " · ".join(filter(None, (_words(entry.result_type) if entry.result_type else "", levels)))


RESULT: Final = ListSpec(
    "result",
    (
        Column("Name", *_text("name", optional=False), "Neatness"),
        Column("Kind", *_text("result_type", optional=False), choices=_ready("ResultType", "Choose a kind")),
        Column("Allowed values", lambda entry: ", ".join(entry.allowed_values), _set_values, "C, B, A"),
        Column("Value needed", *_text("required_value"), "B"),
        Column("Lowest", *_text("value_min"), "0"),
        Column("Highest", *_text("value_max"), "20"),
        Column("Level needed", *_text("required_level"), choices_of=_levels_of, wide=True),
    ),
    lambda: ResultDescription(uuid4().urn, "", "Result"),
    _result_words,
    (
        InnerList("Levels, lowest first", "rubric_levels", _LEVEL),
        InnerList("What it corresponds to in a framework", "alignments", _TARGET),
    ),
)
RELATED: Final = ListSpec(
    "other version",
    (
        Column(
            "Its address", *_text("id", optional=False), "https://club.example/skipper/1", refusal=_address, wide=True
        ),
        Column("Version", *_text("version"), "1.0"),
        Column("Language", *_text("language"), "de"),
    ),
    lambda: Related(""),
    lambda entry: (entry.id, " · ".join(filter(None, (entry.version, entry.language)))),
)
IDENTIFIER: Final = ListSpec(
    "number",
    (
        Column("Number or name", *_text("identifier", optional=False), "978-3-16-148410-0"),
        Column("Kind", *_text("identifier_type", optional=False), choices=_ready("IdentifierType", "Choose a kind")),
    ),
    lambda: Identifier("", "identifier"),
    lambda entry: (entry.identifier, _words(entry.identifier_type)),
)
