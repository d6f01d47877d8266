"""Which column of a roster holds what: fields, the headers they are known by, and mappings given by hand."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.errors import Code, InputError, UsageError


@unique
class Field(StrEnum):
    """What a column of a roster can give; the value is the name used in ``--map FIELD=COLUMN``."""

    NAME = "name"
    EMAIL = "email"
    ID = "id"
    """The person's own DID or address."""
    IDENTIFIER = "identifier"
    """A number or name in the provider's own system; hashed like the e-mail address."""
    IDENTIFIER_TYPE = "identifier-type"
    """What kind of number that is, as Open Badges names it, such as ``accountId``."""
    AWARDED = "awarded"
    VALID_UNTIL = "valid-until"
    NARRATIVE = "narrative"
    EVIDENCE = "evidence"
    """One or more https addresses, apart by blanks or line breaks."""
    EVIDENCE_NARRATIVE = "evidence-narrative"
    LICENCE_NUMBER = "licence-number"
    ROLE = "role"
    TERM = "term"
    CREDITS = "credits"
    LANGUAGE = "language"
    """In which the person is written to, and in which the badge speaks where its design has texts in it."""
    LEVEL = "level"
    """What stands in the place of the design's level, for this person."""
    ACTIVITY_START = "activity-start"
    ACTIVITY_END = "activity-end"


# The first header of a field that a roster has is taken, so the unmistakable ones stand first.
_HEADERS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.NAME: (
        "full name",
        "fullname",
        "display name",
        "recipient name",
        "vollständiger name",
        "vor und nachname",
        "vorname und nachname",
        "vorname nachname",
        "vorname name",
        "nom complet",
        "nombre completo",
        "name",
        "recipient",
        "learner",
        "participant",
        "teilnehmer",
        "teilnehmerin",
        "teilnehmende",
        "empfänger",
        "empfängerin",
    ),
    Field.EMAIL: (
        "email",
        "e mail",
        "mail",
        "email address",
        "e mail address",
        "mail address",
        "e mail adresse",
        "email adresse",
        "mailadresse",
        "recipient email",
    ),
    Field.ID: ("did", "recipient id", "learner id"),
    Field.IDENTIFIER: (
        "identifier",
        "student id",
        "student number",
        "member number",
        "matrikelnummer",
        "mitgliedsnummer",
        "teilnehmernummer",
    ),
    Field.IDENTIFIER_TYPE: ("identifier type", "type of number", "art der nummer"),
    Field.AWARDED: (
        "awarded",
        "awarded date",
        "awarded on",
        "award date",
        "date awarded",
        "issued",
        "issued on",
        "issue date",
        "passed on",
        "date",
        "verliehen",
        "verliehen am",
        "ausgestellt am",
        "bestanden am",
        "datum",
    ),
    Field.VALID_UNTIL: (
        "valid until",
        "expires",
        "expires on",
        "expiry",
        "expiry date",
        "expiration date",
        "gültig bis",
        "ablaufdatum",
    ),
    Field.NARRATIVE: ("narrative", "begründung"),
    Field.EVIDENCE: ("evidence", "evidence url", "evidence link", "nachweis", "nachweis url", "nachweis link"),
    Field.EVIDENCE_NARRATIVE: ("evidence narrative", "evidence text", "nachweistext"),
    Field.LICENCE_NUMBER: (
        "licence number",
        "license number",
        "licence no",
        "license no",
        "lizenznummer",
        "zulassungsnummer",
    ),
    Field.ROLE: ("role", "rolle", "funktion"),
    Field.TERM: ("term", "semester"),
    Field.CREDITS: ("credits", "credits earned", "leistungspunkte", "ects"),
    Field.LEVEL: ("level", "stufe", "niveau", "nivel"),
    Field.LANGUAGE: ("language", "preferred language", "sprache", "korrespondenzsprache", "langue", "idioma"),
    Field.ACTIVITY_START: ("activity start", "start date", "started on", "beginn", "kursbeginn"),
    Field.ACTIVITY_END: ("activity end", "end date", "finished on", "ende", "kursende"),
}
_GIVEN_NAMES: Final = frozenset({"first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre"})
_PLAIN_NAME: Final = frozenset({"name"})
_RESULT: Final = "result:"
"""Before the name of a result; `badgedesk.awarding.rosters.results` reads these."""
_GAPS: Final = re.compile(r"[\W_]+")


