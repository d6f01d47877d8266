"""Reading single cells of a roster: addresses, dates, numbers. What cannot be used is refused with a reason."""

import re
import unicodedata
from datetime import UTC, date, datetime, time
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.schema import IDENTIFIER_TYPES

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL: Final = re.compile(rf"[^\s@\"<>()\[\],;:\\?&]{{1,64}}@{_LABEL}(?:\.{_LABEL})+")
_EMAIL_CHARACTERS: Final = 254
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DATE: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_EARLIEST_YEAR: Final = 1900
_DAY_END: Final = time(23, 59, 59, tzinfo=UTC)
_DAY_START: Final = time(0, tzinfo=UTC)
_WEB_ADDRESS: Final = re.compile(
    rf"https?://{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?(?:[/?#][^\s\"<>\\^`{{|}}]*)?", re.I
)
_DID: Final = re.compile(r"did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+")
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?", re.ASCII)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGES: Final = {
    name: tag
    for tag, names in {
        "en": "english englisch anglais inglés inglese engels angielski inglês",
        "de": "german deutsch allemand alemán tedesco duits niemiecki alemão",
        "fr": "french französisch français francés francese frans francuski francês",
        "es": "spanish spanisch espagnol español spagnolo spaans hiszpański espanhol",
        "it": "italian italienisch italien italiano italiaans włoski",
        "nl": "dutch niederländisch néerlandais neerlandés olandese nederlands niderlandzki neerlandês",
        "pl": "polish polnisch polonais polaco polacco pools polski polonês",
        "pt": "portuguese portugiesisch portugais portugués portoghese portugees portugalski português",
    }.items()
    for name in names.split()
}
_KEPT_CONTROLS: Final = frozenset("\t\n\r")


def is_blank(cell: str) -> bool:
    """Return whether a cell holds nothing, or only blanks and characters that show nothing."""
    return all(character.isspace() or unicodedata.category(character) in {"Cf", "Cc"} for character in cell)


def parse_text(cell: str) -> str:
    """Return a text exactly as it was written, with blanks at its ends, formulas and invisible characters.

    Raises:
        InputError: `Code.ROSTER_VALUE`, for control characters other than tab and line breaks.
    """
    for character in cell:
        if unicodedata.category(character) == "Cc" and character not in _KEPT_CONTROLS:
            raise InputError(Code.ROSTER_VALUE, value=cell, reason="a control character")
    return cell


def parse_email(cell: str) -> str:
    """Return an e-mail address as it was written, without blanks at its ends.

    Raises:
        InputError: `Code.ROSTER_EMAIL`: no address, more than one, a line break or a question mark in it.
    """
    address = cell.strip(" \t\u00a0")
    if len(address) > _EMAIL_CHARACTERS or _EMAIL.fullmatch(address) is None:
        raise InputError(Code.ROSTER_EMAIL, value=cell)
    local = address.partition("@")[0]
    if not local.isprintable() or local.startswith(".") or local.endswith(".") or ".." in local:
        raise InputError(Code.ROSTER_EMAIL, value=cell)
    return address


@unique
class DateOrder(StrEnum):
    """How the dates of a list are written; whoever gives the list says so, since nobody can see it in 3.4.2026."""

    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def in_order(cell: str, order: DateOrder) -> str:
    """Return a date such as 14.11.2026 or 11/14/2026 as year-month-day; what is none in that order, as it is."""
    written = _OTHER_DATE.fullmatch(cell.strip()) if order is not DateOrder.YEAR_FIRST else None
    if written is None:
        return cell
    first, second, year = int(written[1]), int(written[3]), int(written[4])
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return cell


def parse_moment(cell: str) -> datetime:
    """Return the time that a cell names: a date (its first second in UTC), or a date and time with a zone, as ISO 8601.

    Raises:
        InputError: `Code.ROSTER_DATE`, for every other way to write a date: a guess between day and month could be
            wrong.
    """
    return _moment(cell, _DAY_START)


def parse_day_end(cell: str) -> datetime:
    """Return the time up to which something lasts: as `parse_moment`, a bare date being its last second in UTC.

    Raises:
        InputError: `Code.ROSTER_DATE`.
    """
    return _moment(cell, _DAY_END)


def parse_web_addresses(cell: str) -> tuple[str, ...]:
    """Return the http and https addresses in a cell, which stand apart by blanks or line breaks.

    Raises:
        InputError: `Code.ROSTER_VALUE`.
    """
    addresses = tuple(cell.split())
    for address in addresses:
        if not (_WEB_ADDRESS.fullmatch(address) and address.isprintable()):
            raise InputError(Code.ROSTER_VALUE, value=address, reason="not an address that starts with https://")
    return addresses


def parse_person_id(cell: str) -> str:
    """Return a person's own identifier: a DID, or a web address.

    Raises:
        InputError: `Code.ROSTER_VALUE`.
    """
    text = cell.strip()
    if _DID.fullmatch(text) is None and not (_WEB_ADDRESS.fullmatch(text) and text.isprintable()):
        raise InputError(Code.ROSTER_VALUE, value=cell, reason="neither a DID nor an address")
    return text


def parse_identifier_type(cell: str) -> str:
    """Return what kind of number an identifier is: one that Open Badges names, or an own one that starts with ``ext:``.

    Raises:
        InputError: `Code.ROSTER_VALUE`.

    Spec: Open Badges 3.0, IdentifierTypeEnum.
    """
    text = cell.strip()
    found = next((known for known in IDENTIFIER_TYPES if known.casefold() == text.casefold()), None)
    if found is None and not (text.startswith("ext:") and text[4:].isalnum()):
        raise InputError(Code.ROSTER_VALUE, value=cell, reason="not a kind of number such as accountId or ext:member")
    return found or text


def parse_language(cell: str) -> str:
    """Return the tag of a language, such as ``de`` or ``pt-BR``; the names of languages we write in are known too.

    Raises:
        InputError: `Code.ROSTER_VALUE`.

    Spec: BCP 47, Language Tag, Syntax (in its simple forms).
    """
    text = cell.strip().replace("_", "-")
    tag = _LANGUAGES.get(text.casefold(), text)
    if _LANGUAGE.fullmatch(tag) is None:
        raise InputError(Code.ROSTER_VALUE, value=cell, reason="not a language such as en or de")
    return tag


def parse_credits(cell: str) -> float:
    """Return a number of credits: not negative, at most two decimals, with a point or a comma.

    Raises:
        InputError: `Code.ROSTER_VALUE`.
    """
    text = cell.strip()
    if _NUMBER.fullmatch(text) is None:
        raise InputError(Code.ROSTER_VALUE, value=cell, reason="not a number with at most two decimals")
    return float(text.replace(",", "."))


def _moment(cell: str, of_day: time) -> datetime:
    text = cell.strip()
    try:
        if _DATE.fullmatch(text):
            day = datetime.strptime(text, "%Y-%m-%d").date()
            moment = datetime.combine(day, of_day)
        else:
            moment = parse_time(text)
    except (InputError, ValueError) as error:
        reason = "no such day" if _DATE.fullmatch(text) else "not written year-month-day"
        raise InputError(Code.ROSTER_DATE, value=cell, reason=reason) from error
    if moment.year < _EARLIEST_YEAR:
        raise InputError(Code.ROSTER_DATE, value=cell, reason=f"before the year {_EARLIEST_YEAR}")
    return moment
