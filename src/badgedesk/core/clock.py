"""Times as credentials write them, and back; all times here are aware and in UTC."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from badgedesk.core.errors import Code, InputError

_DATE_TIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})T(?P<time>\d{2}:\d{2}:\d{2})(?:\.(?P<fraction>\d{1,20}))?(?P<zone>Z|[+-]\d{2}:\d{2})"
)
_MICROSECOND_DIGITS = 6
_TO_THE_SECOND = len("2026-11-14T09:00:00")


@lru_cache(maxsize=256)
def parse_time(text: str) -> datetime:
    """Return the instant that an XML Schema dateTime with a zone names, in UTC.

    Fractions finer than a microsecond are cut; ``24:00:00`` is the next day's midnight, as XML Schema has it.

    Raises:
        InputError: `Code.CREDENTIAL_DATE`, when the text is no such time.

    Spec: Verifiable Credentials Data Model 2.0, Representing Time.
    """
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise InputError(Code.CREDENTIAL_DATE, value=text)
    clock, day = match["time"], timedelta(0)
    if clock == "24:00:00":
        clock, day = "00:00:00", timedelta(days=1)
    zone = "+00:00" if match["zone"] == "Z" else match["zone"]
    fraction = (match["fraction"] or "")[:_MICROSECOND_DIGITS].ljust(_MICROSECOND_DIGITS, "0")
    try:
        moment = datetime.fromisoformat(f"{match['date']}T{clock}.{fraction}{zone}")
        return (moment + day).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(Code.CREDENTIAL_DATE, value=text) from error


@lru_cache(maxsize=256)
def format_time(moment: datetime) -> str:
    """Return an aware time as credentials write it, in UTC and to the second: ``2026-11-14T09:00:00Z``.

    Raises:
        ValueError: a time without a zone; that is a mistake in the program, not in its input.
    """
    if moment.tzinfo is None:
        message = "a time without a zone"
        raise ValueError(message)
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat(timespec='seconds')[:_TO_THE_SECOND]}Z"
