"""What can be changed in an award that is made again: fields by the names of the roster's columns.

The credential is taken as it was signed, without its proof; what is changed is changed there, and all else stays.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from badgedesk.awarding.rosters.cells import (
    parse_credits,
    parse_day_end,
    parse_email,
    parse_moment,
    parse_person_id,
    parse_text,
    parse_web_addresses,
)
from badgedesk.core.clock import format_time
from badgedesk.core.errors import AwardError, Code, InputError
from badgedesk.core.issue import hash_identity
from badgedesk.core.model.award import StatusEntry
from badgedesk.core.proof.token import parse_token
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object

_CLAIMS: Final = ("iss", "sub", "jti", "nbf", "exp")
_SUBJECT_TEXTS: Final = {"narrative": "narrative", "role": "role", "term": "term", "licence-number": "licenseNumber"}
_SUBJECT_TIMES: Final = {
    "activity-start": ("activityStartDate", parse_moment),
    "activity-end": ("activityEndDate", parse_day_end),
}

Salt = Callable[[], str]
Members: TypeAlias = dict[str, JsonValue]
"""A JSON object that is being changed."""


def unsecured(credential: bytes) -> JsonObject:
    """Return the credential in a signed text without what secures it.

    Raises:
        InputError: it is none.
    """
    if credential.lstrip()[:1] == b"{":
        return {name: value for name, value in parse_object(credential).items() if name != "proof"}
    token = parse_token(credential.decode("ascii"))
    return {name: value for name, value in token.credential.items() if name not in _CLAIMS}


def amend(document: JsonObject, changes: Mapping[str, str], new_salt: Salt) -> Members:
    """Return the document with ``changes`` made; an empty value takes a field away.

    Args:
        document: an unsecured badge.
        changes: by field, as a cell of a roster has it: ``name``, ``email``, ``id``, ``narrative``, ``role``, ``term``,
            ``licence-number``, ``credits``, ``awarded``, ``valid-until``, ``activity-start``, ``activity-end``,
            ``evidence`` (web addresses), ``evidence-narrative``.
        new_salt: gives fresh random text of 16 bytes or more in hex.

    Raises:
        AwardError: `Code.CHANGE_FIELD`, for a field that is none of these.
        InputError: a value that a roster could not have either, with its code.
    """
    changed = dict(document)
    subject = changed.get("credentialSubject")
    if not isinstance(subject, dict):
        raise InputError(Code.CREDENTIAL_SCHEMA, path="$.credentialSubject")
    person = dict(subject)
    changed["credentialSubject"] = person
    for field, cell in changes.items():
        if field not in FIELDS:
            raise AwardError(Code.CHANGE_FIELD, field=field, known=", ".join(FIELDS))
        FIELDS[field](changed, person, cell, new_salt)
    return changed


def set_status(document: Members, status: StatusEntry | None) -> None:
    """Let the document name a place in a status list, or none."""
    document.pop("credentialStatus", None)
    if status is not None:
        document["credentialStatus"] = {
            "id": f"{status.list_url}#{status.index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": status.purpose,
            "statusListIndex": str(status.index),
            "statusListCredential": status.list_url,
        }


def _put(members: Members, name: str, value: JsonValue) -> None:
    if value is None or value in ("", []):
        members.pop(name, None)
    else:
        members[name] = value


def _identity(person: Members, kind: str, entry: Members | None) -> None:
    """Put an identity in the place of the one of its kind, or at the end, or take it away."""
    listed = person.get("identifier")
    entries = list(listed) if isinstance(listed, list) else []
    places = [place for place, one in enumerate(entries) if isinstance(one, dict) and one.get("identityType") == kind]
    for place in reversed(places[1:] if entry is not None else places):
        del entries[place]
    if entry is not None:
        if places:
            entries[places[0]] = entry
        else:
            entries.append(entry)
    _put(person, "identifier", entries)


def _name(_document: Members, person: Members, cell: str, _salt: Salt) -> None:
    text = parse_text(cell)
    entry: Members = {"type": "IdentityObject", "hashed": False, "identityHash": text, "identityType": "name"}
    _identity(person, "name", entry if text else None)


def _email(_document: Members, person: Members, cell: str, new_salt: Salt) -> None:
    address = parse_email(cell) if cell else ""
    salt = new_salt()
    entry: Members = {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": hash_identity(address, salt),
        "identityType": "emailAddress",
        "salt": salt,
    }
    _identity(person, "emailAddress", entry if address else None)


def _id(_document: Members, person: Members, cell: str, _salt: Salt) -> None:
    _put(person, "id", parse_person_id(cell) if cell else None)


def _credits(_document: Members, person: Members, cell: str, _salt: Salt) -> None:
    number = parse_credits(cell) if cell else None
    _put(person, "creditsEarned", int(number) if number is not None and number == int(number) else number)


def _awarded(document: Members, _person: Members, cell: str, _salt: Salt) -> None:
    moment = format_time(parse_moment(cell))
    document["validFrom"] = document["awardedDate"] = moment


def _valid_until(document: Members, _person: Members, cell: str, _salt: Salt) -> None:
    _put(document, "validUntil", format_time(parse_day_end(cell)) if cell else None)


def _evidence(document: Members, _person: Members, cell: str, _salt: Salt) -> None:
    addresses = parse_web_addresses(cell) if cell else ()
    kept = [item for item in _listed(document) if "id" not in item]
    _put(document, "evidence", [*({"id": address, "type": ["Evidence"]} for address in addresses), *kept])


def _evidence_narrative(document: Members, _person: Members, cell: str, _salt: Salt) -> None:
    kept = [item for item in _listed(document) if "id" in item]
    written: list[Members] = [{"type": ["Evidence"], "narrative": parse_text(cell)}] if cell else []
    _put(document, "evidence", [*kept, *written])


def _listed(document: Members) -> list[Members]:
    listed = document.get("evidence")
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _text_of(member: str) -> Callable[[Members, Members, str, Salt], None]:
    def put(_document: Members, person: Members, cell: str, _salt: Salt) -> None:
        _put(person, member, parse_text(cell))

    return put


def _time_of(member: str, parse: Callable[[str], datetime]) -> Callable[[Members, Members, str, Salt], None]:
    def put(_document: Members, person: Members, cell: str, _salt: Salt) -> None:
        _put(person, member, format_time(parse(cell)) if cell else None)

    return put


FIELDS: Final[Mapping[str, Callable[[Members, Members, str, Salt], None]]] = {
    "name": _name,
    "email": _email,
    "id": _id,
    "awarded": _awarded,
    "valid-until": _valid_until,
    "credits": _credits,
    "evidence": _evidence,
    "evidence-narrative": _evidence_narrative,
    **{field: _text_of(member) for field, member in _SUBJECT_TEXTS.items()},
    **{field: _time_of(member, parse) for field, (member, parse) in _SUBJECT_TIMES.items()},
}
"""Fields that can be changed, by the names that ``--set`` and ``--map`` use."""
