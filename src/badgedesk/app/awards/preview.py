"""What the badge of one person will show, in plain facts."""

from datetime import datetime

from badgedesk.app.awards.bench import DesignFacts
from badgedesk.app.awards.cards import IssuerRow, Preview
from badgedesk.app.awards.draft import People, Person
from badgedesk.app.widgets.words.dates import long_date
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError


def build_preview(
    picture: str, facts: DesignFacts | None, issuer: IssuerRow | None, people: People | None, row: int, now: datetime
) -> Preview:
    """Return the preview of the person in ``row``; without people, of the badge alone."""
    persons = people.persons if people else ()
    person = persons[min(row, len(persons) - 1)] if persons else None
    told: list[tuple[str, str]] = []
    if issuer is not None:
        told.append(("Issuer", issuer.name))
    if people is not None and person is not None:
        told.append(("Awarded", _date(people, person, "awarded") or long_date(now)))
        until = _date(people, person, "valid-until")
        told += [("Valid until", until)] if until else []
        email = _text(people, person, "email")
        told += [("E-mail", f"{shown(email)}, only as a fingerprint")] if email and not person.reason else []
    if issuer is not None:
        told.append(("Signed with", issuer.signed_with))
    name = _text(people, person, "name") or _text(people, person, "email") if people and person else ""
    return Preview(
        name=shown(name) if name else ("No name yet" if person else ""),
        badge=facts.name if facts else "",
        picture=picture,
        facts=tuple(told),
        place=min(row, len(persons) - 1) + 1 if persons else 0,
        total=len(persons),
    )


def _text(people: People, person: Person, field: str) -> str:
    number = next((number for number, column in enumerate(people.columns) if column.field == field), None)
    return "" if number is None else person.texts[number].strip()


def _date(people: People, person: Person, field: str) -> str:
    text = _text(people, person, field)
    try:
        return long_date(parse_time(f"{text}T12:00:00Z" if "T" not in text else text)) if text else ""
    except InputError:
        return shown(text)
