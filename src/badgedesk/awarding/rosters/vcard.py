"""Reading address cards (vCard 2.1 to 4.0) as a list of people: the formatted name and the first e-mail address."""

import quopri
import re
from collections.abc import Iterator
from typing import Final

from badgedesk.core.errors import Code, InputError

HEADER: Final = ("Name", "Email")
_BEGIN: Final = re.compile(r"\s*BEGIN:VCARD\b", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK: Final = re.compile(r"=\r?\n")


def is_vcard(text: str) -> bool:
    """Return whether a text begins as a card does."""
    return _BEGIN.match(text) is not None


def read_cards(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number of each card, from 1, with name and address; what a card does not say is empty.

    Raises:
        InputError: `Code.ROSTER_FORMAT`, for a card that does not end or a property outside a card.
    """
    number, card = 0, None
    for row, line in enumerate(_lines(text), 1):
        name, parameters, value = _property(line)
        if name == "BEGIN" and card is None:
            number, card = number + 1, {"FN": "", "EMAIL": "", "N": ""}
        elif card is None:
            raise InputError(Code.ROSTER_FORMAT, row=row, reason="text outside a card")
        elif name == "END":
            yield number, (card["FN"] or _from_parts(card["N"]), card["EMAIL"])
            card = None
        elif name in card and not card[name]:
            card[name] = _decoded(value, parameters) if name == "N" else _plain(_decoded(value, parameters))
    if card is not None:
        raise InputError(Code.ROSTER_FORMAT, reason="a card does not end")


def _lines(text: str) -> Iterator[str]:
    unfolded = _FOLD.sub("", text)
    if "QUOTED-PRINTABLE" in unfolded.upper():
        unfolded = _SOFT_BREAK.sub("", unfolded)
    return (line for line in re.split(r"\r\n|\n|\r", unfolded) if line.strip())


def _property(line: str) -> tuple[str, str, str]:
    """Return a property's name without its group, its parameters in capitals, and its value."""
    head, _, value = line.partition(":")
    name, _, parameters = head.partition(";")
    return name.rpartition(".")[2].strip().upper(), parameters.upper(), value


def _decoded(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    try:
        return quopri.decodestring(value.encode("ascii")).decode("utf-8")
    except UnicodeError as error:
        raise InputError(Code.ROSTER_FORMAT, reason="letters of a card cannot be read") from error


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value).strip()


def _from_parts(value: str) -> str:
    """Return "Given Middle Family" from the parts of a structured name."""
    family, given, middle, *_ = (*(_plain(part) for part in re.split(r"(?<!\\);", value)), "", "", "")
    return " ".join(part for part in (given, middle, family) if part)
