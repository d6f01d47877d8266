"""An address of the web that a person gave: what is wanted there, and what the file that comes of it is called."""

from pathlib import PurePosixPath
from urllib.parse import unquote

from badgedesk.core.address import check_public_address, split_address
from badgedesk.core.errors import Code
from badgedesk.core.model.document import Purpose, Wanted


def is_address(word: str) -> bool:
    """Return whether a word is an address of the web, not a file."""
    return word.lower().startswith(("https://", "http://"))


def wanted_at(address: str) -> Wanted:
    """Return what is asked for at an address; with a code where it is never asked."""
    url = address.partition("#")[0]
    host = (split_address(url).hostname or "").lower()
    refused = check_public_address(url) is not None or not url.lower().startswith("https://")
    return Wanted(url, url, host, Purpose.FILE, code=Code.NET_BLOCKED if refused else None)


def file_name_at(address: str) -> str:
    """Return what a file from an address is called: the last part of its path, else the host."""
    parts = split_address(address)
    return PurePosixPath(unquote(parts.path)).name or parts.hostname or ""