def match_columns(header: tuple[str, ...], given: Mapping[str, str]) -> dict[Field, int]:
    """Return the place of the column for each field that the roster gives.

    Args:
        header: the cells of the first row.
        given: mappings by hand, field to column; they win, and a column so used is not matched again. An empty
            column leaves the field out. Those of results are not looked at.

    Raises:
        UsageError: `Code.USAGE`, for a field that is none.
        InputError: `Code.ROSTER_COLUMN`, when a column given by hand, or one to know the people by, is not there;
            `Code.ROSTER_FORMAT`, when two columns with the header in question have the same text.
    """
    plain = [_plain(cell) for cell in header]
    chosen = {_field(name): column for name, column in given.items() if not name.startswith(_RESULT)}
    places = {field: place_of(header, column) for field, column in chosen.items() if column.strip()}
    others = {_plain(column) for name, column in given.items() if name.startswith(_RESULT)}
    free = {text for place, text in enumerate(plain) if place not in places.values()} - others
    for field, headers in _HEADERS.items():
        known = next((text for text in headers if _plain(text) in free), None)
        if known is not None and field not in chosen:
            places[field] = _place(header, plain, _plain(known))
    _refuse_half_names(plain, places, chosen)
    if not places.keys() & {Field.NAME, Field.EMAIL}:
        raise InputError(Code.ROSTER_COLUMN, column=Field.NAME)
    return places


def count_known(header: tuple[str, ...], given: Mapping[str, str]) -> int:
    """Return how many columns of ``header`` mean something, by their own name or by a mapping."""
    wanted = _KNOWN | {_plain(column) for column in given.values()}
    return len({_plain(cell) for cell in header} & wanted)


def _field(name: str) -> Field:
    wanted = _plain(name)
    for field, headers in _HEADERS.items():
        if wanted == _plain(field) or wanted in {_plain(text) for text in headers}:
            return field
    raise UsageError(Code.USAGE, detail=f"“{name}” is no field of a roster: {', '.join(Field)}")


def place_of(header: tuple[str, ...], column: str) -> int:
    """Return the place of a column that was given by hand.

    Raises:
        InputError: `Code.ROSTER_COLUMN`, when it is not there; `Code.ROSTER_FORMAT`, when two have its text.
    """
    plain = [_plain(cell) for cell in header]
    if header.count(column) == 1:
        return header.index(column)
    if _plain(column) not in plain:
        raise InputError(Code.ROSTER_COLUMN, column=column)
    return _place(header, plain, _plain(column))


def is_same_header(one: str, other: str) -> bool:
    """Return whether two headers differ in nothing but what people vary."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _place(header: tuple[str, ...], plain: list[str], wanted: str) -> int:
    place = plain.index(wanted)
    if plain.count(wanted) > 1:
        raise InputError(Code.ROSTER_FORMAT, row=1, column=header[place], reason="two columns have this name")
    return place


def _refuse_half_names(plain: list[str], places: dict[Field, int], chosen: Mapping[Field, str]) -> None:
    """Refuse a list with given and family names apart: its column "Name" is only the family name."""
    if Field.NAME in chosen or _GIVEN_NAMES.isdisjoint(plain):
        return
    if Field.NAME not in places or plain[places[Field.NAME]] in _PLAIN_NAME:
        raise InputError(Code.ROSTER_COLUMN, column="full name")


def _plain(text: str) -> str:
    """Return a header without what people vary: letter case, dashes, dots, underscores, blanks."""
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


_KNOWN: Final = frozenset(_plain(text) for headers in _HEADERS.values() for text in headers) | _GIVEN_NAMES
