"""Whether an address in a credential can be given to others: everyone must reach the same page by it."""

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from badgedesk.core.errors import Code

_ADDRESS: Final = re.compile(
    r"https?://(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(?P<port>[0-9]{1,5}))?"
    r"(?:[/?#][a-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?",
    re.IGNORECASE,
)
_NAMED_HOST: Final = re.compile(r"(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})")
_OWN_ENDINGS: Final = (
    ".localhost",
    ".local",
    ".localdomain",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".home.arpa",
    ".test",
    ".invalid",
)
_WEB: Final = ("http:", "https:")
_ADDRESS_CHARACTERS: Final = 2_000
_PORTS: Final = range(1, 65_536)


def check_public_address(address: str | None) -> Code | None:
    """Return None for an address of the public web, else why it is none.

    Nothing is looked up. Only plain ``http`` and ``https`` addresses by name count: no user name in them, no number
    in the place of the host, no host that only one network knows.

    Returns:
        `Code.ADDRESS_MISSING`, where there is no address of the web at all; `Code.ADDRESS_PRIVATE`, where there is
        one that others cannot use or that could mislead them.
    """
    if not address or not address.lower().startswith(_WEB):
        return Code.ADDRESS_MISSING
    match = _ADDRESS.fullmatch(address) if len(address) <= _ADDRESS_CHARACTERS else None
    if match is None or (match["port"] and int(match["port"]) not in _PORTS):
        return Code.ADDRESS_PRIVATE
    host = match["host"].lower()
    if _NAMED_HOST.fullmatch(host) is None or f".{host}".endswith(_OWN_ENDINGS):
        return Code.ADDRESS_PRIVATE
    return None


def split_address(address: str) -> SplitResult:
    """Return the parts of an address; one that cannot be taken apart, such as ``https://a[b``, has none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
